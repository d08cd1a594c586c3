"""Addresses: the web addresses in a line of text as links a reader may follow; the page itself never asks for them."""

import re

from markupsafe import Markup, escape

_ADDRESS = re.compile(
    r"(?<![\w/.])https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:[/?#][^\s<>\"'`{}|\\^]*)?", re.IGNORECASE
)
_AFTER = ".,;:!?"
"""What ends a sentence, not an address."""


def linked(text: str) -> Markup:
    """Gives text as HTML in which every http and https address is a link; all else is escaped words."""
    parts, done = [], 0
    for found in _ADDRESS.finditer(text):
        address = _whole(found[0])
        parts += [escape(text[done : found.start()]), link(address, escape(address))]
        done = found.start() + len(address)
    return Markup().join([*parts, escape(text[done:])])


def link(address: str, words: Markup) -> Markup:
    """Gives a link that leaves the report, and tells the other side nothing of where it was followed."""
    return Markup('<a class="outside" href="{}" rel="noopener noreferrer">{}</a>').format(address, words)


def _whole(address: str) -> str:
    """Gives the address without the marks of the sentence around it: a bracket that it did not open, a full stop."""
    while address[-1] in _AFTER or (address[-1] == ")" and address.count(")") > address.count("(")):
        address = address[:-1]
    return address
