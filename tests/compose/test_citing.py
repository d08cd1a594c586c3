"""Sources have numbers in the order of first use, which stand below what rests on them and in the list."""

import pytest

from reportgen.compose.citing import key_ranges
from tests.projects import Small


@pytest.fixture
def small(tmp_path):
    return Small(tmp_path / "report")


LISTED = """blocks:
  - id: t
    text: |
      In 2015 there were {{ peak }}, as [a paper, 3 May 2016](https://paper.example/a) said too.
  - {id: tiles, key_figures: [{value: peak, label: Detections, spark: by_year}]}
  - {id: s, sources: used}
"""


def test_what_is_cited_in_prose_stands_in_the_list_with_its_address(small):
    small.section(LISTED)
    entries = small.block("s").body.entries

    assert [(each.key, each.text) for each in entries] == [
        ("S1", "Frontex, Detections by route, data as of 3 June 2025"),
        ("S2", "a paper, 3 May 2016, https://paper.example/a"),
    ]
    assert entries[1].used_in == entries[0].used_in == ("Section 1",)


def test_numbers_stand_below_a_text_only_where_there_is_a_list(small):
    small.section(LISTED)
    assert small.block("t").body.sources == ("Frontex, Detections by route, data as of 3 June 2025\u00a0[S1]",)

    small.section(LISTED.replace("  - {id: s, sources: used}\n", ""))
    assert small.block("t").body.sources == ("Frontex, Detections by route, data as of 3 June 2025",)


def test_a_key_figure_names_the_data_of_its_line(small):
    small.section(LISTED)
    (tile,) = small.block("tiles").body.items

    assert tile.source == "Frontex, data as of 3 June 2025"


@pytest.mark.parametrize(("numbers", "written"), [
    ((3,), "S3"), ((2, 1), "S1, S2"), ((5, 1, 4, 6, 9), "S1, S4–S6, S9"), ((0,), ""),
])  # fmt: skip
def test_numbers_in_a_row_are_a_range(numbers, written):
    assert key_ranges(numbers) == written
