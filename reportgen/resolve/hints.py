"""Hints: the way out of a value that does not fit its column."""

import re

from reportgen.catalogue import ColumnSpec
from reportgen.problems import did_you_mean, listed
from reportgen.resolve.inputs import Stage

_LOOKALIKES = str.maketrans("OoIlSB", "001158")
"""Letters that are taken for digits."""

_SIGN = r"[+\-−]?"


def hint_on(stage: Stage, column: str, code: str, value: str) -> str:
    """Gives what to do about a value with one kind of problem."""
    spec = stage.spec.columns[column]
    if code == "unknown-code":
        codes = stage.inputs.catalogue.codes[spec.in_]
        near = did_you_mean(value, codes.canonical())
        way = f"add it, or add it as an alias, to `data/codes/{spec.in_}.yaml`"
        return f"{near} else {way}" if near.startswith("did") else way
    if code == "not-allowed":
        return did_you_mean(value, spec.allowed)
    if code == "bad-value":
        return _value_hint(spec, value, spec.thousands or stage.raw.kind.thousands)
    if code == "inexact-value":
        return "write `round: 9` to round it to nine digits" if spec.type == "number" else "declare it as `text`"
    return {
        "blank-value": "write `blank: missing`, or what else an empty cell means",
        "ambiguous-date": "keep under `format:` only the form in which the publisher writes",
    }.get(code, "")


def _value_hint(spec: ColumnSpec, value: str, thousands: str) -> str:
    if spec.type == "date":
        return "say under `format:` how dates are written, such as `%d.%m.%Y`"
    if spec.type == "period":
        return "write years, quarters, months or spans: `2015`, `2015-Q1`, `2015-03`, `2015-03..05`"
    if any(character.isdigit() for character in value) and not any(character.isalpha() for character in value):
        return _separator_hint(spec, value, thousands)
    meant = value.translate(_LOOKALIKES)
    if any(character.isdigit() for character in value) and re.fullmatch(r"[\d., -]+", meant):
        letters = sorted({sign for sign in value if sign.isalpha()})
        plain = meant.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+", meant) else meant
        are = "is a letter" if len(letters) == 1 else "are letters"
        return f"{listed(letters)} {are}: is `{plain}` meant? compare with the publication"
    return f'if it stands for a missing figure, write `missing: ["{value}"]`'


def _separator_hint(spec: ColumnSpec, value: str, thousands: str) -> str:
    """Says what the first separator in a number may be: one of thousands, or the decimal one."""
    separator = next((each for each in (",", "'", " ", ".") if each in value), "")
    groups = rf"{_SIGN}[1-9]\d{{0,2}}({re.escape(separator)}\d{{3}})+" if separator else ""
    decimals = r"([.,]\d+)?" if spec.type == "number" else ""
    if separator and separator != thousands and re.fullmatch(groups + decimals, value):
        return f'if `{separator}` parts thousands, write `thousands: "{separator}"`'
    if found := re.fullmatch(rf"{_SIGN}\d+([.,])\d+", value):
        keys = [] if spec.type == "number" else ["type: number"]
        keys += [f'decimal: "{found[1]}"'] if found[1] != spec.decimal else []
        return f"if `{found[1]}` is the decimal separator, write {listed(keys)}" if keys else ""
    return ""
