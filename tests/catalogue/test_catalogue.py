"""The catalogue: what an author may write, and the names that entries use of one another."""

import pytest

from reportgen.catalogue import CodeList, SourceList, catalogue_of, check_names, declared, read_codes, read_extracts
from reportgen.nodes import parse_yaml
from reportgen.problems import Findings

ENTRY = "extracts:\n  x:\n    file: x.csv\n    title: X\n    columns: {r: text, y: integer, v: {type: number}}\n"


def read(text, lists=None):
    findings = Findings()
    node = parse_yaml(text, "data/catalogue.yaml", findings)
    extracts = read_extracts(node, findings)
    check_names(catalogue_of(extracts, lists or {}), findings)
    return extracts, [(each.code, each.at.line, each.at.column, each.message) for each in findings]


def codes(name, text):
    findings = Findings()
    found = read_codes(name, parse_yaml(text, f"data/codes/{name}.yaml", findings), findings)
    return found, [(each.code, each.at.line) for each in findings]


def test_short_and_long_forms_mean_the_same():
    short, _ = read(ENTRY + "    publisher: Frontex\n    rows: 3\n    missing: [':']\n    key: r\n")
    long, _ = read(ENTRY + "    publisher: {text: Frontex}\n    rows: {min: 3, max: 3}\n    missing: {':': missing}\n"
                   "    key: [r]\n")  # fmt: skip
    assert short == long


def test_amounts_are_numbers_that_tell_no_rows_apart():
    extracts, _ = read(ENTRY + "    key: [r, y]\n")
    assert extracts["x"].measures() == ("v",)


def test_an_entry_takes_file_and_columns_from_the_one_it_is_like():
    extracts, problems = read(ENTRY + "    rows: 9\n  z: {like: x, title: Z}\n")
    assert problems == []
    assert (extracts["z"].file, extracts["z"].title, extracts["z"].rows.min) == ("x.csv", "Z", None)
    assert extracts["z"].columns == extracts["x"].columns


def test_an_entry_like_nothing_is_a_problem():
    assert read(ENTRY + "  z: {like: w, title: Z, file: z.csv, columns: {a: text}}\n")[1] == [
        ("unknown-extract", 6, 13, "no extract `w` with a file of its own")
    ]


def test_a_broken_entry_hides_nothing_in_the_others():
    extracts, problems = read(ENTRY + "  z:\n    fil: z.csv\n    title: Z\n    columns: {a: txt}\n")
    assert list(extracts) == ["x"]
    assert [problem[:2] for problem in problems] == [("unknown-key", 7), ("wrong-value", 9)]


def test_an_id_that_sql_cannot_say_is_a_problem():
    assert read("extracts:\n  my-file: {file: x.csv, title: X, columns: {a: text}}\n")[1][0][:2] == ("wrong-value", 2)


def test_extracts_must_be_a_mapping():
    assert read("extracts: [1]\n")[1][0][0] == "wrong-type"
    assert read("extract: {}\n")[1][0][0] in {"missing-key", "unknown-key"}


@pytest.mark.parametrize(
    ("more", "code", "message"),
    [
        ("key: [r, z]", "unknown-column", "no column `z` in extract `x`"),
        ("dated: when", "unknown-column", "no column `when` in extract `x`"),
        ("leave_out: {where: {z: 1}, reason: r}", "unknown-column", "no column `z` in extract `x`"),
        ("known: {check: reader, where: {z: 1}, reason: r}", "unknown-column", "no column `z` in extract `x`"),
        ("breaks: {at: {z: 1}, reason: r}", "unknown-column", "no column `z` in extract `x`"),
        ("breaks: {between: {z: [1, 2]}, reason: r}", "unknown-column", "no column `z` in extract `x`"),
        ("complete: {until: 2024, per: z}", "unknown-column", "no column `z` in extract `x`"),
        ("unpivot: {into: z, value: v}", "unknown-column", "no column `z` in extract `x`"),
        ("range: {name: p, low: z}", "unknown-column", "no column `z` in extract `x`"),
        ("parts: {of: z, per: y, total: T}", "unknown-column", "no column `z` in extract `x`"),
        ("parts: {of: r, per: y, total: {from: w}}", "unknown-extract", "no extract `w`"),
        ("agrees: {with: w, on: [r, y]}", "unknown-extract", "no extract `w`"),
        ("agrees: {on: [r, y.month]}", "unknown-column", "no column `y.month` in extract `x`"),
        ("agrees: {on: r}", "which-measure", "extract `x` has 2 number columns: say which under `measure`"),
    ],
)
def test_a_name_that_nothing_bears_is_a_problem(more, code, message):
    found = read(f"{ENTRY}    {more}\n")[1]
    assert (code, message) in [(problem[0], problem[3]) for problem in found]
    assert all(problem[1] == 6 for problem in found)


def test_a_code_list_that_is_not_there_is_a_problem():
    found = read(ENTRY.replace("r: text", "r: {in: rutes}"), {"routes": CodeList(title="R", codes={})})[1]
    assert found[0][::3] == ("unknown-code-list", "no code list `rutes` in `data/codes/`")


