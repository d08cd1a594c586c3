"""Outlook: published figures, a forecast that continues them, and the interval that its back-test gave."""

from collections.abc import Mapping

from reportgen.charts import alternative
from reportgen.charts.outlook.grid import outlook_grid
from reportgen.charts.outlook.picture import picture
from reportgen.charts.outlook.scene import Later, Scene, Step
from reportgen.charts.outlook.spec import OutlookSpec
from reportgen.charts.reading import read
from reportgen.charts.scales import Times, times
from reportgen.charts.series import check_names
from reportgen.charts.shown import key_text
from reportgen.charts.spots import Plotted, amount
from reportgen.charts.widths import in_two_widths, no_ranges
from reportgen.comparison import key_order
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.outlook import BackTest, Outlook
from reportgen.problems import Findings
from reportgen.table import Key
from reportgen.templating.messages import say
from reportgen.templating.numerals import numeral
from reportgen.templating.outlooks import model_words


def draw(
    spec: OutlookSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings
) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    forecast = indicators[spec.data[0]]
    outlook = _forecast_of(spec, forecast, findings)
    scored = indicators[spec.scored] if spec.scored is not None else None
    if outlook is None or not _is_score(spec, scored, (forecast, outlook), findings):
        return None
    roles = {"x": (outlook.over,)}
    ahead = read(spec.model_copy(update={"measure": "value"}), {spec.data[0]: forecast}, roles, findings)
    observed = read(
        spec.model_copy(update={"measure": None}), {spec.observed: indicators[spec.observed]}, roles, findings
    )
    if ahead is None or observed is None or not _one_picture(spec, (ahead, observed), findings):
        return None
    observed = _until(observed, ahead)
    if not observed.spots:
        message = f"`{spec.observed}` has no figure up to {outlook.last}, where the forecast begins"
        findings.error("nothing-to-draw", message, spec.at("observed"), hint="name the indicator that is forecast")
        return None
    scene = _scene(spec, (forecast, outlook, scored), (ahead, observed), setting)
    return in_two_widths(picture, scene, _alt(scene), outlook_grid(scene))


def _forecast_of(spec: OutlookSpec, forecast: Indicator, findings: Findings) -> Outlook | None:
    outlook = forecast.outlook
    if len(spec.data) > 1:
        findings.error(
            "several-numbers", "one outlook is drawn at a time", spec.at("data"), hint="draw one chart for each"
        )
    elif outlook is None:
        findings.error(
            "needs-forecast", f"`{spec.data[0]}` is no forecast", spec.at("data"), hint="make it with `forecast:`"
        )
    elif outlook.score is not None:
        hint = "name the forecast under `data:`, and its score under `scored:`"
        findings.error("needs-forecast", f"`{spec.data[0]}` is a score", spec.at("data"), hint=hint)
    else:
        return outlook
    return None


def _is_score(
    spec: OutlookSpec, scored: Indicator | None, given: tuple[Indicator, Outlook], findings: Findings
) -> bool:
    if scored is None:
        return True
    (forecast, outlook), found = given, scored.outlook
    if found is not None and found.score is not None and _same(found, outlook) and _apart(scored) == _apart(forecast):
        return True
    message, hint = f"`{spec.scored}` is no score of `{spec.data[0]}`", "make it `of:` the forecast with `score:`"
    findings.error("needs-forecast", message, spec.at("scored"), hint=hint)
    return False


def _apart(indicator: Indicator) -> set[tuple[str, Key]]:
    """Gives the values of the dimensions beside the one that it runs over."""
    over = indicator.outlook.over if indicator.outlook is not None else ""
    names = [column.name for column in indicator.table.dimensions if column.name not in {over, "result"}]
    return {(name, key) for name in names for key in indicator.table.values(name)}


def _same(one: Outlook, other: Outlook) -> bool:
    return (one.model, one.over, one.last, one.level, one.test) == (
        other.model,
        other.over,
        other.last,
        other.level,
        other.test,
    )


