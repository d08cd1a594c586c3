"""Render a prepared report: pictures in one batch, HTML and PDF from cached parts, the data, and the manifest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from markupsafe import Markup

from reportgen.disk import digest
from reportgen.document import Document
from reportgen.draw import Fonts, MissingError
from reportgen.pipeline.carry import still_true
from reportgen.pipeline.desk import Desk, press_of, set_section
from reportgen.pipeline.fresh import MANIFEST
from reportgen.pipeline.graph import graph_json
from reportgen.pipeline.ground import drawing, layout, tool
from reportgen.pipeline.manifest import manifest, manifest_text
from reportgen.pipeline.model import Options, Stages
from reportgen.pipeline.pictures import draw
from reportgen.pipeline.prepare import Prepared
from reportgen.pipeline.typefaces import begin_faces, declared_fonts, font_parts
from reportgen.pipeline.workshop import Workshop
from reportgen.problems import Findings, Problem, ReportError, Span
from reportgen.renderers.data import render_data
from reportgen.renderers.html import assemble_html
from reportgen.renderers.live import LivePage, OwnScript, live_page
from reportgen.renderers.press import Press
from reportgen.renderers.screen import on_screen

_MAILED = 5_000_000
"""So many bytes may the copy for review have."""
Result = TypeVar("Result")
_LISTS = frozenset({"contents", "list_of_figures", "list_of_tables", "sources"})
"""Blocks that lead to other sections; they are left out when one is built alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What a build made: the files of the draft by path, from which document, with which fonts."""

    files: Mapping[str, bytes]
    document: Document
    fonts: Fonts


def render(prepared: Prepared, options: Options, stages: Stages, workshop: Workshop) -> Rendered:
    """Gives the files of the draft; raises `ReportError` when the machine lacks a font or the browser."""
    assert prepared.document is not None, "only a composed report is rendered"
    document = _chosen(prepared.document, options.section)
    desk = desk_for(document, prepared, stages, workshop, html=options.html or options.for_review)
    files: dict[str, bytes] = {**render_data(document), "data/graph.json": graph_json(prepared.document).encode()}
    printing = _guarded(lambda: _print(desk, workshop), prepared.findings) if options.pdf else None
    pages = {"index.html": options.html, "review.html": options.for_review}
    for name in (name for name, wanted in pages.items() if wanted):
        files[name] = _html(name, desk, stages, for_review=name == "review.html")
    if len(files.get("review.html", b"")) > _MAILED:
        _too_large(document, len(files["review.html"]), prepared.findings)
    if printing is not None:
        with stages.stage("pdf") as step:
            files["report.pdf"] = _guarded(printing, prepared.findings)
            step("report.pdf")
    return Rendered(files=files, document=document, fonts=desk.fonts)


def desk_for(document: Document, prepared: Prepared, stages: Stages, workshop: Workshop, *, html: bool = True) -> Desk:
    """Gives what every renderer of a build works with, the figures drawn; raises `ReportError` as `render` does."""
    root = Path(prepared.project.root)
    fonts = _guarded(lambda: declared_fonts(prepared.tokens, root), prepared.findings)
    means = {**tool(), **layout(root), **font_parts(fonts)}
    faces = begin_faces(fonts, prepared.journal, workshop) if html else str
    pictures_on = {**drawing(root), **font_parts(fonts)}
    drawn = _guarded(lambda: draw(document, prepared, pictures_on, stages, workshop), prepared.findings)
    return Desk(prepared=prepared, document=document, pictures=drawn, fonts=fonts, faces=faces, means=means)


def _print(desk: Desk, workshop: Workshop) -> Callable[[], bytes]:
    from reportgen.pipeline.printing import print_report  # a build of the page alone goes without

    return print_report(desk, workshop)


def complete(rendered: Rendered, prepared: Prepared, options: Options) -> Mapping[str, bytes]:
    """Gives the files with those of the old draft that are still true, and the manifest of all."""
    record = manifest(prepared, rendered.document, rendered.fonts.digests, options.section)
    made = {path: digest(data) for path, data in rendered.files.items()}
    kept = still_true(Path(prepared.project.root), record, made)
    return {**rendered.files, **kept, MANIFEST: manifest_text(record, {**rendered.files, **kept}, made)}


def _too_large(document: Document, size: int, findings: Findings) -> None:
    """Adds the problem of a copy for review that is too large to be mailed, at its largest picture from a file."""
    images = [(len(getattr(block.body, "src", "")), block.at) for each in document.sections for block in each.blocks]
    largest, at = max(images, key=lambda image: image[0], default=(0, Span(file="sections/report.yaml")))
    share = f", of which this picture is {largest / 1e6:.1f}" if largest else ""
    findings.error("review-too-large", f"review.html would have {size / 1e6:.1f} MB{share}; people can mail 5 MB", at,
                   hint="make its pictures smaller, or leave some out")  # fmt: skip


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


def render_live(desk: Desk, script: OwnScript, stages: Stages) -> LivePage:
    """Gives the page of a draft for a preview, taken apart, with a script of the preview's own."""
    desk, press, sections = _sections(desk, stages)
    return live_page(desk.document, press, sections, _guarded(desk.faces, desk.prepared.findings), script)


def _html(name: str, desk: Desk, stages: Stages, *, for_review: bool) -> bytes:
    desk, press, sections = _sections(desk, stages)
    faces = _guarded(desk.faces, desk.prepared.findings)
    made_of = {
        "the content": desk.document.digest,
        "the sections": digest(*sections),
        "the words around them": digest(
            repr((desk.document.front, desk.document.labels, sorted(press.messages.items())))
        ),
        "templates, styles and scripts": press.templates.whole_digest,
        "the fonts of the page": digest(faces),
        **tool(),
    }
    desk.prepared.journal.note("html", name, made_of)
    return assemble_html(desk.document, press, sections, faces, for_review=for_review)


def _sections(desk: Desk, stages: Stages) -> tuple[Desk, Press, list[Markup]]:
    """Gives what the page's sections are set with, and the sections."""
    desk = replace(desk, document=on_screen(desk.document))
    press = press_of(desk, "screen")
    sections = []
    with stages.stage("html", len(desk.document.sections)) as step:
        for section in desk.document.sections:
            sections.append(set_section(section, press, desk))
            step(section.id)
    return desk, press, sections
