"""Render a prepared report: pictures in one batch, HTML and PDF from cached parts, the data, and the manifest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from markupsafe import Markup

from reportgen.cache import Cache
from reportgen.disk import code_digest, digest
from reportgen.document import Document, Section
from reportgen.draw import Fonts, MissingError, declare, use
from reportgen.pipeline.carry import still_true
from reportgen.pipeline.fresh import DRAFT
from reportgen.pipeline.manifest import manifest
from reportgen.pipeline.model import Options, Stages
from reportgen.pipeline.pictures import Drawn, draw
from reportgen.pipeline.prepare import Prepared
from reportgen.problems import Findings, Problem, ReportError, Span
from reportgen.renderers.data import render_data
from reportgen.renderers.faces import FACES, font_faces
from reportgen.renderers.html import assemble_html
from reportgen.renderers.pdf import lay_out, print_html
from reportgen.renderers.pictures import narrow_name
from reportgen.renderers.press import Medium, Press, press_for
from reportgen.renderers.screen import on_screen
from reportgen.renderers.section import render_section

FONTS = "build/.fonts"
_MAILED = 5_000_000
"""So many bytes may the copy for review have."""
Result = TypeVar("Result")
_LISTS = frozenset({"contents", "list_of_figures", "list_of_tables", "sources"})
"""Blocks that lead to other sections; they are left out when one is built alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every renderer of this build works with."""

    prepared: Prepared
    document: Document
    pictures: Mapping[str, Drawn]
    fonts: Fonts
    key: str
    """The digest of the tool, the templates and the fonts."""


def render(prepared: Prepared, options: Options, stages: Stages) -> dict[str, bytes]:
    """Gives path in the draft folder → bytes; raises `ReportError` when the machine lacks a font or the browser."""
    assert prepared.document is not None, "only a composed report is rendered"
    document = _chosen(prepared.document, options.section)
    fonts = _guarded(lambda: declared_fonts(prepared), prepared.findings)
    templates = digest(*(part for name, file in sorted(prepared.templates.files.items()) for part in (name, file.text)))
    key = digest(code_digest(), templates, *fonts.digests.values())
    drawn = _guarded(lambda: draw(document, prepared, key, stages), prepared.findings)
    desk = Desk(prepared=prepared, document=document, pictures=drawn, fonts=fonts, key=key)
    files: dict[str, bytes] = dict(render_data(document))
    pages = {"index.html": options.html, "review.html": options.for_review}
    for name in (name for name, wanted in pages.items() if wanted):
        with stages.stage("html", len(document.sections)) as step:
            files[name] = _html(desk, step, for_review=name == "review.html")
    if len(files.get("review.html", b"")) > _MAILED:
        _too_large(document, len(files["review.html"]), prepared.findings)
    if options.pdf:
        with stages.stage("pdf") as step:
            files["report.pdf"] = _pdf(desk, step)
    root = Path(prepared.project.root)
    files |= still_true(root / DRAFT, document.digest, options.section, files)
    files["manifest.json"] = manifest(prepared, document, files, fonts.digests, options.section)
    return files


def _too_large(document: Document, size: int, findings: Findings) -> None:
    """Adds the problem of a copy for review that is too large to be mailed, at its largest picture from a file."""
    images = [(len(getattr(block.body, "src", "")), block.at) for each in document.sections for block in each.blocks]
    largest, at = max(images, key=lambda image: image[0], default=(0, Span(file="sections/report.yaml")))
    share = f", of which this picture is {largest / 1e6:.1f}" if largest else ""
    findings.error("review-too-large", f"review.html would have {size / 1e6:.1f} MB{share}; people can mail 5 MB", at,
                   hint="make its pictures smaller, or leave some out")  # fmt: skip


def declared_fonts(prepared: Prepared) -> Fonts:
    """Gives the fonts this build may see, and makes this process see them alone."""
    tokens = prepared.tokens
    fonts = declare(tokens.files, Path(prepared.project.root) / FONTS, (tokens.sans[0], tokens.serif[0]))
    use(fonts)
    return fonts


def _guarded(work: Callable[[], Result], findings: Findings) -> Result:
    """Turns what the machine lacks into a problem of its own kind, which ends the build with exit status 3."""
    try:
        return work()
    except MissingError as error:
        problem = Problem(code="machine-lacks", message=error.what, at=Span(file="(this machine)"), hint=error.hint)
        raise ReportError((*findings, problem)) from None


def _chosen(document: Document, section: str) -> Document:
    """Gives the document with the one section asked for, its references to others as plain words; or whole."""
    if not section:
        return document
    (chosen,) = (each for each in document.sections if each.id == section)
    blocks = tuple(block for block in chosen.blocks if block.kind not in _LISTS)
    return replace(document, sections=(replace(chosen, blocks=blocks),), alone=True)


def _html(desk: Desk, step: Callable[[str], None], *, for_review: bool) -> bytes:
    desk = replace(desk, document=on_screen(desk.document))
    press = _press(desk, "screen")
    sections = [_section(section, press, desk, step) for section in desk.document.sections]
    faces = desk.prepared.cache.once("faces", desk.key, lambda: _faces(desk).encode()).decode()
    return assemble_html(desk.document, press, sections, faces, for_review=for_review)


def _faces(desk: Desk) -> str:
    """Gives the fonts of the page itself, cut down to what European languages need."""
    folder = desk.fonts.config.parent
    return font_faces({name: (folder / name).read_bytes() for name in desk.fonts.digests if name in FACES})


def _pdf(desk: Desk, step: Callable[[str], None]) -> bytes:
    """Gives the PDF; where a template failed its part is absent, and nothing is laid out that would complain of that."""
    press = _press(desk, "print")
    sections = [_section(section, press, desk, step) for section in desk.document.sections]
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


def _press(desk: Desk, medium: Medium) -> Press:
    return press_for(medium, desk.document, desk.pictures, desk.prepared.templates, desk.prepared.findings)


def _section(section: Section, press: Press, desk: Desk, step: Callable[[str], None]) -> Markup:
    """Gives a section's HTML, from the cache when nothing it is made of has changed."""
    anchors = repr((sorted(press.anchors.items()), sorted(press.present)))
    figures = [block.figure.id for block in section.blocks if block.figure]
    names = [name for figure in figures for name in (figure, narrow_name(figure))]
    svgs = [press.pictures[name] for name in names if name in press.pictures]
    key = digest("section", desk.key, press.medium, repr(section), anchors, *svgs)
    cache = desk.prepared.cache
    found = cache.get("section", key)
    if found is None:
        before = len(press.findings.problems)
        found = str(render_section(section, press)).encode()
        if len(press.findings.problems) == before:
            cache.put("section", key, found)
    step(section.id)
    return Markup(found.decode())  # noqa: S704 what our own templates gave
