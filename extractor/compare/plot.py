"""The comparison as a picture: a panel for each indicator, a bar for each base, target and actual value.

``matplotlib`` draws it: it writes SVG whose text stays text and PNG from one description, without a
browser. ``plotly`` needs one for PNG (kaleido), ``altair`` a JavaScript engine; an SVG of our own
would have no PNG.

Colours are Okabe and Ito's, which people with any colour vision tell apart; hatches tell the bars
apart in grey.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core.extras import extra
from .figures import MEASURES, ROLES, Figure, Measure, Role
from .lineup import Lined, Row
from .words import FROM_TEXT, amount, span, title

if TYPE_CHECKING:
    from matplotlib.axes import Axes

STYLES: dict[Role, tuple[str, str]] = {
    "baseline": ("#E0E0E0", ""),
    "target": ("#56B4E9", "///"),
    "actual": ("#0B4F7D", ""),
}
"""Colour and hatch: light, hatched, dark, in grey too."""
COLUMNS = 2
BAR, BETWEEN, HEAD = 0.21, 0.16, 0.62
"""Inches: a bar, the gap between two groups of bars, and a panel's title with the space below the panel."""
PANEL, CHARACTER = 3.3, 0.125
"""Inches: the width of a panel's bars; of a Chinese character of a label."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; ``label`` stands beside the first of its group."""

    figure: Figure
    label: str
    at: float


@dataclass(frozen=True, slots=True)
class Panel:
    """One indicator in one measure: its bars, from the top, and how many inches they take."""

    lined: Lined
    measure: Measure
    bars: list[Bar]
    height: float


def plot(lined: Sequence[Lined], names: Sequence[str], path: str | Path, limit: int, alone: bool = False) -> int:
    """Draw up to ``limit`` panels; returns how many more there would be.

    A measure that a single document has is drawn only where ``alone`` asks for it.

    Raises:
        ExtractionError: EXTRA_MISSING; FONT_MISSING, a PNG is asked for and no font has Chinese.
        OSError: the picture cannot be written.
    """
    with extra("plot"):
        import matplotlib
        from matplotlib.figure import Figure as Canvas

        from . import fonts
    panels = [panel for one in lined for panel in _panels(one, names, alone)]
    if not panels:
        return 0
    svg = str(path).lower().endswith(".svg")
    families = [*fonts.FAMILIES, "sans-serif"] if svg else [fonts.required()]
    style = {
        "font.family": families, "font.size": 9, "svg.fonttype": "none", "svg.hashsalt": "extract",
        "hatch.linewidth": 0.8, "hatch.color": "#ffffff", "axes.unicode_minus": False,
    }  # fmt: skip
    with matplotlib.rc_context(style), fonts.silence(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # an SVG is measured with what font there is
        canvas = _drawn(panels[:limit], Canvas)
        canvas.savefig(path, dpi=160, metadata={"Date": None} if svg else {"Software": None})
    return max(0, len(panels) - limit)


def _panels(one: Lined, names: Sequence[str], alone: bool) -> Iterator[Panel]:
    """A panel for each measure: totals and yearly values share no axis."""
    for measure in MEASURES:
        rows = [row for row in one.rows if row.measure == measure]
        if len({figure.document for row in rows for figure in row.figures}) > (0 if alone else 1):
            yield _panel(one, measure, rows, names)


def _panel(one: Lined, measure: Measure, rows: list[Row], names: Sequence[str]) -> Panel:
    bars: list[Bar] = []
    at = 0.0
    for row in rows:
        for document in sorted({figure.document for figure in row.figures}):
            label = f"{names[document]}  {span(row.years)}"
            for role in ROLES:
                own = [f for f in row.figures if f.document == document and f.role == role]
                for figure in {f.value: f for f in reversed(own)}.values():
                    bars.append(Bar(figure, label, at))
                    label = ""
                    at += BAR
            at += BETWEEN
    return Panel(one, measure, bars, at - BETWEEN)


def _drawn(panels: list[Panel], canvas_type: Any) -> Any:
    """Panels in two columns; a row is as high as the higher of its two."""
    pairs = [panels[n : n + COLUMNS] for n in range(0, len(panels), COLUMNS)]
    heights = [max(panel.height for panel in pair) + HEAD for pair in pairs]
    labels = 0.2 + CHARACTER * max(_width(bar.label) for panel in panels for bar in panel.bars) / 2
    wide = (labels + PANEL + 0.6) * min(COLUMNS, len(panels))
    top = 0.55
    high = sum(heights) + top
    canvas = canvas_type(figsize=(wide, high), facecolor="white")
    edge = high - top
    for pair, height in zip(pairs, heights, strict=True):
        for n, panel in enumerate(pair):
            left = n * (labels + PANEL + 0.6) + labels
            box = (left / wide, (edge - 0.3 - panel.height) / high, PANEL / wide, panel.height / high)
            _draw(canvas.add_axes(box), panel)
        edge -= height
    _legend(canvas, [bar.figure for panel in panels for bar in panel.bars], high)
    return canvas


def _width(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)


def _draw(axes: Axes, panel: Panel) -> None:
    one = panel.lined
    most = max(float(one.in_unit(bar.figure.high or bar.figure.value)) for bar in panel.bars)
    for bar in panel.bars:
        value = float(one.in_unit(bar.figure.high or bar.figure.value))
        axes.barh(bar.at, value, BAR * 0.86, align="edge", linewidth=0.5, **_style(bar.figure.role))
        said = amount(one, bar.figure) + (FROM_TEXT if bar.figure.home is None else "")
        axes.text(value + most * 0.015, bar.at + BAR * 0.43, said, va="center", ha="left", fontsize=8)
        if bar.label:
            axes.text(
                -0.02,
                bar.at + BAR * 0.43,
                bar.label,
                transform=axes.get_yaxis_transform(),
                va="center",
                ha="right",
                fontsize=8,
            )
    axes.set_title(title(one, panel.measure), loc="left", fontsize=10, fontweight="bold", pad=6)
    least = min(0.0, *(float(one.in_unit(bar.figure.value)) for bar in panel.bars))
    axes.set_xlim(least * 1.02, most * 1.02 or 1)
    axes.set_ylim(panel.height, -BAR * 0.1)
    axes.set_xticks([])
    axes.set_yticks([])
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color("#808080")


def _style(role: Role) -> dict[str, Any]:
    colour, hatch = STYLES[role]
    return {"facecolor": colour, "hatch": hatch, "edgecolor": "white" if hatch else "#404040"}


def _legend(canvas: Any, figures: list[Figure], high: float) -> None:
    from matplotlib.patches import Patch

    roles = {figure.role for figure in figures}
    handles = [Patch(label=word, **_style(role)) for role, word in ROLES.items() if role in roles]
    if any(figure.home is None for figure in figures):
        handles.append(Patch(label=f"{FROM_TEXT} 取自正文", visible=False))
    canvas.legend(
        handles=handles, loc="upper left", bbox_to_anchor=(0.005, 1 - 0.05 / high), ncols=len(handles), frameon=False,
        fontsize=9,
    )  # fmt: skip
