"""Sources: one file format a module, each turning a data file into a table of text on the engine."""

from collections.abc import Mapping

from reportgen.kinds import SourceKind
from reportgen.sources.csv import CSV
from reportgen.sources.eurostat import EUROSTAT, EUROSTAT_TSV, SDMX_CSV
from reportgen.sources.jsonl import JSONL
from reportgen.sources.parquet import PARQUET
from reportgen.sources.xlsx import XLSX

SOURCES: Mapping[str, SourceKind] = {
    kind.name: kind for kind in (CSV, XLSX, PARQUET, JSONL, EUROSTAT, SDMX_CSV, EUROSTAT_TSV)
}
"""Format → kind."""
