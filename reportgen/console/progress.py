"""Progress: the stages of a build with their counts and seconds, live on a terminal, as plain lines elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from time import perf_counter
from types import TracebackType
from typing import Any, Self, TextIO

Step = Callable[[str], None]
"""Is called with the name of each thing when it is done."""


class Progress:
    """Shows the stages of a build while it runs; the seconds are shown and kept nowhere else.

    with Progress() as progress, progress.stage("resolve", total=12) as step:
        step("ibc_monthly")
    """

    def __init__(self, stream: TextIO | None = None, *, live: bool | None = None) -> None:
        """Writes to the standard error; live when that is a terminal, unless it is said."""
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty() if live is None else live
        self._bars: Any = None

    def __enter__(self) -> Self:
        """Begins the display."""
        if self._live:
            self._bars = _bars(self._stream)
            self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the display; what was shown stays."""
        if self._bars is not None:
            self._bars.stop()
            self._bars = None

    def stage(self, name: str, total: int = 0) -> AbstractContextManager[Step]:
        """Opens a stage of so many things (0: not known); the function it gives is called with each thing done."""
        return self._shown(name, total) if self._bars is not None else self._told(name, total)

    @contextmanager
    def _shown(self, name: str, total: int) -> Iterator[Step]:
        bars = self._bars
        task = bars.add_task(name, total=total or None, what="")

        def step(what: str) -> None:
            bars.update(task, advance=1, what=what)

        yield step
        done = int(bars.tasks[bars.task_ids.index(task)].completed)
        bars.update(task, total=max(done, 1), completed=max(done, 1), what="")

    @contextmanager
    def _told(self, name: str, total: int) -> Iterator[Step]:
        begun, done = perf_counter(), 0

        def step(_: str) -> None:
            nonlocal done
            done += 1

        yield step
        counted = f"{done} of {total}" if total and done != total else str(done) if done else ""
        self._stream.write(f"{name:<12}{counted:>9}{perf_counter() - begun:>8.1f} s\n")
        self._stream.flush()


def _bars(stream: TextIO) -> Any:  # noqa: ANN401 rich is imported only where there is a terminal
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (
        SpinnerColumn(finished_text="✓"),
        TextColumn("{task.description:<12}"),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("[dim]{task.fields[what]}"),
    )
    return Bars(*columns, console=Console(file=stream), transient=False)
