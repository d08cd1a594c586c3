"""Sheet: the style sheet of print taken apart: one for the text of pages, one for their margins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

_PAINT = ("background", "border", "outline", "box-shadow", "marks")
"""What a page paints itself: once, with its text."""
_COUNTERS = ("counter-increment", "counter-reset", "counter-set")
SHEET, SHEETS = "reportgen-sheet", "reportgen-sheets"
"""The named strings by which the margins know the page's number and how many pages there are."""
_PLACES = ("first-", "last-", "nth-", "only-")
"""How the names of pseudo-classes begin that look at an element's place."""
_WRAPS = frozenset({"not", "is", "where", "matches"})
"""Pseudo-classes that hold selectors."""
_QUOTES = frozenset({"open-quote", "close-quote", "no-open-quote", "no-close-quote"})
_NESTING = frozenset({"media", "supports", "layer"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A style sheet for pages laid out in parts."""

    text: str
    """Without the margins of pages; a `target-counter` of pages is a number that the element itself says."""
    margins: str
    """The margins alone, on pages that paint nothing else."""
    running: tuple[str, ...]
    """The selectors of what runs in the margins."""
    beside: tuple[str, ...]
    """The selectors, as far as to what they say of an element's place among its neighbours."""
    whole: str = ""
    """Why it can only be followed with the report in one piece; nothing when it can be taken apart."""


@dataclass(slots=True)
class _Reading:
    text: list[str] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    running: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    footnotes: list[tuple[str, str]] = field(default_factory=list)
    """The selectors of footnotes, each with why they may not be numbered by WeasyPrint."""
    worded: list[str] = field(default_factory=list)
    """The selectors whose `content` says itself what it prints."""


@lru_cache(maxsize=4)
def take_apart(css: str) -> Sheet:
    """Gives the two style sheets that together say what `css` says."""
    import tinycss2

    reading = _Reading()
    _read(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), reading)
    reading.reasons += [reason for name, reason in reading.footnotes
                        if not {f"{name}::footnote-call", f"{name}::footnote-marker"} <= {*reading.worded}]  # fmt: skip
    return Sheet(text="\n".join(reading.text), margins="\n".join(reading.margins), running=tuple(reading.running),
                 beside=tuple(dict.fromkeys(reading.beside)), whole=next(iter(reading.reasons), ""))  # fmt: skip


def _read(rules: Sequence[Any], reading: _Reading) -> None:
    import tinycss2

    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "page":
            _read_page(rule, reading)
        elif rule.type == "at-rule" and rule.lower_at_keyword in _NESTING and rule.content is not None:
            inner = replace(reading, text=[], margins=[])
            _read(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), inner)
            head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
            reading.text.append(f"{head}{{{' '.join(inner.text)}}}")
            reading.margins.append(f"{head}{{{' '.join(inner.margins)}}}")
        else:
            if rule.type == "qualified-rule":
                _read_rule(rule, reading)
                reading.margins.append(rule.serialize())
                rule.content[:] = _numbered(rule.content, reading)
            else:
                reading.margins.append(rule.serialize())
            reading.text.append(rule.serialize())


def _read_page(rule: Any, reading: _Reading) -> None:  # noqa: ANN401 tinycss2 carries no types
    """Divides a page rule: what stands in the margins goes to one sheet, what the page paints to the other."""
    import tinycss2

    head = f"@page{tinycss2.serialize(rule.prelude)}"
    if ":" in head:
        reading.reasons.append(_because(rule, f"`{head.strip()}` looks at the page's place in the whole report"))
    parts = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    text = [part.serialize() for part in parts if part.type != "at-rule"]
    for part in parts:
        if part.type == "declaration" and part.lower_name in _COUNTERS:
            reading.reasons.append(_because(part, f"`{part.name}` counts pages in a way of its own"))
    notes = [part.serialize() for part in parts if part.type == "at-rule" and part.lower_at_keyword == "footnote"]
    for part in parts:
        if part.type == "at-rule" and part.content is not None:
            part.content[:] = _counted(part.content, reading)
    margins = [
        part.serialize() for part in parts if part.type != "declaration" or not part.lower_name.startswith(_PAINT)
    ]
    reading.text.append(f"{head}{{{_joined(text)}{' '.join(notes)}}}")
    reading.margins.append(f"{head}{{{_joined(margins)}}}")


def _joined(parts: Sequence[str]) -> str:
    return " ".join(part if part.endswith("}") else f"{part};" for part in parts)


def _read_rule(rule: Any, reading: _Reading, *, nested: bool = False) -> None:  # noqa: ANN401
    """Notes what runs in the margins, what looks at neighbours, and what counts on from one section to the next."""
    import tinycss2

    if rule.type == "qualified-rule":
        if any(token.lower_name == "has" for token in _functions(rule.prelude)):
            reading.reasons.append(
                _because(rule, f"`{tinycss2.serialize(rule.prelude).strip()}` may look into other sections")
            )
        found = list(neighbourly(rule.prelude))
        reading.beside += [] if nested else found
        if nested and found:
            reading.reasons.append(_because(rule, f"`{tinycss2.serialize(rule.prelude).strip()}` looks at neighbours"))
    for part in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
        if part.type == "declaration":
            _read_declaration(part, tinycss2.serialize(rule.prelude).strip(), reading)
        elif part.content is not None:
            _read_rule(part, reading, nested=True)


