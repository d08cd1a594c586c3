"""Write a draft as the text of an entry: YAML with the evidence and the doubts as comments."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from reportgen.catalogue import PLACEHOLDER
from reportgen.examine.found import Column, Draft

_WIDTH = 118
_WORD = re.compile(r"[^\W_][^\n\"'#:\[\]{},&*!|>%@`\\]*[^\s\"'#:\[\]{},&*!|>%@`\\]|\w")
_KEYS = (
    "type", "in", "format", "thousands", "decimal", "round", "min", "max", "unit", "allowed", "unknown", "rest",
    "missing", "blank", "derived",
)  # fmt: skip


def quoted(text: str) -> str:
    """Gives a text as YAML takes it: plain where that is safe, else in double quotes."""
    safe = _WORD.fullmatch(text) and text.casefold() not in {"null", "~", "true", "false", "yes", "no"}
    return text if safe else json.dumps(text, ensure_ascii=False)


def entry_text(name: str, draft: Draft) -> str:
    """Gives the entry as lines that begin in the first column."""
    return "\n".join([f"{name}:", *(f"  {line}".rstrip() for line in _lines(draft))]) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    looked = (
        f"A look at all {draft.rows:,} rows gave this entry: read each comment, mend what is wrong, delete the comment."
    )
    yield from _comment(looked)
    yield f"file: {quoted(draft.file)}"
    yield from _said("title", draft.title, "from the file: say what the data are")
    yield from _form(draft)
    for key, (said, evidence) in draft.given.items():
        yield from _said(key, said, evidence)
    yield from _require(draft)
    yield "columns:"
    for column in draft.columns:
        yield from (f"  {line}" for line in _column(column))
    for left in draft.left:
        yield from (f"  {line}" for line in _comment(f"Not read: {left}"))
    if draft.unpivot:
        yield f"unpivot: {_value(draft.unpivot)}  # a row of the file becomes a row for each of these columns"
    yield from _key(draft)
    yield from _totals(draft)
    yield f"rows: {draft.rows}"


def _form(draft: Draft) -> Iterator[str]:
    form = draft.form
    for key in ("format", "encoding", "delimiter", "sheet", "header"):
        text = getattr(form, key)
        shown = {"\t": "tab"}.get(text, text)
        if shown or key in form.doubts:
            doubt = f"? {form.doubts[key]}" if key in form.doubts else ""
            yield from _said(key, shown, doubt) if shown else _comment(doubt)


def _said(key: str, said: object, evidence: str) -> Iterator[str]:
    """Gives a key with its evidence behind it, or above where the line would be long."""
    line = f"{key}: {PLACEHOLDER if said == PLACEHOLDER else _value(said)}"
    if len(line) + len(evidence) + 6 <= _WIDTH:
        yield f"{line}  # {evidence}" if evidence else line
        return
    yield from _comment(evidence)
    yield line


def _column(column: Column) -> Iterator[str]:
    for doubt in column.doubts:
        yield from _comment(f"? {doubt}")
    said: dict[str, object] = {}
    if not column.made and " ".join(column.header.split()).casefold() != column.name:
        said["from"] = column.header
    said |= {"type": column.type} if column.type != "text" else {}
    said |= {key: column.keys[key] for key in _KEYS if key in column.keys}
    line = f"{column.name}: {_value(said)}" if said else f"{column.name}:"
    remark = column.remark if len(line) + len(column.remark) + 8 <= _WIDTH else ""
    yield f"{line}  # {remark}" if remark else line


def _require(draft: Draft) -> Iterator[str]:
    if draft.require is None:
        return
    column, texts = draft.require
    yield from _comment(f"? {len(texts)} rows hold a text in their first cell alone: taken for notes, and not read")
    yield f"require: {_value({column: {'not': list(texts)}})}"


def _key(draft: Draft) -> Iterator[str]:
    if draft.key_doubt:
        yield from _comment(f"? {draft.key_doubt}")
    if draft.key:
        yield f"key: {_value(list(draft.key))}  # unique in all rows"


def _totals(draft: Draft) -> Iterator[str]:
    """Leaves rows out that were proven to be totals; of others it says how they would be."""
    sure = [total for total in draft.totals if total[3]]
    for column, value, evidence, proven in draft.totals:
        yield from _comment(f"? {evidence}{': left out' if proven else '; if it is a total, it must be left out'}")
        if not proven:
            yield from _comment(
                f"leave_out: [{_value({'where': {column: value}, 'reason': 'total beside its parts'})}]"
            )
    if sure:
        each = [{"where": {column: value}, "reason": "total beside its parts"} for column, value, *_ in sure]
        yield f"leave_out: {_value(each)}"


def _value(said: object) -> str:
    """Gives a text, a list or a mapping on one line."""
    if isinstance(said, Mapping):
        return "{" + ", ".join(f"{quoted(str(key))}: {_value(each)}" for key, each in said.items()) + "}"
    if isinstance(said, Sequence) and not isinstance(said, str):
        return "[" + ", ".join(_value(each) for each in said) + "]"
    return "true" if said is True else quoted(str(said))


def _comment(text: str) -> Iterator[str]:
    yield from (f"# {line}" for line in wrap(" ".join(text.split()), _WIDTH - 8, break_long_words=False))
