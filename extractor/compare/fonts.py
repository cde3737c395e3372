"""A font with Chinese for pictures that are drawn as pixels; SVG needs none, it names families to choose from."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..core.problems import ExtractionError

if TYPE_CHECKING:
    from matplotlib.font_manager import FontManager

FAMILIES = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "思源黑体",
    "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "微软雅黑", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
    "SimHei", "黑体", "Heiti SC", "Sarasa Gothic SC", "Arial Unicode MS",
    "Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "宋体", "AR PL UMing CN",
)  # fmt: skip
"""Known families with simplified Chinese, those that read best on a screen first."""


def installed() -> str | None:
    """The first known family that this system has, as matplotlib has found its fonts (fontconfig's folders too)."""
    from matplotlib import font_manager

    found = _known(font_manager.fontManager)
    # matplotlib keeps its list of fonts for weeks: one that was installed since is found only by making the list anew
    return found or _known(font_manager._load_fontmanager(try_read_cache=False))  # type: ignore[attr-defined]  # in its FAQ


def _known(fonts: FontManager) -> str | None:
    here = {font.name for font in fonts.ttflist}
    return next((family for family in FAMILIES if family in here), None)


def required() -> str:
    """As ``installed``.

    Raises:
        ExtractionError: FONT_MISSING.
    """
    family = installed()
    if family is None:
        raise ExtractionError("FONT_MISSING")
    return family


@contextmanager
def silence() -> Iterator[None]:
    """matplotlib logs every family of a list that is not installed; here the list is for the reader of the SVG."""
    logger = logging.getLogger("matplotlib.font_manager")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)
