"""Small multiples: one scale for all panels or a word that each has its own, axes labelled once, others in grey behind."""

import pytest

from reportgen.charts.metrics import width
from reportgen.indicator import Unit
from tests.charts.making import STYLE, codes, indicator, picture, routes, row, texts, traces

NAMES = ("North", "South", "East", "West", "Sea")
OWN = "each panel has a scale of its own"


def panels(more="", names=NAMES):
    return picture("lines", f"x: year\npanels: route\n{more}", a=routes(names))


def axes(made, side):
    return [axis for name, axis in sorted(made.plotly["layout"].items()) if name.startswith(f"{side}axis")]


def test_panels_share_their_scale_unless_told_otherwise():
    assert len({tuple(axis["range"]) for axis in axes(panels(), "y")}) == 1
    assert OWN not in " ".join(texts(panels())).casefold()
    assert OWN not in panels().alt.casefold()


def test_scales_of_their_own_say_so_in_the_picture_and_in_its_words():
    made = panels("scales: own")

    assert len({tuple(axis["range"]) for axis in axes(made, "y")}) > 3
    assert f"Detections · {OWN}" in texts(made)
    assert "Each panel has a scale of its own." in made.alt


def test_where_the_unit_leaves_no_room_it_stands_in_the_key():
    made = panels(f"scales: own\naxis: {{y: {'a very long unit ' * 6}}}")

    assert "Each panel has a scale of its own" in texts(made)


def test_the_years_stand_once_below_each_column_and_the_numbers_once_beside_each_row():
    made = panels()

    assert [axis["showticklabels"] for axis in axes(made, "x")] == [False, False, True, True, True]
    assert [axis["showticklabels"] for axis in axes(made, "y")] == [True, False, False, True, False]


def test_each_panel_bears_its_highest_and_its_last_number():
    given = indicator([row("A", 2014, value=70), row("A", 2015, value=40), row("B", 2014, value=5), row("B", 2015, value=9)],
                      "route", "year:integer")  # fmt: skip
    made = picture("lines", "x: year\npanels: route", a=given)

    assert {"70", "40", "9"} <= set(texts(made))
    assert "5" not in texts(made)
    assert not {"70", "40", "9"} & set(texts(picture("lines", "x: year\npanels: route\nlabels: none", a=given)))


def test_panels_with_scales_of_their_own_bear_both_numbers_too_each_last_one_between_its_panel_and_the_next():
    rows = [
        row(name, 2014 + at, value=n) for name, found in (("A", (70, 40)), ("B", (5, 9))) for at, n in enumerate(found)
    ]
    made = picture("lines", "x: year\npanels: route\nscales: own", a=indicator(rows, "route", "year:integer"))
    said = {note["text"]: note for note in made.plotly["layout"]["annotations"]}

    assert {"70", "40", "9"} <= set(said)
    assert (said["40"]["xref"], said["40"]["x"], said["40"]["y"]) == ("x", 2015, 40)
    layout = made.plotly["layout"]
    free = (layout["xaxis2"]["domain"][0] - layout["xaxis"]["domain"][1]) * (
        layout["width"] - layout["margin"]["l"] - layout["margin"]["r"]
    )
    assert free > layout["margin"]["l"] + width("40", STYLE.size) + 7, "the numbers of the next axis stand beside it"
    dots = [
        trace for trace in made.plotly["data"] if trace.get("mode") == "markers" and trace.get("hoverinfo") == "skip"
    ]
    assert [trace["y"] for trace in dots] == [[40], [9]]
    assert "40" not in {note["text"] for note in made.narrow["layout"]["annotations"]}


def test_a_panel_s_name_has_the_room_above_its_last_number_too():
    given = routes(("Eastern Mediterranean", "Western Mediterranean", "Central Mediterranean"))
    lines = [text for text in texts(picture("lines", "x: year\npanels: route\nscales: own", a=given)) if "Med" in text]

    made = picture("lines", "x: year\npanels: route\nscales: own", a=given)
    assert len(lines) == 3
    assert not [n for n in made.plotly["layout"]["annotations"] if "Med" in n["text"] and "<br>" in n["text"]]


def test_the_lines_of_the_other_panels_stand_grey_behind_each():
    made = panels("context: true")
    grey = [trace for trace in traces(made, "scatter") if trace.get("line", {}).get("color") == STYLE.roles["axis"]]

    assert len(grey) == 5 * 4
    assert [trace["y"] for trace in grey[:2]] == [[200, 201, 202], [300, 301, 302]]
    assert "The other panels" in texts(made)


@pytest.mark.parametrize(
    ("keys", "way"), [("panels: route\nscales: own", "scales: shared"), ("series: route", "add `panels:`")]
)
def test_grey_lines_need_panels_that_share_a_scale(keys, way):
    [(code, hint, line)] = codes("lines", f"x: year\n{keys}\ncontext: true", a=routes())

    assert code == "conflicting-keys"
    assert way in hint
    assert line == 2 + len(keys.splitlines()) + 1


def test_panels_of_unlike_units_each_say_theirs():
    prices = indicator([row(2014, value=5)], "year:integer", label="Price", unit=Unit(name="euros"))
    detections = indicator([row(2014, value=7)], "year:integer", label="Detections by land")
    made = picture("lines", "x: year\npanels: data", a=prices, b=detections)

    assert {"Price (euros)", "Detections by land"} <= set(texts(made))
    assert "Detections" not in texts(made), "the unit of one of them above all would be wrong"


def test_a_peak_far_below_the_top_of_a_shared_scale_bears_its_number_itself():
    rows = [
        row(part, year, value=value)
        for part, value in (("High", 1000), ("Low", 90))
        for year, value in ((2014, 5), (2015, value), (2016, 4))
    ]
    made = picture("lines", "x: year\npanels: part", a=indicator(rows, "part", "year:integer"))
    [low] = [note for note in made.plotly["layout"]["annotations"] if note["text"] == "90"]
    [high] = [
        note
        for note in made.plotly["layout"]["annotations"]
        if note["text"] == "1,000" and note["showarrow"] is False and note["xref"] != "paper"
    ]

    assert (low["y"], low["yref"].startswith("y")) == (90, True)
    assert high["yref"] == "paper"
