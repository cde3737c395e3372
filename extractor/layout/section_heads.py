"""Which numbered units head a section: by their words, by the lists in which they stand, by the numbers before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..core.fragment import Fragment
from ..lexicon import official
from .annexes import heads_no_section
from .box_items import label
from .headings import Heading, Refused, articles_are_titled, read_heading, without_stop
from .item_lists import items_of_amounts, items_of_sentences, lettered_items, lists_in, sentences_in_a_row, untitled
from .looks import is_figure
from .numbering import Numbering
from .units import Unit, ends_sentence
from .unnumbered import is_source, noted_marks

OPENING = 3
"""Units of a title, at most, above the first heading of an excerpt."""
CERTAIN = 3
"""Points from which the count through the document stands for a number whose predecessor is missing."""


class SectionHeads:
    """The units of a document, with what is known of its numbered lists, asked one by one in reading order."""

    def __init__(self, units: Sequence[Unit], start: int):
        self.units = units
        self.start = start
        self.numbering = Numbering()
        """How far the numbers have counted; whoever opens sections tells it."""
        self.titled = articles_are_titled(units)
        """Whether articles have titles."""
        self._read: dict[int, Heading | Refused] = {}
        """How the units read that were asked for: those of lists are asked for more than once."""
        runs = list(lists_in(units))
        self.amounts = items_of_amounts(units, runs)
        """Units of numbered lists that say how much."""
        self.sentences = items_of_sentences(units, runs, self.read)
        """Units of numbered lists of sentences."""
        self.untitled = untitled(units, runs, self.read)
        """Units of strong numbers that say sentences, as articles do."""
        self.in_a_row = sentences_in_a_row(units, runs)
        """Units that say one sentence each, one below the other."""
        self.noted = noted_marks(units)
        """Numbers of footnotes."""
        self.lettered = lettered_items(units, runs)
        """Units of lists that are numbered as the headings of an appendix are."""

    def following(self, at: int) -> Unit | None:
        """The unit below."""
        return self.units[at + 1] if at + 1 < len(self.units) else None

    def read(self, at: int) -> Heading | Refused:
        """The heading that opens the unit, by its own words alone."""
        if at not in self._read:
            self._read[at] = read_heading(self.units[at], self.following(at), self.titled)
        return self._read[at]

    def is_aside(self, at: int) -> bool:
        """Whether the number is said in a sentence (第一，…。 is its paragraph's lead), or names an annex that begins
        elsewhere."""
        unit, mark = self.units[at], self.units[at].mark
        assert mark is not None
        if mark.scheme == "ordinal":
            return label(unit.rest) > 0 and unit.text[: mark.end].rstrip()[-1] in "，,"
        return mark.scheme == "annex" and heads_no_section(self.units, at, self.numbering)

    def is_no_title(self, unit: Unit, notes: bool, under_article: bool) -> str | None:
        """Why the words behind the number are no title, whatever the count says; None where they may be one.

        ``notes`` says that notes or terms are being listed, ``under_article`` that an article without a title is open.
        """
        mark = unit.mark
        assert mark is not None
        if (notes and not mark.way.strong) or mark.raw in self.noted:
            return "a note or a term"
        if under_article and not mark.way.divides:
            inner = self.numbering.ranks(mark.kind) > self.numbering.ranks("article")
            if inner:
                return "an item of an article"
        if is_source(unit.rest):
            return "the source of figures"
        return "outside the count and among the cells of a table" if unit.weight < 0 else None

    def found(self, at: int) -> Heading | Refused:
        """The heading that opens the unit, by its own words and by those of the list in which it stands."""
        unit, mark = self.units[at], self.units[at].mark
        assert mark is not None
        found = self.read(at)
        if at in self.lettered:
            return Refused("an item of a list without an appendix around it", listed=True)
        titled = isinstance(found, Heading) and found.is_title
        lost = without_stop(unit) if not titled and self.numbering.goes_on_alone(mark) else None
        if lost is not None:
            return lost
        if at in self.amounts and (isinstance(found, Refused) or found.run_in):
            return Refused("an item that says how much", listed=True)
        if at in self.sentences and not mark.way.strong and _opens_with_sentence(found):
            return Refused("one of a list of sentences")
        if at in self.untitled and isinstance(found, Heading):
            return Refused("one of a count of sentences")
        if at in self.in_a_row and isinstance(found, Heading) and not found.run_in:
            return Refused("the last of a list of sentences")
        return found

    def out_of_count(self, at: int, found: Heading | Refused) -> str | None:
        """Why the number cannot head a section here, by those before it; None where it can."""
        unit, mark = self.units[at], self.units[at].mark
        assert mark is not None
        run_in, title = (found.run_in, found.is_title) if isinstance(found, Heading) else (None, False)
        certain = unit.weight >= CERTAIN
        listed = isinstance(found, Refused) and found.listed
        counted = (mark.way.by_depth and certain and not listed) or (mark.scheme == "annex" and at == self.start > 0)
        if counted or self._opens_excerpt(at, found) or self._first_of_excerpt(unit, found):
            return None
        return self.numbering.refusal(mark, run_in, title, certain, unit.weight > 0)

    def second_line(self, at: int) -> list[Fragment]:
        """The second line of an annex's title: it ends as titles do, and a number or a text follows."""
        if at + 1 >= len(self.units) or not is_title_line(self.units[at]) or self.units[at + 1].grid is not None:
            return []
        text, below = self.units[at].text, self.units[at + 1]
        ends = official.TITLE_END.matches(text) and not re.search("[，。：]", text)
        return [self.units[at].body] if ends and (below.mark is not None or ends_sentence(below.text)) else []

    def _opens_excerpt(self, at: int, found: Heading | Refused) -> bool:
        """Whether a heading is the first of a text that begins in the middle: 2、 above all sentences, 3、 below."""
        unit = self.units[at]
        assert unit.mark is not None
        first = not self.numbering.opened and unit.mark.value > 1 and at <= self.start + OPENING
        if not first or unit.weight <= 0 or not isinstance(found, Heading):
            return False
        return not any(map(_is_text, self.units[self.start : at]))

    def _first_of_excerpt(self, unit: Unit, found: Heading | Refused) -> bool:
        """Whether a title with its text is the first of its kind at all, and counts on: 9. below （五）, where a text
        begins in the middle; it goes on with no list."""
        assert unit.mark is not None
        if self.numbering.goes_on_list(unit.mark):
            return False
        titled = isinstance(found, Heading) and found.run_in and found.is_title
        return titled and unit.weight > 1 and not self.numbering.has_met(unit.mark)


def heading_end(unit: Unit, found: Heading) -> int:
    """Offset in the unit where the heading ends, its stop included; a lost stop leaves the text's first word there."""
    assert unit.mark is not None
    words = found.words.text
    end = unit.mark.end + unit.text[unit.mark.end :].index(words) + len(words)
    return end + (1 if words and words[-1] not in "？！" and not unit.text[end : end + 1].isalnum() else 0)


def _is_text(unit: Unit) -> bool:
    """Whether a unit is numbered or ends as a sentence does: no title."""
    return unit.mark is not None or ends_sentence(unit.text)


def _opens_with_sentence(found: Heading | Refused) -> bool:
    """Whether the words before the text are of several pieces, as a sentence is and a title can be."""
    return isinstance(found, Heading) and found.run_in and not found.is_title


def is_title_line(unit: Unit) -> bool:
    """A short line without number or stop, and no value: the words of the number above it."""
    return (
        unit.grid is None
        and unit.mark is None
        and not is_figure(unit.text)
        and len(unit.text) <= 40
        and not ends_sentence(unit.text)
        and not unit.text.startswith("——")
    )
