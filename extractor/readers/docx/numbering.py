"""The numbers that Word makes itself: numbering.xml and styles played through in reading order.

ECMA-376, 17.9. A level's counter is kept by the abstract definition, so that lists with the same one
count on; ``startOverride`` restarts it where its list is first used; a level starts again after any
level above it (or after the one that ``lvlRestart`` names).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..symbols import bullet
from .counting import number
from .names import MC, VAL, W, child, number_of, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")


@dataclass(slots=True)
class _Level:
    form: str
    text: str
    start: int
    suffix: str
    restart: int | None
    legal: bool
    style: str | None


@dataclass(slots=True)
class _List:
    """One w:num: its abstract definition, with its own levels and first numbers."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    used: bool = False


@dataclass(slots=True)
class _Counter:
    values: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of one document and where each stands."""

    def __init__(self, root: _Element | None):
        definitions = root.findall(W + "abstractNum") if root is not None else []
        lists = root.findall(W + "num") if root is not None else []
        abstracts = {e.get(W + "abstractNumId", ""): e for e in definitions}
        links = {link: ident for ident, e in abstracts.items() if (link := value(e, "styleLink"))}
        self._levels = {ident: _levels(_linked(e, abstracts, links)) for ident, e in abstracts.items()}
        self._lists = {e.get(W + "numId", ""): self._list(e) for e in lists}
        self._counters: dict[str, _Counter] = {}

    def _list(self, element: _Element) -> _List:
        abstract = value(element, "abstractNumId") or ""
        levels, starts = dict(self._levels.get(abstract, {})), {}
        for override in element.findall(W + "lvlOverride"):
            depth = number_of(override.get(W + "ilvl"), 0)
            own = child(override, "lvl")
            if own is not None:
                levels[depth] = _level(own)
            start = value(override, "startOverride")
            if start is not None:
                starts[depth] = number_of(start, 1)
        return _List(abstract, levels, starts)

    def level_of_style(self, ident: str, style: str) -> int:
        """The level that a list links to a paragraph style."""
        levels = self._lists[ident].levels if ident in self._lists else {}
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def next(self, ident: str, depth: int) -> tuple[str, str]:
        """The next number of list ``ident`` at ``depth``, and what parts it from the text: tab, space or nothing."""
        found = self._lists.get(ident)
        level = found.levels.get(depth) if found is not None else None
        if found is None or level is None:
            return "", ""
        counter = self._counters.setdefault(found.abstract, _Counter())
        self._advance(counter, found, depth)
        if level.form == "bullet":
            return bullet(level.text), level.suffix

        def written(match: re.Match[str]) -> str:
            other = int(match.group(1)) - 1
            form = found.levels[other].form if other in found.levels else "decimal"
            return number(counter.values.get(other, 1), "decimal" if level.legal and form != "none" else form)

        return _PLACE.sub(written, level.text), level.suffix

    def _advance(self, counter: _Counter, used: _List, depth: int) -> None:
        if not used.used:
            used.used = True
            for other in used.starts:
                counter.values.pop(other, None)
        for other in range(depth):
            counter.values.setdefault(other, _first(used, other))
        counter.values[depth] = counter.values.get(depth, _first(used, depth) - 1) + 1
        for other in [o for o in counter.values if o > depth]:
            level = used.levels.get(other)
            after = level.restart if level is not None and level.restart is not None else other
            if after > depth:
                del counter.values[other]


def _first(used: _List, depth: int) -> int:
    if depth in used.starts:
        return used.starts[depth]
    return used.levels[depth].start if depth in used.levels else 1


def _linked(element: _Element, abstracts: dict[str, _Element], links: dict[str, str]) -> _Element:
    """The definition itself, or the one that it names by a numbering style."""
    name = value(element, "numStyleLink")
    return abstracts.get(links.get(name or "", ""), element)


def _levels(element: _Element) -> dict[int, _Level]:
    return {number_of(lvl.get(W + "ilvl"), 0): _level(lvl) for lvl in element.findall(W + "lvl")}


def _level(element: _Element) -> _Level:
    form = child(element, "numFmt")
    if form is None:  # a format of a later Word, with one that all know beside it
        form = element.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    restart = value(element, "lvlRestart")
    return _Level(
        form.get(VAL, "decimal") if form is not None else "decimal",
        value(element, "lvlText") or "",
        number_of(value(element, "start"), 0 if value(element, "start") is None else 1),
        value(element, "suff") or "tab",
        number_of(restart, 0) if restart is not None else None,
        bool(switch(element, "isLgl")),
        value(element, "pStyle"),
    )
