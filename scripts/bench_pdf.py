#!/usr/bin/env python3
"""PDF and Word: tables right and pages a second, of this reader and of pdfplumber, in one run.

    .venv/bin/python scripts/bench_pdf.py             drawn tables whose cells are known, then the speed
    .venv/bin/python scripts/bench_pdf.py FILE …      the speed on these PDFs and .docx files

pdfplumber is no dependency: ``pip install pdfplumber`` first. A table is right where its rows hold just the
cells that were drawn, blanks aside. The sides are run in turn, A B A B …; the best run of each counts, in pages
a second of one core. pypdfium2's plain text is what no reader on PDFium can exceed. Then the PDFs go through
``extract -j 2`` together, each several times over, and come out as pages a second on two cores. A Word file's
reading stands beside python-docx asked for every paragraph and cell.
"""

from __future__ import annotations

import argparse
import io
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from math import inf, isfinite
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import pdfplumber  # noqa: E402
import pypdfium2  # noqa: E402
from docx import Document  # noqa: E402
from pdfplumber.utils.exceptions import PdfminerException  # noqa: E402
from samples import drawn_tables, pdf_cases, rulings  # noqa: E402

from extractor import ExtractionError, extract  # noqa: E402
from extractor.readers import docx  # noqa: E402
from extractor.readers.pages import pdf  # noqa: E402

CASES = ROOT / "tests/formats/cases"
PLAN = ROOT / "tests/formats/agree/qingjiang_hrss_14fyp.pdf"
TABLES = (
    "half_ruled", "unruled", "open_sides", "bars", "columns_only", "header_boxed", "close_numbers", "watermarks",
    "raised", "rotated",
)  # fmt: skip
"""Drawn pages with one table each, whose cells are ``pdf_cases.ROWS`` or ``CLOSE``."""
SHAPES: dict[str, dict[str, object]] = {
    "one line": {}, "wrapped": {"widths": rulings.NARROW}, "middle": {"widths": rulings.CLOSE, "middle": True},
    "bars": {"widths": rulings.CLOSE, "bars": True, "right": True},
}  # fmt: skip
"""How the words of ``rulings.ROWS`` stand in their cells, under each of the rulings."""
DRAWN = 100
"""Seeds of the tables that are drawn by chance."""
COPIES = 6
"""How often each PDF goes through ``-j 2``."""
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
    pdfs = [path for path in args.files or [PLAN] if path.suffix == ".pdf"]
    if pdfs:
        _speed(pdfs, args.runs)
        _on_two_cores(pdfs)
    _word([path for path in args.files if path.suffix == ".docx"], args.runs)
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
    print("of", str(len(TABLES)).ljust(17), *(str(total).rjust(18) for total in totals.values()))
    want, each = _key([rulings.HEAD, *rulings.ROWS]), len(rulings.RULINGS)
    for shape, options in SHAPES.items():
        drawn = [rulings.ruled(ruling, **options) for ruling in rulings.RULINGS]  # type: ignore[arg-type]
        counts = [sum(any(_key(grid) == want for grid in find(data)) for data in drawn) for find in sides.values()]
        print(f"{each} rulings, {shape}".ljust(20), *(str(count).rjust(18) for count in counts))
    chance = [table for table in map(drawn_tables.table, range(DRAWN)) if _is_plain(table)]
    counts = [
        sum(any(_key(grid) == _key([t.header, *t.rows]) for grid in find(t.data)) for t in chance)
        for find in sides.values()
    ]
    print(f"{len(chance)} by chance".ljust(20), *(str(count).rjust(18) for count in counts))
    print()


