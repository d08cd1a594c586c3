"""Recompute every number of the report's key places with plain pandas from `data/`, and compare with what was printed.

Nothing of reportgen is imported: the CSV files and the built HTML and PDF are all this knows.
"""

import csv
import re
from pathlib import Path

import pandas as pd
import pytest

from tests.report.conftest import ROOT, Built, tidy

DATA = ROOT / "data"
EAST = ["Eastern Mediterranean", "Western Balkans"]
MEDITERRANEAN = ["Central Mediterranean Route", "Eastern Mediterranean Route", "Western Mediterranean Route"]


def frame(name: str) -> pd.DataFrame:
    """Gives a data file; text stays text."""
    return pd.read_csv(DATA / name, keep_default_na=False)


def annual() -> pd.DataFrame:
    table = frame("frontex_ibc_annual_by_route.csv")
    return table[
        (table.data_vintage == "2025-06-03") & (table.coverage == "full year") & ~table.route.str.startswith("TOTAL")
    ]


def detections(year: int) -> int:
    table = annual()
    return int(table[table.year == year].detections.sum())


def on_route(route: str, year: int) -> int:
    table = annual()
    return int(table[(table.route == route) & (table.year == year)].detections.sum())


def fran(indicator: str, year: int, edition: int) -> int:
    table = frame("frontex_fran_indicators_by_edition.csv")
    (value,) = table[(table.indicator == indicator) & (table.year == year) & (table.report_edition == edition)].value
    return int(value)


def deaths(routes: list[str], year: int) -> int:
    table = frame("iom_missing_migrants_annual.csv")
    rows = table[
        table.data_vintage.str.startswith("2025-06") & table.route_or_scope.isin(routes) & (table.year == year)
    ]
    return int(rows.dead_and_missing.sum())


def places(year: int, edition: int) -> dict[str, int]:
    table = frame("frontex_facilitators_breakdown.csv")
    rows = table[(table.dimension == "place") & (table.year == year) & (table.report_edition == edition)]
    return dict(zip(rows.category, rows.value.astype(int), strict=True))


def placed(year: int) -> int:
    return sum(count for place, count in places(year, 2021).items() if place != "Not available")


def nationalities_of_facilitators(year: int) -> dict[str, int]:
    table = frame("frontex_facilitators_breakdown.csv")
    rows = table[(table.dimension == "nationality") & (table.year == year) & (table.report_edition == 2021)]
    return dict(zip(rows.category, rows.value.astype(int), strict=True))


def networks_with_others() -> int:
    table = frame("joint_report_and_europol_2016_key_numbers.csv")
    rows = table[(table.key == "network_nationality") & table.statement.str.contains("non-EU")]
    return int(rows.value_low.astype(int).sum())


def number(value: float) -> str:
    return f"{value:,.0f}"


def change(before: float, after: float) -> str:
    percent = (after - before) * 100 / before
    size = f"{abs(percent):.0f}" if abs(percent) >= 100 else f"{abs(percent):.1f}"
    return f"{'up' if percent > 0 else 'down'} {size} %"


def share(part: float, whole: float, digits: int = 1) -> str:
    return f"{part * 100 / whole:.{digits}f} %"


def nationality(year: int, name: str) -> int:
    table = frame("frontex_ibc_top10_nationalities.csv")
    return int(table[(table.year == year) & (table.nationality == name)].detections.sum())


def unnamed(year: int) -> int:
    """The detections of all nationalities that the list of the ten largest does not hold."""
    table = frame("frontex_ibc_top10_nationalities.csv")
    return detections(year) - int(table[table.year == year].detections.sum())


def balkans_unknown() -> tuple[int, int]:
    table = frame("frontex_ibc_annual_by_route_nationality.csv")
    rows = table[(table.route == "Western Balkans") & (table.year == 2015) & ~table.nationality.str.startswith("TOTAL")]
    return int(rows[rows.nationality == "Unknown"].detections.sum()), int(rows.detections.sum())


