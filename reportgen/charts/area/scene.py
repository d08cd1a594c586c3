"""Scene of an area: at each time the parts that lie on top of each other, or nothing where one of them has no figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reportgen.charts.alternative import Shares, listed, percent
from reportgen.charts.area.spec import AreaSpec
from reportgen.charts.scales import Times, times
from reportgen.charts.series import Series, names_of, series_of
from reportgen.charts.shown import key_text
from reportgen.charts.spots import Plotted, Spot, amount
from reportgen.kinds import Style
from reportgen.table import Key, Status
from reportgen.templating.messages import mark, say
from reportgen.templating.numerals import numeral


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """What lies at one time: the size of each series, from the bottom; nothing where one of them has no figure."""

    place: int
    key: Key
    parts: tuple[Decimal, ...]
    hollow: bool = False
    broken: bool = False

    @property
    def whole(self) -> Decimal:
        """The sum of the parts."""
        return sum(self.parts, Decimal(0))


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from."""

    spec: AreaSpec
    plotted: Plotted
    series: tuple[Series, ...]
    """From the bottom."""
    scale: Times
    style: Style
    language: str

    @property
    def shared(self) -> bool:
        """Whether parts are drawn as shares of 100 %."""
        return self.spec.stack == "100"

    @property
    def totalled(self) -> bool:
        """Whether the total is drawn: of shares, and of only some parts, there is none."""
        adds = self.plotted.unit.kind != "percent" and not any(given.some for given in self.plotted.indicators)
        return bool(self.spec.series) and self.spec.total and not self.shared and adds

    @property
    def first(self) -> Key:
        """The first time."""
        return self.scale.keys[0]

    @property
    def last(self) -> Key:
        """The last time."""
        return self.scale.keys[-1]

    @cached_property
    def stacks(self) -> tuple[Stack, ...]:
        """All times a number may stand at, in their order."""
        found: list[dict[int, Spot]] = [
            {self.scale.place(spot.key("x")): spot for spot in line.spots} for line in self.series
        ]
        keys = {self.scale.place(key): key for key in self.scale.keys}
        return tuple(
            _stack(place, keys.get(place), [of.get(place) for of in found], shared=self.shared)
            for place in self.scale.slots
        )

    def said(self, key: Key) -> str:
        """Gives a time in words."""
        return key_text(key, "", self.plotted.called(self.spec.x, self.spec.names), self.language)

    def number(self, size: Decimal) -> str:
        """Gives a total in print."""
        return numeral(size, self.plotted.first.decimals, self.language)

    def percent(self, share: Decimal) -> str:
        """Gives a share in print."""
        return percent(share, self.language)

    def shares(self) -> Shares:
        """Gives the share of each number that is drawn to 100 %; nothing where numbers are drawn as they are."""
        if not self.shared or self.plotted.unit.kind == "percent":
            return {}
        known = {stack.place: stack for stack in self.stacks if stack.parts}
        return {
            id(spot): (not spot.hollow, known[place].parts[index])
            for index, line in enumerate(self.series)
            for spot in line.spots
            if (place := self.scale.place(spot.key("x"))) in known
        }

    def whole_said(self) -> str:
        """Says the highest and the latest total."""
        known = [stack for stack in self.stacks if stack.parts]
        if not self.totalled or not known:
            return ""
        top, last = max(known, key=lambda stack: stack.whole), known[-1]
        words = {"high": self.number(top.whole), "high_at": self.said(top.key)}
        name = say("chart-total", self.language)
        return say(
            "chart-alt-series",
            self.language,
            name=name,
            last=self.number(last.whole),
            last_at=self.said(last.key),
            **words,
        )

    def without(self) -> list[str]:
        """Says which parts have no figure, and when: there the whole picture has a gap."""
        known = {stack.place for stack in self.stacks if stack.parts}
        found = []
        for line in self.series:
            lacking = [self.said(spot.key("x")) for spot in line.spots if _lacks(spot) and self._gap(spot, known)]
            if lacking:
                places = listed(lacking, self.language).replace(";", ",")
                name = line.name or say("chart-total", self.language)
                found.append(say("chart-without", self.language, name=name, places=places))
            if apart := [self.said(spot.key("x")) for spot in line.spots if _is_apart(spot)]:
                places = listed(apart, self.language).replace(";", ",")
                found.append(say("chart-apart", self.language, name=line.name, places=places))
        return found

    def apart(self, line: Series, stack: Stack) -> str:
        """Gives the mark of a part that was not published at a time; nothing where it was."""
        spots = [spot for spot in line.spots if self.scale.place(spot.key("x")) == stack.place]
        return next((mark(spot.cell.status, self.language) for spot in spots if spot.cell.status), "")

    def _gap(self, spot: Spot, known: set[int]) -> bool:
        return self.scale.place(spot.key("x")) not in known


def _stack(place: int, key: Key, spots: Sequence[Spot | None], *, shared: bool) -> Stack:
    found = [spot for spot in spots if spot is not None]
    lacking = len(found) < len(spots) or any(_lacks(spot) for spot in found)
    parts = () if lacking else tuple(Decimal(amount(spot.cell) or 0) for spot in found)
    whole = sum(parts, Decimal(0))
    if shared and parts:
        parts = tuple(part * 100 / whole for part in parts) if whole else ()
    return Stack(
        place=place,
        key=key,
        parts=parts,
        hollow=any(spot.hollow for spot in found),
        broken=any("break" in spot.marks for spot in found),
    )


def _lacks(spot: Spot) -> bool:
    """Says whether a place has no figure though there is something to count."""
    return spot.cell.status not in {None, Status.NOT_APPLICABLE, Status.NOT_PUBLISHED_APART}


def _is_apart(spot: Spot) -> bool:
    """Says whether a place has no figure of its own, because it is counted with all others."""
    return spot.cell.status is Status.NOT_PUBLISHED_APART


def scene_of(spec: AreaSpec, plotted: Plotted, style: Style, language: str) -> Scene:
    """Gives the scene of a chart whose data are sound."""
    names = names_of(spec, plotted, "x", language)
    labels = {key: name for (key, _), name in names.items()}
    return Scene(
        spec=spec,
        plotted=plotted,
        series=series_of(spec, plotted, style, language, "largest"),
        scale=times(list(labels), list(labels.values()), plotted.kind("x")),
        style=style,
        language=language,
    )
