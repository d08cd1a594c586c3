"""Forecasts in words."""

import pytest

from reportgen.outlook import Outlook
from reportgen.templating.outlooks import Refused, model_words, span_words


def outlook(**given):
    usual = {
        "model": "ets", "over": "month", "season": 12, "level": 80, "ahead": 12, "first": "2009-01", "last": "2025-04",
        "periods": 196, "series": 1, "vintage": "2025-06-03",
    }  # fmt: skip
    return Outlook(**{**usual, **given})


@pytest.mark.parametrize(
    ("model", "season", "words"),
    [
        ("ets", 12, "exponential smoothing, season of 12"),
        ("ets", 1, "exponential smoothing, no season"),
        ("naive", 1, "the last figure again"),
        ("seasonal-naive", 4, "the figure of 4 periods before"),
    ],
)
def test_a_model_has_a_name(model, season, words):
    assert model_words(outlook(model=model, season=season), "en") == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2009-01", "2025-04", "Jan\xa02009–Apr\xa02025"),
        ("2009", "2017", "2009–2017"),
        ("2025-04-07", "2025-05-05", "7\u00a0Apr\u00a02025–5\u00a0May\u00a02025"),
    ],
)
def test_a_span_is_printed_in_little_room(first, last, words):
    assert span_words(outlook(first=first, last=last), "en") == words


def test_python_may_look_into_what_stands_for_a_refused_forecast():
    assert not hasattr(Refused(None), "__copy__")
