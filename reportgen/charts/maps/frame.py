"""What an author may write for every kind of map, and how its window is opened."""

from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from reportgen.atlas import Atlas, AtlasError, Place
from reportgen.charts.frame import PlotFrame
from reportgen.charts.maps.window import REGIONS, Bounds, Region, Window, window_of
from reportgen.kinds import Setting, Style
from reportgen.nodes.model import Flag
from reportgen.problems import Findings, Span, did_you_mean, listed

_SMALLEST, _CUT = 4, 16.0
"""The least number of degrees each way; the pixels at a page's edge that may be cut off."""


def _bounds(value: object) -> object:
    if isinstance(value, str):
        if value in REGIONS:
            return REGIONS[value]
        hint = did_you_mean(value, REGIONS)
        raise PydanticCustomError("wrong-value", "expected {names}", {"names": listed(REGIONS, "or"), "hint": hint})
    try:
        west, south, east, north = (float(side) for side in value)  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        west, south, east, north = 0.0, 0.0, 0.0, 0.0
    if not (-30 <= west <= east - _SMALLEST <= 96 and -10 <= south <= north - _SMALLEST <= 71):
        hint = "such as [-10, 30, 40, 50]: from 30° W to 100° E and from 10° S to 75° N, at least 4° each way"
        raise PydanticCustomError("wrong-value", "expected west, south, east and north in degrees", {"hint": hint})
    return west, south, east, north


RegionField = Annotated[Bounds, BeforeValidator(_bounds, json_schema_input_type=Region | list[float])]
"""What a map shows: a region by name, or west, south, east and north in degrees."""


class MapFrame(PlotFrame):
    """The keys that every kind of map takes."""

    region: RegionField = Field(
        REGIONS["mediterranean"],
        description="What is shown: a region by name, or [west, south, east, north] in degrees",
    )
    countries: Flag = Field(True, description="Write the names of countries where there is room")

    def window(self, atlas: Atlas, style: Style, wide: int) -> Window:
        """Gives what is shown on a picture of a width; `height:` is said for one in a column."""
        high = self.height and round(self.height * wide / style.column)
        return window_of(atlas, self.region, wide, high, safe=_CUT if wide > style.column else 3)


def inset(style: Style, wide: int) -> float:
    """Gives how far from a picture's left edge words below the map begin: on a page-wide one where the columns do."""
    return 2 + max(0, wide - style.column) / 2


def atlas_of(setting: Setting, findings: Findings) -> Atlas | None:
    """Gives what the map is drawn from; nothing after the problem is told."""
    if setting.survey is None:
        return None
    try:
        return setting.survey.atlas()
    except AtlasError as error:
        hint = "write a file as `data/boundaries/derive.py` does, or delete `boundaries:` from sections/report.yaml"
        findings.error(
            "broken-map", f"no map can be drawn from this file: {error}", Span(file=setting.survey.path), hint=hint
        )
        return None


def place_of(atlas: Atlas, name: str, at: Span, findings: Findings) -> Place | None:
    """Gives a place by its name; nothing after adding the problem."""
    if name in atlas.places:
        return atlas.places[name]
    hint = did_you_mean(name, atlas.places) or "name it with its `lon` and `lat` in data/codes/places.yaml"
    findings.error("unknown-place", f"no place `{name}`", at, hint=hint)
    return None


def within(spec: MapFrame, window: Window, place: Place, at: Span, findings: Findings) -> bool:
    """Says whether a place is on the map, after adding the problem."""
    if window.shows(window.place(place)):
        return True
    west, south, east, north = spec.region
    findings.error(
        "outside-map",
        f"`{place.name}` lies outside the map",
        at,
        hint=f"the map shows {west:g} to {east:g}° east and {south:g} to {north:g}° north: widen `region:`",
    )
    return False
