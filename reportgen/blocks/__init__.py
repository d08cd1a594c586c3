"""Blocks: one kind a module (what an author may write, how it is composed), and a template of the same name."""

from collections.abc import Mapping

from reportgen.blocks import (
    annex,
    backtests,
    chart,
    findings,
    image,
    key_figures,
    listing,
    margin_note,
    note,
    pull_figure,
    recommendations,
    sources,
    table,
    text,
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
        image.KIND,
        note.KIND,
        margin_note.KIND,
        pull_figure.KIND,
        recommendations.KIND,
        listing.CONTENTS,
        listing.FIGURES,
        listing.TABLES,
        sources.KIND,
        listing.ABBREVIATIONS,
        annex.KIND,
        backtests.KIND,
    )
}
"""The key that names a block in YAML → its kind."""
