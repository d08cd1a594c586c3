"""A value has the colour that its code list gives it in every kind of chart, whatever else a figure shows."""

from dataclasses import replace

import pytest

from reportgen.indicator import Indicator
from reportgen.table import Listed
from tests.charts.making import STYLE, TOKENS, codes, drawn, indicator, picture, row, texts

BRIGHT = TOKENS.light["highlight"]
LAND, SEA, FREE = STYLE.colours[3], STYLE.colours[1], STYLE.colours[0]


def declared(given: Indicator, dimension: str, **colours: str) -> Indicator:
    """The indicator with a code list behind a dimension."""
    known = [str(key) for key in given.table.values(dimension)]
    listed = tuple(
        Listed(code=each, name=each, colour=colours.get(each, "")) for each in dict.fromkeys([*colours, *known])
    )
    columns = [replace(each, codes=listed if each.name == dimension else ()) for each in given.table.dimensions]
    return replace(given, table=replace(given.table, dimensions=tuple(columns)))


def borders(*names: str, years: tuple[int, ...] = (2014, 2015, 2016)) -> Indicator:
    rows = [row(name, year, value=100 * n + year - years[0]) for n, name in enumerate(names, 1) for year in years]
    return declared(indicator(rows, "border", "year:integer"), "border", Land="4", Sea="2")


def looks(made) -> dict[str, set[str]]:
    """Gives name → the colours of its marks."""
    found: dict[str, set[str]] = {}
    for trace in made.plotly["data"]:
        line, marker = trace.get("line", {}), trace.get("marker", {})
        colours = {trace.get("fillcolor"), line.get("color"), marker.get("color")}
        found.setdefault(trace.get("name", ""), set()).update(str(each) for each in colours if isinstance(each, str))
    return found


def everything(made) -> str:
    return repr(made.plotly) + repr(made.narrow)


SERIES = {
    "lines": "x: year\nseries: border",
    "area": "x: year\nseries: border",
    "bars": "x: year\nseries: border",
    "slope": "x: year\nseries: border",
    "dots": "rows: year\nseries: border",
    "dumbbell": "rows: year\nseries: border",
}


@pytest.mark.parametrize("kind", SERIES)
@pytest.mark.parametrize("names", [("Land", "Sea"), ("Sea", "Land")])
def test_every_kind_gives_a_value_its_colour_in_any_order(kind, names):
    made = picture(kind, SERIES[kind], a=borders(*names))

    assert LAND in everything(made)
    assert SEA in everything(made)
    assert FREE not in everything(made)


@pytest.mark.parametrize("names", [("Land",), ("Sea", "Land"), ("Air", "Land", "Sea"), ("Land", "Air")])
def test_what_else_is_shown_changes_nothing(names):
    made = looks(picture("lines", "x: year\nseries: border", a=borders(*names)))

    assert LAND in made["Land"]
    assert not {SEA, FREE} & made["Land"]


def test_a_value_without_a_colour_takes_the_next_that_no_other_has_even_where_that_one_is_not_shown():
    made = looks(picture("lines", "x: year\nseries: border", a=borders("Air", "Inland", "Port")))

    assert STYLE.colours[0] in made["Air"]
    assert STYLE.colours[2] in made["Inland"], "2 is the sea's"
    assert STYLE.colours[4] in made["Port"], "4 is the land's"


def test_when_all_are_given_out_those_of_absent_values_follow():
    six = borders("A", "B", "C", "D", "E", "Land")
    made = looks(picture("lines", "x: year\nseries: border", a=six))
    first = [next(iter(made[name] & set(STYLE.colours))) for name in ("A", "B", "C", "D", "E", "Land")]

    assert len(set(first)) == 6


def test_legends_and_signs_have_the_colours_of_what_they_name():
    made = picture("bars", "x: year\nseries: border\nstack: stacked", a=borders("Land", "Sea"))
    signs = [shape["fillcolor"] for shape in made.plotly["layout"]["shapes"] if shape.get("xsizemode") == "pixel"]

    assert signs[:2] == [LAND, SEA]