def in_months(first: str, last: str, route: str = "") -> pd.Series:
    """Gives detections by month; on a route, those at sea."""
    table = frame("frontex_ibc_monthly_by_route.csv")
    rows = table[(table.month >= first) & (table.month <= last)]
    rows = rows[(rows.route == route) & (rows.border_type == "Sea")] if route else rows
    return rows.assign(detections=rows.detections.astype(int)).groupby("month").detections.sum()


def months_below_usual(year: int, route: str) -> int:
    """Gives how many months of a year are below the median of the ten years before."""
    before, latest = in_months(f"{year - 10}-01", f"{year - 1}-12", route), in_months(f"{year}-01", f"{year}-12", route)
    usual = before.groupby(before.index.str[5:]).median()
    return int((latest.set_axis(latest.index.str[5:]) < usual).sum())


def part_of_2015(routes: list[str]) -> str:
    table = frame("frontex_ibc_annual_by_route_nationality.csv")
    rows = table[(table.year == 2015) & ~table.nationality.str.startswith("TOTAL")]
    return share(rows[rows.route.isin(routes)].detections.sum(), rows.detections.sum(), 0)


def documents(kind: str, year: int) -> int:
    table = frame("frontex_fraudulent_documents_by_type.csv")
    rows = table[(table.report_edition == 2021) & (table.year == year) & (table.document_type == kind)]
    return int(rows.detections.sum())


def leader(year: int) -> str:
    return str(annual()[annual().year == year].set_index("route").detections.idxmax())


def largest_document(year: int) -> str:
    table = frame("frontex_fraudulent_documents_by_type.csv")
    rows = table[(table.report_edition == 2021) & (table.year == year)]
    return str(rows.set_index("document_type").detections.idxmax())


def applicants_per_thousand(state: str = "") -> str:
    """Gives the asylum applicants of 2024 per 1,000 inhabitants of a state, or of all."""
    applied, people = frame("eurostat_asylum_by_country.csv"), frame("eurostat_population.csv")
    applied = applied[applied.year == 2024]
    if state:
        applied, people = applied[applied.geo == state], people[people.geo == state]
    return f"{applied.value.sum() * 1000 / people.population.sum():.1f}"


PERSONS = "persons using fraudulent documents (on entry)"
FACILITATORS = "facilitators"

