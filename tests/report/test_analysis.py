"""The analysis of the report: every judgement and recommendation is whole, and every number in them is recomputed with pandas."""

import json
import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.report.conftest import Built, tidy
from tests.report.test_recomputed import EXPECTED, change, detections, frame, number, on_route
from tests.report.test_sections import BODY

READING = "SPECIMEN: reportgen's reading, not the view of Europol or INTERPOL"
WHOLE = {"likelihood", "band", "confidence", "why", "horizon", "alternatives", "assumptions", "would change it"}
RECORDS = {"judgement": 8, "threat": 6, "gap": 13, "area": 3, "recommendation": 11}


def monthly() -> pd.DataFrame:
    table = frame("frontex_ibc_monthly_by_route.csv")
    return table.assign(year=table.month.str[:4].astype(int), part=table.month.str[5:].astype(int))


def early(year: int, **where: str) -> int:
    """Gives the detections from January to April of a year."""
    table = monthly()
    rows = table[(table.year == year) & (table.part <= 4)]
    for column, value in where.items():
        rows = rows[rows[column] == value]
    return int(rows.detections.sum())


def leaders(last_month: int = 12) -> list[str]:
    """Gives the route with the most detections in each year from 2009 to 2024, the publisher's others apart."""
    table = monthly()
    rows = table[(table.route != "Other") & table.year.between(2009, 2024) & (table.part <= last_month)]
    return [str(part.groupby("route").detections.sum().idxmax()) for _, part in rows.groupby("year")]


def steps() -> int:
    found = leaders()
    return sum(before != after for before, after in pairwise(found))


def by_year(first_month: int = 1, last_month: int = 12) -> dict[int, int]:
    table = monthly()
    rows = table[table.year.between(2009, 2024) & table.part.between(first_month, last_month)]
    return {int(year): int(count) for year, count in rows.groupby("year").detections.sum().items()}


def went_with_its_beginning() -> set[int]:
    """Gives the years from 2010 to 2024 that rose or fell as their first four months had."""
    begun, whole = by_year(1, 4), by_year()
    return {year for year in range(2010, 2025) if (begun[year] > begun[year - 1]) == (whole[year] > whole[year - 1])}


def at_border(year: int, border: str) -> int:
    table = monthly()
    return int(table[(table.year == year) & (table.border_type == border)].detections.sum())


CENTRAL = {"route": "Central Mediterranean"}
NUMBERS = {
    "outlook.early_2025[2025]": number(early(2025)),
    "outlook.early_change": change(early(2024), early(2025)),
    "outlook.central_2025[2025]": number(early(2025, **CENTRAL)),
    "outlook.central_change": change(early(2024, **CENTRAL), early(2025, **CENTRAL)),
    "fall_2016": change(detections(2015), detections(2016)),
    "routes.by_route[Central Mediterranean,2023]": number(on_route("Central Mediterranean", 2023)),
    "routes.lead_steps": str(steps()),
    "routes.lead_years": f"{len(leaders()) - 1} years",
    "routes.early_leads": f"{sum(a == b for a, b in zip(leaders(), leaders(4), strict=True))} years",
    "outlook.early_african[2024]": number(early(2024, route="Western African")),
    "outlook.early_african[2025]": number(early(2025, route="Western African")),
    "outlook.rest_2024": number(by_year(5, 12)[2024]),
    "routes.land_years": str(sum(at_border(year, "Land") > at_border(year, "Sea") for year in range(2009, 2014))),
    "routes.before_2014": f"{len(range(2009, 2014))} years",
    "outlook.same_sign": str(len(went_with_its_beginning())),
    "routes.early_borders[Sea]": number(early(2025, border_type="Sea")),
    "routes.early_borders[Land]": number(early(2025, border_type="Land")),
}


