"""Spreads labels along a line so that none overlaps another, each as near as can be to where it wants to be."""

from collections.abc import Sequence


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """Gives each label's centre, for labels of these sizes between `low` and `high`.

    Neighbours that would overlap are pooled and moved together (the pool-adjacent-violators way); when all together do
    not fit between the ends, they are packed from `low` on.
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    pools: list[list[int]] = []
    for index in order:
        pools.append([index])
        while len(pools) > 1 and _end(pools[-2], wanted, sizes, low, high) > _start(
            pools[-1], wanted, sizes, low, high
        ):
            pools[-2:] = [pools[-2] + pools[-1]]
    centres = [0.0] * len(wanted)
    for pool in pools:
        edge = _start(pool, wanted, sizes, low, high)
        for index in pool:
            centres[index] = edge + sizes[index] / 2
            edge += sizes[index]
    return tuple(centres)


def _start(pool: Sequence[int], wanted: Sequence[float], sizes: Sequence[float], *ends: float) -> float:
    """A pool stands where its labels are moved least on the whole, but inside the ends."""
    before, shifts = 0.0, []
    for index in pool:
        shifts.append(wanted[index] - sizes[index] / 2 - before)
        before += sizes[index]
    return max(ends[0], min(sum(shifts) / len(shifts), ends[1] - before))


def _end(pool: Sequence[int], wanted: Sequence[float], sizes: Sequence[float], *ends: float) -> float:
    return _start(pool, wanted, sizes, *ends) + sum(sizes[index] for index in pool)
