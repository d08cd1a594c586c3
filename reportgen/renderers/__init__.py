"""Renderers: a document to HTML, PDF and CSV; each gives the artifacts it makes by their paths."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reportgen.document import Document
from reportgen.renderers.data import render_data
from reportgen.renderers.html import render_html
from reportgen.renderers.pdf import render_pdf
from reportgen.renderers.press import Medium, Press


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderer:
    """A renderer: the medium whose press it takes, and what it makes of a whole document.

    The pipeline sets sections one by one with `render_section`, so that it can keep them, and joins them with
    `assemble_html`, or `print_html` and `lay_out`; `render` does all of that at once.
    """

    name: str
    medium: Medium
    render: Callable[[Document, Press], Mapping[str, bytes]]


def _html(document: Document, press: Press) -> Mapping[str, bytes]:
    return {"index.html": render_html(document, press)}


def _pdf(document: Document, press: Press) -> Mapping[str, bytes]:
    return {"report.pdf": render_pdf(document, press)}


def _data(document: Document, press: Press) -> Mapping[str, bytes]:
    return render_data(document)


RENDERERS: Mapping[str, Renderer] = {
    "html": Renderer(name="html", medium="screen", render=_html),
    "pdf": Renderer(name="pdf", medium="print", render=_pdf),
    "data": Renderer(name="data", medium="screen", render=_data),
}
"""Every renderer by its name."""
