"""Setting: what computing needs beside the specs, and what it asks of the engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Protocol

from reportgen.compute.keys import THRESHOLD
from reportgen.indicator import Indicator


class Engine(Protocol):
    """What computing asks of the engine."""

    def table(self, extract_id: str) -> Any:  # noqa: ANN401 Ibis
        """Gives an extract as an Ibis table."""

    def query(self, expression: Any) -> tuple[Any, Any]:  # noqa: ANN401 Ibis
        """Gives column names and rows, exact."""

    def sql(self, select: str) -> tuple[Any, Any]:
        """Runs one SELECT; gives column names and rows, exact."""

    def explain_sql(self, expression: Any) -> str:  # noqa: ANN401 Ibis
        """Gives the SQL of an Ibis expression."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What computing needs beside specs, extracts and engine."""

    declared: frozenset[str] = frozenset()
    """Every indicator that was declared, also those that could not be read: naming one of them is no second problem."""
    broken_extracts: frozenset[str] = frozenset()
    """Extracts that are declared but broken."""
    kept: Mapping[str, Indicator] = field(default_factory=dict)
    """Indicators computed before, by full name; they are not computed again."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Full name → the key that its numbers are kept under, where they are known already."""
    threshold: Decimal = THRESHOLD
