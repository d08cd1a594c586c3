"""Reads the file that an atlas is made of: JSON, as `data/boundaries/derive.py` writes it."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportgen.atlas.model import Atlas, Shape
from reportgen.atlas.projection import Point, Projection


class AtlasError(ValueError):
    """The file is none that maps can be drawn from."""


def built_in() -> bytes:
    """Gives the file that comes with reportgen."""
    return Path(__file__).with_name("boundaries.json").read_bytes()


@lru_cache(maxsize=2)
def read_atlas(data: bytes) -> Atlas:
    """Gives the atlas without places. Raises `AtlasError` with what is wrong, in lower case and without a full stop."""
    try:
        raw: Mapping[str, Any] = json.loads(data)
        plane = raw["projection"]
        atlas = Atlas(
            projection=Projection(**{key: float(plane[key]) for key in ("longitude", "latitude", "radius")}),
            arcs=tuple(map(_line, raw["arcs"])),
            shapes=tuple(map(_shape, raw["countries"])),
            undetermined=frozenset(map(int, raw["undetermined"])),
            source=str(raw["source"]),
            modified=tuple(map(str, raw.get("modified", ()))),
        )
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise AtlasError(f"this is no JSON: {error}") from None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise AtlasError(f"it lacks what a map is drawn from: {type(error).__name__} {error}") from None
    if any(arc >= len(atlas.arcs) for arc in {*atlas.uses(), *atlas.undetermined}):
        raise AtlasError("a shape names a line that is not in the file")
    return atlas


def _line(steps: Sequence[int]) -> tuple[Point, ...]:
    """Gives a line from its first point and the steps between points."""
    x = y = 0
    points = []
    for right, up in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + right, y + up
        points.append((float(x), float(y)))
    if len(points) < 2:
        raise ValueError("a line of fewer than two points")
    return tuple(points)


def _shape(raw: Mapping[str, Any]) -> Shape:
    polygons = tuple(tuple(tuple(int(arc) for arc in ring) for ring in polygon) for polygon in raw["polygons"])
    return Shape(code=str(raw["code"]), alpha3=str(raw["alpha3"]), name=str(raw["name"]), polygons=polygons)
