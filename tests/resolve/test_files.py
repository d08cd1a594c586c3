"""Finding files, headers, parts and wide tables."""

import pytest
from openpyxl import Workbook

from reportgen.templating.notes import note_text

COLUMNS = "extracts:\n  x:\n    file: {}\n    title: X\n    columns: {{a: integer, b: text}}\n    publisher: P\n"


def test_a_missing_file_is_a_problem_in_the_catalogue(resolving):
    found = resolving({"detections.csv": "a,b\n"}, COLUMNS.format("detection.csv"))
    assert found.problems == [("unknown-file", "data/catalogue.yaml", 3, "no file `data/detection.csv`")]
    assert next(iter(found.findings)).hint == "did you mean `detections.csv`?"


def test_a_file_whose_name_says_nothing_needs_a_format(resolving):
    assert resolving({"x.dat": "a,b\n1,x\n"}, COLUMNS.format("x.dat")).codes == ["unknown-format"]
    found = resolving({"x.dat": "a,b\n1,x\n"}, COLUMNS.format("x.dat") + "    format: csv\n")
    assert found.extracts["x"].rows == 1


def test_parts_of_a_folder_are_one_extract_whatever_their_format_and_order_of_columns(resolving):
    files = {"x/1.csv": "a,b\n1,x\n", "x/2.csv": "b,a\ny,2\n", "x/3.jsonl": '{"a": 3, "b": "z"}\n', "x/.hidden": "?"}
    found = resolving(files, COLUMNS.format("x"))
    assert found.rows("SELECT a, b FROM x ORDER BY a") == [(1, "x"), (2, "y"), (3, "z")]


def test_a_wrong_value_names_its_part(resolving):
    found = resolving({"x/1.csv": "a,b\n1,x\n", "x/2.csv": "a,b\nq,x\n"}, COLUMNS.format("x"))
    assert [problem[:3] for problem in found.problems] == [("bad-value", "data/x/2.csv", 2)]


def test_a_part_with_another_header_is_a_problem(resolving):
    found = resolving({"x/1.csv": "a,b\n1,x\n", "x/2.csv": "a,c\n1,x\n"}, COLUMNS.format("x"))
    assert [problem[:2] for problem in found.problems] == [("missing-column", "data/x/2.csv")]


def test_an_empty_folder_is_a_problem(resolving, tmp_path):
    (tmp_path / "x").mkdir()
    assert resolving({}, COLUMNS.format("x")).codes == ["empty-folder"]


def test_a_header_that_is_not_there_is_a_problem_at_the_column(one):
    found = one("a,beefs\n1,x\n", "{a: integer, beef: text}")
    assert found.problems == [("missing-column", "data/catalogue.yaml", 5, "no header `beef` in `data/x.csv`")]
    assert next(iter(found.findings)).hint == "did you mean `beefs`?"


def test_headers_have_aliases_and_their_case_does_not_matter(one):
    found = one("Year;Summe\n2015;5\n", "{year: integer, total: {type: integer, from: [Total, Summe]}}",
                'delimiter: ";"')  # fmt: skip
    assert found.rows("SELECT year, total FROM x") == [(2015, 5)]


def test_a_column_may_be_absent_when_it_is_optional(one):
    found = one("a\n1\n", "{a: integer, b: {optional: true}}")
    assert found.rows("SELECT a, b FROM x") == [(1, None)]


def test_a_header_that_stands_twice_and_is_read_is_a_problem(one):
    assert one("a,v,v\n1,2,3\n", "{a: integer, v: integer}").codes == ["repeated-header"]
    assert one("a,v,v\n1,2,3\n", "{a: integer}").codes == []


def test_a_derived_column_is_not_read(one):
    found = one("a,share\n1,12.5\n", "{a: integer, share: {type: number, derived: true}}")
    assert list(found.extracts["x"].columns) == ["a"]


def test_months_as_columns_become_rows(one):
    found = one("r,JAN2009,FEB2009\nA,1,\nB,3,4\n",
                '{r: text, month: {type: date, format: "%b%Y"}, v: {type: integer, blank: missing}}',
                "unpivot: {into: month, value: v}")  # fmt: skip
    assert found.rows("SELECT r, strftime(month, '%Y-%m'), v, _row FROM x") == [
        ("A", "2009-01", 1, 2), ("A", "2009-02", None, 2), ("B", "2009-01", 3, 3), ("B", "2009-02", 4, 3),
    ]  # fmt: skip


def test_wide_columns_that_no_header_is_like_are_a_problem(one):
    found = one("r,x\nA,1\n", "{r: text, m: text, v: integer}", 'unpivot: {columns: "20*", into: m, value: v}')
    assert found.codes == ["missing-column"]


def test_a_parquet_file_says_the_record(resolving, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"a": ["1", "q"], "b": ["x", "y"]}), tmp_path / "x.parquet")
    found = resolving({}, COLUMNS.format("x.parquet"))
    assert found.problems == [("bad-value", "data/x.parquet", 1, "`a`: `q` in record 2 is not a whole number")]


