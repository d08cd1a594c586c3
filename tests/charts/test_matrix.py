"""A matrix places entries by words, computes nothing, and has no colours that contradict themselves."""

import pytest

from reportgen.charts.matrix.axioms import contradictions
from tests.charts.making import STYLE, codes, drawn, indicator, picture, texts
from tests.charts.test_kinds import TERMS, threats

FLAT = TERMS.partition("\nlevels")[0]


def narrow_texts(made):
    return [note["text"].replace("<b>", "").replace("</b>", "").replace("<br>", " ")
            for note in made.narrow["layout"]["annotations"]]  # fmt: skip


def fills(made):
    """Gives the colour of each cell by its left and lower edge."""
    boxes = [shape for shape in made.plotly["layout"]["shapes"] if shape["type"] == "rect"]
    return {(round(shape["x0"]), round(shape["y0"])): shape["fillcolor"] for shape in boxes}


def test_names_stand_in_their_cells_where_there_is_room():
    made = picture("matrix", FLAT, a=threats())
    at = {note["text"]: (note["x"], note["y"]) for note in made.plotly["layout"]["annotations"]}

    assert {"Boats", "Rail", "Papers", "Likely", "High", "Impact", "Likelihood"} <= set(texts(made))
    assert at["Boats"][0] == at["Papers"][0] > at["Rail"][0]
    assert at["Boats"][1] > at["Papers"][1] == at["Rail"][1]


def test_where_there_is_none_they_are_numbered_with_a_list_below():
    made = picture(
        "matrix", FLAT, a=threats(("An entry of rather many words that no cell can hold", "Possible", "Low"))
    )
    said = narrow_texts(made)

    assert {"1", "2", "3", "5", "Boats", "Rail", "Papers"} <= set(said)
    (dots,) = [trace for trace in made.narrow["data"] if trace["type"] == "scatter"]
    assert len(dots["x"]) == 4
    assert "Boats: Likely, High" in dots["customdata"]


def _spoken(made):
    """Every trace that stands in the picture, also those that only speak."""
    return [trace for trace in made.plotly["data"] if trace["type"] == "scatter"]


def test_a_full_cell_grows_and_its_numbers_keep_apart():
    many = [(f"An entry of many words that has the number {n}", "Likely", "High") for n in range(20)]
    made = picture("matrix", FLAT, a=threats(*many))
    places = [(x, y) for trace in _spoken(made) for x, y in zip(trace["x"], trace["y"], strict=True)]

    assert len(places) == 23
    near = [(a, b) for n, a in enumerate(places) for b in places[:n] if abs(a[0] - b[0]) < 20 and abs(a[1] - b[1]) < 20]
    assert near == []


def test_what_is_not_rated_is_named_below_and_stands_in_no_cell():
    made = picture("matrix", FLAT, a=threats())

    assert "Air (not rated)" in texts(made)
    assert "Air: not rated" in made.alt
    assert [trace for trace in _spoken(made) if "Boats" in str(trace["customdata"])]
    assert [trace for trace in _spoken(made) if "Air" in str(trace["customdata"])] == []


def test_without_levels_all_cells_are_alike():
    assert len(set(fills(picture("matrix", FLAT, a=threats())).values())) == 1


def test_levels_are_steps_of_one_colour_and_said_to_be_so():
    made = picture("matrix", TERMS, a=threats())

    assert set(fills(made).values()) == {STYLE.roles[f"step{n}"] for n in range(3)}
    assert "Stronger colour: higher level" in texts(made)


@pytest.mark.parametrize(
    "levels",
    [
        [[0, 0, 0], [0, 1, 1], [0, 1, 2]],
        [[0, 0, 1], [0, 1, 1], [1, 1, 2]],
        [[0, 0, 0], [0, 0, 0]],
        [[0, 0, 1, 1], [0, 1, 1, 1], [1, 1, 2, 2]],
    ],
)  # fmt: skip
def test_colourings_that_say_what_they_can_are_taken(levels):
    assert list(contradictions(levels)) == []


PRODUCT = [[0 if x * y <= 4 else 1 if x * y <= 9 else 2 for x in range(1, 6)] for y in range(1, 6)]


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ([[0, 1], [1, 0]], "the level falls while the impact rises"),
        ([[1, 0], [1, 1]], "the level falls while the likelihood rises"),
        ([[0, 0, 2], [0, 1, 2], [1, 1, 2]], "the highest level stands in the lowest row"),
        ([[0, 1, 1], [0, 1, 1], [2, 2, 2]], "the highest level stands in the lowest column"),
        ([[0, 0, 1], [0, 0, 1], [1, 2, 2]], "the highest level stands beside the lowest"),
        ([[0, 0, 1], [0, 0, 1], [1, 1, 2]], "one step of both leads from the lowest level to the highest"),
        (PRODUCT, "one step of both leads from the lowest level to the highest"),
    ],
)
def test_colourings_that_contradict_themselves_are_found(levels, said):
    assert said in " ".join(contradictions(levels))


def test_an_unsound_colouring_is_refused_at_its_place():
    yaml = TERMS.replace("[[0, 1, 1], [1, 1, 2]]", "[[0, 1, 0], [0, 1, 1]]")
    [(code, hint, line)] = codes("matrix", yaml, a=threats())

    assert (code, line) == ("unsound-matrix", 6)
    assert "claim nothing" in hint


@pytest.mark.parametrize(
    ("yaml", "code"),
    [
        (TERMS.replace("[[0, 1, 1], [1, 1, 2]]", "[[0, 0], [0, 1]]"), "wrong-value"),
        (TERMS.replace("[[0, 1, 1], [1, 1, 2]]", "[[0, 0, 2], [0, 2, 2]]"), "wrong-value"),
        (FLAT.replace("Likely]", "Unlikely]"), "wrong-value"),
        (FLAT.replace("[Low, High]", "[Low]"), "wrong-value"),
        (FLAT.replace("[Low, High]", "[Low, Hihg]"), "unknown-category"),
        (FLAT.replace("rows: impact", "rows: imapct"), "unknown-dimension"),
        (f"{FLAT}\nhighlight: Trains", "unknown-category"),
    ],
)
def test_what_it_refuses(yaml, code):
    assert {found for found, _, _ in codes("matrix", yaml, a=threats())} == {code}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ([("Boats", "Unlikely", "Low")], "several-numbers"),
        ([(f"n{n}", "Likely", "Low") for n in range(40)], "too-many-series"),
    ],
)
def test_an_entry_has_one_cell_and_there_are_not_too_many(more, code):
    assert [found for found, _, _ in codes("matrix", FLAT, a=threats(*more))] == [code]


def test_it_shows_one_indicator():
    made, [problem] = drawn("matrix", FLAT, {"a": threats(), "b": threats()})
    assert made is None
    assert problem.code == "wrong-chart"


def test_its_data_are_words():
    grid = picture("matrix", FLAT, a=threats()).data

    assert [cell.raw for cell in grid.columns] == ["Threat", "Likelihood", "Impact"]
    assert [cell.raw for cell in grid.rows[0].cells] == ["Boats", "Likely", "High"]


def test_an_empty_indicator_is_nothing_to_draw():
    none = indicator([], "threat", "likelihood", "impact")
    assert [found for found, _, _ in codes("matrix", FLAT, a=none)] == ["nothing-to-draw"]
