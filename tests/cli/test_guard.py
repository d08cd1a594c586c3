"""Ctrl-C ends a command also where something on the way takes no notice of it."""

import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from reportgen.cli.guard import guarded


def told() -> int:
    os.kill(os.getpid(), signal.SIGINT)
    return 1


def deaf() -> int:
    with suppress(KeyboardInterrupt):
        told()
    return 1


def translated() -> int:
    try:
        return told()
    except KeyboardInterrupt:
        raise RuntimeError("Query interrupted") from None


def test_an_error_that_only_sounds_like_it_is_told():
    def fails():
        raise RuntimeError("Query interrupted")

    with pytest.raises(RuntimeError):
        guarded(fails, Path(), "text")


@pytest.mark.parametrize("work", [told, deaf, translated])
def test_ctrl_c_ends_a_command_that_hears_of_it_or_not(monkeypatch, capsys, work):
    monkeypatch.setattr("reportgen.cli.guard._PATIENCE", 1_000_000)
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(SystemExit) as ended:
        guarded(work, Path(), "text")

    assert ended.value.code == 130
    assert capsys.readouterr().err == "ended\n"
    assert signal.getsignal(signal.SIGINT) is before


def test_a_command_that_nobody_ends_gives_what_it_made():
    assert guarded(lambda: 7, Path(), "text") == 7
