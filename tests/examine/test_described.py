"""Describing a data file: the entry that is written of files as publishers make them, and that it holds."""

import gzip
import shutil

import openpyxl
import pyarrow as pa
import pyarrow.parquet
import pytest

from reportgen.disk import Project
from reportgen.pipeline.describe import describe
from reportgen.pipeline.inputs import CATALOGUE, read_inputs
from reportgen.pipeline.model import WrongUsageError
from reportgen.plugins import shelves
from reportgen.problems import Findings, ReportError
from tests.extracts.conftest import EXTRACTS, PROJECT
from tests.projects import Small, prepare_at

CODES = """\
title: Routes
codes:
  East: {aliases: [Eastern route]}
  West:
  South: {aliases: [Southern route]}
  Other: {rest: true}
"""


@pytest.fixture
def small(tmp_path):
    project = Small(tmp_path / "report")
    project.write("data/codes/routes.yaml", CODES)
    return project


def catalogue(root):
    return read_inputs(Project(root), shelves(), Findings()).catalogue.extracts


def entry(small, name="one"):
    """Gives the lines of an entry."""
    text = (small.root / CATALOGUE).read_text("utf-8")
    lines = text.split(f"\n  {name}:\n")[1].splitlines()
    return [line.strip() for line in lines]


def described(small, data, file="one.csv", **how):
    """Writes a file, describes it, and sees that the entry has no problem but its placeholders."""
    place = small.root / "data" / file
    place.write_bytes(data if isinstance(data, bytes) else data.encode())
    done = describe(small.root, place, how.get("id", ""), copy=False)
    assert [problem.message for problem in done.problems] == how.get("problems", [])
    wrong = {problem.code for problem in small.problems()} - {"placeholder"}
    assert wrong == set(how.get("codes", ())), [problem.message for problem in small.problems()]
    return catalogue(small.root)[done.id]


ROWS = "route,year,persons\nEast,2014,50\nEast,2015,880\nWest,2014,8\nWest,2015,7\nSouth,2014,2\nSouth,2015,3\n"


def test_types_key_limits_and_count_are_found(small):
    spec = described(small, ROWS)

    assert {name: each.type for name, each in spec.columns.items()} == {
        "route": "text", "year": "integer", "persons": "integer",
    }  # fmt: skip
    assert spec.columns["route"].in_ == "routes"
    assert (spec.columns["year"].min, spec.columns["year"].max, spec.columns["persons"].min) == ("2014", "2015", "0")
    assert spec.key == ("route", "year")
    assert (spec.rows.min, spec.rows.max) == (6, 6)
    assert "# ? of only 6 rows a key may be chance" in entry(small)


def test_what_nobody_can_know_is_a_placeholder_that_check_refuses_at_its_line(small):
    described(small, ROWS)
    lines = (small.root / CATALOGUE).read_text("utf-8").splitlines()
    found = {problem.at.line: problem for problem in small.problems()}

    assert {problem.code for problem in found.values()} == {"placeholder"}
    assert [lines[line - 1].split(":")[0].strip() for line in sorted(found)] == ["publisher", "as_of", "unit"]
    for old, new in (
        ("publisher: TODO", "publisher: Frontex"),
        ("as_of: TODO", "as_of: 2025-06-03"),
        ("unit: TODO", "unit: persons"),
    ):
        text = (small.root / CATALOGUE).read_text("utf-8")
        small.write(CATALOGUE, text.replace(old, new))
    assert small.problems() == []


def test_every_other_byte_of_the_catalogue_stays(small):
    before = (small.root / CATALOGUE).read_bytes().replace(b"\n", b"\r\n") + b"  # the end\r\n\r\n"
    (small.root / CATALOGUE).write_bytes(before)
    described(small, ROWS)
    after = (small.root / CATALOGUE).read_bytes()

    assert after.startswith(before)
    assert b"\n" not in after.replace(b"\r\n", b"")
    assert list(catalogue(small.root)) == ["detections", "one"]


@pytest.mark.parametrize(
    "before", [b"", b"extracts:\n", b"extracts: {}\n", b"extracts: {}  # none yet", b"# nothing\nextracts:"]
)
def test_a_catalogue_without_entries_gets_its_first(small, before):
    (small.root / CATALOGUE).write_bytes(before)
    if not before:
        (small.root / CATALOGUE).unlink()
    (small.root / "data/one.csv").write_text(ROWS)
    describe(small.root, small.root / "data/one.csv", "", copy=False)

    assert list(catalogue(small.root)) == ["one"]
    if b"none yet" in before:
        assert b"extracts: # none yet\n" in (small.root / CATALOGUE).read_bytes()