EXPECTED = {
    "detections_2024": number(detections(2024)),
    "change_2024": change(detections(2023), detections(2024)),
    "detections_2015": number(detections(2015)),
    "rise_2015": change(detections(2014), detections(2015)),
    "fall_2016": change(detections(2015), detections(2016)),
    "detections[2014]": number(detections(2014)),
    "routes.by_route[Eastern Land Borders,2024]": number(on_route("Eastern Land Borders", 2024)),
    "routes.by_route[Western Balkans,2015]": number(on_route("Western Balkans", 2015)),
    "routes.by_route_2015[Western Balkans]": number(balkans_unknown()[1]),
    "detections[2016]": number(detections(2016)),
    "detections[2020]": number(detections(2020)),
    "detections[2023]": number(detections(2023)),
    "detections.peak_year": str(max(range(2009, 2025), key=detections)),
    "routes.east_share[2014]": share(sum(on_route(route, 2014) for route in EAST), detections(2014), 0),
    "routes.east_share[2015]": share(sum(on_route(route, 2015) for route in EAST), detections(2015), 0),
    "routes.east_share[2024]": share(sum(on_route(route, 2024) for route in EAST), detections(2024), 0),
    "routes.by_route[Western African,2019]": number(on_route("Western African", 2019)),
    "routes.by_route[Western African,2024]": number(on_route("Western African", 2024)),
    "routes.central_2015[Central Mediterranean,2015]": number(on_route("Central Mediterranean", 2015)),
    "routes.central_change[Central Mediterranean]": change(
        on_route("Central Mediterranean", 2014), on_route("Central Mediterranean", 2015)
    ),
    "routes.unknown_balkans": share(*balkans_unknown()),
    "routes.two_routes_2015": part_of_2015(EAST),
    "routes.october_2015": number(in_months("2015-10", "2015-10").sum()),
    "routes.year_2023": number(in_months("2023-01", "2023-12").sum()),
    "routes.below_usual": f"{months_below_usual(2024, 'Central Mediterranean')} months",
    "facilitators.total_2020[2020]": number(fran(FACILITATORS, 2020, 2021)),
    "facilitators.change_2020": change(fran(FACILITATORS, 2019, 2021), fran(FACILITATORS, 2020, 2021)),
    "facilitators.inland_known_2020": share(
        places(2020, 2021)["Inland"], sum(places(2020, 2021).values()) - places(2020, 2021)["Not available"]
    ),
    "facilitators.place_unknown_2020": share(places(2020, 2021)["Not available"], sum(places(2020, 2021).values())),
    "networks.with_others": f"{networks_with_others()} % of networks",
    "facilitators.unnamed_2020": share(
        nationalities_of_facilitators(2020)["All Other"] + nationalities_of_facilitators(2020)["Unknown"],
        fran(FACILITATORS, 2020, 2021),
    ),
    "facilitators.placed_2020": number(placed(2020)),
    "facilitators.placed[2020]": number(placed(2020)),
    "facilitators.placed_change": change(placed(2019), placed(2020)),
    "facilitators.by_place_2021[Not specified,2019]": number(places(2019, 2021)["Not available"]),
    "facilitators.by_place_2021[Not specified,2020]": number(places(2020, 2021)["Not available"]),
    "facilitators.land_2015_in_2016": number(places(2015, 2016)["Land"]),
    "facilitators.land_2015_in_2017": number(places(2015, 2017)["Land"]),
    "documents.by_type[Stamps,2017]": number(documents("Border Stamp", 2017)),
    "documents.persons_2020[2020]": number(fran(PERSONS, 2020, 2021)),
    "documents.series[2019]": number(fran(PERSONS, 2019, 2021)),
    "deaths.mediterranean_2024[2024]": number(deaths(MEDITERRANEAN, 2024)),
    "deaths.change_to_2024": change(deaths(MEDITERRANEAN, 2023), deaths(MEDITERRANEAN, 2024)),
    "deaths.by_route[Western African Atlantic Route,2019]": number(deaths(["Western African Atlantic Route"], 2019)),
    "deaths.by_route[Western African Atlantic Route,2024]": number(deaths(["Western African Atlantic Route"], 2024)),
    "routes.nationalities_2024.other": number(unnamed(2024)),
    "routes.unknown_2015": share(nationality(2015, "Unknown"), detections(2015)),
    "countries.rate_2024[CY]": applicants_per_thousand("CY"),
    "countries.rate_eu": applicants_per_thousand(),
}
"""Value id → how it must begin wherever it is printed outside tables (the unit may follow)."""


@pytest.mark.parametrize("value", EXPECTED)
def test_a_printed_number_is_what_pandas_gives(built: Built, value: str) -> None:
    shown = built.values().get(value, set())

    assert shown, f"{value} is printed nowhere"
    wanted = EXPECTED[value]
    others = {number(nationality(2015, "Unknown")), number(balkans_unknown()[0])} if "unknown" in value else set()
    assert all(text.startswith(wanted) or text in others or "third" in text for text in shown), (shown, wanted)


@pytest.mark.parametrize("place", ["headline", "findings", "recommendations-list"])
def test_every_value_in_the_key_places_is_recomputed_here(built: Built, place: str) -> None:
    values = {element.get("data-v") for element in built.html.xpath("//*[@id=$place]//*[@data-v]", place=place)}
    ranges = {"money.turnover_february", "money.profits_september"}  # see the test of the ranges

    assert values - set(EXPECTED) - ranges == set()


