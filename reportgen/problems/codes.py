"""Every problem code the program can raise, with the sentence that `reportgen explain CODE` prints."""

from collections.abc import Mapping

_YAML = {
    "yaml-syntax": "The file is not YAML: the parser stopped at this place.",
    "repeated-key": "A key stands twice in one mapping; YAML would silently keep the last.",
    "unknown-key": "A key that this kind of entry does not have.",
    "missing-key": "A key that this kind of entry needs is not there.",
    "wrong-type": "The value of a key is not of the kind that the key takes.",
    "wrong-value": "The value of a key is of the right kind, but not one that is allowed there.",
    "empty-file": "The file holds nothing.",
    "unknown-file": "A file that is named does not exist.",
    "unreadable-file": "A file cannot be read as what it should be.",
    "not-utf8": "A spec file is not UTF-8 text.",
}

_EXTRACTS = {
    "unknown-column": "A column that the extract does not have, or that its entry in the catalogue does not declare.",
    "unknown-extract": "An extract that `data/catalogue.yaml` does not have.",
    "unknown-code-list": "A code list that is not in `data/codes/`.",
    "unknown-code": "A value that is not in the code list that its column belongs to.",
    "unknown-source": "A text in a source column that no list of sources explains.",
    "which-measure": "The extract has several number columns, or none, and the entry does not say which is meant.",
    "empty-folder": "A folder of parts holds no data file.",
    "unknown-format": "The name of a data file does not say its format.",
    "missing-sheet": "The workbook has no sheet of that name.",
    "missing-header": "No row of the file begins as the header should.",
    "missing-column": "The file has no header that the entry gives for a column.",
    "repeated-header": "Two columns of the file bear the same header, and the entry reads it.",
    "wrong-encoding": "The file's bytes are no text in the encoding that the entry gives.",
    "wrong-delimiter": "The header is one cell: the file is parted by another character than the entry says.",
    "ragged-row": "A row has more or fewer cells than the header, or quotes that do not close.",
    "bad-value": "A value that does not fit its column's type; it is never turned into nothing.",
    "blank-value": "An empty cell where the entry does not say what an empty cell means.",
    "not-allowed": "A value that is not among those that the entry allows.",
    "out-of-range": "A number below `min` or above `max`.",
    "repeated-key-row": "Two rows have the same key.",
    "duplicate-row": "Two rows of the file are the same in every cell.",
    "row-count": "The file has more or fewer rows than its contract says.",
    "stale-extract": "The data are older at the report's cut-off than their contract allows.",
    "missing-period": "A period is missing from a series that should be whole up to a date.",
    "parts-differ": "Parts do not add up to their published total.",
    "total-missing": "Parts have no published total to be held against.",
    "does-not-agree": "The same fact has two values.",
    "known-defect-gone": "A defect that the catalogue declares is no longer in the data.",
    "no-rows": "No row of the file is left to be read.",
}

_LOAD = {
    "folded-prose": "Prose written after `>`: folding loses the ends of lines, so prose is written after `|`.",
    "unknown-block-kind": "A block none of whose keys names a kind of block.",
    "doubled-block-kind": "A block with the keys of two kinds: most often a `-` is missing between two blocks.",
    "unknown-chart-kind": "A kind of chart that does not exist.",
    "unlisted-section": "A section file that `report.yaml` does not list, so that it is not in the report.",
    "wrong-id": "A section's id is not the name of its file.",
    "wrong-name": "A name that an expression could not use.",
    "repeated-id": "Two things in the report have one id; references and comments could not tell them apart.",
}

_PROSE = {
    "prose-syntax": "An expression or condition in prose that cannot be read.",
    "prose-error": "An expression in prose that can be read but not worked out.",
    "unknown-indicator": "Prose, a title, a chart or a table names an indicator that does not exist.",
    "unknown-reference": "A cross reference to something that is not in the report.",
    "unknown-note": "Prose calls a note that the section does not have.",
    "unused-note": "A note that nothing in its section calls.",
    "typed-number": "A number typed in prose, a title or an alternative text: every number comes from an indicator.",
    "unsupported-markdown": "Markdown that a report's prose does not take.",
    "title-not-true": "The condition under which a figure's title is true no longer holds.",
}

_BLOCKS = {
    "unknown-dimension": "A table names a dimension that its indicator is not given by.",
    "not-additive": "A total of numbers that may not be added up, such as shares or means.",
    "second-hand-finding": "A key finding that rests on second-hand figures alone.",
    "unknown-picture": "An image file that does not exist below `data/`, or of a kind that a report cannot hold.",
}

CODES: Mapping[str, str] = {**_LOAD, **_PROSE, **_BLOCKS, **_YAML, **_RENDERERS, **_EXTRACTS}
"""Code → what it means; grouped by the stage that raises it."""
