"""A mapping that notes which of its names were asked for, so that a part depends on those alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

EVERY = "*"
"""Stands for all names: somebody went through them."""


@dataclass(frozen=True, slots=True)
class Watched(Mapping[str, str]):
    """The same mapping, watched."""

    names: Mapping[str, str]
    _asked: dict[str, None] = field(default_factory=dict)

    @property
    def asked(self) -> list[str]:
        """The names that were asked for, also those that are not there."""
        return sorted(self._asked)

    def __getitem__(self, name: str) -> str:
        """Gives what stands under a name."""
        self._asked[name] = None
        return self.names[name]

    def __iter__(self) -> Iterator[str]:
        """Gives all names."""
        self._asked[EVERY] = None
        return iter(self.names)

    def __len__(self) -> int:
        """Gives how many names there are."""
        self._asked[EVERY] = None
        return len(self.names)
