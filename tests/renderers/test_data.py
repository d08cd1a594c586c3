"""The data annex: exact values, words for what is missing, unit, source, title, marking and state in every row."""

import csv
import io
from dataclasses import replace

from reportgen.document import GridCell, GridRow
from reportgen.renderers.data import DataTable, csv_of, issue_of, render_data, tables_of
from tests.renderers.sample import sample, words


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_data(sample())[f"data/{name}.csv"].decode("utf-8-sig"))))


def test_every_figure_and_table_has_a_file_and_nothing_else_has():
    names = ["by-route", "in-2015", "annual", "prices", "figures-1", "figures-2"]
    assert list(render_data(sample())) == [f"data/{name}.csv" for name in names]


def test_values_are_exact_and_rows_say_unit_and_source():
    first = _rows("annual")[0]
    assert first["Route"] == "Eastern Mediterranean"
    assert first["2019"] == "83333"
    assert first["unit"] == "detections"
    assert first["source"].startswith("Specimen agency, Monthly detections, as of 3 June 2025")


def test_a_range_has_a_column_for_each_of_its_parts_and_a_missing_one_its_word():
    rows = _rows("prices")
    assert [rows[2][f"Price, EUR, {part}"] for part in ("from", "to", "currency")] == ["437", "1087", "EUR"]
    assert [rows[1][f"Price, EUR, {part}"] for part in ("from", "to", "currency")] == ["withheld", "", ""]


def test_what_no_row_has_or_another_column_says_is_left_out():
    first = _rows("prices")[0]
    assert not {"Price, EUR, in", "Price, EUR, what", "Price, EUR, form"} & set(first)
    table = _table("prices")
    head = GridCell(text=words("Currency"), raw="Currency")
    rows = (replace(row, cells=(*row.cells, GridCell(text=words(_currency(row))))) for row in table.grid.rows)
    grid = replace(table.grid, columns=(*table.grid.columns, head), rows=tuple(rows), source_column=False)
    made = next(csv.reader(io.StringIO(csv_of(replace(table, grid=grid), issue_of(sample()), sample().messages))))
    assert "Currency" in made
    assert "Price, EUR, currency" not in made


def _currency(row: GridRow) -> str:
    return next((dict(cell.parts)["currency"] for cell in row.cells if cell.parts), "")


def test_numbers_are_exact_up_to_their_sixth_decimal_and_a_trend_is_no_column():
    table = _table("annual")
    more = (GridCell(text=words("Share"), kind="number", raw="Share"), GridCell(text=words("2010–2019"), kind="trend"))
    cells = (
        GridCell(text=words("56 %"), kind="number", raw="56.059165155"),
        GridCell(text=words("…"), kind="trend", raw="2014=5; 2015=6"),
    )
    grid = replace(
        table.grid,
        columns=(*table.grid.columns, *more),
        rows=tuple(replace(row, cells=(*row.cells, *cells)) for row in table.grid.rows),
    )
    text = csv_of(replace(table, grid=grid), issue_of(sample()), sample().messages)
    assert next(csv.DictReader(io.StringIO(text)))["Share"] == "56.059165"
    assert "2014=5" not in text
    assert "2010–2019" not in text  # nor a note of it


def test_a_note_of_all_columns_is_said_once():
    table = _table("by-route")
    columns = [cell.raw for cell in table.grid.columns if cell.kind == "number"]
    assert len(columns) > 1
    first, *others = table.grid.rows
    for named, said in ((columns, "Worked out."), (columns[:1], f"{columns[0]}: Worked out.")):
        grid = replace(table.grid, rows=(replace(first, notes=tuple((each, "Worked out.") for each in named)), *others))
        text = csv_of(replace(table, grid=grid), issue_of(sample()), sample().messages)
        notes = next(csv.DictReader(io.StringIO(text)))["notes"]
        assert said in notes.split(" | ")
        assert notes.count("Worked out.") == 1


def _table(name: str) -> DataTable:
    sections = sample().sections
    found = (table for section in sections for block in section.blocks for table in tables_of(block, section))
    return next(table for table in found if table.name == name)


def test_each_row_says_its_own_source_in_full():
    rows = _rows("prices")
    assert list(rows[1])[-6:] == ["source", "number", "title", "marking", "report", "state"]
    assert rows[2]["source"] == "Specimen agency, report 2, in full"


def test_footnotes_travel_with_their_rows():
    notes = {row["Route"]: row["notes"] for row in _rows("annual")}
    assert notes["Western Balkans"] == "Counts many of the same people as the Eastern Mediterranean."
    assert notes["Western Africa"] == ""


def test_each_row_says_number_title_marking_report_and_state():
    document = sample()
    for row in _rows("in-2015"):
        assert row["number"] == "Figure 2"
        assert row["title"] == "Two routes carried nine in ten detections of 2015"
        assert row["marking"] == "TLP:RED"
        assert document.front.title in row["report"]
        assert row["state"].startswith("SPECIMEN, ")
        assert document.digest[:8] in row["state"]
    assert {row["marking"] for row in _rows("annual")} == {document.front.marking}


def test_the_notes_below_a_picture_travel_with_its_numbers():
    below = "Eastern Mediterranean and Western Balkans count many of the same people twice."
    assert all(row["notes"].endswith(below) for row in _rows("by-route"))


def test_spreadsheets_are_told_that_it_is_utf_8_once():
    for data in render_data(sample()).values():
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\xef\xbb\xbf") == 1


def _mixed(unit: str) -> list[list[str]]:
    document = sample()
    (table,) = (
        table
        for section in document.sections
        for block in section.blocks
        for table in tables_of(block, section)
        if table.name == "annual"
    )
    change = GridCell(text=words("Change"), kind="number", raw="Change", unit=unit)
    grid = replace(
        table.grid,
        columns=(*table.grid.columns, change),
        rows=tuple(
            replace(row, cells=(*row.cells, GridCell(text=words("+14"), kind="number", raw="14.12")))
            for row in table.grid.rows
        ),
    )
    made = csv_of(replace(table, grid=grid), issue_of(document), document.messages)
    return list(csv.reader(io.StringIO(made)))


def test_where_columns_count_different_things_each_heading_says_its_unit_and_no_row_says_another():
    heading, first, *_ = _mixed("%")
    assert "Change, %" in heading
    assert "2019, detections" in heading
    assert "unit" not in heading
    assert first[heading.index("Change, %")] == "14.12"
    assert first[heading.index("2019, detections")] == "83333"


def test_where_all_count_the_same_headings_stay_plain():
    heading, first, *_ = _mixed("")
    assert {"Change", "2019"} <= set(heading)
    assert first[heading.index("unit")] == "detections"


def test_a_note_of_one_row_does_not_stand_at_another():
    document = sample()
    (table,) = (
        table
        for section in document.sections
        for block in section.blocks
        for table in tables_of(block, section)
        if table.name == "by-route"
    )
    first, *others = table.grid.rows
    grid = replace(table.grid, rows=(replace(first, notes=(("2015", "Worked out."),)), *others))
    assert table.caption is not None
    caption = replace(table.caption, notes=(words("Worked out."), words("Of all.")))
    made = csv_of(replace(table, grid=grid, caption=caption), issue_of(document), document.messages)
    notes = [row["notes"] for row in csv.DictReader(io.StringIO(made))]
    assert "2015: Worked out." in notes[0]
    assert not any("Worked out." in note for note in notes[1:])
    assert all("Of all." in note for note in notes)
