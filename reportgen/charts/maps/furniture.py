"""Furniture of a map: what must stand below it wherever it goes."""

from dataclasses import replace

from reportgen.atlas import Atlas
from reportgen.kinds import Picture
from reportgen.templating.codes import note_of
from reportgen.templating.messages import say


def written(made: Picture) -> str:
    """Gives all that is written into a map, in both widths."""
    both = (made.plotly, made.narrow or {"layout": {"annotations": ()}})
    return "\n".join(note["text"] for plotly in both for note in plotly["layout"]["annotations"])


def _source(atlas: Atlas, language: str) -> str:
    """Gives who drew the boundaries, and where they were drawn otherwise since."""
    changes = ", ".join(atlas.modified)
    return say("map-modified", language, source=atlas.source, changes=changes) if changes else atlas.source


def furnished(made: Picture, atlas: Atlas, language: str, *more: str) -> Picture:
    """Gives a map with its notes: `more`, the footnotes of countries that it names, source and disclaimer of its lines."""
    said = written(made)
    footnotes = [note_of(each) for each in atlas.named.values() if each.footnote and each.name in said]
    disclaimer = say("map-disclaimer", language, source=_source(atlas, language))
    return replace(made, notes=tuple(dict.fromkeys(note for note in (*more, *footnotes, disclaimer) if note)))
