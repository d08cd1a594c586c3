"""Annex: indicators in full, and how their tables are numbered."""

import pytest

from tests.projects import Small

BLOCKS = """\
blocks:
  - {id: first, table: by_route, title: One, rows: route, columns: year}
  - {id: all, annex: [by_route, by_year]}
  - {id: more, annex: by_year}
  - {id: last, table: by_year, title: Two}
  - {id: list, list_of_tables: all}
"""


@pytest.fixture
def small(tmp_path):
    return Small(tmp_path / "report")


def numbers(small):
    return [table.number for name in ("all", "more") for table in small.block(name).body.tables]


def test_in_the_body_its_tables_are_numbered_among_all_others(small):
    small.section(BLOCKS)

    assert numbers(small) == ["2", "3", "4"]
    assert small.block("last").caption.number == 5
    entries = small.block("list").body.entries
    assert [(entry.label, entry.target) for entry in entries] == [
        ("1", "first"),
        ("2", "all-1"),
        ("3", "all-2"),
        ("4", "more-1"),
        ("5", "last"),
    ]


def test_in_an_annex_they_have_its_letter_and_run_on_from_block_to_block(small):
    small.section(BLOCKS)
    path = small.root / "sections/routes.yaml"
    path.write_text(path.read_text().replace("title: Routes\n", "title: Routes\nnumbering: annex\n", 1))

    assert numbers(small) == ["A1", "A2", "A3"]
    assert small.block("last").caption.number == 2
