"""The margin holds what has room beside its text."""

import pytest

from reportgen.document import Items, Paragraph, Words
from reportgen.renderers.margins import has_margin_room, lines_of


def paragraph(letters: int) -> Paragraph:
    return Paragraph(text=(Words(text="x" * letters),))


def test_a_short_source_stands_beside_a_text() -> None:
    assert has_margin_room((paragraph(400),), ("Frontex, data as of 3 June 2025",), ())


def test_sources_longer_than_their_text_would_open_a_gap() -> None:
    assert not has_margin_room(
        (paragraph(150),), ("Frontex, Detections of illegal border-crossing, data as of 3 June" * 3,), ()
    )
    assert not has_margin_room((paragraph(60),), (), tuple((Words(text="y" * 80),) for _ in range(2)))


def test_a_list_gives_its_sources_the_room_of_all_its_items() -> None:
    listed = Items(ordered=False, items=tuple((paragraph(70),) for _ in range(6)))
    assert has_margin_room((listed,), ("z" * 190,), ())
    assert not has_margin_room((paragraph(70),), ("z" * 190,), ())


@pytest.mark.parametrize(("letters", "lines"), [(1, 1), (40, 1), (41, 2)])
def test_words_take_lines_by_their_letters(letters: int, lines: int) -> None:
    assert lines_of((Words(text="x" * letters),), 40) == lines
