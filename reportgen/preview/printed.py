"""Printed: the PDF of the page that is shown, made when it is asked for, and its pages as pictures."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any

from reportgen.cache import opened
from reportgen.disk import digest
from reportgen.pipeline.desk import Desk
from reportgen.pipeline.printing import print_report
from reportgen.pipeline.workshop import Workshop
from reportgen.problems import Findings, Problem

_LOCK = Lock()
"""PDFium does one thing at a time."""
_WIDEST = 2400


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A PDF, and the digest of the page that it is the print of."""

    of: str
    pdf: bytes = field(repr=False, default=b"")
    problems: tuple[Problem, ...] = ()

    @property
    def digest(self) -> str:
        """The digest of the PDF; nothing when there is none."""
        return digest(self.pdf) if self.pdf else ""


def print_page(desk: Desk, of: str, workshop: Workshop) -> Printed:
    """Gives the PDF of the page that was made at a desk, or what stands in its way."""
    findings = Findings()
    apart = replace(desk, prepared=replace(desk.prepared, findings=findings))
    with opened(desk.prepared.cache):
        pdf = print_report(apart, workshop)()
    return Printed(of=of, pdf=b"" if findings.errors else pdf, problems=tuple(findings))


def sizes(pdf: bytes) -> list[list[float]]:
    """Gives width and height of every page, in points."""
    with _opened(pdf) as document:
        return [[round(length, 1) for length in document.get_page_size(index)] for index in range(len(document))]


def picture(pdf: bytes, index: int, width: int) -> bytes | None:
    """Gives a page as PNG, so many pixels wide; nothing when there is no such page."""
    with _opened(pdf) as document:
        if not 0 <= index < len(document):
            return None
        page = document[index]
        drawn = page.render(scale=min(width, _WIDEST) / page.get_width()).to_pil()
    raw = io.BytesIO()
    drawn.save(raw, "PNG", compress_level=1)
    return raw.getvalue()


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    from pypdfium2 import PdfDocument

    with _LOCK, PdfDocument(pdf) as document:
        yield document
