"""A page in document order: blocks to lines, with tables, frames, hints and furniture beside them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ...core.problems import ExtractionError
from ..docx.counting import number
from ..linear import Linear, Place, counted
from ..link_lists import contents
from .inline import Inline
from .main_text import SITE, Page
from .notes import Notes
from .tables import content_of, is_frame, is_layout
from .visible import SILENT, unread, words

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCK_NAMES = (
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table tr td th tbody thead tfoot caption section article main header "
    "footer nav aside blockquote center fieldset legend form pre hr address figure figcaption body html details summary"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
_DISPLAYED = re.compile(r"display\s*:\s*(?:block|table(?!-cell)|list-item)", re.IGNORECASE)
"""A style that gives words of a line a line of their own."""
_LEVELS = {f"h{n}": n for n in range(1, 7)}
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_BORDER = re.compile(
    r"border\s*:\s*(?!none|0)[^;]*\b(?:solid|double|dashed|dotted)|mso-element\s*:\s*para-border-div", re.IGNORECASE
)
_LIST_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_PLAIN_LIST = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)
_LOCAL = re.compile(r"^#\S")
"""A link to a place on the same page."""
_ICONS = re.compile(r"^[\ue000-\uf8ff]+$")
"""A line of signs of an icon font, which say nothing."""
_COUNT = re.compile(r"^[0-9]{1,6}$")
MIN_ROW = 3
"""Links on one line, at least, that are a menu."""
MAX_FRAME = 6000
"""Characters up to which a bordered block is a frame and not the page's own edge."""
MAX_DEPTH = 120
"""Elements in elements; what lies deeper is read as words only."""


