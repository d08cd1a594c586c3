"""Keys change with everything that numbers depend on, and with nothing else."""

from decimal import Decimal

from reportgen.compute import indicator_keys

TEXT = """
a: {from: months, measure: sum(detections), by: year, partial: drop}
b: {of: a, change: {at: 2015}}
c: {sql: "select count(*) as value from flow"}
d: {of: gone, total: true}
"""


def _keys(run, text=TEXT, months="1", flow="1", threshold=20):
    return indicator_keys(run(text).specs, {"months": months, "flow": flow}, Decimal(threshold))


def test_keys_are_the_same_for_the_same_things(run):
    assert _keys(run) == _keys(run)
    assert set(_keys(run)) == {"s.a", "s.b", "s.c", "s.d"} - {"s.d"}


def test_an_indicators_own_digest_is_its_key(run):
    found = run(TEXT)
    keys = indicator_keys(found.specs, {})
    assert not keys.get("s.a")
    assert len({indicator.digest for indicator in found.indicators.values()}) == 3


def test_data_reach_what_is_made_from_them(run):
    before, after = _keys(run), _keys(run, months="2")
    assert [name for name in before if before[name] != after[name]] == ["s.a", "s.b"]
    before, after = _keys(run), _keys(run, flow="2")
    assert [name for name in before if before[name] != after[name]] == ["s.c"]


def test_words_and_thresholds_reach_too(run):
    before, after = _keys(run), _keys(run, TEXT.replace("at: 2015", "at: 2014"))
    assert [name for name in before if before[name] != after[name]] == ["s.b"]
    assert _keys(run) != _keys(run, threshold=30)
    assert _keys(run) == _keys(run, "# moved\n\n" + TEXT)
