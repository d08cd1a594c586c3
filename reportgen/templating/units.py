"""Units as headings, captions and data files name them: a percentage is "%", whatever it is a percentage of."""

import re

from reportgen.indicator import Unit
from reportgen.templating.messages import say


def unit_words(unit: Unit, language: str) -> str:
    """Gives "detections", "%", "percentage points" or "EUR million per person"; nothing where a unit has no name."""
    if unit.kind == "percent":
        return unit.name if "%" in unit.name else "%"
    if unit.kind == "points":
        return say("value-points", language)
    per = say("value-per", language, what=unit.per) if unit.per else ""
    if unit.kind != "money":
        return f"{unit.name} {per}" if per and unit.per not in unit.name else unit.name
    scale = say(f"scale-{unit.scale}", language) if unit.scale else ""
    return " ".join(part for part in (unit.currency, scale, per) if part)


def said_in(label: str, unit: str) -> bool:
    """Says whether a label already says the unit, as "Detections by route" says "detections": nobody needs it twice."""
    words = re.findall(r"\w+", unit.casefold())
    return bool(words) and set(words) <= set(re.findall(r"\w+", label.casefold()))
