"""Trends: a row's series as a small line in its cell, drawn here because it is only a line."""

from collections.abc import Mapping
from itertools import pairwise

from markupsafe import Markup

from reportgen.document import Trend
from reportgen.renderers.pictures import data_uri
from reportgen.renderers.press import Press
from reportgen.renderers.tokens import tokens_of

_WIDTH, _HEIGHT, _SIDE, _TOP, _FLOOR = 88, 20, 3, 3.5, 17
"""The picture in pixels: its margins at the sides and above, and the height at which zero stands."""
_INKS = {"line": "muted", "zero": "grid", "break": "faint", "dot": "highlight"}
"""What is drawn → the token that colours it."""


def trend_picture(trend: Trend, words: str, press: Press) -> Markup:
    """Gives the line with its words: inline on the screen, where it follows the scheme; a picture in print."""
    if press.medium == "screen":
        return _drawn(trend, {what: f"var(--{token})" for what, token in _INKS.items()}, words)
    colours = tokens_of(press.templates).print
    svg = _drawn(trend, {what: colours[token] for what, token in _INKS.items()}, words)
    return Markup('<img class="trend" src="{}" alt="{}">').format(data_uri(svg), words)


def _drawn(trend: Trend, inks: Mapping[str, str], words: str) -> Markup:
    places = _places(trend)
    known = [place for place in places if place is not None]
    rules = Markup().join(_rule(places, at, inks["break"]) for at in trend.breaks)
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="trend" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" '
        'aria-label="{words}"><path d="M{a} {zero}H{b}" stroke="{floor}" stroke-width="1" fill="none"/>{rules}'
        '<path d="{d}" fill="none" stroke="{line}" stroke-width="1.4" stroke-linejoin="round" stroke-linecap="round"/>'
        '<circle cx="{x:.1f}" cy="{y:.1f}" r="2.2" fill="{dot}"/></svg>'
    ).format(w=_WIDTH, h=_HEIGHT, words=words, a=_SIDE, b=_WIDTH - _SIDE, zero=_FLOOR, floor=inks["zero"], rules=rules,
             d=_line(trend, places), line=inks["line"], dot=inks["dot"], x=known[-1][0], y=known[-1][1])  # fmt: skip


_Place = tuple[float, float] | None


def _places(trend: Trend) -> list[_Place]:
    """Gives where each point stands: heights from zero to the highest, or from the lowest where that is below zero."""
    known = [point for point in trend.points if point is not None]
    low, high = min(0.0, *known), max(0.0, *known)
    step = (_WIDTH - 2 * _SIDE) / max(1, len(trend.points) - 1)
    scale = (_FLOOR - _TOP) / (high - low) if high > low else 0.0
    return [None if point is None else (_SIDE + at * step, _FLOOR - (point - low) * scale)
            for at, point in enumerate(trend.points)]  # fmt: skip


def _line(trend: Trend, places: list[_Place]) -> str:
    """Gives the path: torn at gaps and breaks; a point that stands alone becomes a dot, which a round line end draws."""
    joined = [one is not None and other is not None and at not in trend.breaks
              for at, (one, other) in enumerate(pairwise(places), start=1)]  # fmt: skip
    steps = []
    for at, place in enumerate(places):
        if place is None:
            continue
        before, after = at > 0 and joined[at - 1], at < len(joined) and joined[at]
        alone = "" if before or after else f"L{place[0]:.1f} {place[1]:.1f}"
        steps.append(f"{'L' if before else 'M'}{place[0]:.1f} {place[1]:.1f}{alone}")
    return "".join(steps)


def _rule(places: list[_Place], at: int, ink: str) -> Markup:
    """Gives the broken rule between a point and the one before it."""
    step = (_WIDTH - 2 * _SIDE) / max(1, len(places) - 1)
    x = _SIDE + (at - 0.5) * step
    path = Markup(
        '<path d="M{x:.1f} {top}V{floor}" stroke="{ink}" stroke-width="1" stroke-dasharray="2 2" fill="none"/>'
    )
    return path.format(x=x, top=_TOP - 2, floor=_FLOOR, ink=ink)
