"""Names: what an expression in prose may name, and what stands for a name whose indicator is broken."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.document import Shown
from reportgen.problems import did_you_mean
from reportgen.templating.sandbox import ProseError


class Broken(Exception):  # noqa: N818 it is no error of its own: the cause has been reported
    """An expression needs an indicator that is broken; what depends on it stays silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What an expression may name, how a result is shown, and the filters that give its forms."""

    names: Mapping[str, object]
    """Indicators of this section and of the whole report, and every section by its id."""
    show: Callable[[object], Shown | str]
    """Turns what an expression gave into a value with its id (or plain words)."""
    filters: Mapping[str, Callable[..., object]]


class Absent:
    """Stands for an indicator that is broken: whatever touches it is left out without another problem."""

    def _touched(self, *_: object) -> object:
        raise Broken

    __getattr__ = __getitem__ = __call__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = __iter__ = _touched
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _touched
    __str__ = __eq__ = __hash__ = _touched  # type: ignore[assignment]


class Gap(Absent):
    """Stands for an expression that has failed, so that the text around it can be looked at too."""

    def __bool__(self) -> bool:  # type: ignore[override]
        """Lets the text below a condition be looked at."""
        return True

    def __iter__(self) -> Iterator[Absent]:  # type: ignore[override]
        """Lets the text in a loop be looked at, once."""
        return iter([Absent()])


class Members:
    """A section's indicators under the section's name: `{{ routes.peak }}`."""

    def __init__(self, section: str, members: Mapping[str, object]) -> None:
        """Keeps them by their short names."""
        self.section, self._members = section, members

    def __getattr__(self, name: str) -> object:
        """Gives one of them, or says what there is."""
        if name not in self._members:
            hint = did_you_mean(name, self._members)
            raise ProseError("unknown-indicator", f"section `{self.section}` has no indicator `{name}`", hint)
        return self._members[name]
