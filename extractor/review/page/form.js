"use strict";
// The middle: what the current node says, the verdict on it, and what the reviewer keys instead.
Review.form = (() => {
  const { make, by, words, said } = Review;
  let doc, n = null, chosen = null, editing = false;

  const show = (document_) => { doc = document_; n = null; chosen = null; by("detail").replaceChildren(make("p", { class: "dim" }, "选一项，或在原文中点一处、选一段文字。")); };

  const changed = (decision) => {
    const given = Object.entries(decision.changes || {});
    return given.length ? `（${given.map(([name, v]) => `${words.facts[name] || name}：${name === "span" ? Review.source.slice(...v) : said(name, v)}`).join("，")}）` : "";
  };

  const open = (number, edit = false) => { n = number; editing = edit; render(); };
  const refresh = () => { if (!editing && n !== null) render(); }; // what is being keyed stays

  const render = () => {
    const node = doc.nodes[n], kind = node.key[0];
    const facts = make("dl", {}, make("dt", {}, "原文"), make("dd", { class: "raw" }, node.raw || "—"));
    for (const [name, value] of Object.entries(node.facts)) facts.append(make("dt", {}, words.facts[name] || name), make("dd", {}, said(name, value)));
    if (kind === "observation") facts.append(make("dt", {}, "单位"), make("dd", {}, node.unit || "—"));
    if (node.sentence) facts.append(make("dt", {}, "原句"), make("dd", {}, node.sentence));
    const buttons = kind === "finding" ? [["accepted", "属实"], ["dismissed", "不成立"]] : kind === "unclaimed" ? [] : [["right", "对", "y"], ["wrong", "错", "n"], ["unsure", "存疑", "u"]];
    const mine = Review.app.mine(n);
    const editable = Object.keys(node.facts).length > 0 && kind !== "unclaimed";
    by("detail").replaceChildren(...[
      make("h2", {}, node.label), facts,
      make("div", { class: "verdicts" }, ...buttons.map(([verdict, label, hotkey]) => make("button", { type: "button", "data-verdict": verdict, "aria-pressed": String(Boolean(mine) && mine.verdict === verdict), onclick: () => judge(verdict) }, label, hotkey ? make("kbd", {}, hotkey) : "")),
        editable ? make("button", { type: "button", "data-edit": "", onclick: () => open(n, !editing) }, "改正", make("kbd", {}, "e")) : "",
        kind === "unclaimed" ? make("button", { type: "button", onclick: () => add([node.key[1], node.key[2]]) }, "补为陈述", make("kbd", {}, "a")) : "",
        doc.explained || doc.explanations ? make("button", { type: "button", onclick: explain }, "规则", make("kbd", {}, "r")) : "",
        mine ? make("button", { type: "button", onclick: () => Review.app.withdraw(n) }, "撤回") : ""),
      ...Review.app.decisionsOn(n).map((d) => make("p", { class: `said is-${d.verdict}` }, `${d.by}：${words.verdicts[d.verdict]}${changed(d)}${d.note ? ` — ${d.note}` : ""}`)),
      ...findingsOn(node),
      editing ? editor(node) : "",
      make("pre", { id: "explained", hidden: true }),
      make("div", { id: "offer", hidden: !chosen }),
    ].filter(Boolean));
    if (chosen) offer(chosen);
    const first = editing && by("detail").querySelector("form input, form select");
    if (first) first.focus();
  };

  const findingsOn = (node) => doc.nodes.filter((other) => other.key[0] === "finding" && node.key[0] !== "finding" && other.places.some((parts) => parts.some(([a, b]) => a < node.key[2] && b > node.key[1])))
    .map((other) => make("p", { class: "finding" }, `${words.severities[other.severity]}：${other.label}`));

  const note = () => {
    const field = by("detail").querySelector("[name=note]");
    return field && field.value.trim() ? field.value.trim() : null;
  };
  const judge = (verdict) => {
    if (verdict === "dismissed" && !note()) { editing = true; render(); Review.say("请写明理由，再按“不成立”。"); by("detail").querySelector("[name=note]").focus(); return; }
    Review.app.decide(n, verdict, {}, note());
  };

  // -- keying ------------------------------------------------------------------------------

  const field = (name, value) => {
    const codes = words.codes[name];
    let input;
    if (codes) input = make("select", { name }, make("option", { value: "" }, "—"), ...Object.entries(codes).map(([code, label]) => make("option", { value: code, selected: String(value) === code }, label)));
    else if (name === "period") input = make("span", {}, make("input", { name: "period_start", size: 5, inputmode: "numeric", value: value ? value.start : "", "aria-label": "首年" }), "—", make("input", { name: "period_end", size: 5, inputmode: "numeric", value: value ? value.end : "", "aria-label": "末年" }));
    else input = make("input", { name, value: value ?? "", inputmode: ["value", "value_high", "level"].includes(name) ? "decimal" : null });
    return make("label", {}, make("span", {}, words.facts[name] || name), input);
  };

  const editor = (node) => {
    const names = Object.keys(node.facts), mine = Review.app.mine(n), before = { ...node.facts, ...(mine ? mine.changes || {} : {}) };
    const form = make("form", { onsubmit: (event) => { event.preventDefault(); save(node, form); } },
      ...names.map((name) => field(name, before[name])),
      ["observation", "statement"].includes(node.key[0]) ? make("label", {}, make("span", {}, "原文处"), make("button", { type: "button", name: "span", "data-span": mine && mine.changes && mine.changes.span ? JSON.stringify(mine.changes.span) : "", onclick: (event) => {
        const place = Review.source.selected() || chosen;
        if (!place) { Review.say("请先在原文中选中文字。"); return; }
        event.target.dataset.span = JSON.stringify(place); event.target.textContent = `改为“${Review.source.slice(...place)}”`;
      } }, "改用原文中选中的文字")) : "",
      make("label", {}, make("span", {}, "备注"), make("input", { name: "note", value: (mine && mine.note) || "", maxlength: 2000 })),
      make("div", {}, make("button", { type: "submit", class: "main" }, "保存"), make("button", { type: "button", onclick: () => open(n) }, "取消")));
    return form;
  };

  const read = (form, names, before) => {
    const changes = {};
    for (const name of names) {
      if (name === "period") {
        const [start, end] = ["period_start", "period_end"].map((part) => form.elements[part].value.trim());
        const now = start ? { start: Number(start), end: Number(end || start) } : null;
        if (JSON.stringify(now) !== JSON.stringify(before.period ?? null)) changes.period = now;
        continue;
      }
      let now = form.elements[name].value.trim();
      if (name === "cumulative") now = now === "" ? null : now === "true";
      else if (now === "") now = null;
      else if (name === "level") now = Number(now);
      if (String(now ?? "") !== String(before[name] ?? "")) changes[name] = now;
    }
    return changes;
  };

  const save = (node, form) => {
    const changes = read(form, Object.keys(node.facts), node.facts);
    const place = form.elements.span && form.elements.span.dataset.span;
    if (place) changes.span = JSON.parse(place);
    const verdict = node.key[0] === "finding" ? "accepted" : Object.keys(changes).length ? "wrong" : (Review.app.mine(n) || { verdict: "unsure" }).verdict;
    editing = false;
    Review.app.decide(n, verdict, changes, form.elements.note.value.trim() || null);
  };

  // -- words that are selected in the source ---------------------------------------------------

  const offer = (place) => {
    chosen = place;
    const box = by("offer") || by("detail").appendChild(make("div", { id: "offer" }));
    const owner = Review.source.ownerAt(place[0]);
    box.hidden = false;
    box.replaceChildren(make("p", {}, `选中：“${Review.source.slice(...place).slice(0, 60)}”`),
      owner !== null && owner !== n ? make("button", { type: "button", onclick: () => Review.app.select(owner, { scroll: false }) }, `属于：${doc.nodes[owner].label}`) : "",
      make("button", { type: "button", onclick: () => add(place) }, "补为数值", make("kbd", {}, "a")),
      doc.drawable ? make("button", { type: "button", onclick: () => Review.draw.open(...place) }, "画成表", make("kbd", {}, "d")) : "");
  };

  // What the selected words would be as a value: the one number that stands in them, its unit after it.
  const guess = (text) => {
    const found = [...text.matchAll(/[-−]?\d[\d,]*(?:\.\d+)?/g)];
    if (found.length !== 1) return { value: "", unit: "" };
    const before = text.slice(0, found[0].index), after = text.slice(found[0].index + found[0][0].length).replace(/(?:以上|以下|以内|左右|及以上)$/, "");
    const comparator = /≥|不低于|不少于|以上/.test(before + text) ? ">=" : /≤|不超过|不高于|以内/.test(before + text) ? "<=" : /[<＜]|低于|小于/.test(before) ? "<" : /[>＞]|超过|高于/.test(before) ? ">" : "=";
    return { value: found[0][0].replaceAll(",", "").replace("−", "-"), unit: after.replace(/\s/g, ""), comparator };
  };

  const add = (place) => {
    const text = Review.source.slice(...place), inTable = doc.tables.some((t) => t.kind !== "other" && t.start <= place[0] && place[0] < t.end);
    const facts = { subject: "", ...guess(text), kind: "target", aggregation: "level", period: null };
    const cell = { value: facts.value, text: "", comparator: facts.comparator, cumulative: null, period: null };
    const names = Object.entries(inTable ? cell : facts);
    const form = make("form", { onsubmit: (event) => {
      event.preventDefault();
      const changes = read(form, names.map(([name]) => name), {});
      if (!inTable && (changes.value === undefined || changes.value === null)) { Review.say("请填数值。"); return; }
      Review.app.addValue(inTable ? "observation" : "statement", place, changes, form.elements.note.value.trim() || null);
    } }, make("h2", {}, inTable ? "补一个表中的值" : "补一条陈述"), make("p", { class: "raw" }, text),
    ...names.map(([name, value]) => field(name, value)), make("label", {}, make("span", {}, "备注"), make("input", { name: "note" })),
    make("div", {}, make("button", { type: "submit", class: "main" }, "保存")));
    by("detail").replaceChildren(form);
    form.querySelector("input").focus();
  };

  const explain = async () => {
    const place = by("explained");
    if (!place) return;
    place.hidden = !place.hidden;
    if (place.hidden) return;
    try {
      const line = Review.source.lineOf(doc.nodes[n].key[1]) + 1;
      place.textContent = (await Review.store.explain(doc.n, line)).join("\n");
    } catch (error) { place.textContent = error.message; }
  };

  return { show, open, refresh, judge, offer, add, explain, changed, current: () => n, chosen: () => Review.source.selected() || chosen };
})();
