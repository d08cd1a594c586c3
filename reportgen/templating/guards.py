"""Guards: comparisons in conditions that would be wrong whatever their answer."""

from decimal import Decimal

from reportgen.indicator import Value
from reportgen.templating.sandbox import ProseError


def guard_share(left: object, right: object) -> None:
    """Refuses a share beside a number of percent: a share counts as a fraction of 1."""
    for share, other in ((left, right), (right, left)):
        is_share = isinstance(share, Value) and share.unit.kind == "percent" and not share.change
        if is_share and isinstance(other, int | float) and abs(other) > 1:
            raise ProseError(
                "share-as-fraction",
                f"a share counts as a fraction of 1 here, and {other} is more than the whole",
                f"for {other} % write {Decimal(str(other)) / 100}",
            )


def guard_halves(smaller: object, larger: object) -> None:
    """Refuses the claim that a figure of an incomplete period is below one of a whole period: the rest may be missing."""
    if not (isinstance(smaller, Value) and isinstance(larger, Value)):
        return
    if _incomplete(smaller) and not _incomplete(larger):
        raise ProseError(
            "incomplete-period",
            f"`{smaller.id}` is of an incomplete period, so that it cannot be told whether it is below `{larger.id}`",
            "compare figures of one period, or only say what the part already exceeds",
        )


def _incomplete(value: Value) -> bool:
    return any(note.kind == "partial" for note in value.notes)