@pytest.fixture(scope="module")
def graph(built: Built) -> dict[str, Any]:
    found = json.loads((built.folder / "data/graph.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def printed(built: Built) -> dict[str, set[str]]:
    return built.values()


def of(graph: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [node for node in graph["nodes"] if node["kind"] == kind]


def below(graph: dict[str, Any], name: str, kind: str) -> list[str]:
    return [link["below"] for link in graph["links"] if link["above"] == name and link["kind"] == kind]


@pytest.mark.parametrize("value", NUMBERS)
def test_a_number_of_the_analysis_is_what_pandas_gives(printed: dict[str, set[str]], value: str) -> None:
    assert printed.get(value) == {NUMBERS[value]}


@pytest.mark.parametrize(
    "section", ["key-judgements", "outlook", "gaps", "recommendations", "areas", "routes-judgements", "money-judgements",
                "deaths-judgements", "documents-judgements", "facilitators-judgements"],
)  # fmt: skip
def test_every_number_of_the_analysis_is_recomputed_somewhere(built: Built, section: str) -> None:
    (part,) = built.html.xpath("//*[@id=$name]", name=section)
    values = {
        element.get("data-v")
        for element in part.xpath(".//*[@data-v]")
        if not re.fullmatch(r"(19|20)\d\d", tidy(element.text_content())) and re.search(r"\d", element.text_content())
    }
    drawn = {each for each in values if re.match(r"forecasts\.(recent_months|monthly_outlook)|areas\.results\[", each)}
    likelihoods = {each for each in values if each.endswith(".likelihood")}

    assert values - drawn - likelihoods - set(NUMBERS) - set(BODY) - set(EXPECTED) == set()


def test_names_in_the_judgements_are_those_of_the_data(printed: dict[str, set[str]]) -> None:
    first = monthly()[(monthly().year == 2025) & (monthly().part <= 4)].groupby("route").detections.sum()

    assert printed["routes.by_route[year=2024].first"] == {leaders()[-1]}
    assert printed["routes.early_routes.first"] == {first.idxmax()}
    assert printed["routes.by_border.from"] >= {"2014"}


def test_what_the_judgements_argue_is_so() -> None:
    table = monthly()
    borders = table[table.year.between(2009, 2024)].pivot_table(
        index="year", columns="border_type", values="detections", aggfunc="sum"
    )
    found = dict(zip(range(2009, 2025), leaders(), strict=True))

    rest = by_year(5, 12)
    needed = (detections(2023) - early(2025)) / rest[2024]
    months = table.groupby(["year", "month"]).detections.sum()

    assert 1.8 < needed < 1.9, "nearly twice"
    assert {year for year in range(2010, 2025) if rest[year] > needed * rest[year - 1]} == {2014, 2015}
    assert set(range(2010, 2025)) - went_with_its_beginning() == {2013, 2016, 2020}
    assert set(months[months * 2 > months[2015, "2015-10"]].index.get_level_values("year")) == {2015}
    assert at_border(2024, "Sea") < at_border(2023, "Sea")
    papers = frame("frontex_fraudulent_documents_by_type.csv")
    latest = papers[(papers.report_edition == 2021) & (papers.year == 2020)].set_index("document_type")
    assert all(
        latest.most_common_fraud_type[name].startswith("Counterfeit (")
        for name in ("Other", "ID Card", "Residence Permit")
    )
    assert early(2022, border_type="Land") > early(2022, border_type="Sea")
    assert all(borders.Sea[year] > borders.Land[year] for year in range(2014, 2025))
    assert found[2015] == found[2016] == found[2018] == found[2019] == found[2024] == "Eastern Mediterranean"
    assert "Eastern Mediterranean" not in {found[2017], found[2020]}


def test_no_judgement_is_without_evidence_likelihood_confidence_and_horizon(graph: dict[str, Any]) -> None:
    judgements = of(graph, "judgement")

    assert judgements
    for node in judgements:
        facts = node["facts"]
        assert {
            "likelihood",
            "band",
            "confidence",
            "why",
            "horizon",
            "alternatives",
            "assumptions",
            "would change it",
        } <= set(facts)
        assert f"{facts['likelihood']} ({facts['band']})" in node["title"], node["id"]
        assert facts["why"].startswith(f"Confidence is {facts['confidence']}: "), node["id"]
        assert facts["why"].count("; ") >= 2, "three reasons"
        assert below(graph, node["id"], "rests on"), node["id"]


def test_no_recommendation_is_without_owner_deadline_measure_and_finding(graph: dict[str, Any]) -> None:
    kinds = {node["id"]: node["kind"] for node in graph["nodes"]}
    recommendations = of(graph, "recommendation")

    assert recommendations
    for node in recommendations:
        assert {"owner", "due", "measure", "status"} <= set(node["facts"])
        assert re.fullmatch(r"\d+ (months|years) after release", node["facts"]["due"])
        answered = [kinds[each] for each in below(graph, node["id"], "answers")]
        assert set(answered) & {"judgement", "finding", "figure", "table"}, node["id"]


def test_all_records_stand_in_the_graph_and_every_link_leads_to_something(graph: dict[str, Any]) -> None:
    kinds = Counter(node["kind"] for node in graph["nodes"])
    names = {node["id"] for node in graph["nodes"]}

    assert {kind: kinds[kind] for kind in RECORDS} == RECORDS
    assert {end for link in graph["links"] for end in (link["above"], link["below"])} <= names


def test_evidence_is_data_and_named_publications_alone(graph: dict[str, Any]) -> None:
    evidence = of(graph, "evidence")

    assert {node["facts"]["kind"] for node in evidence} <= {"publication", "press"}
    assert not any(node["withdrawn"] or "handling" in node["facts"] or "releases" in node["facts"] for node in evidence)
    assert not any("dissent" in node["facts"] for node in of(graph, "judgement"))


def test_each_reading_says_whose_view_it_is_not(built: Built, graph: dict[str, Any]) -> None:
    read = [node for kind in ("judgement", "recommendation", "threat", "area") for node in of(graph, kind)]
    pages = built.html

    for node in read:
        assert node["facts"]["specimen"] == READING
        (box,) = pages.xpath("//*[@id=$name]", name=node["id"])
        assert READING in tidy(box.text_content()), node["id"]
    for figure in ("chain-figure", "outlook-matrix"):
        titles = pages.xpath("//*[@id=$name]//*[local-name()='title']", name=figure)
        assert titles
        assert all(READING in tidy(title.text_content()).replace("’", "'") for title in titles)


def test_the_legend_of_the_yardstick_stands_once_with_all_its_bands(built: Built) -> None:
    (legend,) = built.html.xpath("//*[contains(concat(' ', @class, ' '), ' yardstick ')]")
    bands = [tidy(each.text_content()) for each in legend.xpath(".//*[@class='band']")]

    assert bands == ["0–5 %", "10–20 %", "25–35 %", "40–<50 %", "55–75 %", "80–90 %", "95–<100 %"]


def test_the_matrix_shows_what_the_threats_say(built: Built, graph: dict[str, Any]) -> None:
    rows = {
        tidy(row.xpath("./th")[0].text_content()): [tidy(each.text_content()) for each in row.xpath("./td")]
        for row in built.html.xpath("//*[@id='outlook-matrix']//tbody/tr")
    }

    assert len(rows) == RECORDS["threat"]
    for node in of(graph, "threat"):
        likelihood, impact = rows[node["title"]]
        assert likelihood.split(" ")[0] in node["facts"]["likelihood"].replace("(", "")
        assert impact == {"unknown": "not known"}.get(node["facts"]["impact"], node["facts"]["impact"])


def test_every_judgement_is_answered_by_a_recommendation(graph: dict[str, Any]) -> None:
    answered = {link["below"] for link in graph["links"] if link["kind"] == "answers"}

    assert {node["id"] for node in of(graph, "judgement")} - answered == set()


def test_the_chain_names_the_recommendations_that_it_cannot_draw(built: Built, graph: dict[str, Any]) -> None:
    drawn = {node["id"] for kind in ("judgement", "finding") for node in of(graph, kind)}
    apart = [
        node["number"] for node in of(graph, "recommendation") if not drawn & set(below(graph, node["id"], "answers"))
    ]
    (figure,) = built.html.xpath("//*[@id='chain-figure']")

    assert apart
    assert f"gaps or threats alone: {', '.join(apart)}." in tidy(figure.text_content())


def scored(built: Built) -> list[tuple[str, ...]]:
    (table,) = built.html.xpath("//*[@id='routes-scored']//table")
    return [tuple(tidy(cell.text_content()) for cell in row.xpath("./th|./td")) for row in table.xpath(".//tbody/tr")]


def test_a_past_forecast_is_held_against_what_the_data_say_now(built: Built) -> None:
    heads = [tidy(each.text_content()) for each in built.html.xpath("//*[@id='routes-scored']//thead//th")]
    rows = [dict(zip(heads, row, strict=True)) for row in scored(built)]

    assert len(rows) == 15
    for row in rows:
        low, high, came = (int(row[name].replace(",", "")) for name in ("Lower end", "Upper end", "Published in 2025"))
        route, year = (
            next(value for name, value in row.items() if "oute" in name),
            int(row.get("Year", row.get("year", "0"))),
        )
        assert came == on_route(route, year)
        assert row["Later figure"] == ("below" if came < low else "above" if came > high else "inside"), row


def test_the_annex_prints_a_tested_two_refused_and_a_scored_forecast(built: Built) -> None:
    text = built.section_text("forecasts")

    assert "too short" in text or "too few" in text
    assert "break" in text.lower()
    assert re.search(r"1,478\D+1,740|85", text)
    assert "21 of 27" in text or re.search(r"\b21\b.*\b27\b", text)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("J1", "judgement j-lead (J1): It is likely"),
        ("E1", "stays open without it: gap G2 g-networks"),
        ("forum-press-release", "is weakened, since something else is left: area O2 a-money"),
        ("laundering", "falls: judgement J5 j-laundering"),
        ("ibc_monthly", "falls: figure"),
        ("R2", "answers    judgement J5 j-laundering"),
    ],
)
def test_explain_answers_on_ids_of_the_report(built: Built, name: str, told: str) -> None:
    root = built.folder.parents[1]
    done = subprocess.run(
        [sys.executable, "-m", "reportgen", "explain", "--project", root, name],
        capture_output=True,
        check=True,
        text=True,
    )

    assert told in done.stdout


def test_nothing_of_reportgen_is_used_here() -> None:
    source = Path(__file__).read_text(encoding="utf-8")

    assert not re.search(r"^\s*(from|import) reportgen", source, re.MULTILINE)
