"""What is not printed is checked too: blocks that a condition leaves out, branches not taken, notes that nothing calls."""

import pytest

from tests.projects import INDICATORS, Small

CHART = """
  - {id: hid, chart: bars, data: by_year, x: year, title: The years, when: peak < 5}
"""
HEAD = INDICATORS + 'notes: {one: "One of 77."}\n'


@pytest.fixture
def small(tmp_path):
    return Small(tmp_path / "report")


def told(small, blocks, head=INDICATORS):
    small.section(f"blocks:\n{blocks}", head=head)
    return [(each.code, each.message) for each in small.problems()]


@pytest.mark.parametrize(
    ("block", "codes"),
    [
        ("text: There were 99 of them.", ["typed-number"]),
        ("text: There were {{ nono }}.", ["unknown-indicator"]),
        ("text: There were {{ peak | rund }}.", ["unknown-form"]),
        ("text: There were {{ peak | change }}.", ["wrong-form"]),
        ("text: See @fig:nothing.", ["unknown-reference"]),
        ("text: See[^nothing].", ["unknown-note"]),
        ("note: Those of 99.", ["typed-number"]),
        ("{chart: bars, data: by_bordr, x: year, title: Of 99}", ["unknown-indicator", "typed-number"]),
        ("{chart: bars, data: by_year, x: yaer, title: The years}", ["unknown-dimension"]),
        ("{table: by_year, rows: yaer, title: The years}", ["unknown-dimension"]),
        ("key_figures: [nono]", ["unknown-indicator"]),
        (
            "{recommendations: [{id: r, action: Do 99., owner: All, due: 1 year, measure: It is done., answers: [x]}]}",
            ["typed-number", "unknown-record"],
        ),
        (
            "{gaps: [{id: g, question: Which of 99?, matters: So., closes: That., owner: All, since: '2015', weakens: [nono]}]}",
            ["typed-number", "unknown-record"],
        ),
    ],
)
def test_a_block_that_is_left_out_is_checked(small, block, codes):
    block = block[:-1] + ", when: peak < 5}" if block.startswith("{") else f"{block}\n    when: peak < 5"

    assert sorted(code for code, _ in told(small, f"  - {block}\n")) == sorted(codes)


@pytest.mark.parametrize(
    "block",
    [
        'text: There were {{ by_route["North", 2015] }}, led by {{ by_route.first }}.',
        "text: Of {{ by_route }}.",
        "{table: by_route, rows: route, columns: year, title: The routes, holds: peak < 5}",
        "text: See @fig:hid.",
    ],
)
def test_what_depends_on_the_data_is_no_problem_of_a_block_that_is_left_out(small, block):
    block = block[:-1] + ", when: peak < 5}" if block.startswith("{") else f"{block}\n    when: peak < 5"

    assert told(small, f"  - {block}\n{CHART}") == []


def test_what_is_left_out_leaves_no_trace(small):
    small.section(
        """
        blocks:
          - {id: hid, chart: bars, data: by_year, x: year, title: The years, when: peak < 5}
          - {id: tab, table: by_year, rows: year, title: The years}
          - {id: pic, chart: bars, data: by_year, x: year, title: The years}
          - {id: s, sources: used}
        """,
    )

    assert small.block("pic").caption.number == 1
    assert [entry.used_in for entry in small.block("s").body.entries] == [("Table 1", "Figure 1")]


def test_a_reference_to_what_is_left_out_says_why(small):
    message = "`hid` is left out of the report, since `peak < 5` is false"

    assert told(small, f"  - {{id: a, text: See @fig:hid.}}\n{CHART}") == [("left-out-reference", message)]
    assert told(small, f'  - {{id: a, text: "A{{% if peak < 5 %}} See @fig:hid.{{% endif %}}"}}\n{CHART}') == []


def test_a_finding_that_is_left_out_is_known_by_its_name(small):
    blocks = """\
  - {id: f, findings: [{id: one, text: It is so.}], when: peak < 5}
  - {id: r, recommendations: [{id: r1, action: Do it., owner: All, due: 1 year, measure: It is done., answers: [one]}]}
"""

    assert [code for code, _ in told(small, blocks)] == ["left-out-reference"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("A{% if peak < 5 %} of 99{% endif %}", ["typed-number"]),
        ("A{% if peak < 5 %} of {{ by_year.nono }}{% endif %}", ["unknown-attribute"]),
        ("A{% if peak < 5 %} @fig:nothing{% endif %}", ["unknown-reference"]),
        ("A{% if peak < 5 %}[^nothing]{% endif %}", ["unknown-note"]),
        ("A{% if peak < 5 %} of {{ by_year[2030] }}{% else %}b{% endif %}", []),
        ("In {% if peak < 5 %}2014{% else %}2015{% endif %}", []),
        ("A{% for row in by_year.only(year=2014) %}{% else %} of 99{% endfor %}", ["typed-number"]),
    ],
)
def test_a_branch_that_is_not_taken_is_checked(small, text, codes):
    assert [code for code, _ in told(small, f"  - id: a\n    text: |\n      {text}\n")] == codes


def test_a_note_called_where_nothing_is_printed_is_used_and_read(small):
    blocks = '  - {id: a, text: "A{% if peak < 5 %}[^one]{% endif %}"}\n'

    assert told(small, blocks, HEAD) == [("typed-number", "the number `77` is typed; it comes from no indicator")]
    assert small.prepared().document.sections[0].notes == ()


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ("names: {East: East 87}", "87"),
        ("axis: {y: 88 items}", "88"),
        ("marks: {x: 2015, text: 90 boats}", "90"),
        ("names: {East: The three hundred}", "three hundred"),
    ],
)
def test_a_number_typed_into_a_picture_is_refused(small, keys, number):
    chart = f"  - {{id: a, chart: lines, data: by_route, x: year, series: route, title: Routes, {keys}}}\n"

    assert told(small, chart) == [("typed-number", f"the number `{number}` is typed; it comes from no indicator")]


@pytest.mark.parametrize(
    "keys",
    ["names: {East: East (2015)}", "axis: {y: 'per 100,000 inhabitants'}", "marks: {x: 2015, text: Since June 2015}"],
)
def test_what_is_free_in_a_text_is_free_in_a_picture(small, keys):
    assert (
        told(small, f"  - {{id: a, chart: lines, data: by_route, x: year, series: route, title: Routes, {keys}}}\n")
        == []
    )


def test_a_number_that_the_data_have_in_a_name_is_no_claim(small):
    data = (small.root / "data/detections.csv").read_text().replace("East", "Y18-34")
    small.write("data/detections.csv", data)
    chart = "  - {id: a, chart: lines, data: by_route, x: year, series: route, title: Ages, names: {Y18-34: 18 to 34 years}}\n"

    assert told(small, chart) == []
