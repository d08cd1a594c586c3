"""In the report a word has one colour, and fills that lie on each other are told apart in grey."""

import json
from itertools import pairwise

import pytest
import yaml

from tests.charts.making import TOKENS
from tests.charts.test_palette import lightness
from tests.report.conftest import ROOT
from tests.visual.colours import confused

LISTS = ("border_types", "routes", "facilitator_categories", "scopes_of_deaths")
SCHEMES = {"light": TOKENS.light, "dark": TOKENS.dark, "print": TOKENS.print}
NEIGHBOURS = 10
"""Two fills that touch differ by this much in lightness on a black-and-white printer."""


@pytest.fixture(scope="module")
def shown(built):
    """Every figure of the report as Plotly JSON, wide and narrow, but for maps: their circles are of one colour."""
    (given,) = built.html.xpath('//script[@id="_figures"]')
    figures = json.loads(given.text_content())["figures"]
    wide = {f"{name} wide": each["plotly"] for name, each in figures.items()}
    found = wide | {f"{name} narrow": each["narrow"]["plotly"] for name, each in figures.items()}
    return {name: each for name, each in found.items() if not name.startswith("routes-map")}


def declared():
    """Gives each name that is printed for a value → the colour of its code list."""
    found = {}
    for each in LISTS:
        codes = yaml.safe_load((ROOT / f"data/codes/{each}.yaml").read_text("utf-8"))["codes"]
        given = {code: entry for code, entry in codes.items() if isinstance(entry, dict) and "colour" in entry}
        found |= {entry.get("name", code): f"series-{entry['colour']}" for code, entry in given.items()}
    return found


def spoken(plotly):
    """Gives each text that is said under the pointer → the token of the colour that it is said in."""
    for trace in plotly["data"]:
        colour = trace.get("hoverlabel", {}).get("bgcolor") or trace.get("marker", {}).get("color")
        for words in trace.get("customdata", ()) if isinstance(colour, str) else ():
            token = TOKENS.names.get(colour, "")
            if not token.startswith("step-"):  # a shade stands for a number, not for what is counted
                yield words, token


def test_every_figure_that_tells_of_a_value_has_it_in_its_colour(shown):
    meant, told = declared(), {}
    for name, plotly in shown.items():
        for words, token in spoken(plotly):
            of = {part.strip() for part in words.partition(":")[0].split(",")} & set(meant)
            for value in of:
                told.setdefault(value, {}).setdefault(token, []).append(name)

    assert {value: set(tokens) for value, tokens in told.items()} == {value: {meant[value]} for value in told}
    assert {"Land", "Sea", "Air", "Inland", "Central Mediterranean", "Western Balkans"} <= set(told)
    assert len({name for names in told["Land"].values() for name in names}) == 4, "in two figures, wide and narrow"


def panes(shown):
    """Gives what stands in one plot area of each figure: small pictures stand apart under their own names."""
    for name, plotly in shown.items():
        for axis in dict.fromkeys(trace.get("xaxis", "x") for trace in plotly["data"]):
            traces = [trace for trace in plotly["data"] if trace.get("xaxis", "x") == axis]
            yield f"{name} {axis}", {**plotly, "data": traces}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nobody_takes_one_colour_of_the_report_for_another(shown, scheme):
    wrong = {name: found for name, each in panes(shown) if (found := confused(each, TOKENS.names, SCHEMES[scheme]))}

    assert wrong == {}


def stacks(plotly):
    """Gives the fills of each stacked bar from its foot."""
    found = {}
    for trace in plotly["data"]:
        if (
            trace["type"] == "bar"
            and isinstance(trace["marker"].get("color"), str)
            and "pattern" not in trace["marker"]
        ):
            upright = trace["orientation"] == "v"
            for place, foot in zip(trace["x" if upright else "y"], trace["base"], strict=True):
                found.setdefault(place, []).append((foot, trace["marker"]["color"]))
    return [[colour for _, colour in sorted(bars)] for bars in found.values()]


@pytest.mark.parametrize("name", ["by-border wide", "facilitators-place-2021 wide"])
def test_fills_that_touch_differ_in_grey(shown, name):
    bars = stacks(shown[name])
    near = {(one, two) for bar in bars for one, two in pairwise(bar)}
    alike = [(one, two) for one, two in near if abs(lightness(one) - lightness(two)) < NEIGHBOURS]

    assert near
    assert alike == []
