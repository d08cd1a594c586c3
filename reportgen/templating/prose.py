"""Weave prose: an author's Jinja expressions become marked values before anything is parsed as Markdown."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jinja2 import Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from reportgen.document import Shown
from reportgen.nodes import Prose
from reportgen.problems import Findings, Span, did_you_mean
from reportgen.templating.sandbox import ProseError, environment

MARK = re.compile("\ue000(\\d+)\ue001")
"""How a value stands in woven text: an index between two private characters, which is nothing to Markdown."""

_STRAY = re.compile("[\x00-\x08\x0b-\x1f\x7f\ue000\ue001\ufffe\uffff]")
"""Characters that no text has; two of them mark values here."""


class Broken(Exception):  # noqa: N818 it is no error of its own: the cause has been reported
    """An expression needs an indicator that is broken; what depends on it stays silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Woven:
    """Prose with its expressions replaced by marks: `text` holds indexes into `shown`."""

    text: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What an expression may name, how a result is shown, and the filters that give its forms."""

    names: Mapping[str, object]
    """Indicators of this section and of the whole report, and every section by its id."""
    show: Callable[[object], Shown | str]
    """Turns what an expression gave into a value with its id (or plain words)."""
    filters: Mapping[str, Callable[..., object]]


class Absent:
    """Stands for an indicator that is broken: whatever touches it is left out without another problem."""

    def _touched(self, *_: object) -> object:
        raise Broken

    __getattr__ = __getitem__ = __call__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = __iter__ = _touched
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _touched
    __str__ = __eq__ = __hash__ = _touched  # type: ignore[assignment]


class Members:
    """A section's indicators under the section's name: `{{ routes.peak }}`."""

    def __init__(self, section: str, members: Mapping[str, object]) -> None:
        """Keeps them by their short names."""
        self.section, self._members = section, members

    def __getattr__(self, name: str) -> object:
        """Gives one of them, or says what there is."""
        if name not in self._members:
            hint = did_you_mean(name, self._members)
            raise ProseError("unknown-indicator", f"section `{self.section}` has no indicator `{name}`", hint)
        return self._members[name]


def weave(prose: Prose, names: Names, findings: Findings) -> Woven | None:
    """Gives prose with its values marked; nothing after adding the problem, or when an indicator is broken."""
    weaver = _Weaver(prose, names, findings)
    text = weaver.render()
    return None if text is None else Woven(text=text, shown=tuple(weaver.shown))


def decide(prose: Prose, names: Names, findings: Findings) -> bool | None:
    """Says whether a condition such as `peak > 1000 and top.first = "Syria"` is true."""
    braces = re.search(r"\{\{|\}\}|\{%|%\}", prose.text)
    if braces:
        at = prose.node.place(braces.start(), 2)
        hint = "write `peak > 1000`, with no braces around the name"
        findings.error("prose-syntax", f"a condition has no `{braces[0]}`", at, hint=hint)
        return None
    expression = _with_double_equals(prose.text.strip())
    weaver = _Weaver(Prose(prose.node), names, findings)
    result = weaver.evaluate(f"{{% if {expression} %}}1{{% endif %}}", shift=len("{% if "))
    return None if result is None else result == "1"


def _with_double_equals(condition: str) -> str:
    """Doubles the `=` of comparisons; those in quotes and those that name an argument of a call stay."""
    pieces = re.split(r"""("[^"]*"|'[^']*')""", condition)
    calls: list[bool] = []
    for place in range(0, len(pieces), 2):
        pieces[place] = _SIGN.sub(lambda found: _sign(found, calls), pieces[place])
    return "".join(pieces)


_SIGN = re.compile(r"(?:(?P<word>\w+)\s*)?\(|\)|(?P<named>[(,]?\s*\w+\s*)?(?<![<>=!])=(?!=)")


def _sign(found: re.Match[str], calls: list[bool]) -> str:
    text = found[0]
    if text.endswith("("):
        calls.append(bool(found["word"]) and found["word"] not in {"and", "or", "not", "in"})
    elif text == ")":
        calls[-1:] = []
    elif not (calls and calls[-1] and found["named"]):
        return f"{text}="
    return text


