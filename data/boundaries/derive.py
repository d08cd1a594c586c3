"""Derives the boundaries that maps are drawn with from Natural Earth's countries.

Run by hand: `python data/boundaries/derive.py [FILE]`.

It takes `countries-50m.json` of world-atlas 2.0.2 and writes `reportgen/atlas/boundaries.json`, the same bytes each time.
What is drawn apart, and why, is said in `STATEMENTS` and stands in the file.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

from babel.core import get_global

from reportgen.atlas.generalise import area, generalise
from reportgen.atlas.projection import Point, Projection

Arc = list[Point]
Rings = list[list[list[int]]]
"""Polygons of rings of arcs, as TopoJSON has them: `~n` is arc `n` run backwards."""

ORIGIN = Path(__file__).parents[3] / "shared" / "boundaries" / "countries-50m.json"
TARGET = Path(__file__).parents[2] / "reportgen" / "atlas" / "boundaries.json"
PLANE = Projection(longitude=20, latitude=45, radius=6371)
WEST, SOUTH, EAST, NORTH = -26.0, -6.0, 95.0, 73.0
"""What maps may show, in degrees: Europe, Africa to the Horn, the Middle East, South Asia to Bangladesh."""
DETAIL, FAR_DETAIL = 6, 4000
"""The smallest triangle and island that stay, in square kilometres: within that frame, and beyond it."""
KEPT = {
    "MT",
    "CY",
    "BH",
    "ES",
    "PT",
    "GR",
    "IT",
    "TN",
    "CV",
    "KM",
    "MV",
    "SG",
    "AX",
    "YE",
    "LI",
    "SM",
    "MC",
    "VA",
    "AD",
}
"""Countries whose islands, or which themselves, stay however small they are."""
NAMES = {
    "Turkey": "Türkiye", "Macedonia": "North Macedonia", "W. Sahara": "Western Sahara", "S. Sudan": "South Sudan",
    "Bosnia and Herz.": "Bosnia and Herzegovina", "Central African Rep.": "Central African Republic",
    "Dem. Rep. Congo": "Democratic Republic of the Congo", "Eq. Guinea": "Equatorial Guinea", "Faeroe Is.": "Faroe Islands",
    "São Tomé and Principe": "São Tomé and Príncipe", "Macao": "Macao", "Åland": "Åland",
}  # fmt: skip
NO_CODE = {"Kosovo": "XK"}
ALPHA3 = {"XK": "XKX", "CD": "COD", "FR": "FRA", "RS": "SRB", "RU": "RUS"}
"""Where a country had other letters before, and what ISO 3166 does not name."""
JOINED = {"N. Cyprus": "Cyprus", "Somaliland": "Somalia"}
PARALLEL = 27 + 40 / 60
"""The border of Western Sahara and Morocco as the United Nations map it, in degrees north."""
STATEMENTS = {
    "Abyei, Halaib": "the lines of Sudan with South Sudan, and with Egypt east of 33° E, are drawn as undetermined",
    "Ceuta, Melilla, Gibraltar, Lampedusa": "too small for this scale: places there are points without land",
    "Crimea": "with Ukraine (General Assembly resolution 68/262), unlike Natural Earth; no line is drawn across the isthmus",
    "Cyprus": "one island; the line across it is drawn as disputed",
    "Golan": "cannot be told apart at this scale: the line of separation is drawn as disputed",
    "Jammu and Kashmir": "lines of control are drawn as disputed; the Siachen area belongs to no shape",
    "Kosovo": "a shape of its own; its line with Serbia is drawn as disputed",
    "Palestine": "a shape of its own; its lines with Israel are drawn as undetermined",
    "Somaliland": "with Somalia; the line between them is drawn as undetermined",
    "Western Sahara": "whole, north to the parallel of 27.67° N, drawn as undetermined; Natural Earth draws the sand wall",
}
MODIFIED = {
    "Crimea": "Crimea with Ukraine",
    "Western Sahara": "Western Sahara whole",
    "Cyprus": "Cyprus as one island",
    "Somaliland": "Somaliland with Somalia",
    "Jammu and Kashmir": "the Siachen area with no country",
}
"""Where the shapes are not Natural Earth's, as the note below each map says it."""


def main(origin: Path = ORIGIN) -> bytes:
    """Gives the file that is derived from Natural Earth's countries."""
    topology = json.loads(origin.read_text(encoding="utf-8"))
    arcs = [_unpacked(arc, topology["transform"]) for arc in topology["arcs"]]
    shapes = {each["properties"]["name"]: _rings(each) for each in topology["objects"]["countries"]["geometries"]}
    codes = {each["properties"]["name"]: _code(each) for each in topology["objects"]["countries"]["geometries"]}
    undetermined = _apart(shapes, arcs)
    shapes = {name: _near(rings, arcs) for name, rings in shapes.items()}
    shapes = {name: rings for name, rings in shapes.items() if rings}
    plain = [_generalised([PLANE.project(*point) for point in arc]) for arc in arcs]
    found = {name: _large(rings, plain, codes[name]) for name, rings in shapes.items()}
    return _written({name: rings for name, rings in found.items() if rings}, codes, plain, undetermined)


