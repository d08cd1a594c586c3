"""Code lists: readers see the name of a code, its footnote stands wherever the name does, and lists keep their order."""

import pytest

from reportgen.renderers.data import DataTable, csv_of, issue_of
from tests.projects import Small, block_of, footnotes_of, rows_of, said

LIST = """\
title: Nationalities
codes:
  UNK: {name: Not known, unknown: true}
  SY: {name: Syria}
  XK: {name: Kosovo*, footnote: "* Without prejudice to positions on status."}
  AF: {name: Afghanistan, footnote: Without the north.}
"""
CATALOGUE = """\
extracts:
  detections:
    file: detections.csv
    title: Detections
    publisher: Frontex
    as_of: 2025-06-03
    unit: detections
    columns: {nat: {in: nats, label: Nationality}, year: integer, n: {type: integer, missing: [":"]}}
    key: [nat, year]
"""
ROWS = "nat,year,n\nAF,2014,40\nSY,2014,80\nUNK,2014,4\nXK,2014,90\nAF,2015,50\nSY,2015,60\nUNK,2015,5\nXK,2015,70\n"
HEAD = """\
id: routes
title: Routes
indicators:
  by_nat: {from: detections, measure: sum(n), by: [nat, year], label: Detections}
  last: {of: by_nat, where: {year: 2015}, by: nat, label: Detections in 2015}
"""
NAMES = ["Syria", "Kosovo*", "Afghanistan", "Not known"]


@pytest.fixture
def small(tmp_path):
    made = Small(tmp_path / "report")
    made.write("data/codes/nats.yaml", LIST)
    made.write("data/catalogue.yaml", CATALOGUE)
    made.write("data/detections.csv", ROWS)
    return made


def block(small, lines, indicators=""):
    small.section(f"blocks:\n  - {{id: it, {lines}}}", indicators, head=HEAD)
    prepared = small.sound()
    return block_of(prepared, "it"), prepared


def csv_rows(made, prepared):
    grid = made.figure.data if made.figure else made.grid
    return [
        line.split(",detections,")[0]
        for line in csv_of(
            DataTable(name="it", caption=made.caption, grid=grid),
            issue_of(prepared.document),
            prepared.document.messages,
        ).splitlines()
    ]


def test_rows_are_named_in_the_order_of_the_list_with_their_footnotes(small):
    made, prepared = block(small, "table: last, title: All, order: given")

    assert [row[0] for row in rows_of(made.grid)][1:] == ["Syria", "Kosovo*", "Afghanistan[a]", "Not known"]
    assert footnotes_of(made.grid) == {"a": "Without the north.", "*": "Without prejudice to positions on status."}
    assert csv_rows(made, prepared)[1:3] == ["Syria,SY,60", "Kosovo*,XK,70"]
    assert csv_rows(made, prepared)[0].startswith("Nationality,Nationality code,Detections,unit")


def test_an_author_s_order_goes_first_and_names_sort_as_they_are_read(small):
    by_name, _ = block(small, "table: last, title: All, order: name")
    by_size, _ = block(small, "table: last, title: All, order: largest")
    ordered, _ = block(small, "table: down, title: All", "down: {of: last, order: nat desc}")

    assert [row[0][:6] for row in rows_of(by_name.grid)][1:] == ["Afghan", "Kosovo", "Syria", "Not kn"]
    assert [row[0][:6] for row in rows_of(by_size.grid)][1:] == ["Kosovo", "Syria", "Afghan", "Not kn"]
    assert [row[0][:6] for row in rows_of(ordered.grid)][1:] == ["Syria", "Kosovo", "Afghan", "Not kn"]


def test_columns_are_named_too_and_what_is_unknown_stays_in_its_line(small):
    made, prepared = block(small, "table: by_nat, title: All, rows: year, columns: nat, add: [share]")

    assert rows_of(made.grid)[0] == ["Year", "Syria", "Kosovo*", "Afghanistan[a]", "Not known", "Share Not known, %"]
    assert [row[:5] for row in rows_of(made.grid)][1:] == [
        ["2014", "80", "90", "40", "4"],
        ["2015", "60", "70", "50", "5"],
    ]
    heading = 'Year,"Syria (SY), detections","Kosovo* (XK), detections","Afghanistan (AF), detections",'
    assert csv_rows(made, prepared)[0].startswith(heading)


