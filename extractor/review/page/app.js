"use strict";
// What holds the parts together: the document at hand, the decisions on it, the keys.
Review.app = (() => {
  const { make, by, words, store } = Review;
  let doc = null, decided = new Map(), undone = [], name = "";
  const who = () => by("by").value.trim();
  const keyOf = (target) => JSON.stringify([target.node, target.start, target.end, target.name ?? null]);
  const nodeKey = (n) => JSON.stringify(doc.nodes[n].key);

  // -- decisions ---------------------------------------------------------------------------

  const decisionsOn = (n) => decided.get(nodeKey(n)) || [];
  const mine = (n) => decisionsOn(n).find((d) => d.by === who());
  const colour = (n) => {
    const all = decisionsOn(n);
    if (!all.length) return doc.nodes[n].doubt ? "is-doubt" : "is-open";
    if (new Set(all.map((d) => d.verdict)).size > 1) return "is-differ";
    return `is-${all[all.length - 1].verdict}`;
  };
  const differing = () => doc.nodes.map((node, n) => n).filter((n) => {
    const all = decisionsOn(n);
    return all.length > 1 && new Set(all.map((d) => JSON.stringify([d.verdict, d.changes || {}]))).size > 1;
  });
  const take = (said) => {
    decided = new Map();
    for (const decision of said.decisions) decided.set(keyOf(decision.target), [...(decided.get(keyOf(decision.target)) || []), decision]);
    doc.drawn = said.drawn;
    const values = doc.nodes.filter((node) => ["observation", "statement"].includes(node.key[0]));
    const left = values.filter((node) => !decided.has(JSON.stringify(node.key))).length;
    by("left").textContent = `还剩 ${left} / ${values.length}`;
    if (said.stale.length) Review.say(`${said.stale.length} 条决定不再适用：${said.stale[0]}`);
  };

  const targetOf = (n) => {
    const [node, start, end, label] = doc.nodes[n].key;
    const parts = doc.nodes[n].parts;
    return { node, start, end, name: label, raw: parts.length > 1 ? "" : Review.source.slice(start, end).replace(/\s+/g, "") };
  };

  const send = async (action, body, touched) => {
    if (!who()) { Review.say("请先写上校阅人的姓名。"); by("by").focus(); return false; }
    try {
      take(await store.send(doc.n, action, { ...body, by: who() }));
    } catch (error) { Review.say(error.message); return false; }
    if (touched !== null) { Review.list.repaint(touched); Review.source.repaint(touched); }
    by("undo").disabled = !undone.length;
    return true;
  };

  const decide = async (n, verdict, changes, note) => {
    const target = targetOf(n), before = mine(n) || null;
    Review.say("");
    if (await send("decide", { target, verdict, changes, ...(note ? { note } : {}) }, n)) {
      undone.push({ target, before, n }); by("undo").disabled = false;
      const here = Review.form.current();
      if (verdict === "wrong" || (verdict === "unsure" && !Object.keys(changes).length && note)) Review.form.refresh(); else if (here === n) step(1, n);
      Review.list.apply();
    }
  };
  const addValue = async (node, [start, end], changes, note) => {
    const target = { node, start, end, name: node === "observation" ? columnAt(start) : null, raw: Review.source.slice(start, end).replace(/\s+/g, "") };
    if (await send("decide", { target, verdict: "added", changes, ...(note ? { note } : {}) }, null)) {
      undone.push({ target, before: null, n: null }); by("undo").disabled = false;
      Review.say(`已补：${target.raw}`);
    }
  };
  const columnAt = (place) => {
    for (const table of doc.tables) for (const row of table.rows) for (const [column, , a, b] of row.cells) if (a <= place && place < b) return table.columns[column][0];
    return null;
  };
  const withdraw = async (n) => {
    const before = mine(n), target = targetOf(n);
    if (await send("withdraw", { target }, n)) { undone.push({ target, before, n }); Review.form.open(n); }
  };
  const undo = async () => {
    const last = undone.pop();
    if (!last) return;
    const { target, before, n } = last;
    if (before) await send("decide", { target, verdict: before.verdict, changes: before.changes || {}, ...(before.note ? { note: before.note } : {}) }, n);
    else await send("withdraw", { target }, n);
    by("undo").disabled = !undone.length;
    if (n !== null) select(n); else Review.say("已撤销。");
  };
  const redraw = async (action, body) => {
    if (!who()) { Review.say("请先写上校阅人的姓名。"); by("by").focus(); return; }
    try { load(await store.send(doc.n, action, { ...body, by: who() })); } catch (error) { Review.say(error.message); }
  };

  // -- moving ------------------------------------------------------------------------------

  const select = (n, { scroll = true } = {}) => {
    const node = doc.nodes[n];
    if (Review.list.current() !== node.tab && !(Review.list.current() === "differ" && differing().includes(n))) Review.list.open(node.tab);
    Review.list.focus(n);
    Review.form.open(n);
    Review.source.mark(node.key[0] === "finding" ? node.places.flat() : node.parts, scroll);
  };
  const step = (by_, from = Review.form.current()) => {
    const stops = Review.list.stops();
    if (!stops.length) return;
    const here = stops.findIndex((element) => Number(element.dataset.n) === from);
    const next = stops[here < 0 ? (by_ > 0 ? 0 : stops.length - 1) : Math.max(0, Math.min(stops.length - 1, here + by_))];
    select(Number(next.dataset.n));
  };

  const keys = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || doc === null || event.isComposing) return;
    const typing = event.target.matches("input:not([type=checkbox]), select, textarea") || event.target.closest("dialog");
    if (event.key === "Escape") { if (event.target.closest("#detail form")) Review.form.open(Review.form.current()); else if (typing) event.target.blur(); else Review.list.focus(Review.form.current()); return; }
    if (typing) return;
    const n = Review.form.current(), kind = n === null ? null : doc.nodes[n].key[0];
    const judged = { y: "right", n: "wrong", u: "unsure" };
    if (event.key === "j" || event.key === "ArrowDown" && event.target.closest("#list")) step(1);
    else if (event.key === "k" || event.key === "ArrowUp" && event.target.closest("#list")) step(-1);
    else if (judged[event.key] && kind && kind !== "unclaimed") Review.form.judge(kind === "finding" ? { y: "accepted", n: "dismissed", u: "accepted" }[event.key] : judged[event.key]);
    else if (event.key === "e" && n !== null) Review.form.open(n, true);
    else if (event.key === "r" && n !== null) Review.form.explain();
    else if (event.key === "a" && Review.form.chosen()) Review.form.add(Review.form.chosen());
    else if (event.key === "d" && Review.form.chosen() && doc.drawable) Review.draw.open(...Review.form.chosen());
    else if (event.key === "s") (by("text").hidden ? by("pages") : by("text")).focus();
    else if (event.key === "/") by("search").focus();
    else if (event.key === "z") undo();
    else if (event.key === "?") by("keys").showModal();
    else if (/^[1-7]$/.test(event.key)) Review.list.open(Object.keys(words.tabs)[Number(event.key) - 1]);
    else if ((event.key === "ArrowLeft" || event.key === "ArrowRight") && event.target.closest("#tabs")) {
      const all = [...by("tabs").children], next = all[(all.findIndex((b) => b.tabIndex === 0) + (event.key === "ArrowRight" ? 1 : all.length - 1)) % all.length];
      Review.list.open(next.dataset.tab); by("tabs").querySelector("[tabindex='0']").focus();
    } else return;
    event.preventDefault();
  };

  // -- opening ------------------------------------------------------------------------------

  const load = (found) => {
    doc = found; undone = [];
    by("title").textContent = doc.title || doc.id;
    document.title = `校阅 ${doc.id}`;
    take(found);
    by("desk").hidden = false; by("index").hidden = true;
    Review.form.show(doc); Review.draw.show(doc); Review.list.show(doc);
    Review.source.show(doc);
    Review.list.open(doc.tables.some((t) => t.kind !== "other" || t.unread) ? "table" : "text");
    document.body.dataset.view = "desk";
    if (found.aside) Review.say(`来源文件改变了：原来的校阅另存为 ${found.aside}，这里从头开始。`);
  };

  const index = (found) => {
    by("home").hidden = true;
    by("desk").hidden = true; by("index").hidden = false; doc = null;
    by("title").textContent = `${found.documents.length} 份文件`;
    by("left").textContent = "";
    by("index").replaceChildren(make("table", { class: "grid" },
      make("thead", {}, make("tr", {}, ...["文件", "标题", "指标值", "陈述", "错误", "警告", "提示", "已校", ""].map((head) => make("th", {}, head)))),
      make("tbody", {}, ...found.documents.map((row) => make("tr", { class: `state-${row.state}` },
        make("td", {}, make("a", { href: `#${row.n}` }, row.name)), make("td", {}, row.title || ""), make("td", {}, row.values ?? ""), make("td", {}, row.statements ?? ""),
        make("td", {}, row.findings ? row.findings.error : ""), make("td", {}, row.findings ? row.findings.warning : ""), make("td", {}, row.findings ? row.findings.info : ""),
        make("td", {}, row.state === "ready" ? `${row.judged} / ${row.values + row.statements}` : ""), make("td", {}, row.message || words.states[row.state]))))));
    if (store.live && found.documents.some((row) => row.state === "new")) setTimeout(() => { if (doc === null) route(); }, 1500);
    document.body.dataset.view = "index";
  };

  const route = async () => {
    Review.say("");
    try {
      const n = /^#\d+$/.test(location.hash) ? Number(location.hash.slice(1)) : null;
      const found = await store.index();
      if (!by("by").value) by("by").value = name || found.by || "";
      const only = found.documents.length === 1;
      if (n === null && !only) { index(found); return; }
      load(await store.document(n ?? 0));
      by("home").hidden = only;
    } catch (error) { Review.say(error.message); by("title").textContent = "校阅"; }
  };

  const start = () => {
    try { name = localStorage.getItem("reviewer") || ""; } catch { name = ""; }
    by("keys").replaceChildren(make("h2", {}, "按键"), make("dl", {}, ...words.keys.flatMap(([key, what]) => [make("dt", {}, ...key.split(" ").map((k) => make("kbd", {}, k))), make("dd", {}, what)])), make("button", { type: "button", onclick: () => by("keys").close() }, "关闭"));
    by("help").addEventListener("click", () => by("keys").showModal());
    by("undo").addEventListener("click", undo);
    by("by").addEventListener("change", () => { try { localStorage.setItem("reviewer", who()); } catch { /* asked again next time */ } });
    for (const id of ["state", "chapter", "search"]) by(id).addEventListener("input", () => Review.list.set(id, by(id).value));
    by("first").addEventListener("change", () => Review.list.set("first", by("first").checked));
    if (!store.live) {
      by("save").hidden = false;
      by("save").addEventListener("click", () => {
        const file = new Blob([JSON.stringify(store.file(doc.n), null, 1) + "\n"], { type: "application/json" });
        const link = make("a", { href: URL.createObjectURL(file), download: `${doc.id}.review.json` });
        link.click();
      });
    }
    document.addEventListener("keydown", keys);
    addEventListener("hashchange", route);
    route();
  };
  return { start, select, step, decide, addValue, withdraw, undo, redraw, colour, mine, decisionsOn, differing };
})();
Review.app.start();
