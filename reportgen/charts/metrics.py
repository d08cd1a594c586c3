"""Measures text before anything is drawn, so that margins fit and labels do not meet."""

import re

_HUNDREDTHS = {
    18: "’\u202f", 22: "'‘", 24: "ijl", 26: "I", 28: " !,.:;·\xa0", 33: "|", 36: "()/[\\]ft{}", 37: "r",
    38: "“”", 40: '"', 46: "_°-1^", 50: "*`–", 52: "?s", 54: "Jkxz", 56: "Lacvy§•", 58: "eu7", 60: "EFhno",
    62: "25gpq0689Zbd", 64: "#P£$&34RSTX", 66: "BK+<=>Y~−×±€", 68: "AV", 73: "DC", 76: "GHUNOQ", 82: "%w…",
    89: "mM", 95: "½@W", 100: "—",
}  # fmt: skip
_WIDTHS = {character: hundredths for hundredths, characters in _HUNDREDTHS.items() for character in characters}
_ELSE, _BOLD, _LEAST = 66, 1.05, 4
_VOWEL = "aeiouyäöüáéíóúàèìòùâêîôûãõåæø"
_SYLLABLE = re.compile(
    r"(?<=[^\W\d_]{3})(?<![tcspgwkq](?=[hku]))(?<![bcdfgkpt](?=[lr]))"
    rf"(?=(?:[bcdfgkpt][lr]|[tcspgw]h|qu|(?![{_VOWEL}])[^\W\d_])[{_VOWEL}][^\W\d_]{{2}})",
    re.IGNORECASE,
)
"""Where words of most languages may be parted: before a consonant, or two that begin a syllable, and its vowel."""
LINE = 1.25
"""The height of a line of text, as a multiple of its size."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Gives the width of a line in Inter (regular or semi-bold) in pixels, from its published advance widths."""
    hundredths = sum(_WIDTHS.get(character, _ELSE) for character in text)
    return hundredths * size / 100 * (_BOLD if bold else 1)


def wrap(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Breaks text at its spaces into lines that fit; one wider than the room is broken behind a stroke or a syllable."""
    lines: list[str] = []
    for word in (part for whole in text.split(" ") for part in _broken(whole, room, (size, bold))):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines) or ("",)


def _broken(word: str, room: float, look: tuple[float, bool]) -> list[str]:
    """Gives a word, or the pieces of one that is wider than the room."""
    size, bold = look
    if width(word, size, bold=bold) > room and "/" in word[:-1]:
        head, stroke, tail = word.partition("/")
        return _rejoined([*_broken(head + stroke, room, look), *_broken(tail, room, look)], room, look)
    if width(word, size, bold=bold) > room and "-" in word[_LEAST:-_LEAST]:
        head, _, tail = word.rpartition("-") if word.count("-") == 1 else word.partition("-")
        return [*_broken(f"{head}-", room, look), *_broken(tail, room, look)]
    parts = []
    while len(word) > _LEAST and width(word, size, bold=bold) > room:
        fits = max(
            (n for n in range(_LEAST, len(word)) if width(f"{word[:n]}-", size, bold=bold) <= room), default=_LEAST
        )
        fits = max(_LEAST, min(fits, len(word) - _LEAST))
        fits = max(
            (found.start() for found in _SYLLABLE.finditer(word) if _LEAST <= found.start() <= fits), default=fits
        )
        parts.append(f"{word[:fits]}-")
        word = word[fits:]
    return [*parts, word]


def _rejoined(parts: list[str], room: float, look: tuple[float, bool]) -> list[str]:
    """Gives parts of a word with those on one line that have room there."""
    size, bold = look
    lines = parts[:1]
    for part in parts[1:]:
        together = lines[-1] + part
        lines[-1:] = (
            [together] if width(together, size, bold=bold) <= room and lines[-1][-1] != "-" else [lines[-1], part]
        )
    return lines


def widest(lines: tuple[str, ...], size: float, *, bold: bool = False) -> float:
    """Gives the width of the widest line."""
    return max((width(line, size, bold=bold) for line in lines), default=0.0)
