"""Halves: where a published total is declared to be incomplete, its parts must be, and the other way round."""

from reportgen.catalogue import Parts
from reportgen.engine import name
from reportgen.problems import listed
from reportgen.resolve.conditions import where_sql
from reportgen.resolve.inputs import Stage


def check_halves(stage: Stage, of_total: Stage, index: int, parts: Parts) -> None:
    """Adds a problem for each group of which only the parts or only the total are said to be incomplete.

    Stands on the tables `_ours` and `_theirs` of the check of parts.
    """
    ours, theirs = _incomplete(stage), _incomplete(of_total)
    if stage is of_total or (ours, theirs) == ("false", "false"):
        return
    keys = [f"k{place}" for place in range(len(parts.per))]
    shown = "".join(f"{key}, " for key in keys)
    grouped = f"GROUP BY {', '.join(keys)}" if keys else "HAVING count(*) > 0"
    sums = f"SELECT {shown}bool_and({ours}) AS said, arg_min(_part, _sid) AS part, arg_min(_row, _sid) AS row"
    totals = f"SELECT {shown}bool_or({theirs}) AS said, arg_min(_part, _sid) AS part, arg_min(_row, _sid) AS row"
    same = " AND ".join(f"one.{key} IS NOT DISTINCT FROM two.{key}" for key in keys) or "true"
    rows = stage.engine.values(
        f"SELECT {''.join(f'one.{key}, ' for key in keys)}two.said, one.part, one.row, two.part, two.row "
        f"FROM ({sums} FROM _ours {grouped}) AS one JOIN ({totals} FROM _theirs {grouped}) AS two ON {same} "
        f"WHERE one.said <> two.said ORDER BY ALL"
    )
    for *group, total_said, part, row, their_part, their_row in rows:
        where = listed(f"{column} {value}" for column, value in zip(parts.per, group, strict=True))
        of = f" of {where}" if where else ""
        half, whole = ("total", "parts") if total_said else ("parts", "total")
        lacking = stage if total_said else of_total
        stage.findings.error(
            "half-incomplete",
            f"the {half}{of} {'is' if total_said else 'are'} declared incomplete, and the {whole} "
            f"{'are' if total_said else 'is'} not",
            stage.place(part, row),
            hint=f"declare the {whole} so too, under `known:` of `{lacking.id}` with `check: reader` and `partial: true`",
            also=(of_total.place(their_part, their_row), stage.spec.at("parts", index)),
        )


def _incomplete(stage: Stage) -> str:
    """Gives the condition on `_sid` of the rows that are declared to count only a part."""
    declared = [where_sql(known.where, stage) for known in stage.spec.known if known.partial]
    found = " OR ".join(f"({each})" for each in declared)
    return f"_sid IN (SELECT _sid FROM {name(stage.table)} WHERE {found})" if found else "false"
