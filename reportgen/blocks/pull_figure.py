"""Pull figure: one number so large that a reader who leafs through stops at it."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from reportgen.blocks.key_figures import KeyFigure, KeyFigureSpec, figure_of, once
from reportgen.document import Block, Text
from reportgen.kinds import BlockKind, Scope
from reportgen.nodes import Prose
from reportgen.spec.block import BlockFrame


class PullFigureSpec(BlockFrame):
    """`- pull_figure: INDICATOR`."""

    pull_figure: Prose = Field(
        description="The number: an indicator or an expression, such as `peak` or `peak | rounded`"
    )
    label: Prose = Field(description="What the number counts, in a few words")
    change: Prose | None = Field(None, description="A line below: `{{ peak_change | change }} on 2014`")
    place: Literal["text", "margin"] = Field(
        "text", description="In the column of the text, or in the margin beside it"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PullFigureBody:
    """The number, where it stands, and what a reader must know of it."""

    item: KeyFigure
    place: str
    notes: tuple[Text, ...] = ()


def compose(spec: PullFigureSpec, scope: Scope) -> Block | None:
    """Gives the number with its label and source."""
    item = once(figure_of(KeyFigureSpec(value=spec.pull_figure, label=spec.label, change=spec.change), scope))
    body = PullFigureBody(item=item, place=spec.place, notes=tuple(scope.words(note) for note in item.notes))
    return Block(id=spec.id or "", kind="pull_figure", body=body, at=spec.at())


KIND = BlockKind(name="pull_figure", spec=PullFigureSpec, compose=compose)
