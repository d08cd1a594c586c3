"""Leading: rows of an indicator alone, and whether one category is the largest in every period."""

import pytest

from reportgen.nodes import Prose
from reportgen.problems import Findings
from reportgen.templating.facets import FILTERS, Facet, shown
from reportgen.templating.prose import Names, decide
from tests.charts.making import indicator, row


def counts(**more):
    rows = [
        row("East", 2014, value=50),
        row("East", 2015, value=900),
        row("West", 2014, value=8),
        row("West", 2015, value=70),
        *(row("Unknown", year, value=value, part="unknown") for year, value in more.get("unknown", {}).items()),
    ]
    return indicator(rows, "route", "year:integer")


def holds(condition, **indicators):
    findings = Findings()
    names = {name: Facet(found) for name, found in indicators.items()}
    found = decide(
        Prose.of(condition), Names(names=names, show=lambda value: shown(value, "en"), filters=FILTERS), findings
    )
    return found if not findings.problems else [problem.message for problem in findings.problems]


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ('a.leads("East")', True),
        ('a.leads("West")', False),
        ('a.only(year=2014).leads("East")', True),
        ('a.only(year=2015).first = "East" and a.only(year=2015).first_value = 900', True),
        ("a.only(year = 2014).total = 58", True),
        ('a.only(route="East").peak_year = 2015', True),
        ('a["East", 2014] = 50 and not (a["West", 2014] = 9)', True),
    ],
)
def test_conditions_ask_rows_alone(condition, found):
    assert holds(condition, a=counts()) is found


def test_a_lead_smaller_than_the_unknown_is_none():
    assert holds('a.leads("East")', a=counts(unknown={2014: 10, 2015: 5})) is True
    assert holds('a.leads("East")', a=counts(unknown={2014: 42, 2015: 5})) is False


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ('a.leads("Eest")', "`routes.a` has no `Eest`"),
        ("a.only(year=2019).total > 1", "`routes.a` has no year `2019`"),
        ("a.only(yeer=2014).total > 1", "`routes.a` has no dimension `yeer`"),
    ],
)
def test_what_is_not_there_is_said(condition, told):
    assert holds(condition, a=counts()) == [told]
