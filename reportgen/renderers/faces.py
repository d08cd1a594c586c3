"""Faces: the report's fonts cut down to the letters of European languages, as font-face rules for the HTML."""

import io
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

FACES = {
    "Inter-Regular.otf": ("Inter", 400, "normal"),
    "Inter-Medium.otf": ("Inter", 500, "normal"),
    "Inter-SemiBold.otf": ("Inter", 600, "normal"),
    "Inter-Bold.otf": ("Inter", 700, "normal"),
    "GentiumBookPlus-Regular.ttf": ("Gentium Book Plus", 400, "normal"),
    "GentiumBookPlus-Italic.ttf": ("Gentium Book Plus", 400, "italic"),
    "GentiumBookPlus-Bold.ttf": ("Gentium Book Plus", 700, "normal"),
}
"""Font file → family, weight and style as the style sheet asks for them; others are left to the machine."""

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
    return "".join(font_face(name, font) for name, font in fonts.items())


def font_face(name: str, font: bytes) -> str:
    """Gives the font-face rule of a file that we know, by its name, as a subset inside the rule itself; nothing for others.

    The bytes depend on nothing but the file: keep the result under its digest, it takes most of a second.
    """
    if name not in FACES:
        return ""
    family, weight, style = FACES[name]
    source = f"url(data:font/woff2;base64,{b64encode(_subset(font)).decode()}) format('woff2')"
    said = f"font-family: '{family}'; font-weight: {weight}; font-style: {style}; font-display: swap"
    return f"@font-face {{ {said}; src: {source}; }}\n"


def _subset(font: bytes) -> bytes:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    opened: Any = TTFont(io.BytesIO(font), recalcTimestamp=False, recalcBBoxes=False, lazy=True)
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
