"""Atlas: the boundaries that maps are drawn with, and the places that an author named, on one plane."""

from reportgen.atlas.generalise import area, generalise
from reportgen.atlas.model import Atlas, Place, Shape
from reportgen.atlas.projection import Point, Projection
from reportgen.atlas.reading import AtlasError, built_in, read_atlas
from reportgen.atlas.survey import Survey

__all__ = [
    "Atlas", "AtlasError", "Place", "Point", "Projection", "Shape", "Survey", "area", "built_in", "generalise",
    "read_atlas",
]  # fmt: skip
