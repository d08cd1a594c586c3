"""Picture: what a kind of chart gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportgen.document import Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a chart kind gives: Plotly JSON, its height in CSS pixels, a generated alternative text, its data."""

    plotly: Mapping[str, Any]
    height: int
    alt: str
    data: Grid
    narrow: Mapping[str, Any] | None = None
    """The same picture `Style.narrow` pixels wide, for small screens."""
    narrow_height: int = 0
    notes: tuple[str, ...] = ()
    """What must stand below it wherever it goes, beside what its indicators say."""
    unnamed: tuple[str, ...] = ()
    """Footnotes of codes that its indicators hold and it does not show."""
