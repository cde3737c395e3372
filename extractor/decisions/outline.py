"""The section tree with one heading on another level: nested anew, with new ids wherever they are named."""

from __future__ import annotations

from .nodes import Json, sections


def relevel(data: Json, section: Json, level: int) -> None:
    """Set the heading's level and nest all sections again; every other heading keeps its level."""
    section["level"] = level
    flat = list(sections(data["sections"]))
    for one in flat:
        one["children"] = []
    root: list[Json] = []
    stack: list[Json] = []
    for one in flat:
        while stack and (stack[-1]["level"] >= one["level"] or stack[-1]["heading"] is None):
            stack.pop()
        (stack[-1]["children"] if stack else root).append(one)
        stack.append(one)
    data["sections"] = root
    _identify(data, root)
    for one in reversed(flat):
        _stretch(one)


def _identify(data: Json, root: list[Json]) -> None:
    """Ids as the reader gives them: s0 for a preamble that opens the document, then s1, s1.1 …"""
    new: dict[str, str] = {}
    opens = bool(root) and root[0]["heading"] is None
    pending = [(one, f"s{n}") for n, one in enumerate(root, 0 if opens else 1)][::-1]
    while pending:
        one, ident = pending.pop()
        new[one["id"]] = ident
        pending += [(child, f"{ident}.{n}") for n, child in enumerate(one["children"], 1)][::-1]
    for one in sections(root):
        one["id"] = new[one["id"]]
    for holder in (*data["boxes"], *data["tables"], *data["statements"]):
        holder["section_id"] = new.get(holder["section_id"], holder["section_id"])


def _stretch(section: Json) -> None:
    """The section's hull over its heading, its blocks and what now stands under it."""
    inside = [b["span"] for b in section["blocks"]] + [c["span"] for c in section["children"]]
    inside += [section["heading_span"]] if section["heading_span"] is not None else []
    if inside:
        start, end = min(s["start"] for s in inside), max(s["end"] for s in inside)
        if (start, end) != (section["span"]["start"], section["span"]["end"]):
            section["span"] = {"start": start, "end": end}


def innermost(tree: list[Json], at: int) -> str | None:
    """The id of the innermost section that holds the place."""
    found: str | None = None
    for section in sections(tree):
        if section["span"]["start"] <= at < section["span"]["end"]:
            found = section["id"]
    return found
