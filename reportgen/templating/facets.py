"""Facets: how an indicator looks inside `{{ }}`: attributes, items, forms, and what each becomes in print.

{{ peak }}                                  an indicator of one cell: its value with unit
{{ peak | plain }}                          a form of it, see `forms`
{{ by_route["Black Sea", 2015] }}           a cell by its dimensions in their order
{{ by_route.at(route="Black Sea", year=2015) }}   the same by name
{{ top.first }} {{ top.first_value }}       name and value of the largest; second, third, last too
{{ by_route.peak }} {{ by_route.peak_year }}    the highest value over time, and when; low, low_year too
{{ by_route.total }} .known .unknown .other     what rows add up to
{% if price.highest_end > 30000 %}          the highest or lowest end of ranges, in conditions alone: lowest_end
{{ by_route.from }} {{ by_route.to }}       the first and last year or date; .earliest and .latest their values
{{ by_route.only(year=2022).first }}        the same of some rows alone
{% if by_place.leads("Inland") %}           whether it is the largest in every year, by more than is unknown
{{ peak.source }} .vintage .edition .missing    where it comes from, and how many figures are missing
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from reportgen.document import Shown
from reportgen.indicator import Indicator
from reportgen.problems import did_you_mean, listed
from reportgen.table import Key, Row, meant
from reportgen.templating.aspects import ATTRIBUTES
from reportgen.templating.cells import extreme, found_of
from reportgen.templating.forms import BESIDE, FORMS, raw, show
from reportgen.templating.found import Formed, Found, Name, Reckoned, compare, key_text, printed_key, reckon
from reportgen.templating.leading import leads, only
from reportgen.templating.outlooks import Refused
from reportgen.templating.prose import Absent, Broken
from reportgen.templating.sandbox import ProseError
from reportgen.templating.unsaid import unsaid_notes, unsaid_unit

_FEW = 6


class Facet:
    """An indicator inside an expression."""

    __slots__ = ("_indicator",)

    def __init__(self, indicator: Indicator) -> None:
        """Wraps an indicator."""
        self._indicator = indicator

    __lt__, __le__ = compare(lambda a, b: a < b), compare(lambda a, b: a <= b)
    __gt__, __ge__ = compare(lambda a, b: a > b), compare(lambda a, b: a >= b)
    __add__, __radd__ = reckon(lambda a, b: a + b), reckon(lambda a, b: b + a)
    __sub__, __rsub__ = reckon(lambda a, b: a - b), reckon(lambda a, b: b - a)
    __mul__, __rmul__ = reckon(lambda a, b: a * b), reckon(lambda a, b: b * a)
    __truediv__, __rtruediv__ = reckon(lambda a, b: a / b), reckon(lambda a, b: b / a)

    def __eq__(self, other: object) -> bool:
        """Compares the value of an indicator of one cell."""
        return self._found() == other

    def __hash__(self) -> int:
        """Hashes by the indicator's id."""
        return hash(self._indicator.id)

    def __bool__(self) -> bool:
        """Says whether any cell has a number."""
        return any(cell.status is None for row in self._indicator.table.rows for cell in row.cells)

    def __str__(self) -> str:
        """Refuses: a value is printed by itself."""
        return str(self._found())

    def __iter__(self) -> Iterator[Found]:
        """Gives the rows, each with its value and its dimensions: `{% for row in top %}`."""
        return (found_of(self._indicator, row) for row in self._indicator.table.rows)

    def __getitem__(self, keys: object) -> Found:
        """Gives the cell with these values of the dimensions, in their order."""
        wanted = keys if isinstance(keys, tuple) else (keys,)
        names = [column.name for column in self._indicator.table.dimensions]
        if len(wanted) > len(names):
            have = f"its dimensions are {listed(names)}" if names else "it has one cell and no dimensions"
            raise ProseError(
                "unknown-item", f"`{self._indicator.id}` takes {len(names)} values, not {len(wanted)}", have
            )
        return self._cell(dict(zip(names, wanted, strict=False)))

    def __getattr__(self, attribute: str) -> object:
        """Gives an attribute, or says what there is."""
        if attribute.startswith("_"):
            raise AttributeError(attribute)
        if attribute in ATTRIBUTES:
            return ATTRIBUTES[attribute](self._indicator)
        names = [column.name for column in self._indicator.table.dimensions]
        which, _, name = attribute.partition("_")
        if which in {"peak", "low"} and name in names:
            found = extreme(self._indicator, which, name)
            return replace(found.name_of(name), id=f"{self._indicator.id}.{attribute}")
        if attribute in names and len(self._indicator.table.rows) == 1:
            return found_of(self._indicator, self._indicator.table.rows[0]).__getattr__(attribute)
        options = [*ATTRIBUTES, *(f"{which}_{name}" for which in ("peak", "low") for name in names)]
        raise ProseError(
            "unknown-attribute",
            f"`{self._indicator.id}` has no `{attribute}`",
            did_you_mean(attribute, options),
            by_data=attribute in names,
        )

    def at(self, *given: object, column: str = "", **keys: object) -> Found:
        """Gives the cell with these values of the named dimensions; `column` names one of several measures."""
        names = [item.name for item in self._indicator.table.dimensions]
        for value in given:
            hint = f"""write `.at({names[0] if names else "column"}="{value}")`"""
            raise ProseError("unknown-item", f"`{value}` stands without the name of what it is", hint)
        if strange := next((name for name in keys if name not in names), ""):
            message = f"`{self._indicator.id}` has no dimension `{strange}`"
            raise ProseError("unknown-item", message, did_you_mean(strange, names))
        return self._cell(keys, column)

    def only(self, **keys: object) -> "Facet":
        """Gives the indicator with these rows alone: `by_route.only(year=2022).first`."""
        return Facet(only(self._indicator, keys))

    def leads(self, name: object, over: str = "") -> bool:
        """Says whether one category is the largest in every period, by more than is unknown."""
        return leads(self._indicator, name, over)

    def _found(self) -> Found:
        """Gives the only value. Raises `ProseError` when there are several."""
        rows = self._indicator.table.rows
        if len(rows) == 1:
            return found_of(self._indicator, rows[0])
        raise ProseError(
            "several-cells", f"`{self._indicator.id}` has {len(rows)} rows, not one value", self._example(rows)
        )

    def _example(self, rows: tuple[Row, ...]) -> str:
        if not rows or not rows[0].keys:
            return ""
        keys = ", ".join(_quoted(key) for key in rows[0].keys)
        return f"name one of them, such as {self._indicator.id}[{keys}], or `.total`, `.peak`, `.first`"

    def _cell(self, keys: Mapping[str, object], column: str = "") -> Found:
        table = self._indicator.table
        rows: tuple[Row, ...] = table.rows
        for name, wanted in keys.items():
            index = table.dimension(name)
            rows_left = tuple(row for row in rows if _same(row.keys[index], wanted))
            if not rows_left:
                there = [key_text(row.keys[index]) for row in rows]
                raise ProseError(
                    "unknown-item",
                    f"`{self._indicator.id}` has no `{name}` {_quoted(wanted)}",
                    _nearest(_text(wanted), there, meant(table.dimensions[index].codes)),
                )
            rows = rows_left
        if len(rows) > 1:
            free = [item.name for item in table.dimensions if item.name not in keys]
            raise ProseError(
                "several-cells", f"{len(rows)} rows of `{self._indicator.id}` match", f"say {listed(free)} too"
            )
        return found_of(self._indicator, rows[0], column=column)


