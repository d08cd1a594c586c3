"""Ink: runs of text as HTML, for one section, so that note calls and value marks are its own."""

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
from reportgen.renderers.addresses import link
from reportgen.renderers.plain import plain
from reportgen.renderers.press import Press
from reportgen.renderers.quotes import Quotes

_JOINER = "\u2060"
"""Keeps the number of a note on the line of the word that calls it."""
_KEPT = "\u00a0"
"""Keeps a number on the line of the word before it: "Figure 3"."""
_OUTSIDE = ("https://", "http://", "mailto:")


class Ink:
    """Sets the runs of one section; a note that is called twice is linked back to its first call."""

    def __init__(self, press: Press, section: str, notes: Sequence[SectionNote] = ()) -> None:
        """Opens an empty section; `notes` are those that stand at the foot of the page that calls them."""
        self._press, self._section = press, section
        self._notes = {note.number: note for note in notes}
        self._called: set[int] = set()
        self._quotes, self._last = Quotes.of(press.messages), ""
        self._setters: Mapping[type, Callable[[Any], Markup]] = {
            Words: self._words,
            Shown: self._shown,
            Marked: self._marked,
            Link: self._link,
            Reference: self._reference,
            NoteCall: self._note_call,
            Abbreviation: self._abbreviation,
        }

    def text(self, runs: Text) -> Markup:
        """Gives runs as HTML."""
        self._last = ""
        return self._set(runs)

    def _set(self, runs: Text) -> Markup:
        """Gives runs as HTML, that follow others."""
        return Markup().join(self._setters[type(run)](run) for run in runs)

    def plain(self, runs: Text) -> str:
        """Gives runs as plain text, for attributes and lists."""
        return self._quotes.set(plain(runs, self._press.anchors))

    def _words(self, run: Words) -> Markup:
        said, self._last = self._quotes.set(run.text, self._last), run.text[-1:]
        return escape(said)

    def _shown(self, run: Shown) -> Markup:
        self._last = run.text[-1:]
        if self._press.medium == "print":
            return escape(run.text)
        return Markup('<span data-v="{}">{}</span>').format(run.value, run.text)

    def _marked(self, run: Marked) -> Markup:
        return Markup("<{}>{}</{}>").format(run.mark, self._set(run.runs), run.mark)

    def _link(self, run: Link) -> Markup:
        if not run.href.startswith(_OUTSIDE):
            return self._set(run.runs)
        return link(run.href, self._set(run.runs))

    def _reference(self, run: Reference) -> Markup:
        return self.reference(run.target, run)

    def reference(self, target: str, run: Reference | None = None) -> Markup:
        """Gives a link to an anchor with the label it prints; the style sheet for print adds the page."""
        self._last = "x"
        if target not in self._press.anchors:
            self._press.findings.error(
                "broken-reference", f"nothing is called `{target}`", (run or Reference(target=target)).at
            )
            return Markup()
        if target not in self._press.present:
            return escape(kept(self._press.anchors[target]))
        page = Markup(' data-page="{}"').format(self._press.say("page")) if self._press.medium == "print" else ""
        return Markup('<a class="reference" href="#{}"{}>{}</a>').format(
            target, page, kept(self._press.anchors[target])
        )

    def _note_call(self, run: NoteCall) -> Markup:
        first = run.number not in self._called
        self._called.add(run.number)
        name = Markup(' id="{}-call-{}"').format(self._section, run.number) if first else ""
        return (
            _JOINER
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
        return Markup('<abbr title="{}">{}</abbr>').format(run.long, run.short)


def kept(label: str) -> str:
    """Gives a label whose number is never parted from its word; a title may break."""
    words, _, number = label.rpartition(" ")
    return f"{words}{_KEPT}{number}" if any(map(str.isdigit, number)) or len(number) == 1 else label
