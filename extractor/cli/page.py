"""``extract … --page``: an output folder as one HTML page: files, counts, findings, links to the results."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import quote

from ..core.own_pages import HTML, WITHIN, is_own_page
from .codes import SEVERITY
from .folder import LOG
from .table import HEADS
from .usage import command, complain, typed

PAGE, TITLE = "index.html", "提取结果"
STATUS = {"ok": "完成", "partial": "有误", "failed": "失败"}
MOST_READ = 500
"""Documents whose findings are listed one by one; of more the page has the counts."""
MOST_QUOTED = 6
"""Places that a finding quotes; of more it says how many there are."""
Row = dict[str, Any]


def write_page(folder: str, *, quiet: bool) -> int:
    """Write ``index.html`` into an output folder, from its record; returns the exit code."""
    from ..core.problems import FAILURES
    from ..core.writing import cause, write_named

    target = os.path.join(folder, PAGE)
    if _is_of_others(target):
        complain(f"EXPORT_OCCUPIED：{FAILURES['EXPORT_OCCUPIED']}（{target}）")
        return 1
    try:
        with open(os.path.join(folder, LOG), encoding="utf-8", errors="surrogatepass") as file:
            rows = [{"name": row["id"], **row} for row in map(json.loads, file)]
        write_named(target, _page(folder, rows).encode("utf-8", "replace"))
    except OSError as error:
        complain(f"OUTPUT_UNWRITABLE：{FAILURES['OUTPUT_UNWRITABLE']}（{target}：{cause(error)}）")
        return 1
    if not quiet:
        print(f"{target}：{len(rows)} 份文件一览。")
    return 0


def _is_of_others(target: str) -> bool:
    """Whether a page of somebody else's lies there."""
    try:
        with open(target, "rb") as file:
            head = file.read(WITHIN)
    except OSError:
        return False
    return not is_own_page(head) and f"<title>{TITLE}</title>".encode() not in head


def _page(folder: str, rows: list[Row]) -> str:
    heads = {name: head for name, head in HEADS.items() if name != "seconds"}
    sums = {name: sum((row["counts"] or {}).get(name, 0) for row in rows) for name in heads}
    failed = sum(row["status"] == "failed" for row in rows)
    table = "".join(_row(row, list(heads)) for row in rows)
    total = "".join(f"<td>{count}</td>" for count in sums.values())
    findings = "".join(_findings(folder, rows)) if len(rows) <= MOST_READ else ""
    here, folder = escape(command()), escape(typed(folder))
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">{HTML}<title>{TITLE}</title><style>'
        f"{STYLE}</style></head><body><h1>{TITLE}</h1><p>{len(rows)} 份文件，失败 {failed} 份，"
        f"发现 {sums['findings']} 项。各表可用 <code>{here} export {folder} --to plans.xlsx</code> 写出；"
        f"在浏览器里对照原文：<code>{here} review {folder}</code>。</p>"
        f"<table><tr><th>文件</th><th>状态</th>{''.join(f'<th>{head}</th>' for head in heads.values())}</tr>"
        f'{table}<tr class="sum"><td>合计</td><td></td>{total}</tr></table>{findings}</body></html>\n'
    )


def _row(row: Row, names: list[str]) -> str:
    name = escape(row["name"])
    link = f'<a href="{quote(row["output"], errors="replace")}">{name}</a>' if row["output"] else name
    if row["counts"] and row["counts"].get("findings"):
        link += f' <a class="small" href="#{quote(row["name"], errors="replace")}">发现</a>'
    cells = "".join(f"<td>{(row['counts'] or {}).get(name, '')}</td>" for name in names)
    trouble = f'<div class="small">{escape(row["code"])}：{escape(row["message"] or "")}</div>' if row["code"] else ""
    state = f'<td class="{row["status"]}">{STATUS[row["status"]]}{trouble}</td>'
    return f'<tr><td title="{escape(row["path"])}">{link}</td>{state}{cells}</tr>'


def _findings(folder: str, rows: list[Row]) -> Iterator[str]:
    for row in rows:
        try:
            with open(os.path.join(folder, row["output"] or ""), encoding="utf-8") as file:
                document = json.load(file)
        except (OSError, ValueError):
            continue
        if not document["diagnostics"]:
            continue
        yield f'<h2 id="{escape(row["name"])}">{escape(row["name"])}</h2><ul>'
        for one in document["diagnostics"]:
            spans, text = one["spans"], document["text"]
            quoted = "；".join(" ".join(text[s["start"] : s["end"]].split())[:40] for s in spans[:MOST_QUOTED])
            quoted += f" 等 {len(spans)} 处" if len(spans) > MOST_QUOTED else ""
            yield (
                f'<li class="{one["severity"]}">{SEVERITY[one["severity"]]} <code>{one["code"]}</code> '
                f'{escape(one["message"])}<div class="small">{escape(quoted)}</div></li>'
            )
        yield "</ul>"


STYLE = (
    'body{font:15px/1.7 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC","WenQuanYi Zen Hei",sans-serif;'
    "margin:2rem auto;max-width:72rem;padding:0 1.5rem;color:#1c2430;background:#fff}"
    "table{border-collapse:collapse;width:100%;font-size:.9rem}"
    "th,td{border:1px solid #c5ccd6;padding:.3em .6em;text-align:right}"
    "th{background:#f2f5f9;white-space:nowrap}td:first-child,td:nth-child(2),th:first-child,th:nth-child(2){text-align:left}.sum{font-weight:600}"
    ".small{font-size:.8rem;color:#6b7480}.failed,.error{color:#b3261e}"
    ".partial,.warning{color:#8a5a00}li{margin:.4em 0}"
)
