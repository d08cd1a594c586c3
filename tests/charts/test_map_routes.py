"""Route maps: what circles, rings, arrows, labels and notes show, and what is refused."""

import json
from dataclasses import replace
from decimal import Decimal
from math import dist

import pytest

from reportgen.charts import CHARTS
from reportgen.charts.map_routes.arrows import arrow, curve
from reportgen.charts.map_routes.rings import LEAST, core
from reportgen.charts.maps.apart import kept_apart
from reportgen.charts.maps.cells import cells_of
from reportgen.charts.maps.circles import Sizes
from reportgen.charts.maps.pauses import below, paused
from reportgen.charts.maps.window import REGIONS, window_of
from reportgen.indicator import Unit
from reportgen.nodes import parse_yaml, read_model
from reportgen.problems import Findings
from reportgen.table import Listed, Status
from tests.charts.making import SETTING, STYLE, SURVEY, codes, indicator, picture, row, texts, traces
from tests.charts.test_kinds import WAYS, on_routes

PLAIN = f"rows: route\nways: {WAYS}"
FULL = f"data: a\nrows: route\nchange: b\nnationality: c\nways: {WAYS}"


def changes():
    rows = [row("East", value=1642), row("West", status=Status.WITHHELD), row("Balkans", value=-3)]
    return indicator(rows, "route", unit=Unit(name="percent", kind="percent"), change=True, id="routes.b")


def people():
    rows = [
        row("East", "Syria", value=560), row("East", "Gambia", value=430), row("East", "unknown", value=10, part="unknown"),
        row("Balkans", "Syria", value=20), row("Balkans", "unknown", value=73, part="unknown"),
        row("Balkans", "other", value=7, part="other"), row("West", "unknown", value=3, part="unknown"),
    ]  # fmt: skip
    return indicator(rows, "route", "nationality", id="routes.c")


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def full():
    return picture("map_routes", FULL, a=on_routes(), b=changes(), c=people())


def grid(made):
    return [[plain(cell.text[0].text) for cell in line.cells] for line in made.data.rows]


def test_areas_of_circles_are_as_the_numbers():
    (circles,) = traces(picture("map_routes", PLAIN, a=on_routes()), "scatter")
    east, balkans, west = circles["marker"]["size"]

    assert (east / balkans) ** 2 == pytest.approx(885386 / 764038, rel=0.01)
    assert 3 < west < 5


def test_each_circle_is_labelled_with_number_change_and_nationalities():
    said = [plain(text) for text in texts(full())]

    assert "885,386 (+1,642 %)" in said
    assert "764,038 (−3 %)" in said
    assert "874" in said
    assert "Syria 56 %; not known 1 %" in said or {"Syria 56 %", "not known 1 %"} <= set(said)
    assert "Syria 20 %; not known 73 %" in said or {"Syria 20 %", "not known 73 %"} <= set(said)


def test_the_unknown_part_of_a_ring_is_hatched_and_the_legend_says_so():
    made, bare = full(), picture("map_routes", PLAIN, a=on_routes())
    hatches = [
        shape["path"].count("M") for shape in made.plotly["layout"]["shapes"] if shape.get("path", "").count("L") > 9
    ]

    assert "nationality not known" in texts(made)
    assert "other nationalities" in texts(made)
    assert "nationality not known" not in texts(bare)
    assert any(30 < count < 80 for count in hatches)


def test_what_has_no_way_is_named_below_and_stands_in_the_data():
    made = full()

    assert "Not on the map: Other: 2." in made.notes
    assert "Not on the map: Other: 2" in made.alt
    assert grid(made)[-1][:2] == ["Other", "2"]


def test_the_data_hold_all_that_the_map_shows():
    made = full()

    assert [cell.text[0].text for cell in made.data.columns] == [
        "Route", "detections", "Change", "Most frequent known nationality", "Its share", "Share not known"
    ]  # fmt: skip
    assert grid(made)[1] == ["Balkans", "764,038", "−3 %", "Syria", "20 %", "73 %"]
    assert grid(made)[2] == ["West", "874", "w", "", "", ""]


def test_every_map_says_whose_boundaries_it_shows_and_that_it_endorses_none():
    assert "Boundaries: after Natural Earth 1:50m" in full().notes[-1]
    assert "do not imply endorsement or acceptance" in full().notes[-1]
    assert any("Arrows are schematic" in said for said in texts(full()))


