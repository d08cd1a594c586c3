"""Ctrl-C or SIGTERM ends a command also where something on the way takes no notice of it."""

import importlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pytest

from reportgen.cli.ending import ending_quietly
from reportgen.cli.guard import guarded


def told() -> int:
    os.kill(os.getpid(), signal.SIGINT)
    return 1


def deaf() -> int:
    with suppress(KeyboardInterrupt):
        told()
    return 1


class Dropping:
    """Raises where Python drops it, and is told once more."""

    def __del__(self) -> None:
        told()


def dropped() -> int:
    found = [Dropping()]
    del found
    time.sleep(30)
    return 1


def terminated() -> int:
    os.kill(os.getpid(), signal.SIGTERM)
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


@pytest.mark.parametrize(
    ("work", "status"), [(told, 130), (deaf, 130), (translated, 130), (dropped, 130), (terminated, 143)]
)
def test_a_signal_ends_a_command_that_hears_of_it_or_not(monkeypatch, capsys, work, status):
    monkeypatch.setattr("reportgen.cli.ending._PATIENCE", 1_000_000)
    before = [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)]
    with pytest.raises(SystemExit) as ended:
        guarded(work, Path(), "text")

    assert ended.value.code == status
    assert capsys.readouterr().err == "ended\n"
    assert [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)] == before


@pytest.mark.parametrize(("work", "status"), [(told, 130), (terminated, 143)])
def test_a_signal_before_the_work_begins_ends_it_in_the_same_way(capsys, work, status):
    with pytest.raises(SystemExit) as ended, ending_quietly():
        work()

    assert ended.value.code == status
    assert capsys.readouterr().err == "ended\n"


def test_a_signal_while_a_module_runs_that_is_being_imported_waits_until_it_has(monkeypatch, capsys, tmp_path):
    (tmp_path / "halved.py").write_text("""import os, signal
os.kill(os.getpid(), signal.SIGINT)
whole = [each for each in range(9)]
""")

    def importing() -> int:
        importlib.import_module("halved")
        time.sleep(30)
        return 1

    monkeypatch.setattr("reportgen.cli.ending._PATIENCE", 1_000_000)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(SystemExit) as ended:
        guarded(importing, Path(), "text")

    assert (ended.value.code, capsys.readouterr().err) == (130, "ended\n")
    assert sys.modules.pop("halved").whole


def test_a_signal_while_python_imports_waits_until_it_has(monkeypatch, capsys):
    came = []

    def importing() -> int:
        code = compile("import os, signal; os.kill(os.getpid(), signal.SIGINT); [each for each in range(9)]; came.append(1)",
                       "<frozen importlib._bootstrap>", "exec")  # fmt: skip
        exec(code, {"came": came})  # noqa: S102 our own text
        time.sleep(30)
        return 1

    monkeypatch.setattr("reportgen.cli.ending._PATIENCE", 1_000_000)
    with pytest.raises(SystemExit) as ended:
        guarded(importing, Path(), "text")

    assert (ended.value.code, capsys.readouterr().err, came) == (130, "ended\n", [1])


@pytest.mark.parametrize("call", ["os.mkdir", "os.rmdir"])
def test_a_signal_while_a_temporary_folder_comes_or_goes_leaves_none_behind(monkeypatch, capsys, tmp_path, call):
    whole = {"os.mkdir": os.mkdir, "os.rmdir": os.rmdir}[call]

    def disturbed(*given, **named):
        if call == "os.mkdir":
            whole(*given, **named)
            return told()
        told()
        return whole(*given, **named)

    def at_work() -> int:
        with tempfile.TemporaryDirectory():
            assert list(tmp_path.iterdir())
        time.sleep(30)
        return 1

    monkeypatch.setattr("reportgen.cli.ending._PATIENCE", 1_000_000)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(call, disturbed)
    with pytest.raises(SystemExit) as ended:
        guarded(at_work, Path(), "text")

    assert (ended.value.code, capsys.readouterr().err, list(tmp_path.iterdir())) == (130, "ended\n", [])


def test_a_signal_while_python_runs_a_text_leaves_the_status_as_it_is(tmp_path):
    (tmp_path / "telling.py").write_text("""import os, signal
from pathlib import Path
from reportgen.cli.guard import guarded
guarded(lambda: exec("os.kill(os.getpid(), signal.SIGTERM); [each for each in range(9)]"), Path(), "text")""")
    done = subprocess.run([sys.executable, "-m", "telling"], cwd=tmp_path, check=False, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (143, "ended\n")


def test_a_command_that_nobody_ends_gives_what_it_made():
    assert guarded(lambda: 7, Path(), "text") == 7
