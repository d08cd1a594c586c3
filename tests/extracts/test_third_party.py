"""Third-party files as they were published, with all their quirks."""


def test_every_file_is_read_without_a_problem(third_party):
    extracts, findings, _ = third_party
    assert [each.message for each in findings] == []
    assert list(extracts) == ["workbook", "illegal_presence", "incidents", "borders", "arrivals"]


def test_the_workbook_reaches_the_published_total_of_2015(third_party):
    _, _, engine = third_party
    assert engine.value("SELECT sum(detections) FROM workbook WHERE year(month) = 2015") == 1822177
    unknown = "SELECT sum(detections) FROM workbook WHERE year(month) = 2015 AND nationality = 'Unknown'"
    assert engine.value(unknown) > 500_000


def test_the_months_after_the_last_whole_year_are_incomplete(third_party):
    _, _, engine = third_party
    assert engine.values("SELECT DISTINCT year(month) FROM workbook WHERE _partial") == [(2018,)]


def test_the_latin_1_file_reaches_the_eu_total_and_keeps_its_accents(third_party):
    _, _, engine = third_party
    where = "year = 2015 AND geo = 'European Union (28 countries)' AND citizen = 'Total'"
    assert engine.values(f"SELECT value, _row FROM illegal_presence WHERE {where}") == [(2154675, 17923)]
    assert engine.value("SELECT count(*) FROM illegal_presence WHERE citizen = 'Côte d''Ivoire'") > 0
    assert engine.values("SELECT DISTINCT value__status FROM illegal_presence WHERE value IS NULL") == [("missing",)]


def test_one_thousand_and_twenty_two_with_its_one_comma_is_a_number(third_party):
    _, _, engine = third_party
    assert engine.values("SELECT total, _row FROM incidents WHERE total > 1000") == [(1022, 5734)]
    assert engine.value("SELECT count(*) FROM incidents WHERE total IS NULL") == 0


def test_a_blank_is_not_zero_in_the_file_typed_by_hand(third_party):
    _, _, engine = third_party
    assert engine.values("SELECT route, year, detections__status, _row FROM borders WHERE detections IS NULL") == [
        ("Western Balkans", 2008, "missing", 12)
    ]


def test_not_counted_and_zero_are_kept_apart(third_party):
    _, _, engine = third_party
    found = dict(engine.values("SELECT coalesce(arrivals__status, 'counted'), count(*) FROM arrivals GROUP BY 1"))
    assert found["not yet counted"] == 130
    assert engine.value("SELECT count(*) FROM arrivals WHERE arrivals = 0") > 0
