"""Laws that hold for any numbers: shares add up to a hundred, top with other and unknown to the total, ranks are orders."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reportgen.arithmetic import add, interpolated, number, quotient
from reportgen.comparison import Line
from reportgen.compute.frame import Frame
from reportgen.compute.ranking import ranked
from reportgen.compute.shares import shared
from reportgen.compute.topping import topped
from reportgen.indicator import Unit
from reportgen.spec import IndicatorSpec
from reportgen.table import Cell, Column, Status

_cells = st.one_of(st.integers(0, 10**9), st.decimals(0, 10**6, places=3), st.none())


def _frame(numbers):
    cells = [Cell(status=Status.MISSING) if value is None else Cell(value=value) for value in numbers]
    return Frame(
        dimensions=(Column(name="route", kind="text"),), measures=(Column(name="value", kind="number"),),
        lines=tuple(Line(keys=(f"r{index:02}",), cells=(cell,), part="unknown" if index % 4 == 3 else "")
                    for index, cell in enumerate(cells)),
        unit=Unit(name="things"), decimals=0, additive=True, words=(), query="", extracts=(), rows_read=0,
    )  # fmt: skip


def _total(frame):
    return sum((Decimal(line.cell.value) for line in frame.lines if line.cell.status is None), Decimal(0))


@given(st.lists(_cells, min_size=2, max_size=20).filter(any))
def test_shares_add_up_to_a_hundred_within_rounding(numbers):
    made = shared(_frame(numbers), IndicatorSpec(of="x", share="total"), None)
    assert abs(_total(made) - 100) < Decimal("0.0000001")


@given(st.lists(_cells, min_size=1, max_size=20), st.integers(1, 8), st.sampled_from(["apart", "last"]))
def test_top_other_and_unknown_add_up_to_the_total(numbers, count, unknown):
    frame = _frame(numbers)
    made = topped(frame, IndicatorSpec(of="x", top=count, other="true", unknown=unknown))
    assert _total(made) == _total(frame)
    kept = [number(line.cell) for line in made.lines if line.part == ""]
    assert len([each for each in kept if each != min(kept)]) < count
    kept = [line.cell.value for line in made.lines if line.part == ""]
    assert kept == sorted(kept, reverse=True)


@given(st.lists(_cells, min_size=1, max_size=20))
def test_ranks_agree_with_the_numbers(numbers):
    frame = _frame(numbers)
    made = ranked(frame, IndicatorSpec(of="x", rank="true"))
    pairs = [
        (line.cell.value, rank.cell.value)
        for line, rank in zip(frame.lines, made.lines, strict=True)
        if rank.cell.status is None
    ]
    assert all((one > other) == (first < second) for one, first in pairs for other, second in pairs)
    assert not pairs or min(rank for _, rank in pairs) == 1


@given(st.lists(st.one_of(st.integers(), st.decimals(-(10**9), 10**9, places=9)), min_size=1))
def test_sums_do_not_depend_on_the_order(numbers):
    assert add(numbers) == add(sorted(numbers)) == add(reversed(numbers))


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1).map(sorted), st.decimals(0, 1, places=3))
def test_a_quantile_lies_between_the_ends_and_its_neighbours(numbers, part):
    assert numbers[0] <= interpolated(numbers, part) <= numbers[-1]


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**9))
def test_a_quotient_is_right_to_nine_digits(above, below):
    assert abs(Decimal(quotient(above, below)) * below - above) <= Decimal(below) / 10**9
