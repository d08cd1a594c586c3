"""Contracts: what a kind of block, of chart and of data file fulfils, as tiny frozen dataclasses around functions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from reportgen.catalogue import ExtractSpec
from reportgen.document import Block
from reportgen.engine import Engine
from reportgen.indicator import Indicator
from reportgen.kinds.picture import Picture
from reportgen.kinds.scope import Scope
from reportgen.kinds.style import Setting
from reportgen.nodes import Placed
from reportgen.problems import Findings
from reportgen.spec.block import BlockFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockKind:
    """A kind of block: the key that names it in YAML, what an author may write, how it is composed."""

    name: str
    spec: type[BlockFrame]
    compose: Callable[[Any, Scope], Block | None]
    labelled: Literal["", "figure", "table"] = ""
    """What it is numbered as."""
    last: bool = False
    """Whether it needs everything else composed first."""
    traced: bool = False
    """Whether it needs all records composed first; its number is the one of its place in the report."""
    variants: Mapping[str, type[BlockFrame]] = field(default_factory=dict)
    """The value of the naming key → the model, for a kind with kinds of its own (`chart: lines`)."""


Draw = Callable[[Any, Mapping[str, Indicator], Setting, Findings], Picture | None]
"""(Spec, its indicators by the names it uses, setting, findings) → picture; nothing after adding what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartKind:
    """A kind of chart: what an author may write and how its Plotly JSON is made from an indicator's table."""

    name: str
    spec: type[Placed]
    draw: Draw
    mapped: bool = False
    """Whether it is a map, which is drawn anew when boundaries, places or names of countries change."""


def drawn_in(package: str) -> Draw:
    """Gives what draws by the `draw` of a package's module of that name, which is read when the first picture is drawn."""

    def draw(*given: Any) -> Picture | None:  # noqa: ANN401 a spec of the kind's own
        made = import_module(f"{package}.draw").draw(*given)
        assert made is None or isinstance(made, Picture), f"{package} draws pictures"
        return made

    return draw


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One data file to be read: its entry, where it is, how problems name it, and the table to make of it."""

    spec: ExtractSpec
    path: Path
    shown: str
    engine: Engine
    table: str
    findings: Findings
    header_rows: list[int] = field(default_factory=list)
    """Where a reader puts the row that its header stands in, if it stands in one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceKind:
    """A file format: how a file of it becomes a table of text, and what its marks and flags mean by custom."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Reading], tuple[str, ...] | None]
    """Makes the table of `_row` (line, sheet row or record in the file) and text columns `c0`, `c1` … in which nothing is
    an empty text; gives the header, or nothing after adding a problem."""
    lines: bool = True
    """Whether `_row` is a line that an editor can go to."""
    peek: Callable[[Reading, int], Mapping[str, list[tuple[int, list[str]]]]] | None = None
    """Gives the first so many rows of each sheet, for a format with sheets; nothing after adding a problem."""
    missing: Mapping[str, str] = field(default_factory=dict)
    thousands: str = ""
    flags: tuple[str, ...] = ()
    """Headers under which flags stand."""
