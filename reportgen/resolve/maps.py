"""Maps: for text columns with codes or aliases, and for periods, a small table of what each text means."""

from collections.abc import Mapping

from reportgen.catalogue import Catalogue, ColumnSpec
from reportgen.engine import name
from reportgen.resolve.inputs import Stage
from reportgen.resolve.periods import parse_period


def make_maps(stage: Stage, texts: str) -> dict[str, str]:
    """Makes a table `map_COLUMN` where one is needed; gives column → what to join to the table of texts."""
    joins: dict[str, str] = {}
    for column in stage.spec.read_columns():
        spec = stage.spec.columns[column]
        if spec.type == "period":
            _period_map(stage, texts, column)
        elif spec.type == "text" and (spec.in_ or spec.aliases):
            means = meanings(spec, stage.inputs.catalogue)
            columns = (("raw", "VARCHAR"), ("code", "VARCHAR"))
            stage.engine.create_rows(f"map_{column}", columns, means.items())
        else:
            continue
        joins[column] = f"LEFT JOIN {name(f'map_{column}')} ON {name(f'map_{column}')}.raw = {name(f't__{column}')}"
    return joins


def meanings(spec: ColumnSpec, catalogue: Catalogue) -> Mapping[str, str]:
    """Gives what a file may print → the canonical code."""
    codes = catalogue.codes[spec.in_].canonical() if spec.in_ in catalogue.codes else {}
    return {**codes, **{alias: codes.get(code, code) for alias, code in spec.aliases.items()}}


def _period_map(stage: Stage, texts: str, column: str) -> None:
    aliases = stage.spec.columns[column].aliases
    sql = f"SELECT DISTINCT {name(f't__{column}')} FROM {name(texts)} ORDER BY 1"
    rows = []
    for (text,) in stage.engine.values(sql):
        period = parse_period(str(aliases.get(text, text)), str(text))
        if period is not None:
            rows.append((text, period.start.isoformat(), period.end.isoformat(), str(int(period.about))))
    kinds = (("raw", "VARCHAR"), ("start", "VARCHAR"), ("end", "VARCHAR"), ("about", "VARCHAR"))
    stage.engine.create_rows(f"map_{column}", kinds, rows)
