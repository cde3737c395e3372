"use strict";
// Where the data comes from and decisions go: the server that gave this page, or the page itself when it is a file.
Review.store = (() => {
  const inlined = Review.by("offline");
  const data = inlined ? JSON.parse(inlined.textContent) : null;

  const ask = async (path, body) => {
    let answer;
    try {
      answer = await fetch(path, body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    } catch {
      throw new Error("程序已停止；已作的决定都在磁盘上。请重新运行 extract review。");
    }
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.error || "没有成功。");
    return said;
  };

  const live = {
    live: true,
    index: () => ask("api/index"),
    document: (n) => ask(`api/doc/${n}`),
    explain: (n, line) => ask(`api/doc/${n}/explain/${line}`),
    picture: (n, page) => `api/doc/${n}/page/${page}`,
    send: (n, action, body) => ask(`api/doc/${n}/${action}`, body),
  };

  const key = (target) => JSON.stringify([target.node, target.start, target.end, target.name ?? null]);
  const offline = data && {
    live: false,
    index: async () => data.index,
    document: async (n) => {
      const found = data.documents[n];
      const kept = localStorage.getItem(`review:${found.sha256}`);
      if (kept) found.decisions = JSON.parse(kept);
      return found;
    },
    explain: async (n, line) => data.documents[n].explanations[line] || ["此页未附规则说明；请用 extract explain 来源 --at 行号。"],
    picture: (n, page) => data.documents[n].pictures[page - 1],
    send: async (n, action, body) => {
      const found = data.documents[n];
      if (action === "draw" || action === "undraw") throw new Error("离线页不能重读来源；请用 extract review 打开。");
      const target = body.target, by = body.by;
      found.decisions = found.decisions.filter((d) => !(key(d.target) === key(target) && d.by === by));
      if (action === "decide") found.decisions.push({ ...body, at: new Date().toISOString() });
      try { localStorage.setItem(`review:${found.sha256}`, JSON.stringify(found.decisions)); } catch { /* the download holds all the same */ }
      return { decisions: found.decisions, drawn: found.drawn, stale: found.stale };
    },
    file: (n) => {
      const found = data.documents[n];
      return { review_version: "1.0", source: { sha256: found.sha256, name: found.id, characters: [...found.text].length }, decisions: found.decisions, tables: found.drawn };
    },
  };
  return offline || live;
})();
