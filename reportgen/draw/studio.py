"""The studio: one headless browser that draws batch after batch, offline; it starts when needed, and anew when it died."""

import logging
import os
import signal
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from types import TracebackType
from typing import Any, Self, TypeVar

from reportgen.draw.missing import MissingError

Result = TypeVar("Result")
_PATIENCE = 10.0
"""So many seconds may a browser take to end before it is left to the machine."""
_OPENING = 60.0
"""So many seconds may it take to open on a machine that is busy."""
_WORTH_A_TAB = 60
"""To draw so many pictures takes one tab longer than to open another: each loads Plotly for a second."""
_GLANCE = 0.3
"""So often it is looked whether the browser still lives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One picture to draw: Plotly JSON, and its form and size as Kaleido takes them."""

    figure: Mapping[str, Any]
    options: Mapping[str, Any]


class Studio:
    """Draws in a browser that stays open between batches, from a loop in a thread of its own."""

    def __init__(self, tabs: int) -> None:
        """Starts nothing yet; at most `tabs` pictures are drawn at once."""
        self._tabs = tabs
        self._loop: Any = None
        self._gate: Any = None
        self._thread: Thread | None = None
        self._running = Event()
        self._kaleido: Any = None
        self._born: Any = None
        """The browser that is being opened."""
        self._opened_for = ""
        self._closed = False
        for name in ("choreographer", "kaleido"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # they tell of their own shutting down as errors

    def __enter__(self) -> Self:
        """Starts nothing yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the browser and its thread."""
        self.close()

    @property
    def process(self) -> int:
        """The id of the browser's process; 0 while there is none."""
        return 0 if self._kaleido is None else int(self._kaleido.subprocess.pid)

    def draw(
        self, orders: Sequence[Order], browser: Path, meanwhile: Callable[[], None] = lambda: None
    ) -> tuple[bytes, ...]:
        """Gives each picture's bytes; a browser that died, now or before, is started once more.

        While it draws, `meanwhile` is called; what that raises is raised. Raises `MissingError` when the browser does
        not draw the second time either.
        """
        if self._closed:
            raise MissingError("the browser has been closed", "start the command again")
        drawing = self._begin(lambda: self._batch(orders, browser))
        try:
            meanwhile()
        except BaseException:
            drawing.cancel()
            raise
        try:
            return drawing.result()
        except Exception:  # noqa: BLE001 whatever the browser died of
            self._end()
        if self._closed:
            raise MissingError("the browser has been closed", "start the command again")
        try:
            return self._begin(lambda: self._batch(orders, browser)).result()
        except Exception as error:
            self._end()
            hint = f"see whether `{browser} --dump-dom about:blank` works, or set BROWSER_PATH to another Chromium"
            raise MissingError(f"the browser does not draw: {type(error).__name__} {error}".strip(), hint) from error

    def ahead(self, browser: Path, awaited: int = 1) -> "Future[None] | None":
        """Begins to open the browser and returns at once what is done when it is open, or is not to be opened.

        What goes wrong is told when something is drawn. For so many pictures as are awaited it opens so many tabs as
        are worth their start.
        """
        return None if self._closed else self._begin(lambda: self._opened_by(browser, awaited))

    def close(self) -> None:
        """Ends the browser and its thread, when there are any; from here on nothing is drawn."""
        self._closed = True
        _kill(self._born)
        if self._thread is None or not self._running.wait(_PATIENCE if self._thread.is_alive() else 0):
            return
        self._end()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_PATIENCE)
        self._thread = None

    async def _batch(self, orders: Sequence[Order], browser: Path) -> tuple[bytes, ...]:
        import asyncio

        await self._opened_by(browser, len(orders))
        calls = [self._kaleido.calc_fig(dict(each.figure), opts=dict(each.options)) for each in orders]
        return tuple(await _while_it_lives(asyncio.gather(*calls), self._kaleido))

    async def _opened_by(self, browser: Path, awaited: int) -> None:
        """Opens the browser where it is not open as it should be; one opening at a time."""
        async with self._gate:
            wanted = _state_of(browser)
            dead = self._kaleido is not None and self._kaleido.subprocess.poll() is not None
            if self._kaleido is not None and (dead or self._opened_for != wanted):
                await self._shut()
            if self._kaleido is None:
                self._kaleido, self._opened_for = await self._opened(browser, awaited), wanted

    async def _opened(self, browser: Path, awaited: int) -> Any:  # noqa: ANN401 Kaleido carries no types
        """Gives a browser that is open; raises whatever it died of, or that it does not open."""
        import asyncio

        from reportgen.draw.steady import Steady

        self._born = Steady(n=tabs_for(awaited, self._tabs), mathjax=False, path=str(browser))
        try:
            with _home():
                await asyncio.wait_for(_while_it_lives(asyncio.ensure_future(self._born.open()), self._born), _OPENING)
            return self._born
        except BaseException:
            _kill(self._born)
            raise
        finally:
            self._born = None

    async def _ended(self) -> None:
        """Ends the browser; one that is being opened is opened first, or its process would be left behind."""
        import asyncio

        others = asyncio.all_tasks() - {asyncio.current_task()}
        async with self._gate:
            await self._shut(others)

    async def _shut(self, others: Iterable[Any] = ()) -> None:
        """Closes the browser, and ends the tasks that it left behind; those that come later are another's."""
        import asyncio

        kaleido, self._kaleido = self._kaleido, None
        if kaleido is not None:
            with suppress(Exception):  # it ends; how it feels about that is its own business
                await asyncio.wait_for(kaleido.close(), _PATIENCE / 2)
            _kill(kaleido)
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _end(self) -> None:
        with suppress(Exception):
            self._begin(self._ended).result(_PATIENCE)

    def _begin(self, work: Callable[[], Coroutine[Any, Any, Result]]) -> "Future[Result]":
        """Begins some work on the loop, from any other thread; what runs loops comes with the browser alone."""
        import asyncio

        if self._thread is None:
            self._thread = Thread(target=self._live, name="studio", daemon=True)
            self._thread.start()
        self._running.wait()
        return asyncio.run_coroutine_threadsafe(work(), self._loop)

    def _live(self) -> None:
        """Runs the loop, made in the thread that runs it: Ctrl-C, which the first thread hears, leaves no half of one."""
        import asyncio

        self._loop, self._gate = asyncio.new_event_loop(), asyncio.Lock()
        self._running.set()
        self._loop.run_forever()
        self._loop.close()