def _read_declaration(part: Any, selector: str, reading: _Reading) -> None:  # noqa: ANN401
    words = _words_in(part.value)
    if part.lower_name in _COUNTERS:
        reading.reasons.append(_because(part, f"`{part.name}` counts on from one section to the next"))
    if _QUOTES & {*words}:
        reading.reasons.append(_because(part, "quotation marks count on from one section to the next"))
    if part.lower_name == "position" and "running" in words:
        reading.running.append(selector)
    if part.lower_name == "position" and "fixed" in words:
        reading.reasons.append(_because(part, "what is `fixed` stands on every page"))
    if part.lower_name == "float" and "footnote" in words:
        reading.footnotes.append((selector, _because(part, "`footnote` counts on from one section to the next")))
    if part.lower_name == "content" and "footnote" not in words:
        reading.worded.append(selector)


def neighbourly(prelude: Sequence[Any]) -> Iterator[str]:
    """Gives each beginning of a selector that ends in an element whose place among its neighbours matters."""
    import tinycss2

    begin, sibling, placed = 0, False, False
    for at, token in enumerate([*prelude, None]):
        value = getattr(token, "value", None) if token is not None else ","
        ends = (
            token is None or token.type == "whitespace" or (token.type == "literal" and value in {">", "+", "~", ","})
        )
        if ends:
            if (sibling or placed) and at > begin and _says(prelude[begin:at]):
                yield tinycss2.serialize(prelude[begin:at]).strip()
                sibling = placed = False
            if token is not None and token.type == "literal":
                sibling = value in {"+", "~"}
                begin = at + 1 if value == "," else begin
        else:
            name = token.lower_name if token.type == "function" else str(getattr(token, "lower_value", ""))
            placed = placed or name.startswith(_PLACES) or (name in _WRAPS and _looks_beside(token.arguments))


def _looks_beside(tokens: Sequence[Any]) -> bool:
    """Says whether a selector within another, as in `:not(:first-child)`, looks at neighbours."""
    for token in tokens:
        if token.type == "literal" and token.value in {"+", "~"}:
            return True
        name = token.lower_name if token.type == "function" else str(getattr(token, "lower_value", ""))
        if name.startswith(_PLACES) or (name in _WRAPS and _looks_beside(token.arguments)):
            return True
    return False


def _says(tokens: Sequence[Any]) -> bool:
    """Says whether a beginning of a selector ends in an element, not in a combinator."""
    last = next((token for token in reversed(tokens) if token.type != "whitespace"), None)
    return last is not None and not (last.type == "literal" and last.value in {">", "+", "~"})


def _numbered(tokens: Sequence[Any], reading: _Reading) -> list[Any]:
    """Gives the tokens with `target-counter(attr(href), page)` as the number that the element says."""
    import tinycss2

    made = []
    for token in tokens:
        name = token.lower_name if token.type == "function" else ""
        if name == "target-counter" and _words(token) == ["attr", "href", "page"]:
            made.append(tinycss2.parse_one_component_value("attr(data-sheet)"))
            continue
        if name.startswith("target-"):
            reading.reasons.append(_because(token, f"`{token.serialize()}` looks into other sections"))
        if name in {"counter", "counters"} and {"page", "pages"} & set(_words(token)):
            reading.reasons.append(_because(token, f"`{token.serialize()}` stands in the text"))
        for inner in ("arguments", "content"):
            if isinstance(getattr(token, inner, None), list):
                getattr(token, inner)[:] = _numbered(getattr(token, inner), reading)
        made.append(token)
    return made


def _counted(tokens: Sequence[Any], reading: _Reading) -> list[Any]:
    """Gives what stands in a margin with the page's number and the count of pages as named strings."""
    import tinycss2

    made = []
    for token in tokens:
        name, words = (token.lower_name, _words(token)) if token.type == "function" else ("", [])
        if name == "counter" and words in (["page"], ["pages"]):
            made.append(tinycss2.parse_one_component_value(f"string({SHEET if words == ['page'] else SHEETS})"))
            continue
        if name.startswith(("counter", "target-")) or (name == "string" and {"start", "first-except"} & {*words}):
            reading.reasons.append(
                _because(token, f"`{token.serialize()}` looks at the page's place in the whole report")
            )
        if isinstance(getattr(token, "content", None), list):
            token.content[:] = _counted(token.content, reading)
        made.append(token)
    return made


def _functions(tokens: Sequence[Any]) -> Iterator[Any]:
    for token in tokens:
        if token.type == "function":
            yield token
            yield from _functions(token.arguments)
        elif isinstance(getattr(token, "content", None), list):
            yield from _functions(token.content)


def _words(function: Any) -> list[str]:  # noqa: ANN401
    return _words_in(function.arguments)


def _words_in(tokens: Sequence[Any]) -> list[str]:
    """Gives the names in some tokens, those of functions before what they hold."""
    found: list[str] = []
    for token in tokens:
        if token.type == "ident":
            found.append(token.lower_value)
        elif token.type == "function":
            found += [token.lower_name, *_words(token)]
    return found


def _because(token: Any, reason: str) -> str:  # noqa: ANN401
    return f"{reason} (line {token.source_line} of the style sheet of print)"
