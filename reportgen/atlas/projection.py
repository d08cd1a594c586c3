"""Projection: longitudes and latitudes become kilometres on a plane, by Lambert's azimuthal equal-area projection."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
"""East and north of the centre, in kilometres."""
Line = Sequence[Point]


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """Lambert's azimuthal equal-area projection of a sphere (Snyder, Map Projections, USGS 1987, p. 185)."""

    longitude: float
    latitude: float
    radius: float
    """In kilometres."""

    def project(self, longitude: float, latitude: float) -> Point:
        """Gives the place of a point, from degrees."""
        east = math.radians(longitude - self.longitude)
        north, middle = math.radians(latitude), math.radians(self.latitude)
        along = math.cos(north) * math.cos(east)
        scale = self.radius * math.sqrt(2 / (1 + math.sin(middle) * math.sin(north) + math.cos(middle) * along))
        return (
            scale * math.cos(north) * math.sin(east),
            scale * (math.cos(middle) * math.sin(north) - math.sin(middle) * along),
        )
