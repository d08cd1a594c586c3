"""The weaver: runs the expressions of some prose, gives each failure its place, and goes on behind it."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial

from jinja2 import Template, TemplateError, TemplateSyntaxError

from reportgen.document import Shown
from reportgen.nodes import Prose
from reportgen.problems import Findings, Span
from reportgen.templating.compiled import jinja_with, template, tree_of, ways_of
from reportgen.templating.inspection import allowed, known, single_braces
from reportgen.templating.names import Absent, Broken, Gap, Members, Names
from reportgen.templating.sandbox import ProseError, Sandbox
from reportgen.templating.statements import (
    GAP,
    Path,
    Piece,
    Places,
    Stretch,
    gapped,
    leftover,
)
from reportgen.templating.syntax import faults
from reportgen.templating.woven import Seam, Woven, parted, parts_in, seam

STRAY = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ue000-\ue003\ufffe\uffff]")
"""Characters that no text has: four mark values and places here, nine turn what follows unseen."""

_TURNS = 5000
"""How many times the loops of one text may run, all together."""

LASTING = frozenset({
    "unknown-indicator", "unknown-attribute", "unknown-form", "wrong-form", "torn-value", "arithmetic-in-prose",
})  # fmt: skip
"""What is wrong with an expression whatever the data say, so that it is told of a branch not taken too."""


class TooLongError(ProseError):
    """The loops of a text run too often; nothing behind that is looked at."""


class Weaver:
    """One text on its way: `shown` are its values, `whole` says whether all of it could be worked out."""

    def __init__(self, prose: Prose, names: Names, findings: Findings) -> None:
        """Takes the text and what it may name."""
        self._prose, self._findings = prose, findings
        self._names = dict(names.names)
        self._show, self._filters = names.show, dict(names.filters)
        self.shown: list[Shown] = []
        self.whole = True
        self._place = prose.node.at
        self._shift = self._turns = 0
        self._failed: Stretch | None = None
        self._places = Places()
        self._path: Path = {}
        self._tested: set[int] = set()
        self._surveys = False
        self._compiled: dict[str, Template] = {}

    def render(self) -> Woven:
        """Gives the text with marks for its values; where an expression fails there is a mark too."""
        text = self._prose.text
        for stray in STRAY.finditer(text):
            self._complain("stray-character", f"U+{ord(stray[0]):04X} is no character of a text", (stray.start(), 1),
                           "delete it: it cannot be seen")  # fmt: skip
        text = STRAY.sub(" ", text)
        if "{" not in text:
            return self._woven(text, (Piece(woven=0, source=0),))
        single_braces(text, self._complain)
        return self.evaluate(text, shift=0)

    def evaluate(self, source: str, shift: int) -> Woven:
        """Gives the source with its expressions worked out; `shift` is how much of it does not stand in the file."""
        self._shift = shift
        jinja = jinja_with(self._filters, self._finalize)
        try:
            tree = tree_of(source)
        except TemplateSyntaxError as error:
            self._syntax(jinja, source, error)
            return self._woven(*leftover(source))
        if not allowed(tree, source, self._names, self._complain):
            return self._woven(*leftover(source))
        known(tree, source, self._names, jinja, self._complain)
        self._places, ways = ways_of(source)
        done, source = self._run(jinja, source, {})
        if done is None:
            return self._woven(*leftover(source))
        woven = self._woven(*parted(done, self._places))
        self._surveys = True
        return replace(woven, untaken=tuple(self._untaken(jinja, source, ways, parts_in(done))))

    def _woven(self, text: str, pieces: tuple[Piece, ...]) -> Woven:
        return Woven(text=text, shown=tuple(self.shown), pieces=pieces, whole=self.whole)

    def _untaken(
        self, jinja: Sandbox, source: str, ways: Mapping[str, Path], reached: AbstractSet[str]
    ) -> Iterator[Woven]:
        """Gives the text in the ways in which its conditions could turn out, until every part of it has been reached."""
        seen = set(reached) | {f"S{index}" for index in self._tested}
        for part, path in ways.items():
            if part not in seen:
                done, _ = self._run(jinja, source, path)
                seen |= {part, *(parts_in(done) if done is not None else ()), *(f"S{index}" for index in self._tested)}
                if done is not None:
                    yield self._woven(*parted(done, self._places))

    def _run(self, jinja: Sandbox, source: str, path: Path) -> tuple[str | None, str]:
        """Gives the text with its seams, or nothing, and the source with gaps in the place of what failed."""
        self._path, tried = path, set[Stretch]()
        while (done := self._attempt(jinja, source)) is None:
            self.whole = self.whole and self._surveys
            if self._failed is None or self._failed in tried:
                return None, source
            tried.add(self._failed)
            source = gapped(source, self._failed)
        return done, source

    def _attempt(self, jinja: Sandbox, source: str) -> str | None:
        """Runs the source once; gives nothing when an expression failed, which is then `_failed`."""
        self.shown.clear()
        self._tested.clear()
        self._turns, self._failed, self._place = 0, None, self._prose.node.at
        try:
            return self._template(jinja, source).render({**self._names, GAP: Gap()})
        except Broken:
            return None
        except ProseError as error:
            self._tell(error.code, error.message, error.hint, lasting=not error.by_data)
            self._failed = None if isinstance(error, TooLongError) else self._failed
        except ZeroDivisionError:
            self._tell("prose-error", "this divides by zero",
                       "declare a `ratio:` indicator, which says when its base is zero")  # fmt: skip
        except TemplateError as error:
            self._tell("prose-error", _told(error))
        except (TypeError, ValueError, ArithmeticError, AttributeError, LookupError) as error:
            self._tell("prose-error", f"this cannot be worked out: {_told(error)}")
        return None

    def _template(self, jinja: Sandbox, source: str) -> Template:
        if source not in self._compiled:
            ours = {
                "_enter": self._enter, "_literal": partial(seam, "L"), "_within": self._within, "_turn": self._turn,
                "_forced": lambda index: index in self._path, "_taken": lambda index: self._path[index],
                "_turns_of": lambda index: [Absent()] * self._path[index],
            }  # fmt: skip
            self._compiled[source] = template(jinja, source, ours)
        return self._compiled[source]

    def _tell(self, code: str, message: str, hint: str = "", *, lasting: bool = True) -> None:
        """Adds a problem; of a branch not taken only what holds whatever the data say."""
        if not self._surveys or (lasting and code in LASTING):
            self._findings.error(code, message, self._place, hint=hint)

    def _finalize(self, value: object) -> str:
        if isinstance(value, Seam):
            return value
        if isinstance(value, str):
            return STRAY.sub("", value)
        if isinstance(value, Members):
            raise ProseError(
                "several-cells", "this is a section, not one value", "name one of its indicators: `section.indicator`"
            )
        if isinstance(value, Gap):
            shown: Shown | str = Shown(value="", raw="", text="…", at=self._place)
        else:
            shown = self._show(value)
        if isinstance(shown, str):
            return shown
        self.shown.append(replace(shown, at=self._place))
        return f"\ue000{len(self.shown) - 1}\ue001"

    def _enter(self, index: int) -> str:
        self._at(self._places.printed, index)
        return seam("P", index)

    def _within(self, index: int) -> str:
        self._tested.add(index)
        return self._at(self._places.statements, index)

    def _turn(self, index: int) -> str:
        self._turns += 1
        if self._turns > _TURNS:
            self._at(self._places.statements, index)
            raise TooLongError("endless-loop", f"the loops of this text run more than {_TURNS:,} times",
                               "show the rows in a table, or loop over an indicator of few rows")  # fmt: skip
        return ""

    def _at(self, places: list[Stretch], index: int) -> str:
        self._failed = places[index] if index < len(places) else None
        self._place = self._span(self._failed) if self._failed else self._prose.node.at
        return ""

    def _span(self, place: Stretch) -> Span:
        begin = place[0] - self._shift
        return self._prose.node.place(max(0, begin), place[1])

    def _complain(self, code: str, message: str, place: Stretch, hint: str = "") -> None:
        self.whole = False
        self._findings.error(code, message, self._span(place), hint=hint)

    def _syntax(self, jinja: Sandbox, source: str, error: TemplateSyntaxError) -> None:
        found = list(faults(jinja, source))
        for fault in found:
            self._complain("prose-syntax", fault.message, (fault.offset, fault.length), fault.hint)
        if not found:
            self.whole = False
            hint = "an expression is written {{ name }} or {{ name | form }}"
            self._findings.error("prose-syntax", _told(error), self._prose.node.at, hint=hint)


def _told(error: Exception) -> str:
    text = str(error).split("\n")[0].rstrip(".")
    return (text[:1].lower() + text[1:]).replace("'", "`") if text else type(error).__name__
