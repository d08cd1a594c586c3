"""The live page: the page of a draft taken apart, so that what has changed can be put into one that is open."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from markupsafe import Markup

from reportgen.document import Document
from reportgen.renderers.html import figures_of, scripts_for, set_page, slot_of, style_of
from reportgen.renderers.press import Press
from reportgen.renderers.scripts import Script, policy_of

OwnScript = Callable[[str], str]
"""Gives the preview's own script, which runs before those of the draft, for the digest of those."""
STYLE, FIGURES, SCRIPT = "_style", "_figures", "_script-"
_SLOT = re.compile(r'<template data-slot="([^"]+)"></template>|/\*slot:([\w-]+)\*/|"slot:([\w-]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class LivePage:
    """A page as what stands around its parts, the parts that change by themselves, and its scripts."""

    skeleton: str
    """The page with a slot for every part and script: an empty `template`, a comment or a text that names it."""
    parts: Mapping[str, str]
    """The HTML of each section by its id, the style sheet as `_style`, the figures' JSON as `_figures`."""
    scripts: tuple[str, ...]
    """What the page runs, the preview's own script first."""
    others: str
    """The digest of the scripts of the draft: a page that runs others must be loaded anew."""

    def html(self) -> str:
        """Gives the page whole, as it is loaded."""
        texts = {**self.parts, **{f"{SCRIPT}{index}": text for index, text in enumerate(self.scripts)}}
        return _SLOT.sub(lambda slot: texts[next(filter(None, slot.groups()))], self.skeleton)

    @property
    def digest(self) -> str:
        """The digest of all of it."""
        total = blake2b(digest_size=12)
        for text in (
            self.skeleton,
            self.scripts[0],
            self.others,
            *(each for part in self.parts.items() for each in part),
        ):
            total.update(f"{len(text)} ".encode())
            total.update(text.encode())
        return total.hexdigest()


def live_page(document: Document, press: Press, sections: Sequence[Markup], faces: str, script: OwnScript) -> LivePage:
    """Gives the page of a document whose sections are set."""
    drafts = scripts_for(document, press)
    others = blake2b("".join(each.digest for each in drafts).encode(), digest_size=12).hexdigest()
    scripts = [Script("", script(others).encode()), *drafts]
    slots = [slot_of(each, _comment(f"{SCRIPT}{index}")) for index, each in enumerate(scripts)]
    figures = figures_of(document, press)
    inside = {
        "sections": [Markup('<template data-slot="{}"></template>').format(each.id) for each in document.sections],
        "style": _comment(STYLE), "scripts": slots, "policy": policy_of(scripts, live=True),
        "figures": Markup('"slot:{}"').format(FIGURES) if figures else "",
    }  # fmt: skip
    ids = [section.id for section in document.sections]
    return LivePage(
        skeleton=str(set_page(document, press, inside)),
        parts={**dict(zip(ids, map(str, sections), strict=True)), STYLE: style_of(press, faces), FIGURES: str(figures)},
        scripts=tuple(each.text for each in scripts),
        others=others,
    )


def _comment(name: str) -> Markup:
    return Markup("/*slot:{}*/").format(name)
