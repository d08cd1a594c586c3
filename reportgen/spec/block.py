"""What every block has, whatever its kind; each kind's own keys live in its shelf module."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from reportgen.nodes import Placed, Prose
from reportgen.nodes.model import Many
from reportgen.problems import Span
from reportgen.spec.report import Id, Tlp


class BlockFrame(Placed):
    """The keys that every block takes."""

    id: Id | None = Field(
        None, description="The block's name for comments, links and caches; `reportgen ids` writes it"
    )
    when: Prose | None = Field(None, description="A condition on indicators; the block is left out when it is false")
    marking: Tlp | None = Field(None, description="A marking stricter than the section's")


class FigureFrame(BlockFrame):
    """The keys of a numbered figure or table."""

    title: Prose = Field(description="What the figure shows, as a finding")
    subtitle: Prose | None = Field(None, description="What is plotted, in which unit; generated when left out")
    holds: Prose | None = Field(None, description="The condition under which the title is true")
    note: Many[Prose] = Field((), description="Notes printed below")


Width = Literal["column", "page"]
"""How wide a picture is drawn: as the grid of the page, or from edge to edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockSpec:
    """One block of a section as it was read: its kind, its id (given or derived), its model and its place."""

    kind: str
    id: str
    spec: BlockFrame
    at: Span

    @property
    def listed(self) -> tuple[Placed, ...]:
        """What the block lists, such as findings and judgements; nothing of most kinds."""
        listed = getattr(self.spec, self.kind, ())
        return tuple(item for item in listed if isinstance(item, Placed)) if isinstance(listed, tuple) else ()

    @property
    def items(self) -> Iterator[tuple[str, Span]]:
        """The ids of what the block lists, and where each is written."""
        for item in self.listed:
            if isinstance(name := getattr(item, "id", None), str):
                yield name, item.at("id")