def _same(key: Key, wanted: object) -> bool:
    return key_text(key) == _text(wanted)


def _text(wanted: object) -> str:
    return key_text(wanted.key) if isinstance(wanted, Name) else str(wanted)


def _quoted(key: object) -> str:
    text = _text(key) if not isinstance(key, date) else key_text(key)
    return text if isinstance(key, int) else f'"{text}"'


def _nearest(wanted: str, there: list[str], codes: Mapping[str, str]) -> str:
    """Gives the nearest name; years have no near misses."""
    return ("" if wanted.isdigit() else did_you_mean(wanted, there, codes)) or _span(there)


def _span(there: list[str]) -> str:
    distinct = list(dict.fromkeys(there))
    few = len(distinct) <= _FEW
    return (
        f"there is {listed(distinct)}"
        if few
        else f"there are {len(distinct)}, from `{distinct[0]}` to `{distinct[-1]}`"
    )


def shown(thing: object, language: str) -> Shown | str:
    """Turns what an expression gave into a run with its value's id. Raises `ProseError` when it cannot be printed."""
    if isinstance(thing, str):
        return thing
    if isinstance(thing, Facet | Refused):
        thing = thing._found()  # noqa: SLF001 our own classes
    found, form = (thing.found, thing.form) if isinstance(thing, Formed) else (thing, "")
    if isinstance(found, Name):
        return Shown(value=found.id, raw=key_text(found.key), text=printed_key(found.printed, language, day=found.day))
    if isinstance(found, Found):
        value = found.value
        exact = raw(value.cell.value) or (value.cell.status.value if value.cell.status else "")
        text = show(value, form, language)
        return Shown(
            value=value.id,
            raw=exact,
            text=text,
            unit=unsaid_unit(value, form, language),
            notes=unsaid_notes(value, form, text, language),
        )
    what = "the result of arithmetic" if isinstance(thing, Reckoned) else f"`{thing}`"
    raise ProseError(
        "arithmetic-in-prose",
        f"{what} comes from no indicator and cannot be printed",
        "give it an indicator of its own, with `ratio:`, `share:` or `change:`",
    )


def _filter(form: str) -> Callable[[object], Formed]:
    def apply(thing: object) -> Formed:
        if isinstance(thing, Facet | Refused):
            thing = thing._found()  # noqa: SLF001 our own classes
        if isinstance(thing, Found):
            return Formed(found=thing, form=form)
        if isinstance(thing, Formed):
            raise ProseError(
                "wrong-form", f"`{thing.form}` and `{form}` are two forms of one value", "keep one of them"
            )
        if isinstance(thing, Absent):
            raise Broken
        if isinstance(thing, Name) and form in {"plain", *BESIDE}:
            return Formed(found=thing, form="")
        raise ProseError("wrong-form", f"`| {form}` takes a value", "write it after an indicator")

    return apply


def _name(thing: object) -> Formed:
    if isinstance(thing, Absent):
        raise Broken
    if isinstance(thing, Facet | Refused):
        thing = thing._found()  # noqa: SLF001 our own classes
    if isinstance(thing, Name):
        return Formed(found=thing, form="")
    if isinstance(thing, Found) and thing.names:
        first = next(iter(thing.names))
        return Formed(found=thing.name_of(first), form="")
    raise ProseError("wrong-form", "`| name` takes a value that has a dimension", "write it after `.peak` or a row")


FILTERS: Mapping[str, Callable[..., object]] = {
    **{form: _filter(form) for form in (*FORMS, *BESIDE) if form},
    "name": _name,
}
"""Form → Jinja filter."""
