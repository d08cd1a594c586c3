"""On demand: things that are made when they are first asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

_T = TypeVar("_T")


class OnDemand(Mapping[str, _T], Generic[_T]):
    """Things by name, each made when it is first asked for: to know of a kind costs nothing."""

    def __init__(self, names: Iterable[str], make: Callable[[str], _T]) -> None:
        """Takes the names in their order, and what makes the thing of a name."""
        self._names = dict.fromkeys(names)
        self._make = make
        self._made = dict[str, _T]()

    def __getitem__(self, name: str) -> _T:
        """Gives the thing of a name; `KeyError` for a name that is not among them."""
        if name not in self._made:
            if name not in self._names:
                raise KeyError(name)
            self._made[name] = self._make(name)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        """Says whether there is such a name, without making anything."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """Gives the names in their order."""
        return iter(self._names)

    def __len__(self) -> int:
        """Gives how many names there are."""
        return len(self._names)
