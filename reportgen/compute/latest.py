"""Latest: editions and vintages in the order of what they mean: numbers, days, months or years, never of their letters."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from reportgen.compute.criteria import ends

_NUMBER = re.compile(r"^\d+$")


def in_order_of_time(values: Sequence[str]) -> tuple[str, ...]:
    """Gives values from the earliest to the latest; nothing when their order cannot be told.

    Whole numbers are ordered as numbers; days, months, quarters and years (2020-06-01, 2020-06, 2020-Q2, 2020) by their
    days, where none lies within another.
    """
    if all(_NUMBER.match(value) for value in values):
        return tuple(sorted(values, key=int))
    try:
        spans: dict[str, tuple[date, date]] = {value: ends(value) for value in values}
    except ValueError:
        return ()
    found = sorted(values, key=lambda value: spans[value])
    apart = all(spans[one][1] < spans[two][0] for one, two in pairwise(found))
    return tuple(found) if apart else ()