def test_every_value_in_a_title_is_recomputed_or_a_name_or_a_year(built: Built) -> None:
    titles = built.html.xpath("//*[contains(@class, 'caption')]//*[@data-v]")
    values = {(element.get("data-v"), tidy(element.text_content())) for element in titles}
    free = {(value, text) for value, text in values if value in EXPECTED or re.fullmatch(r"(19|20)\d\d", text)}
    names = {*frame("frontex_ibc_top10_nationalities.csv").nationality, largest_document(2020)}
    for year in (2020, 2022, 2024):
        shown = {text for value, text in values if value == f"routes.by_route[year={year}].first"}
        assert shown == {leader(year)}
        names |= shown
    prices = frame("smuggling_prices.csv")
    (india,) = prices[prices.leg == "India to Europe"].itertuples()
    names |= {
        text for value, text in values if value.startswith("forecasts.monthly_outlook[2026-04].")
    }  # test_forecasts
    names |= {f"USD {number(india.price_low)}–{number(india.price_high)} ({india.period})"}

    assert {text for value, text in values - free if text not in names} == set()


def test_the_findings_stand_in_the_pdf_as_in_the_html(built: Built) -> None:
    printed = built.pdf_text.replace(" ", "")
    for wanted in ("1,822,102", "511,047", "240,021", "556,345", "8,942", "3,719", "2,579", "46,820", "1,215"):
        assert wanted in printed


def test_the_ranges_of_turnover_stay_whole(built: Built) -> None:
    values = built.values()

    assert values["money.turnover_february"] == {"EUR 3–6 billion"}
    assert values["money.profits_september"] == {"EUR 5–6 billion"}


