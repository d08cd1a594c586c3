"""Periods as publishers write them."""

from datetime import date

import pytest

from reportgen.resolve import parse_period


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
