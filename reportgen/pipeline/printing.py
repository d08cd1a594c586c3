"""Print: the PDF of a report, section by section; each part is kept under the digest of all that is in it."""

import re
from collections.abc import Callable, Sequence

from markupsafe import Markup

from reportgen.disk import digest
from reportgen.draw import MissingError
from reportgen.pipeline.desk import Desk, press_of, set_section
from reportgen.pipeline.layouts import Layouts
from reportgen.pipeline.workshop import Workshop
from reportgen.problems import Span
from reportgen.renderers.pdf.cut import joined, placeholder
from reportgen.renderers.pdf.hearing import tell
from reportgen.renderers.pdf.hooks import UnknownVersionError
from reportgen.renderers.pdf.page import print_page
from reportgen.renderers.pdf.sections import InOnePieceError, by_sections
from reportgen.renderers.pdf.whole import in_one_piece
from reportgen.renderers.press import Press
from reportgen.workers import WorkerDiedError

SHEET = "print.css"


def print_report(desk: Desk, step: Callable[[str], None], workshop: Workshop) -> bytes:
    """Gives the PDF; where a template failed its part is absent, and nothing is laid out that would complain of that."""
    press = press_of(desk, "print")
    sections = [str(set_section(section, press, desk, step)) for section in desk.document.sections]
    page = print_page(desk.document, press, [Markup(placeholder(index)) for index in range(len(sections))])  # noqa: S704 ours
    findings = desk.prepared.findings
    if findings.errors:
        return b""
    pictures = digest(*(part for name, svg in sorted(press.pictures.items()) for part in (name, svg)))
    made_of = {
        "the sections": digest(*sections),
        "the page around them": digest(page),
        "pictures": pictures,
        **desk.means,
    }
    pdf = desk.prepared.journal.once(
        "pdf", "report.pdf", made_of, lambda: _laid_out(page, sections, press, desk, workshop), findings
    )
    step("report.pdf")
    return pdf


def _laid_out(page: str, sections: Sequence[str], press: Press, desk: Desk, workshop: Workshop) -> bytes:
    """Gives the PDF laid out now, as far as its parts are not there from builds before."""
    names = ["the pages before the sections", *(section.id for section in desk.document.sections), "the last pages"]
    layouts = Layouts(desk=desk, names=names, workers=workshop.workers)
    try:
        printed = by_sections(page, sections, press.pictures, layouts.known, layouts.hands)
    except InOnePieceError as reason:
        _tell(str(reason), press)
        pdf, said = in_one_piece(joined(page, sections), press.pictures)
        tell(said, press.findings)
        return pdf
    except UnknownVersionError as error:
        raise MissingError(str(error), "install the version of the lock file: run `make report`") from None
    except WorkerDiedError as error:
        raise MissingError(f"a process that lays out pages was ended: {error}", "see whether memory runs out") from None
    tell(printed.said, press.findings)
    layouts.remember(printed.sheets)
    return printed.pdf


def _tell(reason: str, press: Press) -> None:
    """Warns that every edit lays out the whole report, at what in the style sheet is the reason."""
    file = press.templates.files[SHEET]
    quoted = re.search(r"`([^`]+)`", reason)
    before, found, _ = file.text.partition(quoted[1] if quoted else "\0")
    at = Span(file=file.path, line=before.count("\n") + 1 if found else 1)
    press.findings.warning("in-one-piece", f"the PDF is laid out in one piece: {reason}", at,
                           hint="the PDF is right, but each edit takes as long as the whole report")  # fmt: skip
