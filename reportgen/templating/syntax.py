"""Explain what an expression lacks in the words of a report's author, at the place where it is wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

TAKES = "prose takes {{ name }}, {% if %} and {% for %}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a stretch of the source, and the way out."""

    message: str
    hint: str
    offset: int
    length: int = 1


_OPENING = re.compile(r"\{\{|\{%")
_ANY = re.compile(r"""\{\{|\}\}|\{%|%\}|"[^"\n]*"|'[^'\n]*'""")
_LONE = re.compile(r"\{\{[^{}]*\}(?!\})")
_ENDS = {"endif": "if", "endfor": "for", "elif": "if", "else": ""}
_PAIRS = {"{{": "}}", "{%": "%}"}


def faults(jinja: SandboxedEnvironment, source: str) -> Iterator[Fault]:
    """Gives every fault of a source that cannot be read, in order; none when it can."""
    open_: list[tuple[str, int, int]] = []
    position = 0
    while (found := _OPENING.search(source, position)) is not None:
        begin, sign = found.start(), found[0]
        end = _end(source, found.end(), _PAIRS[sign])
        if end < 0:
            rest = source[begin:].split("\n", 1)[0].rstrip()
            lone = _LONE.match(rest) if sign == "{{" else None
            if lone is not None:
                yield Fault(message="the `{{` that opens here is closed by one `}`", offset=begin, length=len(lone[0]),
                            hint="write `}}` where it ends")  # fmt: skip
                position = begin + len(lone[0])
                continue
            yield Fault(message=f"the `{sign}` that opens here is not closed", offset=begin, length=len(rest),
                        hint=f"end it with `{_PAIRS[sign]}`")  # fmt: skip
            position = begin + len(rest)
            continue
        position = end
        if sign == "{{":
            yield from _expression(jinja, source, begin, end)
        else:
            yield from _statement(jinja, source, (begin, end), open_)
    for word, begin, end in open_:
        yield Fault(message=f"this `{{% {word} %}}` is not closed", offset=begin, length=end - begin,
                    hint=f"write `{{% end{word} %}}` where it ends")  # fmt: skip


def _end(source: str, position: int, closing: str) -> int:
    """Gives where a tag ends; -1 when another begins or the text ends before."""
    for found in _ANY.finditer(source, position):
        if found[0] == closing:
            return found.end()
        if found[0][0] not in "\"'":
            return -1
    return -1


def _expression(jinja: SandboxedEnvironment, source: str, begin: int, end: int) -> Iterator[Fault]:
    text = source[begin:end]
    try:
        jinja.parse(text)
    except TemplateSyntaxError as error:
        yield _told(error, text, begin, "expression")


def _statement(
    jinja: SandboxedEnvironment, source: str, place: tuple[int, int], open_: list[tuple[str, int, int]]
) -> Iterator[Fault]:
    begin, end = place
    text = source[begin:end]
    found = re.match(r"\{%-?\s*(\w*)", text)
    word = found[1] if found else ""
    if word in {"if", "for"}:
        open_.append((word, begin, end))
        yield from _tried(jinja, f"{text}{{% end{word} %}}", text, begin)
    elif word in _ENDS:
        meant = _ENDS[word]
        if not open_ or (meant and open_[-1][0] != meant):
            first = f"{{% {meant or 'if'} … %}}"
            yield Fault(message=f"no `{first}` is open where this `{{% {word} %}}` stands", offset=begin,
                        length=end - begin, hint=f"write `{first}` before it, or delete it")  # fmt: skip
        elif word.startswith("end"):
            open_.pop()
        elif word == "elif":
            yield from _tried(jinja, f"{text.replace('elif', 'if', 1)}{{% endif %}}", text, begin)
    elif word != "set":
        yield Fault(message=f"prose cannot hold `{{% {word} %}}`", hint=TAKES, offset=begin, length=end - begin)


def _tried(jinja: SandboxedEnvironment, source: str, text: str, begin: int) -> Iterator[Fault]:
    try:
        jinja.parse(source)
    except TemplateSyntaxError as error:
        yield _told(error, text, begin, "condition")


def _told(error: TemplateSyntaxError, text: str, begin: int, what: str) -> Fault:
    """Turns the parser's complaint about one tag into ours."""
    said = error.message or ""
    form = "an expression is written {{ name }} or {{ name | form }}"
    hint = form if what == "expression" else "a condition compares names and values: `peak > 1000 and low = 3`"
    if found := re.search(r"\bis\s+(?!not\b|defined\b)", text):
        return Fault(message="`is` compares no values", hint="write `=` (in `{% if %}` it is `==`)",
                     offset=begin + found.start(), length=2)  # fmt: skip
    if found := re.match(r"unexpected char (.*) at (\d+)$", said):
        sign = text[int(found[2])] if int(found[2]) < len(text) else found[1].strip("'\"")
        quote = sign in "\"'"
        return Fault(message=f"the quote `{sign}` that opens here is not closed" if quote
                     else f"`{sign}` cannot stand in an {what}".replace("an c", "a c"),
                     hint=f"end the text with `{sign}`" if quote else hint, offset=begin + int(found[2]))  # fmt: skip
    if found := re.search(r"unexpected '.', expected '(.)'", said):
        return Fault(message=f"a `{found[1]}` is missing in this {what}", hint=f"write `{found[1]}` where it ends",
                     offset=begin, length=len(text))  # fmt: skip
    if (found := re.search(r"got '(.+)'$", said)) and not found[1].startswith("end of") and found[1] in text:
        return _misplaced(found[1], text, begin, hint)
    if "got 'end of" in said and not text.strip("{}%- \n"):
        return Fault(message="nothing stands between the braces", hint=form, offset=begin, length=len(text))
    return Fault(message=f"this {what} cannot be read: something is missing, or stands where it cannot",
                 hint=hint, offset=begin, length=len(text))  # fmt: skip


def _misplaced(sign: str, text: str, begin: int, hint: str) -> Fault:
    """A word or sign behind what is whole already."""
    found = re.search(rf"(?<!\w){re.escape(sign)}(?!\w)(?!.*(?<!\w){re.escape(sign)}(?!\w))", text, re.DOTALL)
    offset = begin + (found.start() if found else text.index(sign))
    if sign == "=":
        return Fault(message="a single `=` compares nothing here", hint="write `==`", offset=offset)
    return Fault(message=f"`{sign}` cannot stand here", hint=hint, offset=offset, length=len(sign))
