"""Explain the cache: of every result of a build whether it was kept, and why it was made anew."""

import json
from collections import Counter
from collections.abc import Iterable

import click

from reportgen.cli.printing import Form
from reportgen.pipeline.journal import Entry
from reportgen.pipeline.model import Built

_KINDS = {"pictures": "picture", "faces": "fonts", "part": "pages", "pdf": "PDF", "html": "HTML", "letters": "letters"}
"""Kind of result → what an editor calls it, where that is another word."""
_WHY = {
    "kept": "nothing it is made of has changed",
    "new": "it is new",
    "gone": "it is not in the cache any more",
    "damaged": "it was damaged in the cache",
    "troubled": "it had problems, and what has problems is not kept",
}


def explain_cache(built: Built, form: Form) -> None:
    """Prints the account: lines on the standard error, or objects on the standard output."""
    if form == "json":
        for entry in built.entries:
            click.echo(json.dumps(_object(entry), ensure_ascii=False))
        return
    for line in _lines(built):
        click.echo(line, err=True)


def _lines(built: Built) -> Iterable[str]:
    if built.nothing_to_do:
        yield "nothing to do: all that the last build read, stood on and wrote is as it was"
        return
    width = max((len(entry.name) for entry in built.entries), default=0)
    for entry in built.entries:
        done = "kept   " if entry.why == "kept" else "rebuilt"
        yield f"{done}  {_kind(entry):<9}  {entry.name:<{width}}  {_why(entry)}"
    rebuilt = Counter(_kind(entry) for entry in built.entries if entry.why != "kept")
    told = ", ".join(f"{kind} {count}" for kind, count in rebuilt.items())
    total = len(built.entries)
    yield f"kept {total - rebuilt.total()} of {total} results" + (f"; rebuilt {told}" if told else "")


def _why(entry: Entry) -> str:
    return f"changed: {', '.join(entry.changed)}" if entry.why == "changed" else _WHY[entry.why]


def _kind(entry: Entry) -> str:
    return _KINDS.get(entry.kind, entry.kind)


def _object(entry: Entry) -> dict[str, object]:
    kept = entry.why == "kept"
    return {"kind": _kind(entry), "name": entry.name, "kept": kept, "why": entry.why, "changed": list(entry.changed)}
