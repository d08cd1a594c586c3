"""Levels of a matrix: those that an author gives or the built-in ones, and what of them contradicts itself, cell by cell."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from reportgen.charts.matrix.axioms import Contradiction, Levels, Place
from reportgen.charts.matrix.spec import BUILT_IN, MatrixSpec, TermsSpec
from reportgen.nodes import Map, Seq, parse_yaml
from reportgen.problems import Findings
from reportgen.templating.messages import say

HANDFUL = 5
"""So many contradictions are told one by one."""
_MOST = 3
"""The highest level that a picture has a colour for."""


@cache
def built_in() -> Levels:
    """Gives the built-in levels, seven terms across and four upwards."""
    path = "scales/matrix.yaml"
    tree = parse_yaml((files("reportgen") / path).read_text(encoding="utf-8"), path, Findings())
    assert isinstance(tree, Map), "the file has a key `levels`"
    rows = tree.node("levels")
    assert isinstance(rows, Seq), "the levels stand in rows"
    return tuple(tuple(int(str(level)) for level in row.data or ()) for row in rows.items)


def levels_of(spec: MatrixSpec, findings: Findings) -> Levels | None:
    """Gives the levels of the cells, none where an author gives none; nothing after adding why they do not fit the terms."""
    wide, high = len(spec.terms.columns), len(spec.terms.rows)
    at = spec.at("levels")
    if spec.levels == BUILT_IN:
        return _fitting(spec, findings)
    assert not isinstance(spec.levels, str), "there is one word for levels"
    if spec.levels and (len(spec.levels) != high or any(len(line) != wide for line in spec.levels)):
        message = f"expected {high} rows of {wide} levels"
        findings.error("wrong-value", message, at, hint="one level a cell, the row of the lowest impact first")
        return None
    used = sorted({level for line in spec.levels for level in line})
    if used != list(range(len(used))) or len(used) > _MOST + 1:
        findings.error("wrong-value", f"expected levels from 0 on without a gap, {_MOST} at most", at)
        return None
    return spec.levels


def _fitting(spec: MatrixSpec, findings: Findings) -> Levels | None:
    found = built_in()
    needed, given = (len(found[0]), len(found)), (len(spec.terms.columns), len(spec.terms.rows))
    if needed == given:
        return found
    size = "the built-in levels are for {} terms across and {} upwards, and here are {} and {}"
    message = size.format(*needed, *given)
    hint = "give all terms of the yardstick and four classes of impact, or write a level for each cell"
    findings.error("wrong-value", message, spec.at("levels"), hint=hint)
    return None


def warn_unsound(spec: MatrixSpec, found: Sequence[Contradiction], titles: tuple[str, str], findings: Findings) -> None:
    """Warns of every cell that contradicts the axioms, at its own place, a handful at most."""
    for index, each in enumerate(found[:HANDFUL]):
        more = len(found) - HANDFUL if index == HANDFUL - 1 else 0
        also = (spec.at("levels", *each.other),) if each.other else ()
        findings.warning(
            "unsound-matrix",
            told(each, spec.terms, titles, "en", "`{}`") + (f", and {more} more" if more > 0 else ""),
            spec.at("levels", *each.cell),
            hint="change the levels, or leave `levels` out: cells alike claim nothing",
            also=also,
        )


def words(found: Sequence[Contradiction], terms: TermsSpec, titles: tuple[str, str], language: str) -> str:
    """Says for readers what is wrong with the levels; nothing when nothing is."""
    if not found:
        return ""
    parts = [told(each, terms, titles, language, "“{}”") for each in found[:HANDFUL]]
    more = len(found) - len(parts)
    parts += [say("chart-alt-more", language, count=more)] if more else []
    return say("matrix-unsound", language, what="; ".join(parts))


def told(found: Contradiction, terms: TermsSpec, titles: tuple[str, str], language: str, quoted: str) -> str:
    """Says what is wrong with a cell, which is named by its terms; `titles` are those of the scales, across and upwards."""
    across, upwards = (title[:1].lower() + title[1:] for title in titles)
    scale = across if found.axiom in {"falls-across", "lowest-column"} else upwards
    cell, other = (_named(each, terms, quoted) if each else "" for each in (found.cell, found.other))
    return say(f"matrix-{found.axiom}", language, cell=cell, other=other, scale=scale)


def _named(cell: Place, terms: TermsSpec, quoted: str) -> str:
    row, column = cell
    return f"{quoted.format(terms.rows[row])} × {quoted.format(terms.columns[column])}"
