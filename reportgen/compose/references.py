"""Check cross references: each must lead to something that stands in the report."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from reportgen.document import Front, Label, Reference, Section, inside
from reportgen.problems import Findings, did_you_mean


def check_references(
    parts: Iterable[Front | Section], labels: Mapping[str, Label], broken: AbstractSet[str], findings: Findings
) -> None:
    """Adds a problem for every reference that leads nowhere, with the place of what is nearly called so.

    A reference to something broken stays silent.
    """
    parts = tuple(parts)
    places = {block.id: block.at for part in parts if isinstance(part, Section) for block in part.blocks}
    for part in parts:
        for reference in references_in(part):
            if reference.target not in labels and reference.target not in broken:
                message = f"nothing in the report is called `{reference.target}`"
                hint = did_you_mean(reference.target, {*labels, *broken})
                near = next((at for name, at in places.items() if f"`{name}`" in hint), None)
                findings.error("unknown-reference", message, reference.at, hint=hint, also=(near,) if near else ())


def references_in(value: object) -> Iterator[Reference]:
    """Gives the references anywhere below a value, in order."""
    if isinstance(value, Reference):
        yield value
    else:
        for item in inside(value):
            yield from references_in(item)
