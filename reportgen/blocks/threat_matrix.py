"""Threat matrix: the report's threats in the cells of likelihood and impact; nothing is multiplied."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from reportgen.analysis import Node
from reportgen.blocks.pictured import pictured
from reportgen.document import Block
from reportgen.indicator import Indicator, Unit
from reportgen.kinds import BlockKind, Scope
from reportgen.spec.block import FigureFrame
from reportgen.table import Column, Row, Table

IMPACTS = ("low", "moderate", "high", "severe")
"""From the lowest up."""


_MOST = 7
"""How many terms fit across a page."""


class ThreatMatrixSpec(FigureFrame):
    """`- threat_matrix: all`."""

    threat_matrix: Literal["all"] = "all"
    levels: Literal["built-in"] | tuple[tuple[int, ...], ...] = Field(
        "built-in",
        description="A level for each cell, rows from the lowest impact up; the built-in ones meet Cox's axioms",
    )


def compose(spec: ThreatMatrixSpec, scope: Scope) -> Block | None:
    """Gives the matrix of all threats; nothing after adding the problem that there is none."""
    yardstick, threats = scope.ledger.yardstick, scope.ledger.graph().of("threat")
    if yardstick is None:
        scope.ledger.lacking(spec.at("threat_matrix"))
        return None
    if not threats:
        scope.ledger.nothing("the report holds no threat that could stand in a matrix", spec.at("threat_matrix"))
        return None
    if len(yardstick.terms) > _MOST:
        message = f"a matrix holds {_MOST} terms of likelihood, and {yardstick.title} has {len(yardstick.terms)}"
        hint = "leave the matrix out, or name a yardstick with fewer in sections/report.yaml"
        scope.findings.error("wrong-value", message, spec.at("threat_matrix"), hint=hint)
        return None
    scope.ledger.shows(node.id for node in threats)
    words = {name: f"{band.term} {band.printed}" for name, band in yardstick.terms.items()}
    impacts = {name: scope.say(f"impact-{name}") for name in IMPACTS}
    built_in = spec.levels == "built-in" and len(words) == 7
    keys = {
        "data": ["threats"],
        "entries": "threat",
        "columns": "likelihood",
        "rows": "impact",
        "terms": {"columns": list(words.values()), "rows": list(impacts.values())},
        "levels": "built-in" if built_in else () if spec.levels == "built-in" else spec.levels,
    }
    return pictured("matrix", spec, keys, scope, {"threats": _table(threats, words, impacts, scope)})


def _table(threats: tuple[Node, ...], words: Mapping[str, str], impacts: Mapping[str, str], scope: Scope) -> Indicator:
    """Gives the threats as the rows of an indicator without a number."""
    unknown = scope.say("level-unknown")
    titles = [node.title for node in threats]
    rows = tuple(
        Row(
            keys=(
                node.title if titles.count(node.title) == 1 else f"{node.title} ({node.number})",
                words.get(str(node.facts["term"]), unknown),
                impacts.get(str(node.facts["impact"]), unknown),
            ),
            cells=(),
        )
        for node in threats
    )
    heads = {"threat": scope.say("threats"), "likelihood": scope.say("likelihood"), "impact": scope.say("impact")}
    columns = tuple(Column(name=name, kind="text", label=label) for name, label in heads.items())
    return Indicator(
        id="threats",
        label=scope.say("threats"),
        unit=Unit(name=""),
        table=Table(dimensions=columns, measures=(), rows=rows),
        sources=(),
        notes=(),
        definition="",
        query="",
        extracts=(),
        vintage="",
        rows_read=len(rows),
        digest="",
    )


KIND = BlockKind(name="threat_matrix", spec=ThreatMatrixSpec, compose=compose, labelled="figure", traced=True)
