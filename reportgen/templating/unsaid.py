"""Unsaid: what a reader must know of a value and its form leaves out: the unit, figures it lacks, notes."""

from reportgen.indicator import Value
from reportgen.table import Range
from reportgen.templating.forms import BELOW, says_lack
from reportgen.templating.messages import say
from reportgen.templating.notes import note_text
from reportgen.templating.spoken import singular
from reportgen.templating.units import unit_words

_ALONE = frozenset({"plain", "figure", "rounded", "about"})
"""The forms that may print a number without its unit."""


def unsaid_unit(value: Value, form: str, language: str) -> str:
    """Gives the unit that a form does not print; nothing where it does, or where it needs none."""
    unit = value.unit
    if isinstance(value.cell.value, Range) or value.cell.status is not None or form == "unit":
        return ""
    if form == "count":
        return unit.name
    alone = unit.kind == "index" or (form in _ALONE and (form == "plain" or unit.kind in BELOW))
    if not alone:
        return ""
    one = value.cell.value == 1 and unit.kind == "count"
    return singular(unit.name, language) if one else unit_words(unit, language)


def unsaid_notes(value: Value, form: str, text: str, language: str) -> tuple[str, ...]:
    """Gives what holds of a value beside its text: how many figures it lacks, breaks, defects, incomplete periods."""
    lacking = value.cell.partial
    lack = say(f"partial-sum{'-one' if lacking == 1 else ''}", language, count=str(lacking))
    lacks = (lack,) if lacking and not says_lack(value, text, language) else ()
    return (*lacks, *dict.fromkeys(note_text(note, language) for note in value.notes))
