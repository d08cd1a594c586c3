"""The back-test of a forecast, held against one written out plainly, and against what its interval promises."""

import math
import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.compute.conformal import SCORED, calibrating, needed, tried
from reportgen.compute.models import MODELS, UnfitError, least


def plainly(series, model, begin, ahead, level):
    """The same test with nothing remembered: for every origin and period ahead, all errors known by then are looked up anew."""
    tallies = {step: [0, 0] for step in range(1, ahead + 1)}
    size = len(series[0])

    def error(numbers, origin, step):
        path = {"naive": numbers[origin], "twice": numbers[origin - 1 + (step - 1) % 2]}[model]
        return round(abs(numbers[origin + step] - path), 9)

    for origin in range(begin - 1, size):
        reach = 0
        for step, tally in tallies.items():
            known = [
                error(numbers, past, step)
                for past in range(begin - 1, size)
                for numbers in series
                if past + step <= origin
            ]
            rank = math.ceil((len(known) + 1) * level / 100 - 1e-9)
            if rank > len(known):
                break
            reach = max(reach, sorted(known)[rank - 1])
            for numbers in series:
                if origin + step < size:
                    tally[0] += error(numbers, origin, step) <= reach
                    tally[1] += 1
    return tallies


walks = st.lists(st.lists(st.floats(-3, 3), min_size=14, max_size=14), min_size=1, max_size=3)


@settings(deadline=None, max_examples=40)
@given(walks, st.integers(1, 3), st.sampled_from([50, 67, 80]))
def test_it_counts_what_one_would_count_by_hand(series, ahead, level):
    for name, plain, begin, season in (("naive", "naive", 1, 1), ("seasonal-naive", "twice", 2, 2)):
        paths = [MODELS[name](numbers, season, begin - 1, ahead) for numbers in series]
        found = tried(series, paths, ahead, level).test
        assert {each.ahead: [each.inside, each.values] for each in found.tallies} == plainly(
            series, plain, begin, ahead, level
        )


def test_no_interval_knows_what_comes_after_it():
    numbers = [float(n % 5) for n in range(40)]
    changed = [*numbers[:30], *(1000.0 + n for n in range(10))]
    early = tried([numbers[:30]], [MODELS["naive"](numbers[:30], 1, 0, 1)], 1, 80).test
    late = tried([changed], [MODELS["naive"](changed, 1, 0, 1)], 1, 80).test
    assert late.tallies[0].values - early.tallies[0].values == 10
    assert early.tallies[0].inside <= late.tallies[0].inside


@pytest.mark.parametrize(("level", "errors"), [(50, 1), (75, 3), (80, 4), (90, 9), (95, 19)])
def test_an_interval_needs_one_error_more_than_it_leaves_out(level, errors):
    assert calibrating(level) == errors
    walk = [float(n) for n in range(errors + 2)]
    found = tried([walk], [MODELS["naive"](walk, 1, 0, 1)], 1, level)
    assert found.test.tallies[0].values == 1


@pytest.mark.parametrize(
    ("begin", "ahead", "level", "series"), [(1, 1, 80, 1), (12, 6, 80, 1), (1, 3, 80, 9), (6, 4, 90, 4)]
)
def test_the_least_number_of_periods_gives_enough_to_test_and_one_less_does_not(begin, ahead, level, series):
    size = needed(begin, ahead, level, series)

    def farthest(periods):
        walks = [[float(n * n % (7 + m)) for n in range(periods)] for m in range(series)]
        return tried(walks, [MODELS["naive"](each, 1, begin - 1, ahead) for each in walks], ahead, level).test.tallies[
            -1
        ]

    assert farthest(size).values >= SCORED
    assert farthest(size - 1).values < SCORED + series


def chance(seed, size, season=12, spread=0.3):
    pick = random.Random(seed)
    level, found = 5.0, []
    for n in range(size):
        level += pick.gauss(0, 0.1)
        found.append(level + math.sin(2 * math.pi * n / season) + pick.gauss(0, spread))
    return found


@pytest.mark.parametrize("level", [80, 90])
def test_on_random_walks_about_so_many_values_lie_inside_as_was_promised(level):
    inside = values = 0
    for seed in range(40):
        walk, pick = [0.0], random.Random(seed)
        for _ in range(150):
            walk.append(walk[-1] + pick.gauss(0, 1))
        tally = tried([walk], [MODELS["naive"](walk, 1, 0, 1)], 1, level).test.tallies[0]
        inside, values = inside + tally.inside, values + tally.values
    assert inside / values == pytest.approx(level / 100, abs=0.02)


def test_smoothing_holds_its_level_on_seasonal_series_in_a_narrower_interval_than_the_last_value():
    series = [chance(seed, 120) for seed in range(3)]
    first = least("ets", 12) - 1
    smoothed, last = (
        tried(series, [MODELS[name](each, 12, first, 3) for each in series], 3, 80).test for name in ("ets", "naive")
    )
    assert smoothed.inside / smoothed.values == pytest.approx(0.8, abs=0.06)
    assert smoothed.width < last.width
    assert isinstance(smoothed.width, Decimal)


def test_a_pure_season_is_continued_as_it_was():
    season = [1.0, 3.0, 2.0, 5.0]
    numbers = season * 6
    for name in ("seasonal-naive", "ets"):
        path = MODELS[name](numbers, 4, 20, 6)[len(numbers) - 1]
        assert path == pytest.approx([1, 3, 2, 5, 1, 3], abs=1e-3)


def test_smoothing_sees_nothing_after_its_origin():
    numbers = chance(1, 60)
    whole, part = MODELS["ets"](numbers, 12, 47, 2), MODELS["ets"](numbers[:48], 12, 47, 2)
    assert whole[47] == pytest.approx(part[47], abs=1e-9)


def test_parameters_that_cannot_be_estimated_are_said(monkeypatch):
    class Stuck:
        def fit(self):
            return type("Fitted", (), {"mle_retvals": type("Found", (), {"success": False})})

    monkeypatch.setattr("statsmodels.tsa.holtwinters.ExponentialSmoothing", lambda *_, **__: Stuck())
    with pytest.raises(UnfitError):
        MODELS["ets"]([1.0] * 8, 1, 7, 1)
