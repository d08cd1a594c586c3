"""Reading text by the types of columns: nothing is guessed, and nothing becomes nothing."""

from datetime import date
from decimal import Decimal

import pytest


def test_numbers_are_exact(one):
    found = one("a,b\n1,2.50\n-3,0.1\n", "{a: integer, b: number}")
    assert found.rows("SELECT a, b FROM x ORDER BY _row") == [(1, Decimal("2.5")), (-3, Decimal("0.1"))]


def test_zero_blank_and_marks_are_different_things(one):
    found = one("a,v\n1,0\n2,\n3,:\n4,n.a.\n5,NA\n", "{a: integer, v: {type: integer, blank: not published}}",
                'missing: {":": missing, n.a.: not applicable, NA: not yet counted}')  # fmt: skip
    assert found.rows("SELECT v, v__status FROM x ORDER BY _row") == [
        (0, None), (None, "not published"), (None, "missing"), (None, "not applicable"), (None, "not yet counted"),
    ]  # fmt: skip
    assert found.extracts["x"].columns["v"].missing == {"": 1, ":": 1, "NA": 1, "n.a.": 1}


@pytest.mark.parametrize(
    ("keys", "text", "value"),
    [
        ('thousands: ","', '"1,022"', 1022),
        ('thousands: ","', "1022", 1022),
        ('thousands: " "', "1 138", 1138),
        ('thousands: " "', "1\u00a0138\u202f000", 1138000),
        ('thousands: ".", decimal: ","', "1.138", 1138),
        ('decimal: ","', '"0,4"', Decimal("0.4")),
        ('thousands: ".", decimal: ","', '"1.138,5"', Decimal("1138.5")),
        ("unit: x", "−5", -5),
    ],
)
def test_separators_are_declared_per_column(one, keys, text, value):
    found = one(f"a,v\n1,{text}\n", f"{{a: integer, v: {{type: number, {keys}}}}}")
    assert found.problems == []
    assert found.rows("SELECT v FROM x") == [(value,)]


@pytest.mark.parametrize("text", ["12x", '"1,022"', "1.5", "1 022", "ten", "--", "1e5", '"1,02"'])
def test_a_value_that_does_not_fit_is_quoted_with_its_place(one, text):
    found = one(f"a,v\n1,7\n2,{text}\n", "{a: integer, v: integer}")
    shown = text.strip('"')
    assert found.problems == [("bad-value", "data/x.csv", 3, f"`v`: `{shown}` is not a whole number")]
    assert found.extracts == {}


def test_badly_grouped_thousands_are_a_problem(one):
    found = one('a,v\n1,"1,02"\n2,"12,3456"\n', '{a: integer, v: {type: integer, thousands: ","}}')
    assert found.codes == ["bad-value", "bad-value"]


def test_many_wrong_values_are_counted_and_the_same_one_is_quoted_once(one):
    wrong = "".join(f"1,w{index % 7}\n" for index in range(70))
    found = one("a,v\n" + wrong, "{a: text, v: integer}", "known: {check: duplicates, where: {a: 1}, reason: told}")
    assert len(found.problems) == 6
    assert found.problems[0][3] == "`v`: `w0` is not a whole number (10 rows)"
    assert found.problems[-1][3] == "`v`: 2 more values in 20 rows: each is not a whole number"


def test_an_empty_number_needs_a_meaning(one):
    found = one("a,v\n1,\n", "{a: integer, v: integer}")
    assert found.codes == ["blank-value"]
    assert "blank: missing" in next(iter(found.findings)).hint


def test_an_empty_text_is_nothing_unless_the_column_has_codes(one):
    assert one("a,t\n1,\n", "{a: integer, t: text}").rows("SELECT t FROM x") == [(None,)]
    assert one("a,t\n1,\n", "{a: integer, t: {allowed: [y]}}").codes == ["blank-value"]
    assert one("a,t\n1,\n", "{a: integer, t: {allowed: [y], blank: missing}}").rows("SELECT t FROM x") == [(None,)]


def test_dates_are_read_by_their_declared_forms(one):
    found = one("a,d\n1,29-Oct-19\n2,2019-10-30\n", '{a: integer, d: {type: date, format: "%d-%b-%y"}}')
    assert found.rows("SELECT d FROM x ORDER BY _row") == [(date(2019, 10, 29),), (date(2019, 10, 30),)]


def test_a_date_in_another_form_is_a_problem(one):
    assert one("a,d\n1,30.10.2019\n", "{a: integer, d: date}").problems == [
        ("bad-value", "data/x.csv", 2, "`d`: `30.10.2019` is not a date")
    ]


