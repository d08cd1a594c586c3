"""Branches: where a field takes several kinds of value, pydantic complains of each; one mistake is one complaint."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic_core import ErrorDetails

from reportgen.nodes.node import Map, Node, Scalar, child

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Complaint:
    """One of pydantic's errors: its path in the YAML, and the kinds of value ("branches") it was tried as on the way."""

    details: ErrorDetails
    path: Path
    branches: tuple[tuple[Path, str], ...]
    """Where a choice was made, and which."""

    @property
    def kind(self) -> str:
        """Pydantic's name for it."""
        return self.details["type"]


def located(details: ErrorDetails, node: Map) -> Complaint:
    """Parts pydantic's location into what stands in the YAML and the names of branches, which do not."""
    path: list[str | int] = []
    branches: list[tuple[Path, str]] = []
    place: Node = node
    steps = details["loc"]
    for index, step in enumerate(steps):
        below = child(place, step)
        if below is not None:
            place = below
            path.append(step)
        elif details["type"] == "missing" and index == len(steps) - 1:
            path.append(step)
        elif isinstance(step, str) and step != "[key]":
            branches.append((tuple(path), step))
    return Complaint(details=details, path=tuple(path), branches=tuple(branches))


def chosen(complaints: Sequence[Complaint], node: Map, depth: int = 0) -> list[Complaint]:
    """Keeps, of each choice, the branch that was most likely meant.

    A branch that does not fit the node at all says so at the place of the choice itself; one that was meant fits, and has
    its complaints further down. Where none fits, their first complaints stay and are told together.
    """
    plain = [complaint for complaint in complaints if len(complaint.branches) <= depth]
    choices: dict[Path, dict[str, list[Complaint]]] = {}
    for complaint in complaints:
        if len(complaint.branches) > depth:
            at, name = complaint.branches[depth]
            choices.setdefault(at, {}).setdefault(name, []).append(complaint)
    kept = list(plain)
    for at, branches in choices.items():
        fitting = [found for found in branches.values() if not any(_misfit(one, node, at, depth) for one in found)]
        if fitting:
            kept += chosen(min(fitting, key=_weight), node, depth + 1)
        else:
            kept += [found[0] for found in branches.values()]
    return kept


def _misfit(complaint: Complaint, node: Map, at: Path, depth: int) -> bool:
    """Says whether a branch refused the node as a whole."""
    if complaint.path != at or len(complaint.branches) != depth + 1:
        return False
    if isinstance(node.find(*at), Scalar):
        return complaint.kind.endswith(("_type", "_parsing", "wrong-type"))
    return not complaint.kind.startswith("too_")


def _weight(complaints: Sequence[Complaint]) -> tuple[int, int]:
    """A branch with keys that it lacks or does not know is less likely than one with a wrong value."""
    return sum(complaint.kind in {"missing", "extra_forbidden"} for complaint in complaints), len(complaints)
