"""Scene of a bar chart: categories in order and bars by series, from which both widths of the picture are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reportgen.charts.alternative import Shares, percent
from reportgen.charts.bars.spec import BarsSpec
from reportgen.charts.scales import Times, times
from reportgen.charts.series import Series, arranged, is_named, names_of, series_of, total
from reportgen.charts.shown import amount_text, cell_text, key_text, said
from reportgen.charts.spots import Part, Plotted, Spot, amount
from reportgen.kinds import Style
from reportgen.table import Key, Status
from reportgen.templating.messages import mark, say

STAR = "*"
"""Stands at what is not complete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar or segment: where it lies, how long it is, how it looks and what stands beside or on it."""

    row: int
    lane: int
    """Which of the bars of its group, 0 first; 0 in a stack."""
    start: Decimal
    length: Decimal
    ink: str
    look: Literal["plain", "hatch", "hollow"]
    text: str
    said: str
    whole: bool = True
    """Whether it has a number; without one, only the mark of its status is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from."""

    spec: BarsSpec
    plotted: Plotted
    rows: Mapping[Part, str]
    """Category → its name, in the order of the picture."""
    series: tuple[Series, ...]
    scale: Times | None
    """The time axis of bars that stand."""
    style: Style
    language: str

    @property
    def lanes(self) -> int:
        """How many bars stand side by side."""
        return 1 if self.spec.stack != "none" else len(self.series)

    @property
    def upright(self) -> bool:
        """Whether the bars stand."""
        return self.scale is not None

    def bars(self) -> tuple[Bar, ...]:
        """Gives all bars and segments, by category."""
        return tuple(bar for row, part in enumerate(self.rows) for bar in self._bars(row, part))

    def _bars(self, row: int, part: Part) -> list[Bar]:
        found, start = [], Decimal(0)
        spots = [(line, spot) for line in self.series for spot in line.spots if self._in(spot, part)]
        whole = total([spot for _, spot in spots]) or Decimal(1)
        stacked, star = self.stacked, STAR if self.spec.stack == "100" and self.lacks(part) else ""
        for line, spot in spots:
            number = amount(spot.cell)
            length = Decimal(number or 0)
            if self.spec.stack == "100":
                length = length * 100 / Decimal(whole)
            lane = 0 if stacked else self.series.index(line)
            found.append(
                Bar(
                    row=row,
                    lane=lane,
                    start=start if stacked else Decimal(0),
                    length=length,
                    ink=self._ink(line, part),
                    look=self._look(line, spot),
                    text=f"{self._text(spot, length)}{star}",
                    said=self._said(line, spot, length),
                    whole=number is not None,
                )
            )
            start += length
        return found

    @property
    def stacked(self) -> bool:
        """Whether the parts of a bar are added up in it."""
        return self.spec.stack != "none"

    def under(self, part: Part) -> tuple[Spot, ...]:
        """Gives the numbers of a category."""
        return tuple(spot for spot in self.plotted.spots if self._in(spot, part))

    def lacks(self, part: Part) -> bool:
        """Says whether a stack misses a figure, so that its total is too small and its shares are too large."""
        return self.stacked and any(spot.cell.partial or lacking(spot) for spot in self.under(part))

    def shares(self) -> Shares:
        """Gives the share of each place that is drawn to 100 %; nothing of other bars."""
        if self.spec.stack != "100" or self.plotted.unit.kind == "percent":
            return {}
        wholes = [(self.under(part), total(self.under(part)), not self.lacks(part)) for part in self.rows]
        return {
            id(spot): (complete, Decimal(number) * 100 / Decimal(whole))
            for spots, whole, complete in wholes
            for spot in spots
            if whole and (number := amount(spot.cell)) is not None
        }

    def _in(self, spot: Spot, part: Part) -> bool:
        return (spot.key("x"), spot.part if self.plotted.ranked == "x" else "") == part

    def _ink(self, line: Series, part: Part) -> str:
        if self.spec.series or line.key[1]:
            return line.ink
        if part[1] in {"other", "unknown"}:
            return part[1]
        if not self.spec.highlight:
            return line.ink
        return "highlight" if is_named(part, self.rows[part], self.spec.highlight) else "other"

    def _look(self, line: Series, spot: Spot) -> Literal["plain", "hatch", "hollow"]:
        unknown = spot.part == "unknown" or line.hatched
        if unknown and self.spec.unknown.hatch:
            return "hatch"
        return "hollow" if spot.hollow else "plain"

    def _text(self, spot: Spot, length: Decimal) -> str:
        if spot.cell.status is not None:
            return mark(spot.cell.status, self.language)
        if self.spec.stack == "100" and spot.indicator.unit.kind != "percent":
            return percent(length, self.language)
        return cell_text(spot.cell, spot.indicator, self.language)

    def _said(self, line: Series, spot: Spot, length: Decimal) -> str:
        words = said(
            (self.name(spot.key("x"), spot.part), line.name), amount_text(spot.cell, spot.indicator, self.language)
        )
        number = cell_text(spot.cell, spot.indicator, self.language)
        share = f" ({self._text(spot, length)})" if self.spec.stack == "100" and spot.cell.status is None else ""
        state = f" ({say('chart-partial', self.language)})" if "partial" in spot.marks else ""
        return f"{words}{share if share.strip(' ()') != number else ''}{state}"

    def name(self, key: Key, part: str) -> str:
        """Gives a category in words."""
        called = self.plotted.called(self.spec.x, self.spec.names)
        return key_text(key, part if self.plotted.ranked == "x" else "", called, self.language)


def lacking(spot: Spot) -> bool:
    """Says whether a place has no figure though there is something to count."""
    return spot.cell.status not in {None, Status.NOT_APPLICABLE, Status.NOT_PUBLISHED_APART}


def scene_of(spec: BarsSpec, plotted: Plotted, style: Style, language: str) -> Scene:
    """Gives the scene of a chart whose data are sound."""
    names = names_of(spec, plotted, "x", language)
    timely = plotted.kind("x") in {"integer", "date", "period"}
    upright = spec.direction == "up" or (spec.direction == "auto" and timely)
    usual = "given" if timely or spec.series else "largest"
    special = plotted.ranked == "x"

    def size(part: Part) -> Decimal | int:
        return total([s for s in plotted.spots if (s.key("x"), s.part if special else "") == part])

    parts = arranged(spec, list(names), size, names, usual)
    scale = times([key for key, _ in names], list(names.values()), plotted.kind("x")) if upright else None
    if scale is not None and not scale.even:
        parts.sort(key=lambda part: scale.place(part[0]))
    return Scene(
        spec=spec,
        plotted=plotted,
        rows={part: names[part] for part in parts},
        series=series_of(spec, plotted, style, language),
        scale=scale,
        style=style,
        language=language,
    )
