"""Ends: what stands at the end of a bar or a stack, and which parts of the stacks have no figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.charts.bars.scene import STAR, Bar, Scene, lacking
from reportgen.charts.series import total
from reportgen.charts.spots import Part, amount
from reportgen.table import Status
from reportgen.templating.messages import mark, say
from reportgen.templating.numerals import numeral

_FEW = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """What stands at the end of a bar or a stack: its number, or the mark of a place without one."""

    row: int
    lane: int
    length: Decimal
    text: str
    must: str
    """What is written also where there is no room for the text: the marks of what is missing."""
    whole: bool
    """Whether there is a number."""


def ends_of(scene: Scene, bars: Sequence[Bar]) -> tuple[End, ...]:
    """Gives what stands at the ends of bars, or of stacks."""
    if not scene.stacked:
        return tuple(_of_bar(bar) for bar in bars)
    found = [
        _of_stack(scene, row, part, [bar for bar in bars if bar.row == row]) for row, part in enumerate(scene.rows)
    ]
    return tuple(end for end in found if end.text)


def _of_bar(bar: Bar) -> End:
    must = "" if bar.whole else bar.text
    return End(row=bar.row, lane=bar.lane, length=bar.length, text=bar.text, must=must, whole=bar.whole)


def _of_stack(scene: Scene, row: int, part: Part, bars: Sequence[Bar]) -> End:
    known = [bar for bar in bars if bar.whole]
    length = sum((bar.length for bar in known), Decimal(0))
    if not known:
        text = next((mark(spot.cell.status, scene.language) for spot in scene.under(part) if spot.cell.status), "")
        return End(row=row, lane=0, length=length, text=text, must=text, whole=False)
    star = STAR if scene.lacks(part) else ""
    return End(row=row, lane=0, length=length, text=f"{_total(scene, part, length)}{star}", must=star, whole=True)


def _total(scene: Scene, part: Part, length: Decimal) -> str:
    """Gives a stack's total in print; shares and only some parts have none, but of nothing there are none."""
    if scene.plotted.unit.kind == "percent" or any(given.some for given in scene.plotted.indicators):
        return ""
    if scene.spec.stack == "stacked":
        return numeral(length, scene.plotted.first.decimals, scene.language)
    return "" if total(scene.under(part)) else say("chart-nothing", scene.language)


def without(scene: Scene) -> list[str]:
    """Says which parts of the stacks have no figure, and where; a stack without any bears a mark of its own."""
    if not scene.stacked:
        return []
    partial = any(spot.cell.partial for part in scene.rows for spot in scene.under(part))
    found = [say("chart-partial", scene.language)] if partial else []
    drawn = [(name, scene.under(part)) for part, name in scene.rows.items()]
    drawn = [(name, under) for name, under in drawn if any(amount(spot.cell) is not None for spot in under)]
    for line in scene.series:
        mine = {id(spot) for spot in line.spots if lacking(spot)}
        places = [name for name, under in drawn if any(id(spot) in mine for spot in under)]
        if places:
            found.append(say("chart-without", scene.language, name=line.name, places=_few(places, scene.language)))
    return found


def apart(scene: Scene) -> list[str]:
    """Says which parts of the stacks have no figure of their own, because they are counted with all others, and where."""
    found = []
    for line in scene.series if scene.stacked else ():
        mine = {id(spot) for spot in line.spots if spot.cell.status is Status.NOT_PUBLISHED_APART}
        places = [name for part, name in scene.rows.items() if any(id(spot) in mine for spot in scene.under(part))]
        if places:
            found.append(say("chart-apart", scene.language, name=line.name, places=_few(places, scene.language)))
    return found


def _few(names: Sequence[str], language: str) -> str:
    """Gives the first of some names, and how many more there are."""
    more = len(names) - _FEW
    shown = list(names) if more <= 1 else [*names[:_FEW], say("chart-alt-more", language, count=more)]
    return ", ".join(shown)
