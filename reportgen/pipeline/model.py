"""What a build is asked for, what it needs from outside, and what it gives."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reportgen.pipeline.journal import Entry
from reportgen.problems import Problem


class Stages(Protocol):
    """How the pipeline tells what it is doing."""

    def stage(self, name: str, total: int = 0) -> AbstractContextManager[Callable[[str], None]]:
        """Opens a stage; the function it gives is called with each thing done."""


class Silent:
    """Tells nobody."""

    def stage(self, name: str, total: int = 0) -> AbstractContextManager[Callable[[str], None]]:
        """Gives a function that does nothing."""
        return nullcontext(_ignore)


def _ignore(_: str) -> None:
    return None


class WrongUsageError(Exception):
    """The command names something that is not there; ends it with exit status 2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What to build."""

    html: bool = True
    """The page, `index.html`."""
    pdf: bool = True
    section: str = ""
    """The id of the one section to build; nothing for the whole report."""
    for_review: bool = False
    """The copy that people mail, `review.html`."""

    @property
    def name(self) -> str:
        """A name for this choice, under which the last build is remembered."""
        chosen = [word for word, on in (("html", self.html), ("pdf", self.pdf), ("review", self.for_review)) if on]
        return "-".join([*chosen, *([self.section] if self.section else [])])


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build gave."""

    folder: Path
    digest: str
    files: tuple[str, ...]
    taken_out: tuple[str, ...] = ()
    """Forms of the last draft that are not true of this one, and were not made anew."""
    warnings: tuple[Problem, ...] = ()
    nothing_to_do: bool = False
    entries: tuple[Entry, ...] = ()
    """Every result of this build: what it is made of, and whether it was made now."""
