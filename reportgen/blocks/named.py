"""Named: the names that a record gives under a key, each with its place."""

from collections.abc import Iterable

from reportgen.document import Text
from reportgen.kinds import Scope
from reportgen.nodes import Placed, Prose
from reportgen.problems import Span


def named(spec: Placed, key: str) -> tuple[tuple[str, Span], ...]:
    """Gives the names under a key, with their places."""
    return tuple((name, spec.at(key, index)) for index, name in enumerate(getattr(spec, key)))


def lines(given: Iterable[Prose], scope: Scope) -> tuple[Text, ...]:
    """Gives each of several lines of prose."""
    return tuple(scope.line(prose) for prose in given)
