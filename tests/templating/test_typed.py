"""Typed numbers: every number comes from an indicator; years, dates, references and quoted titles are free."""

import pytest

from reportgen.document import Items, Link, Marked, Paragraph, Quote, Shown, Words
from reportgen.problems import Span
from reportgen.templating.typed import typed_numbers, typed_numbers_of


def found(text: str) -> list[str]:
    return [number for number, _ in typed_numbers((Words(text=text),))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("There were 1,822,177 detections", ["1,822,177"]),
        ("a rise of 12 %", ["12"]),
        ("a rise of 9.8 per cent and 3 more", ["9.8", "3"]),
        ("about 1 822 177 people", ["1 822 177"]),
        ("a change of -12", ["-12"]),
        ("cost EUR 3", ["3"]),
    ],
)
def test_typed_numbers_are_found(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "in 2015 and 2016",
        "between 2014–2024 and 2014/15",
        "on 23 February 2016 and February 23, 2016",
        "in the vintage of 2025-06-03",
        "Article 29 of Regulation (EU) 2016/794",
        "see Table 9 and Figure 12",
        "the report “Top 10 nationalities”",
        'the report "Top 10 nationalities"',
        "EU28 and EU27_2020",
        "a 4x4 grade of B2",
        "no numbers at all",
    ],
)
def test_years_dates_references_and_titles_are_free(text: str) -> None:
    assert found(text) == []


def test_emphasis_links_and_code_free_no_number() -> None:
    runs = (Words(text="12 x, "),)
    marked = [Marked(mark=mark, runs=runs) for mark in ("em", "strong", "code")]

    assert [number for number, _ in typed_numbers((*marked, Link(href="#", runs=runs)))] == ["12"] * 4


def test_a_line_is_read_across_its_marks() -> None:
    quoted = (Words(text="the report “"), Marked(mark="em", runs=(Words(text="Top 10"),)), Words(text="” of "))
    value = Shown(value="v", raw="3", text="3")

    assert list(typed_numbers(quoted)) == []
    assert [number for number, _ in typed_numbers((*quoted, value, Words(text="–12 and 5")))] == ["12", "5"]


def test_numbers_are_found_in_every_kind_of_part() -> None:
    paragraph = Paragraph(text=(Words(text="12 x"),))
    parts = (paragraph, Items(items=((paragraph,), (paragraph,))), Quote(parts=(paragraph,)))

    assert len(list(typed_numbers_of(parts))) == 4


def test_a_typed_number_has_a_place() -> None:
    words = Words(text="There were 12 of them", at=Span(file="s.yaml", line=4, column=7))
    ((_, at),) = typed_numbers((words,))

    assert (at.line, at.column, at.length) == (4, 18, 2)


INNOCENT = [
    "one of the routes",
    "two organisations",
    "the first finding",
    "a third party",
    "a second reading",
    "in three steps",
    "the three sentences",
    "over the past five years",
    "twelve months later",
    "the nineteen-eighties",
    "the twenty-first century",
    "on 1.5.2020 and 01.05.2020",
    "on 01/05/2020 and 2020-05-01",
    "at 14:30 on 5 May",
    "between 28 May and 3 June 2020",
    "on 1–5 May 2020 and on May 5",
    "the 1990s and mid-2015",
    "in 2014/15, 2014–2024 and 2014-2016",
    "Regulation (EU) 2019/1896",
    "Regulation (EC) No 45/2001",
    "Directive 2002/90/EC",
    "Article 6(1)(a) and Articles 5, 6 and 7",
    "Annex 3b and Section 2.1",
    "UNSCR 1244 and Resolution 1244 (1999)",
    "COVID-19 and MH17",
    "a 4x4 grade of B2",
    "EU27, EU-27 and EU27_2020",
    "5G networks, 3D printing and 4K cameras",
    "masks of 3M",
    "18-year-old men",
    "a 20-metre boat",
    "detections per 100,000 inhabitants",
    "an index (2015 = 100)",
    "open 24/7 since the 9/11 attacks",
    "see Table 9, Figure 12 and pages 3–5",
    "ISO 3166-1",
    "„Die 10 Routen“",
    "thousands of people",
    "tens of thousands of persons",
    "hundreds of boats",
    "several dozen",
    "Q3 2015 and H1 2016",
    "the 12th package of sanctions",
    "the 21st century",
    "reasons are (1) money and (2) trust",
    "https://europa.eu/2015/55",
    "Web 2.0",
    "A/RES/70/1",
    "in one or two cases",
    "three-quarters of the year",
    "ten-year plan",
    "a six-month period",
    "the five Balkan countries",
    "four agencies",
    "Note 3 and para. 5",
    "version 2.1",
    "TLP 2.0",
    "Boeing 737",
    "a fifteen-year-old boy",
    "forty-eight hours",
    "no two reports agree",
    "one in, one out",
    "the big five",
    "a dozen",
    "nine-dash line",
    "a hundred-year-old law",
    "the Four Eyes principle",
    "at six in the morning",
    "Eurojust's 2020 report",
    "December 2015",
    "since 2015, 2016 and 2017",
    "in the first nine months people came",
    "three months of detections",
    "the “Three Million” plan",
    "a 12-month period",
    "Note 3, Table 2 and Box 1",
    "(EU) 2016/794",
    "a two-thirds majority",
    "the seven-member board",
    "the third quarter",
    "four or five of the routes",
    "ten to the power",
    "file at https://example.org/1/2",
    "mail to a1@example.org",
]
"""What a report may well say: dates, references, names, and number words that count nothing in the data."""


@pytest.mark.parametrize("text", INNOCENT)
def test_innocent_phrases_are_free(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("a sum of EUR 68m", "68m"),
        ("some 5k", "5k"),
        ("some 3bn", "3bn"),
        ("USD5,000 each", "USD5,000"),
        ("10x as many", "10x"),
        ("a 50-fold rise", "50-fold"),
        ("a 400-strong group", "400-strong"),
        ("3½ years", "3½"),
        ("½ of it", "½"),
        ("12/15 cases", "12/15"),
        ("1/3 of all", "1/3"),
        ("three hundred boats", "three hundred"),
        ("two hundred", "two hundred"),
        ("a million people", "a million"),
        ("half a million people", "half a million"),
        ("forty thousand", "forty thousand"),
        ("three persons", "three"),
        ("five drowned migrants", "five"),
        ("ten per cent", "ten"),
        ("three times as many", "three"),
        ("a fourfold rise", "fourfold"),
        ("nine out of ten", "nine"),
        ("eleven countries", "eleven"),
        ("Twenty-five members", "Twenty-five"),
        ("In May 5,000 persons", "5,000"),
        ("In May 300 boats", "300"),
        ("in 2015 300 boats", "300"),
        ("10–12 %", "10–12"),
        ("12-15 %", "12-15"),
        ("EUR 2015.5", "2015.5"),
        ("2015 % more", "2015"),
        ("€5m", "5m"),
        ("5,000EUR", "5,000EUR"),
        ("5kg of it", "5kg"),
        ("68M", "68M"),
        ("USD 3.5B", "USD 3.5B"),
        ("1’822’177", "1’822’177"),
        ("No 300", "300"),
        ("Table 5 and 300 boats", "300"),
        ("per 100,000 there were 5", "5"),
        ("on 1.5.2020 there were 7", "7"),
    ],
)
def test_numbers_are_found_in_every_dress(text: str, number: str) -> None:
    assert found(text) == [number]