@pytest.mark.parametrize(
    "before", [b"extracts: {a: {file: a.csv, title: A, columns: {a: }}}\n", b"extracts: [\n", b"- a\n", b"\xff\xfe\n"]
)
def test_a_catalogue_that_takes_no_entry_is_left_as_it_was(small, before):
    (small.root / CATALOGUE).write_bytes(before)
    (small.root / "data/one.csv").write_text(ROWS)
    with pytest.raises(ReportError):
        describe(small.root, small.root / "data/one.csv", "", copy=False)

    assert (small.root / CATALOGUE).read_bytes() == before


def test_windows_semicolons_title_lines_and_decimal_commas_are_read(small):
    text = (
        "Persons detected, by route\r\nSource: Frontex, as of 3 June 2025\r\n\r\n"
        "Rüte;Jahr;Personen;Anteil in %\r\nEast;2014;1.050;0,5\r\nEast;2015;880;12,25\r\n"
        "West;2014;n.a.;3\r\nWest;2015;1.234.567;-1,5\r\n"
    )
    spec = described(small, text.encode("cp1252"))

    assert (spec.encoding, spec.delimiter, spec.header, spec.title) == (
        "windows-1252",
        ";",
        "Rüte",
        "Persons detected, by route",
    )
    assert (spec.columns["personen"].type, spec.columns["personen"].thousands) == ("integer", ".")
    assert spec.columns["personen"].missing == {"n.a.": "missing"}
    assert (spec.columns["anteil_in"].type, spec.columns["anteil_in"].decimal) == ("number", ",")
    assert "# ? 1 of 4 values is `n.a.`; taken for not available" in entry(small)
    assert any("the file says `Source: Frontex, as of 3 June 2025`" in line for line in entry(small))


def test_a_mark_of_utf_16_and_tabs_are_told(small):
    spec = described(small, ROWS.replace(",", "\t").encode("utf-16"), "one.txt")

    assert (spec.encoding, spec.delimiter) == ("utf-16", "tab")


def test_a_gzip_file_is_read(small):
    assert described(small, gzip.compress(ROWS.encode()), "one.csv.gz").key == ("route", "year")


def test_columns_of_years_become_rows_and_a_proven_total_is_derived(small):
    spec = described(small, "route,2014,2015,2016,Total\nEast,1,2,3,6\nWest,4,:,6,10\nSouth,1,1,2,4\n")

    assert spec.unpivot is not None
    assert (spec.unpivot.into, spec.unpivot.value) == ("year", "value")
    assert spec.columns["total"].derived
    assert spec.columns["value"].missing == {":": "missing"}
    assert spec.key == ("route", "year")


def test_rows_that_are_proven_totals_are_left_out_and_others_are_only_suspected(small):
    head = "sex,year,persons\n"
    sure = "".join(
        f"{sex},{year},{n}\n" for year in (2014, 2015) for sex, n in (("men", 3), ("women", 4), ("Total", 7))
    )
    spec = described(small, head + sure)
    doubtful = described(small, head + sure.replace("Total,2015,7", "Total,2015,8"), "two.csv")

    assert [each.where["sex"].values for each in spec.leave_out] == [("Total",)]
    assert doubtful.leave_out == ()
    assert any("in 1 of 2 groups the other rows add up to `Total`" in line for line in entry(small, "two"))


@pytest.mark.parametrize(
    ("values", "kind", "form"),
    [
        (["2015-03-01", "2015-04-01"], "date", ()),
        (["2015-03", "2015-04"], "date", ("%Y-%m",)),
        (["31.12.2015", "01.01.2016"], "date", ("%d.%m.%Y",)),
        (["29-Oct-19", "01-Nov-19"], "date", ("%d-%b-%y",)),
        (["12/31/2015", "01/01/2016"], "date", ("%m/%d/%Y",)),
        (["2015M03", "2015M04"], "date", ("%YM%m",)),
        (["2015-Q1", "2015-Q2"], "period", ()),
        (["Jan-2014", "Feb-2014"], "period", ()),
        (["2015", "2016"], "integer", ()),
        (["007", "008"], "text", ()),
        (["1405", "1406.5"], "number", ()),
        (["12345678901234567890", "2"], "text", ()),
    ],
)
def test_the_type_of_a_column_is_told_from_all_its_values(small, values, kind, form):
    spec = described(small, "what,n\n" + "".join(f"{value},1\n" for value in values))

    assert (spec.columns.get("what") or spec.columns["year"]).type == kind
    assert (spec.columns.get("what") or spec.columns["year"]).format == form