def _unpacked(arc: Sequence[Sequence[int]], transform: dict[str, list[float]]) -> Arc:
    """Gives an arc of steps as degrees."""
    x = y = 0
    points = []
    for right, up in arc:
        x, y = x + right, y + up
        points.append(
            (
                x * transform["scale"][0] + transform["translate"][0],
                y * transform["scale"][1] + transform["translate"][1],
            )
        )
    return points


def _rings(geometry: dict[str, object]) -> Rings:
    arcs: Rings = geometry["arcs"]  # type: ignore[assignment]
    return arcs if geometry["type"] == "MultiPolygon" else [arcs]  # type: ignore[list-item]


def _code(geometry: dict[str, dict[str, str]]) -> str:
    """Gives a country's two letters; nothing for what ISO 3166 does not name."""
    number, name = geometry.get("id"), geometry["properties"]["name"]
    return NO_CODE.get(name, "") if number is None else get_global("territory_aliases")[str(number)][0]


def _apart(shapes: dict[str, Rings], arcs: list[Arc]) -> set[int]:
    """Draws disputed areas as `STATEMENTS` say; gives the arcs that are disputed or undetermined lines."""
    found = set()
    for part, whole in JOINED.items():
        found |= _between(shapes, part, whole)
        shapes[whole] = [*shapes[whole], *shapes.pop(part)]
    crimea = next(each for each in shapes["Russia"] if _holds(_points(each[0], arcs), (34.1, 44.95)))
    shapes["Russia"] = [each for each in shapes["Russia"] if each is not crimea]
    shapes["Ukraine"] = _grown(shapes["Ukraine"], crimea[0])
    found |= {_sahara(shapes, arcs)}
    for one, other in (
        ("Kosovo", "Serbia"), ("Israel", "Palestine"), ("Israel", "Syria"), ("India", "China"), ("Sudan", "S. Sudan")
    ):  # fmt: skip
        found |= _between(shapes, one, other)
    found |= _used(shapes.pop("Siachen Glacier"))
    found |= _part(shapes, arcs, ("India", "Pakistan"), lambda point: point[1] > 32.6)
    return found | _part(shapes, arcs, ("Egypt", "Sudan"), lambda point: point[0] > 33)


def _grown(rings: Rings, part: list[int]) -> Rings:
    """Gives polygons with a part that one of them borders on along one line, which is then no more."""
    (line,) = {_plain(arc) for arc in part} & _used(rings)
    at = next(index for index, arc in enumerate(part) if _plain(arc) == line)
    coast = [*part[at + 1 :], *part[:at]]
    return [
        [[each for arc in ring for each in (coast if _plain(arc) == line else [arc])] for ring in polygon]
        for polygon in rings
    ]


def _sahara(shapes: dict[str, Rings], arcs: list[Arc]) -> int:
    """Draws Western Sahara north to the parallel that is its border; gives the new line."""
    ((algeria, wall, coast),) = shapes["Morocco"][0]
    south, sahara = arcs[coast], shapes["W. Sahara"][0][0]
    at = next(index for index, point in enumerate(south) if point[1] >= PARALLEL)
    (ax, ay), (bx, by) = south[at - 1], south[at]
    crossing = (ax + (bx - ax) * (PARALLEL - ay) / (by - ay), PARALLEL)
    arcs[coast] = [crossing, *south[at:]]
    inland = arcs[wall][0]
    steps = [inland[0] + (crossing[0] - inland[0]) * step / 6 for step in range(1, 6)]
    arcs += [[*south[:at], crossing], [inland, *((x, PARALLEL) for x in steps), crossing]]
    lower, line = len(arcs) - 2, len(arcs) - 1
    shapes["Morocco"] = [[[algeria, line, coast]]]
    shapes["W. Sahara"] = [[[*(each for each in sahara if _plain(each) != wall), lower, ~line]]]
    return line


def _part(
    shapes: dict[str, Rings], arcs: list[Arc], pair: tuple[str, str], chosen: Callable[[Point], bool]
) -> set[int]:
    """Cuts the line between two countries where it enters what is chosen; gives the part that is within."""
    found = set()
    for arc in _between(shapes, *pair):
        inside = [chosen(point) for point in arcs[arc]]
        if all(inside) or not any(inside):
            found |= {arc} if all(inside) else set()
            continue
        at = next(index for index, (one, other) in enumerate(pairwise(inside)) if one != other) + 1
        arcs.append(arcs[arc][at:])
        arcs[arc] = arcs[arc][: at + 1]
        second = len(arcs) - 1
        found.add(arc if inside[0] else second)
        for rings in shapes.values():
            for ring in (ring for polygon in rings for ring in polygon):
                for place, each in reversed(list(enumerate(ring))):
                    if _plain(each) == arc:
                        ring[place : place + 1] = [arc, second] if each == arc else [~second, ~arc]
    return found


