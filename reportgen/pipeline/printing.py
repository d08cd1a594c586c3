"""Print: the PDF of a report, section by section; each part is kept under the digest of all that is in it."""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from reportgen.disk import digest
from reportgen.draw import MissingError
from reportgen.pipeline.desk import Desk, press_of, set_section
from reportgen.pipeline.layouts import Layouts
from reportgen.pipeline.workshop import Workshop
from reportgen.problems import Span
from reportgen.renderers.data import SHOWN_DIGEST
from reportgen.renderers.pdf.cut import joined, placeholder
from reportgen.renderers.pdf.hearing import tell
from reportgen.renderers.pdf.hooks import UnknownVersionError, check
from reportgen.renderers.pdf.numbers import with_fills
from reportgen.renderers.pdf.page import print_page
from reportgen.renderers.pdf.sections import Begun, InOnePieceError, Printed, Source, begin, finish
from reportgen.renderers.pdf.whole import in_one_piece
from reportgen.renderers.press import Press
from reportgen.workers import WorkerDiedError

_INSTALL = "install the version of the lock file: run `make report`"


@dataclass(slots=True, kw_only=True)
class Printing:
    """A PDF on its way: its parts are laid out by workers while the rest of the build goes on."""

    desk: Desk
    press: Press
    sections: list[str]
    source: Source
    layouts: Layouts
    begun: Begun | None = None
    whole: str = ""
    """Why it is laid out in one piece."""

    def finish(self) -> bytes:
        """Gives the PDF."""
        try:
            printed = self._in_one_piece() if self.begun is None else finish(self.begun)
        except InOnePieceError as reason:
            self.whole = str(reason)
            printed = self._in_one_piece()
        tell(printed.said, self.press.findings)
        return printed.pdf

    def _in_one_piece(self) -> Printed:
        _tell(self.whole, self.press)
        page = with_fills(joined(self.source.page, self.sections), self.source.fills)
        pdf, said = in_one_piece(page, self.press.pictures)
        return Printed(pdf=pdf, sheets={}, said=said)


def print_report(desk: Desk, workshop: Workshop) -> Callable[[], bytes]:
    """Begins the PDF and gives what waits for it; where a template failed nothing is laid out that would complain of that."""
    _check_version()
    press = press_of(desk, "print")
    sections = [str(set_section(section, press, desk)) for section in desk.document.sections]
    source = source_of(desk, press, sections)
    findings, journal = desk.prepared.findings, desk.prepared.journal
    if findings.errors:
        return lambda: b""
    pictures = digest(*(part for name, svg in sorted(press.pictures.items()) for part in (name, svg)))
    made_of = {"the sections": digest(*sections), "the page around them": digest(source.page), "pictures": pictures,
               "the content digest": "".join(source.fills.values()), **desk.means}  # fmt: skip
    journal.key("pdf", "report.pdf", made_of)
    kept = journal.get("pdf", "report.pdf")
    if kept is not None:
        return lambda: kept
    names = ["the pages before the sections", *(section.id for section in desk.document.sections), "the last pages"]
    layouts = Layouts(desk=desk, names=names, workers=workshop.workers)
    printing = Printing(desk=desk, press=press, sections=sections, source=source, layouts=layouts)
    try:
        printing.begun = begin(source, layouts.hands)
    except InOnePieceError as reason:
        printing.whole = str(reason)
    return lambda: _finished(printing)


def _check_version() -> None:
    try:
        check()
    except UnknownVersionError as error:
        raise MissingError(str(error), _INSTALL) from None


def _finished(printing: Printing) -> bytes:
    """Gives the PDF, kept when nothing is wrong with it."""
    findings, journal = printing.press.findings, printing.desk.prepared.journal
    before = len(findings.problems)
    try:
        pdf = printing.finish()
    except UnknownVersionError as error:
        raise MissingError(str(error), _INSTALL) from None
    except WorkerDiedError as error:
        raise MissingError(f"a process that lays out pages was ended: {error}", "see whether memory runs out") from None
    if len(findings.problems) > before:
        journal.trouble("pdf", "report.pdf")
        return pdf
    return journal.put("pdf", "report.pdf", pdf)


def source_of(desk: Desk, press: Press, sections: Sequence[str]) -> Source:
    """Gives what the PDF is made from; digits that stand nowhere else keep the room of the content's digest."""
    document = desk.document
    places = [Markup(placeholder(index)) for index in range(len(sections))]  # noqa: S704 our own comments
    texts = (print_page(replace(document, digest=""), press, places), *sections)
    rooms = (f"{number:0{SHOWN_DIGEST}}" for number in itertools.count())
    room = next(digits for digits in rooms if not any(digits in text for text in texts))
    page = print_page(replace(document, digest=room), press, places)
    return Source(page=page, sections=sections, pictures=press.pictures, fills={room: document.digest[:SHOWN_DIGEST]})


def _tell(reason: str, press: Press) -> None:
    """Warns that every edit lays out the whole report, at what in the style sheet is the reason."""
    quoted = re.search(r"`([^`]+)`", reason)
    searched = quoted[1] if quoted else "\0"
    sheets = [press.templates.files[name] for name in press.templates.sheets("print")]
    file = next((each for each in sheets if searched in each.text), sheets[0])
    before, found, _ = file.text.partition(searched)
    at = Span(file=file.path, line=before.count("\n") + 1 if found else 1)
    press.findings.warning("in-one-piece", f"the PDF is laid out in one piece: {reason}", at,
                           hint="the PDF is right, but each edit takes as long as the whole report")  # fmt: skip
