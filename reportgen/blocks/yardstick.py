"""Yardstick: what the words of likelihood mean in percent, printed once, and how confidence is said."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reportgen.document import Block
from reportgen.kinds import BlockKind, Scope
from reportgen.spec.block import BlockFrame


class YardstickSpec(BlockFrame):
    """`- yardstick: legend`."""

    yardstick: Literal["legend"] = "legend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One word, its band as printed, and where it begins and ends, as shares of the scale."""

    term: str
    band: str
    begin: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class YardstickBody:
    """The scale from the least likely to the most."""

    title: str
    source: str
    steps: tuple[Step, ...]
    gaps: bool
    """Whether numbers between the bands have no word."""
    about: bool


def compose(spec: YardstickSpec, scope: Scope) -> Block | None:
    """Gives the legend of the report's yardstick."""
    yardstick = scope.ledger.yardstick
    if yardstick is None:
        scope.ledger.lacking(spec.at("yardstick"))
        return None
    bands = tuple(yardstick.terms.values())
    steps = tuple(
        Step(
            term=band.term, band=band.printed,
            begin=round(float(band.from_) / 100, 4), width=round(float(band.end - band.from_) / 100, 4),
        )
        for band in bands
    )  # fmt: skip
    gaps = any(high.from_ > low.end for low, high in pairwise(bands))
    body = YardstickBody(title=yardstick.title, source=yardstick.source, steps=steps, gaps=gaps, about=yardstick.about)
    return Block(id=spec.id or "", kind="yardstick", body=body, at=spec.at())


KIND = BlockKind(name="yardstick", spec=YardstickSpec, compose=compose)
