"""版记 at the end of a document: 抄送机关, 印发机关, 印发日期; and the signature of a notice that is all there is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...core.fragment import Fragment
from ...lexicon import official
from ...lexicon.dates import DATE, is_date, parse_date
from ...lexicon.widths import fold
from ..nodes import Block, TextBlock
from .elements import FrontMatter, agencies_in, is_agency

SIGNATURE_LINES = 6
"""Lines from the end in which a signature is looked for."""
_OFFICE = re.compile("[\u4e00-\u9fff]{2,24}(?:科|处|室|股|中心|秘书[一二三]?科)")
PAGE_WORDS, MAX_PAGE_WORDS = 24, 60
"""Words of the page below a signature: how many lines, and how long ones."""
_NOT_COPIED = re.compile(r"承\s*办|印\s*发|共印|联系")
_LEVEL_WORD = re.compile(r"^(?:省|市|县|区|州|盟|旗|各)")


def read_tail(blocks: Sequence[Block], out: FrontMatter) -> set[int]:
    """Read the elements that stand last; returns the indexes of the blocks that they used up."""
    texts = [block.body.text if isinstance(block, TextBlock) else "" for block in blocks]
    copied = next((n for n, text in enumerate(texts) if official.COPIED.match(text)), None)
    printed = next((n for n, text in enumerate(texts) if official.is_print_line(text)), None)
    used: set[int] = set()
    if printed is not None:
        _print_line(blocks, printed, out, used)
    if out.date_written is None:
        _signature(blocks, copied if copied is not None else len(blocks), out, used)
    if copied is not None:
        _copied(blocks, copied, printed if printed is not None and printed > copied else len(blocks), out, used)
    if copied is not None or printed is not None:
        used.update(n for n, text in enumerate(texts) if n > (copied or printed or 0) and official.COPIES.matches(text))
    out.leaves += [block.body for n in sorted(used) if isinstance(block := blocks[n], TextBlock)]
    return used


def _agency_above(blocks: Sequence[Block], n: int) -> Fragment | None:
    above = blocks[n - 1] if n else None
    return above.body if isinstance(above, TextBlock) and is_agency(above.body.text) else None


def _office_above(blocks: Sequence[Block], n: int) -> Fragment | None:
    """The office of an agency that prints for it, set apart from the day by blanks: 某市人民政府办公室秘书科."""
    above = blocks[n - 1] if n else None
    text = above.body.text if isinstance(above, TextBlock) else ""
    return above.body if isinstance(above, TextBlock) and _OFFICE.fullmatch(text) is not None else None


def _print_line(blocks: Sequence[Block], at: int, out: FrontMatter, used: set[int]) -> None:
    block = blocks[at]
    assert isinstance(block, TextBlock)
    found = DATE.search(fold(block.body.text))
    printed = parse_date(block.body.text)
    if found is None or printed is None:
        return
    out.date_printed = printed, block.body.sub(*found.span())
    used.add(at)
    before = block.body.sub(0, found.start()).strip()
    if before.text:
        out.printed_by = before
    elif (printer := _agency_above(blocks, at) or _office_above(blocks, at)) is not None:
        out.printed_by = printer
        used.add(at - 1)


def _signature(blocks: Sequence[Block], end: int, out: FrontMatter, used: set[int]) -> None:
    """署名 and 成文日期 at the end of a document that is a notice and nothing else."""
    for n in range(_signed_from(blocks, end), end):
        block = blocks[n]
        if not isinstance(block, TextBlock) or n in used or not is_date(block.body.text):
            continue
        written = parse_date(block.body.text)
        if written is None:
            continue
        out.date_written = written, block.body
        used.add(n)
        agency = _agency_above(blocks, n)
        if agency is not None:
            out.issuers = out.issuers or agencies_in(agency)
            used.add(n - 1)
        return


def _signed_from(blocks: Sequence[Block], end: int) -> int:
    """Where a signature may stand at the earliest: words of its page below an agency and its day are passed over."""
    for n in range(end - 1, max(0, end - PAGE_WORDS), -1):
        block = blocks[n]
        text = block.body.text if isinstance(block, TextBlock) else ""
        if is_date(text) and _agency_above(blocks, n) is not None:
            return n
        if not text or len(text) > MAX_PAGE_WORDS or "。" in text:
            break
    return max(0, end - SIGNATURE_LINES)


def _copied(blocks: Sequence[Block], start: int, end: int, out: FrontMatter, used: set[int]) -> None:
    for n in range(start, end):
        block = blocks[n]
        if n in used or not isinstance(block, TextBlock):
            continue
        text = block.body.text
        goes_on = re.search(r"[，。；,;]", text) or official.RECIPIENT.matches(text)
        if n > start and (_NOT_COPIED.match(text) or not goes_on):
            break
        out.copied_to += _agencies(block.body)
        used.add(n)


def _agencies(body: Fragment) -> Iterator[Fragment]:
    """The agencies of one line, parted by commas."""
    mark = official.COPIED.match(body.text)
    start = mark.end() if mark else 0
    for match in re.finditer(r"[^，,。；;]+", body.text[start:]):
        place = body.sub(start + match.start(), start + match.end()).strip()
        if place.text:
            yield from _coordinated(place)


def _coordinated(place: Fragment) -> Iterator[Fragment]:
    """市政府办公室、市工业和信息化局 are two agencies; 市法院、检察院 share their first word and are kept whole."""
    parts = [place.sub(*m.span()) for m in re.finditer("[^、]+", place.text)]
    whole = all(_LEVEL_WORD.match(part.text) and official.AGENCY.matches(part.text) for part in parts)
    yield from parts if len(parts) > 1 and whole else [place]
