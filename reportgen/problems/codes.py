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

_SLIPS = {
    "expression-at-start": "A value that begins with `{{` and has no quotes: YAML takes it for a mapping.",
    "reserved-start": "A value that begins with `@`, `%`, `?`, `- ` or a backtick and has no quotes.",
    "yaml-alias": "A value that begins with `*`: to YAML an alias, which report files do not have.",
    "yaml-anchor": "A value that begins with `&`: to YAML an anchor, which report files do not have.",
    "yaml-tag": "A value that begins with `!`: to YAML a tag, which report files do not have.",
    "merge-key": "A merge key (`<<`), which report files do not have: every entry says all that is true of it.",
    "several-documents": "A line `---` or `...` that begins a second document; a file holds one.",
    "colon-in-text": "A colon and a space inside a text without quotes.",
    "lone-colon": "A `:` alone as a value, most often as a mark for missing figures, without quotes.",
    "text-after-hash": "Text behind a ` #`, which YAML drops as a comment.",
    "tab": "A tab where YAML takes only spaces.",
    "odd-space": "A line that is indented with non-breaking or other unusual spaces.",
    "smart-quotes": "Typographic quotes where straight ones were meant.",
    "unclosed-quote": "A quote that does not close on its line.",
    "quote-in-quotes": "Text that goes on behind a closing quote: most often an apostrophe between single quotes.",
    "wrong-escape": "A backslash between double quotes that begins no code that YAML knows.",
    "unclosed-bracket": "A `[` or `{` that is not closed.",
    "wrong-bracket": "A `[` that is closed by `}`, or a `{` by `]`.",
    "stray-bracket": "A `]`, `}` or `,` outside brackets.",
    "missing-comma": "Two values in brackets without a comma between them.",
    "missing-space": "A `-` or `:` without a space behind it.",
    "missing-colon": "A line that is neither a key with its value nor an entry of a list.",
    "wrong-indentation": "A line that begins in a column that fits none of the lines above.",
    "text-after-mark": "Text on the line of a `|` or `>`; it begins on the next line.",
    "stray-character": "A character that cannot be seen and that YAML does not allow.",
    "complex-key": "A list or a mapping where the name of a key should stand.",
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
    "matches-nothing": "A condition in the catalogue that no row of the file meets.",
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
    "unheld-title": "A title says what is largest, most or changed, and no condition says when that is true.",
    "title-not-true": "The condition under which a figure's title is true no longer holds.",
}

_BLOCKS = {
    "unknown-dimension": "A table names a dimension that its indicator is not given by.",
    "needs-columns": "A table asks for a change or for printed totals, and no dimension runs across it.",
    "not-additive": "A total of numbers that may not be added up, such as shares or means.",
    "second-hand-finding": "A key finding that rests on second-hand figures alone.",
    "unknown-picture": "An image file that does not exist below `data/`, or of a kind that a report cannot hold.",
}

_INDICATORS = {
    "indicator-kind": "An indicator is made from exactly one of `from`, `of`, `sql` and `ratio`.",
    "conflicting-keys": "Two keys of an indicator that cannot stand together, or one that needs another.",
    "missing-measure": "An indicator on an extract says neither what is measured nor which rows are shown.",
    "unknown-measure": "A measure that does not exist, or that is not written as `name(column)`.",
    "measure-of-text": "An aggregate of numbers over a column that holds none.",
    "aggregated-range": "A sum or mean of ranges: ranges are shown as they are.",
    "mixed-units": "Numbers of several units or currencies would be added or compared.",
    "ambiguous-column": "`year`, `quarter` or `month` could be of several date columns.",
    "ambiguous-filter": "A condition that could be read in two ways.",
    "wrong-filter": "A condition that does not fit the type of its column, or cannot be read.",
    "unknown-edition": "An edition or vintage that the extract does not hold.",
    "stacked-editions": "An extract stacks several editions, and the indicator neither fixes one nor says `latest per`.",
    "stacked-vintages": "An extract stacks several vintages, and the indicator neither fixes one nor says `latest per`.",
    "across-break": "Figures on two sides of a declared break in series would be compared or joined.",
    "incomplete-period": "An incomplete period would stand beside whole ones.",
    "circular-indicator": "Indicators that are made from each other in a circle.",
    "needs-indicator": "An indicator is made from another that does not exist.",
    "which-dimension": "A step runs over one dimension, and it is not clear which.",
    "needs-dimension": "A step names a dimension that the numbers before it are not given by.",
    "unknown-period": "A step starts from or ends at a period that is not in the data.",
    "cannot-add": "A step would add up numbers that may not be added, such as means or shares.",
    "unmatched-base": "The numbers above and below a ratio are not given by the same dimensions.",
    "share-of-itself": "A share of a total that is the number itself: the condition has already left everything else out.",
    "division-by-zero": "A share, rate or ratio whose base is zero.",
    "empty-result": "No row of the data answers to an indicator's conditions.",
    "no-match": "`pick` finds no cell.",
    "several-matches": "`pick` finds more than one cell.",
    "same-query": "Two indicators compute the same thing under two names.",
    "sql-syntax": "The text after `sql:` cannot be read as a query.",
    "sql-statement": "The text after `sql:` is not one SELECT.",
    "sql-table": "The query names a table that is no extract.",
    "sql-function": "The query calls a function that reads files or settings.",
    "sql-result": "The query's result has no column of numbers, or rows that are not told apart.",
    "sql-refused": "The engine refuses the query.",
}

_VALUES = {
    "wrong-form": "A value has no such form.",
    "no-number": "A cell without a number stands in text.",
    "unknown-attribute": "An indicator has no such attribute.",
    "unknown-item": "An indicator has no such cell.",
    "several-cells": "Text asks for one value, and several answer.",
    "tied": "Text asks for the first or the highest, and several are equal.",
    "mostly-unknown": "Most of a whole is unknown, so that no category may be called the first or main one.",
    "not-comparable": "A condition compares what cannot be compared.",
    "share-as-fraction": "A condition compares a share with a number above 1: shares count as fractions there.",
    "torn-value": "An expression would join a value with text, so that the value could no longer be traced.",
    "arithmetic-in-prose": "An expression prints the result of arithmetic, which comes from no indicator.",
}

_RENDERERS = {
    "broken-reference": "A cross reference whose target was not rendered.",
    "template-syntax": "A page template that Jinja cannot read.",
    "template-error": "A page template that fails while it is rendered.",
    "unknown-template": "A page template that does not exist.",
    "weasyprint-warning": "WeasyPrint complained while it laid out a page.",
}

_MACHINE = {
    "machine-lacks": "This machine lacks something a build needs; `reportgen doctor` lists it all.",
}

_CHARTS = {
    "nothing-to-draw": "A chart whose indicators hold no number at all.",
    "several-numbers": "A chart would have to draw several numbers at one place: it does not use all dimensions.",
    "mixed-currencies": "Two currencies would share an axis.",
    "mixed-definitions": "Figures of two publishers, who count differently, would be joined or share an axis.",
    "too-many-series": "More lines, colours, panels, rows or columns than a reader can tell apart.",
    "unknown-category": "A chart's key speaks of a category or time that the chart does not show.",
    "wrong-chart": "Numbers that this kind of chart cannot show.",
}

CODES: Mapping[str, str] = {
    **_CHARTS,
    **_MACHINE,
    **_INDICATORS,
    **_VALUES,
    **_LOAD,
    **_PROSE,
    **_BLOCKS,
    **_YAML,
    **_SLIPS,
    **_RENDERERS,
    **_EXTRACTS,
}
"""Code → what it means; grouped by the stage that raises it."""
