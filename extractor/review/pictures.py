"""Pages as pictures, rendered when they are asked for: PDF by PDFium, scans by Pillow."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

DOTS = 110
"""Dots per inch of a page on the screen."""
LONGEST = 2400
"""Dots of the longer side, at most: a poster is not rendered whole."""
PATIENCE = 60.0
"""Seconds that one page may take to draw."""
_PDFIUM = Lock()
"""PDFium is not safe for threads."""


@dataclass(slots=True)
class Pictures:
    """The pages of one source; empty where the format has none."""

    data: bytes
    media_type: str
    _open: Any = field(default=None, init=False)
    _drawn: dict[tuple[int, int], bytes] = field(default_factory=dict, init=False)

    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page in points."""
        if self.media_type == "application/pdf":
            with _PDFIUM:
                return [self._pdf().get_page_size(n) for n in range(len(self._pdf()))]
        if self.media_type.startswith("image/"):
            return _scanned_sizes(self.data)
        return []

    def jpeg(self, number: int, dots: int = DOTS) -> bytes:
        """Page ``number`` (from 1). Raises IndexError where there is none."""
        if (number, dots) in self._drawn:
            return self._drawn[number, dots]
        if not 1 <= number <= len(self.sizes()):
            raise IndexError(number)
        picture = self._printed(number, dots) if self.media_type == "application/pdf" else self._scanned(number)
        self._drawn[number, dots] = _jpeg(picture)
        return self._drawn[number, dots]

    def _printed(self, number: int, dots: int) -> Any:
        """Drawn by a process of its own: in ours PDFium takes one font of the reader's for every font that a file does
        not embed, so that places are the same on any machine, and that font has no letters to look at."""
        from PIL import Image

        command = [sys.executable, "-P", "-m", __name__, str(number), str(dots)]
        drawn = subprocess.run(command, input=self.data, stdout=subprocess.PIPE, check=True, timeout=PATIENCE).stdout
        return Image.open(io.BytesIO(drawn))

    def _scanned(self, number: int) -> Any:
        from PIL import Image, ImageOps

        with Image.open(io.BytesIO(self.data)) as image:
            image.seek(number - 1)
            picture = ImageOps.exif_transpose(image).convert("RGB")
        picture.thumbnail((LONGEST, LONGEST))
        return picture

    def _pdf(self) -> Any:
        import pypdfium2

        if self._open is None:
            self._open = pypdfium2.PdfDocument(self.data)
        return self._open


def _scanned_sizes(data: bytes) -> list[tuple[float, float]]:
    """As the reader takes them: by the density that the file claims, or as A4."""
    from PIL import Image, ImageOps

    from ..readers.pages.image import DOTS_SAID, LONG_SIDE

    out = []
    with Image.open(io.BytesIO(data)) as image:
        for n in range(getattr(image, "n_frames", 1)):
            image.seek(n)
            width, height = ImageOps.exif_transpose(image).size
            said = float(image.info.get("dpi", (0,))[0] or 0)
            dots = said if DOTS_SAID[0] <= said <= DOTS_SAID[1] else max(width, height) / LONG_SIDE
            out.append((width * 72 / dots, height * 72 / dots))
    return out


def _jpeg(picture: Any) -> bytes:
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()


def main(number: int, dots: int) -> None:
    """Draw page ``number`` (from 1) of the PDF on standard input; a JPEG goes to standard output."""
    import pypdfium2

    page = pypdfium2.PdfDocument(sys.stdin.buffer.read())[number - 1]
    scale = min(dots / 72, LONGEST / max(page.get_size()))
    sys.stdout.buffer.write(_jpeg(page.render(scale=scale).to_pil()))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
