"""The desk: what every renderer of one build works with, and a section's HTML as it is kept."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from reportgen.disk import digest
from reportgen.document import Document, Section
from reportgen.draw import Fonts
from reportgen.pipeline.ground import tool
from reportgen.pipeline.pictures import Drawn
from reportgen.pipeline.prepare import Prepared
from reportgen.renderers.pictures import narrow_name
from reportgen.renderers.press import Medium, Press, press_for
from reportgen.renderers.section import render_section
from reportgen.renderers.watched import EVERY, Watched


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every renderer of this build works with."""

    prepared: Prepared
    document: Document
    pictures: Mapping[str, Drawn]
    fonts: Fonts
    faces: Callable[[], str]
    """Gives the font-face rules of the page, once they are made."""
    means: Mapping[str, str]
    """What every page is made with, in an editor's words → digest."""


def press_of(desk: Desk, medium: Medium) -> Press:
    """Gives the press of this build for one medium."""
    return press_for(medium, desk.document, desk.pictures, desk.prepared.templates, desk.prepared.findings)


def set_section(section: Section, press: Press, desk: Desk) -> Markup:
    """Gives a section's HTML, from the cache when nothing it is made of has changed.

    Which labels of other things it prints is known when it is set, and remembered: no others matter.
    """
    journal, name = desk.prepared.journal, f"{section.id} on {press.medium}"
    alone = _made_of(section, press)
    place = digest(*(each for part in sorted(alone.items()) for each in part))
    stored = journal.cache.find("labels", place)
    asked = json.loads(stored.data) if stored.data is not None else []
    journal.key("section", name, {**alone, **_labels(asked, press)})
    found = journal.get("section", name)
    if found is None:
        watched, before = Watched(press.anchors), len(press.findings.problems)
        found = str(render_section(section, replace(press, anchors=watched))).encode()
        journal.mend("section", name, {**alone, **_labels(watched.asked, press)}, damaged=stored.damaged)
        if len(press.findings.problems) == before:
            journal.put("section", name, found)
            journal.cache.put_json("labels", place, watched.asked)
        else:
            journal.trouble("section", name)
    return Markup(found.decode())  # noqa: S704 what our own templates gave


def _made_of(section: Section, press: Press) -> dict[str, str]:
    """Gives all that a section is made of but the labels it refers to."""
    figures = [block.figure.id for block in section.blocks if block.figure]
    names = [name for figure in figures for name in (figure, narrow_name(figure))]
    svgs = {f"the picture {name}": press.pictures[name] for name in names if name in press.pictures}
    text = repr(section)
    return {
        "its text and figures": text,
        "the abbreviations in it": repr([pair for pair in press.abbreviations.items() if pair[0] in text]),
        **{name: digest(svg) for name, svg in svgs.items()},
        "the templates": press.templates.digest,
        "the language and its words": f"{press.language} {sorted(press.messages.items())}",
        "the medium": press.medium,
        **({"the report that its data files name": repr(press.issue)} if press.medium == "screen" else {}),
        **tool(),
    }


def _labels(asked: Iterable[str], press: Press) -> dict[str, str]:
    """Gives the labels of some names, and whether they are in this document; of all names where one is `*`."""
    names = sorted(press.anchors if EVERY in asked else asked)
    found = [f"{name} {press.anchors.get(name)} {name in press.present}" for name in names]
    return {"the labels it refers to": digest(*found)}
