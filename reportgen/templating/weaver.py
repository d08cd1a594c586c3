"""The weaver: runs the expressions of some prose, gives each failure its place, and goes on behind it."""

import re
from dataclasses import replace

from jinja2 import Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from reportgen.document import Shown
from reportgen.nodes import Prose
from reportgen.problems import Findings, Span, did_you_mean, listed
from reportgen.templating.names import Absent, Broken, Gap, Members, Names
from reportgen.templating.sandbox import ProseError, environment
from reportgen.templating.statements import GAP, Stretch, expressions, gapped, leftover, number
from reportgen.templating.syntax import TAKES, faults

STRAY = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ue000\ue001\ufffe\uffff]")
"""Characters that no text has: two mark values here, nine turn the direction of what follows without being seen."""

_TURNS = 5000
"""How many times the loops of one text may run, all together."""

_BRACE = re.compile(r"(?<![{\\])\{\s*(?P<name>[a-z_]\w*)(?P<rest>(?:\s*[.\[|][^{}\n]*)?)\s*\}(?!\})")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


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
        self._printed: list[Stretch] = []
        self._statements: list[Stretch] = []

    def render(self) -> str:
        """Gives the text with marks for its values; where an expression fails there is a mark too."""
        text = self._prose.text
        for stray in STRAY.finditer(text):
            self._complain("stray-character", f"U+{ord(stray[0]):04X} is no character of a text", (stray.start(), 1),
                           "delete it: it cannot be seen")  # fmt: skip
        text = STRAY.sub(" ", text)
        if "{" not in text:
            return text
        self._single_braces(text)
        return self.evaluate(text, shift=0)

    def evaluate(self, source: str, shift: int) -> str:
        """Gives the source with its expressions worked out; `shift` is how much of it does not stand in the file."""
        self._shift = shift
        jinja = environment().overlay()
        jinja.filters = {**jinja.filters, **self._filters}
        jinja.tests = dict(jinja.tests)
        jinja.finalize = self._finalize
        try:
            tree = jinja.parse(source)
        except TemplateSyntaxError as error:
            self._syntax(jinja, source, error)
            return leftover(source)
        if not self._allowed(tree, source):
            return leftover(source)
        self._known(jinja, tree, source)
        tried: set[Stretch] = set()
        while (done := self._attempt(jinja, tree, source)) is None:
            self.whole = False
            if self._failed is None or self._failed in tried:
                return leftover(source)
            tried.add(self._failed)
            source = gapped(source, self._failed)
            tree = jinja.parse(source)
        return done

    def _attempt(self, jinja: SandboxedEnvironment, tree: nodes.Template, source: str) -> str | None:
        """Runs the source once; gives nothing when an expression failed, which is then `_failed`."""
        self.shown.clear()
        self._turns, self._failed, self._place = 0, None, self._prose.node.at
        try:
            number(tree)
            self._printed, self._statements = expressions(jinja, source)
            ours = {"_enter": self._enter, "_within": self._within, "_turn": self._turn}
            template = Template.from_code(jinja, jinja.compile(tree), ours)
            return template.render({**self._names, GAP: Gap()})
        except Broken:
            return None
        except ProseError as error:
            self._findings.error(error.code, error.message, self._place, hint=error.hint)
            self._failed = None if isinstance(error, TooLongError) else self._failed
        except ZeroDivisionError:
            self._findings.error("prose-error", "this divides by zero", self._place,
                                 hint="declare a `ratio:` indicator, which says when its base is zero")  # fmt: skip
        except TemplateError as error:
            self._findings.error("prose-error", _told(error), self._place)
        except (TypeError, ValueError, ArithmeticError, AttributeError, LookupError) as error:
            self._findings.error("prose-error", f"this cannot be worked out: {_told(error)}", self._place)
        return None

    def _finalize(self, value: object) -> str:
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
        return self._at(self._printed, index)

    def _within(self, index: int) -> str:
        return self._at(self._statements, index)

    def _turn(self, index: int) -> str:
        self._turns += 1
        if self._turns > _TURNS:
            self._at(self._statements, index)
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

    def _single_braces(self, text: str) -> None:
        """`{ peak }`, which is printed as it stands."""
        for found in _BRACE.finditer(_TAG.sub(lambda tag: "x" * len(tag[0]), text)):
            typed = found["name"] + found["rest"].rstrip()
            self._complain("single-brace", "one brace is printed as it stands", (found.start(), len(found[0])),
                           f"double the braces: `{{{{ {typed} }}}}`")  # fmt: skip

    def _allowed(self, tree: nodes.Template, source: str) -> bool:
        """Prose has values, conditions and loops; what reaches for other files or makes functions has no place in it."""
        refused = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Macro, nodes.Block)
        for node in tree.find_all(refused):
            word = "from" if isinstance(node, nodes.FromImport) else type(node).__name__.lower()
            found = re.search(rf"\{{%-?\s*{word}\b.*?%\}}", source, re.DOTALL)
            place = (found.start(), len(found[0])) if found else (self._shift, 1)
            self._complain("prose-syntax", f"prose cannot hold `{{% {word} %}}`", place, TAKES)
            return False
        for name, members in self._names.items():
            section = members.section if isinstance(members, Members) else ""
            if section != name and section and (found := re.search(rf"(?<![\w.-]){section}\.", source)):
                message = f"in an expression the section `{section}` is called `{name}`"
                self._complain("unknown-indicator", message, (found.start(), len(section)), "a `-` would subtract")
                return False
        return True

    def _known(self, jinja: SandboxedEnvironment, tree: nodes.Template, source: str) -> None:
        """Adds a problem for every name and form that does not exist; what uses them is then broken."""
        assigned = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
        loaded = [name.name for name in tree.find_all(nodes.Name) if name.ctx == "load" and name.name not in assigned]
        unknown = [name for name in dict.fromkeys(loaded) if name not in self._names]
        for name in unknown:
            hint = did_you_mean(name, self._names)
            self._complain("unknown-indicator", f"no indicator `{name}`", _place_of(name, source), hint)
        self._names.update(dict.fromkeys(unknown, Absent()))
        for form in dict.fromkeys(node.name for node in tree.find_all(nodes.Filter)):
            if form not in jinja.filters:
                near = did_you_mean(form, self._filters) or f"there is {listed(sorted(self._filters), most=30)}"
                place = _place_of(form, source, before=r"\|\s*")
                self._complain("unknown-form", f"there is no form `{form}`", place, near)
                jinja.filters[form] = _broken
        for test in dict.fromkeys(node.name for node in tree.find_all(nodes.Test)):
            if test not in jinja.tests:
                place = _place_of(test, source, before=r"\bis\s+(?:not\s+)?")
                self._complain("prose-syntax", f"`is {test}` is no comparison", place, "compare with `=`")
                jinja.tests[test] = _broken

    def _syntax(self, jinja: SandboxedEnvironment, source: str, error: TemplateSyntaxError) -> None:
        found = list(faults(jinja, source))
        for fault in found:
            self._complain("prose-syntax", fault.message, (fault.offset, fault.length), fault.hint)
        if not found:
            self.whole = False
            hint = "an expression is written {{ name }} or {{ name | form }}"
            self._findings.error("prose-syntax", _told(error), self._prose.node.at, hint=hint)


def _broken(*_: object, **__: object) -> object:
    raise Broken


def _place_of(name: str, source: str, before: str = r"(?<![\w.])") -> Stretch:
    found = re.search(rf"{before}(?P<name>{re.escape(name)})(?!\w)", source)
    return (found.start("name"), len(name)) if found else (0, 1)


def _told(error: Exception) -> str:
    text = str(error).split("\n")[0].rstrip(".")
    return (text[:1].lower() + text[1:]).replace("'", "`") if text else type(error).__name__
