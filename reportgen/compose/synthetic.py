"""Marks what rests on made-up data: the word in the picture itself, in its words and in its caption, whatever its kind."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from reportgen.document import Block, Caption, Figure, Marked, Section, Text
from reportgen.kinds import Scope, Style
from reportgen.problems import Findings
from reportgen.spec import ReportFrame

STRIP = 24
"""The height of the strip with the word that stands above a picture, in pixels."""
_CELL = (200, 120)
"""The word is repeated once in about so many pixels, across and down."""
_SLANT, _LARGE, _FAINT = -24, 2.1, "1c"
"""How faint is said by the colour, as two digits more: of a text that is faint as a whole, a PDF shows only what lies right of
its middle."""
_MARGINS: Mapping[str, float] = {"t": 100, "l": 80, "r": 80, "b": 80}
"""What Plotly leaves where a picture says nothing."""


def marked_synthetic(block: Block, scope: Scope) -> Block:
    """Gives the block with the mark on everything that shows made-up data."""
    return replace(
        block,
        synthetic=True,
        figure=_figure(block.figure, scope) if block.figure else None,
        caption=_caption(block, block.caption, scope) if block.caption else None,
    )


def check_synthetic(frame: ReportFrame, sections: Sequence[Section], findings: Findings) -> None:
    """Adds a problem for made-up data in a report that could be taken for a real one."""
    shown = [block for section in sections for block in section.blocks if block.synthetic]
    if not shown or frame.specimen or frame.status == "draft":
        return
    count = "one block shows" if len(shown) == 1 else f"{len(shown)} blocks show"
    findings.error(
        "synthetic-data",
        f"{count} synthetic data, and the report has the status `{frame.status}` and is no specimen",
        frame.at("status"),
        hint="take them out, or write `specimen: true` or `status: draft`",
        also=tuple(block.at for block in shown[:3]),
    )


def _caption(block: Block, caption: Caption, scope: Scope) -> Caption:
    """Gives the caption with a note; where no picture bears the word, it comes first of all below the title."""
    notes = (scope.words(scope.say("synthetic-note")), *caption.notes)
    if block.figure:
        return replace(caption, notes=notes)
    words: Text = (Marked(mark="strong", runs=scope.words(scope.say("synthetic-data"))),)
    between = scope.words(". ") if caption.subtitle else ()
    return replace(caption, notes=notes, subtitle=(*words, *between, *caption.subtitle))


def _figure(figure: Figure, scope: Scope) -> Figure:
    said, word = scope.say("synthetic-data"), scope.say("synthetic")
    wide = stamped(figure.plotly, (figure.width, figure.height), scope.style, (said, word))
    marked = replace(
        figure,
        plotly=wide,
        height=figure.height + STRIP,
        alt=(*scope.words(f"{scope.say('synthetic-alt')} "), *figure.alt),
    )
    if figure.narrow is None:
        return marked
    width, height = figure.narrow_size
    narrow = stamped(figure.narrow, figure.narrow_size, scope.style, (said, word))
    return replace(marked, narrow=narrow, narrow_size=(width, height + STRIP))


def stamped(
    plotly: Mapping[str, Any], size: tuple[int, int], style: Style, words: tuple[str, str]
) -> Mapping[str, Any]:
    """Gives the picture with a strip of its own above that bears the words, and the word slanted behind its labels.

    The strip is added to the upper margin, so that nothing of the picture moves against the rest of it or is hidden.
    """
    layout = plotly.get("layout", {})
    width, height = size[0], size[1] + STRIP
    margin = {**_MARGINS, **layout.get("margin", {})}
    margin["t"] += STRIP
    edge = (margin["l"], margin["t"])
    behind = [_slanted(words[1], place, edge, style) for place in _places(width, height)]
    notes = [*behind, *layout.get("annotations", ()), _label(words[0], edge, style)]
    return {**plotly, "layout": {**layout, "height": height, "width": width, "margin": margin, "annotations": notes}}


def _places(width: int, height: int) -> list[tuple[float, float]]:
    """Gives where the word stands, in pixels from the upper left corner: in rows that are set off against each other."""
    columns, rows = max(1, width // _CELL[0]), max(1, (height - STRIP) // _CELL[1])
    high = (height - STRIP) / rows
    found = []
    for row in range(rows):
        count = columns - row % 2 if columns > 1 else 1
        first = (width - (count - 1) * width / columns) / 2
        found += [(first + at * width / columns, STRIP + (row + 0.5) * high) for at in range(count)]
    return found


def _slanted(word: str, at: tuple[float, float], edge: tuple[float, float], style: Style) -> dict[str, Any]:
    look = {"size": round(style.size * _LARGE), "color": f"{style.roles['ink']}{_FAINT}"}
    return {**_placed(f"<b>{word}</b>", at, edge), "font": look, "textangle": _SLANT}


def _label(said: str, edge: tuple[float, float], style: Style) -> dict[str, Any]:
    """Gives the word in the strip, light on a ground that no data have."""
    return {
        **_placed(f"<b>{said}</b>", (0, STRIP / 2 - 3), edge),
        "font": {"size": style.size - 1, "color": style.roles["paper"]},
        "bgcolor": style.roles["highlight"],
        "borderpad": 3,
        "xanchor": "left",
        "xshift": round(3 - edge[0], 1),
    }


def _placed(text: str, at: tuple[float, float], edge: tuple[float, float]) -> dict[str, Any]:
    """Places a text by pixels from the picture's corner, whatever its axes."""
    return {
        "borderpad": 0,
        "captureevents": False,
        "showarrow": False,
        "text": text,
        "x": 0,
        "xanchor": "center",
        "xref": "paper",
        "xshift": round(at[0] - edge[0], 1),
        "y": 1,
        "yanchor": "middle",
        "yref": "paper",
        "yshift": round(edge[1] - at[1], 1),
    }