def test_a_chart_may_say_otherwise_for_itself():
    made = looks(picture("lines", "x: year\nseries: border\ncolours: {Land: 6}", a=borders("Land", "Sea")))

    assert STYLE.colours[5] in made["Land"]
    assert SEA in made["Sea"]


def test_roles_are_colours_too_and_a_highlight_goes_before_all():
    given = declared(borders("Land", "Sea"), "border", Land="highlight", Sea="other")
    plain = looks(picture("lines", "x: year\nseries: border", a=given))
    chosen = looks(picture("lines", "x: year\nseries: border\nhighlight: Sea", a=borders("Land", "Sea")))

    assert BRIGHT in plain["Land"]
    assert TOKENS.light["other"] in plain["Sea"]
    assert BRIGHT in chosen["Sea"]
    assert TOKENS.light["other"] in chosen["Land"]


def test_small_pictures_of_one_line_each_have_their_value_s_colour():
    made = everything(picture("lines", "x: year\npanels: border", a=borders("Sea", "Land", "Air")))
    plain = picture("lines", "x: year\npanels: border", a=declared(borders("Sea", "Land"), "border"))

    assert LAND in made
    assert SEA in made
    assert FREE in made
    assert SEA not in everything(plain), "without colours of their own all are alike"


def test_other_and_unknown_look_so_in_small_pictures_too():
    rows = [
        row(name, year, value=9, part=part) for name, part in (("Land", ""), ("rest", "other")) for year in (2014, 2015)
    ]
    made = picture(
        "lines", "x: year\npanels: border", a=declared(indicator(rows, "border", "year:integer"), "border", Land="4")
    )

    assert TOKENS.light["other"] in everything(made)
    assert LAND in everything(made)


def test_kinds_of_events_and_cities_follow():
    rows = [row(2014 + n, name, kind, value=1) for n, (name, kind) in enumerate((("A", "Sea"), ("B", "Land")))]
    events = declared(indicator(rows, "year:integer", "what", "border"), "border", Land="4", Sea="2")
    told = picture("timeline", "x: year\nwhat: what\nseries: border", a=events)
    cities = [row("Ankara", "Sea", value=5), row("Athens", "Land", value=9)]
    mapped = picture("hotspots", "rows: city\nseries: border",
                     a=declared(indicator(cities, "city", "border"), "border", Land="4", Sea="2"))  # fmt: skip

    for made in (told, mapped):
        assert LAND in everything(made)
        assert SEA in everything(made)
        assert FREE not in everything(made)


def test_two_values_of_one_colour_in_one_figure_are_a_problem_at_the_dimension():
    same = declared(borders("Land", "Sea"), "border", Land="4", Sea="4")
    told = codes("lines", "x: year\nseries: border", a=same)
    alone, none = drawn(
        "lines", "x: year\nseries: border", {"a": declared(borders("Land"), "border", Land="4", Sea="4")}
    )

    hint = "give each a `colour:` of its own in its list in data/codes/, or here under `colours:`"
    assert told == [("one-colour", hint, 3)]
    assert alone is not None
    assert none == [], "a figure that shows only one of them is sound"


def test_an_override_may_not_take_another_s_colour():
    told = codes("lines", "x: year\nseries: border\ncolours:\n  Land: 2", a=borders("Land", "Sea"))

    assert [(code, line) for code, _, line in told] == [("one-colour", 5)]


def test_a_number_that_is_no_colour_says_what_there_is():
    told = codes("lines", "x: year\nseries: border\ncolours: {Land: 7}", a=borders("Land", "Sea"))

    assert [(code, line) for code, _, line in told] == [("wrong-value", 4)]


def test_an_override_of_what_is_not_shown_says_what_is():
    ((code, hint, _),) = codes("lines", "x: year\nseries: border\ncolours: {Lnd: 3}", a=borders("Land", "Sea"))

    assert (code, hint) == ("unknown-category", "did you mean `Land`?")


def test_names_stand_beside_lines_whatever_their_colour():
    assert {"Land", "Sea"} <= set(texts(picture("lines", "x: year\nseries: border", a=borders("Land", "Sea"))))
