"""Notes: which of a section's notes its prose calls, numbered in the order of the calls."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.nodes import Prose
from reportgen.problems import Findings, did_you_mean


@dataclass(slots=True, kw_only=True)
class NoteCalls:
    """The notes of one section, and what its prose has called so far."""

    notes: Mapping[str, Prose]
    findings: Findings
    called: list[str] = field(default_factory=list)
    mentioned: set[str] = field(default_factory=set)
    """The notes that are called where nothing is printed now, or that a misspelt call most likely meant."""

    def call(self, name: str, prose: Prose, offset: int) -> int | None:
        """Gives the number of a note; nothing after adding the problem that there is none of that name."""
        if self.mention(name, prose, offset) is None:
            return None
        if name not in self.called:
            self.called.append(name)
        return self.called.index(name) + 1

    def mention(self, name: str, prose: Prose, offset: int) -> int | None:
        """Takes the call of a note in what is not printed, which gives it no number."""
        if name not in self.notes:
            near = did_you_mean(name, self.notes)
            self.mentioned |= {note for note in self.notes if f"`{note}`" in near}
            self.findings.error(
                "unknown-note",
                f"this section has no note `{name}`",
                prose.node.place(max(0, offset), len(f"[^{name}]")),
                hint=near or f"write it under `notes:` as `{name}: …`",
            )
            return None
        self.mentioned.add(name)
        return 0