def test_a_date_that_may_be_read_in_two_ways_is_a_doubt(small):
    described(small, "day,n\n01/02/2015,1\n03/04/2015,2\n")

    assert any("is a date both as `%d/%m/%Y` and as `%m/%d/%Y`" in line for line in entry(small))


def test_a_lone_comma_in_a_number_is_a_doubt(small):
    spec = described(small, 'place,n\na,"1,405"\nb,7\n')

    assert spec.columns["n"].thousands == ","
    assert any("`,` in 1 of 2 values, such as `1,405`; taken that it parts thousands" in line for line in entry(small))


def test_a_slip_among_numbers_stays_a_problem_of_the_file(small):
    rows = "".join(f"{n},{n}\n" for n in range(1, 60))
    spec = described(
        small, f"place,n\n{rows}60,1O5\n", problems=["`n`: `1O5` is not a whole number"], codes=["bad-value"],
    )  # fmt: skip

    assert spec.columns["n"].type == "integer"
    assert any("row 61 holds `1O5`, which is no number" in line for line in entry(small))


def test_rows_that_came_twice_leave_no_key(small):
    spec = described(
        small, ROWS + "South,2015,3\n", problems=["the row is the same in every cell as row 7"], codes=["duplicate-row"]
    )

    assert spec.key == ()
    assert any("rows 7 and 8 are the same" in line for line in entry(small))


def test_a_key_counts_two_ways_of_writing_a_name_as_one(small):
    spec = described(
        small, "route,year,n,id\nEast,2014,1,a\nEastern route,2014,2,b\nWest,2014,3,c\nSouth,2014,4,d\nSouth,2013,4,e\n"
    )

    assert spec.key == ("id",)


def test_a_blank_and_an_unknown_are_kept_apart(small):
    rows = "".join(
        f"{sex},{year},{n}\n" for year in range(2010, 2016) for sex, n in (("men", 3), ("Not known", ""), ("women", 4))
    )
    spec = described(small, f"sex,year,n\n{rows}")

    assert spec.columns["sex"].unknown == ("Not known",)
    assert spec.columns["n"].blank == "missing"
    assert "# ? blank in 6 of 18 cells; taken for missing, never for zero" in entry(small)


def test_a_column_that_says_the_unit_or_the_vintage_is_taken_by_its_header(small):
    rows = "".join(f"{route},{year},persons,7,2025-06-03,none\n" for route in ("East", "West") for year in (2014, 2015))
    spec = described(small, f"route,year,unit,n,data_vintage,remark\n{rows}")

    assert (spec.unit.column, spec.as_of.column) == ("unit", "data_vintage")
    assert list(spec.columns) == ["route", "year", "n"]
    assert "# Not read: `remark` is `none` in every row" in entry(small)


def test_json_lines_and_parquet_are_read(small):
    lines = "".join(f'{{"place": "{place}", "n": {n}}}\n' for n, place in enumerate("abcd"))
    assert described(small, lines, "one.jsonl").columns["n"].type == "integer"
    pyarrow.parquet.write_table(
        pa.table({"place": list("abcd"), "n": [0.5, 1.25, 2.0, None]}), small.root / "data/two.parquet"
    )
    describe(small.root, small.root / "data/two.parquet", "", copy=False)
    spec = catalogue(small.root)["two"]
    assert (spec.columns["n"].type, spec.columns["n"].blank) == ("number", "missing")


def test_eurostats_formats_are_known_by_their_headers(small):
    old = described(
        small,
        '"TIME","GEO","Value","Flag and Footnotes"\n"2014","DE","1,405","d"\n"2015","DE",":",""\n"2015","FR","7",""\n',
    )
    new = described(
        small, "freq,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nA,DE,2014,1405,e\nA,DE,2015,,\nA,FR,2015,7,\n", "two.csv"
    )

    assert (old.format, list(old.columns)) == ("eurostat", ["year", "geo", "value"])
    assert (new.format, list(new.columns)) == ("sdmx-csv", ["geo", "year", "obs_value"])


