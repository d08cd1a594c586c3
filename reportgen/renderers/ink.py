"""Ink: runs of text as HTML, for one section, so that note calls and value marks are its own."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from reportgen.document import (
    Abbreviation,
    Link,
    Marked,
    NoteCall,
    Paragraph,
    Reference,
    SectionNote,
    Shown,
    Text,
    Words,
)
from reportgen.renderers.addresses import breaking, link, linked, paths_in
from reportgen.renderers.plain import number_of, plain
from reportgen.renderers.press import Press
from reportgen.renderers.quotes import Quotes
from reportgen.templating.numerals import JOINER
from reportgen.templating.short_forms import search_for

"""Keeps the number of a note on the line of the word that calls it."""
_KEPT = "\u00a0"
"""Keeps a number on the line of the word before it: "Figure 3"."""
_RANGE = re.compile(
    r"(?:\b[A-Z]{3}\u00a0)?(?<![\w–])\d[\d.,\u00a0\u202f]*–\d[\d.,\u00a0\u202f]*(?<=\d)(?:\u00a0[^\W\d]+|\u00a0?%)?"
)
"""Two numbers with a dash between them, their currency and scale: they stand on one line."""
_Stretch = tuple[int, int, Callable[[str], Markup]]
"""Where words begin and end that are set in a way of their own, and how."""
_SOME = "x"
"""Stands for the character that another run begins or ends with."""
_OUTSIDE = ("https://", "http://", "mailto:")


class Ink:
    """Sets the runs of one section; a note that is called twice is linked back to its first call."""

    def __init__(self, press: Press, section: str, notes: Sequence[SectionNote] = ()) -> None:
        """Opens an empty section; `notes` are those that stand at the foot of the page that calls them."""
        self._press, self._section = press, section
        self._notes = {note.number: note for note in notes}
        self._called: set[int] = set()
        self._quotes, self._last, self._following = Quotes.of(press.messages), "", ""
        self._told: set[str] = set()
        self._linking = False
        self._short = search_for(press.abbreviations) if press.medium == "screen" else None
        self._setters: Mapping[type, Callable[[Any], Markup]] = {
            Words: self._words,
            Shown: self._shown,
            Marked: self._marked,
            Link: self._link,
            Reference: self._reference,
            NoteCall: self._note_call,
            Abbreviation: self._abbreviation,
        }

    def begin(self) -> None:
        """Begins a block: in each an abbreviation is marked where it first stands."""
        self._told.clear()

    def cited(self, text: str) -> Markup:
        """Gives a line of sources: its addresses are links, its abbreviations marked."""
        return linked(text, self._phrase)

    def text(self, runs: Text) -> Markup:
        """Gives runs as HTML."""
        self._last = ""
        return self._set(runs)

    def _set(self, runs: Text) -> Markup:
        """Gives runs as HTML, that follow others."""
        made = []
        for left, run in enumerate(runs, start=1 - len(runs)):
            self._following = _SOME if left else ""
            made.append(self._setters[type(run)](run))
        return made[0] if len(made) == 1 else Markup().join(made)

    def plain(self, runs: Text) -> str:
        """Gives runs as plain text, for attributes and lists."""
        return self._quotes.set(plain(runs, self._press.anchors))

    def _words(self, run: Words) -> Markup:
        said, self._last = self._quotes.set(run.text, self._last, self._following), run.text[-1:]
        return self._phrase(said)

    def _phrase(self, text: str) -> Markup:
        """Gives plain words as HTML: abbreviations marked, ranges of numbers whole, paths apart where they may break."""
        found: list[_Stretch] = [(*place, breaking) for place in paths_in(text)] if "/" in text or "_" in text else []
        found += [(*each.span(), self._whole) for each in _RANGE.finditer(text)] if "–" in text else []
        found += self._shortened(text)
        return _set_apart(text, found)

    def _shortened(self, text: str) -> list[_Stretch]:
        return [(*each.span(), self._spelt) for each in self._short.finditer(text)] if self._short else []

    def _whole(self, text: str) -> Markup:
        """Gives a range on one line; its currency may be an abbreviation."""
        return Markup('<span class="whole">{}</span>').format(_set_apart(text, self._shortened(text)))

    def _spelt(self, short: str) -> Markup:
        """Gives an abbreviation, marked unless this block has marked it before or it stands in a link."""
        if short in self._told or self._linking:
            return escape(short)
        self._told.add(short)
        return Markup('<abbr title="{}">{}</abbr>').format(self._press.abbreviations[short], short)

    def _shown(self, run: Shown) -> Markup:
        self._last = run.text[-1:]
        if self._press.medium == "print":
            return self._phrase(run.text)
        return Markup('<span data-v="{}">{}</span>').format(run.value, self._phrase(run.text))

    def _marked(self, run: Marked) -> Markup:
        return Markup("<{}>{}</{}>").format(run.mark, self._set(run.runs), run.mark)

    def _link(self, run: Link) -> Markup:
        if not run.href.startswith(_OUTSIDE):
            return self._set(run.runs)
        self._linking = True
        said = self._set(run.runs)
        self._linking = False
        return link(run.href, said)

    def _reference(self, run: Reference) -> Markup:
        return self.reference(run.target, run)

    def reference(self, target: str, run: Reference | None = None) -> Markup:
        """Gives a link to an anchor with the label it prints; the style sheet for print adds the page."""
        self._last = _SOME
        if target not in self._press.anchors:
            self._press.findings.error(
                "broken-reference", f"nothing is called `{target}`", (run or Reference(target=target)).at
            )
            return Markup()
        label = self._press.anchors[target]
        said = kept(label if run is None or not run.short else number_of(label))
        if target not in self._press.present:
            return escape(said)
        paged = self._press.medium == "print" and not (run is not None and run.short)
        page = Markup(' data-page="{}"').format(self._press.say("page")) if paged else ""
        return Markup('<a class="reference" href="#{}"{}>{}</a>').format(target, page, said)

    def _note_call(self, run: NoteCall) -> Markup:
        first = run.number not in self._called
        self._called.add(run.number)
        name = Markup(' id="{}-call-{}"').format(self._section, run.number) if first else ""
        return (
            JOINER
            + Markup('<sup class="call"><a href="#{}-note-{}"{} aria-label="{}">{}</a></sup>').format(
                self._section, run.number, name, self._press.say("note-call", number=run.number), run.number
            )
            + (self._foot(self._notes[run.number]) if first and run.number in self._notes else Markup())
        )

    def _foot(self, note: SectionNote) -> Markup:
        """Gives a note that is printed at the foot of its page: it stands where it is called."""
        last, words = (
            self._last,
            Markup(" ").join(self.text(each.text) for each in note.parts if isinstance(each, Paragraph)),
        )
        self._last = last
        return Markup('<span class="page-note" id="{}-note-{}" data-number="{}">{}</span>').format(
            self._section, note.number, note.number, words
        )

    def _abbreviation(self, run: Abbreviation) -> Markup:
        self._last = run.short[-1:]
        self._told.add(run.short)
        return Markup('<abbr title="{}">{}</abbr>').format(run.long, run.short)


def _set_apart(text: str, found: Sequence[_Stretch]) -> Markup:
    """Gives words as HTML, with some stretches set in their own way: of those that overlap the first and longest."""
    if not found:
        return escape(text)
    parts, done = list[Markup](), 0
    for begin, end, set_so in sorted(found, key=lambda each: (each[0], -each[1])):
        if begin >= done:
            parts += [escape(text[done:begin]), set_so(text[begin:end])]
            done = end
    return Markup().join([*parts, escape(text[done:])])


def kept(label: str) -> str:
    """Gives a label whose number is never parted from its word; a title may break."""
    words, _, number = label.rpartition(" ")
    numbered = any(map(str.isdigit, number)) or len(number) == 1
    return f"{words}{_KEPT}{number}" if words and numbered else label
