"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const detail = document.getElementById("detail");
  const text = document.getElementById("text");
  const pieces = [...text.children];
  const starts = pieces.map((piece) => Number(piece.dataset.s));
  const cells = [...document.querySelectorAll("td.v")];
  const stops = [...document.querySelectorAll("td.v, .list button")];
  const numbers = (el) => el.dataset.n.split(" ").map(Number);
  let at = null;

  const make = (tag, words, parent) => {
    const el = document.createElement(tag);
    el.textContent = words;
    parent.append(el);
    return el;
  };

  const pieceAt = (place) => {
    let low = 0, high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= place) low = middle; else high = middle - 1;
    }
    return low;
  };

  const mark = (spans) => {
    for (const piece of text.querySelectorAll(".hit")) piece.classList.remove("hit");
    let first = null;
    for (const [start, end] of spans) {
      for (let n = pieceAt(start); n < pieces.length && starts[n] < end; n += 1) {
        pieces[n].classList.add("hit");
        first = first || pieces[n];
      }
    }
    if (first) first.scrollIntoView({ block: "center" });
  };

  const tell = (entries) => {
    detail.replaceChildren();
    for (const entry of entries) {
      make("h2", entry.head, detail);
      const list = make("dl", "", detail);
      for (const [term, words] of entry.facts) {
        make("dt", term, list);
        make("dd", words, list);
      }
      for (const [words, spans] of entry.links) {
        const button = make("button", "另见 " + words, detail);
        button.type = "button";
        button.addEventListener("click", () => mark(spans));
      }
    }
  };

  const select = (el, focus) => {
    if (at) {
      at.classList.remove("on");
      if (at.matches("td")) at.tabIndex = -1;
    }
    at = el;
    at.classList.add("on");
    if (at.matches("td")) at.tabIndex = 0;
    if (focus) at.focus({ preventScroll: true });
    at.scrollIntoView({ block: "nearest", inline: "nearest" });
    const entries = numbers(at).map((n) => data[n]);
    const wrong = entries.filter((entry) => !entry.ok);
    tell(entries);
    mark((wrong[0] || entries[0]).spans);
  };

  const isWrong = (el) => numbers(el).some((n) => !data[n].ok);
  // Every difference is a cell of the keyed table, or, where nothing was keyed, its line in the list.
  const seen = new Set(cells.flatMap(numbers));
  const wrong = stops.filter((el) => isWrong(el) && (el.matches("td") || !seen.has(numbers(el)[0])));

  const step = (by) => {
    if (!wrong.length) return;
    const here = at ? stops.indexOf(at) : -1;
    const after = wrong.findIndex((el) => stops.indexOf(el) > here);
    const next = by > 0 ? after : wrong.findLastIndex((el) => stops.indexOf(el) < here);
    select(wrong[next === -1 ? (by > 0 ? 0 : wrong.length - 1) : next], true);
  };

  const beside = (td, dx, dy) => {
    let row = td.parentElement, column = td.cellIndex;
    for (;;) {
      if (dy) row = dy > 0 ? row.nextElementSibling : row.previousElementSibling;
      column += dx;
      const next = row && row.cells[column];
      if (!next) return null;
      if (next.classList.contains("v")) return next;
    }
  };

  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inGrid = at && at.matches("td") && document.activeElement === at;
    if (event.key === "n" || event.key === "p") step(event.key === "n" ? 1 : -1);
    else if (event.key === "Enter" && inGrid) text.focus();
    else if (event.key === "Escape" && at) at.focus();
    else if (arrows[event.key] && inGrid) {
      const next = beside(at, ...arrows[event.key]);
      if (next) select(next, true);
    } else return;
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const el = event.target.closest("td.v, .list button");
    if (el) select(el, true);
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches("td.v") && event.target !== at) select(event.target, false);
  });
  if (cells.length) cells[0].tabIndex = 0;
})();
