"""Workers: the door to processes that compute beside this one; started ahead, kept warm, and gone when their parent is."""

import importlib
import itertools
import os
import signal
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from queue import PriorityQueue
from time import monotonic
from typing import Any

_LAST = 1 << 62
"""After all that is waiting."""
_PATIENCE = 2.0
"""So many seconds may the threads take to end."""
_MOST = 8
"""More processes than this gain nothing on a report."""


class WorkerDiedError(Exception):
    """A process ended twice over the same work: killed, or out of memory."""


class Workers:
    """Some processes that run functions on plain data; each has a thread here that hands it work and takes the results."""

    def __init__(self, home: str, count: int = 0) -> None:
        """Prepares the processes, one for each core when no count is given.

        `home` names the module that is imported once for all of them, and whose `begin` each of them calls first.
        """
        self._home = home
        self._count = count or min(_MOST, _cores())
        self._queue: PriorityQueue[tuple[int, int, Any]] = PriorityQueue()
        self._order = itertools.count()
        self._threads: list[threading.Thread] = []
        self._processes: set[Any] = set()
        self._closed = threading.Event()

    def start(self) -> None:
        """Begins to start the processes, and returns at once."""
        if not self._threads:
            self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(self._count)]
            for thread in self._threads:
                thread.start()

    def later(
        self, work: Callable[..., Any], *arguments: object, weight: int = 0, after: Future[Any] | None = None
    ) -> Future[Any]:
        """Has a function called in one of the processes; what weighs more is begun first, and nothing before `after` is done."""
        self.start()
        future: Future[Any] = Future()
        task = (-weight, next(self._order), (future, work, arguments))
        if after is None:
            self._queue.put(task)
        else:
            after.add_done_callback(lambda _: self._queue.put(task))
        return future

    def run(self, work: Callable[..., Any], calls: Iterable[Sequence[Any]]) -> list[Any]:
        """Gives the results of some calls in their order; raises what one of them raised."""
        return [future.result() for future in [self.later(work, *call) for call in calls]]

    def close(self) -> None:
        """Ends the processes, whatever they are doing."""
        self._closed.set()
        for _ in self._threads:
            self._queue.put((_LAST, next(self._order), None))
        for process in list(self._processes):
            process.kill()
        end = monotonic() + _PATIENCE
        for thread in self._threads:  # one that is starting a process would leave a folder behind
            thread.join(max(0.0, end - monotonic()))

    def _serve(self) -> None:
        """Hands one process its work, and starts another in its place when it dies; whatever goes wrong, work is answered."""
        worker = None
        with suppress(Exception):  # told when there is work
            worker = self._started()
        while not self._closed.is_set() and (task := self._queue.get()[2]) is not None:
            try:
                worker = self._served(worker, *task)
            except Exception as error:  # noqa: BLE001 whoever waits for the work hears of it
                worker = None
                task[0].set_exception(error)

    def _served(
        self, worker: tuple[Any, Any] | None, future: Future[Any], work: Callable[..., Any], arguments: Sequence[object]
    ) -> tuple[Any, Any] | None:
        """Has work done, once more when its process dies; gives the process for the next, when there is one."""
        ended = None
        for _ in range(2):
            process, line = worker or self._begun()
            try:
                line.send((work, arguments))
                _answer(future, *line.recv())
                return process, line
            except (EOFError, OSError):
                if self._closed.is_set():
                    return None
                process.join()
                worker, ended = None, process.exitcode
        raise WorkerDiedError(f"it ended with {ended}")

    def _begun(self) -> tuple[Any, Any]:
        """Gives a process; raises `WorkerDiedError` when none can be started."""
        try:
            return self._started()
        except Exception as error:
            raise WorkerDiedError(f"it could not be started: {type(error).__name__} {error}") from error

    def _started(self) -> tuple[Any, Any]:
        """Gives a process and the line to it, once it runs."""
        import multiprocessing

        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([self._home])
        line, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self._home), daemon=True)
        process.start()
        self._processes.add(process)
        theirs.close()
        if self._closed.is_set():
            process.kill()
        return process, line


def _cores() -> int:
    """Gives how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _answer(future: Future[Any], error: BaseException | None, result: object) -> None:
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)


def _work(line: Any, home: str) -> None:  # noqa: ANN401 the end of a pipe
    """Does what comes in until the line is cut."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    threading.Thread(target=_end_with_parent, daemon=True).start()
    failed = None
    try:
        importlib.import_module(home).begin()
    except Exception as error:  # noqa: BLE001 told with the first answer
        failed = error
    with suppress(EOFError, OSError):
        while True:
            work, arguments = line.recv()
            try:
                line.send((failed, None) if failed else (None, work(*arguments)))
            except Exception as error:  # noqa: BLE001 whatever it is, the parent raises it
                line.send((error, None))


def _end_with_parent() -> None:
    """Ends this process, whatever it is doing, when its parent is no more."""
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
