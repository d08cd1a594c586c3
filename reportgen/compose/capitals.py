"""Capitals: which of the report's abbreviations its texts, notes and sources use, and which capitals it never explains."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from reportgen.document import Abbreviation, Block, Reference, Run, Shown, Text, Words, inside
from reportgen.document.runs import NOWHERE
from reportgen.problems import Findings, Span
from reportgen.templating.short_forms import search_for

_CAPITALS = re.compile(r"(?<![\w/.:@&-])[A-Z]{2,6}\d?(?:-[A-Z]{2,6})*(?![\w/@&]|-\w|[.:]\w)")
_ROMAN = re.compile(r"[IVX]+")
_CODED = re.compile(r"\b(?:https?://|www\.)\S+|\S*[/_\\]\S*|“[^”]*”")
KNOWN = frozenset({
    "EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "HUF", "CZK", "RON", "BGN", "TRY", "RSD", "ALL", "MKD", "UAH", "RUB",
    "LYD", "TND", "MAD", "DZD", "EGP", "SYP", "IQD", "IRR", "AFN", "PKR", "JPY", "CNY", "INR", "XOF",
    "TLP", "CLEAR", "GREEN", "AMBER", "RED", "STRICT", "SPECIMEN", "SYNTHETIC", "ISSN", "ISBN", "DOI", "ISO",
    "CSV", "HTML", "PDF", "PNG", "SVG", "XLSX", "YAML", "SQL", "TSV", "JSON", "URL", "CC-BY", "GPS", "ID", "TV", "OK", "AM", "PM",
})  # fmt: skip
"""What stands in capitals and needs no explaining: currencies, markings, codes and names of forms of files."""
_RUNS = frozenset({Words, Shown, Abbreviation, Reference})
_CITED = frozenset({"sources", "source", "cited"})
_fields: dict[type, tuple[str, ...]] = {}


def find_capitals(
    blocks: Iterable[Block], abbreviations: Collection[str], free: Collection[str], findings: Findings
) -> set[str]:
    """Gives the abbreviations that some blocks use; warns once of each that is used and not declared.

    Nothing is warned of where a report declares none at all: it keeps no list. `free` are names of the report's own.
    """
    used, unknown, listed = set[str](), dict[str, Span](), search_for(abbreviations)
    if listed is None:
        return used
    for block in blocks:
        for runs in _texts(block):
            text = "".join(map(_read, runs))
            used.update(listed.findall(text))
            if not _CAPITALS.search(text):
                continue
            for found in _CAPITALS.finditer(_CODED.sub(lambda coded: " " * len(coded[0]), text)):
                short = found[0]
                if not (short in abbreviations or short in KNOWN or short in free or _ROMAN.fullmatch(short)):
                    unknown.setdefault(short, _place(runs, found.start(), len(short)) or block.at)
    for short, at in unknown.items():
        findings.warning("undeclared-abbreviation", f"`{short}` is explained nowhere", at,
                         hint=f"add `{short}: …` under `abbreviations` in report.yaml")  # fmt: skip
    return used


def _place(runs: Text, offset: int, length: int) -> Span | None:
    """Gives the place of a word in the file that it was typed in; nothing for words that no file has."""
    for run in runs:
        if offset < (long := len(_read(run))):
            if not isinstance(run, Words) or run.at == NOWHERE:
                return None
            return replace(run.at, column=run.at.column + offset, length=length)
        offset -= long
    return None


def _texts(thing: object) -> Iterator[Text]:
    """Gives what readers read of something."""
    waiting = [thing]
    while waiting:
        item = waiting.pop()
        if type(item) is tuple:
            if item and _RUNS.issuperset(map(type, item)):
                yield item
            else:
                waiting += inside(item)[::-1]
        elif isinstance(item, Words | Shown | Abbreviation | Reference):
            yield (item,)
        else:
            for name in _cited(type(item)):
                said = getattr(item, name)
                yield from (
                    (Words(text=each),)
                    for each in ((said,) if isinstance(said, str) else said)
                    if isinstance(each, str)
                )
            waiting += inside(item)[::-1]


def _cited(kind: type) -> tuple[str, ...]:
    """Gives the fields of a kind of thing that hold sources as text."""
    if kind not in _fields:
        _fields[kind] = tuple(name for name in getattr(kind, "__slots__", ()) if name in _CITED)
    return _fields[kind]


def _read(run: Run) -> str:
    """Gives a run as it is read with those beside it, so that a name in capitals is not cut in two; a reference stands apart."""
    return run.text if isinstance(run, Words | Shown) else run.short if isinstance(run, Abbreviation) else " "
