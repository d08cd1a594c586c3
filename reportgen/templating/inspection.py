"""Inspect a template before it runs: single braces, statements that prose cannot hold, names and forms that do not exist."""

import re
from collections.abc import Callable, Mapping

from jinja2 import nodes

from reportgen.problems import did_you_mean, listed
from reportgen.templating.names import Absent, Broken, Members
from reportgen.templating.sandbox import Sandbox
from reportgen.templating.statements import Stretch
from reportgen.templating.syntax import TAKES

Complain = Callable[[str, str, Stretch, str], None]
"""Takes the code, the message, the offset and length in the source, and the hint of a problem."""

_BRACE = re.compile(r"(?<![{\\])\{\s*(?P<name>[a-z_]\w*)(?P<rest>(?:\s*[.\[|][^{}\n]*)?)\s*\}(?!\})")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_TAGS = re.compile(rf"({_TAG.pattern})", re.DOTALL)

_REFUSED: Mapping[type[nodes.Node], str] = {
    nodes.Include: "include", nodes.Import: "import", nodes.FromImport: "from", nodes.Extends: "extends",
    nodes.Macro: "macro", nodes.Block: "block", nodes.AssignBlock: "set", nodes.FilterBlock: "filter",
    nodes.CallBlock: "call",
}  # fmt: skip
"""What prose cannot hold; the last three would take a text apart in which values stand as marks."""


def single_braces(text: str, complain: Complain) -> None:
    """`{ peak }`, which is printed as it stands."""
    for found in _BRACE.finditer(_TAG.sub(lambda tag: "x" * len(tag[0]), text)):
        typed = found["name"] + found["rest"].rstrip()
        complain("single-brace", "one brace is printed as it stands", (found.start(), len(found[0])),
                       f"double the braces: `{{{{ {typed} }}}}`")  # fmt: skip


def allowed(tree: nodes.Template, source: str, names: Mapping[str, object], complain: Complain) -> bool:
    """Prose has values, conditions and loops; what reaches for other files or makes functions has no place in it."""
    for node in tree.find_all(tuple(_REFUSED)):
        word = _REFUSED[type(node)]
        found = re.search(rf"\{{%-?\s*{word}\b.*?%\}}", source, re.DOTALL)
        place = (found.start(), len(found[0])) if found else (0, 1)
        complain("prose-syntax", f"prose cannot hold `{{% {word} %}}`", place, TAKES)
        return False
    for name, members in names.items():
        section = members.section if isinstance(members, Members) else ""
        if section != name and section and (found := re.search(rf"(?<![\w.-]){section}\.", source)):
            message = f"in an expression the section `{section}` is called `{name}`"
            complain("unknown-indicator", message, (found.start(), len(section)), "a `-` would subtract")
            return False
    return True


def known(tree: nodes.Template, source: str, names: dict[str, object], jinja: Sandbox, complain: Complain) -> None:
    """Adds a problem for every name and form that does not exist; what uses them is then broken."""
    forms = jinja.forms
    assigned = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    loaded = [name.name for name in tree.find_all(nodes.Name) if name.ctx == "load" and name.name not in assigned]
    unknown = [name for name in dict.fromkeys(loaded) if name not in names]
    for name in unknown:
        hint = did_you_mean(name, names)
        complain("unknown-indicator", f"no indicator `{name}`", _place_of(name, source), hint)
    names.update(dict.fromkeys(unknown, Absent()))
    for form in dict.fromkeys(node.name for node in tree.find_all(nodes.Filter)):
        if form not in jinja.filters:
            near = did_you_mean(form, forms) or f"there is {listed(sorted(forms), most=30)}"
            place = _place_of(form, source, before=r"\|\s*")
            complain("unknown-form", f"there is no form `{form}`", place, near)
            jinja.filters[form] = _broken
    for test in dict.fromkeys(node.name for node in tree.find_all(nodes.Test)):
        if test not in jinja.tests:
            place = _place_of(test, source, before=r"\bis\s+(?:not\s+)?")
            complain("prose-syntax", f"`is {test}` is no comparison", place, "compare with `=`")
            jinja.tests[test] = _broken


def _broken(*_: object, **__: object) -> object:
    raise Broken


def _place_of(name: str, source: str, before: str = r"(?<![\w.])") -> Stretch:
    """Gives where a name stands in an expression, never where the text around says the same word."""
    inside = "".join(text if index % 2 else " " * len(text) for index, text in enumerate(_TAGS.split(source)))
    found = re.search(rf"{before}(?P<name>{re.escape(name)})(?!\w)", inside)
    return (found.start("name"), len(name)) if found else (0, 1)
