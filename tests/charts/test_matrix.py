"""A matrix places entries by words, computes nothing, and has no colours that contradict themselves."""

import pytest

from reportgen.charts.matrix.levels import built_in
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

    assert "Air (likelihood not given, impact High)" in texts(made)
    assert "Air: likelihood not given, impact High" in made.alt
    assert [trace for trace in _spoken(made) if "Boats" in str(trace["customdata"])]
    assert [trace for trace in _spoken(made) if "Air" in str(trace["customdata"])] == []


def test_without_levels_all_cells_are_alike():
    assert len(set(fills(picture("matrix", FLAT, a=threats())).values())) == 1


def test_levels_are_steps_of_one_colour_and_said_to_be_so():
    made = picture("matrix", TERMS, a=threats())

    assert set(fills(made).values()) == {STYLE.roles[f"step{n}"] for n in range(3)}
    assert "Stronger colour: higher level" in texts(made)


def unsound(levels, terms=TERMS):
    return drawn("matrix", terms.replace("[[0, 1, 1], [1, 1, 2]]", levels), {"a": threats()})


def test_levels_that_contradict_themselves_are_warned_of_at_their_cells_and_drawn():
    made, [problem] = unsound("[[0, 0, 1], [0, 1, 2]]")

    assert (problem.code, problem.level) == ("unsound-matrix", "warning")
    assert problem.message.startswith("`High` × `Likely` has the highest level, and `Low` × `Possible`")
    assert (problem.at.line, problem.at.column, problem.also[0].column) == (6, 28, 14)
    assert "claim nothing" in problem.hint
    assert len(set(fills(made).values())) == 3


def test_readers_are_told_too_below_the_figure_and_in_its_alternative_text():
    made, _ = unsound("[[0, 1, 0], [0, 1, 1]]")
    (note,) = made.notes

    assert note.startswith("The levels contradict themselves by the axioms of Cox (2008): “Low” × “Possible”")
    assert "`" not in note
    assert note in made.alt


def test_a_handful_of_contradictions_is_told_and_the_rest_counted():
    made, problems = unsound("[[2, 2, 2], [0, 1, 1]]")

    assert len(problems) == 5
    assert [each.message.endswith(", and 1 more") for each in problems] == [False] * 4 + [True]
    assert made.notes[0].endswith("; and 1 more.")


def test_sound_levels_are_not_spoken_of():
    assert picture("matrix", TERMS, a=threats()).notes == ()


SEVEN = """entries: threat
columns: likelihood
rows: impact
terms: {columns: [Remote, Unlikely, Doubtful, Possible, Likely, Very likely, Certain], rows: [Low, Medium, High, Severe]}
levels: built-in"""


def test_the_built_in_levels_are_drawn_and_say_what_they_assume():
    made = picture("matrix", SEVEN, a=threats())
    shown = fills(made)
    rows = [[shown[place] for place in sorted(shown) if place[1] == edge] for edge in sorted({y for _, y in shown})]

    assert rows == [[STYLE.roles[f"step{level}"] for level in line] for line in built_in()]
    assert "the classes of impact are equal parts of a range" in made.notes[0]


def test_terms_that_have_no_room_beside_each_other_stand_on_two_levels_unbroken():
    made = picture("matrix", SEVEN, a=threats())
    at = {note["text"].replace("<br>", " "): note["yshift"] for note in made.narrow["layout"]["annotations"]}
    terms = [at[name] for name in ("Remote", "Unlikely", "Doubtful", "Possible", "Likely", "Very likely", "Certain")]

    assert len(set(terms[::2])) == len(set(terms[1::2])) == 1
    assert terms[0] > terms[1]


def test_the_built_in_levels_are_for_their_own_size():
    yaml = TERMS.replace("[[0, 1, 1], [1, 1, 2]]", "built-in")
    made, [problem] = drawn("matrix", yaml, {"a": threats()})

    assert made is None
    assert (problem.code, problem.level, problem.at.line) == ("wrong-value", "error", 6)
    assert "7 terms across and 4 upwards, and here are 3 and 2" in problem.message
    assert "a level for each cell" in problem.hint


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
