"""Examine: from a data file that nobody has described to a draft of its entry in the catalogue, with what is unsure of it."""

from reportgen.examine.draft import draft
from reportgen.examine.entry import entry_text, quoted
from reportgen.examine.found import Asked, Draft
from reportgen.examine.seen import plain

__all__ = ["Asked", "Draft", "draft", "entry_text", "plain", "quoted"]
