"""Texts as runs: the values in them, their plain words, and numbers that were typed."""

import re
from collections.abc import Iterator
from itertools import pairwise

from reportgen.document import Parts, Shown, Text, Words, inside
from reportgen.problems import Findings, Span


def check_numbers(prose: Text | Parts, typed: Iterator[tuple[str, Span]], findings: Findings) -> None:
    """Adds a problem for every number that was typed where an indicator should stand, and warns of units said twice."""
    refuse_typed(typed, findings)
    _warn_doubled(prose, findings)


TYPED = "write `{{ indicator | plain }}`, or put a quoted title between quotation marks"


def refuse_typed(numbers: Iterator[tuple[str, Span]], findings: Findings, hint: str = TYPED) -> None:
    """Adds a problem for every number that was typed where an indicator should stand."""
    for number, at in numbers:
        findings.error(
            "typed-number",
            f"the number `{number}` is typed; it comes from no indicator",
            at,
            hint=hint,
        )


def _warn_doubled(thing: object, findings: Findings) -> None:
    """Warns of every value that prints its unit, and of which the text behind it says the unit again."""
    for run, behind in pairwise(thing) if isinstance(thing, tuple) else ():
        unit = re.search(r"([^\W\d_]+|%)$", run.text) if isinstance(run, Shown) else None
        if unit and isinstance(behind, Words) and re.match(rf"\s*{re.escape(unit[1])}(?!\w)", behind.text):
            findings.warning(
                "doubled-unit",
                f"`{unit[1]}` is printed twice: the value brings it",
                run.at,
                hint="write `| plain` for the number alone, or leave the word out behind it",
            )
    for each in inside(thing):
        _warn_doubled(each, findings)


def shown_in(thing: object) -> Iterator[Shown]:
    """Gives the values in some text or parts of prose, in order."""
    if isinstance(thing, Shown):
        yield thing
    else:
        for each in inside(thing):
            yield from shown_in(each)
