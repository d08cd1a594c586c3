"""Render the PDF: one tagged document laid out by WeasyPrint, that reads nothing but its own parts."""

import hashlib
import logging
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote_to_bytes

from markupsafe import Markup

from reportgen.document import Document
from reportgen.problems import Findings, Span
from reportgen.renderers.html import front_names
from reportgen.renderers.press import Press
from reportgen.renderers.section import render_section
from reportgen.renderers.tagging import finish
from reportgen.renderers.templates import SUFFIX
from reportgen.renderers.tokens import token_css

_LAYOUT = Span(file="templates/print.css")


def render_pdf(document: Document, press: Press) -> bytes:
    """Gives the PDF from scratch."""
    return lay_out(
        print_html(document, press, [render_section(section, press) for section in document.sections]), press
    )


def print_html(document: Document, press: Press, sections: Sequence[Markup]) -> str:
    """Gives the whole HTML that is laid out; sections may come from a cache."""
    style = f"{token_css(press.templates, 'print')}{press.templates.text('print.css')}"
    return press.templates.render(
        f"print{SUFFIX}", press.findings, Span(file="templates"), **front_names(document, press),
        sections=sections, style=Markup(style),  # noqa: S704 our own file
    )  # fmt: skip


def lay_out(html: str, press: Press) -> bytes:
    """Gives the PDF of that HTML; whatever WeasyPrint warns of becomes a problem."""
    from weasyprint import HTML

    with _heard(press.findings):
        pdf = HTML(string=html, base_url="about:blank", url_fetcher=_fetcher(press.pictures)).write_pdf(
            pdf_variant="pdf/ua-1", pdf_identifier=hashlib.sha256(html.encode()).digest()[:16], finisher=finish,
        )  # fmt: skip
    assert isinstance(pdf, bytes), "without a target WeasyPrint gives bytes"
    return pdf


def _fetcher(pictures: Mapping[str, str]) -> Any:  # noqa: ANN401 WeasyPrint carries no types
    """Gives the fetcher of `picture:ID` and `data:` addresses, which refuses all others."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnParts(URLFetcher):  # type: ignore[misc]
        """Serves what the document holds itself."""

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401
            """Gives a part's bytes, or refuses."""
            if url.startswith("picture:"):
                kind, content = "image/svg+xml", pictures[url.removeprefix("picture:")].encode()
            elif url.startswith("data:"):
                kind, content = _data(url)
            else:
                raise ValueError(f"{url} is no part of the document")
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    return OwnParts(allowed_protocols=("picture", "data"))


def _data(url: str) -> tuple[str, bytes]:
    head, _, body = url.removeprefix("data:").partition(",")
    kind = head.split(";")[0] or "text/plain"
    return kind, b64decode(body) if head.endswith(";base64") else unquote_to_bytes(body)


@contextmanager
def _heard(findings: Findings) -> Iterator[None]:
    """Turns what WeasyPrint logs into problems, and keeps it off the terminal."""
    logger = logging.getLogger("weasyprint")
    handler = _Listener(findings)
    before = logger.propagate, logger.handlers[:], logger.level
    logger.propagate, logger.handlers = False, [handler]
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.propagate, logger.handlers = before[0], before[1]
        logger.setLevel(before[2])


class _Listener(logging.Handler):
    def __init__(self, findings: Findings) -> None:
        super().__init__(logging.WARNING)
        self._findings = findings

    def emit(self, record: logging.LogRecord) -> None:
        message = re.sub(r"\s+", " ", record.getMessage()).replace("'", "`").rstrip(".")
        self._findings.error(
            "weasyprint-warning", f"the layout of the PDF: {message[:1].lower()}{message[1:]}"[:300], _LAYOUT
        )
