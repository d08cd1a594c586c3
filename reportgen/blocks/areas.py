"""Areas: key operational areas, what makes each one, who would lead, and what it takes."""

from dataclasses import dataclass

from reportgen.blocks.named import lines, named
from reportgen.document import Block, Text, unlabelled
from reportgen.kinds import BlockKind, Cited, Scope
from reportgen.kinds.ledger import Entry
from reportgen.nodes.model import Some
from reportgen.spec.block import BlockFrame
from reportgen.spec.records import AreaSpec


class AreasSpec(BlockFrame):
    """`- areas:` followed by a list."""

    areas: Some[AreaSpec]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One key operational area, ready to print."""

    id: str
    number: str
    name: Text
    why: Text
    owner: str
    partners: tuple[str, ...]
    needs: tuple[Text, ...]
    rests_on: tuple[Cited, ...]
    specimen: str
    sources: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AreasBody:
    """The areas in their order."""

    items: tuple[Area, ...]


def compose(spec: AreasSpec, scope: Scope) -> Block | None:
    """Gives the areas, numbered through the report."""
    items = tuple(_area(item, scope) for item in spec.areas)
    return Block(id=spec.id or "", kind="areas", body=AreasBody(items=items), at=spec.at())


def _area(item: AreaSpec, scope: Scope) -> Area:
    rests_on = scope.ledger.cited(named(item, "rests_on"), by=item.id)
    name, why, needs = scope.line(item.name), scope.line(item.why), lines(item.needs, scope)
    told = (*name, *why, *(run for each in needs for run in each))
    found = Area(
        id=item.id,
        number=scope.ledger.number("area"),
        name=name,
        why=why,
        owner=item.owner,
        partners=item.partners,
        needs=needs,
        rests_on=rests_on,
        specimen=scope.ledger.specimen,
        sources=scope.cite_below(scope.sources_of(told)),
        notes=scope.notes_of(told),
    )
    facts: dict[str, str | tuple[str, ...]] = {
        "why": unlabelled(why), "owner": item.owner, "partners": item.partners, "needs": tuple(map(unlabelled, needs)),
        "specimen": found.specimen,
    }  # fmt: skip
    entry = Entry(
        kind="area", id=item.id, number=found.number, title=name, rests_on=[each.id for each in rests_on],
        facts={key: value for key, value in facts.items() if value}, at=item.at(),
    )  # fmt: skip
    scope.ledger.enter(entry, told)
    return found


KIND = BlockKind(name="areas", spec=AreasSpec, compose=compose)