def tabs_for(awaited: int, most: int) -> int:
    """Gives how many tabs are worth their start for so many pictures."""
    return min(most, 1 + awaited // _WORTH_A_TAB)


async def _while_it_lives(work: Any, kaleido: Any) -> Any:  # noqa: ANN401 Kaleido carries no types
    """Gives what some work gives; raises `EOFError` when the browser ends before it."""
    import asyncio

    work.add_done_callback(_heard)
    while not (await asyncio.wait({work}, timeout=_GLANCE))[0]:
        process = getattr(kaleido, "subprocess", None)
        if process is not None and process.poll() is not None:
            work.cancel()
            raise EOFError("it ended before it had drawn")
    return work.result()


def _heard(work: Any) -> None:  # noqa: ANN401 a task or what gathers several
    """Takes note of what went wrong after nobody waited for it any more; else it is told in the middle of other work."""
    if not work.cancelled():
        work.exception()


def _kill(kaleido: Any) -> None:  # noqa: ANN401
    """Ends a browser's process, with those it started, when there is one."""
    process = getattr(kaleido, "subprocess", None)
    if process is not None and process.poll() is None:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)


@contextmanager
def _home() -> Iterator[None]:
    """Gives the browser a home while it starts: it does not start without one."""
    before = os.environ.get("HOME")
    if before is not None and Path(before).is_dir():
        yield
        return
    with TemporaryDirectory() as home:
        os.environ["HOME"] = home
        try:
            yield
        finally:
            os.environ.pop("HOME")
            if before is not None:
                os.environ["HOME"] = before


def _state_of(browser: Path) -> str:
    """Gives what a browser was started with: when the declared fonts are others, it must be started anew.

    The folder beside them is what the browser itself remembers of them.
    """
    config = Path(os.environ.get("FONTCONFIG_FILE") or os.devnull)
    fonts = sorted(path.name for path in config.parent.iterdir() if path.is_file()) if config.is_file() else []
    return repr((browser, config, config.read_text(encoding="utf-8") if fonts else "", fonts))
