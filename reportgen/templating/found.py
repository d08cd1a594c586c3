"""Found: what an expression has found, one value or one name, on its way into text or into a condition.

In conditions a percentage counts as the fraction it is: 30.5 % is 0.305, up 544 % is 5.44, 2 points are 0.02.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reportgen.indicator import Value
from reportgen.problems import did_you_mean
from reportgen.table import Column, Key, Range, meant
from reportgen.templating.forms import percentage
from reportgen.templating.guards import guard_halves, guard_share
from reportgen.templating.messages import say
from reportgen.templating.numerals import NO_BREAK
from reportgen.templating.sandbox import ProseError


@dataclass(frozen=True, slots=True, kw_only=True)
class Formed:
    """Something found, in a form that was asked for."""

    found: "Found | Name"
    form: str


def key_text(key: Key) -> str:
    """Gives a dimension's value as ids and tables print it; the first of a month stands for the month."""
    if key is None:
        return "not given"
    if isinstance(key, date):
        return key.strftime("%Y-%m") if key.day == 1 else key.isoformat()
    return str(key)


def printed_key(key: Key, language: str, *, day: bool = False) -> str:
    """Gives a name, a year or a date as text prints it: "October 2015"."""
    if key is None:
        return say("value-not-given", language)
    if isinstance(key, date):
        from babel.dates import format_date

        pattern = "MMMM y" if key.day == 1 and not day else "d MMMM y"
        return format_date(key, pattern, locale=language.replace("-", "_")).replace(" ", NO_BREAK)
    return str(key)


def amount(thing: object) -> Decimal:
    """Gives the number that a condition compares. Raises `ProseError` where there is none."""
    if isinstance(thing, bool) or not isinstance(thing, int | float | Decimal | Found | Reckoned):
        inner = getattr(thing, "_found", None)
        if inner is not None:
            return amount(inner())
        raise ProseError("not-comparable", f"`{thing}` is no number", "compare numbers with numbers, names with names")
    if isinstance(thing, Reckoned):
        return thing.number
    return (
        _of_value(thing.value)
        if isinstance(thing, Found)
        else Decimal(repr(thing) if isinstance(thing, float) else thing)
    )


def _of_value(value: Value) -> Decimal:
    number = value.cell.value
    if value.cell.status is not None:
        raise ProseError(
            "no-number",
            f"`{value.id}` has no number, it is {value.cell.status.value}",
            f"ask `{{% if {value.id} %}}` first",
        )
    if isinstance(number, Range) or number is None:
        raise ProseError(
            "not-comparable", f"`{value.id}` is a range, which is neither more nor less", "compare a number"
        )
    if value.unit.kind in {"percent", "points"}:
        ratio = None if value.change else percentage(value.cell)
        return (Decimal(number) if ratio is None else ratio) / 100
    return Decimal(number)


def _bare(thing: object) -> object:
    """Gives the value behind an indicator of one cell or a cell; anything else as it is."""
    inner = getattr(thing, "_found", None)
    found = inner() if inner else thing
    return found.value if isinstance(found, Found) else found


def compare(test: Callable[[Decimal, Decimal], bool]) -> Callable[[object, object], bool]:
    """Makes a comparison of numbers for a class body."""

    def compared(self: object, other: object) -> bool:
        mine, theirs = _bare(self), _bare(other)
        guard_share(mine, theirs)
        guard_halves(*((mine, theirs) if test(Decimal(0), Decimal(1)) else (theirs, mine)))
        return test(amount(self), amount(other))

    return compared


def reckon(work: Callable[[Decimal, Decimal], Decimal]) -> Callable[[object, object], "Reckoned"]:
    """Makes an operation on numbers for a class body; what it gives can be compared, never printed."""

    def reckoned(self: object, other: object) -> "Reckoned":
        left, right = amount(self), amount(other)
        try:
            return Reckoned(number=work(left, right))
        except ArithmeticError:
            raise ProseError("not-comparable", f"{left} cannot be divided by {right}", "") from None

    return reckoned


