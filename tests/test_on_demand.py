"""Things by name that are made when they are first asked for."""

import subprocess
import sys

import pytest

from reportgen.kinds import OnDemand


def counted():
    made = []

    def make(name):
        made.append(name)
        return name.upper()

    return OnDemand(("b", "a"), make), made


def test_names_are_known_in_their_order_and_nothing_is_made():
    things, made = counted()
    assert (list(things), len(things), "a" in things, "c" in things) == (["b", "a"], 2, True, False)
    assert made == []


def test_each_is_made_once():
    things, made = counted()
    assert (things["a"], things["a"], things.get("a")) == ("A", "A", "A")
    assert made == ["a"]


def test_other_names_make_nothing():
    things, made = counted()
    assert things.get("c") is None
    with pytest.raises(KeyError):
        things["c"]
    assert made == []


def test_a_report_imports_the_kinds_of_charts_that_it_uses():
    ask = (
        "import sys\nfrom reportgen.plugins import shelves\nshelves().blocks['chart'].variants['lines']\n"
        "print(*sorted(name for name in sys.modules if name in ('reportgen.charts.lines', 'reportgen.charts.sankey')))"
    )
    said = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True)
    assert said.stdout.split() == ["reportgen.charts.lines"]
