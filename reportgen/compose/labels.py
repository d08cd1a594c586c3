"""Labels: what authors call indicators and columns is printed as a heading, so it may hold no typed number either."""

from collections.abc import Iterator

from reportgen.compose.scope import Matter
from reportgen.compose.texts import refuse_typed
from reportgen.document import Words
from reportgen.problems import Span
from reportgen.spec import ReportSpec
from reportgen.templating.typed import typed_numbers


def check_labels(report: ReportSpec, matter: Matter) -> None:
    """Adds a problem for every number that is typed in the label of an indicator or of a column that is read."""
    for text, at in _labels(report, matter):
        refuse_typed(typed_numbers((Words(text=text, at=at),)), matter.findings)


def _labels(report: ReportSpec, matter: Matter) -> Iterator[tuple[str, Span]]:
    for spec, _ in report.indicators.values():
        yield spec.label, spec.at("label" if spec.node is not None and "label" in spec.node else "title")
    for extract in matter.extracts.values():
        for name, column in extract.spec.columns.items():
            yield column.label, extract.spec.at("columns", name, "label")
