"""Workers: results in their order, errors as they were raised, another process for one that died, none left behind."""

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import Future
from pathlib import Path
from pickle import PicklingError

import pytest

from reportgen.workers import WorkerDiedError, Workers

HERE = "tests.labour"


@pytest.fixture
def workers():
    made = Workers(HERE, 2)
    yield made
    made.close()


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def gone(pid: int) -> bool:
    for _ in range(100):
        if not alive(pid):
            return True
        time.sleep(0.05)
    return False


def test_results_come_in_their_order(workers):
    from tests.labour import twice

    assert workers.run(twice, [(each,) for each in range(20)]) == [each * 2 for each in range(20)]


def test_what_weighs_more_is_begun_first():
    from tests.labour import note, who

    made = Workers(HERE, 1)
    try:
        first = made.later(who, 0.3)
        others = [made.later(note, each, weight=each) for each in (1, 3, 2)]
        first.result()
        assert [future.result() for future in others] == [3, 1, 2]
    finally:
        made.close()


def test_they_work_beside_one_another_and_each_was_made_ready(workers):
    from tests.labour import who

    assert {ready for _, ready in workers.run(who, [(0.2,)] * 4)} == {True}
    assert len({pid for pid, _ in workers.run(who, [(0.2,)] * 4)}) == 2


ENDS = {
    "done": lambda first: first.set_result(None),
    "failed": lambda first: first.set_exception(OSError()),
    "cancelled": Future.cancel,
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_work_waits_for_what_it_comes_after_however_that_ends(workers, end):
    from tests.labour import twice

    first = Future()
    second = workers.later(twice, 2, after=first)
    assert workers.run(twice, [(3,)]) == [6]
    assert not second.done()
    end(first)
    assert second.result(20) == 4


def test_an_error_is_raised_here_and_the_process_goes_on(workers):
    from tests.labour import fail, twice

    with pytest.raises(ValueError, match="so it is"):
        workers.run(fail, [("so it is",)])
    assert workers.run(twice, [(3,)]) == [6]


def test_work_is_done_again_when_its_process_dies_once(workers, tmp_path):
    from tests.labour import die_once

    assert workers.run(die_once, [(str(tmp_path / "mark"),)]) == ["alive"]


def test_work_that_kills_twice_is_given_up_and_others_are_done(workers):
    from tests.labour import die, twice

    with pytest.raises(WorkerDiedError, match="-9"):
        workers.run(die, [()])
    assert workers.run(twice, [(4,), (5,)]) == [8, 10]


def test_work_is_answered_when_no_process_can_be_started(workers, monkeypatch):
    from tests.labour import twice

    def full(*_):
        raise OSError(errno.EAGAIN, "too many processes")

    with monkeypatch.context() as patched:
        patched.setattr("multiprocessing.context.ForkServerProcess.start", full)
        with pytest.raises(WorkerDiedError, match=r"could not be started.*too many processes"):
            workers.run(twice, [(3,), (4,)])
    assert workers.run(twice, [(3,)]) == [6]


def test_work_that_cannot_be_handed_over_is_answered(workers):
    from tests.labour import twice

    with pytest.raises((AttributeError, TypeError, PicklingError)):
        workers.run(lambda: 1, [()])
    with pytest.raises(TypeError):
        workers.run(twice, [(threading.Lock(),)])
    assert workers.run(twice, [(3,)]) == [6]


def test_what_fails_to_begin_is_told():
    made = Workers("tests.idle", 1)
    try:
        with pytest.raises(RuntimeError, match="not today"):
            made.run(len, [("ab",)])
    finally:
        made.close()


def test_closing_ends_them_in_the_middle_of_their_work():
    from tests.labour import who

    made = Workers(HERE, 2)
    pids = {pid for pid, _ in made.run(who, [(0.2,)] * 4)}
    made.later(who, 60)
    made.close()
    assert all(gone(pid) for pid in pids)


def test_they_end_when_their_parent_is_killed(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(
        "import os, signal\n"
        "from reportgen.workers import Workers\n"
        "from tests.labour import who\n"
        "if __name__ == '__main__':\n"
        f"    made = Workers({HERE!r}, 2)\n"
        "    print(*{pid for pid, _ in made.run(who, [(0.2,)] * 4)}, flush=True)\n"
        "    made.later(who, 60)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    root = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, cwd=root, check=False,
                          env={**os.environ, "PYTHONPATH": str(root)})  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr
    pids = [int(pid) for pid in done.stdout.split()]
    assert len(pids) == 2
    assert all(gone(pid) for pid in pids)
