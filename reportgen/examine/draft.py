"""Draft an entry: look at the whole file, and gather what the entry should say of it and what is unsure."""

import re
from collections.abc import Mapping, Sequence

from reportgen.catalogue import PLACEHOLDER
from reportgen.examine.columns import look_at
from reportgen.examine.form import find_form
from reportgen.examine.found import Asked, Column, Draft, Form
from reportgen.examine.key import find_key
from reportgen.examine.seen import Seen, read_whole
from reportgen.examine.totals import find_totals, mark_sums

_VINTAGE = re.compile(r"(19|20)\d\d(-\d\d){0,2}")
_TELLING = re.compile(r"\b(source|as of|extracted|updated?|publi[sc]|copyright|©|quelle)", re.IGNORECASE)
_TITLE = re.compile(r"\b(source|note|definition|extracted|updated?)", re.IGNORECASE)
_FULL = re.compile(r"(full|whole|complete)\b.*", re.IGNORECASE)
_KEPT = {"date", "period"}


def draft(asked: Asked) -> Draft | None:
    """Gives the draft of a file's entry; nothing after adding the problem that the file cannot be read."""
    form = find_form(asked)
    seen = read_whole(asked, form) if form is not None else None
    if form is None or seen is None:
        return None
    look_at(asked, form, seen.columns)
    _name_wide(seen)
    mark_sums(asked.engine, seen.columns, seen.wide)
    idle = [each for each in seen.columns if _is_idle(each) or each.header in form.kind.flags]
    columns = [each for each in seen.columns if each not in idle]
    if not columns:  # what is the same in every row is all there is
        idle, columns = [], seen.columns
    rows = int(asked.engine.value("SELECT count(*) FROM _seen"))
    key, doubt = find_key(asked, [each for each in columns if "derived" not in each.keys], rows)
    given = _given(asked, form, seen.columns, key)
    by_row = {said["column"] for said, _ in given.values() if isinstance(said, Mapping)}
    columns = [each for each in columns if each.name in key or each.header not in by_row] or columns
    asked.engine.drop("_trimmed")
    return Draft(
        file=asked.file, title=_title(asked, form), form=form, columns=tuple(columns),
        left=(*seen.left, *map(_why_idle, (each for each in idle if each.header not in by_row))),
        unpivot=_unpivot(seen, columns), key=key, key_doubt=doubt, given=given,
        totals=find_totals(asked, columns, key), require=_require(seen), rows=seen.rows,
    )  # fmt: skip


def _name_wide(seen: Seen) -> None:
    """Names the column that takes the headers of wide columns after what they are."""
    for column in seen.columns:
        if column.made == "into":
            if seen.list_of_wide:
                column.keys["in"] = seen.list_of_wide
                column.keys.pop("allowed", None)
            wanted = {"integer": "year", "period": "period", "date": "month"}.get(column.type, column.name)
            taken = {each.name for each in seen.columns if each is not column}
            column.name = wanted if wanted not in taken else column.name
            column.remark = f"the headers of {len(seen.wide)} columns"


def _is_idle(column: Column) -> bool:
    """Says whether a column says nothing, or the same words, in every row."""
    same = column.distinct == 1 and not column.blank and column.type == "text"
    return not column.made and (same or column.distinct == 0)


def _why_idle(column: Column) -> str:
    if column.distinct > 1:
        return f"`{column.header}` holds the flags, which the format reads beside the figures"
    text = next(iter(column.values), "")
    return f"`{column.header}` is {f'`{text}` in every row' if text else 'the same or blank in every row'}"


def _unpivot(seen: Seen, columns: Sequence[Column]) -> Mapping[str, object]:
    if not seen.wide:
        return {}
    into, value = (next(each.name for each in columns if each.made == made) for made in ("into", "value"))
    return {"columns": _patterns(seen), "into": into, "value": value}


def _patterns(seen: Seen) -> object:
    """Gives the shortest way to say which columns are wide."""
    others = [each.header for each in seen.columns if not each.made]
    starts = sorted({header[:2] for header in seen.wide})
    times = all(start.isdecimal() for start in starts)
    if times and len(seen.wide) > 3 and not any(other.startswith(tuple(starts)) for other in others):
        return [f"{start}*" for start in starts] if len(starts) > 1 else f"{starts[0]}*"
    return [header.replace("[", "?") for header in seen.wide]


