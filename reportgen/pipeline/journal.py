"""The journal of a build: what each result is made of, which makes its key, and why it had to be made again.

A result is asked for by its kind and name; `made_of` is each thing it depends on, in an editor's words → its digest:

    html = journal.once("section", "routes", {"the text of the section": …, "templates": …}, make, findings)

Where results are made elsewhere and several at a time, `key` and `get` come first, and `put` when they are there.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from reportgen.cache import Cache
from reportgen.disk import digest
from reportgen.problems import Findings

Why = Literal["kept", "new", "changed", "gone", "damaged", "troubled"]
"""Kept: not made again. Gone: it was made before and is not in the cache any more. Troubled: it had problems and was not kept."""
_SHORT = 12
"""So many characters of a digest are remembered of what a result was made of."""


@dataclass(slots=True, kw_only=True)
class Entry:
    """A result of this build."""

    kind: str
    name: str
    key: str
    made_of: Mapping[str, str]
    """What it depends on, in an editor's words → digest."""
    why: Why = "kept"
    changed: tuple[str, ...] = ()
    """Those things it depends on that are not as they were."""
    troubled: bool = False


@dataclass(slots=True)
class Journal:
    """Makes the keys of results, finds and stores them, and remembers all of it."""

    cache: Cache
    before: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Kind → name → what the result of the last build was made of."""
    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    storing: bool = True
    """Whether results are stored: not where a file changed while it was read, and nobody knows what they are made of."""

    def key(self, kind: str, name: str, made_of: Mapping[str, str]) -> str:
        """Gives the key of a result: the same for the same kind, made of the same things."""
        parts = sorted(made_of.items())
        key = digest(kind, *(each for part in parts for each in part))
        short = {what: digest(found)[:_SHORT] for what, found in parts}
        self.entries[kind, name] = Entry(kind=kind, name=name, key=key, made_of=short)
        return key

    def get(self, kind: str, name: str) -> bytes | None:
        """Gives a stored result whose key was made; nothing when it is to be made again, and remembers why."""
        found = self.cache.find(kind, self.entries[kind, name].key)
        if found.data is None:
            self.missed(kind, name, damaged=found.damaged)
        return found.data

    def put(self, kind: str, name: str, data: bytes) -> bytes:
        """Stores a result whose key was made, and gives it back."""
        return self.cache.put(kind, self.entries[kind, name].key, data) if self.storing else data

    def once(
        self,
        kind: str,
        name: str,
        made_of: Mapping[str, str],
        make: Callable[[], bytes],
        findings: Findings | None = None,
    ) -> bytes:
        """Gives the stored result, made first when there is none; one with new findings is not stored: they are told again."""
        self.key(kind, name, made_of)
        found = self.get(kind, name)
        if found is not None:
            return found
        before = len(findings.problems) if findings else 0
        made = make()
        if findings and len(findings.problems) > before:
            self.trouble(kind, name)
            return made
        return self.put(kind, name, made)

    def note(self, kind: str, name: str, made_of: Mapping[str, str]) -> None:
        """Remembers what a result is made of that every build puts together, and why it is another than the last."""
        self.key(kind, name, made_of)
        last = self.before.get(kind, {}).get(name)
        if last is None or last["made_of"] != self.entries[kind, name].made_of:
            self.missed(kind, name)

    def mend(self, kind: str, name: str, made_of: Mapping[str, str], *, damaged: bool = False) -> None:
        """Makes another key for a result that was not found: what it is made of came out while it was made.

        `damaged` says that what was remembered of that was damaged.
        """
        found = self.entries[kind, name]
        self.key(kind, name, made_of)
        self.missed(kind, name, damaged=damaged or found.why == "damaged")

    def missed(self, kind: str, name: str, *, damaged: bool = False) -> None:
        """Remembers that a result is to be made again, and why."""
        entry = self.entries[kind, name]
        last = self.before.get(kind, {}).get(name)
        made_of = last["made_of"] if last else entry.made_of
        every = sorted({**entry.made_of, **made_of})
        entry.changed = tuple(what for what in every if entry.made_of.get(what) != made_of.get(what))
        entry.why = _why(last, entry.changed, damaged=damaged)

    def trouble(self, kind: str, name: str) -> None:
        """Remembers that a result was not stored, because there is something wrong with it."""
        self.entries[kind, name].troubled = True

    def record(self) -> dict[str, Mapping[str, Any]]:
        """Gives what the next build compares with; kinds that this build did not make stay as they were."""
        kinds = dict.fromkeys(kind for kind, _ in self.entries)
        made: dict[str, Mapping[str, Any]] = {kind: dict(_remembered(self.entries.values(), kind)) for kind in kinds}
        return {**self.before, **made}


def _why(last: Mapping[str, Any] | None, changed: tuple[str, ...], *, damaged: bool) -> Why:
    if damaged:
        return "damaged"
    if last is None:
        return "new"
    if changed:
        return "changed"
    return "troubled" if last.get("troubled") else "gone"


def _remembered(entries: Iterable[Entry], kind: str) -> Iterable[tuple[str, dict[str, Any]]]:
    for entry in entries:
        if entry.kind == kind:
            yield entry.name, {"made_of": entry.made_of, **({"troubled": True} if entry.troubled else {})}
