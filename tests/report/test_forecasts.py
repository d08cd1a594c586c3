"""The forecasts of the report, reckoned again from the files without any of the tool's code."""

import csv
import math
import warnings
from collections import defaultdict
from typing import Any

import pytest

from tests.report.conftest import ROOT, Built

LEVEL = 0.8
NEXT_APRIL = "2026-04"


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def by_route(vintage: str) -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for row in rows("frontex_ibc_annual_by_route.csv"):
        whole = row["coverage"] == "full year" and not row["route"].startswith("TOTAL")
        if whole and row["data_vintage"] == vintage:
            found[row["route"]][int(row["year"])] = int(row["detections"])
    return found


def reach(errors: list[float]) -> float | None:
    """Gives how far an interval reaches: the error of rank ⌈(n + 1) · level⌉ among those known."""
    rank = math.ceil((len(errors) + 1) * LEVEL - 1e-9)
    return sorted(errors)[rank - 1] if rank <= len(errors) else None


def back_test(series: list[list[float]], ahead: int, begin: int = 0) -> tuple[int, int]:
    """Counts how often the last value again lay near enough, and of how many."""
    inside = values = 0
    size = len(series[0])
    for origin in range(begin, size):
        far = 0.0
        for step in range(1, ahead + 1):
            known = [abs(s[at + step] - s[at]) for s in series for at in range(begin, origin - step + 1)]
            found = reach([round(each, 9) for each in known])
            if found is None:
                break
            far = max(far, found)
            for numbers in series:
                if origin + step < size:
                    values += 1
                    inside += round(abs(numbers[origin + step] - numbers[origin]), 9) <= far
    return inside, values


def shown(built: Built, value: str) -> str:
    (text,) = built.values()[value]
    return text.replace(",", "")


def test_the_back_test_of_the_routes_is_what_one_counts_by_hand(built: Built) -> None:
    then = by_route("2018-07-06")
    inside, values = back_test([[math.log1p(years[year]) for year in sorted(years)] for years in then.values()], 3)
    assert (shown(built, "forecasts.routes_outlook.inside"), shown(built, "forecasts.routes_outlook.tested")) == (
        str(inside),
        str(values),
    )


def test_the_benchmark_of_the_months_is_what_one_counts_by_hand(built: Built) -> None:
    months: dict[str, int] = defaultdict(int)
    for row in rows("frontex_ibc_monthly_by_route.csv"):
        months[row["month"]] += int(row["detections"])
    inside, values = back_test([[math.log(months[month]) for month in sorted(months)]], 12, begin=35)
    assert shown(built, "forecasts.monthly_outlook.tested") == str(values)
    assert shown(built, "forecasts.monthly_outlook.benchmark_coverage") == str(round(100 * inside / values))


def smoothed(numbers: list[float], known: dict[str, Any]) -> tuple[dict[str, Any], list[float]]:
    """Gives the parameters of a level and a season of months without a trend, and the year that follows."""
    from statsmodels.tsa.holtwinters import ExponentialSmoothing

    begun: dict[str, Any] = {"initialization_method": "estimated"}
    fixed: dict[str, Any] = {}
    if known:
        begun = {
            "initialization_method": "known",
            "initial_level": known["initial_level"],
            "initial_seasonal": known["initial_seasons"],
        }
        fixed = {
            "smoothing_level": known["smoothing_level"],
            "smoothing_seasonal": known["smoothing_seasonal"],
            "optimized": False,
        }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = ExponentialSmoothing(numbers, seasonal="add", seasonal_periods=12, **begun).fit(**fixed)
    return known or fitted.params, [float(each) for each in fitted.forecast(12)]


def test_the_forecast_of_the_months_is_what_statsmodels_and_its_own_errors_give(built: Built) -> None:
    months: dict[str, int] = defaultdict(int)
    for row in rows("frontex_ibc_monthly_by_route.csv"):
        months[row["month"]] += int(row["detections"])
    logs = [math.log(months[month]) for month in sorted(months)]
    last, params, paths = len(logs) - 1, {}, {}
    for origin in range(35, len(logs)):  # three years to begin with; parameters anew whole years before the end
        again = not params or (last - origin) % 12 == 0
        params, paths[origin] = smoothed(logs[: origin + 1], {} if again else params)
    off = {(origin, step): round(abs(logs[origin + step] - path[step - 1]), 9)
           for origin, path in paths.items() for step in range(1, 13) if origin + step <= last}  # fmt: skip

    def far(until: int, ahead: int) -> float | None:
        found = [reach([off[at, step] for at in paths if at + step <= until]) for step in range(1, ahead + 1)]
        return None if None in found else max(each for each in found if each is not None)

    judged = [error <= wide for (at, step), error in off.items() if (wide := far(at, step)) is not None]
    assert shown(built, "forecasts.monthly_outlook.tested") == str(len(judged))
    assert shown(built, "forecasts.monthly_outlook.inside") == str(sum(judged))
    wide = far(last, 12)
    assert wide is not None
    for end, sign in (("low", -1), ("high", 1)):
        value = f"forecasts.monthly_outlook[{NEXT_APRIL}].{end}"
        assert shown(built, value) == str(round(math.exp(paths[last][11] + sign * wide)))


def test_the_score_of_2018_is_what_one_counts_by_hand(built: Built) -> None:
    then, now = by_route("2018-07-06"), by_route("2025-06-03")
    logs = [[math.log1p(years[year]) for year in sorted(years)] for years in then.values()]
    places, far = [], 0.0
    for step in (1, 2, 3):
        far = max(far, reach([abs(s[at + step] - s[at]) for s in logs for at in range(len(s) - step)]) or 0)
        for route, years in then.items():
            last = math.log1p(years[2017])
            low, high = round(max(0, math.expm1(last - far))), round(math.expm1(last + far))
            later = now[route][2017 + step]
            places.append("below" if later < low else "above" if later > high else "inside")
    for place in ("inside", "below", "above"):
        assert shown(built, f"forecasts.routes_score.{place}") == str(places.count(place))
    assert places.count("inside") == 21


@pytest.mark.parametrize(
    "words", ["Croatia is counted from July 2013 on", "the series has 13 of at least 15 periods", "not a judgement"]
)
def test_the_annex_says_why_there_is_no_forecast_and_what_a_forecast_is(built: Built, words: str) -> None:
    text = built.section_text("forecasts")
    assert words.casefold() in text.casefold()