def test_periods_keep_their_label_and_their_ends(one):
    found = one("a,p\n1,2018 (from mid-year)\n2,about 2021\n3,2017 stock\n",
                "{a: integer, p: {type: period, aliases: {2017 stock: 2017}}}")  # fmt: skip
    assert found.rows("SELECT p, p__start, p__end, p__about FROM x ORDER BY _row") == [
        ("2018 (from mid-year)", date(2018, 7, 1), date(2018, 12, 31), True),
        ("about 2021", date(2021, 1, 1), date(2021, 12, 31), True),
        ("2017 stock", date(2017, 1, 1), date(2017, 12, 31), False),
    ]


def test_a_text_that_is_no_period_is_a_problem(one):
    assert one("a,p\n1,the other day\n", "{a: integer, p: period}").codes == ["bad-value"]


CODES = {
    "routes": "title: R\ncodes:\n  Western Balkans: {aliases: [Western Balkan Route]}\n  Nowhere: {unknown: true}\n"
}


def test_aliases_become_the_canonical_code(one):
    found = one("r\nWestern Balkan Route\nWB\nNowhere\n", "{r: {in: routes, aliases: {WB: Western Balkan Route}}}",
                codes=CODES)  # fmt: skip
    assert found.rows("SELECT r FROM x ORDER BY _row") == [("Western Balkans",), ("Western Balkans",), ("Nowhere",)]
    assert found.extracts["x"].columns["r"].unknown == ("Nowhere",)
    assert found.extracts["x"].columns["r"].values == {"Nowhere": 1, "Western Balkans": 2}


def test_an_unknown_code_is_a_problem_with_a_near_miss(one):
    found = one("r\nWestern Balcans\n", "{r: {in: routes}}", codes=CODES)
    assert found.problems == [
        ("unknown-code", "data/x.csv", 2, "`r`: `Western Balcans` is not in the code list `routes`")
    ]
    assert next(iter(found.findings)).hint.startswith("did you mean `Western Balkans`?")


def test_values_that_are_not_allowed_and_numbers_out_of_range_are_problems(one):
    found = one("t,v\nSea,5\nAir,-1\nSea,11\n", "{t: {allowed: [Land, Sea]}, v: {type: integer, min: 0, max: 10}}")
    assert found.problems == [
        ("not-allowed", "data/x.csv", 3, "`t`: `Air` is not an allowed value"),
        ("out-of-range", "data/x.csv", 3, "`v`: `-1` is below the least allowed, 0"),
        ("out-of-range", "data/x.csv", 4, "`v`: `11` is above the most allowed, 10"),
    ]


def test_a_quote_in_a_value_is_only_text(one):
    found = one("r,v\nCôte d'Ivoire,1\n\"x'); DROP TABLE x; --\",2\n", "{r: text, v: integer}")
    assert found.rows("SELECT count(*) FROM x WHERE r LIKE '%DROP%'") == [(1,)]


@pytest.mark.parametrize("text", ["0.0000000001", "0.1234567890123", "1000000000000000000000000000000"])
def test_a_number_that_cannot_be_kept_exactly_is_a_problem(one, text):
    found = one(f"a,v\n1,{text}\n", "{a: text, v: number}")
    assert found.codes == ["inexact-value"]
    assert text in found.problems[0][3]


def test_a_number_may_be_rounded_where_that_is_declared(one):
    found = one("a,v\n1,0.49999999995\n2,0.5\n", "{a: text, v: {type: number, round: 0}}")
    assert found.rows("SELECT v FROM x ORDER BY _row") == [(0,), (1,)]
    found = one("a,v\n1,0.1234567890123\n", "{a: text, v: {type: number, round: 9}}")
    assert found.rows("SELECT v FROM x") == [(Decimal("0.123456789"),)]


def test_trailing_zeros_are_no_digits(one):
    assert one("a,v\n1,0.500000000000\n", "{a: text, v: number}").rows("SELECT v FROM x") == [(Decimal("0.5"),)]


def test_a_whole_number_beyond_all_counting_is_a_problem(one):
    assert one("a,v\n1,9999999999999999999\n", "{a: text, v: integer}").codes == ["inexact-value"]


@pytest.mark.parametrize("text", ["0,022", "00,022", "-0,022"])
def test_a_group_of_thousands_does_not_begin_with_zero(one, text):
    found = one(f'n\n"{text}"\n"1,022"\n', '{n: {type: number, thousands: ","}}')
    assert found.problems == [("bad-value", "data/x.csv", 2, f"`n`: `{text}` is not a number")]


