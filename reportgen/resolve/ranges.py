"""Ranges: two ends, currency, scale and qualifier of one figure, as the columns that travel together."""

from reportgen.engine import literal, name
from reportgen.engine.quoting import literals
from reportgen.problems import did_you_mean
from reportgen.resolve.inputs import Stage
from reportgen.resolve.provenance import given_sql

QUALIFIERS = (
    "", "at least", "more than", "over", "just over", "may exceed", "about", "on average", "nearly", "up to", "single case",
)  # fmt: skip
SCALES = ("", "thousand", "million", "billion")


def range_columns(stage: Stage) -> dict[str, str]:
    """Gives the SQL of the range's columns; an end that is not given is the other one."""
    spec = stage.spec.range
    if spec is None:
        return {}
    low, high = name(spec.low), name(spec.high or spec.low)
    parts = {
        part: given_sql(stage, getattr(spec, part)) for part in ("currency", "scale", "per", "qualifier", "measure")
    }
    if not spec.currency:
        parts["currency"] = given_sql(stage, stage.spec.currency)
    ends = {"low": f"coalesce({low}, {high})", "high": f"coalesce({high}, {low})"}
    return {
        **{f"{spec.name}__{part}": f"CAST({sql} AS DECIMAL(38,9))" for part, sql in ends.items()},
        **{f"{spec.name}__{part}": sql for part, sql in parts.items()},
    }


def check_ranges(stage: Stage) -> None:
    """Adds problems for ends the wrong way round, and for qualifiers and scales that are none."""
    spec = stage.spec.range
    if spec is None:
        return
    low, high = name(spec.low), name(spec.high or spec.low)
    sql = f"SELECT _part, _row, {low}, {high} FROM {name(stage.table)} WHERE {low} > {high} ORDER BY _sid"
    for part, row, begin, end in stage.engine.values(sql):
        message = f"the low end {begin} is above the high end {end}"
        stage.findings.error("out-of-range", message, stage.place(part, row), also=(stage.spec.at("range"),))
    for part_name, allowed in (("qualifier", QUALIFIERS), ("scale", SCALES)):
        given = given_sql(stage, getattr(spec, part_name))
        wrong = (
            f"SELECT {given}, arg_min(_part, _sid), arg_min(_row, _sid) FROM {name(stage.table)} "
            f"WHERE {given} NOT IN {literals(allowed)} GROUP BY 1 ORDER BY min(_sid)"
        )
        for text, part, row in stage.engine.values(wrong):
            message = f"`{text}` is no {part_name} of a range: expected one of {literal(', '.join(allowed[1:]))}"
            given_map = getattr(spec, part_name).map
            near = did_you_mean(text, given_map) if text not in given_map else ""
            near = near if near.startswith("did") else ""
            printed = next((each for each, meant in given_map.items() if meant == text or f"`{each}`" in near), "")
            at = stage.spec.at("range", part_name, "map", printed)
            stage.findings.error(
                "not-allowed", message, stage.place(part, row), also=(at,),
                hint=near or f"say under `map:` of `{part_name}` what it means",
            )  # fmt: skip
