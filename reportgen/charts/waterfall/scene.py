"""Scene of a waterfall: levels and the steps between them, with every sum computed and held against what is printed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reportgen.charts.series import is_named, names_of
from reportgen.charts.shown import amount_text, cell_text
from reportgen.charts.spots import Part, Plotted, Spot, amount
from reportgen.charts.waterfall.spec import WaterfallSpec
from reportgen.indicator import Indicator
from reportgen.kinds import Style
from reportgen.problems import Findings, Span, did_you_mean
from reportgen.table import Cell, Status
from reportgen.templating.messages import say

Kind = Literal["level", "up", "down", "unknown"]
Form = Callable[[Cell, Indicator, str], str]
"""How a number is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A level from zero, or a step from where the one before it ended."""

    spot: Spot
    name: str
    kind: Kind
    start: Decimal
    end: Decimal
    text: str
    amount: str
    """The same with what it counts."""
    bold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from."""

    spec: WaterfallSpec
    plotted: Plotted
    bars: tuple[Bar, ...]
    style: Style
    language: str


def scene_of(spec: WaterfallSpec, plotted: Plotted, style: Style, language: str, findings: Findings) -> Scene | None:
    """Gives the scene; nothing after adding what does not add up."""
    names = names_of(spec, plotted, "rows", language)
    parts = [_part(plotted, spot) for spot in plotted.spots]
    if not _levels_stand(spec, plotted, names, findings):
        return None
    bars: list[Bar] = []
    for stretch in _stretches(spec, plotted, parts, names):
        made = _walk(spec, stretch, (names, language), findings)
        if made is None:
            return None
        bars += made
    return Scene(spec=spec, plotted=plotted, bars=tuple(bars), style=style, language=language)


def _part(plotted: Plotted, spot: Spot) -> Part:
    return spot.key("rows"), spot.part if plotted.ranked == "rows" else ""


def _is_level(spec: WaterfallSpec, part: Part, names: Mapping[Part, str]) -> bool:
    return is_named(part, names[part], spec.levels)


def _levels_stand(spec: WaterfallSpec, plotted: Plotted, names: Mapping[Part, str], findings: Findings) -> bool:
    """Checks that the levels are there, that the first row and the last are levels, and that each has a number."""
    known = [name for pair in names.items() for name in (str(pair[0][0]), pair[1])]
    wrong = [name for name in spec.levels if name not in known]
    for name in wrong:
        hint = did_you_mean(name, known)
        findings.error("unknown-category", f"`{name}` is no row of the chart", spec.at("levels"), hint=hint)
    if wrong:
        return False
    parts = [_part(plotted, spot) for spot in plotted.spots]
    for place, part in (("first", parts[0]), ("last", parts[-1])):
        if not _is_level(spec, part, names):
            message = f"the {place} row, `{names[part]}`, is no level"
            hint = "order the indicator's rows from the first level to the last, and name both under `levels:`"
            findings.error("wrong-chart", message, spec.at("levels"), hint=hint)
            return False
    empty = [names[part] for part, spot in zip(parts, plotted.spots, strict=True)
             if _is_level(spec, part, names) and amount(spot.cell) is None]  # fmt: skip
    for name in empty:
        findings.error("wrong-chart", f"the level `{name}` has no number", spec.at("data"), hint="write `chart: bars`")
    return not empty


def _stretches(
    spec: WaterfallSpec, plotted: Plotted, parts: Sequence[Part], names: Mapping[Part, str]
) -> Iterator[list[Spot]]:
    """Gives the levels two by two with the steps between them; the first comes alone."""
    held: list[Spot] = []
    for part, spot in zip(parts, plotted.spots, strict=True):
        held.append(spot)
        if _is_level(spec, part, names):
            yield held
            held = [spot]


def _walk(
    spec: WaterfallSpec, stretch: list[Spot], words: tuple[Mapping[Part, str], str], findings: Findings
) -> list[Bar] | None:
    """Gives the bars from behind one level up to the next; what one unknown step must have been follows from both."""
    names, language = words
    level, steps = stretch[-1], stretch[1:-1]
    end = Decimal(amount(level.cell) or 0)
    level_bar = _bar(spec, level, "level", (Decimal(0), end), (names, language))
    if len(stretch) == 1:
        return [level_bar]
    unknown = [spot for spot in steps if amount(spot.cell) is None]
    at = Decimal(amount(stretch[0].cell) or 0)
    rest = end - at - sum(Decimal(amount(spot.cell) or 0) for spot in steps)
    if not _adds_up(spec, (stretch, unknown, rest), names, findings):
        return None
    bars = []
    for spot in steps:
        known = amount(spot.cell)
        step = rest if known is None else Decimal(known)
        kind: Kind = "unknown" if known is None or spot.part == "unknown" else "up" if step >= 0 else "down"
        bars.append(_bar(spec, spot, kind, (at, at + step), words))
        at += step
    return [*bars, level_bar]


def _adds_up(
    spec: WaterfallSpec,
    found: tuple[list[Spot], list[Spot], Decimal],
    names: Mapping[Part, str],
    findings: Findings,
) -> bool:
    stretch, unknown, rest = found
    first, last = (_named(spot, names) for spot in (stretch[0], stretch[-1]))
    at: Span = spec.at("data")
    withheld = [_named(spot, names) for spot in unknown if spot.cell.status is Status.WITHHELD]
    if withheld:
        message = f"`{withheld[0]}` is withheld, and the other steps would give it away"
        findings.error("does-not-add-up", message, at, hint="put it together with another step, or print a table")
        return False
    if len(unknown) > 1:
        message = (
            f"{len(unknown)} steps between `{first}` and `{last}` have no number, and only one can follow from the rest"
        )
        findings.error("does-not-add-up", message, at, hint="put them together into one step that is not known")
        return False
    if not unknown and rest:
        printed = Decimal(amount(stretch[-1].cell) or 0)
        made = printed - rest
        message = f"`{first}` and the steps after it make {made}, and `{last}` is {printed}: {rest:+} is missing"
        hint = "mend the figures, or add a step that says what the difference is"
        findings.error("does-not-add-up", message, at, hint=hint)
        return False
    return True


def _named(spot: Spot, names: Mapping[Part, str]) -> str:
    key = spot.key("rows")
    return next(name for part, name in names.items() if part[0] == key)


def _bar(
    spec: WaterfallSpec, spot: Spot, kind: Kind, ends: tuple[Decimal, Decimal], words: tuple[Mapping[Part, str], str]
) -> Bar:
    names, language = words
    name = _named(spot, names)
    bold = str(spot.key("rows")) in spec.highlight or name in spec.highlight
    text, amount = (_written(spot, kind, ends, (form, language)) for form in (cell_text, amount_text))
    return Bar(spot=spot, name=name, kind=kind, start=ends[0], end=ends[1], text=text, amount=amount, bold=bold)


def _written(spot: Spot, kind: Kind, ends: tuple[Decimal, Decimal], words: tuple[Form, str]) -> str:
    """Gives a level as it is and a step with its sign; one that follows from the rest says so."""
    form, language = words
    if kind == "level":
        return form(spot.cell, spot.indicator, language)
    step = ends[1] - ends[0]
    sign = "+" if step > 0 else "−" if step < 0 else ""
    text = sign + form(Cell(value=abs(step)), spot.indicator, language)
    return text if spot.cell.status is None else say("chart-waterfall-rest", language, number=text)
