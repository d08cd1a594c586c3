"""A workshop keeps its engine between builds; what comes of it is what a fresh one gives."""

import pytest

from reportgen.cache import Cache
from reportgen.draw import Studio
from reportgen.pipeline.fresh import CACHE
from reportgen.pipeline.journal import Journal
from reportgen.pipeline.model import Silent
from reportgen.pipeline.prepare import prepare
from reportgen.pipeline.storage import keep_journal, last_journal
from reportgen.pipeline.typefaces import begin_faces, declared_fonts
from reportgen.pipeline.workshop import Workshop
from tests.projects import CATALOGUE, DETECTIONS, Small

DRAWN = """
blocks:
  - {id: a, text: "In 2015 {{ peak }}."}
  - {id: b, chart: lines, data: by_route, x: year, series: route, title: Routes}
"""


@pytest.fixture
def small(tmp_path):
    return Small(tmp_path)


@pytest.fixture
def again(small):
    """Prepares the project in one workshop; compares with a fresh one, and gives the engine and the problems."""
    with Workshop() as workshop:

        def prepared():
            cache = Cache(small.root / CACHE)
            warm = prepare(small.root, Silent(), cache, None, workshop)
            fresh = prepare(small.root, Silent(), Cache(small.root / "fresh"))
            assert repr(warm.document) == repr(fresh.document)
            assert list(warm.findings) == list(fresh.findings)
            return workshop.tables(Journal(cache)).engine(), [problem.code for problem in warm.findings]

        yield prepared


def test_the_engine_stays_while_the_extracts_are_what_they_were(small, again):
    small.section("blocks: [{id: a, text: 'In 2015 {{ peak }}.'}]")
    engine, _ = again()
    small.section(
        "blocks: [{id: a, text: 'In 2015 there were {{ peak }}.'}]", "low: {of: by_route, where: {year: 2014}}"
    )
    assert again()[0] is engine


def test_other_data_come_onto_an_empty_engine_and_the_former_from_the_cache(small, again):
    small.section("blocks: [{id: a, text: 'In 2015 {{ peak }}.'}]")
    first, _ = again()
    small.write("data/detections.csv", DETECTIONS.replace("880", "990"))
    second, _ = again()
    small.write("data/detections.csv", DETECTIONS)
    small.section("blocks: [{id: a, text: 'In {{ low }}.'}]", "low: {of: by_route, where: {year: 2014}, total: true}")

    assert second is not first
    assert again()[0] is second


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("breaks: [{at: {year: 2030}, reason: another count}]", "matches-nothing"),
        ("fresh: {within_days: 1}", "stale-extract"),
    ],
)
def test_an_extract_with_something_wrong_is_read_once_and_tells_of_it_each_time(small, again, entry, code):
    small.write("data/catalogue.yaml", CATALOGUE.replace("    unit:", f"    {entry}\n    unit:"))
    small.section("blocks: [{id: a, text: 'In 2015 {{ peak }}.'}]")
    engine, told = again()
    assert code in told
    small.section("blocks: [{id: a, text: 'In {{ low }}.'}]", "low: {of: by_route, where: {year: 2014}, total: true}")
    assert again() == (engine, told)


def test_new_data_open_a_browser_and_cut_the_page_s_fonts_ahead_and_known_ones_do_not(small, monkeypatch):
    opened = []
    monkeypatch.setattr(Studio, "ahead", lambda *given: opened.append(given))
    small.section(DRAWN)
    cache = Cache(small.root / CACHE)
    for times in (1, 1):
        with Workshop() as workshop:
            prepared = prepare(small.root, Silent(), cache, None, workshop)
            assert len(opened) == times
            if workshop.faces:
                (cut,) = workshop.faces.values()
                begin_faces(declared_fonts(prepared.tokens, small.root), prepared.journal, workshop)
                assert list(workshop.faces.values()) == [cut]
    assert not workshop.faces

    small.write("data/detections.csv", DETECTIONS.replace("880", "990"))
    with Workshop(page=False) as workshop:
        prepare(small.root, Silent(), cache, None, workshop)
        assert not workshop.faces
    assert len(opened) == 2


def test_an_extract_that_has_something_wrong_every_time_opens_no_browser_every_time(small, monkeypatch):
    opened = []
    monkeypatch.setattr(Studio, "ahead", lambda *given: opened.append(given))
    small.write("data/catalogue.yaml", CATALOGUE.replace("    unit:", "    fresh: {within_days: 1}\n    unit:"))
    small.section(DRAWN)
    for _ in range(2):
        cache = Cache(small.root / CACHE)
        journal = Journal(cache, last_journal(small.root, ""))
        with Workshop(page=False) as workshop:
            prepare(small.root, Silent(), cache, journal, workshop)
        keep_journal(small.root, "", journal.record())
    assert len(opened) == 1


def test_an_engine_that_sql_has_locked_makes_room_for_another(small, again):
    sql = "top: {unit: detections, sql: 'select max(detections) as value from detections'}"
    small.section("blocks: [{id: a, text: 'At most {{ top }}.'}]", sql)
    again()
    small.write("data/detections.csv", DETECTIONS.replace("880", "990"))
    small.section("blocks: [{id: a, text: 'At most {{ top }}.'}]", sql)
    second, _ = again()
    small.write("data/detections.csv", DETECTIONS)
    small.section("blocks: [{id: a, text: 'At most {{ low }}.'}]", sql.replace("top", "low").replace("max", "min"))
    assert again()[0] is not second
