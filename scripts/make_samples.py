"""Make the sample files of tests/formats: the same plan in every format, and a file per difficulty.

    .venv/bin/python scripts/make_samples.py [--check]

With --check nothing is written; exit code 1 names what is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from samples import (
    drawn,
    example,
    markdown_cases,
    ofd_cases,
    pdf_cases,
    rebuilt,
    rtf,
    web_cases,
    word_cases,
    write_docx,
    write_html,
    write_md,
    write_ofd,
    write_pdf,
    write_txt,
)
from samples.plan import Writer

FOLDER = Path(__file__).resolve().parent.parent / "tests/formats"

PLANS = (example.PLAN, *drawn.PLANS, rebuilt.rebuild("hubei_hrss_14fyp"))
WRITERS: dict[str, Writer] = {
    "txt": write_txt.write, "md": write_md.write, "docx": write_docx.write, "html": write_html.write,
    "pdf": write_pdf.write, "ofd": write_ofd.write,
}  # fmt: skip
"""A new format is a row here; its files then take part in the test that all formats agree."""

CASES = {
    **word_cases.CASES, **web_cases.CASES, **markdown_cases.CASES, **ofd_cases.CASES, **pdf_cases.CASES,
}  # fmt: skip
"""File name to the function that makes it; each has its expectation beside it, written by scripts/sketch.py."""


def files() -> Iterator[tuple[Path, bytes]]:
    """Every file with what it should hold."""
    for plan in PLANS:
        for suffix, write in WRITERS.items():
            yield FOLDER / "agree" / f"{plan.name}.{suffix}", write(plan)
    for name, case in CASES.items():
        yield FOLDER / "cases" / name, case()
    yield FOLDER / "office/plan.rtf", rtf.plan()
    yield FOLDER / "bad/locked.pdf", pdf_cases.encrypted()


def main(check: bool) -> int:
    """Write or check every file."""
    stale = [(path, data) for path, data in files() if not path.exists() or path.read_bytes() != data]
    for path, data in stale:
        if check:
            print(f"stale: {path.name}; run scripts/make_samples.py", file=sys.stderr)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            print(f"wrote {path}")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
