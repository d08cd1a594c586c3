"""Forms: how a value is shown in text, from "1,822,177 detections" to "almost a third"; `explain` prints them all."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from reportgen.indicator import Value
from reportgen.table import Cell, Range, Status
from reportgen.templating.amounts import range_text, raw
from reportgen.templating.messages import say
from reportgen.templating.numerals import MINUS, NO_BREAK, numeral, places, rounded, short
from reportgen.templating.sandbox import ProseError
from reportgen.templating.spoken import fraction, ordinal, singular

_WIDE = 100
_ABOUT_DIGITS, _ROUNDED_DIGITS = 2, 3
BELOW = frozenset({"count", "ratio", "index"})
"""Kinds of units that are words of their own, and no part of the number."""


def show(value: Value, form: str, language: str = "en") -> str:
    """Gives a value in a form ("" is its usual one). Raises `ProseError` where it has no such form, or no number."""
    made = FORMS.get(form) or BESIDE.get(form)
    if made is None:
        raise ProseError("wrong-form", f"there is no form `{form}`", f"forms are {', '.join(FORMS)}")
    if value.cell.status is not None and form not in {"or_status", "unit"}:
        why = f": {value.cell.reason}" if value.cell.reason else ""
        raise ProseError(
            "no-number",
            f"`{value.id}` has no number, it is {value.cell.status.value}{why}",
            "write `| or_status` to print why, or leave the sentence out with `{% if %}`",
        )
    return made(value, language)


def forms_of(value: Value, language: str = "en") -> list[tuple[str, str]]:
    """Gives every form that a value has, with how it is shown."""
    found = []
    for form in FORMS:
        try:
            found.append((form, show(value, form, language)))
        except ProseError:
            continue
    return found


def percentage(cell: Cell) -> Decimal | None:
    """Gives the exact percentage of a share from its numerator and base; nothing when it has none."""
    if cell.count is None or not cell.base:
        return None
    return Decimal(cell.count) * 100 / Decimal(cell.base)


def _usual(value: Value, language: str) -> str:
    if isinstance(value.cell.value, Range):
        return range_text(value.cell.value, language, dated=True)
    if value.change:
        return _signed(value, language)
    return _missing(value, language, _with_unit(value, _number(value, language), language))


def _number(value: Value, language: str) -> str:
    amount = value.cell.value
    if isinstance(amount, Range):
        return _range(value, language)
    return numeral(_exact(value), _decimals(value), language)


def _exact(value: Value) -> int | Decimal:
    """The number to print: a share's exact ratio where its parts are known."""
    amount = value.cell.value
    if amount is None or isinstance(amount, Range):
        raise ProseError("wrong-form", f"`{value.id}` is a range, which has no such form", "print it as it is")
    ratio = percentage(value.cell) if value.unit.kind == "percent" and not value.change else None
    return amount if ratio is None else ratio


def _decimals(value: Value) -> int:
    """A percentage change of a hundred and more is printed whole."""
    amount = value.cell.value
    if value.change and value.unit.kind == "percent" and not isinstance(amount, Range) and amount is not None:
        return 0 if abs(rounded(amount, value.decimals)) >= _WIDE else value.decimals
    return value.decimals


def _with_unit(value: Value, number: str, language: str) -> str:
    unit = value.unit
    if isinstance(value.cell.value, Range) or unit.kind == "index":
        return number
    if unit.kind == "percent":
        return f"{number}{NO_BREAK}%"
    if unit.kind == "points":
        return f"{number} {_points(value, language)}"
    if unit.kind == "money":
        scale = f"{NO_BREAK}{say(f'scale-{unit.scale}', language)}" if unit.scale else ""
        return f"{unit.currency}{NO_BREAK}{number}{scale}"
    name = singular(unit.name, language) if value.cell.value == 1 and unit.kind == "count" else unit.name
    return f"{number} {name}".strip()


def _points(value: Value, language: str) -> str:
    return say(f"value-{'point' if abs(rounded(_exact(value), value.decimals)) == 1 else 'points'}", language)


def _missing(value: Value, language: str, text: str) -> str:
    """Says how many figures a partial sum lacks."""
    if not value.cell.partial:
        return text
    word = "value-partial-one" if value.cell.partial == 1 else "value-partial"
    return say(word, language, number=text, count=str(value.cell.partial))


def says_lack(value: Value, text: str, language: str) -> bool:
    """Says whether a text tells how many figures the value lacks."""
    return bool(value.cell.partial) and _missing(value, language, "").strip() in text


def _range(value: Value, language: str) -> str:
    amount = value.cell.value
    if not isinstance(amount, Range):
        raise ProseError("wrong-form", f"`{value.id}` is no range", "leave `| range` out")
    return range_text(amount, language)


def _full_range(value: Value, language: str) -> str:
    amount = value.cell.value
    return range_text(amount, language, per=True, dated=True) if isinstance(amount, Range) else _range(value, language)