def test_eurostats_bulk_download_becomes_a_row_for_each_cell(small):
    text = (
        "freq,citizen,geo\\TIME_PERIOD\t2014 \t2015 \t2016 \n"
        "A,SY,DE\t1405 b\t: c\t7 \nA,SY,FR\t3 \t0 \t: \nA,IQ,FR\t2 \t1 e\t4 \n"
    )
    spec = described(small, text, "one.tsv")
    extract = prepare_at(small.root).extracts["one"]

    assert (spec.format, list(spec.columns)) == ("eurostat-tsv", ["citizen", "geo", "year", "obs_value"])
    assert spec.key == ("citizen", "geo", "year")
    assert extract.rows == 9


def test_a_workbook_with_titles_merged_cells_notes_and_other_sheets_is_read(small):
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active["A1"] = "Source: Frontex, data as of June 2025"
    sheet = book.create_sheet("Data")
    for row in (
        ["Detections by route"], [], ["Route", "Border", 2014, 2015, 2016],
        ["East", "Land", 1, 2, 3], [None, "Sea", 4, 5, 6], ["West", "Land", 7, 8, 9], [None, "Sea", 1, 2, 3],
        ["Provisional figures"],
    ):  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("A4:A5")
    sheet.merge_cells("A6:A7")
    book.save(small.root / "data/one.xlsx")
    spec = described(small, (small.root / "data/one.xlsx").read_bytes(), "one.xlsx")

    assert (spec.sheet, spec.header, spec.title) == ("Data", "Route", "Detections by route")
    assert (spec.unpivot.into, spec.key) == ("year", ("route", "border", "year"))
    assert [(name, each.values, each.inverse) for name, each in spec.require.items()] == [
        ("route", ("Provisional figures",), True)
    ]
    assert any("data as of June 2025" in line for line in entry(small))


def test_of_two_header_rows_the_one_above_the_figures_is_read(small):
    spec = described(small, "Route,Persons,,\n,Men,Women,Children\nEast,1,2,3\nWest,4,5,6\nSouth,7,8,9\n")

    assert list(spec.columns) == ["men", "women", "children"]
    assert any("several rows look like a header" in line for line in entry(small))


