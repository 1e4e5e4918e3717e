"""A sheet to draw on, in inches from the top left, and the same bytes for the same drawing (Matplotlib, SVG)."""

from __future__ import annotations

import io
import textwrap
import warnings
from dataclasses import dataclass, field
from typing import Any

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, PathPatch
from matplotlib.path import Path

from headwater.report.parts import Picture

INK, FAINT, PAPER, ACCENT = "#1b2733", "#8a97a3", "#ffffff", "#1f5f8b"
"""No red: colour never means guilt."""
SIZE = 8.0
"""Points: legible in print."""
LINE = 0.155
"""Inches from one line of text to the next at that size."""
WIDTH = 6.9
"""Inches: the text of an A4 page."""
_STYLE: Any = {"svg.fonttype": "path", "svg.hashsalt": "headwater", "font.family": "DejaVu Sans"}


def wrapped(text: str, columns: int, lines: int = 2) -> list[str]:
    """The text in at most so many lines; what does not fit ends in an ellipsis."""
    found = textwrap.wrap(" ".join(text.split()), columns) or [""]
    if len(found) <= lines:
        return found
    return [*found[: lines - 1], textwrap.shorten(" ".join(found[lines - 1 :]), columns, placeholder=" …") or "…"]


@dataclass(slots=True)
class Sheet:
    """A drawing of so many inches. Everything is given by its place: nothing is laid out by chance."""

    height: float
    width: float = WIDTH
    _figure: Any = field(init=False)
    _axes: Any = field(init=False)

    def __post_init__(self) -> None:
        self._figure = Figure(figsize=(self.width, self.height))
        FigureCanvasAgg(self._figure)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_xlim(0, self.width)
        self._axes.set_ylim(self.height, 0)
        self._axes.axis("off")

    def text(self, x: float, y: float, lines: list[str], *, align: str = "left", size: float = SIZE) -> None:
        """Lines of text, centred about ``y``."""
        top = y - (len(lines) - 1) * LINE * size / SIZE / 2
        for number, line in enumerate(lines):
            at = top + number * LINE * size / SIZE
            # A dollar sign would begin a formula to Matplotlib.
            words = line.replace("$", r"\$")
            self._axes.text(x, at, words, ha=align, va="center", fontsize=size, color=INK, zorder=5)

    def line(self, xs: tuple[float, float], ys: tuple[float, float], **style: Any) -> None:
        """A straight line."""
        self._axes.plot(xs, ys, **{"color": FAINT, "linewidth": 0.8, "zorder": 1, "solid_capstyle": "butt", **style})

    def bar(self, left: float, right: float, y: float, **style: Any) -> None:
        """A filled bar about ``y``."""
        height = 0.11
        self._axes.fill_between([left, right], y - height / 2, y + height / 2, linewidth=0, zorder=3, **style)

    def box(self, x: float, y: float, width: float, height: float, *, dashed: bool = False) -> None:
        """A white box with rounded corners, its left edge at ``x``, centred about ``y``."""
        shape = FancyBboxPatch(
            (x + 0.03, y - height / 2 + 0.03),
            width - 0.06,
            height - 0.06,
            boxstyle="round,pad=0.03",
            facecolor=PAPER,
            edgecolor=INK,
            linewidth=0.8,
            linestyle="--" if dashed else "-",
            zorder=3,
        )
        self._axes.add_patch(shape)

    def curve(self, start: tuple[float, float], end: tuple[float, float], **style: Any) -> None:
        """A curve that leaves and arrives level."""
        middle = (start[0] + end[0]) / 2
        path = Path(
            [start, (middle, start[1]), (middle, end[1]), end], [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
        )
        arrow = style.pop("arrow", False)
        if arrow:
            patch: Any = FancyArrowPatch(path=path, arrowstyle="-|>", mutation_scale=7, **self._stroke(style))
        else:
            patch = PathPatch(path, **self._stroke(style))
        self._axes.add_patch(patch)

    def _stroke(self, style: dict[str, Any]) -> dict[str, Any]:
        given = {"edgecolor": INK, "facecolor": "none", "linewidth": 0.9, "linestyle": "-", "zorder": 2, **style}
        return given if given["facecolor"] != "none" else {**given, "fill": False}

    def picture(self, name: str, caption: str, words: str) -> Picture:
        """The drawing as a picture."""
        with matplotlib.rc_context(_STYLE), warnings.catch_warnings():
            # A sign the font lacks is drawn as an empty box, like anywhere else.
            warnings.filterwarnings("ignore", message="Glyph .* missing")
            svg, png = io.BytesIO(), io.BytesIO()
            self._figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None}, facecolor=PAPER)
            self._figure.savefig(png, format="png", dpi=200, metadata={"Software": None}, facecolor=PAPER)
        return Picture(name=name, svg=svg.getvalue(), png=png.getvalue(), caption=caption, words=words)
