"""Flows: stages from left to right, thickness by number, and what does not balance is shown."""

from itertools import pairwise

import pytest

from reportgen.charts.metrics import width
from reportgen.charts.sankey.layout import boxes_of, lifted, outline, ribbons_of
from reportgen.charts.sankey.scene import scene_of
from reportgen.charts.sankey.spec import SankeySpec
from reportgen.charts.spots import Plotted
from reportgen.nodes import parse_yaml, read_model
from reportgen.problems import Findings
from reportgen.table import Status
from tests.charts.making import STYLE, codes, drawn, indicator, picture, row, texts, traces
from tests.charts.test_kinds import legs

PLAIN = "start: start\nend: end"


def scene(given, yaml=PLAIN):
    from reportgen.charts.reading import read

    findings = Findings()
    spec = read_model(SankeySpec, parse_yaml(f"data: [a]\n{yaml}", "c.yaml", findings), findings, what="chart")
    plotted = read(spec, {"a": given}, {"start": ("start",), "end": ("end",)}, findings)
    assert isinstance(plotted, Plotted)
    return scene_of(spec, plotted, STYLE, "en", findings)


def test_what_flows_on_stands_one_column_further():
    columns = [[node.name for node in column] for column in scene(legs()).columns]

    assert columns == [["A", "B", "Nobody knows"], ["Hub 1", "Hub 2"], ["X", "Y"]]


def test_ribbons_are_as_thick_as_their_numbers_and_fill_their_bars():
    made = scene(legs())
    boxes = boxes_of(made, 600, 12)
    ribbons = ribbons_of(made, boxes)
    sizes = {(each.flow.start, each.flow.end): each.thick / float(each.flow.size) for each in ribbons if each.flow.size}

    assert max(sizes.values()) == pytest.approx(min(sizes.values()))
    for box in boxes:
        into = [each for each in ribbons if each.flow.end == box.node.name and each.flow.size]
        assert sum(each.thick for each in into) <= box.high + 0.01
        ends = sorted((each.y1, each.y1 + each.thick) for each in into)
        assert all(second[0] >= first[1] - 0.01 for first, second in pairwise(ends))
        assert not ends or (ends[0][0] >= box.y - 0.01 and ends[-1][1] <= box.y + box.high + 2)


def test_bars_and_their_words_keep_apart():
    made = scene(legs())
    for across in (656, 356):
        boxes = boxes_of(made, across, 12)
        for column in {box.x for box in boxes}:
            here = [box for box in boxes if box.x == column]
            for upper, lower in pairwise(here):
                over = 0 if lower.below else len(lower.words) * 15
                assert lower.y - 3 - over >= upper.y + upper.high


def test_a_ribbon_is_a_closed_band():
    made = scene(legs())
    edge = outline(ribbons_of(made, boxes_of(made, 600, 12))[0])

    assert edge[0] == edge[-1]
    assert len(edge) == 51


def test_what_comes_in_and_does_not_go_out_is_said_and_white():
    made = picture("sankey", PLAIN, a=legs())

    assert "10 not accounted for" in texts(made)
    assert "Hub 1: 10 not accounted for" in made.alt
    assert "not accounted for" in texts(made), "the key says what is white"
    boxes = [s for s in made.plotly["layout"]["shapes"] if s["type"] == "rect" and s.get("xsizemode") != "pixel"]
    assert sum(shape["fillcolor"] == STYLE.roles["paper"] for shape in boxes) == 1


def test_what_goes_out_and_never_came_in_is_said_too():
    more = indicator([row("A", "H", value=5), row("H", "X", value=8)], "start", "end")

    assert "3 more than came in" in texts(picture("sankey", PLAIN, a=more))


def test_a_flow_of_unknown_size_is_a_hatched_thread():
    made = picture("sankey", PLAIN, a=legs())
    hatched = [trace for trace in traces(made, "scatter") if "fillpattern" in trace]

    assert [trace["name"] for trace in hatched] == ["Nobody knows → Hub 2: size not known"]
    assert "size not known" in texts(made)


def test_a_bar_that_a_flow_of_unknown_size_enters_is_the_least_and_nothing_of_it_is_missing():
    rows = [row("A", "H", value=5), row("B", "H", status=Status.MISSING), row("H", "X", value=8)]
    made = picture("sankey", PLAIN, a=indicator(rows, "start", "end"))

    assert "at least 70" in texts(picture("sankey", PLAIN, a=legs()))
    assert "at least 8" in texts(made)
    assert not [text for text in texts(made) if "more than came in" in text]


def test_no_sign_is_explained_that_does_not_stand_in_the_picture():
    assert not [text for text in texts(picture("sankey", PLAIN, a=legs())) if "“:”" in text]


def test_words_above_a_bar_stand_clear_of_flows_that_rise_from_it():
    rows = [row("A", "H", value=80), row("H", "X", value=40), row("H", "Y", value=10), row("A", "Z", value=300)]
    made = scene(indicator(rows, "start", "end"))
    boxes = lifted(made, boxes_of(made, 600, 12), 12)
    hub = next(box for box in boxes if box.node.name == "H")
    words = hub.x + max(width(line, 12) for line in hub.words[hub.named :])
    edges = [
        y for each in ribbons_of(made, boxes) if each.flow.start == "H" for x, y in outline(each)[:25] if x <= words
    ]

    assert hub.y - hub.lift <= min(edges) + 0.1


def test_a_highlight_is_on_top_and_in_its_colour():
    made = picture("sankey", f"{PLAIN}\nhighlight: Y", a=legs())
    last = traces(made, "scatter")[-1]

    assert last["fillcolor"] == STYLE.roles["highlight"]
    assert last["name"] == "Hub 2 → Y: 50 detections"


def test_flows_in_a_circle_are_refused_by_name():
    given = indicator([row("A", "B", value=1), row("B", "C", value=1), row("C", "B", value=1)], "start", "end")
    made, [problem] = drawn("sankey", PLAIN, {"a": given})

    assert made is None
    assert (problem.code, problem.message) == ("circular-flow", "flows lead in a circle through `B` and `C`")
    assert "Returned to" in problem.hint


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([row("A", "A", value=1)], "circular-flow"),
        ([row("A", "B", value=-1)], "wrong-chart"),
        ([row("A", "B", value=0)], "nothing-to-draw"),
        ([row("A", "B", status=Status.MISSING)], "nothing-to-draw"),
        ([row("A", f"B{n}", value=1) for n in range(30)], "too-many-series"),
        ([row(f"A{n}", f"A{n + 1}", value=1) for n in range(8)], "too-many-series"),
    ],
)
def test_what_it_refuses(rows, code):
    assert [found for found, _, _ in codes("sankey", PLAIN, a=indicator(rows, "start", "end"))] == [code]


def test_a_dimension_that_is_not_there():
    assert codes("sankey", "start: strat\nend: end", a=legs()) == [("unknown-dimension", "did you mean `start`?", 2)]


def test_its_data_name_both_ends():
    grid = picture("sankey", PLAIN, a=legs()).data
    assert [cell.raw for cell in grid.rows[0].cells] == ["A", "Hub 1", "70"]
    assert grid.row_heads == 2
