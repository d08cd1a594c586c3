"""Scene of a line chart: its lines by panel and its time axis, from which both widths of the picture are drawn."""

from dataclasses import dataclass, replace

from reportgen.charts.inks import coloured, declared, inks_of
from reportgen.charts.lines.spec import LinesSpec
from reportgen.charts.scales import Times, times
from reportgen.charts.series import Series, names_of, series_of
from reportgen.charts.shown import cell_text, key_text
from reportgen.charts.spots import DATA, Plotted, Spot, amount
from reportgen.kinds import Style
from reportgen.table import Key

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "triangle-down")
"""Signs of lines that cross, which a black-and-white printer keeps."""
_FEW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from."""

    spec: LinesSpec
    plotted: Plotted
    groups: tuple[tuple[str, tuple[Series, ...]], ...]
    """Panel's name → its lines."""
    scale: Times
    style: Style
    language: str

    @property
    def lines(self) -> tuple[Series, ...]:
        """All lines."""
        return tuple(line for _, lines in self.groups for line in lines)

    @property
    def own_scales(self) -> bool:
        """Whether each panel has a value axis of its own."""
        return bool(self.spec.panels) and (self.spec.panels == DATA or self.spec.scales == "own")

    @property
    def unlike(self) -> bool:
        """Whether panels are of different units, so that each says its own."""
        return self.spec.panels == DATA and len({given.unit for given in self.plotted.indicators}) > 1

    @property
    def alone(self) -> bool:
        """Whether there is one line without a name, which bears its highest and its last number."""
        return not self.spec.panels and self.spec.labels == "auto" and len(self.lines) == 1 and not self.lines[0].name

    @property
    def ends(self) -> list[tuple[str, bool]]:
        """What stands at the ends of the lines: names, or the last number of a line alone; and whether it is bold."""
        if self.spec.panels or self.spec.labels == "none":
            return []
        if len(self.lines) > 1 or self.lines[0].name:
            return [(line.name, line.bold) for line in self.lines]
        last = self.last(self.lines[0])
        return [(cell_text(last.cell, last.indicator, self.language), False)] if last else []

    def symbol(self, line: Series) -> str:
        """Gives the sign of a line, by its place among the others: of more than two, each has one of its own."""
        names = list(dict.fromkeys(each.name for each in self.lines))
        return SYMBOLS[names.index(line.name) % len(SYMBOLS)] if self.spec.series and len(names) > _FEW else ""

    def last(self, line: Series) -> Spot | None:
        """Gives the last number of a line."""
        known = [spot for spot in line.spots if amount(spot.cell) is not None]
        return max(known, key=lambda spot: self.scale.place(spot.key("x")), default=None)

    def said(self, key: Key) -> str:
        """Gives a value of the time axis in words."""
        return key_text(key, "", self.plotted.called(self.spec.x, self.spec.names), self.language)


def scene_of(spec: LinesSpec, plotted: Plotted, style: Style, language: str) -> Scene:
    """Gives the scene of a chart whose data are sound."""
    names = names_of(spec, plotted, "x", language)
    keys = tuple(dict.fromkeys(key for key, _ in names))
    labels = {key: name for (key, _), name in names.items()}
    scale = times(keys, [labels[key] for key in keys], plotted.kind("x"))
    lines = series_of(spec, plotted, style, language)
    if not spec.panels:
        return Scene(spec=spec, plotted=plotted, groups=(("", lines),), scale=scale, style=style, language=language)
    groups, names = [], names_of(spec, plotted, "panels", language)
    own = coloured(spec, plotted) == "panels" and declared(spec, plotted, "panels")
    inks = inks_of(spec, plotted, names, style) if own else {}
    for part, name in names.items():
        inside = [(line, tuple(spot for spot in line.spots if spot.key("panels") == part[0])) for line in lines]
        kept = [replace(line, spots=spots, ink=inks.get(part, line.ink)) for line, spots in inside if spots]
        groups.append((name, tuple(kept)))
    return Scene(spec=spec, plotted=plotted, groups=tuple(groups), scale=scale, style=style, language=language)
