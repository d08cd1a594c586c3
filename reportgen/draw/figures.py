"""Checks Plotly JSON before it is drawn: the browser draws an unknown kind of trace as nothing, without an error."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any


class NotAFigureError(ValueError):
    """Plotly JSON that Plotly would not draw as it stands."""


def complaints(plotly: Mapping[str, Any]) -> tuple[str, ...]:
    """Gives what Plotly has against a figure, each in a line; nothing when it will be drawn."""
    from plotly.graph_objects import Figure

    if not plotly.get("data"):
        return ("the figure has no traces",)
    copy = deepcopy(dict(plotly))  # Plotly changes what it looks at
    try:
        Figure(data=list(copy["data"]), layout=dict(copy.get("layout", {})))
    except (ValueError, TypeError) as error:
        return (_first_sentence(str(error)),)
    return ()


def insist(plotly: Mapping[str, Any], name: str) -> None:
    """Raises `NotAFigureError` for a figure that would not be drawn."""
    for complaint in complaints(plotly):
        raise NotAFigureError(f"figure `{name}`: {complaint}")


def _first_sentence(text: str) -> str:
    """Plotly's message goes on for pages with everything that would have been right."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    return " ".join(lines[:3])
