"""Watch: says when one of the author's files, or a template, has changed; what editors leave beside them is no change."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from watchfiles import Change, awatch

from reportgen.disk import built_in_templates

FOLDERS = ("sections", "data", "templates")
_STEP, _TOGETHER, _POLL, _PAUSE = 5, 60, 100, 200
"""Milliseconds: of quiet before a change is told, that changes may take to gather, between looks, before another try."""
_BESIDE = re.compile(
    r"\..*|.*~|#.*#|.*\.(?:swp|swx|swo|tmp|temp|bak|part|crdownload)|4913|__pycache__|.*___jb_(?:tmp|old)___|~\$.*"
)
"""What editors and office programs put beside a file while it is written."""


def is_ours(path: str, roots: Sequence[Path]) -> bool:
    """Says whether a path is a file that a build may read, by the names of it and of its folders below the roots."""
    for root in roots:
        if Path(path).is_relative_to(root):
            parts = Path(path).relative_to(root).parts
            return bool(parts) and not any(_BESIDE.fullmatch(part) for part in parts)
    return False


@dataclass(slots=True, kw_only=True)
class Watcher:
    """Watches the folders of a project, those that come later too, and the built-in templates."""

    root: Path
    changed: Callable[[], None]
    tell: Callable[[str], None]
    polling: bool = False
    _roots: list[Path] = field(default_factory=list)

    async def run(self) -> None:
        """Watches until it is cancelled."""
        while not self.polling:
            self._roots = _folders(self.root)
            if link := _link(self._roots):
                self.polling = True
                self.tell(f"files are looked at ten times a second, since `{link.name}` is a link")
                break
            deep = asyncio.ensure_future(self._watch(self._roots, self._is_ours, recursive=True))
            flat = asyncio.ensure_future(self._watch([self.root], self._is_folder, recursive=False))
            try:
                done, _ = await asyncio.wait({deep, flat}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                await _ended(deep, flat)
            self._mend([error for task in done if (error := task.exception()) is not None])
            await asyncio.sleep(_PAUSE / 1000)
            self.changed()
        await self._look()

    def _mend(self, failed: Sequence[BaseException]) -> None:
        """Has the files looked at now and then where the machine cannot tell of changes; a folder that is gone may come back."""
        if failed and not any(isinstance(error, FileNotFoundError) for error in failed):
            self.polling = True
            self.tell(f"files are looked at ten times a second, since they cannot be watched: {failed[0]}")

    async def _watch(self, paths: Sequence[Path], ours: Callable[[Change, str], bool], *, recursive: bool) -> None:
        """Tells of changes below some folders; ends when the folders themselves have come or gone."""
        watching = awatch(*paths, watch_filter=ours, step=_STEP if recursive else _PAUSE, debounce=_TOGETHER,
                          recursive=recursive, rust_timeout=1000, force_polling=False, ignore_permission_denied=True)  # fmt: skip
        async for _ in watching:
            if not recursive:
                return
            self.changed()
            if _link(self._roots):
                return

    async def _look(self) -> None:
        """Looks at all files now and then, for where they cannot be watched."""
        before = await asyncio.to_thread(self._seen)
        while True:
            await asyncio.sleep(_POLL / 1000)
            now = await asyncio.to_thread(self._seen)
            if now != before:
                before = now
                self.changed()

    def _seen(self) -> dict[str, tuple[int, int, int]]:
        """Gives path → what tells a file from another of the same name."""
        found = {}
        roots = _folders(self.root)
        for path in (each for root in roots for each in root.rglob("*") if is_ours(str(each), roots)):
            with suppress(OSError):
                stat = path.stat()
                found[str(path)] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        return found

    def _is_ours(self, _: Change, path: str) -> bool:
        return is_ours(path, self._roots)

    def _is_folder(self, change: Change, path: str) -> bool:
        return change != Change.modified and Path(path).parent == self.root and Path(path).name in FOLDERS


def _link(roots: Sequence[Path]) -> Path | None:
    """Gives a file that is a link, when there is one: what it leads to may change, and only a look at it tells."""
    paths = (path for root in roots for path in root.rglob("*") if is_ours(str(path), roots))
    return next((path for path in paths if path.is_symlink()), None)


def _folders(root: Path) -> list[Path]:
    """Gives the folders that a build reads, those that are there."""
    return [path for path in (*(root / name for name in FOLDERS), built_in_templates()) if path.is_dir()]


async def _ended(*tasks: Awaitable[None]) -> None:
    for task in tasks:
        assert isinstance(task, asyncio.Future), "a task was made of it"
        task.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await task
