"""Plain text: runs without their marks, for attributes, lists and CSV."""

from collections.abc import Mapping

from reportgen.document import Abbreviation, Link, Marked, NoteCall, Reference, Run, Shown, Text, Words

_LONG = 24
"""So many letters fit into a column of a table."""


def plain(runs: Text, anchors: Mapping[str, str]) -> str:
    """Gives runs as plain text; a reference as its label, a note call as nothing."""
    return "".join(_plain(run, anchors) for run in runs)


def number_of(label: str) -> str:
    """Gives the number that a label ends with: "J3" of "Judgement J3"."""
    return label.rpartition(" ")[2]


def has_long_word(runs: Text) -> bool:
    """Says whether a word is so long that a table cannot give it a line: it may be broken anywhere."""
    return any(len(word) > _LONG for word in plain(runs, {}).split())


def _plain(run: Run, anchors: Mapping[str, str]) -> str:
    match run:
        case Words() | Shown():
            return run.text
        case Marked() | Link():
            return plain(run.runs, anchors)
        case Reference():
            label = anchors.get(run.target, run.target)
            return number_of(label) if run.short else label
        case Abbreviation():
            return run.short
        case NoteCall():
            return ""
