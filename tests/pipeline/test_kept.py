"""Kept pictures: drawn once, the same to the byte, and anew as soon as anything they are made of changes."""

from reportgen.cache import Cache
from reportgen.pipeline.journal import Journal
from reportgen.pipeline.kept import keeping
from reportgen.problems import Findings, Span
from tests.charts.making import routes
from tests.charts.test_kinds import picture


def drawing(count, *, findings=None):
    def draw():
        count.append(1)
        if findings is not None:
            findings.warning("unused-note", "something is odd", Span(file="x.yaml"))
        return picture("lines", "x: year\nseries: route", a=routes())

    return draw


def test_a_picture_is_drawn_once_and_comes_back_the_same(tmp_path):
    count = []
    first = keeping(Journal(Cache(tmp_path)), Findings())("a chart", {"this": "1"}, drawing(count))
    again = keeping(Journal(Cache(tmp_path)), Findings())("a chart", {"this": "1"}, drawing(count))

    assert count == [1]
    assert repr(again) == repr(first)
    assert first.data == picture("lines", "x: year\nseries: route", a=routes()).data


def test_it_is_drawn_anew_when_it_is_made_of_something_else(tmp_path):
    count = []
    for made_of in ("one", "two", "one"):
        keeping(Journal(Cache(tmp_path)), Findings())("a chart", {"this": made_of}, drawing(count))

    assert count == [1, 1]


def test_one_with_something_wrong_is_told_again(tmp_path):
    count = []
    for _ in range(2):
        findings = Findings()
        keeping(Journal(Cache(tmp_path)), findings)("a chart", {"this": "1"}, drawing(count, findings=findings))
        assert len(findings.problems) == 1

    assert count == [1, 1]
