"""Maps: for text columns with codes or aliases, and for periods, a small table of what each text means."""

from collections import Counter
from collections.abc import Collection, Mapping

from reportgen.catalogue import Catalogue, ColumnSpec
from reportgen.engine import name
from reportgen.resolve.inputs import Stage
from reportgen.resolve.periods import iso_label, parse_period
from reportgen.table import Period


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
    """Makes the table of a column of periods: two texts that mean the same period are given one label."""
    aliases = stage.spec.columns[column].aliases
    sql = f"SELECT DISTINCT {name(f't__{column}')} FROM {name(texts)} ORDER BY 1"
    found = {str(text): parse_period(str(aliases.get(text, text)), str(text)) for (text,) in stage.engine.values(sql)}
    periods = {text: period for text, period in found.items() if period is not None}
    labels = _labels(periods, set(aliases) if stage.spec.range is not None else set())
    rows = (
        (text, labels[text], iso_label(each), each.start.isoformat(), each.end.isoformat(), str(int(each.about)))
        for text, each in periods.items()
    )
    kinds = ("raw", "label", "iso", "start", "end", "about")
    stage.engine.create_rows(f"map_{column}", [(kind, "VARCHAR") for kind in kinds], rows)


def _labels(periods: Mapping[str, Period], own: Collection[str]) -> dict[str, str]:
    """Gives the label of each text: its own words, or the ISO form where several texts mean the same period.

    The texts of `own` keep their words: an alias gives the time of a figure that is shown as published.
    """
    written = Counter(period for text, period in periods.items() if text not in own)
    return {
        text: text if text in own or written[period] == 1 else iso_label(period) for text, period in periods.items()
    }
