"""Extract entries: everything `data/catalogue.yaml` says of one data file."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from reportgen.catalogue.column import Columns, Marks
from reportgen.catalogue.contract import Agrees, Break, Complete, Coverage, Fresh, Known, Parts, RowCount, Rows
from reportgen.catalogue.given import Given, Giving, Grading, Name, Where
from reportgen.catalogue.shape import FlagSpec, LeaveOut, RangeSpec, Unpivot
from reportgen.nodes.model import Flag, Many, Placed

Format = Literal["csv", "xlsx", "parquet", "jsonl", "eurostat", "sdmx-csv", "eurostat-tsv"]
"""The formats that a data file, or a part of a folder, may have; `.gz` may come on top of the text ones."""


Delimiter = Annotated[str, StringConstraints(pattern=r'^([^"\r\n]|tab|\\t)?$')]
"""One character, or the word `tab`."""

INHERITED = (
    "file", "title", "format", "encoding", "delimiter", "sheet", "header",
    "source", "publisher", "publication", "via", "as_of", "edition", "unit", "currency", "grade", "status", "flag",
    "columns", "missing", "dated", "unpivot", "coverage", "key", "absent", "synthetic",
)  # fmt: skip
"""What an entry that is `like:` another takes from it when it does not say it itself: no contract."""


class ExtractSpec(Placed):
    """One data extract: its file, where it is from, its columns, and what must be true of it."""

    like: str = Field("", description="Another extract that this one takes file, columns and provenance from")
    file: str = Field(description="The file below `data/`, or a folder of parts with the same columns")
    title: str = Field(description="What the data are, as printed in the list of sources")
    description: str = ""
    synthetic: Flag = Field(
        False, description="Made up: everything that rests on it says SYNTHETIC, pictures in the picture itself"
    )
    format: Format | None = Field(None, description="Not said, it follows from the file's name")
    encoding: str = Field("utf-8", description="`windows-1252`, `latin-1` … for a text file that is not UTF-8")
    delimiter: Delimiter = Field("", description="What parts the cells of a CSV file; not said, a comma")
    sheet: str = Field("", description="The sheet of a workbook; not said, the first")
    header: str = Field("", description="The header's row number, or the text of its first cell; not said, row 1")

    source: Giving = Field(default_factory=Given, description="The column that `data/codes/sources.yaml` explains")
    publisher: Giving = Field(default_factory=Given)
    publication: Giving = Field(default_factory=Given, description="The publication; not said, the extract's title")
    via: Giving = Field(default_factory=Given, description="Where the copy was obtained")
    as_of: Giving = Field(default_factory=Given, description="The data's vintage, printed under every figure")
    edition: Giving = Field(default_factory=Given, description="The publication's edition, where several are stacked")
    unit: Giving = Field(default_factory=Given)
    currency: Giving = Field(default_factory=Given)
    grade: Grading = Field(
        default_factory=Given, description="`{scheme: europol-4x4, source: B, information: 2}`, or `europol-4x4 B2`"
    )
    status: Giving = Field(
        default_factory=Given, description="The column that says which rows were `seen`; not said, `status`"
    )
    require: Where = Field(
        default_factory=dict, description="Only these rows are read, and of them only those with status `seen`"
    )
    flag: FlagSpec | None = None

    columns: Columns = Field(description="The columns that are read, by the names the report uses")
    missing: Marks = Field(default_factory=dict, description="Missing marks of every number column")
    dated: str = Field(
        "", description="The column that dates a row; not said, the only date, period or `year`; `none` for none"
    )
    unpivot: Unpivot | None = None
    range: RangeSpec | None = None
    leave_out: Many[LeaveOut] = Field((), description="Aggregate rows beside their members")

    key: Many[Name] = Field((), description="The columns that tell rows apart")
    rows: RowCount = Field(default_factory=Rows)
    fresh: Fresh | None = None
    complete: Complete | None = None
    coverage: Coverage | None = None
    parts: Many[Parts] = ()
    agrees: Many[Agrees] = ()
    known: Many[Known] = ()
    breaks: Many[Break] = ()
    absent: Literal["missing", "not published"] = Field("missing", description="What it means when a row is not there")
    total: str = Field("", description="The extract that holds this one's totals")

    def read_columns(self) -> tuple[str, ...]:
        """Gives the names of the declared columns that are read."""
        return tuple(name for name, column in self.columns.items() if not column.derived)

    def measures(self) -> tuple[str, ...]:
        """Gives the names of the columns that hold amounts: numbers that tell no rows apart and date none."""
        named = {*self.key, "year", self.dated, self.edition.column, self.as_of.column}
        named |= {column for parts in self.parts for column in parts.per}
        named |= {column for agrees in self.agrees for column in agrees.on}
        return tuple(
            name
            for name in self.read_columns()
            if self.columns[name].type in {"integer", "number"} and name not in named
        )
