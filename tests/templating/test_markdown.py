"""Markdown: woven prose becomes parts whose runs know their places."""

import pytest

from reportgen.document import (
    Abbreviation,
    Heading,
    Items,
    Link,
    Marked,
    NoteCall,
    Paragraph,
    Quote,
    Reference,
    Shown,
    Words,
)  # fmt: skip
from reportgen.nodes import Prose
from reportgen.nodes.node import Scalar
from reportgen.problems import Findings, Span
from reportgen.templating.markdown import Reading, parse_line, parse_parts
from reportgen.templating.prose import Woven


def prose(text: str) -> Prose:
    lines = tuple((index + 2, 3) for index in range(text.count("\n") + 1))
    return Prose(Scalar(text=text, style="literal", at=Span(file="s.yaml"), lines=lines))


def reading(findings: Findings | None = None) -> Reading:
    notes = ["one", "two"]
    return Reading(
        findings=findings or Findings(),
        call_note=lambda name, _prose, _offset: notes.index(name) + 1 if name in notes else None,
        abbreviations={"EU": "European Union"},
    )


def parts(text: str, *values: str) -> tuple[object, ...]:
    shown = tuple(Shown(value="v", raw=value, text=value) for value in values)
    return parse_parts(Woven(text=text, shown=shown), prose(text), reading())


def test_a_value_is_never_parsed_as_markdown() -> None:
    (part,) = parts("\ue0000\ue001 was the year", "2015.")

    assert part == Paragraph(text=(Shown(value="v", raw="2015.", text="2015."), Words(text=" was the year")))


def test_lists_headings_and_quotations_become_parts() -> None:
    found = parts("# Terms\n\n- one\n- two\n\n1. first\n\n> said\n")

    assert [type(part) for part in found] == [Heading, Items, Items, Quote]
    assert isinstance(found[0], Heading)
    assert found[0].level == 3
    assert [part.ordered for part in found if isinstance(part, Items)] == [False, True]


def test_marks_and_links_hold_runs() -> None:
    (part,) = parts("A *title* and [a site](https://example.org)")

    assert isinstance(part, Paragraph)
    assert part.text[1] == Marked(mark="em", runs=(Words(text="title"),))
    assert part.text[3] == Link(href="https://example.org", runs=(Words(text="a site"),))


def test_references_notes_and_abbreviations_are_runs() -> None:
    (part,) = parts("See @fig:by-route in the EU[^two]; the EU again.")

    assert isinstance(part, Paragraph)
    assert part.text == (
        Words(text="See "),
        Reference(target="by-route"),
        Words(text=" in the "),
        Abbreviation(short="EU", long="European Union"),
        NoteCall(number=2),
        Words(text="; the "),
        Words(text="EU"),
        Words(text=" again."),
    )


def test_words_know_where_they_stand() -> None:
    text = "First line\nsecond *line*"
    (part,) = parse_parts(Woven(text=text, shown=()), prose(text), reading())

    assert isinstance(part, Paragraph)
    assert [(run.at.line, run.at.column) for run in part.text if isinstance(run, Words) and run.text != " "] == [
        (2, 3),
        (3, 3),
    ]


def test_a_line_takes_no_list() -> None:
    text = "2015. was a year"

    assert parse_line(Woven(text=text, shown=()), prose(text), reading()) == (Words(text="2015. was a year"),)


def test_what_prose_cannot_hold_is_a_problem() -> None:
    findings = Findings()
    text = "```\ncode\n```"
    parse_parts(Woven(text=text, shown=()), prose(text), reading(findings))
    image = "![alt](x.png)"
    parse_parts(Woven(text=image, shown=()), prose(image), reading(findings))

    assert [problem.code for problem in findings] == ["unsupported-markdown", "unsupported-markdown"]


def test_html_stays_text() -> None:
    (part,) = parts("a <b>bold</b> word")

    assert part == Paragraph(text=(Words(text="a <b>bold</b> word"),))


def complaints(text: str, *values: str) -> list[tuple[str, str, int, int, str]]:
    findings, shown = Findings(), tuple(Shown(value="v", raw=value, text=value) for value in values)
    parse_parts(Woven(text=text, shown=shown), prose(text), reading(findings))
    return [(each.code, each.message, each.at.line, each.at.column, each.hint) for each in findings]


def test_a_value_in_backticks_is_a_value() -> None:
    (part,) = parts("A `\ue0000\ue001 b` c", "7")

    assert isinstance(part, Paragraph)
    code = part.text[1]
    assert isinstance(code, Marked)
    assert code.runs == (Shown(value="v", raw="7", text="7"), Words(text=" b"))


@pytest.mark.parametrize("text", ["| a | b |\n| - | - |\n| c | d |", "a | b\n--- | ---\nc | d", "| a | b |\n| c | d |"])
def test_a_table_is_refused_once_at_its_first_row(text: str) -> None:
    (problem,) = complaints(f"First.\n\n{text}\n\nLast.")

    assert problem[:4] == ("unsupported-markdown", "prose cannot hold a table", 4, 3)
    assert "`table` block" in problem[4]


def test_pipes_inside_a_sentence_are_text() -> None:
    assert complaints("Either a | b or |c|, as |d| says.") == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("@table:b2", "@tbl:b2"),
        ("@Fig:b2", "@fig:b2"),
        ("@figure:b2", "@fig:b2"),
        ("@fig:B2", "@fig:b2"),
        ("@Section:b-2", "@sec:b-2"),
        ("@chapter:b2", "@sec:b2"),
        ("@tbl :b2", "@tbl:b2"),
    ],
)
def test_a_reference_that_would_be_printed_as_it_stands_is_refused(typed: str, meant: str) -> None:
    message = f"`{typed.replace(' ', '')}` is no reference, and would be printed as it stands"

    assert complaints(f"As {typed}. Then.") == [("prose-syntax", message, 2, 6, f"write `{meant}`")]


@pytest.mark.parametrize("target", ["E12", "press-Release", "routes"])
def test_evidence_is_referred_to_by_its_id_with_its_capitals(target: str) -> None:
    (part,) = parts(f"As @sec:{target}.")

    assert isinstance(part, Paragraph)
    assert [run.target for run in part.text if isinstance(run, Reference)] == [target]


@pytest.mark.parametrize("text", ["As @sec:routes: so it is.", "(@fig:a:)", "See @tbl:b-2:\nthen"])
def test_a_colon_may_follow_a_reference(text: str) -> None:
    (part,) = parts(text)

    assert isinstance(part, Paragraph)
    assert sum(isinstance(run, Reference) for run in part.text) == 1


def test_addresses_and_handles_are_no_references() -> None:
    assert complaints("Write to a@b.org, or to @frontex: it answers; `@table:b2` is code.") == []


def test_words_behind_escapes_and_entities_know_where_they_stand() -> None:
    (part,) = parts("1\\. One &amp; two *three*")

    assert isinstance(part, Paragraph)
    assert [(run.text, run.at.column) for run in part.text if isinstance(run, Words)] == [
        ("1", 3), (".", 4), (" One ", 6), ("&", 11), (" two ", 16),
    ]  # fmt: skip


def test_a_line_typed_on_several_lines_knows_its_places() -> None:
    text = "One\ntwo three"
    found = parse_line(Woven(text=text, shown=()), prose(text), reading())

    assert [(run.text, run.at.line, run.at.column) for run in found if isinstance(run, Words)] == [
        ("One", 2, 3), (" ", 2, 6), ("two three", 3, 3),
    ]  # fmt: skip
