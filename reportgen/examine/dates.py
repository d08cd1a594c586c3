"""Tell columns of dates and periods: days in the form in which they are written, years, quarters, months and spans."""

from reportgen.engine import Engine, literal
from reportgen.engine.quoting import literals
from reportgen.examine.found import Asked, Column
from reportgen.examine.numbers import MARKS

_FORMS = (
    "%Y-%m-%d", "%Y-%m", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%d-%b-%y", "%d-%b-%Y", "%d %b %Y", "%d %B %Y",
    "%B %d, %Y", "%b %d, %Y", "%Y/%m/%d", "%Y.%m.%d", "%Y-%m-%d %H:%M:%S", "%d.%m.%y", "%d/%m/%y", "%m/%d/%y", "%YM%m",
    "%m/%Y", "%Y/%m",
)  # fmt: skip
"""How dates are written, as they are tried; of two that read all the first is taken."""
_TWINS = (("%d/%m/%Y", "%m/%d/%Y"), ("%d/%m/%y", "%m/%d/%y"))
_COMPACT = (("%Y%m%d", 8), ("%Y%m", 6))
_FEW = 4000


def read_dates(asked: Asked, column: Column) -> bool:
    """Makes it a column of dates or periods, if all its values are such."""
    values = _values(asked.engine, column)
    marks = [text for text in values if text.casefold() in MARKS]
    rest = [text for text in values if text not in marks]
    if not any(any(sign.isdigit() for sign in text) for text in rest[:3]) or all(map(_is_year, rest)):
        return False
    form = _form(asked.engine, column, marks)
    if form:
        column.type = "date"
        column.keys |= {} if form == "%Y-%m-%d" else {"format": form}
        _twins(asked.engine, column, marks, form)
    elif len(values) <= _FEW and all(map(asked.is_period, rest)):
        column.type = "period"
        column.remark = f"such as {_some(rest)}"
    else:
        return False
    if marks:
        column.keys["missing"] = marks
        column.doubts += [
            f"{values[mark]:,} of {column.filled:,} values are `{mark}`; taken for no date" for mark in marks
        ]
    _limits(asked.engine, column, form)
    return True


def read_compact(engine: Engine, column: Column) -> bool:
    """Makes a column of numbers such as 201503 one of months, if its name or a day's length says so."""
    if column.type != "integer":
        return False
    for form, length in _COMPACT:
        named = any(word in column.name for word in ("month", "time", "period", "date", "day"))
        if named and _all(engine, column, form, [], f"AND length({column.sql}) = {length}"):
            column.type, column.keys = "date", {"format": form}
            return True
    return False


def _values(engine: Engine, column: Column) -> dict[str, int]:
    found = engine.values(
        f"SELECT {column.sql}, count(*) FROM _seen WHERE {column.sql} <> '' GROUP BY 1 ORDER BY min(_row), 1 LIMIT {_FEW + 1}"
    )
    return {str(text): int(count) for text, count in found}


def _form(engine: Engine, column: Column, marks: list[str]) -> str:
    return next((form for form in _FORMS if _all(engine, column, form, marks)), "")


def _all(engine: Engine, column: Column, form: str, marks: list[str], more: str = "") -> bool:
    """Says whether every value is a date of that form, as the tool itself reads it; the first few are tried before all."""
    day = f"try_strptime({column.sql}, {literal(form)}) BETWEEN TIMESTAMP '1900-01-01' AND TIMESTAMP '2099-12-31'"
    skip = f"AND {column.sql} NOT IN {literals(marks)}" if marks else ""
    values = f"SELECT {column.sql} FROM _seen WHERE {column.sql} <> '' {skip}"
    test = f"coalesce({day}, false) {more}"
    return all(
        engine.value(f"SELECT coalesce(bool_and({test}), false) FROM ({values} {limit})") for limit in ("LIMIT 500", "")
    )


def _twins(engine: Engine, column: Column, marks: list[str], form: str) -> None:
    for one, other in _TWINS:
        if form == one and _all(engine, column, other, marks):
            column.doubts.append(f"every value is a date both as `{one}` and as `{other}`; taken as day, then month")


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal()


def nearly(asked: Asked, column: Column) -> None:
    """Says when most values of a column of text are periods, but not all."""
    texts = list(_values(asked.engine, column))
    odd = [text for text in texts if not asked.is_period(text)]
    if len(texts) <= _FEW and 0 < len(odd) <= 0.4 * len(texts):
        column.doubts.append(
            f"{len(texts) - len(odd)} of {len(texts)} different values are periods, not {_some(odd)}; "
            "with `aliases:` for those it can be `type: period`"
        )


def _some(texts: list[str]) -> str:
    shown = ", ".join(f"`{text[:30]}`" for text in texts[:3])
    return f"{shown} …" if len(texts) > 3 else shown


def _limits(engine: Engine, column: Column, form: str) -> None:
    if not form:
        return
    day = f"try_strptime({column.sql}, {literal(form)})"
    ((least, most),) = engine.values(f"SELECT CAST(min({day}) AS DATE), CAST(max({day}) AS DATE) FROM _seen")
    shown = "%Y-%m-%d" if "%d" in form else "%Y-%m"
    column.keys["min"] = f"{least:{shown}}"
    column.remark = f"the last is {most:{shown}}"
