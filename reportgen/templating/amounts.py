"""Amounts as text: ranges whose parts are never torn apart, and exact numbers for machines."""

from decimal import Decimal

from reportgen.table import Amount, Range
from reportgen.templating.citations import dated as written
from reportgen.templating.messages import say
from reportgen.templating.numerals import DASH, NO_BREAK, numeral, places


def range_text(amount: Range, language: str, *, per: bool = False, dated: bool = False) -> str:
    """Gives both ends with currency, scale and qualifier: "up to EUR 4.7–5.7 billion"; what it is per and of when if asked.

    Where no column or sentence says of when it is, the period belongs to it: "up to EUR 300 (about 2017)".
    """
    digits = max(places(amount.low), places(amount.high))
    ends = [numeral(amount.low, digits, language, strip=True), numeral(amount.high, digits, language, strip=True)]
    text = DASH.join(dict.fromkeys(ends))
    currency = f"{amount.currency}{NO_BREAK}" if amount.currency else ""
    scale = f"{NO_BREAK}{say(f'scale-{amount.scale}', language)}" if amount.scale else ""
    whole = f"{currency}{text}{scale}"
    if per and amount.per:
        whole = f"{whole} {say('value-per', language, what=amount.per)}"
    period = written(str(amount.period), language) if dated and amount.period else ""
    if amount.qualifier == "single case":
        once = "value-single-case-dated" if period else "value-single-case"
        return say(once, language, number=whole, period=period)
    if amount.qualifier:
        whole = say("value-qualified", language, qualifier=amount.qualifier, number=whole)
    return say("value-dated", language, number=whole, period=period) if period else whole


def parts_of(amount: Amount) -> tuple[tuple[str, str], ...]:
    """Gives what a range is made of, name by name, for machines; nothing for a number."""
    if not isinstance(amount, Range):
        return ()
    words = ("currency", "scale", "per", "qualifier", "measure")
    ends = (("low", f"{amount.low:f}"), ("high", f"{amount.high:f}"))
    form = ("form", "point" if amount.low == amount.high else "range")
    return (*ends, form, *((word, getattr(amount, word)) for word in words), ("period", str(amount.period or "")))


def raw(amount: Amount) -> str:
    """Gives an exact amount as text, for machines."""
    if isinstance(amount, Range):
        return f"{amount.low:f}..{amount.high:f} {amount.currency}".strip()
    return "" if amount is None else format(Decimal(amount), "f")
