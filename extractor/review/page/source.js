"use strict";
// The right pane: the text with its lines, tables of Word and web pages as grids, pages of print as pictures.
// Places are code points; lines are drawn in chunks that the browser lays out only when they come into view.
Review.source = (() => {
  const { make, by } = Review;
  const CHUNK = 50;
  let doc, chars, lines, starts, values, covering, hits, drawnHits, boxes, rows;

  const slice = (start, end) => (chars ? chars.slice(start, end).join("") : doc.text.slice(start, end));
  const size = (words) => (chars ? [...words].length : words.length);
  const lineOf = (place) => {
    let low = 0, high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= place) low = middle; else high = middle - 1;
    }
    return low;
  };
  const isPrinted = () => doc.pages.length > 0;
  const inGrids = () => /html|wordprocessingml|ofd|mht/.test(doc.media_type);

  const show = (document_) => {
    doc = document_;
    chars = /[\ud800-\udfff]/.test(doc.text) ? Array.from(doc.text) : null;
    lines = doc.text.split("\n");
    starts = [];
    let at = 0;
    for (const line of lines) { starts.push(at); at += size(line) + 1; }
    values = lines.map(() => []);
    hits = []; drawnHits = [];
    doc.nodes.forEach((node, n) => {
      if (!["observation", "statement", "unclaimed"].includes(node.key[0])) return;
      for (const [start, end] of node.parts) for (let k = lineOf(start); k < lines.length && starts[k] < end; k += 1) values[k].push([start, end, n]);
    });
    covering = doc.nodes.map((node, n) => [node.key[1], node.key[2], n]).filter(([a, b, n]) => b > a && doc.nodes[n].key[0] !== "finding").sort((x, y) => (x[1] - x[0]) - (y[1] - y[0]));
    text();
    pages();
    by("views").hidden = !isPrinted();
    view(isPrinted() ? "pages" : "text");
  };

  const view = (name) => {
    by("pages").hidden = name !== "pages";
    by("text").hidden = name !== "text";
    for (const button of by("views").children) button.setAttribute("aria-pressed", String(button.dataset.view === name));
  };

  const fill = (element, k) => {
    const start = starts[k], words = lines[k], end = start + size(words);
    const cuts = new Set([start, end]);
    const spans = values[k].concat(hits.filter(([a, b]) => a < end && b > start).map(([a, b]) => [a, b, -1]));
    for (const [a, b] of spans) { if (a > start && a < end) cuts.add(a); if (b > start && b < end) cuts.add(b); }
    const edges = [...cuts].sort((x, y) => x - y);
    const out = [];
    for (let i = 0; i + 1 < edges.length; i += 1) {
      const [a, b] = [edges[i], edges[i + 1]];
      const own = spans.filter(([x, y]) => x <= a && y >= b);
      const value = own.find(([, , n]) => n >= 0), hit = own.some(([, , n]) => n < 0);
      const piece = slice(a, b);
      if (!value && !hit) out.push(piece);
      else out.push(make(hit ? "mark" : "span", { class: value ? `val ${Review.app.colour(value[2])}` : "", "data-n": value ? value[2] : null }, piece));
    }
    element.replaceChildren(...out);
  };

  const text = () => {
    const pane = by("text"), grids = new Map();
    if (inGrids()) for (const table of doc.tables) if (table.rows.length) grids.set(lineOf(table.start), table);
    const out = [];
    let chunk = null, until = -1;
    rows = [];
    for (let k = 0; k < lines.length; k += 1) {
      if (k % CHUNK === 0) { chunk = make("div", { class: "chunk" }); out.push(chunk); }
      const row = make("div", { class: "ln", "data-k": k }, make("span", { class: "no", "aria-hidden": "true" }, String(k + 1)), make("span", { class: "tx" }));
      rows.push(row.lastChild);
      fill(row.lastChild, k);
      chunk.append(row);
      if (grids.has(k)) { const table = grids.get(k); until = lineOf(Math.max(table.start, table.end - 1)); chunk.append(Review.list.grid(table)); }
      row.hidden = k <= until; // a table that stands as a grid is not printed twice
    }
    pane.replaceChildren(...out);
  };

  const pages = () => {
    boxes = new Map();
    by("pages").replaceChildren(...doc.pages.map(([width, height], n) => {
      const figure = make("figure", { class: "page", style: `aspect-ratio:${width}/${height}`, "data-p": n + 1 },
        make("img", { src: Review.store.picture(doc.n, n + 1), alt: `第 ${n + 1} 页`, loading: "lazy", decoding: "async" }), make("figcaption", {}, `${n + 1}`));
      return figure;
    }));
    doc.nodes.forEach((node, n) => {
      if (!["observation", "statement"].includes(node.key[0])) return;
      for (const part of node.parts) box(part, `box ${Review.app.colour(n)}`, n);
    });
  };

  const box = ([, , page, place], name, n) => {
    const figure = page && place && by("pages").children[page - 1];
    if (!figure) return null;
    const [width, height] = doc.pages[page - 1], [x0, top, x1, bottom] = place;
    const element = make("span", { class: name, "data-n": n, title: n >= 0 ? doc.nodes[n].label : null,
      style: `left:${(100 * x0) / width}%;top:${(100 * top) / height}%;width:${(100 * (x1 - x0)) / width}%;height:${(100 * (bottom - top)) / height}%` });
    figure.append(element);
    if (n >= 0) boxes.set(n, [...(boxes.get(n) || []), element]);
    return element;
  };

  // Mark the words of some parts ([start, end, page, bbox]) and bring them into view.
  const mark = (parts, scroll = true) => {
    const before = new Set(hits.flatMap(([a, b]) => { const out = []; for (let k = lineOf(a); k < lines.length && starts[k] < b; k += 1) out.push(k); return out; }));
    hits = parts.map(([a, b]) => [a, b]);
    const touched = new Set(before);
    for (const [a, b] of hits) for (let k = lineOf(a); k < lines.length && starts[k] < b; k += 1) touched.add(k);
    for (const k of touched) fill(rows[k], k);
    drawnHits.forEach((element) => element.remove());
    drawnHits = parts.map((part) => box(part, "box hit", -1)).filter(Boolean);
    for (const cell of by("text").querySelectorAll("td.hit")) cell.classList.remove("hit");
    for (const [a] of hits) for (const cell of by("text").querySelectorAll(`td[data-s="${a}"]`)) cell.classList.add("hit");
    if (!scroll || !parts.length) return;
    const target = (!by("pages").hidden && drawnHits[0]) || by("text").querySelector("td.hit") || by("text").querySelector("mark");
    if (target) target.scrollIntoView({ block: "center" });
  };

  const repaint = (n) => {
    const node = doc.nodes[n];
    for (const [start, end] of node.parts) for (let k = lineOf(start); k < lines.length && starts[k] < end; k += 1) fill(rows[k], k);
    for (const element of boxes.get(n) || []) element.className = `box ${Review.app.colour(n)}`;
  };

  const placeOf = (container, offset) => {
    const holder = (container.nodeType === 1 ? container : container.parentElement).closest(".tx");
    if (!holder) return null;
    const k = Number(holder.parentElement.dataset.k);
    const range = document.createRange();
    range.setStart(holder, 0);
    range.setEnd(container, offset);
    return starts[k] + size(range.toString());
  };

  // What is selected in the text, as [start, end], or null.
  const selected = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const start = placeOf(range.startContainer, range.startOffset), end = placeOf(range.endContainer, range.endOffset);
    return start === null || end === null || end <= start ? null : [start, end];
  };

  const ownerAt = (place) => { const found = covering.find(([a, b]) => a <= place && place < b); return found ? found[2] : null; };

  by("source").addEventListener("click", (event) => {
    if (selected()) return;
    const button = event.target.closest("#views button");
    if (button) { view(button.dataset.view); return; }
    const value = event.target.closest("[data-n]");
    if (value && Number(value.dataset.n) >= 0) { Review.app.select(Number(value.dataset.n), { scroll: false }); return; }
    const caret = document.caretPositionFromPoint ? document.caretPositionFromPoint(event.clientX, event.clientY) : null;
    const range = !caret && document.caretRangeFromPoint ? document.caretRangeFromPoint(event.clientX, event.clientY) : null;
    const place = caret ? placeOf(caret.offsetNode, caret.offset) : range ? placeOf(range.startContainer, range.startOffset) : null;
    const owner = place === null ? null : ownerAt(place) ?? ownerAt(place - 1); // a click behind the last character
    if (owner !== null) Review.app.select(owner, { scroll: false });
  });
  document.addEventListener("selectionchange", () => {
    const chosen = selected();
    if (chosen) Review.form.offer(chosen);
  });

  return { show, mark, repaint, selected, slice, size, lineOf, ownerAt, lines: () => lines, starts: () => starts };
})();
