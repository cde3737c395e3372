"""The page's own files: plain scripts and a style sheet in the package, joined into one file for use offline."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

SCRIPTS = ("words.js", "store.js", "source.js", "list.js", "form.js", "draw.js", "app.js")
"""In the order in which they are loaded; each adds to the one object ``Review``."""
FILES = {**dict.fromkeys(SCRIPTS, "text/javascript; charset=utf-8"), "page.css": "text/css; charset=utf-8"}


@cache
def _text(name: str) -> str:
    return (files(__package__) / "page" / name).read_text("utf-8")


def asset(name: str) -> tuple[str, bytes]:
    """Media type and content of one of ``FILES``."""
    return FILES[name], _text(name).encode()


def page() -> bytes:
    """The page as the server gives it."""
    head = '<link rel="stylesheet" href="{root}assets/page.css">'
    scripts = "".join(f'<script src="{{root}}assets/{name}" defer></script>' for name in SCRIPTS)
    return _text("page.html").replace("<!--head-->", head + scripts).replace("{root}", "").encode()


def offline(documents: list[Any], index: Any) -> bytes:
    """The same page as one file that holds its data; corrections are downloaded from it."""
    data = json.dumps({"index": index, "documents": documents}, ensure_ascii=False, default=str)
    data = data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><style>{_text("page.css")}</style>'
        f'<script type="application/json" id="offline">{data}</script>'
    )
    scripts = "".join(f"<script>{_text(name)}</script>" for name in SCRIPTS)
    return _text("page.html").replace("<!--head-->", head).replace("</body>", scripts + "</body>").encode()
