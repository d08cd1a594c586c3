"""Session: builds after every change, one build at a time, and puts what comes of it on the board; prints when asked."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, TypeVar

from reportgen.draw import MissingError
from reportgen.pipeline.desk import Desk
from reportgen.pipeline.workshop import Workshop
from reportgen.preview.board import Board
from reportgen.preview.editor import Editor
from reportgen.preview.printed import Printed, print_page, sizes
from reportgen.preview.rebuild import Outcome, Rebuilder
from reportgen.preview.told import told
from reportgen.problems import Problem, Span

Result = TypeVar("Result")
_GRACE = 0.04
"""Seconds after which a build that failed is believed, if nothing has changed: most often a file was only half written."""
_PATIENCE = 5
"""So many builds in a row may fail while files go on changing before their problems are told all the same."""
_QUIET = 1.0
"""Seconds after a build until rubbish is looked for."""


@dataclass(slots=True, kw_only=True)
class Session:
    """What one preview does; used from the server's loop alone."""

    rebuilder: Rebuilder
    board: Board
    editor: Editor
    tell: Callable[[Outcome], None]
    """Hears of every build that was shown."""
    printed: Printed = field(default_factory=lambda: Printed(of=""))
    _desk: Desk | None = None
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _builder: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "build"))
    _printer: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "print"))
    _printing: asyncio.Task[None] | None = None
    _awaited: bool = False
    """Whether a print was asked for when there was nothing yet to print."""
    _work: list[Future[Any]] = field(default_factory=list)
    _failed: int = 0

    def changed(self) -> None:
        """Has another build made, after the one that is being made."""
        self._changed.set()

    async def run(self) -> None:
        """Builds whenever something has changed, until it is cancelled."""
        self.changed()
        while True:
            await self._changed.wait()
            self._changed.clear()
            await self._build()

    def print(self) -> None:
        """Has the PDF made of the page that is shown, or of the first that will be, unless that is going on."""
        self._awaited = self._desk is None
        if self._desk is not None and (self._printing is None or self._printing.done()):
            self._printing = asyncio.ensure_future(self._print(self._desk, self.board.shown.digest))

    def close(self) -> None:
        """Ends what waits; what is being made is left to end by itself."""
        for pool in (self._builder, self._printer):
            pool.shutdown(wait=False, cancel_futures=True)

    @property
    def busy(self) -> bool:
        """Whether something is being made, by a thread that cannot be ended."""
        return any(work.running() for work in self._work)

    async def _in(self, pool: ThreadPoolExecutor, make: Callable[..., Result], *given: object) -> Result:
        """Has something made by a thread of its own."""
        work = pool.submit(make, *given)
        self._work = [each for each in self._work if each.running()] + [work]
        return await asyncio.wrap_future(work)

    async def _build(self) -> None:
        self.board.tell("building", {"on": True, "what": ""})
        loop = asyncio.get_running_loop()
        stages = _Telling(lambda what: loop.call_soon_threadsafe(self._say, what))
        outcome = await self._in(self._builder, self.rebuilder.build, stages)
        if outcome.broken and await self._half_written(outcome):
            return
        self._failed = 0
        self._show(outcome)
        loop.call_later(_QUIET, self._tidy)

    async def _half_written(self, outcome: Outcome) -> bool:
        """Says whether a failed build is to be made again before anybody hears of it."""
        await asyncio.sleep(_GRACE)
        self._failed += 1
        if outcome.crash and self._failed == 1:
            self.changed()  # a file may have gone while it was read
        return self._changed.is_set() and self._failed < _PATIENCE

    def _show(self, outcome: Outcome) -> None:
        if outcome.shown is not None:
            self._desk = outcome.desk
            self.board.show(outcome.shown)
            if self._awaited:
                self.print()
        shown = bool(self.board.shown.places)
        self.board.tell("problems", told(outcome.problems, self.editor, crash=outcome.crash, shown=shown))
        self.board.tell("building", {"on": False, "what": ""})
        self.tell(outcome)

    def _say(self, what: str) -> None:
        if self.board.building.get("on"):
            self.board.tell("building", {"on": True, "what": what})

    def _tidy(self) -> None:
        if not self._changed.is_set() and not self.board.building.get("on"):
            with suppress(RuntimeError):  # the preview has ended in the meantime
                self._builder.submit(self.rebuilder.tidy)

    async def _print(self, desk: Desk, of: str) -> None:
        before = self.board.printed
        self.board.tell("printed", {**before, "state": "building"})
        printed = await self._in(self._printer, _printed, desk, of, self.rebuilder.workshop)
        if printed.pdf:
            self.printed = printed
            found: dict[str, Any] = {"state": "ready", "of": of, "digest": printed.digest, "sizes": sizes(printed.pdf)}
        else:
            found = {**before, "state": "failed"}
        problems = told(printed.problems, self.editor)["problems"]
        self.board.tell("printed", {**found, "problems": problems})


def _printed(desk: Desk, of: str, workshop: Workshop) -> Printed:
    """Gives the PDF; whatever goes wrong is a problem that is told where the PDF would stand."""
    try:
        return print_page(desk, of, workshop)
    except MissingError as error:
        message, hint = error.what, error.hint
    except Exception as error:  # noqa: BLE001 a mistake of ours must not end the preview
        message, hint = f"{type(error).__name__}: {error}", "run `reportgen build --pdf` to see more"
    return Printed(
        of=of, problems=(Problem(code="machine-lacks", message=message, at=Span(file="(this machine)"), hint=hint),)
    )


class _Telling:
    """Tells what a long build is doing, a few times a second."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self._say, self._last = say, perf_counter()

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[Callable[[str], None]]:
        """Opens a stage."""
        done = 0

        def step(_: str) -> None:
            nonlocal done
            done += 1
            self._tell(f"{name} {done} of {total}" if total > 1 else name)

        self._tell(name)
        yield step

    def _tell(self, what: str) -> None:
        if perf_counter() - self._last > 0.2:
            self._last = perf_counter()
            with suppress(RuntimeError):  # the preview has ended in the meantime
                self._say(what)
