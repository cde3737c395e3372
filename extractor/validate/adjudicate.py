"""Two keyings of one source: where they differ, and whom the source confirms."""

from __future__ import annotations

from collections.abc import Iterator

from ..models.validation import Adjudication, CheckedCell, Difference, Right, ValidationReport

Key = tuple[str | None, str | None, str, int | None]
GOOD = ("confirmed", "confirmed_equal")


def adjudicate(first: ValidationReport, second: ValidationReport) -> Adjudication:
    """Every place of the source for which the two keyings do not say the same, with the source's decision."""
    return Adjudication(
        source=first.source, keyed=[first.keyed, second.keyed], reports=[first, second],
        differences=list(_differences(first, second)),
    )  # fmt: skip


def _differences(first: ValidationReport, second: ValidationReport) -> Iterator[Difference]:
    one, two = _by_place(first), _by_place(second)
    gone = _missing_rows(first) | _missing_rows(second)
    told = (_told(first), _told(second))
    for key in dict.fromkeys([*one, *two]):
        a, b = one.get(key), two.get(key)
        if not _same(a, b) and not _goes_with_its_row(a, b, gone):
            right = _right(a, b, *(key[3] in places for places in told))
            cell = a or b
            assert cell is not None
            yield Difference(
                indicator=cell.indicator, column=cell.column, first=a, second=b, right=right, message=MESSAGES[right]
            )


def _missing_rows(report: ValidationReport) -> set[tuple[str | None, str | None]]:
    return {(cell.indicator, cell.section) for cell in report.cells if cell.kind == "missing_row"}


def _goes_with_its_row(a: CheckedCell | None, b: CheckedCell | None, gone: set[tuple[str | None, str | None]]) -> bool:
    """Whether one keying lacks a value because it lacks the row, which is a difference of its own."""
    only = a or b
    return (
        (a is None or b is None) and only is not None and only.field != "row" and (only.indicator, only.section) in gone
    )


def _by_place(report: ValidationReport) -> dict[Key, CheckedCell]:
    """Cells by what they speak of in the source; what the source does not know, by name and header.

    The name of an indicator stands once; a long table repeats it on every line.
    """
    found: dict[Key, CheckedCell] = {}
    for cell in report.cells:
        key = (cell.indicator, None if cell.span else cell.column, cell.field, cell.span.start if cell.span else None)
        if key not in found or (found[key].verdict in GOOD and cell.verdict not in GOOD):
            found[key] = cell
    return found


def _same(a: CheckedCell | None, b: CheckedCell | None) -> bool:
    """Two cells say the same where the source confirms both, or both are typed alike."""
    if a is None or b is None:
        only = a or b
        return only is None or (only.field not in ("value", "claim", "row") and only.verdict in GOOD)
    return (a.verdict in GOOD and b.verdict in GOOD) or (a.keyed == b.keyed and a.verdict == b.verdict)


def _told(report: ValidationReport) -> set[int | None]:
    """The places of the source for which a keying has a value, or lacks one."""
    return {cell.span.start for cell in report.cells if cell.span and cell.field in ("value", "claim", "row")}


def _right(a: CheckedCell | None, b: CheckedCell | None, first_told: bool, second_told: bool) -> Right:
    """Whom the source confirms. One keying may have no cell where the other is complained of: it rightly left out what
    the source has not (an invented row, a unit whose name carries it), unless the source has a value there."""
    absent_is_right = [
        other is not None and other.verdict not in GOOD and (other.field != "value" or not other.span or not told)
        for other, told in ((b, first_told), (a, second_told))
    ]
    good = [
        cell.verdict in GOOD if cell is not None else right for cell, right in zip((a, b), absent_is_right, strict=True)
    ]
    if any(good):
        return "both" if all(good) else "first" if good[0] else "second"
    unsure = {cell.verdict for cell in (a, b) if cell is not None} & {"undecided", "source_conflict"}
    return "undecided" if unsure else "neither"


MESSAGES: dict[Right, str] = {
    "first": "第一份与原文一致", "second": "第二份与原文一致", "both": "两份都与原文一致",
    "neither": "两份都与原文不一致", "undecided": "原文不能裁定",
}  # fmt: skip
