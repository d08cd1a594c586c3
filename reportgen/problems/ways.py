"""Ways out: for the problems that an editor meets most often, what to write instead, with an example."""

from collections.abc import Mapping

WAYS: Mapping[str, str] = {
    "typed-number": """Declare an indicator and name it: `There were {{ detections_2015 | plain }} detections.`
Years, dates, references (`Article 6`) and quoted titles are free.""",
    "unknown-indicator": """Declare it under `indicators:` of the section, or in sections/_facts.yaml:
  peak: {from: detections, measure: sum(detections), where: {year: 2015}}""",
    "unknown-column": "Name a column as the entry in data/catalogue.yaml does; `reportgen explain EXTRACT` lists them.",
    "unknown-extract": "Name an extract of data/catalogue.yaml, or add an entry there.",
    "unknown-reference": "Write `@fig:ID`, `@tbl:ID` or `@sec:ID` with the `id:` of a block or section of this report.",
    "single-brace": "Write `{{ peak }}`, never `{ peak }`.",
    "prose-syntax": """An expression is a name, and a form if it needs one: `{{ peak }}`, `{{ peak | rounded }}`.
Text that depends on it: `{% if peak > 1000 %}more{% else %}less{% endif %}`.""",
    "colon-in-text": 'Put the value in quotes: `title: "Routes: an overview"`.',
    "expression-at-start": """Put the value in quotes: `title: "{{ peak }} detections"`, or write it below a `|`:
  text: |
    {{ peak }} were detected.""",
    "text-after-hash": 'Put the value in quotes: `title: "Route #1"`.',
    "wrong-indentation": """Lines that belong together begin in the same column; a text below `|` is indented more than its key:
  - text: |
      First line.
      Second line.""",
    "unclosed-quote": "End the text with the quote it begins with.",
    "tab": "Replace the tab by as many spaces as the lines beside it begin with; most editors can show and replace tabs.",
    "folded-prose": "Write `text: |` instead of `text: >`.",
    "title-not-true": """Write a title that the data bear, and the condition under which it is true:
  title: Detections peaked in {{ by_year.peak_year }}
  holds: by_year.peak_year = 2015""",
    "unheld-title": 'Say when the title is true: `holds: by_route.leads("East")`, or `holds: change < 0`.',
    "stacked-editions": "Fix one edition, `edition: 2016`, or take the latest of each period: `edition: latest per year`.",
    "stacked-vintages": "Fix one vintage, `vintage: 2025-06-03`, or take the latest of each period.",
    "bad-value": """Mend the cell in the data file; if it is a mark of the publisher, declare it at the column:
  detections: {type: integer, missing: [":"]}""",
    "parts-differ": """Compare every part and the total with the publication, and mend the cell in the data file.
If the publisher printed it so, say so in the extract's entry; it is then a footnote wherever the rows appear:
  known:
    - {check: parts, where: {year: 2012}, reason: The places add up to 40 less than the total., use: keep}""",
    "does-not-agree": """Compare both figures with the publication, and mend the cell that is wrong.
If both are printed so, declare it under `known:` with `check: agrees`, the rows and the reason.""",
    "row-count": """See whether rows were lost or came twice: count them by year, and compare with the publication.
If they came or went on purpose, write the new number under `rows:` of the extract's entry.""",
    "empty-result": "See with `reportgen explain EXTRACT` which values there are, and mend the value under `where:`.",
    "unknown-file": "Mend the name, or put the file where it is looked for; names are as typed, also in their capitals.",
    "unknown-form": """A form stands behind a `|`: `{{ peak | plain }}`.
`reportgen explain INDICATOR` shows the value in every form.""",
    "blank-value": "Say at the column what an empty cell means: `blank: missing` or `blank: not published`.",
    "not-utf8": "Save the file again with the encoding UTF-8; in Excel: CSV UTF-8.",
    "shadowed-fact": "Give the section's indicator another name, unless the fact is meant: then delete the section's.",
    "no-permission": "Ask who owns the file for the right to read it, or copy the report to a folder of your own.",
    "incomplete-period": "Say what happens to the period that is not whole yet: `partial: drop` or `partial: mark`.",
    "several-cells": """Say which cell is meant: `{{ by_route["East", 2015] }}`, `{{ by_route.at(route="East", year=2015) }}`.""",
}
"""Code → what to do; codes whose hint says all have none."""
