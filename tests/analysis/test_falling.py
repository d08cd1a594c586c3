"""Falling: what bears nothing any more when something is withdrawn, against a slow walk that asks each node by itself."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.analysis import Link, Node, fates
from reportgen.analysis.graph import graph_of

KINDS = {"x": "extract", "i": "indicator", "e": "evidence", "f": "finding", "j": "judgement", "r": "recommendation"}
ALL = {"indicator", "finding"}


def graph(links, weakens=()):
    names = dict.fromkeys(name for link in (*links, *weakens) for name in link)
    nodes = {name: Node(id=name, kind=KINDS.get(name[0], "gap"), number="", title=name) for name in names}
    found = [Link(below=below, above=above, kind="rests on") for below, above in links]
    found += [Link(below=below, above=above, kind="weakens") for below, above in weakens]
    return graph_of(nodes, tuple(found))


def test_a_judgement_falls_with_the_last_of_its_evidence_and_is_weakened_before():
    trail = graph([("e1", "j1"), ("e2", "j1"), ("j1", "r1")])

    assert fates(trail, {"e1"}) == {"j1": "weakened", "r1": "weakened"}
    assert fates(trail, {"e1", "e2"}) == {"j1": "falls", "r1": "falls"}


def test_an_indicator_falls_with_any_extract_that_it_was_computed_from():
    trail = graph([("x1", "i1"), ("x2", "i1"), ("i1", "f1"), ("i1", "j1"), ("e1", "j1"), ("f1", "r1"), ("j1", "r1")])

    assert fates(trail, {"x1"}) == {"i1": "falls", "f1": "falls", "j1": "weakened", "r1": "weakened"}


def test_a_finding_that_reads_two_pieces_of_evidence_is_weakened_by_the_loss_of_one():
    trail = graph([("e1", "f1"), ("e2", "f1"), ("i1", "f2"), ("e1", "f2")])

    assert fates(trail, {"e1"}) == {"f1": "weakened", "f2": "weakened"}
    assert fates(trail, {"e1", "e2"}) == {"f1": "falls", "f2": "weakened"}
    assert fates(trail, {"i1"}) == {"f2": "falls"}


def test_a_gap_weakens_no_more_than_it_says_and_never_falls():
    trail = graph([("e1", "j1"), ("e1", "g1")], weakens=[("g1", "j1")])

    assert fates(trail, {"e1"}) == {"j1": "falls"}
    assert fates(trail, {"g1"}) == {}


def test_links_to_what_there_is_not_are_left_out():
    whole = graph([("e1", "j1")])
    cut = graph_of({"e1": whole.nodes["e1"]}, whole.links)

    assert cut.links == ()


def slowly(trail, withdrawn):
    """Asks for each node whether it stands, as the sentence in the docstring says it."""

    def below(name):
        return [link.below for link in trail.links if link.above == name and link.kind != "weakens"]

    def falls(name):
        if name in withdrawn:
            return True
        under = below(name)
        data = [each for each in under if trail.nodes[each].kind in {"extract", "indicator"}]
        needed = trail.nodes[name].kind in ALL and any(map(falls, data))
        return bool(under) and (needed or all(map(falls, under)))

    def weakened(name):
        under = below(name)
        return name not in withdrawn and not falls(name) and any(falls(each) or weakened(each) for each in under)

    return {
        name: "falls" if falls(name) else "weakened"
        for name in trail.nodes
        if name not in withdrawn and (falls(name) or weakened(name))
    }


ROWS = ["xe", "i", "f", "j", "r"]
"""Each kind rests on kinds of rows above it."""


@st.composite
def trails(draw):
    names = [f"{kind}{number}" for row in ROWS for kind in row for number in range(3)]
    rank = {name: next(at for at, row in enumerate(ROWS) if name[0] in row) for name in names}
    pairs = [(low, high) for low in names for high in names if rank[low] < rank[high]]
    return draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=25, unique=True))


@settings(max_examples=200, deadline=None)
@given(links=trails(), chosen=st.sets(st.integers(0, 5), max_size=3))
def test_what_falls_is_what_a_slow_walk_says(links, chosen):
    trail = graph(links)
    withdrawn = {name for at, name in enumerate(trail.nodes) if at in chosen}

    assert fates(trail, withdrawn) == slowly(trail, withdrawn)
