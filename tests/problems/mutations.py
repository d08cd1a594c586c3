"""Mutations: the real specs with one slip of the hand in them, chosen by a seed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

ROOT = Path(__file__).parent.parent.parent
FILES = [
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "sections").glob("*.yaml")),
    "data/catalogue.yaml",
]

_KEY = re.compile(r"^\s*(?:- )?([A-Za-z_]+):")
_WORD = re.compile(r"[A-Za-z_]{3,}")
_STRANGE = "@#:,[]{}\"'`*&!%|>-?éß“ \u00a0|~0a"


@dataclass(frozen=True)
class Mutation:
    """One slip: the file, what was done, the lines (from 1) that it concerns, and the text that came of it."""

    path: str
    kind: str
    lines: tuple[int, ...]
    text: str


Slip = Callable[[list[str], int, Random], tuple[int, ...] | None]
"""Changes the lines in place at an index; gives the indexes that it concerns, or nothing where it does not fit."""


def mutate(seed: int, texts: dict[str, str]) -> Mutation:
    """Gives the mutation of a seed; it always changes something."""
    chance = Random(seed)
    while True:
        path = chance.choices(FILES, [texts[name].count("\n") for name in FILES])[0]
        kind, slip = chance.choice(SLIPS)
        lines = texts[path].split("\n")[:-1]
        index = chance.randrange(len(lines))
        if not lines[index].strip() or lines[index].lstrip().startswith("#"):
            continue
        concerned = slip(lines, index, chance)
        text = "\n".join(lines) + "\n"
        if concerned is not None and text != texts[path]:
            return Mutation(path, kind, tuple(index + 1 for index in concerned), text)


def _drop_key(lines: list[str], index: int, chance: Random) -> tuple[int, ...] | None:
    """The line goes; what is left names its neighbours, or the entry that it belonged to."""
    if not _KEY.match(lines[index]):
        return None
    indent = len(lines[index]) - len(lines[index].lstrip(" -"))
    head = next(
        (i for i in range(index - 1, -1, -1) if _indent(lines[i]) <= indent and lines[i].lstrip().startswith("- ")),
        index,
    )
    opener = next((i for i in range(index - 1, -1, -1) if lines[i].strip() and _indent(lines[i]) < indent), index)
    first = next((i for i in range(opener + 1, index) if _indent(lines[i]) == indent), index)
    del lines[index]
    return (index, max(0, index - 1), head, opener, first)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def _misspell(line: str, found: re.Match[str], group: int, chance: Random) -> str:
    start, end = found.span(group)
    at = chance.randrange(start, end - 1)
    wrong = chance.choice([line[at + 1] + line[at], line[at + 1], line[at] * 2 + line[at + 1]])
    return line[:at] + wrong + line[at + 2 :]


def _misspell_key(lines: list[str], index: int, chance: Random) -> tuple[int, ...] | None:
    found = _KEY.match(lines[index])
    if not found or len(found[1]) < 2:
        return None
    lines[index] = _misspell(lines[index], found, 1, chance)
    return (index,)


def _misspell_value(lines: list[str], index: int, chance: Random) -> tuple[int, ...] | None:
    key = _KEY.match(lines[index])
    words = list(_WORD.finditer(lines[index], key.end() if key else 0))
    if not words:
        return None
    lines[index] = _misspell(lines[index], chance.choice(words), 0, chance)
    return (index,)


def _change_type(lines: list[str], index: int, chance: Random) -> tuple[int, ...] | None:
    found = re.match(r"^(\s*(?:- )?[A-Za-z_]+: )[^|>{\[]", lines[index])
    if not found:
        return None
    lines[index] = found[1] + chance.choice(
        ["[one, two]", "{one: two}", "many", "12", "true", "", "2015-13-45", "null"]
    )
    return (index,)


def _break_indentation(lines: list[str], index: int, chance: Random) -> tuple[int, ...] | None:
    by = chance.choice([-2, -1, 1, 2, 3])
    if by < 0 and not lines[index].startswith(" " * -by):
        return None
    lines[index] = " " * by + lines[index] if by > 0 else lines[index][-by:]
    return (index,)


def _duplicate(lines: list[str], index: int, chance: Random) -> tuple[int, ...]:
    lines.insert(index, lines[index])
    return (index, index + 1)


def _delete_sign(lines: list[str], index: int, chance: Random) -> tuple[int, ...] | None:
    signs = [at for at, sign in enumerate(lines[index]) if sign in "\"'[]{}:-,"]
    if not signs:
        return None
    at = chance.choice(signs)
    lines[index] = lines[index][:at] + lines[index][at + 1 :]
    return (index,)


def _swap(lines: list[str], index: int, chance: Random) -> tuple[int, ...] | None:
    if index + 1 >= len(lines) or not lines[index + 1].strip():
        return None
    lines[index], lines[index + 1] = lines[index + 1], lines[index]
    return (index, index + 1)


def _insert_tab(lines: list[str], index: int, chance: Random) -> tuple[int, ...]:
    spaces = [0, *(at for at, sign in enumerate(lines[index]) if sign == " ")]
    at = chance.choice(spaces)
    lines[index] = lines[index][:at] + "\t" + lines[index][at + chance.choice([0, 1]) :]
    return (index,)


def _strange_sign(lines: list[str], index: int, chance: Random) -> tuple[int, ...]:
    at = chance.randrange(len(lines[index]) + 1)
    lines[index] = lines[index][:at] + chance.choice(_STRANGE) + lines[index][at + chance.choice([0, 1]) :]
    return (index,)


SLIPS: tuple[tuple[str, Slip], ...] = (
    ("drop key", _drop_key), ("misspell key", _misspell_key), ("misspell value", _misspell_value),
    ("change type", _change_type), ("break indentation", _break_indentation), ("duplicate line", _duplicate),
    ("delete sign", _delete_sign), ("swap lines", _swap), ("insert tab", _insert_tab), ("strange sign", _strange_sign),
)  # fmt: skip
