"""Refusal: an indicator that cannot be computed, with the problem that says why, and the places inside its keys."""

from reportgen.nodes import Scalar
from reportgen.problems import Problem, Span
from reportgen.spec.indicator import IndicatorSpec


class Refusal(Exception):  # noqa: N818 it stops one indicator, never the build
    """Stops one indicator; carries its problems."""

    def __init__(self, *problems: Problem) -> None:
        """Keeps the problems for the stage's findings."""
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


def spot(spec: IndicatorSpec, *path: str | int, part: str = "", offset: int | None = None) -> Span:
    """Gives the place of `part` (or of an offset) inside the text at a path of keys, or of the whole text."""
    found = spec.node.find(*path) if spec.node is not None else None
    if isinstance(found, Scalar):
        start = found.text.find(part) if part and offset is None else offset
        if start is not None and start >= 0:
            return found.place(start, len(part) or 1)
    return spec.at(*path)
