"""Faces: the fonts that parts use, each font once for a whole file."""

from collections.abc import Sequence
from dataclasses import replace

from reportgen.renderers.pdf.parts import Face


def united(faces: Sequence[Face]) -> tuple[Face, ...]:
    """Gives each font once, with all glyphs that are used of it; what comes first counts, as in one piece."""
    found: dict[str, Face] = {}
    for face in faces:
        first = found.setdefault(face.name, face)
        widths, letters = {**face.widths, **first.widths}, {**face.letters, **first.letters}
        found[face.name] = replace(first, widths=dict(sorted(widths.items())), letters=dict(sorted(letters.items())))
    return tuple(face for _, face in sorted(found.items()))
