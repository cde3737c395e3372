"""The comparison as a picture: a panel for each indicator, a bar for each base, target and actual value.

``matplotlib`` draws it: it writes SVG whose text stays text and PNG from one description, without a
browser. ``plotly`` needs one for PNG (kaleido), ``altair`` a JavaScript engine; an SVG of our own
would have no PNG.

Each region has its colour, in all its documents: Okabe and Ito's, which people with any colour vision tell apart;
beside the bars stands which document. Pale, hatched and full tell base, target and actual apart, in grey too. A bound
is drawn as one: a bar that ends in a point to the side on which the value may lie, a range as the stretch between its
two ends.
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

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#7F7F7F", "#B8A800")
GREY = "#606060"
"""The colour of what stands for no document: roles in the legend."""
BEYOND = {">": 1, ">=": 1, "<": -1, "<=": -1}
"""To which side of a bound the value lies."""
COLUMNS = 2
BAR, BETWEEN, HEAD = 0.21, 0.16, 0.62
"""Inches: a bar, the gap between two groups of bars, and a panel's title with the space below the panel."""
TITLE = 46
"""Columns of a panel's title, a Chinese character taking two, that fit above its bars; a longer one has two lines."""
PANEL, CHARACTER = 3.3, 0.125
"""Inches: the width of a panel's bars; of a Chinese character of a label."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; ``label`` stands beside the first of its group, ``region`` gives the colour."""

    figure: Figure
    label: str
    region: str
    colour: str
    at: float


@dataclass(frozen=True, slots=True)
class Undrawn:
    """How many panels a chart leaves out: those beyond its limit, and those whose measure a single document has."""

    beyond: int
    alone: int


@dataclass(frozen=True, slots=True)
class Panel:
    """One indicator in one measure: its bars, from the top, and how many inches they take."""

    lined: Lined
    measure: Measure
    bars: list[Bar]
    height: float


def plot(
    lined: Sequence[Lined],
    names: Sequence[str],
    regions: Sequence[str],
    path: str | Path,
    limit: int,
    alone: bool = False,
) -> Undrawn:
    """Draw up to ``limit`` panels; returns how many are left out.

    ``names`` and ``regions`` are those of the documents. A measure that a single document has is drawn only where
    ``alone`` asks for it.

    Raises:
        ExtractionError: EXTRA_MISSING; FONT_MISSING, a PNG is asked for and no font has Chinese.
        OSError: the picture cannot be written.
    """
    with extra("plot"):
        import matplotlib
        from matplotlib.figure import Figure as Canvas

        from . import fonts
    every = [panel for one in lined for panel in _panels(one, names, regions)]
    panels = [panel for panel in every if alone or len({bar.figure.document for bar in panel.bars}) > 1]
    left = Undrawn(max(0, len(panels) - limit), len(every) - len(panels))
    if not panels:
        return left
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
    return left


def _panels(one: Lined, names: Sequence[str], regions: Sequence[str]) -> Iterator[Panel]:
    """A panel for each measure: totals and yearly values share no axis."""
    for measure in MEASURES:
        rows = [row for row in one.rows if row.measure == measure]
        if rows:
            yield _panel(one, measure, rows, names, regions)


def _panel(one: Lined, measure: Measure, rows: list[Row], names: Sequence[str], regions: Sequence[str]) -> Panel:
    bars: list[Bar] = []
    order = list(dict.fromkeys(regions))
    at = 0.0
    for row in rows:
        for document in sorted({figure.document for figure in row.figures}):
            label, region = f"{names[document]}  {span(row.years)}", regions[document]
            colour = COLOURS[order.index(region) % len(COLOURS)]
            for role in ROLES:
                own = [f for f in row.figures if f.document == document and f.role == role]
                for figure in {f.value: f for f in reversed(own)}.values():
                    bars.append(Bar(figure, label, region, colour, at))
                    label = ""
                    at += BAR
            at += BETWEEN
    return Panel(one, measure, bars, at - BETWEEN)


