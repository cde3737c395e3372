#!/usr/bin/env python3
"""PDF: tables right and pages a second, of this reader and of pdfplumber, in one run.

    .venv/bin/python scripts/bench_pdf.py              drawn tables whose cells are known, then the speed
    .venv/bin/python scripts/bench_pdf.py FILE.pdf …   the speed on these files, and how many tables each side finds

pdfplumber is no dependency: ``pip install pdfplumber`` first. A table is right where its rows hold just the
cells that were drawn, blanks aside. The sides are run in turn, A B A B …; the median is printed, in pages a
second of one core. pypdfium2's plain text is what no reader on PDFium can exceed.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import pdfplumber  # noqa: E402
import pypdfium2  # noqa: E402
from samples import pdf_cases  # noqa: E402

from extractor import ExtractionError, extract  # noqa: E402
from extractor.readers.pages import pdf  # noqa: E402

CASES = ROOT / "tests/formats/cases"
PLAN = ROOT / "tests/formats/agree/qingjiang_hrss_14fyp.pdf"
TABLES = (
    "half_ruled", "unruled", "open_sides", "bars", "columns_only", "header_boxed", "close_numbers", "watermarks",
    "raised", "rotated",
)  # fmt: skip
"""Drawn pages with one table each, whose cells are ``pdf_cases.ROWS`` or ``CLOSE``."""
TEXT = {"vertical_strategy": "text", "horizontal_strategy": "text"}
Grid = list[list[str]]


def main() -> int:
    """Measure and print; returns 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=3, help="runs of each side (default 3)")
    args = parser.parse_args()
    if not args.files:
        _right()
    _speed(args.files or [PLAN], args.runs)
    return 0


# -- tables -------------------------------------------------------------------------------


def _right() -> None:
    """Which of the drawn tables each side gives just as they were drawn."""
    sides: dict[str, Callable[[bytes], list[Grid]]] = {
        "extract": _ours, "pdfplumber, rules": _plumbed({}), "pdfplumber, text": _plumbed(TEXT),
    }  # fmt: skip
    print("tables right".ljust(20), *(name.rjust(18) for name in sides))
    totals = dict.fromkeys(sides, 0)
    for name in TABLES:
        data = (CASES / f"{name}.pdf").read_bytes()
        truth = {_key(rows) for rows in (pdf_cases.ROWS, pdf_cases.ROWS[:4], pdf_cases.CLOSE)}
        right = {side: any(_key(grid) in truth for grid in find(data)) for side, find in sides.items()}
        for side, is_right in right.items():
            totals[side] += is_right
        print(name.ljust(20), *(("yes" if is_right else "–").rjust(18) for is_right in right.values()))
    print("of", str(len(TABLES)).ljust(17), *(str(total).rjust(18) for total in totals.values()), "\n")


def _key(rows: Sequence[Sequence[str | None]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple("".join((cell or "").split()) for cell in row) for row in rows)


def _ours(data: bytes) -> list[Grid]:
    document = extract(data, name="a.pdf")
    found = []
    for table in document.tables:
        rows: Grid = [[column.header for column in table.columns]]
        for row in table.rows:
            held = {cell.column: cell.raw for cell in row.cells}
            rows.append([held.get(column.index, "") for column in table.columns])
        found.append(rows)
    return found


def _plumbed(settings: dict[str, str]) -> Callable[[bytes], list[Grid]]:
    def find(data: bytes) -> list[Grid]:
        with pdfplumber.open(io.BytesIO(data)) as document:
            return [table for page in document.pages for table in page.extract_tables(settings)]

    return find


# -- speed --------------------------------------------------------------------------------


def _speed(files: Sequence[Path], runs: int) -> None:
    """Pages a second of each side over the files."""
    print(
        "pages a second, tables found".ljust(34),
        "pypdfium2 text",
        "reader",
        "extract",
        "pdfplumber text",
        "with tables",
    )
    for path in files:
        data = path.read_bytes()
        sides: list[Callable[[bytes], int]] = [_plain, _read, _extracted, _plumbed_text, _plumbed_tables]
        times: list[list[float]] = [[] for _ in sides]
        found = [0] * len(sides)
        for _ in range(runs):
            for n, side in enumerate(sides):
                start = time.process_time()
                found[n] = side(data)
                times[n].append(time.process_time() - start)
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
        document.close()
        row = [f"{pages / median(t):.1f} ({n})" for t, n in zip(times, found, strict=True)]
        print(path.name[:32].ljust(34), "  ".join(row))


def _plain(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()
    document.close()
    return 0


def _read(data: bytes) -> int:
    return len(pdf.read(data).tables)


def _extracted(data: bytes) -> int:
    try:
        return len(extract(data, name="a.pdf").tables)
    except ExtractionError:
        return 0


def _plumbed_text(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(0 * len(page.extract_text()) for page in document.pages)


def _plumbed_tables(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(len(page.extract_tables()) for page in document.pages)


if __name__ == "__main__":
    sys.exit(main())
