"""Run: a preview from its first build until it is ended."""

import asyncio
import logging
import os
import secrets
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from uvicorn import Config, Server

from reportgen.pipeline.workshop import Workshop
from reportgen.preview.board import Board
from reportgen.preview.editor import Editor
from reportgen.preview.guard import Guard
from reportgen.preview.rebuild import Outcome, Rebuilder, nothing_yet
from reportgen.preview.server import Desks, application
from reportgen.preview.session import Session
from reportgen.preview.sockets import names, sockets
from reportgen.preview.watch import Watcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a preview is asked for."""

    port: int = 0
    """Where it listens; 0: the first port that is free."""
    both: bool = False
    """Whether it listens on ::1 too."""
    editor: str = ""
    """The command that opens a place; none: the page asks VS Code itself."""
    cache: str = ""
    """Where results are kept; none: where a build keeps them."""
    limit: str = ""
    """How much of them, such as `500 MB`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """Who hears of what a preview does."""

    opened: Callable[[str], None]
    """Hears the address when it answers there."""
    built: Callable[[Outcome], None]
    noted: Callable[[str], None]
    """Hears what else there is to say."""


def preview(root: Path, asked: Asked, hearing: Hearing, ended: threading.Event | None = None) -> bool:
    """Runs until Ctrl-C, SIGTERM or `ended`; says whether all of it has stopped: a build may still be on its way.

    Raises `BusyError` when it cannot listen where it should.
    """
    logging.getLogger("asyncio").setLevel(logging.ERROR)  # a page that is closed while it is sent to is no news
    listening = sockets(asked.port, both=asked.both)
    with Workshop() as workshop:
        return asyncio.run(
            _Preview(root.resolve(), asked, hearing, workshop).run(listening, ended or threading.Event())
        )


class _Server(Server):
    """Leaves the signals to the preview."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class _Preview:
    """The parts of a preview, put together."""

    def __init__(self, root: Path, asked: Asked, hearing: Hearing, workshop: Workshop) -> None:
        self._hearing, self._token = hearing, secrets.token_urlsafe(16)
        settings = {"base": f"/{self._token}/", "root": root.as_posix(), "editor": bool(asked.editor)}
        editor = Editor(root=root, command=asked.editor)
        self._session = Session(
            rebuilder=Rebuilder(
                root=root, workshop=workshop, settings=settings, cache=asked.cache, limit=asked.limit
            ),
            board=Board(shown=nothing_yet(settings)), editor=editor, tell=hearing.built,
        )  # fmt: skip
        polling = os.environ.get("WATCHFILES_FORCE_POLLING", "") not in {"", "false", "disable", "disabled"}
        self._watcher = Watcher(root=root, changed=self._session.changed, tell=hearing.noted, polling=polling)

    async def run(self, listening: list[socket.socket], ended: threading.Event) -> bool:
        stop = _told_to_stop()
        desks = Desks(session=self._session)
        guard = Guard(app=application(desks, self._token), hosts=names(listening), token=self._token)
        config = Config(guard, lifespan="off", ws="none", log_config=None, log_level="critical", access_log=False,
                        timeout_graceful_shutdown=1, server_header=False)  # fmt: skip
        server = _Server(config)
        tasks = [asyncio.ensure_future(self._watcher.run())]
        await asyncio.sleep(0)  # it watches before anything is read
        tasks += [asyncio.ensure_future(self._session.run()), asyncio.ensure_future(server.serve(listening))]
        host, port = listening[0].getsockname()[:2]
        self._hearing.opened(f"http://{host}:{port}/{self._token}/")
        await _end(tasks, stop, ended)
        self._session.board.close()
        self._session.close()
        server.should_exit = True
        for task in tasks[:2]:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return not self._session.busy


def _told_to_stop() -> asyncio.Event:
    """Gives what Ctrl-C and SIGTERM set; a preview in a thread of its own hears no signals."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    with suppress(ValueError, RuntimeError):
        for each in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(each, stop.set)
    return stop


async def _end(tasks: list[asyncio.Task[None]], stop: asyncio.Event, ended: threading.Event) -> None:
    """Waits for a signal or the event; or for a task that should go on for ever, and did not."""
    while not stop.is_set() and not ended.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), 0.1)
        for task in tasks:
            if task.done():
                task.result()
