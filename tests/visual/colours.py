"""Colours that mean something, as they stand in a picture, and what tells them apart for whoever does not see them as usual."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from tests.charts.test_palette import SIGHTS, apart, lightness

APART, GREY, STEP = 11, 4, 5
"""Two colours differ by this much in every kind of sight (CIE76 in Lab), and by this much in lightness on a black-and-white
printer; two neighbouring shades of a scale by this much in lightness."""
_MEANT = ("series-", "step-", "highlight", "other", "unknown")


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour in one of its roles."""

    token: str
    colour: str
    channel: tuple[object, ...]
    """What else tells it from others: the kind of mark, its dash, its symbol, its hatching."""
    name: str


def inks(plotly: Mapping[str, Any], names: Mapping[str, str], scheme: Mapping[str, str]) -> list[Ink]:
    """Gives every colour of traces and large shapes that stands for something."""
    found: dict[tuple[object, ...], Ink] = {}
    for colour, channel, name in (*_traced(plotly), *_shaped(plotly)):
        token = names.get(str(colour).lower(), "")
        if token.startswith(_MEANT):
            found.setdefault((token, channel), Ink(token, scheme[token], channel, name))
    return list(found.values())


def _traced(plotly: Mapping[str, Any]) -> Iterator[tuple[str, tuple[object, ...], str]]:
    for trace in plotly["data"]:
        name, line, marker = trace.get("name", ""), trace.get("line", {}), trace.get("marker", {})
        if "fillpattern" in trace:
            yield trace["fillpattern"]["fgcolor"], ("area", "hatched"), name
        elif trace.get("fillcolor"):
            yield trace["fillcolor"], ("area",), name
        elif "lines" in trace.get("mode", ""):
            yield line.get("color", ""), ("line", line.get("dash", "solid"), line.get("width", 2)), name
        if "pattern" in marker:
            yield marker["pattern"].get("fgcolor", ""), ("fill", "hatched"), name
        elif marker:
            for colour in dict.fromkeys(_many(marker.get("color", ""))):
                yield colour, ("fill" if trace["type"] == "bar" else "mark", *_symbols(marker)), name


def _many(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]


def _symbols(marker: Mapping[str, Any]) -> tuple[object, ...]:
    symbol = marker.get("symbol", "")
    return (symbol,) if isinstance(symbol, str) and symbol else ()


def _shaped(plotly: Mapping[str, Any]) -> Iterator[tuple[str, tuple[object, ...], str]]:
    for shape in plotly["layout"].get("shapes", ()):
        pixels = shape.get("xsizemode") == "pixel"  # a sign in a legend stands for what is drawn elsewhere
        if shape["type"] in {"rect", "path"} and not pixels and shape.get("fillcolor"):
            yield shape["fillcolor"], ("area",), ""


def confused(plotly: Mapping[str, Any], names: Mapping[str, str], scheme: Mapping[str, str]) -> list[str]:
    """Gives the pairs of colours in a picture that somebody would take for each other."""
    found = inks(plotly, names, scheme)
    said = _direct(plotly)
    wrong = [_wrong(one, other) for one, other in combinations(found, 2) if _together(one, other, said)]
    return [each for each in dict.fromkeys(wrong) if each]


def _together(one: Ink, other: Ink, said: set[str]) -> bool:
    """Says whether two colours must be told apart by themselves: nothing else tells them apart."""
    if one.token == other.token or one.channel != other.channel:
        return False
    return not (_is_said(one.name, said) and _is_said(other.name, said))


def _is_said(name: str, said: set[str]) -> bool:
    """Says whether a name, perhaps broken into lines, begins a text that stands at a mark."""
    return bool(name) and any(text.startswith(_joined(name)) for text in said)


def _joined(text: str) -> str:
    return "".join(re.sub(r"<[^>]*>", "", text).split()).replace("-", "")


def _direct(plotly: Mapping[str, Any]) -> set[str]:
    """Gives the texts that stand at what they name, and not in a legend, whose words hang on no axis."""
    notes = plotly["layout"].get("annotations", ())
    return {_joined(note["text"]) for note in notes if (note["xref"], note["yref"]) != ("paper", "paper")}


def _wrong(one: Ink, other: Ink) -> str:
    grey = abs(lightness(one.colour) - lightness(other.colour))
    if one.token.startswith("step-") and other.token.startswith("step-"):
        return f"{one.token} and {other.token} differ by {grey:.0f} in lightness" if grey < STEP else ""
    nearest, sight = min((apart(one.colour, other.colour, sight), sight) for sight in SIGHTS)
    if nearest < APART:
        return f"{one.token} and {other.token} differ by {nearest:.0f} in {sight} sight"
    return f"{one.token} and {other.token} differ by {grey:.0f} in grey" if grey < GREY else ""
