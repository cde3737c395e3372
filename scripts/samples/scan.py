"""A PDF as a scanner sees its print: a little askew, grey, noisy, compressed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

PAPER, CONTRAST, NOISE = 245, 0.9, 6.0


def sheets(pdf: bytes, dots: int, seed: int = 1, most_skew: float = 0.8) -> Iterator[Image.Image]:
    """Every page as a grey picture of ``dots`` per inch."""
    chance = np.random.default_rng(seed)
    with closing(pdfium.PdfDocument(pdf)) as document:
        for page in document:
            sheet = page.render(scale=dots / 72).to_pil().convert("L")
            sheet = sheet.rotate(float(chance.uniform(-most_skew, most_skew)), Image.Resampling.BICUBIC, fillcolor=255)
            ink = (255 - np.asarray(sheet, dtype=float)) * CONTRAST
            yield Image.fromarray(np.clip(PAPER - ink + chance.normal(0, NOISE, ink.shape), 0, 255).astype("uint8"))


def scanned(pdf: bytes, dots: int = 200, quality: int = 60, seed: int = 1, pages: slice = slice(None)) -> bytes:
    """The pages as a PDF of JPEG pictures without any text."""
    prints = [_compressed(sheet, quality) for sheet in list(sheets(pdf, dots, seed))[pages]]
    out = io.BytesIO()
    prints[0].save(out, "PDF", save_all=True, append_images=prints[1:], resolution=dots, quality=quality)
    return out.getvalue()


def _compressed(sheet: Image.Image, quality: int) -> Image.Image:
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=quality)
    return Image.open(out)