def test_a_footnote_stands_below_where_its_country_is_named():
    near = "region: [16, 41, 24, 49]\nrows: route\nways: {Balkans: [Belgrade, Vienna]}"
    made = picture("map_routes", near, a=on_routes())
    far = picture("map_routes", near + "\ncountries: false", a=on_routes())

    assert "Kosovo*" in texts(made)
    assert "* without prejudice to positions on status" in made.notes
    assert "* without prejudice to positions on status" not in far.notes


def test_disputed_lines_are_dashed():
    dashes = [shape["line"].get("dash") for shape in full().plotly["layout"]["shapes"] if shape["type"] == "path"]
    assert dashes.count("2px,2px") == 1


def test_a_map_is_small_enough_for_a_page():
    made = full()
    assert len(json.dumps(made.plotly)) < 150_000
    assert len(json.dumps(made.narrow)) < 110_000


def test_a_small_picture_has_numbers_in_the_map_and_a_list_below():
    made = full()
    said = [note["text"] for note in made.narrow["layout"]["annotations"]]

    assert said.count("<b>1</b>") == 2
    assert made.narrow["layout"]["margin"]["b"] > 120


def test_circles_that_would_meet_are_kept_apart():
    window = window_of(SURVEY.atlas(), (-10, 30, 40, 50), 660)
    placed = kept_apart([((300.0, 200.0), 40.0), ((310.0, 205.0), 10.0), ((2.0, 2.0), 10.0)], window)

    assert placed[0] == (300.0, 200.0)
    assert dist(placed[0], placed[1]) >= 50
    assert min(placed[2]) >= 10


def test_arrows_end_where_they_should():
    line = curve([(0.0, 0.0), (100.0, 0.0)])
    outline = arrow(line, 6)

    assert line[0] == (0.0, 0.0)
    assert line[-1] == pytest.approx((100.0, 0.0))
    assert max(y for _, y in line) > 5
    assert (100.0, 0.0) in [(round(x, 6), round(y, 6)) for x, y in outline]


def test_what_is_too_small_for_its_area_is_open_and_the_legend_says_under_what_number():
    made = picture("map_routes", PLAIN, a=on_routes())
    (circles,) = traces(made, "scatter")
    paper, solid = STYLE.roles["paper"], STYLE.roles["step6"]

    assert circles["marker"]["color"] == [solid, solid, paper]
    assert "smallest circle: fewer than 5,000" in texts(made)
    whole = indicator([row("East", value=885386), row("West", value=764038)], "route")
    large = picture(
        "map_routes", "rows: route\nways: {East: [Ankara, Athens], West: [Dakhla, Canary Islands]}", a=whole
    )
    assert traces(large, "scatter")[0]["marker"]["color"] == solid
    assert not any("smallest circle" in said for said in texts(large))


def test_a_number_is_to_scale_from_the_limit_on_and_the_legend_shows_no_other():
    sizes = Sizes(most=Decimal(885386), radius=27.5)

    assert sizes.limit == 5000
    assert [sizes.small(number) for number in (0, 1, 4999, 5000)] == [False, True, True, False]
    assert sizes.of(4999) == sizes.of(1) == sizes.least <= sizes.of(5000)
    assert sizes.round_numbers() == (10000, 100000, 500000)
    assert Sizes(most=Decimal(57), radius=13, least=3.5).round_numbers() == (10, 50)


def test_a_ring_lies_within_its_circle_and_none_is_too_small_to_be_read():
    made = full()
    (circles,) = traces(made, "scatter")
    (bare,) = traces(picture("map_routes", PLAIN, a=on_routes()), "scatter")
    discs, whole = circles["marker"]["size"], bare["marker"]["size"]
    edges = [
        width_of(shape["path"]) for shape in made.plotly["layout"]["shapes"] if shape.get("path", "").count("L") > 30
    ]

    assert [disc < 0.8 * circle for disc, circle in zip(discs, whole, strict=True)] == [True, True, False]
    assert max(edge for edge in edges if edge < 60) == pytest.approx(whole[0], abs=0.2)
    assert core(LEAST) > 3
    assert "a smaller circle has no ring" not in texts(made), "nobody is known in the small one"
    peopled = people()
    rows = (*peopled.table.rows, row("West", "Mali", value=5))
    peopled = replace(peopled, table=replace(peopled.table, rows=rows))
    assert "a smaller circle has no ring" in texts(picture("map_routes", FULL, a=on_routes(), b=changes(), c=peopled))


