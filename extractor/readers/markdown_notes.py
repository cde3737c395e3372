"""Footnotes of Markdown: ``增长5.4%[^1]`` in the text and ``[^1]: 按可比价计算。`` on a line of its own."""

from __future__ import annotations

import re

from ..core.source import FootNote

_BODY = re.compile(r"^ {0,3}(\[\^([^\]\s]{1,32})\]:[ \t]*)([^\n]*(?:\n(?: {4}|\t)[^\n]+)*)", re.MULTILINE)
_CALL = re.compile(r"\[\^([^\]\s]{1,32})\](?!:)")
Notes = tuple[tuple[FootNote, ...], tuple[tuple[str, int, int], ...]]


def markdown_notes(text: str) -> Notes:
    """The notes of a text that are both called and written, and the marks that call one again, as furniture."""
    bodies = {match[2]: match for match in _BODY.finditer(text)} if "[^" in text else {}
    if not bodies:
        return (), ()
    first: dict[str, tuple[int, int]] = {}
    again = []
    for call in _CALL.finditer(text):
        if call[1] in bodies and first.setdefault(call[1], call.span()) != call.span():
            again.append(("markup", *call.span()))
    notes = [
        FootNote(body.start(1), body.end(), first[name], body.end(1) - body.start(1))
        for name, body in bodies.items()
        if name in first and body[3].strip()
    ]
    return tuple(sorted(notes, key=lambda note: note.start)), tuple(again)
