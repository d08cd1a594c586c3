"""Eurostat's TSV: dimensions in one cell, times across, flags behind the figures."""

HEAD = "freq,geo\\TIME_PERIOD\t2014 \t2015 \n"


def test_each_cell_becomes_a_row_with_its_flag(read):
    found = read("eurostat-tsv", "x.tsv", HEAD + "A,DE\t1405 b\t: c\nA,FR\t7 \t: \n")

    assert found.header == ("freq", "geo", "TIME_PERIOD", "OBS_VALUE", "OBS_FLAG")
    assert found.rows == [
        (1, "A", "DE", "2014", "1405", "b"),
        (2, "A", "DE", "2015", ":", "c"),
        (3, "A", "FR", "2014", "7", ""),
        (4, "A", "FR", "2015", ":", ""),
    ]


def test_a_line_that_does_not_fit_the_header_is_a_problem_at_its_line(read):
    found = read("eurostat-tsv", "x.tsv", HEAD + "A,DE\t1\t2\nA\t1\t2\nA,FR\t1\n")

    assert [problem[:2] for problem in found.problems] == [("ragged-row", 3), ("ragged-row", 4)]
    assert found.problems[0][2] == "the row has 1 codes and 2 cells, the header 2 and 2"


def test_another_header_is_a_problem(read):
    assert read("eurostat-tsv", "x.tsv", "freq,geo\t2014\n").problems[0][:2] == ("missing-header", 1)
    assert read("eurostat-tsv", "x.tsv", "").problems[0][:2] == ("missing-header", 1)
