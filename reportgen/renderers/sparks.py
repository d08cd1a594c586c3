"""Sparks: the small line beside a key figure, from zero, with its first and last time below and an open last point."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from reportgen.document import Spark
from reportgen.renderers.pictures import data_uri
from reportgen.renderers.press import Press
from reportgen.renderers.tokens import tokens_of

_WIDTH, _HEIGHT, _SIDE, _TOP, _FLOOR = 96, 26, 3.5, 4, 24.5
"""The picture in pixels: its margins at the sides and above, and the height at which zero stands."""
_INKS = {"line": "faint", "zero": "axis", "dot": "highlight", "paper": "paper"}
"""What is drawn → the token that colours it."""
_FEWEST = 2
_Place = tuple[float, float] | None


def spark_picture(spark: Spark | None, press: Press) -> Markup:
    """Gives the line with its ends; in print a background, because it says nothing that the number beside it does not."""
    if spark is None or sum(point is not None for point in spark.points) < _FEWEST:
        return Markup()
    ends = Markup('<span class="spark-ends{}"><span>{}</span> <span>{}</span></span>').format(
        " open" if spark.open else "", spark.since, spark.until
    )
    if press.medium == "screen":
        return _drawn(spark, {what: f"var(--{token})" for what, token in _INKS.items()}) + ends
    colours = tokens_of(press.templates).print
    uri = data_uri(_drawn(spark, {what: colours[token] for what, token in _INKS.items()}))
    return Markup('<span class="spark" style="background-image: url({})"></span>').format(uri) + ends


def _drawn(spark: Spark, inks: Mapping[str, str]) -> Markup:
    places = _places(spark.points)
    known = [at for at, place in enumerate(places) if place is not None]
    solid = _path(spark, places, known[:-1] if spark.open else known)
    led = Markup()
    if spark.open and known[-1] not in spark.breaks and known[-2:] == [len(places) - 2, len(places) - 1]:
        d = " ".join(f"{'ML'[index]}{_at(places[at])}" for index, at in enumerate(known[-2:]))
        led = Markup('<path d="{}" fill="none" stroke="{}" stroke-width="1.2" stroke-dasharray="2 2"/>').format(
            d, inks["line"]
        )
    last = places[known[-1]] or (0.0, 0.0)
    fill, edge = (inks["paper"], inks["dot"]) if spark.open else (inks["dot"], inks["dot"])
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="spark" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
        'aria-hidden="true"><path d="M{a} {zero}H{b}" stroke="{floor}" stroke-width="0.8" fill="none"/>'
        '<path d="{d}" fill="none" stroke="{line}" stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round"/>'
        '{led}<circle cx="{x:.1f}" cy="{y:.1f}" r="2.4" fill="{fill}" stroke="{edge}" stroke-width="1.2"/></svg>'
    ).format(w=_WIDTH, h=_HEIGHT, a=_SIDE, b=_WIDTH - _SIDE, zero=_FLOOR, floor=inks["zero"], d=solid,
             line=inks["line"], led=led, x=last[0], y=last[1], fill=fill, edge=edge)  # fmt: skip


def _places(points: Sequence[float | None]) -> list[_Place]:
    """Gives where each point stands: heights from zero to the highest, or from the lowest where that is below zero."""
    known = [point for point in points if point is not None]
    low, high = min(0.0, *known), max(0.0, *known)
    step = (_WIDTH - 2 * _SIDE) / max(1, len(points) - 1)
    scale = (_FLOOR - _TOP) / (high - low) if high > low else 0.0
    return [None if point is None else (_SIDE + at * step, _FLOOR - (point - low) * scale)
            for at, point in enumerate(points)]  # fmt: skip


def _path(spark: Spark, places: Sequence[_Place], known: Sequence[int]) -> str:
    """Gives the path: torn at gaps and breaks; a point that stands alone becomes a dot, which a round line end draws."""
    steps = []
    for at in known:
        before = at - 1 in known and at not in spark.breaks
        after = at + 1 in known and at + 1 not in spark.breaks
        alone = "" if before or after else f"L{_at(places[at])}"
        steps.append(f"{'L' if before else 'M'}{_at(places[at])}{alone}")
    return "".join(steps)


def _at(place: _Place) -> str:
    x, y = place or (0.0, 0.0)
    return f"{x:.1f} {y:.1f}"
