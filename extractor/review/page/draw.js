"use strict";
// A table that was not read, drawn by hand: its words flow into rows and columns; the reviewer joins, parts and empties cells.
Review.draw = (() => {
  const { make, by } = Review;
  let doc, cells, columns, header, start, end;

  const show = (document_) => { doc = document_; };

  // The words of the lines, parted by tabs, pipes, wide blanks and line ends.
  const pieces = () => {
    const out = [];
    const text = Review.source.slice(start, end);
    const points = Array.from(text);
    let at = 0, from = null;
    const close = (to) => { if (from !== null) out.push([start + from, start + to]); from = null; };
    for (; at < points.length; at += 1) {
      const parts = /[\t\n\r|│┃]/.test(points[at]) || (/\s/.test(points[at]) && /\s/.test(points[at + 1] || ""));
      if (parts) close(at);
      else if (!/\s/.test(points[at]) && from === null) from = at;
    }
    close(points.length);
    return out.map(([a, b]) => { let z = b; while (z > a && /\s/.test(Review.source.slice(z - 1, z))) z -= 1; return [a, z]; });
  };

  const open = (from, to) => {
    const lines = Review.source.starts(), texts = Review.source.lines();
    const first = Review.source.lineOf(from), last = Review.source.lineOf(Math.max(from, to - 1));
    start = lines[first]; end = lines[last] + Review.source.size(texts[last]);
    cells = pieces();
    if (cells.length < 2) { Review.say("选中的行里没有可以成表的文字。"); return; }
    const perLine = texts.slice(first, last + 1).filter((line) => line.trim()).map((line) => line.trim().split(/[\t|│]|\s{2,}/).length);
    columns = Math.max(2, Math.max(...perLine));
    header = 1;
    render();
    by("draw").showModal();
  };

  const words = (cell) => (cell ? Review.source.slice(...cell).replace(/\s+/g, " ") : "");
  const render = (focus = null) => {
    const rows = [];
    for (let at = 0; at < cells.length; at += columns) rows.push(cells.slice(at, at + columns));
    by("draw").replaceChildren(
      make("h2", {}, "画表"),
      make("p", { class: "dim" }, "文字按次序排进格子。选一格：空格键在它前面插一个空格子，Backspace 把它并入前一格，Delete 去掉空格子，/ 把它在空白处分成两格。表头也画在内，并指明它有几行；读法与有框线的表相同。"),
      make("label", {}, "列数 ", make("input", { type: "number", min: 2, max: 30, value: columns, onchange: (event) => { columns = Math.max(2, Math.min(30, Number(event.target.value) || 2)); render(); } })),
      make("label", {}, " 表头行数 ", make("input", { type: "number", min: 0, max: 6, value: header, onchange: (event) => { header = Math.max(0, Math.min(6, Number(event.target.value) || 0)); render(); } })),
      make("div", { class: "wide" }, make("table", { class: "grid drawn" }, make("tbody", {}, ...rows.map((row, r) => make("tr", { class: r < header ? "group" : "" }, ...Array.from({ length: columns }, (_, c) => {
        const at = r * columns + c;
        return make("td", {}, at < cells.length ? make("button", { type: "button", "data-at": at, onkeydown: (event) => key(event, at) }, words(row[c]) || "（空）") : "");
      })))))),
      make("div", {}, make("button", { type: "button", class: "main", onclick: save }, "按此读出"), make("button", { type: "button", onclick: () => by("draw").close() }, "取消"),
        doc.drawn.some((t) => t.start < end && t.end > start) ? make("button", { type: "button", onclick: undo }, "撤去已画的表") : ""));
    const target = by("draw").querySelector(`[data-at="${focus ?? 0}"]`);
    if (target) target.focus();
  };

  const key = (event, at) => {
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };
    if (event.key in steps) { const next = by("draw").querySelector(`[data-at="${at + steps[event.key]}"]`); if (next) next.focus(); }
    else if (event.key === " ") { cells.splice(at, 0, null); render(at + 1); }
    else if (event.key === "Backspace" && at > 0) {
      const [before, own] = [cells[at - 1], cells[at]];
      cells.splice(at - 1, 2, before && own ? [before[0], own[1]] : before || own); render(at - 1);
    } else if (event.key === "Delete" && cells[at] === null) { cells.splice(at, 1); render(at); }
    else if (event.key === "/" && cells[at]) {
      const text = Array.from(Review.source.slice(...cells[at])), gap = text.findIndex((c) => /\s/.test(c));
      if (gap > 0) { let next = gap; while (/\s/.test(text[next])) next += 1; cells.splice(at, 1, [cells[at][0], cells[at][0] + gap], [cells[at][0] + next, cells[at][1]]); render(at); }
    } else return;
    event.preventDefault(); event.stopPropagation();
  };

  const save = () => {
    const made = cells.map((cell, at) => cell && { row: Math.floor(at / columns), column: at % columns, start: cell[0], end: cell[1] }).filter(Boolean);
    by("draw").close();
    Review.app.redraw("draw", { start: made[0].start, end: made[made.length - 1].end, header, cells: made });
  };
  const undo = () => {
    const table = doc.drawn.find((t) => t.start < end && t.end > start);
    by("draw").close();
    Review.app.redraw("undraw", { start: table.start });
  };
  return { show, open };
})();
