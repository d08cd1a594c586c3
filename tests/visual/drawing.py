"""Draws the gallery on its made-up data, and sets pictures and pages as pixels, without anything of this machine's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import yaml
from PIL import Image

from reportgen.blocks import BLOCKS
from reportgen.cache import Cache, opened
from reportgen.disk import replace_folder
from reportgen.document import Document
from reportgen.pipeline.build import build
from reportgen.pipeline.examples import snippets
from reportgen.pipeline.gallery import examples
from reportgen.pipeline.journal import Journal
from reportgen.pipeline.model import Options, Silent
from reportgen.pipeline.prepare import prepare
from reportgen.pipeline.render import desk_for
from reportgen.pipeline.storage import Storage
from reportgen.pipeline.workshop import Workshop
from reportgen.renderers.pictures import data_uri

SCALE, DENSE = 0.85, 60_000
"""So many pixels for each of a picture, and two thirds of them where its SVG is longer than so many characters, as those of
maps are: enough to see a label move, few enough to be kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The gallery, with its pictures as SVG, wide and narrow."""

    document: Document
    svgs: Mapping[str, str]


def gallery(root: Path) -> Drawn:
    """Gives the gallery on made-up data alone, its pictures drawn."""
    replace_folder(root / "gallery", examples)
    cache = Cache(root / "cache")
    with Workshop() as workshop, opened(cache):
        prepared = prepare(root / "gallery", Silent(), cache, Journal(cache), workshop)
        assert [problem.message for problem in prepared.findings.errors] == []
        assert prepared.document is not None
        desk = desk_for(prepared.document, prepared, Silent(), workshop, html=False)
    return Drawn(document=prepared.document, svgs={name: each.print for name, each in desk.pictures.items()})


def figures(document: Document) -> dict[str, object]:
    return {block.id: block.figure for section in document.sections for block in section.blocks if block.figure}


def rasters(svgs: Mapping[str, str]) -> dict[str, Image.Image]:
    """Gives pictures as pixels, one for one, by way of a PDF with a page for each."""
    from weasyprint import HTML

    sizes = {name: _size(svg) for name, svg in svgs.items()}
    rules = "".join(
        f"@page p{n} {{ size: {wide}px {high}px; margin: 0 }} .p{n} {{ page: p{n}; display: block }}"
        for n, (wide, high) in enumerate(sizes.values())
    )
    body = "".join(f'<img class="p{n}" src="{data_uri(svg)}" alt="">' for n, svg in enumerate(svgs.values()))
    pdf = HTML(string=f"<style>{rules} body {{ margin: 0 }}</style>{body}").write_pdf()
    pages = _pages(pdf, SCALE * 96 / 72)
    return {name: page if len(svgs[name]) < DENSE else _reduced(page) for name, page in zip(svgs, pages, strict=True)}


def _reduced(page: Image.Image) -> Image.Image:
    return page.resize((page.width * 2 // 3, page.height * 2 // 3), Image.Resampling.BOX)


def _size(svg: str) -> tuple[str, str]:
    head = svg[: svg.index(">")]
    wide, high = (head.partition(f' {side}="')[2].partition('"')[0] for side in ("width", "height"))
    return wide, high


def _pages(pdf: bytes, scale: float) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document[index].render(scale=scale).to_pil() for index in range(len(document))]
    finally:
        document.close()


def specimen(root: Path) -> dict[str, Image.Image]:
    """Gives a page for each kind of block, in grey, as it is printed."""
    texts = {
        path[len("sections/") : -len(".yaml")]: raw.decode()
        for path, raw in examples().items()
        if path[:9] == "sections/"
    }
    project = {path: raw for path, raw in examples().items() if not path.startswith("sections/")}
    chosen = {kind: _example(kind, {"lines": texts["lines"], **texts}) for kind in BLOCKS}
    report = texts["report"].partition("sections:")[0] + "sections: [" + ", ".join(chosen) + "]\n"
    sections = {f"sections/{kind}.yaml": text.encode() for kind, text in chosen.items()}
    replace_folder(root / "specimen", lambda: {**project, **sections, "sections/report.yaml": report.encode()})
    with Workshop() as workshop:
        options = Options(html=False, pdf=True)
        built = build(root / "specimen", options, Silent(), workshop, Storage(cache=Cache(root / "cache")))
    pdf = (built.folder / "report.pdf").read_bytes()
    pages, firsts = _pages(pdf, 0.95), _chapters(pdf)
    assert len(firsts) == len(chosen), "a chapter for each kind of block, of which the first page is looked at"
    return {kind: pages[first].convert("L") for kind, first in zip(chosen, firsts, strict=True)}


def _chapters(pdf: bytes) -> list[int]:
    """Gives the page that each numbered section begins on."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        marks = [mark for mark in document.get_toc() if mark.level == 1]
        return [mark.get_dest().get_index() for mark in marks if mark.get_title()[:1].isdigit()]
    finally:
        document.close()


def _example(kind: str, texts: Mapping[str, str]) -> str:
    """Gives a section with the first example of a kind of block."""
    for text in texts.values():
        blocks: Sequence[Mapping[str, object]] = yaml.safe_load(text).get("blocks", ())
        for block in blocks:
            if kind in block and "id" in block:
                notes = "notes:" + text.partition("notes:")[2] if "[^" in str(block) else ""
                evidence = text[text.find("evidence:\n") : text.find("blocks:\n")] if kind == "judgements" else ""
                return f"id: {kind}\ntitle: {kind}\n{evidence}{snippets(text)[str(block['id'])]}\n{notes}"
    raise AssertionError(f"no example of a block `{kind}`")
