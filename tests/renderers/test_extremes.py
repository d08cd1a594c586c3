"""Extremes: what is longer than anybody thought stays on its page, in its column and with its word."""

from dataclasses import replace

import pytest

from reportgen.document import (
    Block,
    Document,
    Grid,
    GridCell,
    GridRow,
    NoteCall,
    Paragraph,
    Section,
    SectionNote,
    Words,
)
from reportgen.problems import Findings
from reportgen.renderers.plain import has_long_word
from reportgen.renderers.press import press_for
from tests.pages import SIDE, SLACK, read_pages
from tests.renderers.printing import render_pdf
from tests.renderers.sample import Body, caption, sample

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamte"
TITLES = [
    "Networks",
    "Unaccompanied minors and the counterfeiting of identities along the western routes",
    "Schleusungskriminalitätsbekämpfung",
    "Facilitated illegal migration, document fraud and trafficking in human beings along all routes, with an annex "
    * 2,
]


def words(text):
    return (Words(text=text),)


def document(title="Networks") -> Document:
    row = GridRow(cells=(GridCell(text=words(LONG)), *(GridCell(text=words("1,234"), kind="number") for _ in range(5))))
    heads = (GridCell(text=words("Route")), *(GridCell(text=words(str(2014 + at)), kind="number") for at in range(5)))
    grid = Grid(columns=heads, rows=(row,))
    calls = tuple(
        Paragraph(
            text=(*words(f"Some words that fill a line of the text {'i' * count} up to its ends."), NoteCall(number=1))
        )
        for count in range(20, 80)
    )
    section = Section(
        id="one", number="1", title=words("One"), owner="",
        blocks=(
            Block(id="t", kind="table", body=Body(), grid=grid, caption=caption(1, "table", "A long word")),
            Block(id="x", kind="text", body=Body(parts=calls)),
        ),
        notes=(SectionNote(number=1, parts=(Paragraph(text=words("A note.")),)),),
    )  # fmt: skip
    made = sample()
    front = replace(made.front, title=title, marking="TLP:AMBER+STRICT")
    return replace(made, front=front, sections=(section,), labels={})


def printed(made, templates):
    press = press_for("print", made, {}, templates, Findings())
    pages = read_pages(render_pdf(made, press))
    assert [problem.message for problem in press.findings.problems] == []
    return pages


@pytest.fixture(scope="module")
def pages(templates):
    return printed(document(), templates)


def test_the_strictest_marking_and_the_longest_word_stay_within_the_margins(pages):
    right = max(each.right for page in pages[1:] for each in page.pieces if each.text)

    assert right <= pages[1].width - SIDE + SLACK


def test_the_number_of_a_note_stands_on_the_line_of_its_word(pages):
    calls = [
        (each, [one for one in page.pieces if one.text.strip().endswith("ends.") and abs(one.bottom - each.bottom) < 6])
        for page in pages
        for each in page.pieces
        if each.text.strip("\u2060 ") == "1" and each.size < 9 and each.left > SIDE + 110
    ]

    assert len(calls) >= 60
    assert [each for each, beside in calls if not beside] == []


@pytest.mark.parametrize("title", TITLES)
def test_a_title_of_any_length_leaves_room_for_what_stands_below_it(templates, title):
    (cover, *_) = printed(document(title), templates)
    subtitle = next(each for each in cover.pieces if "Routes, money" in each.text)
    below = max(each.top for each in cover.pieces if each.text.strip() in {"Edition", "Date"})

    assert "".join(each.text for each in cover.pieces).count(title.split()[-1][-6:]) >= 1
    assert subtitle.bottom > below + 20


@pytest.mark.parametrize(
    ("text", "long"), [(LONG, True), (f"a {LONG}", True), ("Western Balkan Route", False), ("", False)]
)
def test_a_long_word(text, long):
    assert has_long_word(words(text)) is long
