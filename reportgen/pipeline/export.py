"""Export the graph of a report without building it; a report with errors has none."""

from pathlib import Path

from reportgen.pipeline.graph import graph_json
from reportgen.pipeline.prepare import prepare_aside
from reportgen.problems import ReportError


def export_graph(root: Path) -> str:
    """Gives the graph as JSON text. Raises `ReportError` when the report has errors."""
    prepared = prepare_aside(root)
    if prepared.findings.errors or prepared.document is None:
        raise ReportError(tuple(prepared.findings))
    return graph_json(prepared.document)
