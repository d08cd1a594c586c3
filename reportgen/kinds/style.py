"""Style and setting: what pictures are drawn with and drawn for."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.atlas import Survey

_INSET = 26
"""The part of a page's width that stays free at either side of what is not to be cut: 8 mm of A4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What charts take from the design tokens: literal colours, which the copy for the screen names again as CSS variables."""

    font: str
    size: int
    colours: tuple[str, ...]
    """The colours of series, in the order in which they are given out."""
    roles: Mapping[str, str]
    """`ink`, `muted`, `faint`, `axis`, `grid`, `paper`, `unknown`, `other`, `highlight`, `step0`, `even`, `rise1` … → colour."""
    width: int = 660
    """The width of a picture in CSS pixels."""
    narrow: int = 360
    """The width of the second picture for small screens."""
    page: int = 835
    """The width of a picture that goes over the whole page."""

    def wide(self, *, mapped: bool) -> int:
        """Gives the width of a picture over the page: a map is cut by its edges, all else keeps a little away from them."""
        return self.page if mapped else self.page - 2 * self.page // _INSET

    column: int = 660
    """The width of a picture in a column; as `width`, but for pictures over the whole page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a picture is drawn for, whatever its kind: the style of the house and the edition's language."""

    style: Style
    language: str
    survey: Survey | None = None
    """What maps are drawn from; kinds that are no maps never see one."""