def width_of(path):
    xs = [
        float(part.split()[0].split(",")[0])
        for part in path.replace("M", "L").replace("Z", "").split("L")
        if part.strip()
    ]
    return max(xs) - min(xs)


def test_maps_whose_circles_may_be_compared_are_drawn_to_one_scale():
    def sizes(more):
        return traces(picture("map_routes", f"{PLAIN}{more}", a=on_routes()), "scatter")[0]["marker"]["size"]

    one, other = sizes("\nlargest: 885386"), sizes("\nlargest: 3541544")
    assert one == sizes("")
    assert other[0] == pytest.approx(one[0] / 2, abs=0.1)
    alone = "Sizes are to be compared within this map only"
    assert alone in texts(full())
    assert alone not in texts(picture("map_routes", f"{PLAIN}\nlargest: 885386", a=on_routes()))


def test_an_arrow_is_as_thick_where_it_begins_as_before_its_head():
    outline = arrow(curve([(0.0, 0.0), (100.0, 0.0)]), 6)

    assert dist(outline[0], outline[-1]) == pytest.approx(6)
    body = (len(outline) - 3) // 2
    assert dist(outline[body - 1], outline[-body]) == pytest.approx(6)


def test_a_circle_may_stand_elsewhere_than_its_way_begins():
    moved = picture("map_routes", f"{PLAIN}\ncircles: {{East: Belgrade}}", a=on_routes())
    before, after = (traces(made, "scatter")[0] for made in (picture("map_routes", PLAIN, a=on_routes()), moved))

    assert before["x"][0] - after["x"][0] > 50
    assert before["x"][2] == after["x"][2]


def test_coasts_are_pale_below_words_and_nothing_covers_them():
    assert paused([(0.0, 0.0), (10.0, 0.0)], [(4.0, -1.0, 6.0, 1.0)]) == [
        [(0.0, 0.0), (4.0, 0.0)],
        [(6.0, 0.0), (10.0, 0.0)],
    ]
    assert paused([(0.0, 0.0), (5.0, 0.0), (5.0, 5.0)], [(4.0, -1.0, 6.0, 1.0)]) == [
        [(0.0, 0.0), (4.0, 0.0)],
        [(5.0, 1.0), (5.0, 5.0)],
    ]
    assert paused([(0.0, 9.0), (10.0, 9.0)], [(4.0, -1.0, 6.0, 1.0)]) == [[(0.0, 9.0), (10.0, 9.0)]]
    assert paused([(5.0, 0.0), (5.5, 0.0)], [(4.0, -1.0, 6.0, 1.0)]) == []
    assert below([(0.0, 0.0), (10.0, 0.0)], [(4.0, -1.0, 6.0, 1.0)]) == [[(4.0, 0.0), (6.0, 0.0)]]
    assert below([(0.0, 9.0), (10.0, 9.0)], [(4.0, -1.0, 6.0, 1.0)]) == []
    assert [each for each in full().plotly["layout"]["shapes"] if each["type"] == "rect" and each["xref"] == "x"] == []


