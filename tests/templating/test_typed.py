"""Typed numbers: every number comes from an indicator; years, dates, references and quoted titles are free."""

import pytest

from reportgen.document import Items, Link, Marked, Paragraph, Quote, Words
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


def test_emphasised_titles_are_free_but_strong_words_and_links_are_not() -> None:
    runs = (Words(text="12 x"),)

    assert list(typed_numbers((Marked(mark="em", runs=runs),))) == []
    assert [number for number, _ in typed_numbers((Marked(mark="strong", runs=runs), Link(href="#", runs=runs)))] == [
        "12",
        "12",
    ]


def test_numbers_are_found_in_every_kind_of_part() -> None:
    paragraph = Paragraph(text=(Words(text="12 x"),))
    parts = (paragraph, Items(items=((paragraph,), (paragraph,))), Quote(parts=(paragraph,)))

    assert len(list(typed_numbers_of(parts))) == 4


def test_a_typed_number_has_a_place() -> None:
    words = Words(text="There were 12 of them", at=Span(file="s.yaml", line=4, column=7))
    ((_, at),) = typed_numbers((words,))

    assert (at.line, at.column, at.length) == (4, 18, 2)
