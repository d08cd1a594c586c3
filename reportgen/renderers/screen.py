"""The document as a screen shows it: the navigation is the contents, so they are not listed a second time."""

from dataclasses import replace

from reportgen.document import Document, Section, Words


def on_screen(document: Document) -> Document:
    """Gives the document without its lists of sections; a section that held nothing else is left out."""
    sections = (_without_contents(section, document) for section in document.sections)
    return replace(document, sections=tuple(section for section in sections if section is not None))


def _without_contents(section: Section, document: Document) -> Section | None:
    blocks = tuple(block for block in section.blocks if block.kind != "contents")
    if len(blocks) == len(section.blocks):
        return section
    if not blocks:
        return None
    lists = all(block.kind in {"list_of_figures", "list_of_tables"} for block in blocks)
    title = (Words(text=document.messages["figures-and-tables"]),) if lists else section.title
    return replace(section, blocks=blocks, title=title)
