"""Optical recognition of a page's picture: characters with their places and how sure they are.

The only module that knows RapidOCR. Its wheel carries the models (PP-OCR, detection and recognition
of Chinese), so that nothing is loaded from a network. It comes with the extra ``ocr``.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ....core.problems import ExtractionError
from ..shapes import Glyph

if TYPE_CHECKING:
    import numpy as np

    Raster = np.ndarray[Any, np.dtype[Any]]

LEAST = 0.3
"""Score of a line under which it is a stain and no writing."""
TYPE_SHARE = 0.8
"""Height of the type in the height of a detected line."""


def installed() -> bool:
    """Whether optical recognition can be used."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))


def engine_version() -> str:
    """Name and version for ``Source.ingester``."""
    try:
        return f"rapidocr/{version('rapidocr')}"
    except PackageNotFoundError:
        return "rapidocr"


@cache
def _engine() -> Any:
    """One thread: documents are spread over processes, and threads that wait for each other cost more."""
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical", "Global.text_score": LEAST, "Global.max_side_len": 4000,
            "Global.use_cls": False, "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        }
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines of a picture, each as its characters; lengths in dots."""

    lines: list[list[Glyph]]
    upright: bool = True
    """Whether most lines lie flat; lines that stand on end were turned a quarter to be read."""

    @property
    def score(self) -> float:
        """How sure the characters are, in the mean; 0 where there are none."""
        scores = [glyph.score for line in self.lines for glyph in line]
        return sum(scores) / len(scores) if scores else 0.0


def read_lines(raster: Raster) -> Reading:
    """All lines of a grey raster."""
    import numpy as np

    found = _recognised(
        np.stack([raster] * 3, axis=-1), use_det=True, use_cls=False, use_rec=True,
        return_word_box=True, return_single_char_box=True,
    )  # fmt: skip
    if found.txts is None:
        return Reading([])
    boxes = [np.asarray(box) for box in found.boxes]
    lines = [_glyphs(box, words) for box, words in zip(boxes, found.word_results, strict=True)]
    tall = sum(bool(np.ptp(box[:, 1]) > 1.5 * np.ptp(box[:, 0])) for box in boxes)
    _set_sizes([line for line in lines if line])
    return Reading([line for line in lines if line], upright=tall * 2 <= len(boxes))


def _recognised(raster: Any, **how: bool) -> Any:
    """What the engine makes of a picture.

    Raises:
        ExtractionError: CORRUPTED, the engine fails at it.
        MemoryError: there was none left for it.
    """
    try:
        return _engine()(raster, **how)
    except ImportError:
        raise
    except Exception as error:  # onnxruntime has no class that it shares with others
        if isinstance(error, MemoryError) or re.search("alloc|memory", str(error), re.IGNORECASE):
            raise MemoryError from None
        raise ExtractionError("CORRUPTED", f"图像无法识别：{type(error).__name__}") from None


def _set_sizes(lines: list[list[Glyph]]) -> None:
    """The height of the type: the pitch of Han characters where a line has some, else the page's.

    Detected boxes have margins of their own, which differ from line to line.
    """
    pitches = [_pitch(line) for line in lines]
    known = sorted(p for p in pitches if p is not None)
    usual = known[len(known) // 2] if known else None
    for line, pitch in zip(lines, pitches, strict=True):
        size = pitch or min(TYPE_SHARE * (line[0].bottom - line[0].top), usual or math.inf)
        for glyph in line:
            middle = glyph.middle
            glyph.top, glyph.bottom, glyph.size = middle - size / 2, middle + size / 2, size


def _pitch(line: list[Glyph]) -> float | None:
    steps = sorted(
        b.centre - a.centre
        for a, b in pairwise(line)
        if "\u4e00" <= a.char <= "\u9fff" and "\u4e00" <= b.char <= "\u9fff"
    )
    return steps[len(steps) // 2] if len(steps) >= 2 else None


def read_line(raster: Raster) -> tuple[str, float]:
    """The words of a picture that holds one line, and the least sure reading of a character in them."""
    import numpy as np

    found = _recognised(np.stack([raster] * 3, axis=-1), use_det=False, use_cls=False, use_rec=True)
    return (found.txts[0], float(found.scores[0])) if found.txts else ("", 0.0)


def _glyphs(box: Any, words: Any) -> list[Glyph]:
    """One glyph per character: the recogniser gives boxes for groups of Latin characters as for single ones."""
    top, bottom = float(box[:, 1].min()), float(box[:, 1].max())
    size = TYPE_SHARE * (bottom - top)
    glyphs: list[Glyph] = []
    for text, score, corners in words or ():
        x0, x1 = min(c[0] for c in corners), max(c[0] for c in corners)
        each = (x1 - x0) / max(len(text), 1)
        for n, char in enumerate(text):
            if char.isspace():
                continue
            left = x0 + n * each
            glyphs.append(Glyph(char, left, top, left + each, bottom, size, score=float(score)))
    return glyphs