def table_of(built: Built, name: str) -> dict[str, list[str]]:
    """Gives a table's rows from the CSV beside the report: heading → cells."""
    with (built.folder / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as raw:
        rows = list(csv.reader(raw))
    return {row[0]: row[1:] for row in rows}


def test_facilitators_by_place_2015_are_those_of_one_edition(built: Built) -> None:
    rows = table_of(built, "facilitators-place-2016")
    year = rows["Place of detection"].index("2015")
    mine = sum(places(2015, 2016).values())

    assert rows["Total"][year] == str(mine) == "12023"
    assert "36,069" not in built.pdf_text
    assert "36069" not in {cell for row in rows.values() for cell in row}


def test_other_nationalities_are_all_that_are_not_named(built: Built) -> None:
    rows = table_of(built, "nationalities-now")

    assert (rows["Other"][0], rows["Total"][0]) == (str(unnamed(2024)), str(detections(2024))) == ("69107", "240021")


def test_the_2012_row_is_printed_with_its_difference(built: Built) -> None:
    rows = table_of(built, "facilitators-place-2016")
    year = rows["Place of detection"].index("2012")

    assert (rows["Total"][year], rows["Total as printed"][year], rows["Difference to the printed total"][year]) == (
        "7622",
        "7662",
        "40",
    )
    assert sum(places(2012, 2016).values()) == 7622


def test_detections_2015_are_never_two_vintages_added(built: Built) -> None:
    assert detections(2015) == 1_822_102
    assert "7,288,558" not in built.pdf_text
    assert "3,644,279" not in built.pdf_text


def test_the_stale_total_row_is_printed_nowhere(built: Built) -> None:
    """8,361 is the total of 2015 in the edition of 2019, which the edition of 2020 prints for 2016."""
    rows = table_of(built, "documents-editions")
    years = rows["Edition"]
    found = {
        (edition, years[index]) for edition, row in rows.items() for index, cell in enumerate(row) if cell == "8361"
    }

    assert found == {("2019", "2015")}
    assert "2020" not in rows
    assert built.pdf_text.count("8,361") == 1


@pytest.mark.parametrize("year", range(2020, 2025))
def test_the_column_of_a_year_in_the_table_of_routes(built: Built, year: int) -> None:
    rows = table_of(built, "routes-annual")
    column = rows["Route"].index(f"{year}, detections")
    routes = [name for name in rows if name not in {"Route", "Total"}]

    assert {name: int(rows[name][column]) for name in routes} == {name: on_route(name, year) for name in routes}
    assert int(rows["Total"][column]) == detections(year)


@pytest.mark.parametrize("year", range(2014, 2025))
def test_the_column_of_a_year_in_the_table_of_deaths(built: Built, year: int) -> None:
    rows = table_of(built, "deaths-table")
    column = rows["Route"].index(str(year))

    for name in rows.keys() - {"Route"}:
        called = {"Western African": "Western African Atlantic"}.get(name, name)
        assert int(rows[name][column]) == deaths([f"{called} Route"], year)


def test_the_table_of_nationalities(built: Built) -> None:
    rows = table_of(built, "nationalities-now")
    names = [name for name in rows if name not in {"Nationality", "Other", "Total", ""}]

    assert len(names) >= 10
    assert {name: int(rows[name][0]) for name in names} == {name: nationality(2024, name) for name in names}


@pytest.mark.parametrize("year", [2017, 2018, 2019, 2020])
def test_the_table_of_facilitators_by_nationality(built: Built, year: int) -> None:
    rows = table_of(built, "facilitators-nationality")
    column = rows["Nationality"].index(f"{year}, facilitators")
    table = frame("frontex_facilitators_breakdown.csv")
    mine = table[(table.dimension == "nationality") & (table.report_edition == 2021) & (table.year == year)]

    for name, value in zip(mine.category, mine.value, strict=True):
        assert rows[{"All Other": "Others"}.get(name, name)][column] == str(value)
    assert rows["Total"][column] == str(mine.value.sum()) == str(fran(FACILITATORS, year, 2021))


@pytest.mark.parametrize("year", [2014, 2015, 2016, 2017])
def test_the_table_of_documents(built: Built, year: int) -> None:
    rows = table_of(built, "documents-type")
    column = rows["Type of document"].index(f"{year}, documents")
    table = frame("frontex_fraudulent_documents_by_type.csv")
    mine = table[(table.report_edition == 2018) & (table.year == year)]

    assert rows["Total"][column] == str(mine.detections.sum())
    assert sorted(row[column] for name, row in rows.items() if name not in {"Total", "Type of document"}) == sorted(
        map(str, mine.detections)
    )


def test_every_price_is_printed_with_its_currency_and_ends(built: Built) -> None:
    printed = table_of_rows(built, "prices-table")
    rows = frame("smuggling_prices.csv").itertuples(index=False)
    mine = sorted((str(row.price_low), str(row.price_high), row.currency, "person") for row in rows)

    parts = ("from", "to", "currency", "for each")
    assert sorted(tuple(row[f"Price, {part}"] for part in parts) for row in printed) == mine


def test_every_estimate_is_printed_with_its_currency_and_ends(built: Built) -> None:
    printed = [
        (float(row["Estimate, from"]), float(row["Estimate, to"]), f"{row['Estimate, in']} {row['Estimate, currency']}")
        for row in table_of_rows(built, "turnover-estimates")
    ]
    rows = pd.read_csv(DATA / "turnover_estimates.csv")
    mine = zip(rows.low.fillna(rows.high), rows.high.fillna(rows.low), rows.unit, strict=True)

    assert sorted(printed) == sorted(mine)


def table_of_rows(built: Built, name: str) -> list[dict[str, str]]:
    with (built.folder / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as raw:
        return list(csv.DictReader(raw))


def test_nothing_of_reportgen_is_used_here() -> None:
    source = Path(__file__).read_text(encoding="utf-8")

    assert not re.search(r"^\s*(from|import) reportgen", source, re.MULTILINE)
