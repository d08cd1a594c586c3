"""A report of many times the sections, each copied under new ids with extracts of its own, its references led to the copy."""

import re
from collections.abc import Iterable
from pathlib import Path

_KEPT = frozenset({"contents", "sources"})
"""Sections that list what is in the others stand once."""


def multiply(folder: Path, times: int) -> int:
    """Adds copies of the sections of a report to it; gives how many sections there are."""
    frame = folder / "sections/report.yaml"
    text = frame.read_text(encoding="utf-8")
    names = re.findall(r"^  - ([a-z-]+)$", text.partition("\nsections:\n")[2].partition("\n\n")[0], re.MULTILINE)
    names = [name for name in names if (folder / f"sections/{name}.yaml").is_file()]
    copied = [name for name in names if name not in _KEPT]
    texts = {name: (folder / f"sections/{name}.yaml").read_text(encoding="utf-8") for name in copied}
    ids = {found for each in texts.values() for found in re.findall(r"\bid: ([\w-]+)", each)}
    added = []
    for copy in range(2, times + 1):
        for name, given in texts.items():
            (folder / f"sections/{_renamed(name, copy)}.yaml").write_text(
                _copied(given, ids, copied, copy), encoding="utf-8"
            )
            added.append(f"  - {_renamed(name, copy)}\n")
    _add_extracts(folder / "data/catalogue.yaml", texts.values(), times)
    last = f"  - {names[-1]}\n"
    frame.write_text(text.replace(last, f"{''.join(added)}{last}"), encoding="utf-8")
    return len(names) + len(added)


def _renamed(name: str, copy: int) -> str:
    return f"{name}x{copy}"


def _copied(text: str, ids: set[str], sections: list[str], copy: int) -> str:
    """Gives a section's text with all its own names renamed."""

    def led(found: re.Match[str]) -> str:
        target = _renamed(found[2], copy) if found[2] in ids else found[2]
        return f"@{found[1]}:{target}"

    def answers(found: re.Match[str]) -> str:
        return f"answers: [{', '.join(_renamed(each.strip(), copy) for each in found[1].split(','))}]"

    text = re.sub(r"\bid: ([\w-]+)", lambda found: f"id: {_renamed(found[1], copy)}", text)
    text = re.sub(r"@(\w+):([\w-]+)", led, text)
    text = re.sub(r"\banswers: \[([^\]]*)\]", answers, text)
    spoken = "|".join(name.replace("-", "_") for name in sections)
    text = re.sub(rf"(?<![\w.])({spoken})\.(?=[a-z])", lambda found: f"{_renamed(found[1], copy)}.", text)
    return re.sub(r"\b(from:? )([a-z_]+)(?=,? *$|,| where\b)", rf"\1\2_{copy}", text, flags=re.MULTILINE)


def _add_extracts(catalogue: Path, texts: Iterable[str], times: int) -> None:
    """Declares an extract of its own for each copy that reads one: more sections bring more data."""
    text = catalogue.read_text(encoding="utf-8")
    entries = dict(re.findall(r"^  ([a-z_]+)(:.*?\n)(?=  [a-z_]+:|\Z)", f"{text.rstrip()}\n", re.MULTILINE | re.DOTALL))
    read = sorted({name for each in texts for name in re.findall(r"\bfrom:? ([a-z_]+)", each)} & set(entries))
    added = [f"\n  {name}_{copy}{entries[name].rstrip()}\n" for copy in range(2, times + 1) for name in read]
    catalogue.write_text(f"{text.rstrip()}\n{''.join(added)}", encoding="utf-8")
