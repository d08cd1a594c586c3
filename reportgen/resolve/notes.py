"""Notes on rows: what flags mean, and which rows cover only a part of their period."""

from collections.abc import Mapping
from typing import Literal

from reportgen.engine import literal, name
from reportgen.indicator import Note
from reportgen.resolve.inputs import Stage
from reportgen.resolve.layout import Layout
from reportgen.resolve.texts import given_text

_Kind = Literal["break", "provisional", "definition", "scope"]

_CUSTOM: Mapping[str, _Kind] = {
    "b": "break", "d": "definition", "e": "scope", "p": "provisional", "s": "scope", "u": "scope",
}  # fmt: skip
"""Single-letter flags of statistical offices; the messages `flag-b` … say what they mean by custom."""


def start_notes(stage: Stage) -> None:
    """Makes the table of notes on rows."""
    stage.engine.create_rows(f"notes_{stage.id}", (("note", "INTEGER"), ("_sid", "BIGINT")), [])


def more_notes(stage: Stage, layout: Layout, first: int) -> tuple[Note, ...]:
    """Adds the notes on flags and on incomplete periods; `first` is the index of the next note."""
    notes: list[Note] = []
    if layout.flag:
        _flags(stage, layout, first, notes)
    if stage.spec.coverage is not None:
        _coverage(stage, first, notes)
    return tuple(notes)


def _flags(stage: Stage, layout: Layout, first: int, notes: list[Note]) -> None:
    column = given_text(stage, layout.flag)
    said = stage.spec.flag.map if stage.spec.flag else {}
    found = stage.engine.values(
        f"SELECT DISTINCT {column} FROM {name(stage.table)} WHERE {column} <> '' AND _out IS NULL ORDER BY 1"
    )
    for (flag,) in found:
        for letter in _parted(flag, said):
            notes.append(_flag(letter, said.get(letter, "")))
            _attach(stage, first + len(notes) - 1, f"{column} = {literal(flag)}")


def flag_sql(stage: Stage, layout: Layout) -> str:
    """Gives the letters of each row's flags; a flag in words has none but `p`, where it says that a figure is provisional."""
    if not layout.flag:
        return "''"
    column = given_text(stage, layout.flag)
    said = stage.spec.flag.map if stage.spec.flag else {}
    found = stage.engine.values(f"SELECT DISTINCT {column} FROM {name(stage.table)} WHERE {column} <> '' ORDER BY 1")
    letters = {flag: "".join(_letter(each, said.get(each, "")) for each in _parted(flag, said)) for (flag,) in found}
    cases = " ".join(f"WHEN {literal(flag)} THEN {literal(found)}" for flag, found in letters.items())
    return f"CASE {column} {cases} ELSE '' END" if cases else "''"


def _letter(flag: str, said: str) -> str:
    if flag != "p" and _is_provisional(flag, said):
        return "p"
    return flag if len(flag) == 1 else ""


def _is_provisional(flag: str, said: str) -> bool:
    return flag == "p" or (said or flag).casefold().startswith(("provisional", "preliminary"))


def _parted(flag: str, said: Mapping[str, str]) -> tuple[str, ...]:
    """Gives the letters of several flags in one cell; a cell with anything else is one text."""
    letters = tuple(letter for letter in flag if letter not in " ,;")
    known = len(set(letters)) == len(letters) and all(letter in _LETTERS or letter in said for letter in letters)
    return letters if known and flag not in said else (flag,)


_LETTERS = frozenset("bcdefimnprsuz")
"""The single-letter flags of Eurostat."""


def _flag(letter: str, said: str) -> Note:
    kind = "provisional" if _is_provisional(letter, said) else _CUSTOM.get(letter, "scope")
    if said:
        return Note(kind=kind, text=said)
    if len(letter) > 1:
        return Note(kind=kind, text=letter)
    message = f"flag-{letter}" if letter in _CUSTOM else "flag-other"
    return Note(kind=kind, message=message, words=(("flag", letter),))


def _coverage(stage: Stage, first: int, notes: list[Note]) -> None:
    assert stage.spec.coverage is not None
    column = given_text(stage, stage.spec.coverage.column)
    full = ", ".join(literal(each) for each in stage.spec.coverage.full)
    found = stage.engine.values(
        f"SELECT DISTINCT {column} FROM {name(stage.table)} WHERE {column} NOT IN ({full}) AND _out IS NULL ORDER BY 1"
    )
    title = stage.spec.coverage.column.replace("_", " ")
    for (text,) in found:
        words = f"{title}: {text}" if text.isdecimal() else text
        notes.append(Note(kind="partial", text=words, at=stage.spec.at("coverage")))
        _attach(stage, first + len(notes) - 1, f"{column} = {literal(text)}")


def _attach(stage: Stage, note: int, condition: str) -> None:
    stage.engine.execute(
        f"INSERT INTO {name(f'notes_{stage.id}')} SELECT {note}, _sid FROM {name(stage.table)} WHERE {condition}"
    )