class Walker:
    """Reads a page into the linear text."""

    def __init__(self, page: Page):
        self.page = page
        self.linear = Linear()
        self.inline = Inline(self.linear)
        self.notes = Notes(page.main.getroottree().getroot())
        self.anchors: dict[_Element, Place] = {}
        self.hidden = 0
        self.left_out: Counter[str] = Counter()
        """What is shown and not read."""
        self.nested = 0
        """Tables inside cells of tables."""
        self._depth = 0
        self._bold = 0
        self._linked = 0
        self._inside = False
        """Whether this is in the main text."""
        self._site = 0
        self._counts: dict[_Element, int] = {}
        """The last number of each ordered list."""

    def run(self, root: _Element) -> None:
        """The whole page.

        Raises:
            ExtractionError: NO_TEXT_LAYER where it shows nothing but pictures and their like.
        """
        for label, value in self.page.told.items():
            self.linear.generated(f"{label}：")
            self.linear.text(value)
            self._end_line()
        self._element(root)
        self._end_line()
        self.linear.asides("contents", contents(self.inline.lines))
        self.linear.asides("navigation", (line.place for line in self.inline.lines if _ICONS.match(line.words)))
        if self.left_out and self.linear.blank:
            raise ExtractionError("NO_TEXT_LAYER", counted(self.left_out))

    # -- elements -------------------------------------------------------------------------

    def _children(self, element: _Element) -> None:
        if element.text:
            self.inline.add(element.text, self._bold > 0, self._linked > 0)
        for child in element:
            self._element(child)
            if child.tail:
                self.inline.add(child.tail, self._bold > 0, self._linked > 0)

    def _element(self, element: _Element) -> None:
        tag: object = element.tag
        if not isinstance(tag, str):
            return
        if self.page.hides(element):
            self.hidden += self.page.length(element) > 0
            return
        if self._inside and not self._site and (what := unread(element)):
            self.left_out[what] += 1
        if tag in SILENT:
            return
        style = element.get("style", "")
        was, self._inside = self._inside, self._inside or element is self.page.main  # whose tag may be the site's own
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self.inline.add(words(element))
        elif tag in BLOCKS or (tag == "span" and _DISPLAYED.search(style)):
            self._block(element, tag, style)
        else:
            self._span(element, tag, style)
        self._depth -= 1
        self._inside = was

    def _span(self, element: _Element, tag: str, style: str) -> None:
        if tag == "br":
            self._end_line()
        elif tag == "a" and element in self.notes.marks:
            place = self.inline.mark(words(element))
            self.anchors.setdefault(self.notes.marks[element], place)
        elif tag == "sup" and not any(inner in self.notes.marks for inner in element.iter("a")):
            self.inline.raised(words(element))
        elif tag == "sub" and not len(element):
            self.inline.lowered(words(element))
        elif tag in SITE:  # a button, a choice, a field among the words
            start = self.linear.at
            self._children(element)
            self.linear.cut("navigation", (start, self.linear.at))
        else:
            bold = tag in ("b", "strong") or bool(style and _BOLD.search(style))
            local = tag == "a" and _LOCAL.match(element.get("href", "")) is not None
            was, self.inline.away = self.inline.away, self.inline.away or (tag == "a" and not local)
            self.inline.links += tag == "a" and not (local or self._inside or self._site)
            self._bold += bold
            self._linked += local
            self._children(element)
            self._linked -= local
            self._bold -= bold
            self.inline.away = was

    # -- blocks ---------------------------------------------------------------------------

    def _block(self, element: _Element, tag: str, style: str) -> None:
        self._end_line()
        start = self.linear.at
        site = not self._site and not self.linear.in_table and self.page.is_site(element, self._inside)
        self._site += site
        if element in self.notes.blocks and element in self.anchors:
            self._note(element)
        elif tag == "table":
            self._table(element)
        elif self._frames(element, tag, style):
            with self.linear.frame():
                self._children(element)
                self._end_line()
        elif tag == "pre":
            self.inline.preformatted(words(element))
        else:
            self._item(element, tag)
            self._children(element)
        self._finish(element, tag, style)
        if site:
            self.linear.cut("navigation", (start, self.linear.at))
        self._site -= site

    def _finish(self, element: _Element, tag: str, style: str) -> None:
        """End the block's last line, with what is known of its setting."""
        inline = self.inline
        if tag == "li":
            inline.settle()
        start, bold, words = inline.start, inline.bold, inline.words
        whole = bold == words
        level = _LEVELS.get(tag) or next((_LEVELS[str(a.tag)] for a in element.iterancestors() if a.tag in _LEVELS), 0)
        centred = tag == "center" or element.get("align", "").lower() == "center" or bool(_CENTRED.search(style))
        sentences = self.linear.since(start).count("。") if whole and bold else 0
        self.linear.hint(start, level=level, bold=bold > 1 and sentences < 2, centred=centred)
        self._end_line()

    def _end_line(self) -> None:
        """End the line, which is the site's where it stands outside the main text and is a row of links."""
        inline = self.inline
        row = inline.links >= MIN_ROW and inline.outward * 2 > inline.words
        place = inline.end()
        if row:
            self.linear.cut("navigation", place)

    def _item(self, element: _Element, tag: str) -> None:
        """The number of an item of an ordered list, which the browser makes."""
        parent = element.getparent()
        if tag != "li" or parent is None or parent.tag != "ol" or _PLAIN_LIST.search(parent.get("style", "")):
            return
        given, start = element.get("value") or "", parent.get("start") or ""
        step = -1 if "reversed" in parent.attrib else 1
        first = int(start) if _COUNT.match(start) else 1 if step == 1 else sum(1 for _ in parent.iterchildren("li"))
        count = int(given) if _COUNT.match(given) else self._counts.get(parent, first - step) + step
        self._counts[parent] = count
        form = _LIST_FORMS.get(parent.get("type", "1"), "decimal")
        self.inline.number = number(count, form) + "."

    def _frames(self, element: _Element, tag: str, style: str) -> bool:
        if tag not in ("div", "fieldset", "section", "p") or self.linear.in_table or self.page.holds_main(element):
            return False
        if tag != "fieldset" and not (style and _BORDER.search(style)):
            return False
        return self.page.length(element) <= MAX_FRAME and next(element.iter("h1", "h2"), None) is None

    def _note(self, element: _Element) -> None:
        start = self.linear.at
        back = self.notes.back(element)
        self._children(element)
        self._end_line()
        mark = words(back).strip() if back is not None else ""
        opens = bool(mark) and self.linear.since(start).startswith(mark)
        self.linear.note(start, len(mark) if opens else 0, self.anchors[element])

    # -- tables ---------------------------------------------------------------------------

    def _table(self, element: _Element) -> None:
        content = content_of(element)
        cells = content.cells
        self.nested += self.linear.in_table and len({cell.column for cell in cells}) > 1
        if self.linear.in_table or self._site or self.page.is_around_text(element) or is_layout(element, cells):
            self._children(element)
        elif is_frame(cells):
            with self.linear.frame():
                self._children(element)
                self._end_line()
        else:
            self._beside(content.above)
            with self.linear.table("table.html"):
                for cell in cells:
                    with self.linear.cell(cell.row, cell.column, cell.rows, cell.columns):
                        self.inline.end()
                        self._cell(cell.element)
                        self.inline.end()
            self.inline.end()
            self._beside(content.below)

    def _beside(self, content: list[_Element | str | None]) -> None:
        """Captions, and what stands beside the cells."""
        for part in content:
            if part is None:
                self._end_line()
            elif isinstance(part, str):
                self.inline.add(part, self._bold > 0)
            else:
                self._element(part)
        self._end_line()

    def _cell(self, element: _Element) -> None:
        hidden = [e for e in (element, element.getparent()) if e is not None and self.page.hides(e)]
        self.hidden += bool(hidden) and self.page.length(element) > 0
        if not hidden:
            self._children(element)
