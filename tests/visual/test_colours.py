"""In every picture of the gallery, what colours say is said to everybody: in all kinds of sight, in grey, in both schemes."""

from collections.abc import Iterator
from typing import Any

import pytest

from reportgen.cache import Cache
from reportgen.disk import replace_folder
from reportgen.pipeline.gallery import examples
from reportgen.pipeline.model import Silent
from reportgen.pipeline.prepare import prepare
from tests.charts.making import TOKENS, indicator, picture, routes, row
from tests.visual.colours import confused, inks
from tests.visual.drawing import figures

SCHEMES = {"light": TOKENS.light, "dark": TOKENS.dark, "print": TOKENS.print}


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Every figure of the gallery as Plotly JSON, wide and narrow."""
    root = tmp_path_factory.mktemp("colours")
    replace_folder(root / "gallery", examples)
    prepared = prepare(root / "gallery", Silent(), Cache(root / "cache"))
    assert prepared.document is not None
    found = figures(prepared.document)
    assert found
    return found


def pictures(shown) -> Iterator[tuple[str, Any]]:
    for name, figure in shown.items():
        yield name, figure.plotly
        if figure.narrow is not None:
            yield f"{name} (narrow)", figure.narrow


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nobody_takes_one_colour_for_another(shown, scheme):
    wrong = {name: found for name, each in pictures(shown) if (found := confused(each, TOKENS.names, SCHEMES[scheme]))}

    assert wrong == {}


def test_the_rule_sees_colours_in_every_picture_of_numbers(shown):
    bare = [name for name, each in pictures(shown) if not inks(each, TOKENS.names, TOKENS.light)]

    assert bare == []


def stacked():
    return picture("bars", "x: year\nseries: route\nstack: stacked", a=routes(("A", "B", "C"))).plotly


def test_red_and_green_of_one_lightness_are_found():
    bad = {**TOKENS.light, "series-1": "#9a5a4a", "series-2": "#6d6d2e"}

    assert confused(stacked(), TOKENS.names, TOKENS.light) == []
    assert any("deutan" in each or "protan" in each for each in confused(stacked(), TOKENS.names, bad))


def test_blue_and_green_that_tritans_confuse_are_found():
    bad = {**TOKENS.light, "series-1": "#1f7a8c", "series-2": "#1f8a5c"}

    assert any("tritan" in each for each in confused(stacked(), TOKENS.names, bad))


def test_colours_of_one_grey_are_found():
    bad = {**TOKENS.light, "series-1": "#b5463c", "series-2": "#3c6fb5"}
    found = confused(stacked(), TOKENS.names, bad)

    assert any(each.startswith("series-1 and series-2") and each.endswith("in grey") for each in found)


def test_shades_that_do_not_step_are_found():
    heat = picture("heat", "rows: route\ncolumns: year", a=routes(("A", "B", "C"), range(2010, 2020))).plotly
    bad = {**TOKENS.light, "step-3": TOKENS.light["step-0"]}

    assert confused(heat, TOKENS.names, TOKENS.light) == []
    assert confused(heat, TOKENS.names, bad) == ["step-0 and step-3 differ by 0 in lightness"]


def test_names_at_the_ends_of_lines_tell_them_apart():
    bad = {**TOKENS.light, "series-2": TOKENS.light["series-1"]}
    lines = picture("lines", "x: year\nseries: route", a=routes(("A", "B"))).plotly

    assert confused(lines, TOKENS.names, bad) == []
    nameless = {**lines, "layout": {**lines["layout"], "annotations": []}}
    assert confused(nameless, TOKENS.names, bad)


def test_hatching_and_dashes_tell_them_apart():
    rows = [row("A", value=5), row("unknown", value=3, part="unknown")]
    bars = picture("bars", "x: what", a=indicator(rows, "what")).plotly
    bad = {**TOKENS.light, "unknown": TOKENS.light["series-1"]}

    assert confused(bars, TOKENS.names, bad) == []
