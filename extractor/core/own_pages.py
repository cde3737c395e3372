"""The mark of pages that ``extract`` writes for people, so that none is ever read as a plan."""

from __future__ import annotations

HTML = '<meta name="generator" content="extract">'
MARKDOWN = "<!-- generator: extract -->"
WITHIN = 512
"""Bytes from the beginning in which the mark stands."""


def is_own_page(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is a page that ``extract`` has written."""
    start = head[:WITHIN]
    return HTML.encode() in start or start.startswith(MARKDOWN.encode())
