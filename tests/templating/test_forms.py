"""Every form of a value, in the words of the report."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.indicator import Unit, Value
from reportgen.table import Cell, Period, Range, Status
from reportgen.templating.forms import FORMS, forms_of, raw, show
from reportgen.templating.prose import ProseError

NB = "\u00a0"
DETECTIONS = Unit(name="detections")
PERCENT = Unit(name="detections", kind="percent")


def count(value, unit=DETECTIONS, **cell):
    return Value(id="peak", cell=Cell(value=value, **cell), unit=unit)


def percent(value, *, change=False, decimals=1, **cell):
    return Value(id="share", cell=Cell(value=Decimal(value), **cell), unit=PERCENT, decimals=decimals, change=change)


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("", "1,822,177 detections"),
        ("plain", "1,822,177"),
        ("rounded", f"1.82{NB}million"),
        ("about", f"about 1.8{NB}million"),
        ("exact", "1,822,177 detections"),
        ("count", "1,822,177"),
        ("unit", "detections"),
        ("signed", "+1,822,177 detections"),
        ("or_status", "1,822,177 detections"),
    ],
)
def test_a_count(form, shown):
    assert show(count(1_822_177), form) == shown


@pytest.mark.parametrize(
    ("value", "rounded", "about"),
    [
        (250, "250", "about 250"),
        (556_345, "556,000", "about 560,000"),
        (12_023, "12,000", "about 12,000"),
        (999_999, f"1{NB}million", f"about 1{NB}million"),
        (10_000_000, f"10{NB}million", f"about 10{NB}million"),
        (5_700_000_000, f"5.7{NB}billion", f"about 5.7{NB}billion"),
        (0, "0", "about 0"),
        (-1_822_177, f"−1.82{NB}million", f"about −1.8{NB}million"),
    ],
)
def test_rounding_keeps_three_digits_and_about_two(value, rounded, about):
    assert show(count(value), "rounded") == rounded
    assert show(count(value), "about") == about


def test_a_single_one_takes_the_singular():
    assert show(count(1), "") == "1 detection"
    assert show(count(1, Unit(name="countries")), "") == "1 country"
    assert show(count(1, Unit(name="cases per boat")), "") == "1 case per boat"
    assert show(count(1, Unit(name="dead and missing")), "") == "1 dead and missing"


def test_a_share_has_its_count_and_its_fraction():
    share = percent("30.533142491", count=556_345, base=1_822_102)
    assert show(share, "") == f"30.5{NB}%"
    assert show(share, "share") == f"30.5{NB}%"
    assert show(share, "plain") == "30.5"
    assert show(share, "count") == "556,345"
    assert show(share, "fraction") == "almost a third"
    assert show(share, "rounded") == f"31{NB}%"
    assert show(share, "about") == f"about 31{NB}%"
    assert show(share, "exact") == f"30.533142491{NB}%"


def test_a_share_is_rounded_once_from_its_parts():
    assert show(percent("30.450000000", count=3_044_999, base=10_000_000, decimals=1), "") == f"30.4{NB}%"


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ("100", "all"),
        ("0", "none"),
        ("97", "almost all"),
        ("50", "half"),
        ("33.3", "a third"),
        ("30.5", "almost a third"),
        ("35", "just over a third"),
        ("28", "more than a quarter"),
        ("66.5", "two thirds"),
        ("73", "almost three quarters"),
        ("90.2", "nine tenths"),
        ("4", "about one in 25"),
        ("0.1", "about one in 1,000"),
        ("20.3", "a fifth"),
    ],
)
def test_fractions_in_words(share, words):
    assert show(percent(share), "fraction") == words


@pytest.mark.parametrize(
    ("value", "words", "usual"),
    [
        ("544.03", f"up 544{NB}%", f"+544{NB}%"),
        ("-9.795856185", f"down 9.8{NB}%", f"−9.8{NB}%"),
        ("0.04", "unchanged", f"0.0{NB}%"),
        ("-0.04", "unchanged", f"0.0{NB}%"),
        ("99.96", f"up 100{NB}%", f"+100{NB}%"),
        ("-100", f"down 100{NB}%", f"−100{NB}%"),
    ],
)
def test_a_change_in_words_and_with_its_sign(value, words, usual):
    assert show(percent(value, change=True), "change") == words
    assert show(percent(value, change=True), "") == usual
    assert show(percent(value, change=True), "signed") == usual


def test_a_change_in_numbers_and_in_points():
    absolute = Value(id="c", cell=Cell(value=-1_539), unit=DETECTIONS, change=True)
    assert show(absolute, "change") == "down by 1,539 detections"
    points = Value(id="c", cell=Cell(value=Decimal("2.34")), unit=Unit(name="", kind="points"), decimals=1, change=True)
    assert show(points, "") == "+2.3 percentage points"
    assert show(points, "points") == "2.3 percentage points"
    assert show(points, "change") == "up 2.3 percentage points"
    one = Value(id="c", cell=Cell(value=Decimal("1.0")), unit=Unit(name="", kind="points"), decimals=1, change=True)
    assert show(one, "points") == "1.0 percentage point"


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Range(low=Decimal(3200), high=Decimal(6500), currency="USD"), f"USD{NB}3,200–6,500"),
        (Range(low=Decimal("4.7"), high=Decimal("5.7"), currency="EUR", scale="billion"), f"EUR{NB}4.7–5.7{NB}billion"),
        (Range(low=Decimal(4500), high=Decimal(4500), currency="EUR"), f"EUR{NB}4,500"),
        (Range(low=Decimal("5.5"), high=Decimal(7), currency="USD", scale="billion"), f"USD{NB}5.5–7{NB}billion"),
        (Range(low=Decimal(10000), high=Decimal(10000), currency="USD", qualifier="up to"), f"up to USD{NB}10,000"),
        (
            Range(low=Decimal(3500), high=Decimal(3500), currency="USD", qualifier="single case"),
            f"USD{NB}3,500 (single case)",
        ),
        (Range(low=Decimal(2), high=Decimal(3)), "2–3"),
    ],
)
def test_a_range_is_never_torn_apart(amount, shown):
    value = Value(
        id="price", cell=Cell(value=amount), unit=Unit(name=amount.currency, kind="money", currency=amount.currency)
    )
    assert show(value, "") == show(value, "plain") == show(value, "or_status") == shown


def test_a_range_in_full_says_what_it_is_per():
    period = Period(start=date(2015, 1, 1), end=date(2015, 12, 31), label="2015")
    amount = Range(low=Decimal(1000), high=Decimal(4000), currency="USD", per="person", period=period)
    value = Value(id="price", cell=Cell(value=amount), unit=Unit(name="USD", kind="money", currency="USD"))
    assert show(value, "range") == show(value, "exact") == f"USD{NB}1,000–4,000 per person (2015)"
    assert show(value, "unit") == "USD"


@pytest.mark.parametrize(
    ("qualifier", "usual", "plain"),
    [
        ("", f"EUR{NB}300 (about 2017)", f"EUR{NB}300"),
        ("up to", f"up to EUR{NB}300 (about 2017)", f"up to EUR{NB}300"),
        ("single case", f"EUR{NB}300 (single case, about 2017)", f"EUR{NB}300 (single case)"),
    ],
)
def test_a_range_says_its_period_unless_it_is_asked_for_plain(qualifier, usual, plain):
    period = Period(start=date(2017, 1, 1), end=date(2017, 12, 31), label="about 2017", about=True)
    amount = Range(low=Decimal(300), high=Decimal(300), currency="EUR", qualifier=qualifier, period=period)
    value = Value(id="price", cell=Cell(value=amount), unit=Unit(name="EUR", kind="money", currency="EUR"))
    assert show(value, "") == show(value, "or_status") == usual
    assert show(value, "plain") == plain


def test_money_index_rate_and_rank():
    money = Value(
        id="m", cell=Cell(value=Decimal("4.15")), unit=Unit(name="EUR", kind="money", currency="EUR"), decimals=2
    )
    assert show(money, "") == f"EUR{NB}4.15"
    scaled = Value(id="m", cell=Cell(value=24), unit=Unit(name="EUR", kind="money", currency="EUR", scale="million"))
    assert show(scaled, "") == f"EUR{NB}24{NB}million"
    assert show(scaled, "rounded") == f"EUR{NB}24{NB}million"
    index = Value(id="i", cell=Cell(value=Decimal("178.26")), unit=Unit(name="index", kind="index"), decimals=1)
    assert show(index, "") == "178.3"
    rate = Value(
        id="r",
        cell=Cell(value=Decimal("3.21")),
        unit=Unit(name="deaths per thousand arrivals", kind="ratio"),
        decimals=1,
    )
    assert show(rate, "") == "3.2 deaths per thousand arrivals"
    ranks = [
        show(Value(id="k", cell=Cell(value=n), unit=Unit(name="", kind="ratio")), "ordinal")
        for n in (1, 2, 10, 11, 21, 112)
    ]
    assert ranks == ["first", "second", "tenth", "11th", "21st", "112th"]


def test_a_partial_sum_says_how_many_figures_it_lacks():
    assert show(count(10, partial=1), "") == "10 detections (1 figure missing)"
    assert show(count(10, partial=3), "about") == "about 10 (3 figures missing)"
    assert show(count(10, partial=3), "plain") == "10"


def test_a_status_in_text_is_a_problem_unless_it_is_asked_for():
    absent = Value(id="x", cell=Cell(status=Status.NOT_PUBLISHED), unit=DETECTIONS)
    with pytest.raises(ProseError) as caught:
        show(absent, "")
    assert caught.value.code == "no-number"
    assert show(absent, "or_status") == "not published"
    withheld = Value(
        id="x", cell=Cell(status=Status.WITHHELD, reason="the base is 7, under 20"), unit=PERCENT, change=True
    )
    assert show(withheld, "or_status") == "withheld (the base is 7, under 20)"


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (count(5), "change"),
        (count(5), "share"),
        (count(5), "range"),
        (count(5), "points"),
        (percent("5"), "ordinal"),
        (percent("150"), "fraction"),
        (percent("5", change=True), "share"),
        (count(5, PERCENT), "count"),
        (count(5), "grand"),
        (Value(id="r", cell=Cell(value=Range(low=Decimal(1), high=Decimal(2))), unit=DETECTIONS), "rounded"),
    ],
)
def test_a_form_that_a_value_does_not_have_is_a_problem(value, form):
    with pytest.raises(ProseError) as caught:
        show(value, form)
    assert caught.value.code == "wrong-form"


def test_other_languages_have_their_own_separators():
    assert show(count(1_822_177), "plain", "de") == "1.822.177"
    assert show(count(1_822_177), "plain", "fr").replace("\u202f", " ").replace(NB, " ") == "1 822 177"
    assert show(percent("30.53"), "", "de") == f"30,5{NB}%"


def test_explain_lists_only_the_forms_that_there_are():
    found = dict(forms_of(count(12_023)))
    assert found[""] == "12,023 detections"
    assert {"change", "share", "range", "points", "fraction"}.isdisjoint(found)
    assert not dict(forms_of(Value(id="x", cell=Cell(status=Status.MISSING), unit=DETECTIONS))).keys() - {
        "or_status",
        "unit",
    }


def test_raw_amounts_are_exact():
    assert raw(12_023) == "12023"
    assert raw(Decimal("1E+3")) == "1000"
    assert raw(None) == ""
    assert raw(Range(low=Decimal(1), high=Decimal("2.5"), currency="EUR")) == "1..2.5 EUR"


@given(st.integers(-(10**15), 10**15), st.sampled_from(sorted(FORMS)))
def test_whole_numbers_are_shown_without_loss_or_a_problem(value, form):
    try:
        text = show(count(value), form)
    except ProseError as error:
        assert error.code == "wrong-form"  # noqa: PT017
        return
    if form in {"", "plain", "exact", "or_status"}:
        assert int(text.split(" ")[0].replace(",", "").replace("−", "-")) == value
