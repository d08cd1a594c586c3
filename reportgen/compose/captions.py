"""Captions: number, finding, unit, source lines and notes of a figure or table, and whether its title is still true."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, Protocol

from reportgen.comparison import key_order
from reportgen.compose.texts import shown_in
from reportgen.document import Caption, Text, unmarked
from reportgen.indicator import Indicator, Note
from reportgen.kinds import Scope
from reportgen.nodes import Prose
from reportgen.spec.block import FigureFrame
from reportgen.templating.cells import is_time
from reportgen.templating.codes import notes_of
from reportgen.templating.found import printed_key
from reportgen.templating.messages import say
from reportgen.templating.notes import note_text, notes_below
from reportgen.templating.numerals import DASH
from reportgen.templating.units import said_in, unit_words

_YEAR = re.compile(r"\b(19|20)\d\d\b")


class Numbered(Scope, Protocol):
    """A scope that knows the number of the figure or table being composed, and can decide conditions."""

    number: int

    def holds(self, condition: Prose) -> bool | None:
        """Says whether a condition is true; nothing when it cannot be told."""

    def sides(self, condition: Prose) -> list[tuple[str, str]]:
        """Gives what a condition compares, and what each is."""


def caption_of(
    scope: Numbered, kind: Literal["figure", "table"], spec: FigureFrame, indicators: tuple[Indicator, ...]
) -> Caption:
    """Gives the caption; a title whose condition is false is a problem."""
    title = scope.line(spec.title)
    if spec.holds is not None and scope.holds(spec.holds) is False:
        are = "; ".join(f"`{name}` is {value}" for name, value in scope.sides(spec.holds))
        scope.findings.error(
            "title-not-true",
            f"the figures do not bear this title out: `{spec.holds.text.strip()}` is false",
            spec.at("title"),
            hint=f"{are + ': ' if are else ''}change the title, or the condition if that is wrong",
            also=(spec.at("holds"),),
        )
    if spec.holds is None:
        _warn_unheld(title, spec, scope)
    sources = tuple(dict.fromkeys(source for indicator in indicators for source in indicator.sources))
    given = tuple(scope.line(note) for note in spec.note)
    coded = _coded(kind, scope.footnotes_of(title), notes_of(indicators, getattr(spec, "names", {})))
    known = dict.fromkeys(note for indicator in indicators for note in _general(indicator, kind))
    return Caption(
        number=scope.number,
        kind=kind,
        title=title,
        subtitle=scope.line(spec.subtitle)
        if spec.subtitle
        else scope.words(_subtitle(kind, indicators, scope, shares=getattr(spec, "stack", "") == "100")),
        sources=scope.cite_below(sources),
        notes=(*given, *map(scope.words, (*coded, *_said(known, scope.language)))),
    )


def _said(notes: Iterable[Note], language: str) -> Iterator[str]:
    """Gives notes as sentences; what a publisher's flags say of some figures stands together behind one beginning."""
    said = {note_text(note, language): note.message.startswith("flag-") for note in notes}
    yield from (f"{text[:1].upper()}{text[1:]}" for text, flagged in said.items() if not flagged)
    if flags := [text for text, flagged in said.items() if flagged]:
        yield say("caption-flags", language, flags=", ".join(flags))


def _coded(kind: str, titled: tuple[str, ...], shown: tuple[str, ...]) -> tuple[str, ...]:
    """Gives the footnotes of the codes in a title and in a picture; those that a table shows stand below its rows."""
    return (
        tuple(note for note in titled if note not in shown)
        if kind == "table"
        else tuple(dict.fromkeys((*shown, *titled)))
    )


def _warn_unheld(title: Text, spec: FigureFrame, scope: Numbered) -> None:
    """Warns of a title that the next vintage may make untrue without anybody noticing; a computed name needs nothing."""
    if any(not run.raw[:1].isdigit() for run in shown_in(title)):
        return
    claim = re.search(rf"\b({scope.say('claim-words')})\b", unmarked(title), re.IGNORECASE)
    if claim:
        scope.findings.warning(
            "unheld-title",
            f"nothing says when this title is true: it claims `{claim[0].lower()}`",
            spec.at("title"),
            hint='write the condition under `holds:`, such as `holds: by_route.leads("East")`',
        )


def _subtitle(kind: str, indicators: tuple[Indicator, ...], scope: Numbered, *, shares: bool) -> str:
    """Says what is shown, and in which unit where the label does not say it; in a table the first indicator alone.

    Others in a table only give totals; a picture of `shares` shows parts of 100 %, whatever its numbers count.
    """
    shown = indicators[:1] if kind == "table" else indicators
    units = [scope.say("caption-shares") if shares else unit_words(each.unit, scope.language) for each in shown]
    named = [
        _dated(f"{each.label} ({unit})" if unit and not said_in(each.label, unit) else each.label, each, scope)
        for each, unit in zip(shown, units, strict=True)
    ]
    return "; ".join(dict.fromkeys(named))


def _dated(label: str, indicator: Indicator, scope: Numbered) -> str:
    """Gives a label with the first and the last time shown, where it names no year: "Detections by route, 2014–2024"."""
    times = [column for column in indicator.table.dimensions if is_time(column) and column.kind != "period"]
    if len(times) != 1 or _YEAR.search(label):
        return label
    keys = sorted(indicator.table.values(times[0].name), key=key_order)
    ends = dict.fromkeys(printed_key(key, scope.language) for key in (*keys[:1], *keys[-1:]))
    return f"{label}, {DASH.join(ends)}" if keys else label


def _general(indicator: Indicator, kind: str) -> Iterable[Note]:
    """Gives what holds for all of an indicator: in a table not what is the footnote of some rows."""
    return notes_below(indicator) if kind == "table" else indicator.notes