def test_sdmx_and_eurostat_files_bring_their_marks_and_flags(resolving):
    files = {
        "s.csv": "DATAFLOW,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nE,EU28,2015,5,\nE,HU,2015,:,b\n",
        "e.csv": '"TIME","GEO","Value","Flag and Footnotes"\n"2015","EU28","2,154,675","d"\n"2015","HU",":",""\n',
    }
    found = resolving(
        files,
        """
extracts:
  s:
    file: s.csv
    format: sdmx-csv
    title: S
    publisher: P
    columns: {geo: text, year: {type: integer, from: TIME_PERIOD}, value: {type: integer, from: OBS_VALUE}}
  e:
    file: e.csv
    format: eurostat
    title: E
    publisher: P
    columns: {geo: {from: GEO}, year: {type: integer, from: TIME}, value: {type: integer, from: Value}}
""",
    )
    assert found.rows("SELECT value, value__status, _flag, _notes FROM s") == [
        (5, None, "", ""),
        (None, "missing", "b", "0"),
    ]
    assert found.rows("SELECT value, value__status, _flag FROM e") == [(2154675, None, "d"), (None, "missing", "")]
    assert [(note.kind, note_text(note, "en")) for note in found.extracts["s"].notes] == [
        ("break", "break in the series")
    ]


def test_only_what_is_below_the_folder_of_data_is_read(resolving, tmp_path):
    data = tmp_path / "data"
    (data / "parts").mkdir(parents=True)
    (tmp_path / "x.csv").write_text("a,b\n1,x\n")
    (data / "link.csv").symlink_to(tmp_path / "x.csv")
    (data / "parts/1.csv").symlink_to(tmp_path / "x.csv")
    for name in ("../x.csv", f"{tmp_path}/x.csv", "link.csv", "parts"):
        assert resolving({}, COLUMNS.format(name), root=data).codes == ["outside-data"]
    (data / "own.csv").write_text("a,b\n1,x\n")
    (data / "near.csv").symlink_to("own.csv")
    assert resolving({}, COLUMNS.format("near.csv"), root=data).codes == []


def test_folders_among_the_parts_are_a_problem(resolving):
    files = {"x/1.csv": "a,b\n1,x\n", "x/old/2.csv": "a,b\n2,y\n"}
    assert resolving(files, COLUMNS.format("x")).problems == [
        ("nested-folder", "data/catalogue.yaml", 3, "the folder `data/x` holds a folder, `old`")
    ]


@pytest.mark.parametrize("text", ["", "\n \n", "{}\n", "[]", "[{}]"])
def test_json_without_a_key_is_a_problem(resolving, text):
    entry = "extracts:\n  x: {file: x.jsonl, title: X, publisher: P, columns: {r: text, v: integer}}\n"
    assert resolving({"x.jsonl": text}, entry).problems == [("empty-file", "data/x.jsonl", 1, "the file holds nothing")]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "the file holds nothing"),
        ([[None, None], ["r", "v"], ["A", 1]], "the header of the file is empty"),
        ([[None], [None, "v"]], "the header of the file is empty"),
    ],
)
def test_an_empty_sheet_or_header_is_a_problem(resolving, tmp_path, rows, message):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "x.xlsx")
    entry = "extracts:\n  x: {file: x.xlsx, title: X, publisher: P, columns: {r: text, v: integer}}\n"
    assert resolving({}, entry).problems == [("empty-file", "data/x.xlsx", 1, message)]


@pytest.mark.parametrize("key", ["edition: {column: b}", "flag: {column: b}", "require: {b: x}"])
def test_a_column_that_is_not_read_says_nothing_of_rows(resolving, key):
    entry = COLUMNS.format("x.csv").replace("b: text", "b: {derived: true}") + f"    {key}\n"
    found = resolving({"x.csv": "a,b\n1,x\n"}, entry)
    assert found.problems[0][3] == "column `b` is `derived:`, so that it is not read"


def test_a_column_of_flags_that_is_not_there_is_a_problem(resolving):
    found = resolving({"x.csv": "a,b\n1,x\n"}, COLUMNS.format("x.csv") + "    flag: {column: c}\n")
    assert found.problems == [("missing-column", "data/catalogue.yaml", 7, "no column `c` in `data/x.csv`")]


def test_a_header_that_is_no_value_is_a_problem_where_it_stands(resolving, tmp_path):
    book = Workbook()
    for row in (["A table"], [], ["r", "2015", "soon"], ["A", 1, 2], ["B", 3, 4]):
        book.active.append(row)
    book.save(tmp_path / "x.xlsx")
    entry = (
        "extracts:\n  x:\n    file: {}\n    header: r\n    title: X\n    publisher: P\n"
        "    columns: {{r: text, p: period, v: integer}}\n    unpivot: {{into: p, value: v}}\n"
    )
    found = resolving({"y.csv": "A table\n\nr,2015,soon\nA,1,2\n"}, entry.format("x.xlsx"))
    assert found.problems == [("bad-value", "data/x.xlsx", 3, "`p`: `soon` is not a period (2 rows)")]
    found = resolving({}, entry.format("y.csv"))
    assert [(each.at.line, each.at.column) for each in found.findings] == [(3, 8)]
