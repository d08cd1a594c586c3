"""Furniture of a map: what must stand below it wherever it goes."""

from dataclasses import replace

from reportgen.atlas import Atlas
from reportgen.kinds import Picture
from reportgen.templating.messages import say


def furnished(made: Picture, atlas: Atlas, language: str, *more: str) -> Picture:
    """Gives a map with its notes: `more`, the footnotes of countries that it names, source and disclaimer of its lines."""
    written = {note["text"] for plotly in (made.plotly, made.narrow or {}) for note in plotly["layout"]["annotations"]}
    footnotes = [each.footnote for each in atlas.named.values() if each.footnote and each.name in written]
    disclaimer = say("map-disclaimer", language, source=atlas.source)
    return replace(made, notes=tuple(dict.fromkeys(note for note in (*more, *footnotes, disclaimer) if note)))
