"""The stage on the real data: the figures that must come out, and those that never may."""
# ruff: noqa: E501 (YAML stands as an author types it)

from decimal import Decimal

from reportgen.compute import Setting
from reportgen.table import Range
from reportgen.templating.notes import note_text


def test_detections_of_2015_by_vintage_never_their_sum(real):
    found = real.run("""
new: {from: ibc_annual, measure: sum(detections), where: {year: 2015}, vintage: 2025-06-03}
old: {from: ibc_annual, measure: sum(detections), where: {year: 2015}, vintage: 2018-07-06}
monthly: {from: ibc_monthly, measure: sum(detections), where: {year: 2015}}
latest: {from: ibc_annual, measure: sum(detections), by: year, where: {year: 2015}, vintage: latest per year}
side: {from: ibc_annual, measure: sum(detections), by: data_vintage, where: {year: 2015}}
""")
    assert found.only("new") == found.only("monthly") == found.cells("latest")[2015] == 1_822_102
    assert found.only("old") == 1_822_177
    assert found.cells("side") == {"2018-07-06": 1_822_177, "2025-06-03": 1_822_102}
    assert 7_288_558 not in {value for name in found.indicators for value in found.cells(name).values()}
    assert (found["new"].vintage, found["old"].vintage) == ("2025-06-03", "2018-07-06")


def test_facilitators_of_2015_by_place_are_of_one_edition(real):
    found = real.run("""
one: {from: facilitators, measure: sum(value), by: category, where: {dimension: place, year: 2015}, edition: 2016}
total: {of: one, total: true}
latest: {from: facilitators, measure: sum(value), by: [category, year], where: {dimension: place}, edition: latest per year, breaks: note}
latest_total: {of: latest, total: true, by: year}
all: {from: facilitators, measure: sum(value), where: {dimension: place, year: 2015}}
""")
    assert found.only("total") == 12_023
    assert found.cells("one")["Land"] == 4_711
    assert found.cells("latest")["Land", 2015] == 1_413
    assert found.cells("latest_total")[2015] == 12_023
    assert found.codes == ["stacked-editions"]
    assert 36_069 not in set(found.cells("latest_total").values())


def test_the_defect_of_2012_is_a_note_on_its_rows_alone(real):
    found = real.run("""
a: {from: facilitators, measure: sum(value), by: year, where: {dimension: place}, edition: 2016}
b: {of: a, where: {year: 2015}}
""")
    notes = {row.keys[0]: row.notes for row in found["a"].table.rows}
    assert notes[2012]
    assert not notes[2013]
    assert "40 are missing" in note_text(found["a"].notes[0], "en")
    assert not found["b"].notes
    assert found.cells("a")[2012] == 7_622


def test_a_break_between_editions_must_be_acknowledged(real):
    found = real.run("""
a: {from: facilitators, measure: sum(value), by: [category, year], where: {dimension: place}, edition: latest per year}
b: {from: facilitators, measure: sum(value), by: [category, year], where: {dimension: nationality}, edition: latest per year}
""")
    assert found.codes == ["across-break"]
    assert "s.b" in found.indicators


def test_persons_with_fraudulent_documents_of_2016_are_never_the_stale_total(real):
    found = real.run("""
a: {from: fran, measure: sum(value), by: year, where: {indicator: persons using fraudulent documents (on entry)}, edition: latest per year, breaks: note, partial: mark}
b: {from: fran, measure: sum(value), by: [report_edition], where: {indicator: persons using fraudulent documents (on entry), year: 2016}}
""")
    assert found.cells("a")[2016] != 8_361
    assert 8_361 not in set(found.cells("b").values())


def test_the_change_of_2015_follows_from_the_counts(real):
    found = real.run("""
routes: {from: ibc_annual, measure: sum(detections), by: [route, year], where: {year: 2014..2015}, vintage: 2018-07-06}
all: {of: routes, total: true, change: {over: year, at: 2015}}
central: {of: routes, change: {over: year, at: 2015}, pick: {route: Central Mediterranean}}
""")
    assert round(found.only("all"), 1) == Decimal("544.0")
    assert round(found.only("central"), 1) == Decimal("-9.8")