def _one_picture(spec: OutlookSpec, both: tuple[Plotted, Plotted], findings: Findings) -> bool:
    ahead, observed = both
    mine, theirs = ((each.name, each.scale, each.currency) for each in (ahead.unit, observed.unit))
    if mine != theirs:
        message = f"{observed.unit.name} would be continued by {ahead.unit.name}"
        hint = "name the indicator that is forecast"
        findings.error("mixed-units", message, spec.at("observed"), hint=hint)
        return False
    return check_names(spec, observed, findings) and no_ranges(spec, observed, "continued", findings)


def _until(observed: Plotted, ahead: Plotted) -> Plotted:
    """Gives the figures before the first that is forecast."""
    first = min(key_order(spot.key("x")) for spot in ahead.spots)
    kept = tuple(spot for spot in observed.spots if key_order(spot.key("x")) < first)
    return Plotted(spots=kept, indicators=observed.indicators, roles=observed.roles)


def _scene(
    spec: OutlookSpec,
    given: tuple[Indicator, Outlook, Indicator | None],
    both: tuple[Plotted, Plotted],
    setting: Setting,
) -> Scene:
    forecast, outlook, scored = given
    ahead, observed = both
    keys = [spot.key("x") for each in (observed, ahead) for spot in each.spots]
    scale = times(keys, [key_text(key, "", {}, setting.language) for key in keys], ahead.kind("x"))
    steps = [
        Step(key=key, place=scale.place(key), middle=middle, low=low, high=high)
        for spot in ahead.spots
        for key, (middle, low, high) in ((spot.key("x"), spot.row.cells),)
    ]
    return Scene(
        spec=spec,
        forecast=forecast,
        outlook=outlook,
        observed=observed,
        steps=tuple(sorted(steps, key=lambda step: step.place)),
        later=_later(scored, outlook, [step.key for step in steps], scale),
        scale=scale,
        style=setting.style,
        language=setting.language,
    )


def _later(scored: Indicator | None, outlook: Outlook, keys: list[Key], scale: Times) -> tuple[Later, ...]:
    if scored is None:
        return ()
    at, result = scored.table.dimension(outlook.over), scored.table.dimension("result")
    return tuple(
        Later(
            key=row.keys[at],
            place=scale.place(row.keys[at]),
            cell=row.cells[0],
            result=str(row.keys[result]),
            sources=tuple(scored.sources[index] for index in row.sources),
        )
        for row in scored.table.rows
        if row.keys[at] in keys
    )


def _alt(scene: Scene) -> str:
    language, outlook = scene.language, scene.outlook
    known = [spot for spot in scene.observed.spots if amount(spot.cell) is not None]
    first, last = scene.observed.spots[0].key("x"), scene.observed.spots[-1].key("x")
    between = say("chart-alt-between", language, first=scene.when(first), last=scene.when(last))
    top = max(known, key=lambda spot: amount(spot.cell) or 0)
    words = {"high": scene.text(top.cell), "high_at": scene.when(top.key("x"))}
    words |= {"last": scene.text(known[-1].cell), "last_at": scene.when(known[-1].key("x"))}
    ends = dict.fromkeys((scene.steps[0], scene.steps[-1]))
    told = "; ".join(f"{scene.when(step.key)}: {scene.text(step.middle)} ({scene.ends(step)})" for step in ends)
    test = outlook.test
    return alternative.sentences(
        f"{alternative.opening('outlook', scene.observed, language)}, {between}",
        say("chart-alt-series", language, name=say("chart-published", language), **words),
        say("chart-alt-forecast", language, model=model_words(outlook, language), level=outlook.level, told=told),
        say("chart-alt-tested", language, **_counts(test, language)) if test is not None else "",
        _scored(scene),
    )


def _counts(test: BackTest, language: str) -> Mapping[str, str]:
    return {"inside": numeral(test.inside, 0, language), "values": numeral(test.values, 0, language)}


def _scored(scene: Scene) -> str:
    """Says which later figures lie outside the interval, and how many inside."""
    if not scene.later:
        return ""
    outside = [f"{scene.when(each.key)}: {scene.text(each.cell)}" for each in scene.later if not each.inside]
    inside = sum(each.inside for each in scene.later)
    told = say("chart-alt-scored", scene.language, inside=inside, values=len(scene.later))
    where = say("chart-alt-outside", scene.language, places=alternative.listed(outside, scene.language))
    return f"{told}; {where}" if outside else told
