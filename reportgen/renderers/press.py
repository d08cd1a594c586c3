"""The press: what every renderer works with beside the document, one for each medium of an edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from jinja2 import UndefinedError

from reportgen.document import Document
from reportgen.problems import Findings
from reportgen.renderers.anchors import anchors_of, present_in
from reportgen.renderers.data import Issue, issue_of
from reportgen.renderers.templates import Templates

Medium = Literal["screen", "print"]
"""Where the pages are read; templates see it as `medium`."""


class Twins(Protocol):
    """A figure's static pictures as SVG text."""

    @property
    def print(self) -> str:
        """The picture with literal colours."""

    @property
    def screen(self) -> str:
        """The picture with its colours as `var(--NAME, #rrggbb)`."""


Pictures = Mapping[str, Twins]
"""Figure id → its static pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """The medium's templates, words, pictures and anchors; `findings` takes what is wrong with a template."""

    medium: Medium
    templates: Templates
    language: str
    messages: Mapping[str, str]
    anchors: Mapping[str, str]
    """The id of anything that can be referred to → what a reference to it prints."""
    present: frozenset[str]
    """The ids that this document holds; what is elsewhere in the report is named, not linked."""
    pictures: Mapping[str, str]
    """Figure id → its SVG text for this medium."""
    issue: Issue
    """What the data files say of the report."""
    abbreviations: Mapping[str, str]
    """Short form → what it stands for."""
    findings: Findings = field(compare=False)

    def say(self, message: str, **words: object) -> str:
        """Gives one of the tool's own messages."""
        if message not in self.messages:
            raise UndefinedError(f"the message catalogue has no words for '{message}'")
        return self.messages[message].format(**words)


def press_for(
    medium: Medium, document: Document, pictures: Pictures, templates: Templates, findings: Findings
) -> Press:
    """Gives the press that a document's sections and pages are printed with."""
    drawn = {name: twins.screen if medium == "screen" else twins.print for name, twins in pictures.items()}
    return Press(medium=medium, templates=templates, language=document.front.language, messages=document.messages,
                 anchors=anchors_of(document),
        present=present_in(document), issue=issue_of(document), pictures=drawn,
        abbreviations=dict(document.abbreviations), findings=findings)  # fmt: skip
