"""What is printed of a problem: in colour where the standard error shows colours, with its line where there is text."""

import gzip
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


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.csv.gz", gzip.compress(b"a\n1\n", mtime=0)),
        ("x.xlsx", b"PK\x03\x04\x14\x00\x00\x00\n"),
        ("x.parquet", b"PAR1\x15\x04\n"),
    ],
    ids=["gzip", "workbook", "parquet"],
)
def test_a_file_that_is_no_text_shows_no_line(tmp_path, capsys, name, data):
    (tmp_path / name).write_bytes(data)
    problem = Problem(code="bad-value", message="told", at=Span(file=name))
    print_problems(tmp_path, [problem], "text")
    assert capsys.readouterr().err == f"{name}:1:1: error: told [bad-value]\n\n1 problem in 1 file\n"


def test_a_line_of_text_is_shown_with_its_odd_bytes(tmp_path, capsys):
    (tmp_path / "x.csv").write_bytes(b"\xef\xbb\xbfa\nCaf\xe9\n")
    print_problems(tmp_path, [Problem(code="bad-value", message="told", at=Span(file="x.csv", line=2))], "text")
    assert "    2 | Caf\ufffd" in capsys.readouterr().err