@pytest.mark.parametrize(
    ("yaml", "code", "hint"),
    [
        ("rows: route\nways: {East: [Ankara, Atens]}", "unknown-place", "did you mean `Athens`?"),
        ("rows: route\nways: {Eats: [Ankara, Athens]}", "unknown-category", "did you mean `East`?"),
        ("rows: route\nways: {East: [Dakar, Athens]}", "outside-map", "widen `region:`"),
        ("rows: route\nways: {East: [Ankara]}", "wrong-value", ""),
        (f"{PLAIN}\nlargest: 1000", "wrong-value", "give a round number that no circle exceeds"),
        (
            "rows: route\nways: {East: [Ankara, Athens]}\ncircles: {East: Atens}",
            "unknown-place",
            "did you mean `Athens`?",
        ),
        ("rows: route\nways: {East: [Ankara, Athens]}\ncircles: {East: Dakar}", "outside-map", "widen `region:`"),
        (
            "rows: route\nways: {East: [Ankara, Athens]}\ncircles: {West: Athens}",
            "unknown-category",
            "did you mean `East`?",
        ),
        (
            "rows: route\nways: {East: [Ankara, Athens]}\nregion: [10, 20, 11, 30]",
            "wrong-value",
            "at least 4° each way",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused(yaml, code, hint):
    ((found, said, line),) = codes("map_routes", yaml, a=on_routes())
    assert found == code
    assert hint in said
    assert line >= 3


def test_only_counts_have_circles_and_only_changes_and_counts_stand_beside_them():
    shares = replace(on_routes(), unit=Unit(name="detections", kind="percent"))
    assert [code for code, *_ in codes("map_routes", PLAIN, a=shares)] == ["wrong-chart"]
    wrong = codes("map_routes", FULL, a=on_routes(), b=on_routes(), c=on_routes())
    assert [(code, line) for code, _, line in wrong] == [("wrong-chart", 3), ("wrong-chart", 4)]


def test_a_file_that_is_no_atlas_is_a_problem_of_that_file():
    findings = Findings()
    spec = read_model(
        CHARTS["map_routes"].spec, parse_yaml(f"data: a\n{PLAIN}", "c.yaml", findings), findings, what="it"
    )
    broken = replace(SETTING, survey=replace(SURVEY, data=b"{}", path="data/own.json"))

    assert CHARTS["map_routes"].draw(spec, {"a": on_routes()}, broken, findings) is None
    assert [(problem.code, problem.at.file) for problem in findings] == [("broken-map", "data/own.json")]


def test_over_a_whole_page_words_below_begin_where_columns_do_and_nothing_stands_where_paper_is_cut():
    wide = replace(SETTING, style=replace(STYLE, width=STYLE.page))
    findings = Findings()
    spec = read_model(
        CHARTS["map_routes"].spec, parse_yaml(f"data: a\n{PLAIN}", "c.yaml", findings), findings, what="it"
    )
    made = CHARTS["map_routes"].draw(spec, {"a": on_routes()}, wide, findings)
    unit = next(note for note in made.plotly["layout"]["annotations"] if note["text"] == "Detections")
    (circles,) = traces(made, "scatter")

    assert unit["xshift"] == pytest.approx(2 + (STYLE.page - STYLE.column) / 2)
    assert min(circles["x"]) > 16


def test_footnotes_of_nationalities_that_lead_no_route_are_not_printed():
    listed = tuple(Listed(code=name, name=name, footnote=f"{name} note") for name in ("Syria", "Gambia"))
    given = people()
    dimensions = tuple(
        replace(each, codes=listed) if each.name == "nationality" else each for each in given.table.dimensions
    )
    given = replace(given, table=replace(given.table, dimensions=dimensions))

    assert picture("map_routes", FULL, a=on_routes(), b=changes(), c=given).unnamed == ("Gambia: Gambia note",)


def test_the_country_in_which_a_route_begins_is_named_before_labels_take_its_room():
    made = picture("map_routes", PLAIN, a=on_routes())
    names = texts(made)

    assert {"Türkiye", "Libya"} <= set(names)
    assert names.index("Türkiye") < names.index("East"), "it was written before the label that wants the same room"


def test_a_small_country_that_routes_touch_is_named_at_sea_by_its_coast_and_never_inland():
    window = window_of(SURVEY.atlas(), REGIONS["mediterranean"], 835)
    cells = cells_of(window)
    box = cells.room_beside("CY", 42, 12)

    assert cells.room_on("CY", 42, 12) is None
    assert {cells.country[cell] for cell in cells.covered(box)} == {""}
    assert cells.room_beside("LU", 70, 12) is None

    said = texts(picture("map_routes", f"{PLAIN}\ntouches: [Cyprus]", a=on_routes()))
    assert "Cyprus" in said
    assert "Cyprus" not in texts(picture("map_routes", PLAIN, a=on_routes()))
    ((code, hint, line),) = codes("map_routes", f"{PLAIN}\ntouches: [Cyprsu]", a=on_routes())
    assert (code, hint, line) == ("unknown-country", "did you mean `Cyprus`?", 4)


def test_a_name_that_has_no_room_within_its_country_may_cross_the_border_but_hides_nothing():
    window = window_of(SURVEY.atlas(), REGIONS["mediterranean"], 660)
    cells = cells_of(window)

    assert cells.room_in("BY", 60, 12) is None
    left, bottom, right, top = cells.room_on("BY", 60, 12)
    within = [cells.country[cell] == "BY" for cell in cells.covered((left, bottom, right, top))]
    assert sum(within) > len(within) / 2
    cells.take((0, 0, window.width, window.height))
    assert cells.room_on("BY", 60, 12) is None
    assert cells.room_on("XX", 42, 12) is None
