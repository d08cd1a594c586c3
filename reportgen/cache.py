"""Cache: results under the digest of everything they were made from; what is stored is never changed."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of results, one file a result, named by kind and digest."""

    folder: Path
    aside: Path | None = None
    """Where new results go when the folder itself is not to be written."""

    def path(self, kind: str, key: str) -> Path:
        """Gives where a result stands; where it would stand when there is none."""
        stored = self._place(self.folder, kind, key)
        return stored if self.aside is None or stored.exists() else self._place(self.aside, kind, key)

    @staticmethod
    def _place(folder: Path, kind: str, key: str) -> Path:
        return folder / kind / key[:2] / key

    def get(self, kind: str, key: str) -> bytes | None:
        """Gives a stored result; nothing when there is none."""
        try:
            return self.path(kind, key).read_bytes()
        except OSError:
            return None

    def put(self, kind: str, key: str, data: bytes) -> bytes:
        """Stores a result whole or not at all, and gives it back."""
        self.put_file(kind, key, lambda place: place.write_bytes(data))
        return data

    def put_file(self, kind: str, key: str, write: Callable[[Path], object]) -> None:
        """Stores what is written to a path, whole or not at all."""
        place = self._place(self.aside or self.folder, kind, key)
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_name(f".{key}.{os.getpid()}")
        write(fresh)
        fresh.replace(place)

    def once(self, kind: str, key: str, make: Callable[[], bytes]) -> bytes:
        """Gives the stored result, made first when there is none."""
        found = self.get(kind, key)
        return self.put(kind, key, make()) if found is None else found

    def get_json(self, kind: str, key: str) -> Any | None:  # noqa: ANN401 JSON is what it is
        """Gives a stored JSON value; nothing when there is none or it is damaged."""
        found = self.get(kind, key)
        try:
            return None if found is None else json.loads(found)
        except ValueError:
            return None

    def put_json(self, kind: str, key: str, value: object) -> None:
        """Stores a JSON value."""
        self.put(kind, key, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
