"""The page of print: all that stands around the sections, as one page of HTML."""

from collections.abc import Sequence

from markupsafe import Markup

from reportgen.document import Document
from reportgen.problems import Span
from reportgen.renderers.html import front_names
from reportgen.renderers.press import Press
from reportgen.renderers.signs import signs_of
from reportgen.renderers.templates import SUFFIX
from reportgen.renderers.tokens import token_css


def print_page(document: Document, press: Press, sections: Sequence[Markup]) -> str:
    """Gives the whole page around its sections, or around what stands in their places."""
    sheets = "".join(press.templates.text(name) for name in press.templates.sheets("print"))
    style = f"{token_css(press.templates, 'print')}{sheets}"
    made = press.templates.render(
        f"print{SUFFIX}", press.findings, Span(file="templates"), **front_names(document, press),
        sections=sections, signs=signs_of(document), style=Markup(style),  # noqa: S704 our own file
    )  # fmt: skip
    return str(made)
