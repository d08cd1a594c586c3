"""Blocks: one kind a module (what an author may write, how it is composed), and a template of the same name."""

from collections.abc import Mapping

from reportgen.blocks import (
    annex,
    areas,
    backtests,
    chain,
    chart,
    evidence_register,
    findings,
    gaps,
    image,
    judgements,
    key_figures,
    key_judgements,
    listing,
    margin_note,
    note,
    profiles,
    pull_figure,
    recommendations,
    sources,
    table,
    text,
    threat_matrix,
    threats,
    traceability,
    version_table,
    yardstick,
)
from reportgen.kinds import BlockKind

BLOCKS: Mapping[str, BlockKind] = {
    kind.name: kind
    for kind in (
        text.KIND,
        key_figures.KIND,
        findings.KIND,
        chart.KIND,
        table.KIND,
        profiles.KIND,
        image.KIND,
        note.KIND,
        margin_note.KIND,
        pull_figure.KIND,
        key_judgements.KIND,
        judgements.KIND,
        yardstick.KIND,
        threats.KIND,
        threat_matrix.KIND,
        gaps.KIND,
        areas.KIND,
        recommendations.KIND,
        listing.CONTENTS,
        listing.FIGURES,
        listing.TABLES,
        sources.KIND,
        listing.ABBREVIATIONS,
        annex.KIND,
        evidence_register.KIND,
        traceability.KIND,
        version_table.KIND,
        chain.KIND,
        backtests.KIND,
    )
}
"""The key that names a block in YAML → its kind."""
