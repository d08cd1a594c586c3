"""Check cross references: each must lead to something that stands in the report."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from reportgen.compose.matter import Matter
from reportgen.document import Abbreviation, Front, NoteCall, Reference, Section, Shown, Words, inside
from reportgen.problems import Span, did_you_mean


def check_references(parts: Iterable[Front | Section], broken: AbstractSet[str], matter: Matter) -> None:
    """Adds a problem for every reference that leads nowhere, with the place of what is nearly called so.

    A reference to something broken stays silent. What is not printed may refer to what is left out.
    """
    parts = tuple(parts)
    places = {block.id: block.at for part in parts if isinstance(part, Section) for block in part.blocks}
    printed, known = list(references_in(parts)), (matter.labels, matter.left_out, broken)
    for reference in printed:
        if reference.target in matter.left_out:
            tell_left_out(reference.target, reference.at, matter)
    for reference in (*printed, *references_in(tuple(matter.unprinted))):
        if not (matter.records.nameless or any(reference.target in names for names in known)):
            message = f"nothing in the report is called `{reference.target}`"
            hint = did_you_mean(reference.target, set().union(*known))
            near = next((at for name, at in places.items() if f"`{name}`" in hint), None)
            matter.findings.error("unknown-reference", message, reference.at, hint=hint, also=(near,) if near else ())


def tell_left_out(name: str, at: Span, matter: Matter) -> None:
    """Adds the problem of a reference to what a condition leaves out."""
    condition = matter.left_out[name]
    said = " ".join(condition.text.split())
    matter.findings.error(
        "left-out-reference",
        f"`{name}` is left out of the report, since `{said}` is false",
        at,
        hint="refer to it under the same condition, in a block with the same `when:` or behind `{% if %}`",
        also=(condition.node.at,),
    )


_PLAIN = frozenset({Words, Shown, NoteCall, Abbreviation})
"""What most of a report is made of, and no reference stands in."""


def references_in(value: object) -> Iterator[Reference]:
    """Gives the references anywhere below a value, in order."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if type(item) is Reference:
            yield item
        elif type(item) not in _PLAIN:
            waiting += inside(item)[::-1]
