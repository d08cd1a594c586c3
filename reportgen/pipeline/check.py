"""Check: everything up to compose, over what is whole; nothing is written but the cache."""

from pathlib import Path

from reportgen.pipeline.model import Options, Silent
from reportgen.pipeline.prepare import prepare
from reportgen.problems import Problem


def check(root: Path) -> tuple[Problem, ...]:
    """Gives every problem of every file, errors and warnings, by place."""
    return tuple(prepare(root, Options(), Silent()).findings)
