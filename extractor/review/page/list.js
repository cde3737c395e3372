"use strict";
// The left pane: what was read, tab by tab. Rows are drawn in chunks that the browser lays out only when they come into view.
Review.list = (() => {
  const { make, by, words, said } = Review;
  const CHUNK = 40;
  let doc, tab, filter = {};

  const observationAt = new Map();
  const valuesOf = new Map();

  const show = (document_) => {
    doc = document_;
    observationAt.clear(); valuesOf.clear();
    doc.nodes.forEach((node, n) => {
      if (node.key[0] !== "observation") return;
      observationAt.set(node.key[1], [...(observationAt.get(node.key[1]) || []), n]);
      valuesOf.set(node.indicator, [...(valuesOf.get(node.indicator) || []), n]);
    });
    const chapter = by("chapter");
    chapter.replaceChildren(make("option", { value: "" }, "全部章节"), ...doc.chapters.map((title, n) => make("option", { value: n }, title)));
    tabs();
  };

  const count = (name) => (name === "table" ? doc.nodes.filter((node) => node.key[0] === "observation").length
    : name === "differ" ? Review.app.differing().length : doc.nodes.filter((node) => node.tab === name).length);
  const tabs = () => {
    by("tabs").replaceChildren(...Object.entries(words.tabs).map(([name, label]) =>
      make("button", { type: "button", role: "tab", "data-tab": name, "aria-selected": String(name === tab), tabindex: name === tab ? 0 : -1, onclick: () => open(name) }, label, make("small", {}, ` ${count(name)}`))));
  };

  const open = (name) => {
    tab = name;
    for (const button of by("tabs").children) {
      button.setAttribute("aria-selected", String(button.dataset.tab === tab));
      button.tabIndex = button.dataset.tab === tab ? 0 : -1;
    }
    const pane = by("list");
    const made = tab === "table" ? tables() : tab === "differ" ? differences() : rows(doc.nodes.map((node, n) => n).filter((n) => doc.nodes[n].tab === tab));
    pane.replaceChildren(...(made.length ? made : [make("p", { class: "none" }, tab === "differ" ? "各校阅人没有不同的意见。" : "没有。")]));
    pane.scrollTop = 0;
    apply();
  };

  const chunks = (elements) => {
    const out = [];
    for (let at = 0; at < elements.length; at += CHUNK) out.push(make("div", { class: "chunk" }, ...elements.slice(at, at + CHUNK)));
    return out;
  };
  const inOrder = (numbers) => (filter.first ? [...numbers].sort((a, b) => Number(doc.nodes[b].doubt) - Number(doc.nodes[a].doubt)) : numbers);
  const rows = (numbers) => chunks(inOrder(numbers).map((n) => row(n)));

  const row = (n) => {
    const node = doc.nodes[n], kind = node.key[0];
    const figure = kind === "statement" ? `${said("comparator", node.facts.comparator)} ${value(node)} ${node.facts.unit || ""}` : ["heading", "box", "item"].includes(kind) ? node.number || "" : "";
    const label = kind === "field" ? `${words.fields[node.label] || node.label}：${node.facts.text}` : node.label;
    const element = make("button", { type: "button", class: `row stop ${Review.app.colour(n)}`, "data-n": n, onclick: () => Review.app.select(n) },
      make("span", { class: "label", style: kind === "heading" ? `padding-left:${node.facts.level - 1}em` : kind === "item" ? "padding-left:4em" : kind === "box" ? "padding-left:2em" : null }, kind === "finding" ? `${words.severities[node.severity]} · ${label}` : label),
      make("span", { class: "figure" }, figure),
      kind === "statement" ? make("span", { class: "dim" }, `${said("kind", node.facts.kind)} · ${said("aggregation", node.facts.aggregation)} · ${said("period", node.facts.period)}`) : "");
    if (kind === "unclaimed") element.append(make("span", { class: "dim" }, Review.source.slice(Math.max(0, node.key[1] - 12), node.key[2] + 12).replace(/\s+/g, " ")));
    return element;
  };
  const value = (node) => {
    const f = node.facts;
    if (f.value === null || f.value === undefined) return f.text || "—";
    return f.value_high !== null && f.value_high !== undefined ? `${f.value}—${f.value_high}` : String(f.value);
  };

  // A table as it was printed: its rows, the cells of values under the reviewer's hand.
  const grid = (table) => make("div", { class: "wide" }, make("table", { class: "grid" },
    make("thead", {}, make("tr", {}, ...table.columns.map(([header, role]) => make("th", { title: words.columns[role] || words.codes.role[role] || role }, header || "")))),
    make("tbody", {}, ...table.rows.map((line) => {
      const tr = make("tr", { class: line.kind });
      const cells = new Map(line.cells.map((cell) => [cell[0], cell]));
      if (line.kind === "group") tr.append(make("td", { colspan: table.columns.length, "data-s": line.cells[0] ? line.cells[0][2] : null }, line.cells.map((cell) => cell[1]).join(" ")));
      else for (let c = 0; c < table.columns.length; c += 1) {
        const cell = cells.get(c);
        const own = cell ? inside(cell) : [];
        tr.append(make("td", { class: own.length ? `v ${Review.app.colour(own[0])}` : "", "data-n": own.length ? own[0] : null, "data-s": cell ? cell[2] : null, onclick: own.length ? () => Review.app.select(own[0]) : null }, cell ? cell[1] : ""));
      }
      return tr;
    }))));
  const inside = (cell) => {
    for (let at = cell[2]; at < cell[3]; at += 1) if (observationAt.has(at)) return observationAt.get(at);
    return [];
  };

  const tables = () => {
    const indicators = doc.nodes.map((node, n) => n).filter((n) => doc.nodes[n].key[0] === "indicator");
    const list = filter.first ? [...doc.tables].sort((a, b) => Number(Boolean(b.unread)) - Number(Boolean(a.unread))) : doc.tables;
    return list.map((table) => {
      const own = indicators.filter((n) => doc.nodes[n].table === table.id);
      const kind = { indicators: "指标表", series: "历年数列", other: "其他表" }[table.kind];
      return make("section", { class: "card", "data-table": table.id },
        make("h2", {}, `${table.number || ""} ${table.caption || "（无表题）"}`.trim(), make("small", {}, ` ${kind}${table.unit ? ` · 单位：${table.unit}` : ""}`)),
        table.unread ? make("p", { class: "unread" }, table.unread) : "",
        table.kind === "other" && doc.drawable ? make("button", { type: "button", onclick: () => Review.draw.open(table.start, table.end) }, "画表：由人指明表头、行和列") : "",
        make("div", { class: own.length ? "pair" : "" }, grid(table), own.length ? readings(own) : ""),
        ...table.notes.map((note) => make("p", { class: "dim" }, `注：${note}`)));
    });
  };
  const readings = (own) => make("div", { class: "readings" }, ...own.map((n) => {
    const node = doc.nodes[n];
    return make("div", { class: "indicator" },
      make("button", { type: "button", class: `name stop ${Review.app.colour(n)}`, "data-n": n, onclick: () => Review.app.select(n) }, `${node.of ? "其中：" : ""}${node.number ? `${node.number} ` : ""}${node.label}`, make("small", {}, ` ${[node.facts.unit, node.facts.attribute].filter(Boolean).join(" · ")}`)),
      ...(valuesOf.get(node.id) || []).map((m) => {
        const one = doc.nodes[m];
        return make("button", { type: "button", class: `value stop ${Review.app.colour(m)}`, "data-n": m, onclick: () => Review.app.select(m) },
          make("span", { class: "dim" }, one.column || said("role", one.facts.role)), make("span", { class: "figure" }, `${one.facts.comparator && one.facts.comparator !== "=" && one.facts.comparator !== "range" ? said("comparator", one.facts.comparator) : ""}${value(one)}${one.facts.cumulative ? "（累计）" : ""}`));
      }));
  }));

  const differences = () => chunks(Review.app.differing().map((n) => {
    const node = doc.nodes[n];
    return make("button", { type: "button", class: "row stop", "data-n": n, onclick: () => Review.app.select(n) }, make("span", { class: "label" }, node.label), make("span", { class: "figure" }, node.raw),
      make("span", { class: "dim" }, Review.app.decisionsOn(n).map((d) => `${d.by}：${words.verdicts[d.verdict]}${Review.form.changed(d)}`).join("；")));
  }));

  const passes = (n) => {
    const node = doc.nodes[n], judged = Review.app.decisionsOn(n);
    if (filter.state === "open" && judged.length) return false;
    if (filter.state === "doubt" && !node.doubt) return false;
    if (filter.state === "done" && !judged.length) return false;
    if (["wrong", "unsure"].includes(filter.state) && !judged.some((d) => d.verdict === filter.state)) return false;
    if (filter.chapter !== "" && filter.chapter !== undefined && node.chapter !== Number(filter.chapter)) return false;
    return !filter.search || `${node.label} ${node.raw} ${node.sentence || ""}`.includes(filter.search);
  };
  const apply = () => {
    for (const element of by("list").querySelectorAll(".stop")) element.hidden = !passes(Number(element.dataset.n));
    for (const element of by("list").querySelectorAll(".indicator, .card")) element.hidden = Boolean(element.querySelector(".stop")) && !element.querySelector(".stop:not([hidden])");
  };
  const set = (name, value) => { filter = { ...filter, [name]: value }; if (name === "first") open(tab); else apply(); };

  const stops = () => [...by("list").querySelectorAll(".stop:not([hidden])")].filter((element) => !element.closest("[hidden]"));
  const focus = (n) => {
    for (const element of by("list").querySelectorAll(".on")) element.classList.remove("on");
    const own = [...by("list").querySelectorAll(`[data-n="${n}"]`)];
    own.forEach((element) => element.classList.add("on"));
    const stop = own.find((element) => element.matches(".stop")) || own[0];
    if (stop) { stop.scrollIntoView({ block: "nearest" }); if (stop.matches("button")) stop.focus({ preventScroll: true }); }
    return Boolean(stop);
  };
  const repaint = (n) => {
    for (const element of document.querySelectorAll(`#list [data-n="${n}"], #text td[data-n="${n}"]`)) {
      element.className = element.className.replace(/\bis-\w+\b/g, "").trim() + ` ${Review.app.colour(n)}`;
    }
    tabs();
  };
  return { show, open, grid, set, stops, focus, repaint, apply, current: () => tab };
})();