class _Weaver:
    def __init__(self, prose: Prose, names: Names, findings: Findings) -> None:
        self._prose, self._names, self._findings = prose, names, findings
        self.shown: list[Shown] = []
        self._place = prose.node.at

    def render(self) -> str | None:
        if (stray := _STRAY.search(self._prose.text)) is not None:
            at = self._prose.node.place(stray.start())
            self._findings.error(
                "stray-character", f"U+{ord(stray[0]):04X} is no character of a text", at, hint="delete it"
            )
            return None
        if "{" not in self._prose.text:
            return self._prose.text
        return self.evaluate(self._prose.text, shift=0)

    def evaluate(self, source: str, shift: int) -> str | None:
        self._shift = shift
        try:
            jinja = environment().overlay()
            jinja.filters = {**jinja.filters, **self._names.filters}
            jinja.finalize = self._finalize
            tree = jinja.parse(source)
            if not self._allowed(tree) or not self._known(tree, source):
                return None
            _number(tree)
            self._places = _expressions(jinja, source)
            code = jinja.compile(tree)
            template = Template.from_code(jinja, code, {"_at": self._enter})
            return template.render(dict(self._names.names))
        except Broken:
            return None
        except ProseError as error:
            self._findings.error(error.code, error.message, self._place, hint=error.hint)
        except TemplateSyntaxError as error:
            self._syntax(error)
        except TemplateError as error:
            self._findings.error("prose-error", _told(error), self._place)
        except (TypeError, ValueError, ArithmeticError, AttributeError, LookupError) as error:
            self._findings.error("prose-error", f"this cannot be worked out: {_told(error)}", self._place)
        return None

    def _finalize(self, value: object) -> str:
        if isinstance(value, str):
            return _STRAY.sub("", value)
        if isinstance(value, Members):
            raise ProseError(
                "several-cells", "this is a section, not one value", "name one of its indicators: `section.indicator`"
            )
        shown = self._names.show(value)
        if isinstance(shown, str):
            return shown
        self.shown.append(Shown(value=shown.value, raw=shown.raw, text=shown.text, at=self._place))
        return f"\ue000{len(self.shown) - 1}\ue001"

    def _enter(self, index: int) -> str:
        offset, length = self._places[index] if index < len(self._places) else (0, 1)
        self._place = self._span(offset, length)
        return ""

    def _span(self, offset: int, length: int) -> Span:
        return self._prose.node.place(max(0, offset - self._shift), length)

    def _allowed(self, tree: nodes.Template) -> bool:
        """Prose has values, conditions and loops; what reaches for other files or makes functions has no place in it."""
        refused = next(
            tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Macro, nodes.Block)),
            None,
        )
        if refused is not None:
            word = type(refused).__name__.lower()
            self._findings.error(
                "prose-syntax",
                f"prose cannot hold a Jinja {word}",
                self._prose.node.at,
                hint="it takes {{ name }}, {% if %} and {% for %}",
            )
        return refused is None

    def _known(self, tree: nodes.Template, source: str) -> bool:
        for name, members in self._names.names.items():
            section = members.section if isinstance(members, Members) else ""
            if section != name and section and (found := re.search(rf"(?<![\w.-]){section}\.", source)):
                message = f"in an expression the section `{section}` is called `{name}`"
                at = self._span(found.start(), len(section))
                self._findings.error("unknown-indicator", message, at, hint="a `-` would subtract")
                return False
        assigned = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
        unknown = [
            name.name
            for name in tree.find_all(nodes.Name)
            if name.ctx == "load" and name.name not in self._names.names and name.name not in assigned
        ]
        for name in dict.fromkeys(unknown):
            found = re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", source)
            at = self._span(found.start(), len(name)) if found else self._prose.node.at
            self._findings.error(
                "unknown-indicator", f"no indicator `{name}`", at, hint=did_you_mean(name, self._names.names)
            )
        return not unknown

    def _syntax(self, error: TemplateSyntaxError) -> None:
        lines = self._prose.node.lines
        line = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else None
        at = self._prose.node.at
        if line:
            at = Span(file=at.file, line=line[0], column=line[1])
        found = re.search(r"'(\w+)'", error.message or "")
        hint = did_you_mean(found[1], self._names.filters) if found and "filter" in (error.message or "") else ""
        if not hint and "filter" not in (error.message or ""):
            hint = "an expression is written {{ name }} or {{ name | form }}"
        if found and (position := self._prose.text.find(found[1])) >= 0 and "filter" in (error.message or ""):
            at = self._prose.node.place(position, len(found[1]))
        self._findings.error("prose-syntax", _told(error), at, hint=hint)


def _number(tree: nodes.Template) -> None:
    """Puts a call before every expression, so that a failure is known to be its."""
    index = 0
    for output in tree.find_all(nodes.Output):
        woven: list[nodes.Node] = []
        for node in output.nodes:
            if not isinstance(node, nodes.TemplateData):
                call = nodes.Call(nodes.Name("_at", "load"), [nodes.Const(index)], [], None, None)
                woven.append(call.set_lineno(node.lineno))
                index += 1
            woven.append(node)
        output.nodes = woven  # type: ignore[assignment]
        output.set_environment(tree.environment)  # type: ignore[arg-type]


def _expressions(jinja: SandboxedEnvironment, source: str) -> list[tuple[int, int]]:
    """Gives offset and length of every `{{ … }}`."""
    found, offset, begin = [], 0, 0
    for _, kind, text in jinja.lex(source):
        if kind == "variable_begin":
            begin = offset
        offset += len(text)
        if kind == "variable_end":
            found.append((begin, offset - begin))
    return found


def _told(error: Exception) -> str:
    text = str(error).split("\n")[0].rstrip(".")
    return (text[:1].lower() + text[1:]).replace("'", "`") if text else type(error).__name__