def _is_plain(table: drawn_tables.Drawn) -> bool:
    """Whether a drawn table has no merged cells and stands on one page, so that its cells are its print."""
    return "类别" not in table.header and _pages(table.data) == 1


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
    """Pages a second of each side over the files, and all of them together."""
    sides: dict[str, Callable[[bytes], int]] = {
        "pypdfium2 text": _plain, "reader": _read, "extract": _extracted, "pdfplumber text": _plumbed_text,
        "with tables": _plumbed_tables,
    }  # fmt: skip
    print("pages a second (tables)".ljust(34), *(name.rjust(16) for name in sides))
    seconds, read, pages = dict.fromkeys(sides, 0.0), dict.fromkeys(sides, 0), 0
    for path in files:
        data = path.read_bytes()
        best, found = _best(list(sides.values()), data, runs)
        count = _pages(data)
        pages += count
        for side, spent in zip(sides, best, strict=True):
            read[side] += count if isfinite(spent) else 0
            seconds[side] += spent if isfinite(spent) else 0
        row = [
            "refused" if t == inf else f"{count / t:.1f} ({n})" if n else f"{count / t:.1f}"
            for t, n in zip(best, found, strict=True)
        ]
        print(path.name[:32].ljust(34), *(cell.rjust(16) for cell in row))
    print(f"all {pages} pages".ljust(34), *(f"{read[side] / (t or 1):.1f}".rjust(16) for side, t in seconds.items()))


def _best(sides: Sequence[Callable[[bytes], int]], data: bytes, runs: int) -> tuple[list[float], list[int]]:
    """The least seconds of one core that each side took, without end where it refused the file; and what it gave."""
    best, found = [inf] * len(sides), [0] * len(sides)
    for _ in range(runs):
        for n, side in enumerate(sides):
            start = time.process_time()
            try:
                found[n] = side(data)
            except (ExtractionError, PdfminerException):
                continue
            best[n] = min(best[n], time.process_time() - start)
    return best, found


def _pages(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    count = len(document)
    document.close()
    return count


def _on_two_cores(files: Sequence[Path]) -> None:
    """The PDFs through the command with two workers, start and writing included."""
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder, "in")
        inputs.mkdir()
        for n in range(COPIES):
            for path in files:
                (inputs / f"{path.stem}-{n}.pdf").write_bytes(path.read_bytes())
        words = ["-P", "-m", "extractor", inputs, "-o", Path(folder, "out"), "-j", "2", "--quiet"]
        start, before = time.perf_counter(), _children()
        subprocess.run([sys.executable, *map(str, words)], cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
        spent, cores = time.perf_counter() - start, _children() - before
    pages = COPIES * sum(_pages(path.read_bytes()) for path in files)
    print(
        f"extract -j 2: {pages} pages in {spent:.1f} s, {pages / spent:.1f} pages a second by the clock;",
        f"{cores:.1f} s of a core, which two cores of their own do at {2 * pages / cores:.1f} pages a second\n",
    )


def _children() -> float:
    """Seconds of a core that finished processes below this one have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _word(files: Sequence[Path], runs: int) -> None:
    """Word files: the reader and the whole beside python-docx."""
    for path in files:
        data = path.read_bytes()
        (bare, reader, whole), _ = _best([_bare_word, _read_word, _extracted], data, runs)
        beside = (
            f"reader {reader * 1000:.0f} ms, {reader / bare:.1f} ×; extract {whole * 1000:.0f} ms, {whole / bare:.1f} ×"
        )
        print(path.name[:32].ljust(34), f"python-docx {bare * 1000:.0f} ms;", beside)


def _bare_word(data: bytes) -> int:
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return 0 * len([paragraph.text for paragraph in document.paragraphs] + cells)


def _read_word(data: bytes) -> int:
    return len(docx.read(data, "").tables)


def _plain(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()
    document.close()
    return 0


def _read(data: bytes) -> int:
    return len(pdf.read(data).tables)


def _extracted(data: bytes) -> int:
    return len(extract(data).tables)


def _plumbed_text(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(0 * len(page.extract_text()) for page in document.pages)


def _plumbed_tables(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(len(page.extract_tables()) for page in document.pages)


if __name__ == "__main__":
    sys.exit(main())
