"""Yardsticks: the built-in ones as the standards have them, and numbers that have a word, fall into a gap, or are outside."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.analysis import Refusal, Term, read_scales
from reportgen.problems import Findings

SCALES = read_scales((), (), Findings())
PHIA = SCALES.yardsticks["phia-2018"]
PUBLISHED = {
    "phia-2018": [(0, 5), (10, 20), (25, 35), (40, 50), (55, 75), (80, 90), (95, 100)],
    "icd-203-row-1": [(1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)],
    "icd-203-row-2": [(1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)],
}
"""The bands as TRADECRAFT of the project gives them; of PHIA the upper ends 50 and 100 are outside."""


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_built_in_yardsticks_have_the_published_bands(name):
    bands = SCALES.yardsticks[name].terms.values()

    assert [(int(band.from_), int(band.end)) for band in bands] == PUBLISHED[name]


def term(given_, yardstick=PHIA):
    found = yardstick.term(given_)
    return found.id if isinstance(found, Term) else found.code


@pytest.mark.parametrize(
    ("given_", "found"),
    [
        ("likely", "likely"), ("Highly likely", "highly-likely"), ("probable", "likely"), ("60 %", "likely"), ("60%", "likely"),
        ("0.6", "likely"), ("0", "remote-chance"), ("5 %", "remote-chance"), ("49.9 %", "realistic-possibility"),
        ("50 %", "no-term"), ("52 %", "no-term"), ("7 %", "no-term"), ("22 %", "no-term"), ("37 %", "no-term"),
        ("78 %", "no-term"), ("92 %", "no-term"), ("100 %", "no-term"), ("3", "wrong-value"), ("maybe", "unknown-term"),
        ("very likely", "unknown-term"),
    ],
)  # fmt: skip
def test_a_likelihood_has_the_term_that_its_band_gives(given_, found):
    assert term(given_) == found


def test_a_gap_names_the_terms_on_both_sides_and_what_is_outside_none():
    gap, outside = PHIA.term("78 %"), PHIA.term("100 %")

    assert isinstance(gap, Refusal)
    assert gap.hint == "decide: write `likely` or `highly-likely`"
    assert isinstance(outside, Refusal)
    assert "outside" in outside.message


def test_ends_that_two_bands_share_belong_to_the_upper_one():
    icd = SCALES.yardsticks["icd-203-row-1"]

    assert [term(f"{end} %", icd) for end in (1, 5, 20, 45, 55, 80, 95, 99)] == [
        "almost-no-chance", "very-unlikely", "unlikely", "roughly-even-chance", "likely", "very-likely", "almost-certain",
        "almost-certain",
    ]  # fmt: skip
    assert [term(f"{share} %", icd) for share in ("0", "0.9", "99.1", "100")] == ["no-term"] * 4


@pytest.mark.parametrize("name", PUBLISHED)
@given(share=st.decimals(0, 100, places=2))
def test_no_share_has_two_terms_and_a_term_holds_its_share(name, share):
    yardstick = SCALES.yardsticks[name]
    holding = [id_ for id_, band in yardstick.terms.items() if band.holds(share)]
    found = yardstick.term(f"{share} %")

    assert len(holding) <= 1
    assert ([found.id] if isinstance(found, Term) else []) == holding


def test_a_band_prints_its_ends_as_the_standard_does():
    assert [band.printed.replace("\u00a0", " ") for band in PHIA.terms.values()] == [
        "0–5 %", "10–20 %", "25–35 %", "40–<50 %", "55–75 %", "80–90 %", "95–<100 %",
    ]  # fmt: skip
    assert SCALES.yardsticks["icd-203-row-2"].terms["probable"].printed == "55–80\u00a0%"


def test_a_projects_own_yardstick_goes_before_the_built_in_one_of_its_name():
    text = "title: Ours\nsource: Us, 2025\nterms:\n  no: {term: no, from: 0, to: 40}\n  yes: {term: yes, from: 60, to: 100}\n"
    findings = Findings()
    scales = read_scales(
        [("data/yardsticks/phia-2018.yaml", text), ("data/yardsticks/torn.yaml", "title: [")], (), findings
    )

    assert list(scales.yardsticks["phia-2018"].terms) == ["no", "yes"]
    assert scales.yardsticks["phia-2018"].terms["yes"].end == Decimal(100)
    assert scales.broken == {"torn"}
    assert {problem.at.file for problem in findings.errors} == {"data/yardsticks/torn.yaml"}
