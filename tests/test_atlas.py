"""The atlas: what it was derived from, that it is whole, and where it places things."""

import importlib.util
import json
from itertools import pairwise
from math import cos, pi, radians
from pathlib import Path

import pytest
import yaml

from reportgen.atlas import AtlasError, Projection, area, built_in, generalise, read_atlas

ROOT = Path(__file__).parents[1]
ORIGIN = Path(__file__).parents[2] / "shared" / "boundaries" / "countries-50m.json"
ATLAS = read_atlas(built_in())
PLANE = ATLAS.projection


def holds(ring, place):
    x, y = place
    crossed = [
        ax + (bx - ax) * (y - ay) / (by - ay) > x for (ax, ay), (bx, by) in pairwise(ring) if (ay > y) != (by > y)
    ]
    return sum(crossed) % 2 == 1


def country(longitude, latitude):
    point = PLANE.project(longitude, latitude)
    return [shape.code for shape in ATLAS.shapes for polygon in shape.polygons if holds(ATLAS.ring(polygon[0]), point)]


def crossings(ring):
    """How many pairs of its segments cross, apart from neighbours."""
    segments = sorted((min(a[0], b[0]), max(a[0], b[0]), a, b) for a, b in pairwise(ring))
    found = 0
    for index, (_, right, a, b) in enumerate(segments):
        for left, _, c, d in segments[index + 1 :]:
            if left > right:
                break
            found += not {a, b} & {c, d} and turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0
    return found


def turn(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


@pytest.mark.skipif(not ORIGIN.exists(), reason="Natural Earth's file is not on this machine")
def test_the_script_that_is_kept_gives_the_file_that_is_kept():
    spec = importlib.util.spec_from_file_location("derive", ROOT / "data" / "boundaries" / "derive.py")
    derive = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(derive)

    assert derive.main(ORIGIN) == built_in()


def test_the_file_is_small_and_says_where_it_is_from():
    head = json.loads(built_in())

    assert len(built_in()) <= 250_000
    assert head["source"] == ATLAS.source == "Natural Earth 1:50m"
    assert head["licence"] == "public domain"
    assert {"Crimea", "Golan", "Kosovo", "Western Sahara", "Cyprus"} <= set(head["statements"])


def test_what_is_not_as_its_source_draws_it_is_said_wherever_maps_are_spoken_of():
    said = "\n".join(ATLAS.modified)
    otherwise = [name for name, how in json.loads(built_in())["statements"].items() if "Natural Earth" in how]

    assert otherwise == ["Crimea", "Western Sahara"]
    assert all(name in said for name in [*otherwise, "Cyprus", "Somaliland", "Siachen"])
    told = (ROOT / "sections" / "methodology.yaml").read_text(encoding="utf-8")
    assert [each for each in (ATLAS.source.rpartition(" ")[0], *ATLAS.modified) if each not in told] == []


def test_a_border_is_one_line_that_two_countries_run_along_in_opposite_directions():
    runs = {}
    for shape in ATLAS.shapes:
        for arc in (arc for polygon in shape.polygons for ring in polygon for arc in ring):
            runs.setdefault(max(arc, ~arc), []).append(arc >= 0)

    assert max(map(len, runs.values())) == 2
    assert [arc for arc, ways in runs.items() if len(ways) == 2 and ways[0] == ways[1]] == []
    assert sum(len(ways) == 2 for ways in runs.values()) > 250


def test_every_ring_is_closed_surrounds_something_and_does_not_cross_itself():
    for shape in ATLAS.shapes:
        for ring in (ATLAS.ring(ring) for polygon in shape.polygons for ring in polygon):
            assert ring[0] == ring[-1], shape.name
            assert abs(area(ring)) > 0, shape.name
            assert crossings(ring) <= len(ring) // 100, shape.name


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("UA", (34.1, 45.0)), ("EH", (-13.1, 26.0)), ("MA", (-9.6, 30.0)), ("XK", (21.0, 42.6)), ("RS", (20.8, 44.0)),
        ("CY", (33.5, 35.25)), ("CY", (33.0, 34.9)), ("PS", (35.2, 32.0)), ("SO", (45.0, 9.5)), ("MT", (14.4, 35.9)),
        ("ES", (-15.6, 28.0)), ("GR", (26.3, 39.2)), ("BD", (90.4, 23.8)), ("TR", (32.9, 39.9)), ("IT", (14.3, 37.5)),
    ],
)  # fmt: skip
def test_places_lie_in_the_countries_that_the_statements_name(code, place):
    assert country(*place) == [code]


def test_disputed_lines_are_told_apart():
    uses = ATLAS.uses()
    pairs = {tuple(sorted(uses[arc])) for arc in ATLAS.undetermined if arc in uses}

    assert {("RS", "XK"), ("EH", "MA"), ("CY", "CY"), ("IL", "PS"), ("IL", "SY"), ("SO", "SO")} <= pairs
    assert ("FR", "IT") not in pairs


def test_no_line_runs_between_crimea_and_the_rest_of_ukraine():
    ukraine = ATLAS.shape("UA")
    uses = ATLAS.uses()
    arcs = {max(arc, ~arc) for polygon in ukraine.polygons for ring in polygon for arc in ring}
    outline = ATLAS.ring(ukraine.polygons[0][0])

    assert [arc for arc in arcs if uses[arc] == ["UA", "UA"] or arc in ATLAS.undetermined] == []
    assert all(holds(outline, PLANE.project(*place)) for place in ((34.1, 45.0), (33.7, 46.4), (30.5, 50.5)))


def test_the_projection_keeps_areas_and_has_its_middle_in_the_middle():
    plane = Projection(longitude=20, latitude=45, radius=6371)
    corners = [(60.0, 20.0), (61.0, 20.0), (61.0, 21.0), (60.0, 21.0), (60.0, 20.0)]
    cell = abs(area([plane.project(*corner) for corner in corners]))

    assert plane.project(20, 45) == pytest.approx((0, 0), abs=1e-9)
    assert cell == pytest.approx((pi / 180 * 6371) ** 2 * cos(radians(20.5)), rel=0.001)


def test_a_generalised_line_keeps_its_ends_and_what_can_be_seen():
    line = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (3.0, 5.0), (4.0, 0.0)]
    assert generalise(line, 0.5) == [(0.0, 0.0), (2.0, 0.0), (3.0, 5.0), (4.0, 0.0)]
    ring = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
    assert len(generalise(ring, 1000)) == 4


def test_countries_of_the_report_are_on_the_map_by_both_of_their_codes():
    listed = yaml.safe_load((ROOT / "data/codes/countries.yaml").read_text("utf-8"))["codes"]
    codes = {entry if isinstance(entry, str) else (entry or {}).get("iso") for entry in listed.values()} - {
        None,
        "KM",
        "VN",
    }

    assert [code for code in sorted(codes) if ATLAS.shape(code) is None] == []
    assert ATLAS.shape("SRB") is ATLAS.shape("RS")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "this is no JSON"),
        (b"[]", "lacks what a map is drawn from"),
        (b'{"projection": {"longitude": 1, "latitude": 2, "radius": 3}}', "KeyError 'arcs'"),
        (built_in().replace(b'"polygons":[[[', b'"polygons":[[[999999,', 1), "names a line that is not in the file"),
    ],
)
def test_what_is_no_atlas_is_refused(data, said):
    with pytest.raises(AtlasError, match=said):
        read_atlas(data)
