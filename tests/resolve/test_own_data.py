"""The project's own data: every extract is whole, and what must be true of its figures is."""

import csv
from datetime import date
from pathlib import Path

import pytest

from reportgen.catalogue import catalogue_of, check_names, read_codes, read_extracts
from reportgen.engine import connect
from reportgen.nodes import parse_yaml
from reportgen.problems import Findings
from reportgen.resolve import Inputs, resolve
from reportgen.sources import SOURCES

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def own():
    findings = Findings()
    lists = {}
    for path in sorted((DATA / "codes").glob("*.yaml")):
        node = parse_yaml(path.read_text("utf-8"), f"data/codes/{path.name}", findings)
        lists[path.stem] = read_codes(path.stem, node, findings)
    node = parse_yaml((DATA / "catalogue.yaml").read_text("utf-8"), "data/catalogue.yaml", findings)
    catalogue = catalogue_of(read_extracts(node, findings), lists)
    check_names(catalogue, findings)
    engine = connect()
    inputs = Inputs(catalogue=catalogue, root=DATA, kinds=SOURCES, engine=engine, cut_off=date(2025, 12, 31))
    yield resolve(inputs, findings), findings, engine, catalogue
    engine.close()


def test_every_extract_is_whole(own):
    extracts, findings, _, catalogue = own
    assert [(each.at, each.message) for each in findings] == []
    assert list(extracts) == list(catalogue.extracts)


def test_every_data_file_has_an_entry(own):
    _, _, _, catalogue = own
    assert {spec.file for spec in catalogue.extracts.values()} == {path.name for path in DATA.glob("*.csv")}


def test_every_row_has_a_publisher_and_says_how_it_was_obtained(own):
    extracts, _, _, _ = own
    for extract in extracts.values():
        for source in extract.sources:
            assert source.publisher, (extract.id, source)
            assert source.via, (extract.id, source)
            assert source.title or source.quoted or source.via, (extract.id, source)


def test_every_source_of_the_list_is_used(own):
    _, _, _, catalogue = own
    used = set()
    for path in DATA.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            used |= {row["source"] for row in csv.DictReader(lines) if row["status"] == "seen"}
    assert set(catalogue.sources["sources"].sources) == used


def test_figures_known_from_the_press_say_that_they_are_quoted(own):
    extracts, _, _, _ = own
    quoted = {source.publisher for source in extracts["emsc"].sources if source.quoted}
    assert quoted == {"Europol", "UK National Crime Agency"}
    assert not any(source.quoted for source in extracts["facilitators"].sources)


@pytest.mark.parametrize(
    ("sql", "value"),
    [
        ("sum(detections) FROM ibc_annual WHERE year = 2015 AND _vintage = '2025-06-03'", 1822102),
        ("sum(detections) FROM ibc_annual WHERE year = 2015 AND _vintage = '2018-07-06'", 1822177),
        ("sum(detections) FROM ibc_monthly WHERE year(month) = 2015", 1822102),
        ("sum(value) FROM facilitators WHERE dimension = 'place' AND year = 2015 AND report_edition = '2016'", 12023),
        ("sum(value) FROM facilitators WHERE dimension = 'place' AND year = 2012", 7622),
        ("value FROM fran WHERE indicator = 'facilitators' AND year = 2012 AND report_edition = '2016'", 7662),
        ("count(*) FROM fran WHERE value = 8361 AND year = 2016", 0),
        ("detections FROM ibc_nationality WHERE route = 'Western Balkans' AND year = 2015 AND nationality = 'Unknown'",
         556238),
        ("count(*) FROM key_numbers WHERE key = 'payment_methods'", 0),
        ("dead_and_missing FROM deaths_totals WHERE route = 'MEDITERRANEAN (3 routes)' AND year = 2015", 4057),
        ("count(*) FROM deaths WHERE year > 2025", 0),
    ],
)  # fmt: skip
def test_figures_are_those_that_were_published(own, sql, value):
    _, _, engine, _ = own
    assert engine.values(f"SELECT {sql}") == [(value,)]


def test_the_forty_missing_facilitators_are_noted_at_their_rows_only(own):
    extracts, _, engine, _ = own
    assert "7,622" in extracts["facilitators"].notes[0].text
    noted = (
        "SELECT DISTINCT year, report_edition, dimension FROM facilitators WHERE list_contains(split(_notes, ','), '0')"
    )
    assert engine.values(noted) == [(2012, "2016", "place")]