def test_the_unknown_of_2015_as_share_and_count(real):
    found = real.run("""
all: {from: ibc_annual, measure: sum(detections), by: year, vintage: 2025-06-03, partial: drop}
unknown: {from: ibc_top, measure: sum(detections), by: year, where: {nationality: unknown, year: 2015}, share: all, pick: {year: 2015}}
known: {from: ibc_top, measure: sum(detections), by: nationality, where: {year: 2015, nationality: known}}
top: {from: ibc_top, measure: sum(detections), by: nationality, where: {year: 2015}, top: 3, other: true, unknown: last}
""")
    cell = found["unknown"].table.rows[0].cells[0]
    assert (cell.count, cell.base, round(Decimal(str(cell.value)), 1)) == (556_345, 1_822_102, Decimal("30.5"))
    assert [row.part for row in found["top"].table.rows] == ["", "", "", "other", "unknown"]
    assert sum(found.cells("top").values()) == 1_822_102
    assert "Unknown" not in found.cells("known")


def test_an_absent_nationality_is_not_published(real):
    found = real.run("a: {from: ibc_top, measure: sum(detections), by: [nationality, year], where: {year: 2014..2016}}")
    assert found.cells("a")["Unknown", 2014] == "not published"
    assert found.cells("a")["Unknown", 2015] == 556_345


def test_four_months_never_stand_beside_years(real):
    assert real.run("a: {from: ibc_annual, measure: sum(detections), by: year, vintage: 2025-06-03}").codes == [
        "incomplete-period"
    ]
    found = real.run(
        "a: {from: ibc_monthly, measure: sum(detections), by: year, where: {year: 2024..2025}, to_date: true}"
    )
    assert note_text(found["a"].notes[0], "en") == "January–April of each year."
    assert found.cells("a")[2024] < 240_021


def test_prices_and_turnover_are_picked_whole(real):
    found = real.run("""
price: {from: prices, pick: {leg: Libya to Italy, period: 2015}}
turnover: {from: turnover, pick: {scope: EU, year: 2015}}
mean: {from: prices, measure: mean(price)}
table: {from: prices, rows: [period, mode, price, source], where: {leg: Libya to Italy}, order: period}
""")
    price, turnover = found.only("price"), found.only("turnover")
    assert isinstance(price, Range)
    assert isinstance(turnover, Range)
    assert (price.low, price.high, price.currency) == (1000, 4000, "USD")
    assert (turnover.low, turnover.high, turnover.currency, turnover.scale) == (
        Decimal("4.7"),
        Decimal("5.7"),
        "EUR",
        "billion",
    )
    assert found.codes == ["aggregated-range"]
    assert len(found["table"].table.rows) == 3


def test_what_was_kept_is_not_computed_again(real):
    text = "a: {from: ibc_monthly, measure: sum(detections), by: year, partial: drop}\nb: {of: a, change: {at: 2015}}"
    first = real.run(text)
    broken = type(real)(None, real.extracts)
    again = broken.run(text, setting=Setting(kept={"s.a": first["a"]}))
    assert again["b"] == first["b"]
    assert again["a"] is first["a"]


def test_a_broken_extract_is_silent(real):
    extracts = {key: extract for key, extract in real.extracts.items() if key != "ibc_monthly"}
    world = type(real)(real.engine, extracts)
    setting = Setting(broken_extracts=frozenset({"ibc_monthly"}), declared=frozenset({"s.gone"}))
    found = world.run("""
a: {from: ibc_monthly, measure: sum(detections)}
b: {of: a, total: true}
c: {sql: "select count(*) as value from ibc_monthly"}
d: {of: gone, total: true}
e: {from: ibc_annual, measure: sum(detections), where: {year: 2015}, vintage: 2025-06-03}
""", setting=setting)  # fmt: skip
    assert not found.codes
    assert list(found.indicators) == ["s.e"]