@pytest.mark.parametrize(
    ("text", "column", "hint"),
    [
        ("1,02", '{type: number, thousands: ","}', 'if `,` is the decimal separator, write `decimal: ","`'),
        ("10.5", "integer", "if `.` is the decimal separator, write `type: number`"),
        ("10,5", "integer", 'if `,` is the decimal separator, write `type: number` and `decimal: ","`'),
        ("1,022", "integer", 'if `,` parts thousands, write `thousands: ","`'),
        ("1,022.5", "number", 'if `,` parts thousands, write `thousands: ","`'),
        ("1.022", '{type: number, decimal: ","}', 'if `.` parts thousands, write `thousands: "."`'),
    ],
)
def test_the_hint_on_a_number_speaks_of_its_own_separator(one, text, column, hint):
    found = one(f'n\n"{text}"\n', f"{{n: {column}}}")
    assert [problem.hint for problem in found.findings] == [hint]


def test_a_year_of_two_digits_is_read_only_where_the_form_says_so(one):
    text = "d,n\n24.12.14,1\n14-12-24,1\n24.12.2014,2\n"
    assert one(text, '{d: {type: date, format: "%d.%m.%Y"}, n: integer}').problems == [
        ("bad-value", "data/x.csv", 2, "`d`: `24.12.14` is not a date"),
        ("bad-value", "data/x.csv", 3, "`d`: `14-12-24` is not a date"),
    ]
    both = one("d,n\n24.12.14,1\n24.12.2014,2\n", '{d: {type: date, format: ["%d.%m.%Y", "%d.%m.%y"]}, n: integer}')
    assert both.rows("SELECT DISTINCT d FROM x") == [(date(2014, 12, 24),)]


def test_a_date_that_two_forms_read_differently_is_a_problem(one):
    text = "d,n\n13/02/2015,1\n01/02/2015,2\n02/02/2015,3\n"
    found = one(text, '{d: {type: date, format: ["%d/%m/%Y", "%m/%d/%Y"]}, n: integer}')
    said = "`d`: `01/02/2015` means different days in the forms `%d/%m/%Y` and `%m/%d/%Y`"
    assert found.problems == [("ambiguous-date", "data/x.csv", 3, said)]


def test_a_list_of_numbers_is_held_against_numbers(one):
    assert one("n\n0.5\n1.00\n", "{n: {type: number, allowed: [0.50, 1]}}").problems == []
    assert one("n\n0.5\n2\n", "{n: {type: number, allowed: [0.50, 1]}}").codes == ["not-allowed"]
    assert one("n\n5\n06\n", "{n: {type: integer, allowed: [5, 6]}}").problems == []
    assert one("p\n2015-03\nApril 2015\nMay 2015\n", "{p: {type: period, allowed: [Mar 2015, 2015-04]}}").problems == [
        ("not-allowed", "data/x.csv", 4, "`p`: `May 2015` is not an allowed value")
    ]


@pytest.mark.parametrize("kind", ["date", "period"])
def test_dates_and_periods_have_a_first_and_a_last_day(one, kind):
    text = "d,n\n2014-12-31,1\n2015-01-01,2\n2016-06-30,3\n2016-07-01,4\n"
    assert one(text, f"{{d: {{type: {kind}, min: 2015, max: 2016-06}}, n: integer}}").problems == [
        ("out-of-range", "data/x.csv", 2, "`d`: `2014-12-31` is before the first day allowed, 2015-01-01"),
        ("out-of-range", "data/x.csv", 5, "`d`: `2016-07-01` is after the last day allowed, 2016-06-30"),
    ]
    assert one(text, f"{{d: {{type: {kind}, min: 2014-12-31}}, n: integer}}").problems == []


def test_an_alias_may_stand_for_a_number_or_a_date(one):
    columns = "{d: {type: date, aliases: {end of 2015: 2015-12-31}}, n: {type: integer, aliases: {ten: 10}}}"
    found = one("d,n\nend of 2015,ten\n2016-01-01,3\n", columns, "dated: none")
    assert found.rows("SELECT d, n FROM x") == [(date(2015, 12, 31), 10), (date(2016, 1, 1), 3)]
    wide = one("r,a,b\nA,ten,2\n", "{r: text, c: text, n: {type: integer, aliases: {ten: 10}}}",
               "unpivot: {into: c, value: n}")  # fmt: skip
    assert wide.rows("SELECT c, n FROM x") == [("a", 10), ("b", 2)]
