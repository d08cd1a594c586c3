"""What maps are drawn from: read only for maps, and maps alone are drawn anew when it changes."""

import pytest

from reportgen.atlas import built_in
from reportgen.cache import Cache
from reportgen.pipeline.explain import explain
from reportgen.pipeline.fresh import CACHE
from reportgen.pipeline.journal import Journal
from reportgen.pipeline.model import Silent
from reportgen.pipeline.prepare import prepare
from tests.projects import Small, said

LINES = """
  - chart: lines
    id: lines
    data: by_route
    x: year
    series: route
    title: Detections by route
"""
MAP = """
  - chart: map_routes
    id: map
    data: in_2015
    rows: route
    title: Routes
    region: [10, 30, 45, 50]
    ways: {East: [Ankara, Athens]}
"""
PLACES = "title: Places\nsource: A map\nplaces:\n  Ankara: {lon: 32.9, lat: 39.9}\n  Athens: {lon: 23.7, lat: 38}\n"
IN_2015 = "in_2015: {of: by_route, where: {year: 2015}, by: route, label: Detections in 2015}"


@pytest.fixture
def small(tmp_path):
    made = Small(tmp_path)
    made.write("data/codes/places.yaml", PLACES)
    made.section(f"blocks:{LINES}{MAP}", IN_2015)
    return made


def drawn(small):
    """Builds, and gives the pictures that were drawn anew."""
    journal = Journal(Cache(small.root / CACHE))
    made = prepare(small.root, Silent(), Cache(small.root / CACHE), journal)
    assert made.findings.errors == []
    return {name for (kind, name), entry in journal.entries.items() if kind == "chart" and entry.why != "kept"}


def test_only_maps_are_drawn_anew_when_a_place_moves_or_a_country_is_renamed(small):
    assert drawn(small) == {"lines", "map"}
    assert drawn(small) == set()
    small.write("data/codes/places.yaml", PLACES.replace("39.9", "39.8"))
    assert drawn(small) == {"map"}
    small.write("data/codes/countries.yaml", "title: Countries\ncodes:\n  Hellas: GR\n")
    assert drawn(small) == {"map"}


def test_a_report_brings_boundaries_of_its_own_and_names_of_its_own(small):
    small.write("data/own.json", built_in().decode().replace("Natural Earth 1:50m", "Our own survey"))
    small.write("data/codes/countries.yaml", 'title: Countries\ncodes:\n  Hellas: {iso: GR, footnote: "as we say"}\n')
    small.report("boundaries: data/own.json\n")
    notes = [said(note) for note in small.block("map").caption.notes]

    assert any("Boundaries: after Our own survey" in note for note in notes)
    assert "Hellas: as we say" in notes
    assert "data/own.json" in small.prepared().project.read


def test_a_report_without_maps_reads_no_boundaries(small):
    small.report("boundaries: data/nowhere.json\n")
    small.section(f"blocks:{LINES}")

    assert small.codes() == []


def test_explain_names_the_indicators_beside_the_counts_too(small):
    small.section(
        f"blocks:{MAP}    change: rise\n",
        f"{IN_2015}\nrise: {{of: by_route, change: {{over: year, at: 2015}}, label: Change}}",
    )
    assert small.codes() == []
    told = explain(small.root, "routes.rise")
    assert "  used in    map" in told.splitlines()


def test_notes_of_a_map_stand_below_it_once(small):
    notes = [said(note) for note in small.block("map").caption.notes]

    assert sum("imply endorsement or acceptance" in note for note in notes) == 1
    assert any("Not on the map: West: 7; Unknown: 3." in note for note in notes)
