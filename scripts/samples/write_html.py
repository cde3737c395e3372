"""A page of a government site: navigation and share buttons around the plan, real row and column spans."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from .plan import Box, Plan, Table, Text
from .write_md import html_table

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>{title}_青江市人民政府门户网站</title>
<style>p {{ text-indent: 2em }}</style><script>var page = "规划";</script></head>
<body>
<div class="header"><ul class="nav">
<li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li>
<li><a href="/fw">办事服务</a></li></ul></div>
<div class="position">您当前的位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a></div>
<div class="article" id="zoom">
{body}
</div>
<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a>
<a href="#">打印本页</a> <a href="#">关闭窗口</a></div>
<div class="footer"><p>主办：青江市人民政府办公室　网站标识码：0000000000</p>
<p>版权所有：青江市人民政府门户网站</p></div>
</body>
</html>
"""


def write(plan: Plan) -> bytes:
    """The plan as an HTML page in UTF-8."""
    title = next(b.words for b in plan.blocks if isinstance(b, Text) and b.role == "title")
    return _PAGE.format(title=title, body="\n".join(body(plan))).encode()


def body(plan: Plan) -> Iterator[str]:
    """The plan's own part of the page, a block a line."""
    for block in plan.blocks:
        yield from _block(block)


def _block(block: Text | Table | Box) -> Iterator[str]:
    if isinstance(block, Table):
        yield from html_table(block)
    elif isinstance(block, Box) and block.frame == "cell":
        yield '<table border="1"><tr><td>'
        yield from _framed(block)
        yield "</td></tr></table>"
    elif isinstance(block, Box):
        yield '<div style="border: 1px solid #000">'
        yield from _framed(block)
        yield "</div>"
    else:
        yield _paragraph(block)


def _framed(block: Box) -> Iterator[str]:
    yield f'<p align="center"><b>{escape(block.title.printed)}</b></p>'
    for inner in block.blocks:
        yield from _block(inner)


def _paragraph(block: Text) -> str:
    words = block.number + block.words
    lead = len(block.number) + block.lead if block.lead else 0
    inner = f"<strong>{escape(words[:lead])}</strong>{escape(words[lead:])}" if lead else escape(words)
    if block.level:
        return f"<h{block.level}>{inner}</h{block.level}>"
    aligned = {"title": "center", "centred": "center", "right": "right"}.get(block.role)
    return f'<p style="text-align: {aligned}">{inner}</p>' if aligned else f"<p>{inner}</p>"