def test_a_column_name_that_the_language_cannot_say_is_a_problem():
    assert read(ENTRY.replace("r: text", "'a b': text"))[1][0][0] == "wrong-value"


@pytest.mark.parametrize(
    "keys", ['thousands: "."', 'thousands: "x"', 'type: date, format: "%Q"', 'type: date, format: "%d.%m"', "min: low"]
)
def test_a_column_key_that_makes_no_sense_is_a_problem(keys):
    keys = keys if "type" in keys else f"type: number, {keys}"
    found = read(ENTRY.replace("{type: number}", f"{{{keys}}}"))[1]
    assert [problem[:2] for problem in found] in ([("wrong-value", 5)], [("wrong-type", 5)])


def test_a_delimiter_is_one_character():
    assert read(ENTRY + "    delimiter: ';;'\n")[1][0][:2] == ("wrong-value", 6)


def test_a_column_that_is_not_there_is_one_problem_however_often_it_is_named():
    found = read(ENTRY + "    key: [r, rr]\n    dated: rr\n")[1]
    assert [problem[:2] for problem in found] == [("unknown-column", 6)]


def test_a_broken_entry_is_not_said_to_be_absent():
    text = ENTRY + "    agrees: {with: z, on: r, measure: v}\n  z: {file: z.csv, title: Z, columns: {a: txt}}\n"
    findings = Findings()
    node = parse_yaml(text, "data/catalogue.yaml", findings)
    check_names(catalogue_of(read_extracts(node, findings), {}, declared(node)), findings)
    assert [each.code for each in findings] == ["wrong-value"]


def test_a_condition_must_be_one():
    assert read(ENTRY + "    leave_out: {where: {r: {is: 1}}, reason: r}\n")[1][0][0] == "wrong-value"


def test_a_code_list_knows_aliases_unknowns_and_footnotes():
    found, problems = codes("c", "title: C\ncodes:\n  Syria: SY\n  Kosovo*: {iso: XK, aliases: Kosovo, footnote: f}\n"
                            "  Unknown: {unknown: true}\n  Rest:\n")  # fmt: skip
    assert isinstance(found, CodeList)
    assert problems == []
    assert found.canonical()["Kosovo"] == "Kosovo*"
    assert found.unknown() == ("Unknown",)
    assert found.codes["Syria"].iso == "SY"


def test_a_wrong_iso_code_is_a_problem():
    assert codes("c", "title: C\ncodes:\n  Syria: Syr\n")[1] == [("wrong-value", 3)]


def test_a_list_of_sources_is_told_by_its_key():
    found, problems = codes("s", "title: S\nsources:\n  a text: {publisher: P, quoted: true}\n")
    assert isinstance(found, SourceList)
    assert (found.sources["a text"].quoted, problems) == (True, [])


@pytest.mark.parametrize(
    ("columns", "more", "message"),
    [
        ("{r: {min: 2019}}", "", "`min` is for columns of `integer`, `number`, `date` or `period`, and `r` is a text"),
        ("{d: {type: date, min: 5}}", "", "`d` is a date: expected a day, a month or a year, not `5`"),
        ("{v: {type: integer, max: 2019-05}}", "", "`v` is a whole number: expected a number, not `2019-05`"),
        ("{v: {type: integer, allowed: [1, two]}}", "", "`v` is a whole number, and `two` is none"),
        ("{v: {type: integer, format: '%Y'}}", "", "`format` is for columns of `date`, and `v` is a whole number"),
        ("{r: text, v: integer}", "range: {name: p, low: r, high: v}", "`r` is a text: expected a column of numbers"),
        ("{r: text, v: integer}", "range: {name: p, low: v, high: r}", "`r` is a text: expected a column of numbers"),
        (
            "{r: text, v: integer}",
            "parts: {of: r, total: A, measure: r}",
            "`r` is a text: expected a column of numbers",
        ),
        ("{r: text, v: integer}", "agrees: {on: r, measure: r}", "`r` is a text: expected a column of numbers"),
        (
            "{r: text, y: integer, v: integer}",
            "agrees: {on: {y.year: y}, measure: v}",
            "`y` is no date or period, so that it has no `.year`",
        ),
        ("{d: date, v: integer}", "dated: d.year", "expected a column, not a part of one: `d.year`"),
        ("{d: date, v: integer}", "parts: {of: d.year, total: A}", "expected a column, not a part of one: `d.year`"),
        (
            "{r: text, v: integer, w: {derived: true}}",
            "key: [r, w]",
            "column `w` is `derived:`, so that it is not read",
        ),
    ],
)
def test_what_is_said_of_a_column_fits_its_type(columns, more, message):
    text = f"extracts:\n  x:\n    file: x.csv\n    title: X\n    columns: {columns}\n    {more}\n"
    assert message in [problem[3] for problem in read(text)[1]]


@pytest.mark.parametrize("bound", ["soon", "2019-13", "2015-W10-1", "31.12.2019"])
def test_a_bound_is_a_number_or_a_day(bound):
    text = f"extracts:\n  x: {{file: x.csv, title: X, columns: {{d: {{type: date, min: {bound}}}}}}}\n"
    assert [problem[0] for problem in read(text)[1]] == ["wrong-value"]