def _drawn(panels: list[Panel], canvas_type: Any) -> Any:
    """Panels in columns of about one height, each below the last of the column that is shortest so far."""
    columns = _columns(panels)
    labels = 0.2 + CHARACTER * max(_width(bar.label) for panel in panels for bar in panel.bars) / 2
    each = labels + PANEL + 0.6
    wide = each * len(columns)
    handles = _handles([bar for panel in panels for bar in panel.bars])
    across = max(1, int(wide / (0.9 + CHARACTER * max(_width(str(handle.get_label())) for handle in handles) / 2)))
    top = 0.3 + 0.24 * -(-len(handles) // across)
    high = top + max(sum(panel.height + HEAD for panel in column) for column in columns)
    canvas = canvas_type(figsize=(wide, high), facecolor="white")
    for n, column in enumerate(columns):
        edge = high - top
        for panel in column:
            box = ((n * each + labels) / wide, (edge - 0.3 - panel.height) / high, PANEL / wide, panel.height / high)
            _draw(canvas.add_axes(box), panel)
            edge -= panel.height + HEAD
    canvas.legend(
        handles=handles, loc="upper left", bbox_to_anchor=(0.005, 1 - 0.05 / high), ncols=across, frameon=False,
        fontsize=9,
    )  # fmt: skip
    return canvas


def _columns(panels: list[Panel]) -> list[list[Panel]]:
    """One column where two would leave one of them half empty."""
    columns: list[list[Panel]] = [[] for _ in range(COLUMNS)]
    for panel in panels:
        min(columns, key=_height).append(panel)
    return columns if min(map(_height, columns)) >= max(map(_height, columns)) / 2 else [panels]


def _height(column: list[Panel]) -> float:
    return sum(panel.height + HEAD for panel in column)


def _width(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)


def _folded(text: str) -> str:
    """A title in two lines where it is longer than its panel is wide."""
    if _width(text) <= TITLE:
        return text
    at = next(n for n in range(len(text)) if _width(text[: n + 1]) > TITLE)
    opens = text.rfind("（", 0, at + 1)
    at = opens if opens > 0 and _width(text[opens:]) <= TITLE else at
    return f"{text[:at].rstrip()}\n{text[at:].lstrip()}"


def _draw(axes: Axes, panel: Panel) -> None:
    one = panel.lined
    most = max(float(one.in_unit(bar.figure.high or bar.figure.value)) for bar in panel.bars)
    for bar in panel.bars:
        value = float(one.in_unit(bar.figure.high or bar.figure.value))
        _bar(axes, bar, one, most)
        said = amount(one, bar.figure) + (FROM_TEXT if bar.figure.home is None else "")
        axes.text(
            value + most * (0.045 if bar.figure.comparator in (">", ">=") else 0.015),
            bar.at + BAR * 0.43,
            said,
            va="center",
            ha="left",
            fontsize=8,
        )
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
    axes.set_title(_folded(title(one, panel.measure)), loc="left", fontsize=10, fontweight="bold", pad=6)
    least = min(0.0, *(float(one.in_unit(bar.figure.value)) for bar in panel.bars))
    axes.set_xlim(least * 1.02, most * 1.035 or 1)  # the point of a bound fits
    axes.set_ylim(panel.height, -BAR * 0.1)
    axes.set_xticks([])
    axes.set_yticks([])
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color("#808080")


def _bar(axes: Axes, bar: Bar, one: Lined, most: float) -> None:
    """A bar; of a range the stretch between its ends, of a bound a bar with a point at its end."""
    figure = bar.figure
    low, style = float(one.in_unit(figure.value)), _style(figure.role, bar.colour)
    from_, to = (low, float(one.in_unit(figure.high))) if figure.high is not None else (0.0, low)
    axes.barh(bar.at, to - from_, BAR * 0.86, left=from_, align="edge", linewidth=0.5, **style)
    side = BEYOND.get(figure.comparator)
    if side:
        middle, reach = bar.at + BAR * 0.43, most * 0.03
        start = to if side > 0 else to + reach / 2
        ys = [middle - BAR * 0.4, middle, middle + BAR * 0.4]
        axes.fill([start, start + side * reach, start], ys, color=bar.colour, linewidth=0, zorder=3)


def _style(role: Role, colour: str) -> dict[str, Any]:
    """Pale with an edge, hatched, or full."""
    from matplotlib.colors import to_rgb

    if role == "baseline":
        pale = tuple(1 - 0.25 * (1 - part) for part in to_rgb(colour))
        return {"facecolor": pale, "edgecolor": colour}
    return {"facecolor": colour, "hatch": "///" if role == "target" else "", "edgecolor": "white"}


def _handles(bars: list[Bar]) -> list[Any]:
    """What the legend says: the regions by colour, the roles, bounds, and figures of running text."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    figures = [bar.figure for bar in bars]
    roles = {figure.role for figure in figures}
    colours = {bar.region: bar.colour for bar in bars}
    handles: list[Any] = [Patch(label=region, facecolor=colour) for region, colour in sorted(colours.items())]
    handles += [Patch(label=word, **_style(role, GREY)) for role, word in ROLES.items() if role in roles]
    if any(figure.comparator in BEYOND for figure in figures):
        handles.append(Line2D([], [], color=GREY, marker=">", linestyle="none", label="界限：值在箭头一侧"))
    if any(figure.home is None for figure in figures):
        handles.append(Patch(label=f"{FROM_TEXT} 取自正文", visible=False))
    return handles
