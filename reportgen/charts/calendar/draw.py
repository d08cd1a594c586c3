"""Calendar: years down, months across, shaded in steps, with each year's total beside it; what is missing is hatched."""

from collections.abc import Mapping
from decimal import Decimal

from reportgen.charts import alternative
from reportgen.charts.calendar.spec import CalendarSpec
from reportgen.charts.heat.picture import STAR, picture
from reportgen.charts.heat.scene import Scene
from reportgen.charts.months import (
    MONTHS,
    Months,
    Place,
    month_names,
    month_text,
    months_grid,
    months_of,
    years_by_months,
    years_exist,
)
from reportgen.charts.reading import read
from reportgen.charts.series import check_names, total
from reportgen.charts.spots import Plotted, amount
from reportgen.charts.steps import bounds_rise, steps_for
from reportgen.charts.widths import in_two_widths, no_ranges
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.problems import Findings
from reportgen.templating.messages import say
from reportgen.templating.numerals import numeral

_MOST = 35


def draw(
    spec: CalendarSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings
) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    plotted = read(spec, indicators, {"x": (spec.x,)}, findings)
    if (
        plotted is None
        or not check_names(spec.model_copy(update={"highlight": ()}), plotted, findings)
        or not no_ranges(spec, plotted, "shaded", findings)
        or not bounds_rise(spec, findings)
    ):
        return None
    months = months_of(spec, spec.x, plotted, findings)
    if months is None or not _named_exist(spec, months, findings):
        return None
    if len(months.years) > _MOST:
        message = f"{len(months.years)} years, and {_MOST} are the most"
        findings.error("too-many-series", message, spec.at("x"), hint="choose fewer in the indicator")
        return None
    placed = years_by_months(plotted, months, setting.language)
    scene = _scene(spec, placed, months, setting)
    return in_two_widths(
        picture, scene, _alt(plotted, months, setting.language), months_grid(spec, placed, setting.language)
    )


def _named_exist(spec: CalendarSpec, months: Months, findings: Findings) -> bool:
    """Checks that the years and months of `highlight` are there."""
    named = [name for name in spec.highlight if _month(name) is not None]
    wrong = [name for name in named if not months.known(_month(name) or (0, 0))]
    for name in wrong:
        ends = " to ".join(f"{year}-{month:02}" for year, month in (months.first, months.last))
        message = f"`highlight` speaks of `{name}`, and the chart has no number of this month"
        findings.error("unknown-category", message, spec.at("highlight"), hint=f"name a month with a number, {ends}")
    years = spec.model_copy(update={"highlight": tuple(name for name in spec.highlight if name not in named)})
    return years_exist(years, months.years, findings) and not wrong


def _month(name: str) -> Place | None:
    """Gives the month that an author writes as "2015-10"."""
    year, dash, month = name.partition("-")
    return (int(year), int(month)) if dash and year.isdecimal() and month.isdecimal() else None


def _scene(spec: CalendarSpec, placed: Plotted, months: Months, setting: Setting) -> Scene:
    """Gives the scene of a heat table whose rows are all years and whose columns are all months."""
    names, first = month_names(setting.language), months.years[0]
    numbers = [Decimal(number) for spot in placed.spots if (number := amount(spot.cell)) is not None]
    shown = (setting.language, placed.first.decimals)
    return Scene(
        spec=spec,
        plotted=placed,
        rows={(year, ""): str(year) for year in months.years},
        columns={(name, ""): name for name in names},
        steps=steps_for(spec, numbers, shown),
        style=setting.style,
        language=setting.language,
        side=_totals(spec, placed, months, setting.language),
        hatched=tuple((year - first, month - 1) for year, month in months.gaps),
        short=month_names(setting.language, "narrow"),
        unbroken=True,
        outlined={
            (at[0] - first, at[1] - 1): month_text(at, setting.language)
            for name in spec.highlight
            if (at := _month(name)) is not None
        },
    )


def _totals(spec: CalendarSpec, placed: Plotted, months: Months, language: str) -> tuple[str, tuple[str, ...]]:
    """Gives the total of each year; one of fewer than twelve final months bears a star."""
    if not spec.total or not placed.first.additive or placed.unit.kind == "percent":
        return "", ()
    found = []
    for year in months.years:
        spots = [months.spots[year, month] for month in MONTHS if months.known((year, month))]
        whole = len(spots) == len(MONTHS) and not any(spot.hollow for spot in spots)
        text = numeral(Decimal(total(spots)), placed.first.decimals, language) if spots else ""
        found.append(text if whole or not text else f"{text}{STAR}")
    return say("chart-total", language), tuple(found)


def _alt(plotted: Plotted, months: Months, language: str) -> str:
    """Says the span, the least and the greatest month, and which months have no figure."""
    ends = [month_text(place, language) for place in (months.first, months.last)]
    between = say("chart-alt-between", language, first=ends[0], last=ends[1])
    begin = f"{alternative.opening('calendar', plotted, language)}, {between}"
    places = {id(spot): month_text(place, language) for place, spot in months.spots.items()}
    span = alternative.span_of(plotted.spots, lambda spot: places[id(spot)], language)
    gaps = [month_text(place, language) for place in months.gaps]
    lacking = alternative.listed(gaps, language).replace(";", ",")
    return alternative.sentences(begin, span, say("chart-no-figure", language, places=lacking) if gaps else "")
