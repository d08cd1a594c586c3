"""Texts as runs: the values in them, their plain words, and numbers that were typed."""

from collections.abc import Iterator

from reportgen.document import Abbreviation, Link, Marked, Shown, Text, Words, inside
from reportgen.problems import Findings, Span


def refuse_typed(numbers: Iterator[tuple[str, Span]], findings: Findings) -> None:
    """Adds a problem for every number that was typed where an indicator should stand."""
    for number, at in numbers:
        findings.error(
            "typed-number",
            f"the number `{number}` is typed; it comes from no indicator",
            at,
            hint="write `{{ indicator | plain }}`, or put a quoted title between quotation marks",
        )


def unmarked(runs: Text) -> str:
    """Gives runs as plain text, for the cover and the files' metadata."""
    return "".join(
        run.text if isinstance(run, Words | Shown)
        else unmarked(run.runs) if isinstance(run, Marked | Link)
        else run.short if isinstance(run, Abbreviation)
        else ""
        for run in runs
    )  # fmt: skip


def shown_in(thing: object) -> Iterator[Shown]:
    """Gives the values in some text or parts of prose, in order."""
    if isinstance(thing, Shown):
        yield thing
    else:
        for each in inside(thing):
            yield from shown_in(each)
