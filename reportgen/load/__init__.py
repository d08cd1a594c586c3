"""Load: the text of `sections/*.yaml` becomes a `ReportSpec`; what is broken is left out and reported."""

from reportgen.load.report import load_report

__all__ = ["load_report"]
