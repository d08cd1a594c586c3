"""Codes of what authors write: YAML, sections, prose, blocks, records and templates."""

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
    "no-permission": "A file or folder that this user may not read.",
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

_LOAD = {
    "folded-prose": "Prose written after `>`: folding loses the ends of lines, so prose is written after `|`.",
    "unknown-block-kind": "A block none of whose keys names a kind of block.",
    "doubled-block-kind": "A block with the keys of two kinds: most often a `-` is missing between two blocks.",
    "unknown-chart-kind": "A kind of chart that does not exist.",
    "unlisted-section": "A section file that `report.yaml` does not list, so that it is not in the report.",
    "wrong-id": "A section's id is not the name of its file.",
    "wrong-name": "A name that an expression could not use.",
    "shadowed-fact": "A section's indicator has the name of one in `_facts.yaml`, and stands before it in that section.",
    "wrong-marking": "A section or block is marked more strictly than its report, or a block less than its section.",
    "review-too-large": "The copy for review is larger than what people can mail, most often for a large picture.",
    "repeated-id": "Two things in the report have one id; references and comments could not tell them apart.",
}

_PROSE = {
    "prose-syntax": "An expression or condition in prose that cannot be read.",
    "unknown-form": "An expression asks for a form of a value that does not exist.",
    "no-letter": "A letter or sign that none of the report's fonts has, so that it could not be printed.",
    "endless-loop": "The loops of a text run so often that no reader would see their end.",
    "single-brace": "An expression in single braces, which would be printed as it stands.",
    "prose-error": "An expression in prose that can be read but not worked out.",
    "unknown-indicator": "Prose, a title, a chart or a table names an indicator that does not exist.",
    "unknown-reference": "A cross reference to something that is not in the report.",
    "left-out-reference": "A cross reference to a block that its `when:` leaves out of the report.",
    "unknown-note": "Prose calls a note that the section does not have.",
    "undeclared-abbreviation": "An abbreviation in capitals that the report's list of abbreviations does not explain.",
    "unused-note": "A note that nothing in its section calls.",
    "typed-number": "A number typed in prose, a title or an alternative text: every number comes from an indicator.",
    "doubled-unit": "A unit printed twice: a value brings its unit, and the text says it again.",
    "unsupported-markdown": "Markdown that a report's prose does not take.",
    "unheld-title": "A title says what is largest, most or changed, and no condition says when that is true.",
    "title-not-true": "The condition under which a figure's title is true no longer holds.",
}

_BLOCKS = {
    "unknown-dimension": "A table names a dimension that its indicator is not given by.",
    "needs-columns": "A table asks for a change or for printed totals, and no dimension runs across it.",
    "not-additive": "A total of numbers that may not be added up, such as shares or means.",
    "second-hand-finding": "A key finding that rests on second-hand figures alone.",
    "unknown-profiles": "A list of aspects that is neither built in nor in `data/profiles/`.",
    "unknown-aspect": "A profile speaks of an aspect that its list does not have.",
    "missing-aspect": "A profile does not rate an aspect of its list; `unknown` may be said of each.",
    "unknown-level": "A profile rates an aspect on a level that its list does not have.",
    "no-basis": "A profile gives an aspect a level and does not say why.",
    "forecast-refused": "A chart, a table or prose shows a forecast that was refused: too few periods, a break, a gap.",
    "needs-forecast": "A chart or a list of forecasts names an indicator that is none.",
    "unknown-picture": "An image file that does not exist below `data/`, or of a kind that a report cannot hold.",
}

_RENDERERS = {
    "broken-reference": "A cross reference whose target was not rendered.",
    "template-syntax": "A page template that Jinja cannot read.",
    "template-error": "A page template that fails while it is rendered.",
    "unknown-template": "A page template that does not exist.",
    "in-one-piece": "The PDF cannot be laid out section by section: something on a page depends on all pages before it.",
    "weasyprint-warning": "WeasyPrint complained while it laid out a page.",
}

_MACHINE = {
    "machine-lacks": "This machine lacks something a build needs; `reportgen doctor` lists it all.",
}

_RECORDS = {
    "no-yardstick": "Likelihoods are written, and the report declares no yardstick that says what their words mean.",
    "unknown-yardstick": "The report names a yardstick that neither the tool nor `data/yardsticks/` has.",
    "yardstick-legend": "Likelihoods are printed without the legend of the yardstick, or the legend stands twice.",
    "unknown-term": "A likelihood that is no word of the report's yardstick.",
    "no-term": "A likelihood in percent for which the yardstick has no word: whoever judges must decide.",
    "circular-evidence": "Records rest on each other in a circle, in which none bears the others.",
    "likelihood-slot": "The text of a judgement holds `{{ likelihood }}` once, and the words around it say what its band says.",
    "unknown-evidence": "Something is named as evidence that is no evidence, indicator or extract.",
    "withdrawn-evidence": "A record rests on evidence that was withdrawn or has expired; in a draft a warning.",
    "bare-grade": "A grade such as `B2` without its scheme: the same letters mean other things in each.",
    "unknown-grade": "A grade that its scheme does not have, or a scheme that there is not.",
    "unknown-record": "Something is named that is no judgement, finding, figure or table, or not the kind that belongs there.",
    "unknown-organisation": "Dissent, or a release of evidence, by an organisation that is not one of those concerned.",
    "no-difference": "Dissent, or a change, that differs in nothing; or dissent of all, of one organisation twice.",
    "past-date": "A deadline or horizon that is not after the report's own date.",
    "late-date": "A date of evidence, or of a gap, that is after what the report can know; in a draft a warning.",
    "restricted-evidence": "Evidence with a handling code in a report that anybody may read, without a release to the public.",
    "unused-evidence": "Evidence that nothing rests on, so that no register lists it.",
    "nothing-to-list": "A generated table or figure of records has nothing to show.",
}

WRITTEN: Mapping[str, str] = {
    **_YAML,
    **_SLIPS,
    **_LOAD,
    **_PROSE,
    **_BLOCKS,
    **_RENDERERS,
    **_MACHINE,
    **_RECORDS,
}
"""Code → what it means."""
