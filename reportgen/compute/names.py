"""Names: which indicators an indicator is made from, in which order all are computed, and which compute the same."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from reportgen.problems import Findings, Problem, Span, did_you_mean
from reportgen.spec.indicator import IndicatorSpec

Specs = Mapping[str, tuple[IndicatorSpec, str]]
"""Full name → spec and section (nothing for a fact of the whole report)."""

_WHOLES = frozenset({"total", "known"})
_LOOKS = ("label", "decimals", "unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An indicator named by another: in which role, as typed, and where."""

    role: str
    name: str
    at: Span


def mentions(spec: IndicatorSpec) -> Iterator[Mention]:
    """Gives every indicator that a spec names."""
    if spec.of is not None:
        yield Mention(role="of", name=spec.of, at=spec.at("of"))
    for index, name in enumerate(spec.ratio or ()):
        yield Mention(role=("above", "below")[index], name=name, at=spec.at("ratio", index))
    if spec.rate is not None:
        yield Mention(role="rate", name=spec.rate.per, at=spec.at("rate", "per"))
    if spec.share is not None and spec.share.of not in _WHOLES:
        yield Mention(role="share", name=spec.share.of, at=spec.at("share", "of"))
    if spec.score is not None:
        yield Mention(role="score", name=spec.score.against, at=spec.at("score", "against"))


def full_name(name: str, section: str, declared: Container[str]) -> str:
    """Finds an indicator: in the same section, among the report's facts, or by section and name; "" when absent."""
    return next((each for each in (f"{section}.{name}", name) if each in declared), "")


def links(name: str, specs: Specs, declared: Container[str]) -> dict[str, str]:
    """Gives role → full name of what an indicator is made from, as far as it exists."""
    spec, section = specs[name]
    return {each.role: found for each in mentions(spec) if (found := full_name(each.name, section, declared))}


def check_names(specs: Specs, declared: frozenset[str], findings: Findings) -> set[str]:
    """Adds a problem for every name that nothing bears; gives the indicators that are broken by it."""
    broken = set()
    for name, (spec, section) in specs.items():
        for each in mentions(spec):
            if not full_name(each.name, section, declared):
                options = [full.removeprefix(f"{section}.") for full in declared if full != name]
                findings.error(
                    "needs-indicator", f"no indicator `{each.name}`", each.at, hint=did_you_mean(each.name, options)
                )
                broken.add(name)
    return broken


def in_order(specs: Specs, declared: frozenset[str], findings: Findings) -> list[str]:
    """Gives the indicators so that each comes after what it is made from; circles are left out and reported."""
    walker = _Walker(specs, declared, findings)
    for name in specs:
        walker.visit(name, ())
    return walker.order


class _Walker:
    def __init__(self, specs: Specs, declared: frozenset[str], findings: Findings) -> None:
        self._specs, self._declared, self._findings = specs, declared, findings
        self.order: list[str] = []
        self._seen: set[str] = set()
        self._circular: set[str] = set()

    def visit(self, name: str, path: tuple[str, ...]) -> None:
        if name in path:
            self._closed(path[path.index(name) :])
        elif name in self._specs and name not in self._seen:
            for found in links(name, self._specs, self._declared).values():
                self.visit(found, (*path, name))
            self._seen.add(name)
            if name not in self._circular:
                self.order.append(name)

    def _closed(self, circle: tuple[str, ...]) -> None:
        if not self._circular.intersection(circle):
            self._findings.add(_circle(circle, self._specs))
        self._circular.update(circle)


def _circle(circle: tuple[str, ...], specs: Specs) -> Problem:
    spec, _ = specs[circle[0]]
    at = next(iter(mentions(spec))).at
    way = " → ".join(f"`{name}`" for name in (*circle, circle[0]))
    also = tuple(next(iter(mentions(specs[name][0]))).at for name in circle[1:])
    return Problem(
        code="circular-indicator",
        message=f"these are made from each other: {way}",
        at=at,
        also=also,
        hint="begin one of them `from` an extract",
    )


def root(name: str, specs: Specs, declared: frozenset[str]) -> str:
    """Gives the full name of what stands at the beginning of a chain of `of`."""
    above = links(name, specs, declared).get("of")
    return root(above, specs, declared) if above in specs and above is not None else name


def fixed(name: str, specs: Specs, declared: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Gives the values that conditions fix along a chain of `of`: dimension → what it may be."""
    spec, _ = specs[name]
    above = links(name, specs, declared).get("of")
    found = fixed(above, specs, declared) if above in specs and above is not None else {}
    for criteria in (spec.where if not isinstance(spec.where, str) else {}, spec.pick):
        found |= {
            column: criterion.values
            for column, criterion in criteria.items()
            if not criterion.inverse and not any(".." in value for value in criterion.values)
        }
    return found


def fragment(name: str, specs: Specs, declared: Container[str], *, looks: bool) -> str:
    """Gives the spec as text for digests: what it names stands by full name; `looks` keeps label, unit and decimals."""
    spec, _ = specs[name]
    plain = spec.model_dump_json(exclude_defaults=True, exclude=None if looks else set(_LOOKS))
    return f"{plain} {sorted(links(name, specs, declared).items())}"


def warn_same(specs: Specs, declared: frozenset[str], findings: Findings) -> None:
    """Warns of two indicators that compute the same under two names."""
    first: dict[str, str] = {}
    for name in specs:
        spec, _ = specs[name]
        plain = spec.model_dump(exclude_defaults=True, exclude={*_LOOKS, "of", "ratio"})
        plain["measure"] = "".join(spec.measure.split())
        if plain["measure"].startswith("share("):
            plain |= {"measure": plain["measure"].replace("share(", "sum(", 1), "share": plain.get("share", {})}
        plain |= {each: sorted(plain[each].items()) for each in ("where", "pick") if isinstance(plain.get(each), dict)}
        plain["sql"] = " ".join((spec.sql or "").lower().split())
        key = f"{sorted(plain.items())} {sorted(links(name, specs, declared).items())}"
        bare = spec.of is not None and not (spec.steps() or spec.where or spec.by or spec.measure or spec.partial)
        other = links(name, specs, declared).get("of", name) if bare else first.setdefault(key, name)
        if other != name and other in specs:
            where = specs[other][0].at()
            findings.warning(
                "same-query",
                f"`{name}` computes the same as `{other}` ({where.file}:{where.line})",
                spec.at(),
                hint=f"use `{other}` in both places",
            )
