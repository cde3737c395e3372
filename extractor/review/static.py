"""The review as one offline page: the same page with its data in it."""

from __future__ import annotations

import base64
from bisect import bisect_right

from ..decisions.nodes import Json
from .assets import offline
from .session import Session

MOST_PICTURES = 60_000_000
"""Bytes of page pictures in one file: a browser still opens it."""
PICTURE_DOTS = 80


def static(session: Session) -> tuple[bytes, list[str]]:
    """The page, and what had to be left out of it.

    Raises:
        ExtractionError: a source cannot be read.
    """
    documents, notes, room = [], [], MOST_PICTURES
    for n, entry in enumerate(session.entries):
        shown = session.document(n)
        pictures, room = _pictures(session, n, len(shown["pages"]), room)
        if len(pictures) < len(shown["pages"]):
            notes.append(f"{entry.name}：页面图片过大，没有放进离线页，只有文字")
            shown["pages"] = []
        documents.append(
            {**shown, "pictures": pictures, "explanations": _explanations(session, n, shown), "drawable": False}
        )
    return offline(documents, session.index()), notes


def _pictures(session: Session, n: int, count: int, room: int) -> tuple[list[str], int]:
    out: list[str] = []
    left = room
    for number in range(1, count + 1):
        data = session.reading(n).pictures.jpeg(number, PICTURE_DOTS)
        left -= len(data) * 4 // 3
        if left < 0:
            return [], room
        out.append("data:image/jpeg;base64," + base64.b64encode(data).decode())
    return out, left


def _explanations(session: Session, n: int, shown: Json) -> dict[int, list[str]]:
    """Which rules read each line that holds a value; a page without a server cannot ask."""
    if not shown["explained"]:
        return {}
    starts = [0]
    for line in shown["text"].split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    lines = {bisect_right(starts, node["key"][1]) for node in shown["nodes"] if node["key"][0] != "finding"}
    return {line: session.explain(n, line) for line in sorted(lines)}
