"""Board: what the preview shows at the moment; every open page hears of each change, in order."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from reportgen.preview.patch import Shown, patch, still, whole

_PULSE = 15.0
"""So many seconds may a connection be silent."""
_WAITING = 256
"""A page that does not fetch so many messages is let go; it comes back and is told all anew."""


@dataclass(slots=True, kw_only=True)
class Board:
    """The page, the problems and the PDF as they are now; used from the server's loop alone."""

    shown: Shown
    problems: dict[str, Any] = field(default_factory=dict)
    building: dict[str, Any] = field(default_factory=dict)
    printed: dict[str, Any] = field(default_factory=dict)
    closed: bool = False
    _pages: set[asyncio.Queue[str | None]] = field(default_factory=set)

    def show(self, new: Shown) -> None:
        """Puts another page in the place of the one shown, and tells every open page what of it changed."""
        message = patch(self.shown, new)
        self.shown = new
        if message is not None:
            self._tell("page", message)

    def tell(self, name: str, message: dict[str, Any]) -> None:
        """Tells of `problems`, of `building` or of what is `printed`."""
        if getattr(self, name) != message:
            setattr(self, name, message)
            self._tell(name, message)

    def close(self) -> None:
        """Ends all connections."""
        self.closed = True
        for queue in self._pages:
            with suppress(asyncio.QueueFull):
                queue.put_nowait(None)

    async def events(self, have: str) -> AsyncIterator[str]:
        """Gives what a page has to know now, and then every change; `have` is the digest of what it shows."""
        queue: asyncio.Queue[str | None] = asyncio.Queue(_WAITING)
        self._pages.add(queue)
        try:
            yield _event("page", still(self.shown) if have == self.shown.digest else whole(self.shown))
            for name in ("problems", "building", "printed"):
                yield _event(name, getattr(self, name))
            while not self.closed and queue in self._pages:
                try:
                    message = await asyncio.wait_for(queue.get(), _PULSE)
                except TimeoutError:
                    yield ": still here\n\n"
                else:
                    if message is None:
                        return
                    yield message
        finally:
            self._pages.discard(queue)

    def _tell(self, name: str, message: dict[str, Any]) -> None:
        text = _event(name, message)
        for queue in tuple(self._pages):
            try:
                queue.put_nowait(text)
            except asyncio.QueueFull:
                self._pages.discard(queue)


def _event(name: str, message: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(message, ensure_ascii=False, separators=(',', ':'))}\n\n"