def test_pictures_and_their_words_name_codes_and_bear_the_footnotes(small):
    made, prepared = block(small, "chart: bars, data: last, x: nat, title: All, highlight: SY, sort: given")

    assert said(made.figure.alt).endswith("Syria: 60; Kosovo*: 70; Afghanistan: 50; Not known: 5.")
    assert [said(note) for note in made.caption.notes] == [
        "* Without prejudice to positions on status.",
        "Afghanistan: Without the north.",
    ]
    texts = [each["text"] for each in made.figure.plotly["layout"]["annotations"]]
    assert [name for name in NAMES if any(name in text for text in texts)] == NAMES
    assert any("<b>Syria</b>" in text for text in texts)
    assert csv_rows(made, prepared)[:2] == ["Nationality,Nationality code", "Syria,SY,60"]


def test_a_picture_may_name_a_code_otherwise(small):
    made, prepared = block(small, "chart: lines, data: by_nat, x: year, series: nat, title: All, names: {XK: Kosovo}")

    assert "Kosovo: highest 90" in said(made.figure.alt)
    assert "Kosovo: Without prejudice to positions on status." in [said(note) for note in made.caption.notes]
    assert csv_rows(made, prepared)[0].startswith("Year,Syria (SY),Kosovo (XK),Afghanistan (AF),Not known (UNK)")


def test_prose_prints_names_and_compares_codes(small):
    text = (
        "{{ last.first }}, {{ by_nat.only(year=2014).second }}, {{ by_nat.at(nat=last.last, year=2014) | name }}: "
        '{{ last["XK"] }}; {% for row in last %}{{ row.nat }} {% endfor %}'
        '{% if last.first == "XK" and last.first != "SY" %}yes{% endif %}'
    )
    made, _ = block(small, f"text: '{text}'")

    assert said(made.body.parts[0].text) == (
        "Kosovo*, Syria, Afghanistan: 70 detections; Syria Kosovo* Afghanistan Not known yes"
    )


def test_prose_bears_the_footnotes_of_what_it_names(small):
    made, _ = block(small, "text: '{% for row in last %}{{ row.nat }}: {{ row }}. {% endfor %}'")
    boxed, _ = block(small, "note: 'Of {{ last.first }}.'")
    plain, _ = block(small, "text: 'Of {{ last.second }}.'")

    footnotes = ["* Without prejudice to positions on status.", "Afghanistan: Without the north."]
    assert [said(note) for note in made.body.notes] == footnotes
    assert [said(note) for note in boxed.body.notes] == footnotes[:1]
    assert plain.body.notes == ()


def test_key_figures_and_titles_bear_the_footnotes_of_what_they_name(small):
    made, _ = block(small, 'key_figures: [{value: last.first_value, label: "In {{ last.first }}"}]')
    titled, _ = block(small, 'table: down, title: "{{ last.first }} has the most"', "down: {of: by_nat, by: year}")

    assert [(mark, said(note)) for mark, note in made.body.notes] == [
        ("*", "Without prejudice to positions on status.")
    ]
    assert made.body.items[0].letters == ()
    assert [said(note) for note in titled.caption.notes] == ["* Without prejudice to positions on status."]


@pytest.mark.parametrize(
    "query",
    [
        "select nat, sum(n) as value from detections where year = 2015 group by nat",
        "select d.nat as whose, max(d.n) as value from detections d where d.year = 2015 group by d.nat",
    ],
)
def test_a_query_s_columns_find_their_code_lists(small, query):
    made, _ = block(small, "table: asked, title: All", f'asked: {{unit: detections, sql: "{query}"}}')

    assert [row[0] for row in rows_of(made.grid)][1:] == ["Syria", "Kosovo*", "Afghanistan[a]", "Not known"]


def test_definitions_say_the_names(small):
    _, prepared = block(
        small,
        "table: two, title: All",
        """two: {of: by_nat, where: {nat: [SY, XK]}, by: nat}
        one: {from: detections, measure: sum(n), where: {nat: {not: AF}}}
        pick: {of: last, pick: {nat: AF}}""".replace("        ", ""),
    )

    told = {name.rpartition(".")[2]: found.definition for name, found in prepared.indicators.items()}
    assert "nat Syria or Kosovo*" in told["two"]
    assert "nat not Afghanistan" in told["one"]
    assert "nat Afghanistan" in told["pick"]


def test_names_are_kept_with_what_was_computed(small):
    first, _ = block(small, "table: last, title: All")
    small.write("sections/routes.yaml", (small.root / "sections/routes.yaml").read_text().replace("All", "Each"))
    again = block_of(small.sound(), "it")
    small.write("data/codes/nats.yaml", LIST.replace("Syria", "Syrian Arab Republic"))
    renamed = block_of(small.sound(), "it")

    assert rows_of(again.grid) == rows_of(first.grid)
    assert rows_of(renamed.grid)[1][0] == "Syrian Arab Republic"
