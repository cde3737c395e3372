"""Pictures of pages: PNG, JPEG, TIFF of many pages, and what else Pillow opens."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ...core.problems import ExtractionError
from ...core.source import Source
from .compose import OCR_EXTRA, compose, read_page
from .furniture import Read
from .scans import ocr

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

    Raster = np.ndarray[Any, np.dtype[Any]]

MAX_DOTS = 150_000_000
"""Dots of one picture: A3 at 600 dots per inch has 70 million."""
MAX_PAGES = 1000
LONG_SIDE = 11.69
"""Inches of the longer side of A4, in which these documents are printed."""
DOTS_SAID = (100, 1200)
"""Dots per inch that a file may claim of itself; others (72, 96) are what a program writes unasked."""
_MEDIA = {"PNG": "image/png", "JPEG": "image/jpeg", "TIFF": "image/tiff", "GIF": "image/gif", "WEBP": "image/webp"}


def read(data: bytes, suffix: str = "") -> Source:
    """The text of a picture.

    Raises:
        ExtractionError: NO_TEXT_LAYER where optical recognition is not installed; CORRUPTED, TOO_LARGE.
    """
    if not ocr.installed():
        raise ExtractionError("NO_TEXT_LAYER", f"安装光学识别组件后可以读取：{OCR_EXTRA}")
    from .scans.recognised import DOTS, recognise

    kind = ""
    reads: list[Read] = []
    for number, (kind, picture) in enumerate(_pictures(data, DOTS), 1):  # noqa: B007
        reads.append(read_page(recognise(picture, number, DOTS), reads[-1] if reads else None))
    return compose(reads, _MEDIA.get(kind, "image/*"), f"image/1 {ocr.engine_version()}")


def _pictures(data: bytes, dots: int) -> Iterator[tuple[str, Raster]]:
    """Each page of the file as a grey raster of ``dots`` per inch."""
    from PIL import Image

    with _coded(), Image.open(io.BytesIO(data)) as image:
        count = getattr(image, "n_frames", 1)
        if count > MAX_PAGES:
            raise ExtractionError("TOO_LARGE", f"{count} 页")
    for n in range(count):
        with _coded(), Image.open(io.BytesIO(data)) as image:
            kind, raster = image.format or "", _raster(image, n, dots)
        yield kind, raster


@contextmanager
def _coded() -> Iterator[None]:
    """Pillow's errors as codes; what it only warns of is left to show in the picture."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ExtractionError("TOO_LARGE", "图片的点数超过上限") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise ExtractionError("CORRUPTED") from None


def _raster(image: Image, n: int, dots: int) -> Raster:
    """Page ``n`` of the file."""
    import numpy as np
    from PIL import ImageOps

    image.seek(n)
    if image.width * image.height > MAX_DOTS:
        raise ExtractionError("TOO_LARGE", f"{image.width} × {image.height} 点")
    return np.asarray(_at(_grey(ImageOps.exif_transpose(image)), image.info.get("dpi"), dots))


def _grey(image: Image) -> Image:
    """Grey on white paper; a transparent ground is paper."""
    from PIL import Image as Images

    if "A" in image.getbands() or "transparency" in image.info:
        paper = Images.new("RGBA", image.size, "white")
        paper.alpha_composite(image.convert("RGBA"))
        image = paper
    return image.convert("L")


def _at(image: Image, own: Any, dots: int) -> Image:
    """The picture brought to ``dots`` per inch; it is A4 where it does not say how dense it is."""
    said = float(own[0]) if own else 0.0
    scale = dots / said if DOTS_SAID[0] <= said <= DOTS_SAID[1] else dots * LONG_SIDE / max(image.size)
    if 0.9 <= scale <= 1.1:
        scale = 1.0
    return (
        image if scale == 1 else image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))))
    )
