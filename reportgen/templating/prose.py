"""Weave prose: an author's Jinja expressions become marked values before anything is parsed as Markdown."""

import re
from dataclasses import replace

from reportgen.nodes import Prose
from reportgen.problems import Findings
from reportgen.templating.names import Absent, Broken, Members, Names
from reportgen.templating.sandbox import ProseError
from reportgen.templating.weaver import Weaver
from reportgen.templating.woven import MARK, Woven


def weave(prose: Prose, names: Names, findings: Findings) -> Woven:
    """Gives prose with its values marked; a problem in one expression hides nothing in the text around it."""
    return Weaver(prose, names, findings).render()


def decide(prose: Prose, names: Names, findings: Findings) -> bool | None:
    """Says whether a condition such as `peak > 1000 and top.first = "Syria"` is true."""
    braces = re.search(r"\{\{|\}\}|\{%|%\}", prose.text)
    if braces:
        at = prose.node.place(braces.start(), 2)
        hint = "write `peak > 1000`, with no braces around the name"
        findings.error("prose-syntax", f"a condition has no `{braces[0]}`", at, hint=hint)
        return None
    lead = len(prose.text) - len(prose.text.lstrip())
    expression = _with_double_equals(prose.text.strip())
    weaver = Weaver(prose, names, findings)
    result = weaver.evaluate(f"{{% if {expression} %}}1{{% endif %}}", shift=len("{% if ") - lead)
    return result.text == "1" if result.whole else None


_COMPARES = re.compile(r"""("[^"]*"|'[^']*')|\b(?:and|or|not)\b|[<>!=]=?""")


def sides(prose: Prose, names: Names) -> list[tuple[str, str]]:
    """Gives what a condition compares, as it is typed and as it is printed; what is typed there as such is left out."""
    marked = _COMPARES.sub(lambda found: found[1] or "\0", prose.text)
    found: dict[str, str] = {}
    for piece in (each.strip() for each in marked.split("\0")):
        node = replace(prose.node, text=f"{{{{ {piece} }}}}")
        woven = weave(Prose(node), names, Findings()) if re.match(r"[A-Za-z_]", piece) else None
        if woven is not None and woven.whole and woven.text not in {"True", "False"}:
            found[piece] = MARK.sub(lambda mark, shown=woven.shown: shown[int(mark[1])].text, woven.text)  # type: ignore[misc]
    return list(found.items())


def _with_double_equals(condition: str) -> str:
    """Doubles the `=` of comparisons; those in quotes and those that name an argument of a call stay."""
    pieces = re.split(r"""("[^"]*"|'[^']*')""", condition)
    calls: list[bool] = []
    for place in range(0, len(pieces), 2):
        pieces[place] = _SIGN.sub(lambda found: _sign(found, calls), pieces[place])
    return "".join(pieces)


_SIGN = re.compile(r"(?:(?P<word>\w+)\s*)?\(|\)|(?P<named>[(,]?\s*\w+\s*)?(?<![<>=!])=(?!=) ?")


def _sign(found: re.Match[str], calls: list[bool]) -> str:
    text = found[0]
    if text.endswith("("):
        calls.append(bool(found["word"]) and found["word"] not in {"and", "or", "not", "in"})
    elif text == ")":
        calls[-1:] = []
    elif not (calls and calls[-1] and found["named"]):
        return f"{text.removesuffix(' ')}="
    return text


__all__ = ["MARK", "Absent", "Broken", "Members", "Names", "ProseError", "Woven", "decide", "sides", "weave"]
