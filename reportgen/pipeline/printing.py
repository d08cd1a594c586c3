"""Print: the PDF of a report, kept under the digest of all that is in it."""

from collections.abc import Callable

from reportgen.cache import Cache
from reportgen.disk import digest
from reportgen.pipeline.desk import Desk, press_of, set_section
from reportgen.renderers.pdf import lay_out, print_html


def print_report(desk: Desk, step: Callable[[str], None]) -> bytes:
    """Gives the PDF; where a template failed its part is absent, and nothing is laid out that would complain of that."""
    press = press_of(desk, "print")
    sections = [set_section(section, press, desk, step) for section in desk.document.sections]
    html = print_html(desk.document, press, sections)
    if desk.prepared.findings.errors:
        return b""
    pictures = digest(*(part for name, svg in sorted(press.pictures.items()) for part in (name, svg)))
    cache: Cache = desk.prepared.cache
    key = digest("pdf", desk.key, html, pictures)
    found = cache.get("pdf", key)
    if found is None:
        before = len(press.findings.problems)
        found = lay_out(html, press)
        if len(press.findings.problems) == before:
            cache.put("pdf", key, found)
    step("report.pdf")
    return found
