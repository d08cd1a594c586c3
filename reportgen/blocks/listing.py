"""Listings: contents, lists of figures and tables, and abbreviations, all generated."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from reportgen.document import Block, Text
from reportgen.kinds import BlockKind, Scope
from reportgen.nodes import Prose
from reportgen.spec.block import BlockFrame


class ContentsSpec(BlockFrame):
    """`- contents: sections`."""

    contents: Literal["sections"] = "sections"
    title: Prose | None = None


class FiguresSpec(BlockFrame):
    """`- list_of_figures: all`."""

    list_of_figures: Literal["all"] = "all"
    title: Prose | None = None


class TablesSpec(BlockFrame):
    """`- list_of_tables: all`."""

    list_of_tables: Literal["all"] = "all"
    title: Prose | None = None


class AbbreviationsSpec(BlockFrame):
    """`- abbreviations: used`."""

    abbreviations: Literal["used", "all"] = Field("used", description="Those the text uses, or all that are declared")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a list: its label, title and the id it leads to."""

    label: str
    title: Text
    target: str
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBody:
    """The list's title and lines."""

    title: Text
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AbbreviationsBody:
    """Short and long forms in alphabetical order."""

    entries: tuple[tuple[str, str], ...]


def compose_contents(spec: ContentsSpec, scope: Scope) -> Block | None:
    """Gives every numbered section and annex."""
    return _listed(spec, scope, "contents", "section", spec.title)


def compose_figures(spec: FiguresSpec, scope: Scope) -> Block | None:
    """Gives every figure."""
    return _listed(spec, scope, "list_of_figures", "figure", spec.title)


def compose_tables(spec: TablesSpec, scope: Scope) -> Block | None:
    """Gives every table."""
    return _listed(spec, scope, "list_of_tables", "table", spec.title)


def _listed(spec: BlockFrame, scope: Scope, kind: str, label: str, title: Prose | None) -> Block:
    entries = tuple(
        Entry(label=found.number, title=found.title, target=target)
        for target, found in scope.labels().items()
        if found.kind == label
    )
    body = ListBody(title=scope.line(title) if title else (), entries=entries)
    return Block(id=spec.id or "", kind=kind, body=body, at=spec.at())


def compose_abbreviations(spec: AbbreviationsSpec, scope: Scope) -> Block | None:
    """Gives the abbreviations that the text uses."""
    body = AbbreviationsBody(entries=scope.abbreviations(used=spec.abbreviations == "used"))
    return Block(id=spec.id or "", kind="abbreviations", body=body, at=spec.at())


CONTENTS = BlockKind(name="contents", spec=ContentsSpec, compose=compose_contents, last=True)
FIGURES = BlockKind(name="list_of_figures", spec=FiguresSpec, compose=compose_figures, last=True)
TABLES = BlockKind(name="list_of_tables", spec=TablesSpec, compose=compose_tables, last=True)
ABBREVIATIONS = BlockKind(name="abbreviations", spec=AbbreviationsSpec, compose=compose_abbreviations, last=True)
