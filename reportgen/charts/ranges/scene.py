"""Scene of a chart of ranges: its panels, headings and rows, from which both widths of the picture are drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from string import ascii_lowercase

from reportgen.charts.axes import Values, values
from reportgen.charts.ranges.spec import RangesSpec
from reportgen.charts.series import is_named, names_of
from reportgen.charts.shown import key_text, sort_text, unit_text
from reportgen.charts.spots import CURRENCY, Plotted, Spot
from reportgen.indicator import Unit
from reportgen.kinds import Style
from reportgen.table import Range
from reportgen.templating.notes import note_text

Called = tuple[Mapping[str, str], ...]
"""For each dimension that names a row, value → name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a panel: a heading, or a row with its range."""

    name: str
    under: str
    spot: Spot | None
    bold: bool
    above: tuple[str, ...] = ()
    """What else it is of: its panel, where that is no currency, and its heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The rows that share an axis."""

    title: str
    lines: tuple[Line, ...]
    scale: Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from."""

    spec: RangesSpec
    plotted: Plotted
    panels: tuple[Panel, ...]
    style: Style
    language: str

    @property
    def letters(self) -> Mapping[str, str]:
        """What a reader must know of some of the numbers and not of all → its letter."""
        found = [known_of(spot, self.language) for spot in self.plotted.spots]
        texts = dict.fromkeys(text for each in found for text in each if not all(text in other for other in found))
        return dict(zip(texts, ascii_lowercase, strict=False))

    def letter(self, spot: Spot) -> str:
        """Gives the letters of what must be known of a number."""
        return ", ".join(self.letters[text] for text in known_of(spot, self.language) if text in self.letters)


def known_of(spot: Spot, language: str) -> tuple[str, ...]:
    """Gives what its publisher or a reader found wrong with a number."""
    notes = (spot.indicator.notes[index] for index in spot.row.notes)
    return tuple(note_text(note, language) for note in notes if note.kind == "known")


def panels_of(spec: RangesSpec, plotted: Plotted, language: str) -> tuple[Panel, ...]:
    """Gives the panels, each with the lines that stand in it."""
    titles = names_of(spec, plotted, "panels", language) if spec.panels else {(None, ""): ""}
    found, grouped = [], _grouped(spec, plotted)
    for (key, _), title in titles.items():
        spots = [spot for spot in plotted.spots if not spec.panels or spot.key("panels") == key]
        ends = [
            end
            for spot in spots
            if isinstance(spot.cell.value, Range)
            for end in (spot.cell.value.low, spot.cell.value.high)
        ]
        if ends:
            called = tuple(plotted.called(name, spec.names) for name in spec.rows)
            lines = tuple(_lines(spec, _sorted(spec, spots, called), called, (language, grouped)))
            panel = title if spec.panels != CURRENCY else ""
            lines = tuple(replace(line, above=(panel, *line.above)) for line in lines)
            found.append(
                Panel(title=_title(spec, title, spots, language), lines=lines, scale=values(ends, language, most=6))
            )
    return tuple(found)


def _title(spec: RangesSpec, title: str, spots: Sequence[Spot], language: str) -> str:
    """Gives what the axis of a panel measures: a currency with its scale, and what it is for."""
    amounts = [spot.cell.value for spot in spots if isinstance(spot.cell.value, Range)]
    first = amounts[0]
    unit = unit_text(Unit(name="", kind="money", currency=first.currency, scale=first.scale, per=first.per), language)
    if spec.panels == CURRENCY or not title:
        return unit or title
    return f"{title} ({unit})" if unit else title


def _sorted(spec: RangesSpec, spots: list[Spot], called: Called) -> list[Spot]:
    if spec.sort in {"largest", "smallest"}:
        return sorted(spots, key=_upper, reverse=spec.sort == "largest")
    if spec.sort == "name":
        return sorted(
            spots,
            key=lambda spot: [
                sort_text(names.get(str(key), key)) for key, names in zip(spot.keys["rows"], called, strict=True)
            ],
        )
    return spots


def _upper(spot: Spot) -> Decimal:
    return spot.cell.value.high if isinstance(spot.cell.value, Range) else Decimal(-1)


def _grouped(spec: RangesSpec, plotted: Plotted) -> bool:
    """Says whether rows stand under headings: in all panels, where those of any share the first of several dimensions."""
    firsts = [(spot.key("panels"), spot.key("rows"), spot.part) for spot in plotted.spots]
    return len(spec.rows) > 1 and len(set(firsts)) < len(firsts)


def _lines(spec: RangesSpec, spots: Sequence[Spot], called: Called, way: tuple[str, bool]) -> list[Line]:
    """Gives the lines of a panel; rows that share the first of several dimensions stand under its heading."""
    language, grouped = way
    groups: dict[str, list[Spot]] = {}
    for spot in spots:
        groups.setdefault(key_text(spot.key("rows"), spot.part, called[0], language), []).append(spot)
    found = []
    for head, rows in groups.items():
        if grouped:
            found.append(Line(name=head, under="", spot=None, bold=True))
        for spot in rows:
            keys = zip(spot.keys["rows"], called, strict=True)
            texts = [key_text(key, spot.part, names, language) for key, names in keys]
            name = ", ".join(dict.fromkeys(texts[1:] if grouped else texts))
            under = ", ".join(spot.publishers) if spec.sources else ""
            bold = any(
                is_named((key, ""), text, spec.highlight) for key, text in zip(spot.keys["rows"], texts, strict=True)
            )
            found.append(Line(name=name, under=under, spot=spot, bold=bold, above=(head,) if grouped else ()))
    return found
