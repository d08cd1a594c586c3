"""The guess on which page things stand, from the documents alone."""

from reportgen.renderers.pdf.estimate import estimated_sheets


def square(size="100"):
    return f'<svg viewBox="0 0 100 {size}"></svg>'


def shown(*names):
    return "".join(f'<figure id="{name}"><img src="picture:{name}"></figure>' for name in names)


def test_each_document_begins_a_page():
    assert estimated_sheets(['<p id="a">A</p>', '<p id="b">B</p>'], {}) == {"a": 1, "b": 2}


def test_the_title_of_a_report_has_a_page_of_its_own():
    assert estimated_sheets(['<h1 id="a">A</h1>', '<p id="b">B</p>'], {})["b"] == 3


def test_words_fill_pages():
    words = f"<p>{'word ' * 2000}</p>"
    assert estimated_sheets([f'{words}<p id="end">End</p>'], {}) == {"end": 3}


def test_a_picture_counts_by_its_shape():
    low = estimated_sheets([shown("a", "b", "c")], dict.fromkeys("abc", square("20")))
    high = estimated_sheets([shown("a", "b", "c")], dict.fromkeys("abc", square()))
    assert (low["c"], high["c"]) == (1, 2)


def test_a_picture_without_room_leaves_the_rest_of_its_page_empty():
    pictures = dict.fromkeys("ab", square("90"))
    assert estimated_sheets([f'{shown("a", "b")}<p id="end">End</p>'], pictures)["end"] == 2
    apart = estimated_sheets([f'{shown("a")}<p>{"word " * 450}</p>{shown("b")}<p id="end">End</p>'], pictures)
    assert apart["end"] == 2


def test_a_tag_right_behind_a_text_counts_too():
    assert estimated_sheets(['<p>Words</p><h1>Title</h1><p id="end">End</p>'], {}) == {"end": 2}
