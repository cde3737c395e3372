"""Pages as pictures, rendered when they are asked for: PDF by PDFium, scans by Pillow."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

DOTS = 110
"""Dots per inch of a page on the screen."""
LONGEST = 2400
"""Dots of the longer side, at most: a poster is not rendered whole."""
_PDFIUM = Lock()
"""PDFium is not safe for threads."""


@dataclass(slots=True)
class Pictures:
    """The pages of one source; empty where the format has none."""

    data: bytes
    media_type: str
    _open: Any = field(default=None, init=False)

    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page in points."""
        if self.media_type == "application/pdf":
            with _PDFIUM:
                return [self._pdf().get_page_size(n) for n in range(len(self._pdf()))]
        return []

    def jpeg(self, number: int, dots: int = DOTS) -> bytes:
        """Page ``number`` (from 1). Raises IndexError where there is none."""
        with _PDFIUM:
            pdf = self._pdf()
            if not 1 <= number <= len(pdf):
                raise IndexError(number)
            page = pdf[number - 1]
            scale = min(dots / 72, LONGEST / max(page.get_size()))
            picture = page.render(scale=scale).to_pil()
            page.close()
        out = io.BytesIO()
        picture.convert("RGB").save(out, "JPEG", quality=80)
        return out.getvalue()

    def _pdf(self) -> Any:
        import pypdfium2

        if self._open is None:
            self._open = pypdfium2.PdfDocument(self.data)
        return self._open
