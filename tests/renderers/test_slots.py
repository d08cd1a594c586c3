"""Slots: what stands in a page's content for text that only the whole report knows."""

import pytest

from reportgen.renderers.pdf.parts import Slot
from reportgen.renderers.pdf.slots import LETTERS, fill, mark

TEXTS = {0x10 + index: letter for index, letter in enumerate(LETTERS)} | {0x41: "a", 0x66: "fi", 0x20: " "}
GLYPHS = tuple(f"{0x10 + index:04x}" for index in range(16))


def slot(**changes):
    return Slot(**{"page": 0, "target": "x", "printed": "00", "glyphs": GLYPHS, "widths": (600,) * 16, **changes})


def test_a_number_is_marked_where_it_stands_alone():
    shown = b"[<004100200010>0<00100020>-5<0041>] TJ"
    assert mark(shown, "00", TEXTS, 7) == b"[<0041><0020>%S7\n<00100010><0020>-5<0041>] TJ"


@pytest.mark.parametrize(
    "shown",
    [b"[<0010>-30<0010>] TJ", b"[<001000100010>] TJ", b"[<00110010>] TJ", b"[<0041>] TJ"],
    ids=["kerned", "part of a longer number", "another number", "none"],
)
def test_a_number_that_cannot_be_changed_in_place_is_not_marked(shown):
    assert mark(shown, "00", TEXTS, 0) is None


def test_ligatures_beside_a_number_do_not_matter():
    assert mark(b"[<0066002000100010>] TJ", "00", TEXTS, 0) == b"[<0066><0020>%S0\n<00100010>] TJ"


def test_a_page_number_takes_the_place_of_zeros():
    marked = mark(b"[<0041>3<00100010>26<0041>] TJ", "00", TEXTS, 0)
    assert fill(marked, (slot(),), lambda _: "17") == b"[<0041>3 <0011> <0017> 26<0041>] TJ"


def test_letters_of_other_widths_are_spread_over_their_room():
    widths = (600, 400, *(600,) * 8, *(601,) * 6)
    marked = mark(b"[<00100010>26<0041>] TJ", "00", TEXTS, 0)
    assert fill(marked, (slot(widths=widths, fill=True),), lambda _: "1a") == b"[ <0011>-99 <001a>-100 26<0041>] TJ"


def test_text_of_another_length_is_a_mistake():
    marked = mark(b"[<00100010>] TJ", "00", TEXTS, 0)
    with pytest.raises(AssertionError, match="no room for 100 in 00"):
        fill(marked, (slot(),), lambda _: "100")
