"""Eurostat: the extraction tool's CSV (`TIME`, `GEO`, `Value`, `Flag and Footnotes`), SDMX-CSV (`OBS_VALUE`) and TSV."""

from collections.abc import Iterable, Iterator, Sequence

from reportgen.kinds import Reading, SourceKind
from reportgen.problems import Span
from reportgen.sources.csv import read_csv
from reportgen.sources.rows import load_rows
from reportgen.sources.text import plain_text

EUROSTAT = SourceKind(
    name="eurostat",
    suffixes=(),
    read=read_csv,
    missing={":": "missing", ": ": "missing", ":z": "not applicable", ": z": "not applicable"},
    thousands=",",
    flags=("Flag and Footnotes", "Flags and Footnotes"),
)
"""What the extraction tool gave until 2021."""

SDMX_CSV = SourceKind(
    name="sdmx-csv",
    suffixes=(),
    read=read_csv,
    missing={":": "missing", "NaN": "missing"},
    flags=("OBS_FLAG", "OBS_STATUS"),
)
"""What statistical offices' interfaces give today."""


def read_tsv(reading: Reading) -> tuple[str, ...] | None:
    """Makes a table of text columns from the bulk download: a row for each cell, its dimensions, time, figure and flag."""
    with plain_text(reading) as plain:
        if plain is None:
            return None
        with plain.path.open(encoding="utf-8") as lines:
            head = next(lines, "").rstrip("\n").split("\t")
            dimensions, mark, time = head[0].partition("\\")
            if not mark:
                message = "the header names no dimensions before a `\\`, as Eurostat's TSV does"
                reading.findings.error("missing-header", message, Span(file=reading.shown, line=1))
                return None
            header = (*dimensions.split(","), time.strip(), "OBS_VALUE", "OBS_FLAG")
            load_rows(reading, len(header), enumerate(_cells(reading, lines, head, len(header) - 3), 1))
            return header


def _cells(reading: Reading, lines: Iterable[str], head: Sequence[str], width: int) -> Iterator[list[str]]:
    """Gives a row for each cell; a line that does not fit the header is a problem."""
    for number, line in enumerate(lines, 2):
        first, *cells = line.rstrip("\n").split("\t")
        codes = first.split(",")
        if len(codes) != width or len(cells) != len(head) - 1:
            message = f"the row has {len(codes)} codes and {len(cells)} cells, the header {width} and {len(head) - 1}"
            reading.findings.error(
                "ragged-row", message, Span(file=reading.shown, line=number), hint="get the file again"
            )
            continue
        for time, cell in zip(head[1:], cells, strict=True):
            figure, _, flag = cell.strip().partition(" ")
            yield [*codes, time.strip(), figure, flag.strip()]


EUROSTAT_TSV = SourceKind(
    name="eurostat-tsv",
    suffixes=(),
    read=read_tsv,
    lines=False,
    missing={":": "missing"},
    flags=("OBS_FLAG",),
)
"""What Eurostat's bulk download gives: dimensions in one cell, times across, flags behind the figures."""
