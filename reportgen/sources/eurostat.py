"""Eurostat: the extraction tool's CSV (`TIME`, `GEO`, `Value`, `Flag and Footnotes`) and SDMX-CSV (`OBS_VALUE`)."""

from reportgen.kinds import SourceKind
from reportgen.sources.csv import read_csv

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