@pytest.mark.parametrize(
    ("file", "data", "code"),
    [
        ("one.csv", b"", "empty-file"),
        ("one.csv", b"a,b\n", "no-rows"),
        ("one.csv", b"a,b\n1,2\n1,2,3\n", "ragged-row"),
        ("one.csv", b"1,2\n3,4\n", "missing-header"),
        ("one.csv", b"n,n\na,b\n", "missing-header"),
        ("one.xlsx", b"PK\x03\x04 no workbook", "unreadable-file"),
        ("one.parquet", b"PAR1 no parquet", "unreadable-file"),
        ("one.jsonl", b"{", "unreadable-file"),
        ("one.csv.gz", b"\x1f\x8b no gzip", "unreadable-file"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_and_nothing_is_written(small, file, data, code):
    before = (small.root / CATALOGUE).read_bytes()
    (small.root.parent / file).write_bytes(data)
    with pytest.raises(ReportError) as told:
        describe(small.root, small.root.parent / file, "", copy=True)

    assert [problem.code for problem in told.value.problems] == [code]
    assert (small.root / CATALOGUE).read_bytes() == before
    assert not (small.root / "data" / file).exists()


def test_a_file_elsewhere_is_copied_only_when_that_is_asked(small):
    place = small.root.parent / "My file (2).csv"
    place.write_text(ROWS)
    with pytest.raises(WrongUsageError, match="--copy"):
        describe(small.root, place, "", copy=False)
    done = describe(small.root, place, "", copy=True)

    assert (done.id, done.copied) == ("my_file_2", "My file (2).csv")
    assert (small.root / "data/My file (2).csv").read_text() == ROWS
    again = describe(small.root, place, "", copy=True)
    assert (again.id, again.copied, again.also) == ("my_file_2_2", "", ("my_file_2",))


def test_another_file_of_that_name_is_never_written_over(small):
    small.write("data/one.csv", "a,b\nc,1\n")
    (small.root.parent / "one.csv").write_text(ROWS)
    with pytest.raises(WrongUsageError, match="there is another file"):
        describe(small.root, small.root.parent / "one.csv", "", copy=True)

    assert (small.root / "data/one.csv").read_text() == "a,b\nc,1\n"


@pytest.mark.parametrize("wanted", ["detections", "9a", "A", "a b"])
def test_an_id_that_is_taken_or_none_is_refused(small, wanted):
    small.write("data/one.csv", ROWS)
    with pytest.raises(WrongUsageError):
        describe(small.root, small.root / "data/one.csv", wanted, copy=False)


def test_headers_that_are_no_names_become_such(small):
    spec = described(small, "Année,1. Größe,_x,x x,%\na,b,c,d,1\na,b,d,d,2\nb,b,c,e,3\n")

    assert list(spec.columns) == ["annee", "x", "x_x", "column_5"]
    assert spec.columns["annee"].from_ == ("Année",)


def test_two_columns_of_one_header_are_left_out_with_a_word(small):
    spec = described(small, "place,n,n,m\na,1,2,3\nb,3,4,5\n")

    assert list(spec.columns) == ["place", "m"]
    assert any("`n` stands 2 times in the header" in line for line in entry(small))


@pytest.mark.parametrize(
    ("data", "columns"),
    [
        ("unit\nx\n", ["unit"]),
        ("year,n\n2014,1\n50 %,2\n2015,3\n", ["year", "n"]),
        ("a,2014,2015,2016\nb,,,\nc,,,\n", ["a", "year", "value"]),
    ],
)
def test_odd_files_are_described_too(small, data, columns):
    assert list(described(small, data).columns) == columns


HAND_WRITTEN = {
    "prices": "no key is written by hand",
    "turnover": "no key is written by hand; of fifteen rows a key may be chance",
    "deaths": "the column is called by its header",
    "arrivals": "country, year and type are enough",
    "eurostat": "indicator, geo, year and aggregation are enough",
    "key_numbers": "statement and publication are enough",
}
"""Entry of the report → why the key that is found is another."""

TYPES = {
    ("ibc_annual", "data_vintage"): "a day is found where the entry takes a text",
    ("fran", "report_edition"): "a year is found where the entry takes a text",
    ("facilitators", "report_edition"): "a year is found where the entry takes a text",
    ("documents", "report_edition"): "a year is found where the entry takes a text",
    ("population", "geo"): "every row is another state, so that no code list is thought of",
    ("emsc", "period"): "two of its texts are no periods without an alias",
}
"""Column → why its type is another."""


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    """Gives each entry of the report with the entry that is found for its file."""
    root = tmp_path_factory.mktemp("ours")
    for name in ("data", "sections"):
        shutil.copytree(PROJECT / name, root / name)
    written, found = catalogue(PROJECT), {}
    for key, spec in written.items():
        if not spec.like:
            found[key] = describe(root, root / "data" / spec.file, "", copy=False)
            assert found[key].problems == ()
    fresh = catalogue(root)
    return {key: (written[key], fresh[done.id]) for key, done in found.items()}


def test_the_keys_of_the_reports_own_extracts_are_found(ours):
    for key, (written, found) in ours.items():
        assert (set(written.key) == set(found.key)) == (key not in HAND_WRITTEN), key
        assert key in {"prices", "turnover"} or len(found.key) <= len(written.key), key


def test_the_types_and_code_lists_of_the_reports_own_extracts_are_found(ours):
    others = set()
    for key, (written, found) in ours.items():
        types = {each.headers(name)[0].casefold(): (each.type, each.in_) for name, each in found.columns.items()}
        for name, each in written.columns.items():
            header = each.headers(name)[0].casefold()
            if types.get(header, (each.type, each.in_)) != (each.type, each.in_):
                others.add((key, header))

    assert others == set(TYPES)


THIRD_PARTY = {
    "eurostat_migr_eipre_2017.csv": ("year", "geo", "citizen"),
    "external_borders_hand_typed.csv": ("year", "route"),
    "frontex_monthly_detections_2018-07-06.xlsx": ("route", "borderlocation", "nationalitylong", "month"),
    "iom_missing_migrants_2019-11-04.csv": ("web_id",),
    "unhcr_mediterranean_arrivals_2019.csv": ("month_year",),
}


@pytest.mark.skipif(not EXTRACTS.is_dir(), reason="no third-party files beside the project")
@pytest.mark.parametrize("file", THIRD_PARTY)
def test_files_as_they_were_published_are_described_so_that_check_is_content(tmp_path, file):
    small = Small(tmp_path)
    shutil.copytree(PROJECT / "data/codes", tmp_path / "data/codes")
    done = describe(tmp_path, EXTRACTS / file, "", copy=True)
    text = (tmp_path / CATALOGUE).read_text("utf-8")
    small.write(CATALOGUE, text.replace("publisher: TODO", "publisher: Somebody").replace("as_of: TODO", "as_of: 2019").replace(
        "unit: TODO", "unit: persons"))  # fmt: skip

    assert done.key == THIRD_PARTY[file]
    assert small.problems() == []
