"""Make the pictures of tests/formats/scan: one small sheet as scanners and cameras hand it over.

    .venv/bin/python scripts/make_scans.py FONT.ttf

Made once and committed: what they look like depends on the font (Debian: fonts-arphic-gbsn00lp).
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from reportlab.lib.pagesizes import A5
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from samples import pdf_cases
from samples.scan import sheets

FOLDER = Path(__file__).resolve().parent.parent / "tests/formats/scan"
DOTS = 170


def drawn() -> bytes:
    """The sheet: a heading, a paragraph, a ruled table with its note."""

    def draw(sheet: pdf_cases.Sheet) -> None:
        sheet.setPageSize(A5)
        sheet.centre(40, "第一章 主要目标", 14)
        top = sheet.paragraph(
            40, 70, "到2025年，城镇新增就业15.5万人，城镇登记失业率控制在5.5%以内，就业更加充分。", 28
        )
        sheet.centre(top + 4, "表1 主要指标")
        xs, top = [36.0, 196, 256, 316, 384], top + 28
        for words in (*pdf_cases.ROWS, ("技能培训（万人次）", "—", "〔120.56〕", "预期性")):
            for x, word in zip(xs, words, strict=False):
                sheet.put(x + 4, top, word, 10.5)
            top += 20
        sheet.grid(xs, [top - 124 + 20 * n for n in range(7)])
        sheet.put(40, top + 2, "注：〔〕内为五年累计数。", 10.5)
        sheet.showPage()

    return pdf_cases.made(draw, pagesize=A5, font="scan")


def pictured(sheet: Image.Image, words: str = "") -> bytes:
    """A PDF page that is the picture, with ``words`` under it that nobody sees."""
    out = io.BytesIO()
    page = pdf_cases.Sheet(out, pagesize=A5)
    page.drawImage(ImageReader(_jpeg(sheet)), 0, 0, *A5)
    if words:
        layer = page.beginText(40, 500)
        layer.setFont("Helvetica", 10)
        layer.setTextRenderMode(3)
        layer.textLines(words)
        page.drawText(layer)
    page.showPage()
    page.save()
    return out.getvalue()


def _jpeg(sheet: Image.Image) -> io.BytesIO:
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=40, dpi=(DOTS, DOTS))
    out.seek(0)
    return out


def main(font: str) -> None:
    """Write every picture."""
    pdfmetrics.registerFont(TTFont("scan", font))
    (sheet,) = sheets(drawn(), DOTS)
    FOLDER.mkdir(parents=True, exist_ok=True)
    rubbish = "\n".join("!\"#$%&'()*+,-./0123456789:;<=>?@ABC" for _ in range(12))
    (FOLDER / "scan.pdf").write_bytes(pictured(sheet))
    (FOLDER / "broken_layer.pdf").write_bytes(pictured(sheet, rubbish))
    (FOLDER / "turned.jpg").write_bytes(_jpeg(sheet.rotate(-90, expand=True)).getvalue())
    plain = sheet.point(lambda grey: 255 * (grey > 150)).convert("1")
    plain.save(FOLDER / "sheet.png", dpi=(DOTS, DOTS))
    head = plain.crop((0, 60, plain.width, 330))
    foot = plain.crop((0, 330, plain.width, 760))
    head.save(
        FOLDER / "pages.tif", save_all=True, append_images=[foot], compression="group4", dpi=(DOTS, DOTS)
    )  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1])
