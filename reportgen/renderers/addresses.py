"""Addresses: the web addresses in a line of text as links a reader may follow; the page itself never asks for them."""

import re
from collections.abc import Callable

from markupsafe import Markup, escape

_ADDRESS = re.compile(
    r"(?<![\w/.])https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:[/?#][^\s<>\"'`{}|\\^]*)?", re.IGNORECASE
)
_AFTER = ".,;:!?"
"""What ends a sentence, not an address."""


_LONG = 16
"""So many letters fit into the narrowest column: a longer path or address says where it may break."""
_PATH = re.compile(rf"(?=\S*[/_])\S{{{_LONG},}}")
_SEAMS = re.compile(r"(?<=\w[/._-])(?=\w)|(?<=//)(?=\w)")


def linked(text: str, words: Callable[[str], Markup] = escape) -> Markup:
    """Gives text as HTML in which every http and https address is a link; all else is set by `words`."""
    parts, done = list[Markup](), 0
    for found in _ADDRESS.finditer(text):
        address = _whole(found[0])
        parts += [words(text[done : found.start()]), link(address, breaking(address))]
        done = found.start() + len(address)
    return Markup().join([*parts, words(text[done:])])


def breaking(text: str) -> Markup:
    """Gives an address or path as HTML that breaks behind slashes, dots, hyphens and underscores, never inside a word."""
    return Markup("<wbr>").join(escape(part) for part in _SEAMS.split(text))


def paths_in(text: str) -> list[tuple[int, int]]:
    """Gives where paths stand in a text that are too long for a narrow column."""
    return [found.span() for found in _PATH.finditer(text)]


def link(address: str, words: Markup) -> Markup:
    """Gives a link that leaves the report, and tells the other side nothing of where it was followed."""
    return Markup('<a class="outside" href="{}" rel="noopener noreferrer">{}</a>').format(address, words)


def _whole(address: str) -> str:
    """Gives the address without the marks of the sentence around it: a bracket that it did not open, a full stop."""
    while address[-1] in _AFTER or (address[-1] == ")" and address.count(")") > address.count("(")):
        address = address[:-1]
    return address
