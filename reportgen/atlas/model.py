"""An atlas: the shapes of countries on one plane, the lines between them, and the places that an author named."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.atlas.projection import Point, Projection
from reportgen.table import Listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named point, no more precise than a city."""

    name: str
    longitude: float
    latitude: float
    city: bool = True
    """Whether it is one place, and no border, coast or area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A country as it is drawn; an arc `~n` is arc `n` run backwards, the first ring of a polygon is its outline."""

    code: str
    """ISO 3166-1 alpha-2, `XK` for Kosovo."""
    alpha3: str
    name: str
    polygons: tuple[tuple[tuple[int, ...], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """What maps are drawn from."""

    projection: Projection
    arcs: tuple[tuple[Point, ...], ...]
    """Lines in kilometres; one that two shapes have in common stands once."""
    shapes: tuple[Shape, ...]
    undetermined: frozenset[int]
    """The arcs that are disputed or not agreed."""
    source: str
    """Who drew the boundaries, and at what scale."""
    modified: tuple[str, ...] = ()
    """Where the shapes are not those of the source, in words that stand below every map."""
    places: Mapping[str, Place] = field(default_factory=dict, hash=False)
    named: Mapping[str, Listed] = field(default_factory=dict, hash=False)
    """ISO code → how the report's own code lists name the country, and its footnote."""
    coded: Mapping[str, str] = field(default_factory=dict, hash=False)
    """How the report's data write a country → its ISO code."""

    def shape(self, code: str) -> Shape | None:
        """Gives a country by its two or three letters."""
        return next((each for each in self.shapes if code in {each.code, each.alpha3}), None)

    def meant(self, written: str) -> Shape | None:
        """Gives the country that data mean: by the report's code lists, by its letters, or by its name."""
        code = self.coded.get(written, written)
        return self.shape(code) or next((each for each in self.shapes if code in {each.name, self.name(each)}), None)

    def name(self, shape: Shape) -> str:
        """Gives a country's name as the report writes it."""
        return self.named[shape.code].name if shape.code in self.named else shape.name

    def ring(self, arcs: tuple[int, ...]) -> list[Point]:
        """Gives a ring as points, the last of them the first again."""
        points: list[Point] = []
        for arc in arcs:
            part = self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]
            points += part[1:] if points else part
        return points

    def uses(self) -> dict[int, list[str]]:
        """Gives arc → the shapes that have it in their outline."""
        found: dict[int, list[str]] = {}
        for shape in self.shapes:
            for arc in (arc for polygon in shape.polygons for ring in polygon for arc in ring):
                found.setdefault(max(arc, ~arc), []).append(shape.code)
        return found
