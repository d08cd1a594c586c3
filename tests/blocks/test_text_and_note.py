"""Text and notes: prose with its values, and where they come from."""

import pytest

from tests.projects import CATALOGUE, Small, said


@pytest.fixture
def small(tmp_path):
    return Small(tmp_path / "report")


@pytest.mark.parametrize("kind", ["text", "note"])
def test_the_sources_of_its_numbers_stand_below(small, kind):
    small.section(
        f"blocks:\n  - id: a\n    {kind}: |\n      There were {{{{ peak }}}} in *{{{{ by_year.peak_year }}}}*."
    )

    assert small.block("a").body.sources == ("Frontex, Detections by route, data as of 3 June 2025",)


@pytest.mark.parametrize("kind", ["text", "note"])
def test_prose_without_numbers_has_no_sources(small, kind):
    small.section(f"blocks:\n  - id: a\n    {kind}: Nothing is counted here.")

    assert small.block("a").body.sources == ()


def test_what_text_rests_on_is_listed_with_its_place(small):
    small.section("blocks:\n  - id: a\n    text: There were {{ peak }}.\n  - id: s\n    sources: used")

    (entry,) = small.block("s").body.entries
    assert (entry.key, entry.extracts, entry.used_in) == ("S1", ("Detections by route",), ("Section 1",))


def test_an_annex_and_a_sparkline_rest_on_their_sources_too(small):
    small.section(
        """
        blocks:
          - id: figures
            key_figures:
              - {value: "{{ peak_year.peak_year }}", label: Peak, spark: by_year}
          - id: s
            sources: used
        """.replace("{{ peak_year.peak_year }}", "peak"),
    )

    assert [entry.used_in for entry in small.block("s").body.entries] == [("Section 1",)]


KNOWN = """\
    known:
      - {check: range, where: {route: East, year: 2015}, reason: Some people were counted twice., use: keep}
"""


def test_the_notes_of_the_very_cells_that_are_shown_stand_below_once_each(small):
    small.write("data/catalogue.yaml", CATALOGUE.replace("min: 0", "min: 0, max: 500") + KNOWN)
    small.section(
        """
        blocks:
          - id: a
            text: |
              There were {{ by_route["East", 2015] }}, {{ by_route["East", 2015] | plain }} in all, and {{ peak }}.
          - id: b
            text: There were {{ by_route["East", 2014] }}, and the most in {{ by_year.peak_year }}.
          - id: c
            findings:
              - {id: f, text: "There were {{ by_year.peak }}."}
        """
    )

    assert [said(note) for note in small.block("a").body.notes] == ["Some people were counted twice."]
    assert small.block("b").body.notes == ()
    assert [said(note) for note in small.block("c").body.items[0].notes] == ["Some people were counted twice."]


def test_an_incomplete_period_is_told_below_its_number(small):
    months = [f"2024-{month:02}-01,5\n" for month in range(1, 13)]
    small.write("data/detections.csv", f"month,detections\n{''.join(months)}2025-01-01,7\n2025-02-01,8\n")
    small.write(
        "data/catalogue.yaml",
        CATALOGUE.partition("    columns:")[0]
        + "    complete: {by: year, until: 2024}\n    columns: {month: date, detections: integer}\n    key: [month]\n",
    )
    small.section(
        """
        blocks:
          - {id: a, text: "There were {{ by_year[2025] }}."}
          - {id: b, text: "There were {{ by_year[2024] }}."}
        """,
        head="""\
id: routes
title: Routes
indicators:
  by_year: {from: detections, measure: sum(detections), by: year, partial: mark}
""",
    )
    found = {each.id: each.body for each in small.prepared().document.sections[0].blocks}

    assert [said(note) for note in found["a"].notes] == ["Incomplete period: the data are whole until 2024."]
    assert found["b"].notes == ()
