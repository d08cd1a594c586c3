"""Canvas: gathers traces, texts and shapes, and gives Plotly JSON in which every pixel is decided here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from reportgen.kinds import Style

CLEAR = "rgba(0,0,0,0)"

Number = int | float | Decimal

Side = Literal["left", "center", "right"]
"""Which side of a text stands at its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pane:
    """One plot area, in shares of the whole drawing area; `index` 1 has the axes `x` and `y`, 2 `x2` and `y2`."""

    index: int = 1
    left: float = 0
    right: float = 1
    bottom: float = 0
    top: float = 1

    @property
    def x(self) -> str:
        """The name of its horizontal axis."""
        return "x" if self.index == 1 else f"x{self.index}"

    @property
    def y(self) -> str:
        """The name of its vertical axis."""
        return "y" if self.index == 1 else f"y{self.index}"

    def through(self, ends: Sequence[tuple[int, int | Decimal | float]]) -> dict[str, Any]:
        """Gives a plotly trace, a line through points, which says nothing of its own when it is pointed at."""
        return {
            "cliponaxis": False,
            "hoverinfo": "skip",
            "mode": "lines",
            "type": "scatter",
            "x": [place for place, _ in ends],
            "xaxis": self.x,
            "y": plainly([number for _, number in ends]),
            "yaxis": self.y,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A text: `x` and `y` on an axis or (`paper`) in shares of the drawing area, moved by `dx` and `dy` pixels."""

    text: str
    x: float
    y: float
    on_x: str = "paper"
    on_y: str = "paper"
    dx: float = 0
    dy: float = 0
    side: Side = "left"
    level: Literal["top", "middle", "bottom"] = "middle"
    ink: str = "muted"
    bold: bool = False
    halo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """Room around the drawing area, in pixels."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(slots=True)
class Canvas:
    """What is being drawn, `width` pixels wide."""

    style: Style
    width: int
    traces: list[dict[str, Any]] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    axes: dict[str, dict[str, Any]] = field(default_factory=dict)
    near: Literal["", "closest", "x", "y"] = ""
    """By what the pointer finds a value from anywhere in its plot area; nothing where it must meet the mark."""

    @property
    def narrow(self) -> bool:
        """Whether it is drawn for a small screen."""
        return self.width < 500

    def ink(self, name: str) -> str:
        """Gives a literal colour by its role; a literal stays what it is."""
        return self.style.roles.get(name, name)

    def axis(self, pane: Pane, side: Literal["x", "y"], axis_range: tuple[float, float], **more: object) -> None:
        """Adds an axis without any of Plotly's own choices: no automatic range, ticks or margins."""
        near, far = (pane.left, pane.right) if side == "x" else (pane.bottom, pane.top)
        name = f"{side}axis" if pane.index == 1 else f"{side}axis{pane.index}"
        self.axes[name] = {
            "anchor": pane.y if side == "x" else pane.x,
            "automargin": False,
            "domain": [plain(near), plain(far)],
            "fixedrange": True,
            "gridcolor": self.ink("grid"),
            "range": [plain(end) for end in axis_range],
            "showgrid": False,
            "showline": False,
            "showticklabels": False,
            "tickfont": {"color": self.ink("muted"), "size": self.style.size},
            "ticks": "",
            "title": {"text": ""},
            "type": "linear",
            "zeroline": False,
            **more,
        }

    def line(self, place: Mapping[str, Any], ink: str, thick: float = 1, dash: str = "solid") -> None:
        """Adds a straight line; `place` is Plotly's `x0` … `yref`."""
        look = {"color": self.ink(ink), "dash": dash, "width": thick}
        self.shapes.append({"layer": "above", "line": look, "type": "line", **place})

    def box(self, place: Mapping[str, Any], fill: str, edge: str = "") -> None:
        """Adds a filled rectangle."""
        look = {"color": self.ink(edge) if edge else CLEAR, "width": 1 if edge else 0}
        self.shapes.append({"fillcolor": self.ink(fill), "layer": "above", "line": look, "type": "rect", **place})

    def tell(self, pane: Pane, words: Sequence[tuple[Number, Number, str]], ink: str, *, along: bool = False) -> None:
        """Adds what is said under the pointer at places of a plot area, each once; there is nothing to see.

        Places `along` a line follow each other under the arrow keys; others stand beside what is level with them.
        """
        self.traces.append(
            {
                "cliponaxis": False,
                "customdata": [text for _, _, text in words],
                "hoverinfo": "text",
                "hoverlabel": {"bgcolor": self.ink(ink)},
                "hovertemplate": "%{customdata}<extra></extra>",
                "line": {"color": CLEAR, "width": 0},
                "marker": {"color": CLEAR, "size": 7},
                "mode": "lines+markers" if along else "markers",
                "type": "scatter",
                "x": plainly([x for x, _, _ in words]),
                "xaxis": pane.x,
                "y": plainly([y for _, y, _ in words]),
                "yaxis": pane.y,
            }
        )

    def finish(self, height: int, margin: Margin) -> dict[str, Any]:
        """Gives the Plotly JSON."""
        edges = {"b": margin.bottom, "l": margin.left, "pad": 0, "r": margin.right, "t": margin.top}
        return {
            "data": self.traces,
            "layout": {
                **self.axes,
                "annotations": [self._annotation(label) for label in self.labels],
                "autosize": False,
                "barcornerradius": 0,
                "font": {"color": self.ink("ink"), "family": self.style.font, "size": self.style.size},
                "height": height,
                "hoverlabel": {"align": "left", "font": {"family": self.style.font, "size": self.style.size}},
                **({"hoverdistance": -1, "hovermode": self.near} if self.near else {}),
                "margin": {edge: round(room) for edge, room in edges.items()},
                "paper_bgcolor": CLEAR,
                "plot_bgcolor": CLEAR,
                "shapes": self.shapes,
                "showlegend": False,
                "width": self.width,
            },
        }

    def _annotation(self, label: Label) -> dict[str, Any]:
        text = "<br>".join(safe(line) for line in label.text.split("\n"))
        return {
            "align": label.side,
            "bgcolor": self.ink("paper") if label.halo else CLEAR,
            "borderpad": 0,
            "font": {"color": self.ink(label.ink), "size": self.style.size},
            "showarrow": False,
            "text": f"<b>{text}</b>" if label.bold else text,
            "x": plain(label.x),
            "xanchor": label.side,
            "xref": label.on_x,
            "xshift": round(label.dx, 1),
            "y": plain(label.y),
            "yanchor": label.level,
            "yref": label.on_y,
            "yshift": round(label.dy, 1),
        }


def plain(number: float | Decimal) -> int | float:
    """Gives a number as JSON writes it, the same on every machine."""
    if isinstance(number, int):
        return number
    exact = round(float(number), 9)
    return int(exact) if exact.is_integer() else exact


def plainly(numbers: Sequence[int | Decimal | float | None]) -> list[int | float | None]:
    """Gives numbers as JSON writes them; nothing stays nothing."""
    return [None if number is None else plain(number) for number in numbers]


def safe(text: str) -> str:
    """Keeps Plotly from reading text as its little HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
