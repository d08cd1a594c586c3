"""Places: where in the author's files everything stands that has an id on the page."""

from collections.abc import Iterable, Iterator

from reportgen.nodes import Placed
from reportgen.preview.patch import Place
from reportgen.problems import Span
from reportgen.spec import ReportSpec, SectionSpec

COVER = "_cover"
"""Stands for what the page shows of the report itself."""


def places_of(report: ReportSpec) -> dict[str, Place]:
    """Gives id → place: sections, blocks, and the findings and recommendations inside them."""
    found = dict(_all(report.sections))
    return {name: (at.file, at.line, at.column) for name, at in {COVER: report.frame.at("title"), **found}.items()}


def _all(sections: Iterable[SectionSpec]) -> Iterator[tuple[str, Span]]:
    for section in sections:
        yield section.frame.id, section.frame.at("title")
        for block in section.blocks:
            yield block.id, block.at
            yield from _items(block.spec)


def _items(spec: Placed) -> Iterator[tuple[str, Span]]:
    """Gives the parts of a block that have an id of their own."""
    for name in type(spec).model_fields:
        given = getattr(spec, name)
        for each in given if isinstance(given, tuple) else ():
            if isinstance(each, Placed) and isinstance(own := getattr(each, "id", None), str):
                yield own, each.at()
