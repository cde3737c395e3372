#!/usr/bin/env python3
"""Rows of the rules about statements that match nothing: they go, or something keeps them.

    scripts/unused_rows.py [--counts] [FILE-OR-FOLDER…]

Reads corpus/, tests/plans and tests/statements with its cases, and what is named beside them, with every rule
counting what its rows match. Prints the rows that matched nowhere, one a line; with --counts all rows and how often
each matched.
Exit code 1 where a row matched nothing.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extractor import ExtractionError, extract, ledger  # noqa: E402
from extractor.lexicon import conditions, cues, guards, indicator_kinds, namings, phrases, sayings  # noqa: E402
from extractor.lexicon.rows import Rule  # noqa: E402
from extractor.lexicon.word import Word  # noqa: E402
from extractor.statements import doubts, find  # noqa: E402

CASES = ".cases"
KINDS = {".txt", ".md", ".docx", ".html", ".pdf", ".ofd", CASES}
RULES = [
    rule for module in (cues, phrases, indicator_kinds) for rule in vars(module).values() if isinstance(rule, Rule)
]
WORDS = [
    (module.__name__.rpartition(".")[2], one)
    for module in (conditions, namings, sayings)
    for one in vars(module).values()
    if isinstance(one, Word)
]

_BULLETINS = "bulletins and work reports print it; the plans and bulletins that are read here have none"
KEPT = {
    ("guards", "tolerance"): "specifications in annexes print them (厚度3±0.1毫米); a plan that is read here has none",
    ("guards", "numbered"): "lists of projects number what they name; no plan here does beside a quantity",
    ("lead", "per_amount"): "incentives print it (每新增100万美元); no plan here has one",
    ("guards", "size_of_counted"): "plans of industry print it (超1000亿元的若干个); those read here count the firms",
    ("namings", "of standards"): "plans of industry print it (制定30项以上标准); those read here say whose they are",
    ("guards", "size_between"): "technical plans print it (600mm≤管径＜1000mm); those read here say it in words",
    ("sayings", "ceiling"): "notices of grants print it (奖励上限为零售企业30万元); those read here do otherwise",
    ("sayings", "carries out"): _BULLETINS,
    ("falling", "money"): _BULLETINS,
    ("namings", "and others"): _BULLETINS,
    ("namings", "fared"): _BULLETINS,
    ("sayings", "of own year"): _BULLETINS,
}
"""Rows that stay although they match nothing here, and why."""


class Counting:
    """A rule's pattern that remembers which rows its matches hold."""

    def __init__(self, rule: Rule | Word, counts: Counter[tuple[str, str]], of: str = ""):
        self.pattern, self.counts, self.name = rule.pattern, counts, of or rule.name
        rows = [(row.name, re.compile(row.words)) for row in rule.rows] if isinstance(rule, Rule) else []
        alone = [rule.name] if isinstance(rule, Word) else []
        self.alone = bool(alone)
        self.rows_in = cache(lambda text: alone + [name for name, words in rows if words.search(text)])

    def _noted(self, match: re.Match[str] | None) -> re.Match[str] | None:
        if match is not None and (match.group() or self.alone):
            own = [match.lastgroup] if match.lastgroup else []
            self.counts.update((self.name, row) for row in {*own, *self.rows_in(match.group())})
        return match

    def __getattr__(self, name: str) -> Any:
        """What else a pattern is asked: nothing that matches."""
        return getattr(self.pattern, name)

    def search(self, *where: object) -> re.Match[str] | None:
        """Counted: ``Pattern.search``."""
        return self._noted(self.pattern.search(*where))

    def match(self, *where: object) -> re.Match[str] | None:
        """Counted: ``Pattern.match``."""
        return self._noted(self.pattern.match(*where))

    def fullmatch(self, *where: object) -> re.Match[str] | None:
        """Counted: ``Pattern.fullmatch``."""
        return self._noted(self.pattern.fullmatch(*where))

    def sub(self, new: str, text: str) -> str:
        """Counted: ``Pattern.sub``."""
        self.search(text)
        return self.pattern.sub(new, text)

    def finditer(self, *where: object) -> Iterator[re.Match[str]]:
        """Counted: ``Pattern.finditer``."""
        for match in self.pattern.finditer(*where):
            self._noted(match)
            yield match


def files(places: Iterable[Path]) -> Iterator[Path]:
    """Every document in the places."""
    for place in places:
        inside = (p for p in sorted(place.rglob("*")) if p.suffix in KINDS and p.stem != "README")
        yield from [place] if place.is_file() else inside


def sources(places: Iterable[Path]) -> Iterator[Path | bytes]:
    """Every document in the places, and each text of a file of cases (``== name``, its text, ``> `` before a row)."""
    places = list(places)
    yield from files(places)
    for path in (p for place in places if place.is_dir() for p in sorted(place.rglob("*.cases"))):
        for case in path.read_text("utf-8").split("== ")[1:]:
            yield "\n".join(line for line in case.splitlines()[1:] if not line.startswith("> ")).encode()


def counted(places: Iterable[Path]) -> Counter[tuple[str, str]]:
    """How often each row matched while the documents were read."""
    counts: Counter[tuple[str, str]] = Counter()
    for rule in RULES:
        counting = Counting(rule, counts)
        object.__setattr__(rule, "pattern", counting)
        object.__setattr__(rule, "_asked", counting)  # the same rows, for who wants no match
    for of, one in WORDS:
        object.__setattr__(one, "pattern", Counting(one, counts, of))
    plain = guards.guarded
    for asks in (find, doubts, ledger):
        asks.guarded = lambda text, *sought: _noted_guards(plain(text, *sought), counts)  # type: ignore[attr-defined]
    for source in sources(places):
        try:
            document = extract(source)
            assert "PART_FAILED" not in {d.code for d in document.diagnostics}, source
            ledger.ledger(document)
        except ExtractionError as error:
            print(f"{source!r}: {error.code}", file=sys.stderr)
    return counts


def _noted_guards(claims: list[guards.Claimed], counts: Counter[tuple[str, str]]) -> list[guards.Claimed]:
    counts.update(("guards", claim.guard.name) for claim in claims)
    return claims


def main(words: list[str]) -> int:
    """Returns 1 where a row matched nothing."""
    named = [Path(word) for word in words if not word.startswith("--")]
    counts = counted([ROOT / "corpus", *(ROOT / "tests" / part for part in ("plans", "statements")), *named])
    rows = [(rule.name, row.name) for rule in RULES for row in rule.rows]
    rows += [("guards", guard.name) for guard in guards.GUARDS]
    rows += [(of, one.name) for of, one in WORDS]
    unused = [row for row in rows if not counts[row] and row not in KEPT]
    for row in rows if "--counts" in words else unused:
        print(f"{counts[row]:>7}  {row[0]}.{row[1]}")
    for row, why in KEPT.items():
        print(f"{counts[row]:>7}  {row[0]}.{row[1]}, kept: {why}")
    print(f"{len(rows)} rows, {len(unused)} that match nothing")
    return 1 if unused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
