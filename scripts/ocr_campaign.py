"""How much of a plan survives a scanner: the sample plans are printed, scanned and read, and compared with their text.

    .venv/bin/python scripts/ocr_campaign.py FONT.ttf [--dots 200] [--plan NAME]

FONT is a TrueType file with Chinese letters (Debian: fonts-arphic-gbsn00lp, fonts-wqy-microhei). Exit code 1 where
less than 99.5 % of the values are the same.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from samples import example, rebuilt, write_pdf, write_txt
from samples.scan import scanned

from extractor.lexicon.widths import fold, squeeze
from extractor.models import Document
from extractor.pipeline import extract

LEAST = Decimal("0.995")
PLANS = {plan.name: plan for plan in (example.PLAN, rebuilt.rebuild("hubei_hrss_14fyp"))}


def values(document: Document) -> Iterator[tuple[str, str]]:
    """What is counted: each observation with its indicator, each heading and box title; widths do not matter."""
    for section in _sections(document.sections):
        yield "heading", _plain(f"{section.number.raw if section.number else ''}{section.heading}")
    for box in document.boxes:
        yield "box", _plain(f"{box.number} {box.title}")
        for item in box.items:
            yield "item", _plain(f"{item.number} {item.title}")
    for indicator in document.indicators:
        yield "indicator", _plain(f"{indicator.group} {indicator.name} {indicator.unit} {indicator.attribute}")
        for seen in indicator.values:
            said = (seen.value, seen.value_high, seen.text, seen.ratio, seen.comparator, seen.cumulative, seen.period)
            yield "value", _plain(f"{indicator.name} {seen.column} {said}")


def _sections(sections: list) -> Iterator:
    for section in sections:
        yield section
        yield from _sections(section.children)


def _plain(text: str) -> str:
    return squeeze(fold(text))


def compare(name: str, font: str, dots: int) -> Decimal:
    """Share of what the text gives that the scan gives, too; what is missing is printed."""
    plan = PLANS[name]
    scan = scanned(write_pdf.write(plan, font), dots)
    begin = time.perf_counter()
    read = extract(scan, name=name)
    spent = time.perf_counter() - begin
    pages = read.source.pages or 0
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name}: {pages} pages, {60 * pages / spent:.1f} pages a minute, at most {memory:.0f} MB")
    share = Decimal(1)
    wanted, found = list(values(extract(write_txt.write(plan), name=name))), list(values(read))
    for kind in dict.fromkeys(kind for kind, _ in wanted):
        left = [text for k, text in found if k == kind]
        missing = []
        for text in (text for k, text in wanted if k == kind):
            if text in left:
                left.remove(text)
            else:
                missing.append(text)
        count = sum(k == kind for k, _ in wanted)
        part = 1 - Decimal(len(missing)) / count
        share = min(share, part) if kind == "value" else share
        print(f"  {kind}: {count - len(missing)} of {count} ({part:.2%}), {len(left)} more")
        for text in missing[:20]:
            print(f"    - {text}")
        for text in left[:20]:
            print(f"    + {text}")
    for finding in read.diagnostics:
        print(f"  {finding.code} {finding.message} {[s.text_in(read.text) for s in finding.spans[:8]]}")
    return share


def main() -> int:
    """Run the campaign."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("font", type=Path)
    words.add_argument("--dots", type=int, default=200)
    words.add_argument("--plan", choices=sorted(PLANS), action="append")
    given = words.parse_args()
    pdfmetrics.registerFont(TTFont("scan", str(given.font)))
    shares = [compare(name, "scan", given.dots) for name in given.plan or sorted(PLANS)]
    return int(min(shares) < LEAST)


if __name__ == "__main__":
    sys.exit(main())
