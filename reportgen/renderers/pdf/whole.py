"""Lay out a report in one piece: what is done when it cannot be laid out by sections, and what that is compared with."""

import hashlib
from collections.abc import Mapping
from contextlib import nullcontext

from reportgen.renderers.pdf.continued import settle_continued, without_continued
from reportgen.renderers.pdf.hearing import heard
from reportgen.renderers.pdf.hooks import is_known
from reportgen.renderers.pdf.own import fetcher
from reportgen.renderers.pdf.room import making_room
from reportgen.renderers.pdf.tagging import finish


def in_one_piece(html: str, pictures: Mapping[str, str]) -> tuple[bytes, tuple[str, ...]]:
    """Gives the PDF of a whole page of print, and what WeasyPrint warned of."""
    from weasyprint import HTML

    known = is_known()
    with heard() as said:
        made = HTML(
            string=html if known else without_continued(html), base_url="about:blank", url_fetcher=fetcher(pictures)
        )
        with making_room() if known else nullcontext():
            document = made.render(pdf_variant="pdf/ua-1")
        if known:
            settle_continued(document.pages)
        pdf = document.write_pdf(
            pdf_variant="pdf/ua-1", pdf_identifier=hashlib.sha256(html.encode()).digest()[:16], finisher=finish,
        )  # fmt: skip
    assert isinstance(pdf, bytes), "without a target WeasyPrint gives bytes"
    return pdf, tuple(said)
