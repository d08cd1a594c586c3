"""Rules on keys: which keys of an indicator need or exclude each other."""

from reportgen.compute.refusal import Refusal
from reportgen.problems import Problem, listed
from reportgen.spec.indicator import IndicatorSpec

_BEGINNINGS = (("from", "from_"), ("of", "of"), ("sql", "sql"), ("ratio", "ratio"))
_NEEDS = {"other": "top", "column": "pick", "to_date": "from_", "rows": "from_"}
_ONLY_FROM = ("edition", "vintage")
_LATER = ("rate", "share", "rolling", "change", "growth", "index", "forecast", "score", "rank", "top", "total")


def check_keys(spec: IndicatorSpec) -> None:
    """Refuses keys that cannot stand together, all at once."""
    begun = [name for name, attribute in _BEGINNINGS if getattr(spec, attribute) is not None]
    if len(begun) != 1:
        message = f"{listed(begun)} stand together" if begun else "this has none of `from`, `of`, `sql` and `ratio`"
        raise Refusal(
            Problem(
                code="indicator-kind",
                message=message,
                at=spec.at(begun[1]) if begun else spec.at(),
                hint="keep exactly one of them",
            )
        )
    problems = [*_excluded(spec, begun[0]), *_needed(spec)]
    if problems:
        raise Refusal(*problems)


def _conflict(spec: IndicatorSpec, key: str, message: str, hint: str) -> Problem:
    return Problem(code="conflicting-keys", message=message, at=spec.at(key), hint=hint)


def _needed(spec: IndicatorSpec) -> list[Problem]:
    problems = []
    for key, other in _NEEDS.items():
        if getattr(spec, key) and not getattr(spec, other):
            name = other.rstrip("_")
            problems.append(_conflict(spec, key, f"`{key}` needs `{name}`", f"write `{name}`, or leave `{key}` out"))
    if spec.unknown != "apart" and spec.top is None:
        problems.append(
            _conflict(spec, "unknown", "`unknown` needs `top`", "write `top`, or leave it out with `where`")
        )
    if spec.share is not None and spec.share.where and spec.from_ is None:
        problems.append(_conflict(spec, "share", "`share: {where: …}` needs `from`", "write `share: total` and `pick`"))
    return problems


def _excluded(spec: IndicatorSpec, begun: str) -> list[Problem]:
    problems = []
    asked = [key for key in ("change", "growth", "index") if getattr(spec, key) is not None]
    if len(asked) > 1:
        problems.append(
            _conflict(
                spec,
                asked[1],
                f"{listed(asked)} are steps of one place",
                "put the second into an indicator `of` this one",
            )
        )
    if spec.rows:
        problems += [
            _conflict(spec, key, f"`rows` shows rows as they are, without `{key}`", "write `measure` with `by` instead")
            for key in ("measure", "by", "pick", *_LATER)
            if getattr(spec, key)
        ]
    if begun in {"sql", "ratio"}:
        keys = ("measure", "by", "where", *(_ONLY_FROM if begun == "ratio" else ()))
        problems += [
            _conflict(
                spec,
                key,
                f"`{key}` cannot stand beside `{begun}`",
                f"make another indicator `of` this one with `{key}`",
            )
            for key in keys
            if getattr(spec, key) and not (key == "by" and spec.total)
        ]
    if begun == "of":
        problems += [
            _conflict(spec, key, f"`{key}` needs `from`", "say it where the extract is read")
            for key in _ONLY_FROM
            if getattr(spec, key)
        ]
    if spec.pick and not spec.measure and spec.from_ is not None:
        problems += [
            _conflict(
                spec, key, f"`pick` without `measure` takes one row as it is, without `{key}`", "write a `measure`"
            )
            for key in ("by", *_LATER)
            if getattr(spec, key)
        ]
    return problems
