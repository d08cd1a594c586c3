"""What the commands print: problems in colour where the standard error shows colours."""

import io
import sys
from pathlib import Path

import pytest

from reportgen.cli.printing import print_problems
from reportgen.problems import Problem, Span

PROBLEM = Problem(code="unknown-key", message="no key `titel`", at=Span(file="sections/routes.yaml", line=2))


class Terminal(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "no_color", "coloured"),
    [(Terminal, "", True), (Terminal, "1", False), (io.StringIO, "", False)],
)
def test_problems_are_coloured_on_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], no_color: str, *, coloured: bool
) -> None:
    said = stream()
    monkeypatch.setattr(sys, "stderr", said)
    monkeypatch.setenv("NO_COLOR", no_color)
    print_problems(Path(), [PROBLEM], "text")

    assert "no key `titel`" in said.getvalue()
    assert ("\x1b[" in said.getvalue()) is coloured


def test_a_machines_form_has_no_colours(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    print_problems(Path(), [PROBLEM], "json")

    assert "\x1b[" not in capsys.readouterr().out
