"""What a chain is drawn from: columns of boxes, and the links between them."""

from pydantic import Field

from reportgen.nodes import Placed


class BoxSpec(Placed):
    """One box: its id, the number that it bears, its words, and whether it stands out."""

    id: str
    number: str
    words: str
    bold: bool = False
    gone: bool = Field(False, description="Whether it bears nothing any more")


class ColumnSpec(Placed):
    """One column of boxes below its head."""

    head: str
    boxes: tuple[BoxSpec, ...]


class ChainSpec(Placed):
    """Columns from what everything rests on to what rests on all."""

    columns: tuple[ColumnSpec, ...] = Field(min_length=2)
    links: tuple[tuple[str, str], ...] = Field(description="Left and right, by id")
    opening: str = Field(description="How the alternative text begins")
    closing: str = Field("", description="How it ends")
    note: str = Field("", description="What is printed below it")
    from_: str = Field(description="The head of the first column of its data")
    to: str = Field(description="The head of the second")