def _require(seen: Seen) -> tuple[str, tuple[str, ...]] | None:
    return (seen.columns[0].name, seen.notes) if seen.notes else None


def _title(asked: Asked, form: Form) -> str:
    said = next((each for each in form.above if 12 <= len(each) <= 120 and not _TITLE.search(each)), "")
    stem = asked.path.name.removesuffix(".gz").rpartition(".")[0] or asked.path.name
    words = " ".join(re.split(r"[\s_]+", stem)).strip()
    return said or words[:1].upper() + words[1:]


def _given(asked: Asked, form: Form, columns: Sequence[Column], key: Sequence[str]) -> dict[str, tuple[object, str]]:
    """Gives what the entry says of every row: by a column where the file has it, else a placeholder with the evidence."""
    found: dict[str, tuple[object, str]] = {}
    for column in columns:
        if column.role and column.role not in found:
            said = _by_row(asked, column, key)
            if said:
                found[column.role] = said
            else:
                column.role = ""
    hint = _hint(asked, form)
    if "source" not in found:
        found.setdefault("publisher", (PLACEHOLDER, f"who published it{hint}"))
        found.setdefault(
            "as_of", (PLACEHOLDER, f"the data's vintage, such as 2025-06-03, or `edition:`{_dated(asked)}")
        )
    if "edition" in found and found.get("as_of", ("", ""))[0] == PLACEHOLDER:
        del found["as_of"]
    if any(each.numeric and not each.year for each in columns):
        found.setdefault("unit", (PLACEHOLDER, "what is counted, such as persons or EUR"))
    found |= _status(columns) | _dates(columns, key)
    order = ("source", "publisher", "as_of", "edition", "unit", "coverage", "status", "dated")
    return {name: found[name] for name in order if name in found}


def _by_row(asked: Asked, column: Column, key: Sequence[str]) -> tuple[object, str] | None:
    """Gives a column as what says a thing row by row, where it can."""
    named = {"column": column.name if column.name in key else column.header}
    some = ", ".join(f"`{text[:40]}`" for text in list(column.values)[:3])
    told = f"{column.distinct} in the file: {some}{' …' if column.distinct > 3 else ''}"
    if column.role == "source":
        explained = {text for each in asked.catalogue.sources.values() for text in each.sources}
        return (
            (named, "every text is in a list of sources") if column.values and set(column.values) <= explained else None
        )
    if column.role == "coverage":
        full = [text for text in column.values if _FULL.fullmatch(text)]
        return ({**named, "full": full[0] if len(full) == 1 else full}, told) if full else None
    if column.blank or not column.values:
        return None
    return named, told if column.distinct > 1 else f"{some} in every row"


def _hint(asked: Asked, form: Form) -> str:
    said = [each for each in (*form.above, *form.beside) if _TELLING.search(each)][:2]
    return "".join(f"; the file says `{each[:90]}`" for each in said)


def _dated(asked: Asked) -> str:
    found = _VINTAGE.search(asked.path.name)
    return f"; the file's name says {found[0]}" if found else ""


def _status(columns: Sequence[Column]) -> dict[str, tuple[object, str]]:
    """Says that all rows are read where a column is called `status`, which would leave some out."""
    for column in columns:
        if column.header.casefold() == "status" and set(column.values) != {"seen"}:
            some = ", ".join(f"`{text}`" for text in list(column.values)[:4])
            return {"status": ("seen", f"every row is read, whatever the column `{column.header}` says ({some})")}
    return {}


def _dates(columns: Sequence[Column], key: Sequence[str]) -> dict[str, tuple[object, str]]:
    """Says which of several columns dates the rows."""
    found = [each for each in columns if each.type in _KEPT and not each.role]
    years = [each for each in columns if each.name == "year" and not each.year]
    if not found and years:
        return {"dated": ("none", "not all of the column `year` are years, so that no row is dated by it")}
    if len(found) < 2:
        return {}
    chosen = next((each for each in found if each.name in key), found[0])
    others = " or ".join(f"`{each.name}`" for each in found if each is not chosen)
    return {"dated": (chosen.name, f"which column says of when a row is; it might be {others}")}
