"""Render a prepared report: pictures in one batch, HTML and PDF from cached parts, the data, and the manifest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from reportgen.document import Document
from reportgen.draw import Fonts, MissingError, declare, use
from reportgen.pipeline.carry import still_true
from reportgen.pipeline.desk import Desk, press_of, set_section
from reportgen.pipeline.fresh import DRAFT
from reportgen.pipeline.ground import drawing, layout, tool
from reportgen.pipeline.manifest import manifest, manifest_text
from reportgen.pipeline.model import Options, Stages
from reportgen.pipeline.pictures import draw
from reportgen.pipeline.prepare import Prepared
from reportgen.pipeline.printing import print_report
from reportgen.pipeline.workshop import Workshop
from reportgen.problems import Findings, Problem, ReportError, Span
from reportgen.renderers.data import render_data
from reportgen.renderers.faces import FACES, font_faces
from reportgen.renderers.html import assemble_html
from reportgen.renderers.screen import on_screen

FONTS = "build/.fonts"
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
    fonts = _guarded(lambda: declared_fonts(prepared), prepared.findings)
    means = {**tool(), **layout(Path(prepared.project.root)), **_font_parts(fonts)}
    pictures_on = {**drawing(Path(prepared.project.root)), **_font_parts(fonts)}
    drawn = _guarded(lambda: draw(document, prepared, pictures_on, stages, workshop), prepared.findings)
    desk = Desk(prepared=prepared, document=document, pictures=drawn, fonts=fonts, means=means)
    files: dict[str, bytes] = dict(render_data(document))
    printing = _guarded(lambda: print_report(desk, workshop), prepared.findings) if options.pdf else None
    pages = {"index.html": options.html, "review.html": options.for_review}
    for name in (name for name, wanted in pages.items() if wanted):
        with stages.stage("html", len(document.sections)) as step:
            files[name] = _html(desk, step, for_review=name == "review.html")
    if len(files.get("review.html", b"")) > _MAILED:
        _too_large(document, len(files["review.html"]), prepared.findings)
    if printing is not None:
        with stages.stage("pdf") as step:
            files["report.pdf"] = _guarded(printing, prepared.findings)
            step("report.pdf")
    return Rendered(files=files, document=document, fonts=fonts)


def complete(rendered: Rendered, prepared: Prepared, options: Options) -> Mapping[str, bytes]:
    """Gives the files with those of the old draft that are still true, and the manifest of all."""
    record = manifest(prepared, rendered.document, rendered.fonts.digests, options.section)
    files = {**rendered.files, **still_true(Path(prepared.project.root) / DRAFT, record, rendered.files)}
    return {**files, "manifest.json": manifest_text(record, files)}


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
    press = press_of(desk, "screen")
    sections = []
    for section in desk.document.sections:
        sections.append(set_section(section, press, desk))
        step(section.id)
    made_of = {**_font_parts(desk.fonts), **tool()}
    faces = desk.prepared.journal.once(
        "faces", "the fonts of the page", made_of, lambda: _faces(desk).encode()
    ).decode()
    return assemble_html(desk.document, press, sections, faces, for_review=for_review)


def _font_parts(fonts: Fonts) -> dict[str, str]:
    """Gives each declared font, and what the families are called that stand for others."""
    return {
        **{f"the font {name}": found for name, found in fonts.digests.items()},
        "the families": " ".join(fonts.families),
    }


def _faces(desk: Desk) -> str:
    """Gives the fonts of the page itself, cut down to what European languages need."""
    folder = desk.fonts.config.parent
    return font_faces({name: (folder / name).read_bytes() for name in desk.fonts.digests if name in FACES})
