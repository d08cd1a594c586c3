"""Series: what bears one colour and one name, put in order, with the special parts last."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.charts.frame import PlotFrame
from reportgen.charts.inks import colours_fit, inks_of
from reportgen.charts.shown import key_text, sort_text
from reportgen.charts.spots import DATA, Part, Plotted, Spot, amount
from reportgen.kinds import Style
from reportgen.problems import Findings, did_you_mean
from reportgen.table import Range, meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Spots under one name."""

    key: Part
    name: str
    ink: str
    bold: bool
    spots: tuple[Spot, ...]

    @property
    def hatched(self) -> bool:
        """Whether it is what is not known."""
        return self.key[1] == "unknown"


def names_of(spec: PlotFrame, plotted: Plotted, role: str, language: str) -> Mapping[Part, str]:
    """Gives each value of a role with its name in the picture."""
    labels = dict(zip(spec.data, (given.label for given in plotted.indicators), strict=False))
    named = plotted.roles.get(role, ())
    asked = {**labels, **spec.names} if DATA in named else spec.names
    called = plotted.called(named[0], asked) if named else asked
    return {part: key_text(*part, called, language) for part in plotted.keys(role)}


def series_of(
    spec: PlotFrame, plotted: Plotted, style: Style, language: str, usual: str = "given"
) -> tuple[Series, ...]:
    """Gives the series in their order, each with its colour; a chart without series has one without a name."""
    if not plotted.roles.get("series"):
        return (Series(key=(None, ""), name="", ink=style.colours[0], bold=False, spots=plotted.spots),)
    names = names_of(spec, plotted, "series", language)
    parts = arranged(spec, list(names), lambda part: total(_under(plotted, part)), names, usual)
    ordered = {part: names[part] for part in parts}
    inks = _highlit(spec, ordered, style) if spec.highlight else inks_of(spec, plotted, ordered, style)
    return tuple(
        Series(
            key=part,
            name=name,
            ink=inks[part],
            bold=is_named(part, name, spec.highlight),
            spots=_under(plotted, part),
        )
        for part, name in ordered.items()
    )


def _highlit(spec: PlotFrame, names: Mapping[Part, str], style: Style) -> dict[Part, str]:
    """Gives what is highlighted colours that come forward; all else stands back."""
    bright, given = ("highlight", style.colours[0], style.colours[2], style.colours[1]), 0
    found: dict[Part, str] = {}
    for part, name in names.items():
        special = part[1] in {"other", "unknown"}
        named = not special and is_named(part, name, spec.highlight)
        found[part] = part[1] if special else bright[given % 4] if named else "other"
        given += named
    return found


def arranged(
    spec: PlotFrame,
    parts: Sequence[Part],
    size: Callable[[Part], Decimal | int],
    names: Mapping[Part, str],
    usual: str = "given",
) -> list[Part]:
    """Puts values in the author's order, or the usual one; what is other comes after, what is not known last."""
    sort = spec.sort or usual
    apart = {"other", "total"} if spec.unknown.place == "sorted" else {"other", "total", "unknown"}
    plain = [part for part in parts if part[1] not in apart]
    if sort == "name":
        plain.sort(key=lambda part: sort_text(names[part]))
    elif sort in {"largest", "smallest"}:
        plain.sort(key=size, reverse=sort == "largest")
    return [
        *plain,
        *(part for kind in ("other", "unknown", "total") for part in parts if part[1] == kind and kind in apart),
    ]


def total(spots: Sequence[Spot]) -> Decimal | int:
    """Gives the sum of the numbers, for putting things in order; a range counts with its upper end."""
    numbers = [spot.cell.value.high if isinstance(spot.cell.value, Range) else amount(spot.cell) or 0 for spot in spots]
    return sum(numbers, start=Decimal(0))


def is_named(part: Part, name: str, wanted: Sequence[str]) -> bool:
    """Says whether an author's list names a value, by itself or as the picture does."""
    return str(part[0]) in wanted or name in wanted


def check_names(spec: PlotFrame, plotted: Plotted, findings: Findings) -> bool:
    """Checks that what `highlight` and `names` speak of is in the data, and that words beside axes are only words."""
    plain = _plain_words(spec, findings)
    keys = {str(value) for spot in plotted.spots for keys in spot.keys.values() for value in keys}
    codes = [each for given in plotted.indicators for column in given.table.dimensions for each in column.codes]
    known = {*keys, *spec.names.values(), *(spot.part for spot in plotted.spots if spot.part)}
    wrong = [("highlight", name) for name in spec.highlight if name not in known | {n.title() for n in known}]
    wrong += [("names", name) for name in spec.names if name not in known]
    for key, name in wrong:
        at = spec.at(key, name) if key == "names" else spec.at(key)
        findings.error(
            "unknown-category",
            f"`{key}` speaks of `{name}`, which the chart does not show",
            at,
            hint=did_you_mean(name, keys, meant(codes)),
        )
    return plain and not wrong and colours_fit(spec, plotted, sorted(known), findings)


def _plain_words(spec: PlotFrame, findings: Findings) -> bool:
    wrong = [side for side, prose in (("x", spec.axis.x), ("y", spec.axis.y)) if prose and "{{" in prose.text]
    for side in wrong:
        findings.error(
            "wrong-value",
            f"`axis.{side}` takes plain words, no expression",
            spec.at("axis", side),
            hint="numbers belong into the title, where they are bound to indicators",
        )
    return not wrong


def _under(plotted: Plotted, part: Part) -> tuple[Spot, ...]:
    special = plotted.ranked == "series"
    return tuple(s for s in plotted.spots if (s.key("series"), s.part if special else "") == part)
