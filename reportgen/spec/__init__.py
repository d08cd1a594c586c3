"""Specs: what an author may write in `sections/`, as models with places."""

from reportgen.spec.aspects import AspectList
from reportgen.spec.block import BlockFrame, BlockSpec, FigureFrame
from reportgen.spec.indicator import IndicatorSpec
from reportgen.spec.report import ReportFrame, SectionFrame
from reportgen.spec.tree import ReportSpec, SectionSpec

__all__ = [
    "AspectList",
    "BlockFrame",
    "BlockSpec",
    "FigureFrame",
    "IndicatorSpec",
    "ReportFrame",
    "ReportSpec",
    "SectionFrame",
    "SectionSpec",
]