def _signed(value: Value, language: str) -> str:
    text = _number(value, language)
    positive = rounded(_exact(value), _decimals(value)) > 0
    return _missing(value, language, _with_unit(value, f"+{text}" if positive else text, language))


def _scaled(value: Value, digits: int, language: str) -> str:
    if value.unit.kind in {"percent", "points"}:
        return _missing(value, language, _with_unit(value, numeral(_exact(value), 0, language), language))
    number, scale = short(_exact(value), digits)
    text = numeral(number, places(number), language)
    text = f"{text}{NO_BREAK}{say(f'scale-{scale}', language)}" if scale else text
    return _missing(value, language, _with_unit(value, text, language) if value.unit.kind == "money" else text)


def _rounded(value: Value, language: str) -> str:
    return _scaled(value, _ROUNDED_DIGITS, language)


def _about(value: Value, language: str) -> str:
    return say("value-about", language, number=_scaled(value, _ABOUT_DIGITS, language))


def _change(value: Value, language: str) -> str:
    if not value.change:
        raise ProseError("wrong-form", f"`{value.id}` measures no change", "give the indicator a `change:`")
    size = rounded(_exact(value), _decimals(value))
    if not size:
        return _missing(value, language, say("value-unchanged", language))
    text = _with_unit(value, numeral(abs(size), _decimals(value), language), language)
    by = "-by" if value.unit.kind not in {"percent", "points"} else ""
    return _missing(value, language, say(f"value-{'up' if size > 0 else 'down'}{by}", language, number=text))


def _share_of(value: Value) -> Decimal:
    ratio = percentage(value.cell)
    if value.change or (ratio is None and value.unit.kind != "percent"):
        raise ProseError("wrong-form", f"`{value.id}` is no share", "give the indicator `share: total`")
    return Decimal(_exact(value)) if ratio is None else ratio


def _share(value: Value, language: str) -> str:
    decimals = value.decimals if value.unit.kind == "percent" else 1
    return _missing(value, language, f"{numeral(_share_of(value), decimals, language)}{NO_BREAK}%")


def _count(value: Value, language: str) -> str:
    if value.cell.count is not None:
        return _missing(value, language, numeral(value.cell.count, places(value.cell.count), language))
    if value.unit.kind != "count":
        raise ProseError("wrong-form", f"`{value.id}` is no share of a count", "leave `| count` out")
    return _number(value, language)


def _fraction(value: Value, language: str) -> str:
    share = Fraction(_share_of(value)) / 100
    if not 0 <= share <= 1:
        message = f"`{value.id}` is more than the whole"
        raise ProseError("wrong-form", message, "leave `| fraction` out", by_data=True)
    return _missing(value, language, fraction(share, language))


def _ordinal(value: Value, language: str) -> str:
    amount = value.cell.value
    if not isinstance(amount, int) or amount < 1:
        raise ProseError("wrong-form", f"`{value.id}` is no rank", "give the indicator `rank: true`")
    return ordinal(amount, language)


def _in_points(value: Value, language: str) -> str:
    if value.unit.kind != "points":
        raise ProseError("wrong-form", f"`{value.id}` is not in percentage points", "write `change: {as: points}`")
    text = f"{numeral(abs(Decimal(_exact(value))), value.decimals, language)} {_points(value, language)}"
    return _missing(value, language, text)


def _unit(value: Value, _language: str) -> str:
    amount = value.cell.value
    return amount.currency if isinstance(amount, Range) else value.unit.name


def _all_digits(value: Value, language: str) -> str:
    if isinstance(value.cell.value, Range):
        return _full_range(value, language)
    exact = _exact(value)
    return _missing(value, language, _with_unit(value, numeral(exact, min(9, places(exact)), language), language))


def _figure(value: Value, language: str) -> str:
    """Gives a number alone where its unit stands below it."""
    if value.unit.kind not in BELOW or isinstance(value.cell.value, Range):
        return _usual(value, language)
    text = _number(value, language)
    return f"+{text}" if value.change and rounded(_exact(value), value.decimals) > 0 else text


def _or_status(value: Value, language: str) -> str:
    status, reason = value.cell.status, value.cell.reason
    if status is None:
        return _usual(value, language)
    if status is Status.WITHHELD and reason:
        return say("value-withheld-because", language, reason=reason)
    return say(f"value-{status.key}", language)


FORMS: Mapping[str, Callable[[Value, str], str]] = {
    "": _usual,
    "plain": _number,
    "signed": _signed,
    "rounded": _rounded,
    "about": _about,
    "change": _change,
    "share": _share,
    "count": _count,
    "fraction": _fraction,
    "ordinal": _ordinal,
    "points": _in_points,
    "unit": _unit,
    "range": _full_range,
    "exact": _all_digits,
    "or_status": _or_status,
}
"""Form → how it is made; `""` is the usual one, with unit."""

BESIDE: Mapping[str, Callable[[Value, str], str]] = {"figure": _figure}
"""The form of a key figure, which blocks ask for and no author."""


__all__ = ["FORMS", "MINUS", "forms_of", "percentage", "range_text", "raw", "show"]
