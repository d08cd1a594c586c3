"""Faces: the report's fonts cut down to the letters of European languages, as font-face rules for the HTML."""

import io
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

_RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x2009, 0x200A), (0x2010, 0x2015), (0x2018, 0x201E),
    (0x2020, 0x2022), (0x2026, 0x2026), (0x202F, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x2070, 0x2079),
    (0x2080, 0x2089), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248),
    (0x2260, 0x2260), (0x2264, 0x2265), (0x25B2, 0x25B2), (0x25BC, 0x25BC),
)  # fmt: skip
"""First and last code points: Latin letters, figures, punctuation, arrows and the signs that reports use."""

_DROPPED = ["Silf", "Gloc", "Glat", "Feat", "Sill", "Silt", "FFTM", "DSIG"]
_FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum", "case"]


def font_faces(fonts: Mapping[str, bytes]) -> str:
    """Gives the font-face rules of some files by name, one after another."""
    return "".join(font_face(font) for font in fonts.values())


def font_face(font: bytes) -> str:
    """Gives the font-face rule of a file, by what the font says of itself, as a subset inside the rule.

    The bytes depend on nothing but the file: keep the result under its digest, it takes most of a second.
    """
    from fontTools.ttLib import TTFont

    opened: Any = TTFont(io.BytesIO(font), recalcTimestamp=False, recalcBBoxes=False, lazy=True)
    family, weight, style = _called(opened)
    source = f"url(data:font/woff2;base64,{b64encode(_subset(opened)).decode()}) format('woff2')"
    said = f"font-family: '{family}'; font-weight: {weight}; font-style: {style}; font-display: swap"
    return f"@font-face {{ {said}; src: {source}; }}\n"


def _called(opened: Any) -> tuple[str, int, str]:  # noqa: ANN401 fontTools carries few types
    """Gives family, weight and style as a style sheet asks for them; the four customary styles have customary weights."""
    names, metrics = opened["name"], opened["OS/2"]
    styled = str(names.getDebugName(17) or names.getDebugName(2) or "").lower()
    weight = {"regular": 400, "italic": 400, "bold": 700, "bold italic": 700}.get(styled, metrics.usWeightClass)
    return str(names.getBestFamilyName()), int(weight), "italic" if metrics.fsSelection & 1 else "normal"


def _subset(opened: Any) -> bytes:  # noqa: ANN401 as above
    from fontTools.subset import Options, Subsetter

    options = Options(
        flavor="woff2", layout_features=_FEATURES, hinting=False, desubroutinize=True, drop_tables=_DROPPED
    )
    options.notdef_outline = True
    cutter = Subsetter(options)
    cutter.populate(unicodes=[point for first, last in _RANGES for point in range(first, last + 1)])
    names = opened["name"]
    del opened["name"]  # to see which names are used the cutter goes through all of the font: half of its time
    cutter.subset(opened)
    listed = (each for each in names.names if each.isUnicode() and each.langID in options.name_languages)
    names.names = [each for each in listed if each.nameID in options.name_IDs]
    opened["name"] = names
    opened.flavor = "woff2"
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()
