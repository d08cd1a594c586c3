"""Sides of a declared break: one that has figures on one side alone, or on none, breaks no series."""

from collections.abc import Sequence

from reportgen.indicator import Extract
from reportgen.resolve.inputs import Stage


def check_breaks(stage: Stage, extract: Extract) -> None:
    """Warns of a break before the first or after the last figure, which is most often a slip."""
    for index, each in enumerate(extract.spec.breaks):
        sides = [("at", name, "", after) for name, after in each.at_.items()]
        sides += [("between", name, before, after) for name, (before, after) in each.between.items()]
        for key, name, before, after in sides:
            there = _there(extract, name)
            early = any(value[: len(before)] <= before if before else value[: len(after)] < after for value in there)
            late = any(value[: len(after)] >= after for value in there)
            if there and not (early and late):
                at, lacks = stage.spec.at("breaks", index, key, name), "before" if late else "at or after"
                message = f"`{extract.id}` has no figures {lacks} the break at `{after}`"
                hint = f"there is {min(there)} to {max(there)}; delete the entry, or write the first `{name}` after it"
                stage.findings.warning("matches-nothing", message, at, hint=hint)


def _there(extract: Extract, name: str) -> Sequence[str]:
    """Gives the values of a column, or its first and last one."""
    if name in {"_edition", extract.spec.edition.column}:
        return extract.editions
    if name in {"_vintage", extract.spec.as_of.column}:
        return extract.vintages
    facts = extract.columns.get(name)
    if facts is None:
        return ()
    return tuple(facts.values) if facts.kind == "text" else tuple(end for end in (facts.low, facts.high) if end)
