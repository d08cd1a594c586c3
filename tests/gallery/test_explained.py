"""`reportgen explain KIND` says what a kind of chart or block is and which keys it takes."""

import pytest

from reportgen.pipeline.explain import explain
from reportgen.pipeline.shelf import kind_lines, kind_names
from reportgen.plugins import shelves
from tests.projects import Small


@pytest.mark.parametrize("name", [*shelves().charts, *shelves().blocks])
def test_every_kind_says_what_it_is_and_its_keys(name):
    first, *keys, last = kind_lines(name)

    assert first.partition(": ")[2].strip("`- .")
    assert "  key        when: A condition on indicators; the block is left out when it is false" in keys
    assert "reportgen gallery" in last
    assert name in kind_names()


def test_what_the_report_calls_so_comes_first(tmp_path):
    small = Small(tmp_path)
    small.section("blocks:\n  - {id: lines, text: Many.}\n")

    assert explain(small.root, "lines").startswith("text lines")
    assert explain(small.root, "dots").startswith("chart dots: ")


def test_what_is_no_kind_says_nothing():
    assert kind_lines("pie") == []
