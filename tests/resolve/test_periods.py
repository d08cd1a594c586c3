"""Periods as publishers write them."""

from datetime import date

import pytest

from reportgen.resolve import parse_period
from reportgen.resolve.periods import iso_label


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2015", "2015-01-01", "2015-12-31"),
        ("2015-02", "2015-02-01", "2015-02-28"),
        ("2015-03-31", "2015-03-31", "2015-03-31"),
        ("2019-Q4", "2019-10-01", "2019-12-31"),
        ("Q1 2019", "2019-01-01", "2019-03-31"),
        ("2019-H1", "2019-01-01", "2019-06-30"),
        ("JAN2009", "2009-01-01", "2009-01-31"),
        ("Jan-2014", "2014-01-01", "2014-01-31"),
        ("September 2016", "2016-09-01", "2016-09-30"),
        ("Jan-Aug 2016", "2016-01-01", "2016-08-31"),
        ("2016-01..08", "2016-01-01", "2016-08-31"),
        ("2016-12..2018-08", "2016-12-01", "2018-08-31"),
        ("2024-09-29..10-04", "2024-09-29", "2024-10-04"),
        ("2016-2020", "2016-01-01", "2020-12-31"),
        ("2017 to mid-2018", "2017-01-01", "2018-06-30"),
        ("2018 (from mid-year)", "2018-07-01", "2018-12-31"),
        ("mid-2018", "2018-04-01", "2018-09-30"),
        ("from mid-2018", "2018-07-01", "2018-12-31"),
        ("mid-2018 to 2019", "2018-07-01", "2019-12-31"),
        ("from mid-2017 to mid-2018", "2017-07-01", "2018-06-30"),
        ("3 years to about 2019", "2017-01-01", "2019-12-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text, start, end):
    period = parse_period(text)
    assert (period.start, period.end, period.label) == (date.fromisoformat(start), date.fromisoformat(end), text)


def test_about_is_kept():
    assert parse_period("about 2021").about
    assert parse_period("mid-2018").about
    assert parse_period("2017 to mid-2018").about
    assert not parse_period("2021").about


@pytest.mark.parametrize("text", ["", "soon", "2015-13", "2015-02-30", "2016..2015", "20155", "2015-Q5"])
def test_what_is_no_period_is_nothing(text):
    assert parse_period(text) is None


@pytest.mark.parametrize("text", ["Decade 2015", "Marginal 2015", "Mayor 2015", "2015 Junk", "Mar-Mayor 2015"])
def test_a_word_that_begins_like_a_month_is_none(text):
    assert parse_period(text) is None


@pytest.mark.parametrize("text", ["Sept 2015", "Sep. 2015", "2015 September"])
def test_a_month_has_its_name_or_its_first_letters(text):
    assert iso_label(parse_period(text)) == "2015-09"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2015", "2015"), ("Jan-Dec 2015", "2015"), ("H2 2015", None), ("2015 s2", "2015-H2"), ("Q1 2015", "2015-Q1"),
        ("Oct-Dec 2015", "2015-Q4"), ("Feb-Apr 2015", "2015-02..2015-04"), ("Mar 2015", "2015-03"),
        ("2015-03-01", "2015-03-01"), ("2014-2016", "2014..2016"), ("2016-01..08", "2016-01..2016-08"),
        ("Jul 2015 to Jun 2016", "2015-07..2016-06"), ("2024-09-29..10-04", "2024-09-29..2024-10-04"),
        ("mid-2018", "about 2018-04..2018-09"), ("ca. 2021", "about 2021"),
    ],
)  # fmt: skip
def test_a_period_has_one_label_that_reads_as_itself(text, iso):
    period = parse_period(text)
    assert iso is None or (iso_label(period) == iso and parse_period(iso) == period)


def test_two_ways_to_write_a_period_are_one_key(one):
    text = "p,v\nMar 2015,60\n2015-03,40\n2015-04,200\nFeb 2015,1\n"
    found = one(text, "{p: period, v: integer}", "dated: p")
    assert found.rows("SELECT p, v FROM x") == [("2015-03", 60), ("2015-03", 40), ("2015-04", 200), ("Feb 2015", 1)]
    assert found.problems == []
    assert one(text, "{p: period, v: integer}", "dated: p\nkey: p").problems == [
        ("repeated-key-row", "data/x.csv", 3, "the key (`p`) is that of row 2")
    ]


def test_an_approximate_period_is_another_one(one):
    found = one("p,v\n2015,60\nabout 2015,40\nca. 2015,3\n", "{p: period, v: integer}")
    assert found.rows("SELECT p FROM x") == [("2015",), ("about 2015",), ("about 2015",)]


def test_an_alias_is_one_more_way_to_write_a_period(one):
    text = "p,v\nMärz 2015,60\n2015-03,40\n"
    columns = "{p: {type: period, aliases: {März 2015: 2015-03}}, v: integer}"
    assert one(text, columns).rows("SELECT p FROM x") == [("2015-03",), ("2015-03",)]
    shown = one(text, columns, "range: {name: r, low: v, period: p}\nkey: p")
    assert (shown.rows("SELECT p FROM x"), shown.problems) == ([("März 2015",), ("2015-03",)], [])


def test_a_condition_finds_a_period_however_it_is_written(one):
    text = "p,v\nMar 2015,60\n2015-04,40\n"
    more = "leave_out:\n- {where: {p: 2015-03}, reason: R}"
    assert one(text, "{p: period, v: integer}", more).rows("SELECT v FROM x") == [(40,)]
    more = "leave_out:\n- {where: {p: [April 2015]}, reason: R}"
    assert one(text, "{p: period, v: integer}", more).rows("SELECT v FROM x") == [(60,)]


def test_facts_of_one_period_agree_however_it_is_written(one):
    text = "s,p,v\nA,Mar 2015,60\nB,2015-03,61\n"
    more = "agrees:\n- {where: {s: A}, theirs: {s: B}, on: p, measure: v, their_measure: v}"
    assert one(text, "{s: text, p: period, v: integer}", more).problems == [
        ("does-not-agree", "data/x.csv", 2, "60 of `p 2015-03`, and 61 elsewhere in this extract")
    ]


def test_rows_that_differ_in_the_spelling_of_a_period_are_the_same(one):
    text = "r,p,v\nA,Mar 2015,60\nB,2015-03,60\nA,2015-03,60\nA,2015-03,60\n"
    assert one(text, "{r: text, p: period, v: integer}").problems == [
        ("duplicate-row", "data/x.csv", 4, "the row says the same as row 2"),
        ("duplicate-row", "data/x.csv", 5, "the row is the same in every cell as row 4"),
    ]


def test_rows_that_differ_in_the_spelling_of_a_date_are_the_same(one):
    text = "d,v\n2015-03-01,60\n01.03.2015,60\n"
    assert one(text, '{d: {type: date, format: "%d.%m.%Y"}, v: integer}').problems == [
        ("duplicate-row", "data/x.csv", 3, "the row says the same as row 2")
    ]
