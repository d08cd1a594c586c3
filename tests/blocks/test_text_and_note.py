"""Text and notes: prose with its values, and where they come from."""

import pytest

from tests.projects import Small


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
    assert (entry.key, entry.extracts, entry.used_in) == ("S1", ("detections",), ("Section 1",))


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
