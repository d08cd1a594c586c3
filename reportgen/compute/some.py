"""Some: extracts that hold only some parts of a whole, and where their totals are."""

from reportgen.catalogue import Total
from reportgen.indicator import Extract


def only_some(extract: Extract) -> bool:
    """Says whether the catalogue has rows as only some parts of a whole, such as the ten largest of all."""
    parts = extract.spec.parts
    return any(each.some for each in parts) or (bool(extract.spec.total) and not parts)


def total_extracts(extract: Extract) -> set[str]:
    """Gives the other extracts that hold the totals of what is only some parts."""
    spec = extract.spec
    if not only_some(extract):
        return set()
    totals = {parts.total.from_ for parts in spec.parts if parts.some and isinstance(parts.total, Total)}
    return (totals if spec.parts else {spec.total}) - {""}
