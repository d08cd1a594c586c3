"""Plain text: runs without their marks, for attributes, lists and CSV."""

from collections.abc import Mapping

from reportgen.document import Abbreviation, Link, Marked, NoteCall, Reference, Run, Shown, Text, Words


def plain(runs: Text, anchors: Mapping[str, str]) -> str:
    """Gives runs as plain text; a reference as its label, a note call as nothing."""
    return "".join(_plain(run, anchors) for run in runs)


def _plain(run: Run, anchors: Mapping[str, str]) -> str:
    match run:
        case Words() | Shown():
            return run.text
        case Marked() | Link():
            return plain(run.runs, anchors)
        case Reference():
            return anchors.get(run.target, run.target)
        case Abbreviation():
            return run.short
        case NoteCall():
            return ""
