"""Render the HTML: one file that opens from disk with no network, interactive where scripts may run."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from reportgen.document import Document, Figure, Front
from reportgen.problems import Span
from reportgen.renderers.data import SHOWN_DIGEST, status_of
from reportgen.renderers.headings import SECTION_LEVEL, headings_of
from reportgen.renderers.ink import Ink
from reportgen.renderers.pictures import data_uri
from reportgen.renderers.press import Press
from reportgen.renderers.screen import on_screen
from reportgen.renderers.scripts import Script, policy_of, scripts_of
from reportgen.renderers.section import named, render_section
from reportgen.renderers.templates import SUFFIX
from reportgen.renderers.tokens import painted, token_css, tokens_of


def render_html(document: Document, press: Press, faces: str = "", *, for_review: bool = False) -> bytes:
    """Gives the page from scratch; `faces` are font-face rules from `font_face`."""
    document = on_screen(document)
    sections = [render_section(section, press) for section in document.sections]
    return assemble_html(document, press, sections, faces, for_review=for_review)


def assemble_html(
    document: Document, press: Press, sections: Sequence[Markup], faces: str = "", *, for_review: bool = False
) -> bytes:
    """Gives the page around sections that are already set; for review it holds static pictures and no script at all."""
    scripts = [] if for_review else scripts_for(document, press)
    slots = [Markup("/*{}*/").format(each.digest) for each in scripts]
    inside = {
        "sections": sections, "style": Markup(style_of(press, faces)),  # noqa: S704 our own file
        "scripts": [slot_of(each, slot) for each, slot in zip(scripts, slots, strict=True)],
        "figures": "" if for_review else figures_of(document, press), "policy": policy_of(scripts),
    }  # fmt: skip
    page = set_page(document, press, inside, for_review=for_review).encode()
    for script, slot in zip(scripts, slots, strict=True):
        page = page.replace(slot.encode(), script.raw, 1)
    return page


def set_page(document: Document, press: Press, inside: Mapping[str, Any], *, for_review: bool = False) -> Markup:
    """Gives the page with what stands inside it: sections, style, scripts, figures, policy."""
    names = {**front_names(document, press), **inside, "for_review": for_review}
    return press.templates.render(f"page{SUFFIX}", press.findings, Span(file="templates"), **names)


def style_of(press: Press, faces: str) -> str:
    """Gives the page's style sheet, `screen.css` and then the folder `screen/`; `faces` are font-face rules from `font_face`."""
    sheets = "".join(_tight(press.templates.text(name)) for name in press.templates.sheets("screen"))
    return f"{faces}{token_css(press.templates, 'screen')}{sheets}"


def scripts_for(document: Document, press: Press) -> list[Script]:
    """Gives what the page of a document runs."""
    return scripts_of(press.templates, live=any(figure.interactive for figure in _all_figures(document)))


def slot_of(script: Script, text: Markup) -> dict[str, object]:
    """Gives a script as the page's template sees it, with a text that stands for it."""
    return {"id": script.id, "first": script.first, "text": text}


def front_names(document: Document, press: Press) -> dict[str, Any]:
    """Gives what a page's template may name."""
    ink = Ink(press, "front")
    front = document.front
    status, digest = status_of(front, press.messages), document.digest[:SHOWN_DIGEST]
    state, brief = press.say(f"state-{status}", digest=digest), press.say(f"brief-{status}", digest=digest)
    if document.alone:
        state, brief = (press.say("state-alone", state=each) for each in (state, brief))
    return {
        "document": document, "front": front, "medium": press.medium, "say": press.say,
        "text": ink.text, "plain": ink.plain, "cited": ink.cited,
        "anchors": press.anchors, "state": state, "brief": brief, "outline": _listing(document), "reference": ink.reference,
        "named": named, "heading_id": lambda heading: heading.id, "heading_level": lambda _: SECTION_LEVEL + 1,
        "has_contents": any(block.kind == "contents" for each in document.sections if each.front for block in each.blocks),
        "direction": "rtl" if front.language.split("-")[0] in {"ar", "fa", "he", "ur"} else "ltr",
        "printed_state": _quoted(f"{front.title} · {brief}"), "printed_marking": _quoted(_marked(front, press)),
        "cover_art": _art(press, "cover.svg"), "opener_art": _art(press, "opener.svg"),
    }  # fmt: skip


def _marked(front: Front, press: Press) -> str:
    return f"{press.say('specimen')} · {front.marking}" if front.specimen else front.marking


def _quoted(text: str) -> Markup:
    """Gives text as it stands inside quotes in a style sheet."""
    return Markup(re.sub(r'["\\\\<>&\n]', lambda found: f"\\{ord(found[0]):x} ", text))  # noqa: S704 escaped for CSS


def _art(press: Press, name: str) -> str:
    """Gives a page's ornament in the colours of the tokens; nothing after adding the problem of one that is none."""
    file = press.templates.files[name]
    try:
        return data_uri(painted(file.text, tokens_of(press.templates)))
    except KeyError as error:
        line = file.text[: file.text.index(f"var(--{error.args[0]})")].count("\n") + 1
        press.findings.error("template-error", f"no colour of `tokens.yaml` is called `{error.args[0]}`",
                             Span(file=file.path, line=line))  # fmt: skip
        return ""


def _listing(document: Document) -> list[tuple[Any, list[tuple[str, Any, int]]]]:
    """Gives each section with the headings in its prose."""
    return [(section, headings_of(section)) for section in document.sections]


def figures_of(document: Document, press: Press) -> Markup:
    """Gives every interactive figure's JSON, and which literal colour is which token."""
    figures = {figure.id: _live(figure) for figure in _all_figures(document) if figure.interactive}
    if not figures:
        return Markup()
    text = json.dumps(
        {"figures": figures, "colours": tokens_of(press.templates).names},
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
    )
    return Markup(text.replace("</", "<\\/").replace("<!--", "<\\!--"))  # noqa: S704 JSON in a script element


def _live(figure: Figure) -> dict[str, Any]:
    """Gives what an interactive figure is drawn from: its own layout, and the one for small screens."""
    given: dict[str, Any] = {"plotly": figure.plotly, "width": figure.width, "height": figure.height}
    if figure.narrow is not None:
        width, height = figure.narrow_size
        given["narrow"] = {"plotly": figure.narrow, "width": width, "height": height}
    return given


def _all_figures(document: Document) -> list[Figure]:
    return [block.figure for section in document.sections for block in section.blocks if block.figure]


def _tight(css: str) -> str:
    """Gives a style sheet without comments."""
    return re.sub(r"/\*.*?\*/\s*", "", css, flags=re.DOTALL)
