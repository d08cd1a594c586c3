"""Engine: the only door to SQL; it holds raw and cleaned extracts as tables and answers queries in exact numbers."""

from reportgen.engine.connection import Engine, Rows, connect
from reportgen.engine.quoting import literal, name
from reportgen.engine.reading import CsvFile, Reject

__all__ = ["CsvFile", "Engine", "Reject", "Rows", "connect", "literal", "name"]
