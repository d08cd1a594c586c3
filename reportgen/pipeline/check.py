"""Check: everything up to compose, over what is whole; nothing is written."""

from pathlib import Path

from reportgen.pipeline.prepare import prepare_aside
from reportgen.problems import Problem


def check(root: Path) -> tuple[Problem, ...]:
    """Gives every problem of every file, errors and warnings, by place."""
    return tuple(prepare_aside(root).findings)
