"""Read yardsticks and schemes of grades: the built-in ones, and the project's own, which go before those of their names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath
from typing import TypeVar

from reportgen.analysis.grades import GradeScheme
from reportgen.analysis.yardstick import Yardstick
from reportgen.nodes import Placed, parse_yaml, read_model
from reportgen.problems import Findings

_Model = TypeVar("_Model", bound=Placed)
YARDSTICKS, GRADES = "yardsticks", "grades"
"""The folders, below the tool's `scales/` and the project's `data/`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    """The yardsticks and the schemes of grades by name; what is broken is left out and named."""

    yardsticks: Mapping[str, Yardstick]
    grades: Mapping[str, GradeScheme]
    broken: frozenset[str] = frozenset()


Texts = Iterable[tuple[str, str | None]]
"""Path in the project and text of each file; no text where it could not be read."""


def read_scales(yardsticks: Texts, grades: Texts, findings: Findings) -> Scales:
    """Gives all that there are, after adding what is wrong with the project's own."""
    own, wrong = _read(yardsticks, Yardstick, "a yardstick", findings)
    schemes, broken = _read(grades, GradeScheme, "a scheme of grades", findings)
    built_in = _built_in()
    return Scales(
        yardsticks={**built_in.yardsticks, **own},
        grades={**built_in.grades, **schemes},
        broken=frozenset((*wrong, *broken)),
    )


def _read(texts: Texts, model: type[_Model], what: str, findings: Findings) -> tuple[dict[str, _Model], list[str]]:
    found: dict[str, _Model] = {}
    broken = []
    for path, text in texts:
        name = PurePosixPath(path).stem
        tree = None if text is None else parse_yaml(text, path, findings)
        read = read_model(model, tree, findings, what=what) if tree is not None else None
        if read is None:
            broken.append(name)
        else:
            found[name] = read
    return found, broken


@cache
def _built_in() -> Scales:
    findings = Findings()
    yardsticks, _ = _read(_texts(YARDSTICKS), Yardstick, "a yardstick", findings)
    grades, _ = _read(_texts(GRADES), GradeScheme, "a scheme of grades", findings)
    assert not findings.problems, "the built-in scales are whole"
    return Scales(yardsticks=yardsticks, grades=grades)


def _texts(folder: str) -> Texts:
    there = files("reportgen") / "scales" / folder
    names = sorted(path.name for path in there.iterdir() if path.name.endswith(".yaml"))
    return [(f"scales/{folder}/{name}", (there / name).read_text(encoding="utf-8")) for name in names]