def _refuse_text(self: object) -> str:
    raise ProseError(
        "torn-value",
        "a value cannot be joined with text inside an expression",
        "print it by itself, as {{ name }} or {{ name | form }}",
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reckoned:
    """The result of arithmetic in a condition."""

    number: Decimal

    __lt__, __le__ = compare(lambda a, b: a < b), compare(lambda a, b: a <= b)
    __gt__, __ge__ = compare(lambda a, b: a > b), compare(lambda a, b: a >= b)
    __add__, __radd__ = reckon(lambda a, b: a + b), reckon(lambda a, b: b + a)
    __sub__, __rsub__ = reckon(lambda a, b: a - b), reckon(lambda a, b: b - a)
    __mul__, __rmul__ = reckon(lambda a, b: a * b), reckon(lambda a, b: b * a)
    __truediv__, __rtruediv__ = reckon(lambda a, b: a / b), reckon(lambda a, b: b / a)
    __str__ = _refuse_text

    def __eq__(self, other: object) -> bool:
        """Compares numbers."""
        return self.number == amount(other)

    def __hash__(self) -> int:
        """Hashes by the number."""
        return hash(self.number)


def check_code(column: Column, text: str) -> None:
    """Refuses the printed name of a code where the code is meant."""
    code = meant(column.codes).get(text)
    if code is not None and column.listed(text) is None:
        message = f"`{text}` is how `{code}` is printed, and conditions take the code"
        raise ProseError("unknown-item", message, f"did you mean `{code}`?")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Name:
    """A name or a date that an indicator gives, such as the largest route or the year of a peak."""

    id: str
    key: Key
    day: bool = False
    """Whether a date is a day, also when it is the first of a month."""
    column: Column | None = None
    """The dimension that it is of, which says how a code is printed."""

    __str__ = _refuse_text

    @property
    def printed(self) -> Key:
        """What readers see: of a code its name, anything else as it is."""
        return self.column.printed(self.key) if self.column is not None else self.key

    def __eq__(self, other: object) -> bool:
        """Compares with a typed text, number or year, or with another name. Raises `ProseError` for a code's name."""
        if isinstance(other, str) and self.column is not None:
            check_code(self.column, other)
        return key_text(self.key) == (key_text(other.key) if isinstance(other, Name) else str(other))

    def __hash__(self) -> int:
        """Hashes by the text."""
        return hash(key_text(self.key))

    def _later(self, other: object) -> bool:
        mine, theirs = key_text(self.key), key_text(other.key) if isinstance(other, Name) else str(other)
        return mine > theirs if len(mine) == len(theirs) or not mine.isdigit() else len(mine) > len(theirs)

    def __gt__(self, other: object) -> bool:
        """Says whether a year or date is later."""
        return self != other and self._later(other)

    def __lt__(self, other: object) -> bool:
        """Says whether a year or date is earlier."""
        return self != other and not self._later(other)

    def __ge__(self, other: object) -> bool:
        """Says whether a year or date is not earlier."""
        return not self < other

    def __le__(self, other: object) -> bool:
        """Says whether a year or date is not later."""
        return not self > other


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Found:
    """One value: printed by itself or in a form, compared and reckoned with in conditions."""

    value: Value
    names: dict[str, Key]
    """The value's own dimensions → what they are."""
    part: str = ""
    columns: tuple[Column, ...] = ()
    """The dimensions that say how codes among `names` are printed."""

    __lt__, __le__ = compare(lambda a, b: a < b), compare(lambda a, b: a <= b)
    __gt__, __ge__ = compare(lambda a, b: a > b), compare(lambda a, b: a >= b)
    __add__, __radd__ = reckon(lambda a, b: a + b), reckon(lambda a, b: b + a)
    __sub__, __rsub__ = reckon(lambda a, b: a - b), reckon(lambda a, b: b - a)
    __mul__, __rmul__ = reckon(lambda a, b: a * b), reckon(lambda a, b: b * a)
    __truediv__, __rtruediv__ = reckon(lambda a, b: a / b), reckon(lambda a, b: b / a)
    __str__ = _refuse_text

    def __eq__(self, other: object) -> bool:
        """Compares numbers."""
        guard_share(self.value, _bare(other))
        return amount(self) == amount(other)

    def __hash__(self) -> int:
        """Hashes by the id."""
        return hash(self.value.id)

    def __bool__(self) -> bool:
        """Says whether there is a number."""
        return self.value.cell.status is None

    def name_of(self, dimension: str) -> Name:
        """Gives what the value is of in one of its dimensions."""
        column = next((each for each in self.columns if each.name == dimension), None)
        return Name(id=f"{self.value.id}.{dimension}", key=self.names[dimension], column=column)

    def __getattr__(self, attribute: str) -> Name:
        """Gives what the value is of: `row.route`."""
        if attribute.startswith("_"):
            raise AttributeError(attribute)
        if attribute in self.names:
            return self.name_of(attribute)
        raise ProseError(
            "unknown-attribute", f"`{self.value.id}` has no `{attribute}`", did_you_mean(attribute, self.names)
        )
