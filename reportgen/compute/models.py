"""Models: what a series is continued by, asked from every period on, each time with what was known then alone."""

from collections.abc import Callable, Mapping, Sequence

Path = tuple[float, ...]
"""One forecast: the next period, the one after it, and so on."""
Continue = Callable[[Sequence[float], int, int, int], Mapping[int, Path]]
"""(Numbers, season, place of the first origin, periods ahead) → origin → its forecast; an origin is the last number known."""

_LEVEL_ALONE = 6
"""So few numbers begin a level."""


class UnfitError(Exception):
    """A model gives no forecast; its message is that of the reason."""


def least(model: str, season: int) -> int:
    """Gives how many periods a model begins with: three seasons where it has to learn one."""
    return {"naive": 1, "seasonal-naive": season, "ets": 3 * season if season > 1 else _LEVEL_ALONE}[model]


def naive(numbers: Sequence[float], season: int, first: int, ahead: int) -> Mapping[int, Path]:
    """Continues with the last value."""
    return {origin: (numbers[origin],) * ahead for origin in range(first, len(numbers))}


def seasonal_naive(numbers: Sequence[float], season: int, first: int, ahead: int) -> Mapping[int, Path]:
    """Continues with the values of the last season, again and again."""
    return {
        origin: tuple(numbers[origin - season + 1 + step % season] for step in range(ahead))
        for origin in range(first, len(numbers))
    }


def ets(numbers: Sequence[float], season: int, first: int, ahead: int) -> Mapping[int, Path]:
    """Continues by exponential smoothing with a level, an additive season where there is one, and no trend.

    Its parameters are estimated at the last origin and at every one that lies whole seasons before it, and at the first;
    in between only the numbers are new. Hyndman and others, Forecasting with Exponential Smoothing (2008): (A,N,A), (A,N,N).
    """
    last, found = len(numbers) - 1, {}
    known: Mapping[str, object] = {}
    for origin in range(first, len(numbers)):
        again = not known or (last - origin) % season == 0
        known, found[origin] = _smoothed(numbers[: origin + 1], season, ahead, {} if again else known)
    return found


def _smoothed(
    numbers: Sequence[float], season: int, ahead: int, known: Mapping[str, object]
) -> tuple[Mapping[str, object], Path]:
    """Gives the parameters, estimated unless they are known, and the forecast from the last of the numbers.

    Raises `UnfitError` where the estimation does not come to an end.
    """
    import warnings

    import numpy as np
    from statsmodels.tsa.holtwinters import ExponentialSmoothing

    seasonal = season > 1
    shape = {"seasonal": "add", "seasonal_periods": season} if seasonal else {}
    begun = {
        "initialization_method": "known",
        "initial_level": known["initial_level"],
        **({"initial_seasonal": known["initial_seasons"]} if seasonal else {}),
    } if known else {"initialization_method": "estimated"}  # fmt: skip
    fixed = {"smoothing_level": known["smoothing_level"], "optimized": False} if known else {}
    fixed |= {"smoothing_seasonal": known["smoothing_seasonal"]} if known and seasonal else {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what they say is asked below
        fitted = ExponentialSmoothing(np.asarray(numbers), **shape, **begun).fit(**fixed)
        if not known and not fitted.mle_retvals.success:
            raise UnfitError("forecast-unfit")
        path = tuple(float(each) for each in fitted.forecast(ahead))
    return (known or fitted.params), path


MODELS: Mapping[str, Continue] = {"naive": naive, "seasonal-naive": seasonal_naive, "ets": ets}
"""The name of a model → what it does."""