def _plain(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _used(rings: Rings) -> set[int]:
    return {_plain(arc) for polygon in rings for ring in polygon for arc in ring}


def _between(shapes: dict[str, Rings], one: str, other: str) -> set[int]:
    return _used(shapes[one]) & _used(shapes[other])


def _points(ring: Sequence[int], arcs: list[Arc]) -> Arc:
    """Gives a ring as points, the last of them the first again."""
    parts: Iterator[Arc] = (arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring)
    first, *others = parts
    return [*first, *(point for part in others for point in part[1:])]


def _holds(ring: Arc, place: Point) -> bool:
    x, y = place
    crossed = [
        (bx - ax) * (y - ay) / (by - ay) + ax > x for (ax, ay), (bx, by) in pairwise(ring) if (ay > y) != (by > y)
    ]
    return sum(crossed) % 2 == 1


def _near(rings: Rings, arcs: list[Arc]) -> Rings:
    """Gives the polygons that reach into the frame."""
    return [each for each in rings if any(_within(point) for point in _points(each[0], arcs))]


def _within(point: Point) -> bool:
    return WEST <= point[0] <= EAST and SOUTH <= point[1] <= NORTH


FRAME = [PLANE.project(x, y) for x in (WEST, 20, EAST) for y in (SOUTH, NORTH)]
LEFT, RIGHT = PLANE.project(WEST, SOUTH)[0], PLANE.project(EAST, SOUTH)[0]
LOW, HIGH = min(y for _, y in FRAME) - 100, max(y for _, y in FRAME)


def _generalised(arc: Arc) -> Arc:
    """Gives an arc on the plane in whole kilometres, with less detail beyond the frame."""
    near = generalise(arc, DETAIL, lambda point: 1 if _shown(point) else DETAIL / FAR_DETAIL)
    whole = [(round(x), round(y)) for x, y in near]
    return [point for index, point in enumerate(whole) if index == 0 or point != whole[index - 1]]


def _shown(point: Point) -> bool:
    return LEFT <= point[0] <= RIGHT and LOW <= point[1] <= HIGH


def _large(rings: Rings, arcs: list[Arc], code: str) -> Rings:
    """Gives the polygons that can be seen; of those in `KEPT` also the small ones."""
    found = []
    for polygon in rings:
        points = _points(polygon[0], arcs)
        least = 0 if code in KEPT else 40 if _shown(points[0]) else FAR_DETAIL
        if len(points) > 3 and abs(area(points)) > least:
            found.append([polygon[0], *(hole for hole in polygon[1:] if abs(area(_points(hole, arcs))) > 0)])
    return found


def _written(shapes: dict[str, Rings], codes: dict[str, str], arcs: list[Arc], undetermined: set[int]) -> bytes:
    used = sorted({arc for rings in shapes.values() for arc in _used(rings)} | undetermined & set(range(len(arcs))))
    place = {arc: index for index, arc in enumerate(used)}
    three = {
        alias[0]: code for code, alias in get_global("territory_aliases").items() if len(code) == 3 and code.isalpha()
    }

    def numbered(arc: int) -> int:
        return place[arc] if arc >= 0 else ~place[~arc]

    countries = [
        {
            "code": codes[name],
            "alpha3": ALPHA3.get(codes[name], three.get(codes[name], "")),
            "name": NAMES.get(name, name),
            "polygons": [[[numbered(arc) for arc in ring] for ring in polygon] for polygon in rings],
        }
        for name, rings in sorted(shapes.items(), key=lambda each: codes[each[0]] or each[0])
    ]
    header = {
        "title": "Countries of Europe, Africa to the Horn, the Middle East and South Asia",
        "source": "Natural Earth 1:50m",
        "packed": "world-atlas 2.0.2, countries-50m.json",
        "address": "https://github.com/topojson/world-atlas",
        "licence": "public domain",
        "done": "projected, cut to a frame, generalised (Visvalingam) with borders shared, in whole kilometres",
        "modified": [*MODIFIED.values()],
        "statements": STATEMENTS,
        "projection": {"name": "Lambert azimuthal equal-area", **asdict(PLANE)},
        "undetermined": sorted(place[arc] for arc in undetermined),
    }  # fmt: skip
    lines = [f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in header.items()]
    lines += [_list("countries", countries), _list("arcs", [_steps(arcs[arc]) for arc in used])]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _list(name: str, items: Sequence[object]) -> str:
    rows = (json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in items)
    return f' "{name}": [\n' + ",\n".join(rows) + "\n ]"


def _steps(arc: Arc) -> list[int]:
    """Gives an arc as its first point and the steps from each to the next, east and north in turn."""
    x = y = 0
    found = []
    for right, up in arc:
        found += [int(right) - x, int(up) - y]
        x, y = int(right), int(up)
    return found


if __name__ == "__main__":
    TARGET.write_bytes(main(*map(Path, sys.argv[1:])))
