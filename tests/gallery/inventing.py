"""Invents the gallery's data: `python -m tests.gallery.inventing` writes `reportgen/gallery/data/*.csv`, always the same.

Names of routes, nationalities and documents are those of the real files, because the examples must fit both; no number has
anything to do with a real one: each comes from the digest of its own key.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import product
from pathlib import Path

HOME = Path(__file__).parents[2] / "reportgen" / "gallery" / "data"
ROUTES = {
    "Central Mediterranean": 90, "Eastern Mediterranean": 70, "Western Balkans": 55, "Western African": 30,
    "Western Mediterranean": 24, "Eastern Land Borders": 9, "Circular Route from Albania to Greece": 6, "Black Sea": 1,
    "Other": 2,
}  # fmt: skip
COUNTRIES = (
    "Syria", "Afghanistan", "Morocco", "Tunisia", "Egypt", "Bangladesh", "Guinea", "Türkiye", "Unknown", "Algeria",
)  # fmt: skip
TYPES = {"Passports": 40, "Visas": 22, "Residence permits": 18, "ID cards": 15, "Stamps": 12, "Other": 4}
SEA = ("Central Mediterranean", "Western African", "Eastern Mediterranean", "Western Mediterranean")
SEASON = (4, 4, 6, 7, 9, 11, 14, 15, 13, 8, 5, 4)


def chance(*key: object) -> float:
    """Gives a number from 0 to 1 that hangs on nothing but the key."""
    return int.from_bytes(blake2b(repr(key).encode(), digest_size=6).digest()) / 2**48


def amount(size: float, *key: object) -> int:
    """Gives about so many, from a third of it to twice as many."""
    return round(size * (0.35 + 1.65 * chance(*key) ** 1.6))


def annual() -> Iterator[Sequence[object]]:
    for route, year in product(ROUTES, range(2014, 2026)):
        wave = 1.9 if year == 2019 else 1
        part = 0.3 if year == 2025 else 1
        given = amount(ROUTES[route] * 1000 * wave * part, "annual", route, year)
        yield route, year, given, "2025-06-03", "full year" if year < 2025 else "Jan-Apr only"


def monthly() -> Iterator[Sequence[object]]:
    for route, kind, year, month in product(ROUTES, ("Land", "Sea"), range(2019, 2026), range(1, 13)):
        late = year == 2025 and month > 4
        lands = (kind == "Land") == (route not in SEA) or route in {"Eastern Mediterranean", "Western Mediterranean"}
        if late or not lands:
            continue
        shift = 4 if route == "Western African" else 0
        share = SEASON[(month - 1 - shift) % 12] / 100 * (0.4 if kind == "Land" else 1)
        yield (
            route,
            kind,
            f"{year}-{month:02}",
            amount(ROUTES[route] * 1000 * share, route, kind, year, month),
            "2025-06-03",
        )


def top() -> Iterator[Sequence[object]]:
    for year in range(2014, 2026):
        part = 0.3 if year == 2025 else 1
        found = {
            name: amount(40_000 / (place + 2) * 3 * part, "top", name, year) for place, name in enumerate(COUNTRIES)
        }
        for rank, name in enumerate(sorted(found, key=lambda each: -found[each]), start=1):
            yield year, rank, name, found[name], "full year" if year < 2025 else "Jan-Apr only"


def documents() -> Iterator[Sequence[object]]:
    for kind, year in product(TYPES, range(2015, 2021)):
        yield kind, year, amount(TYPES[kind] * 100, "documents", kind, year), 2021


def prices() -> Iterator[Sequence[object]]:
    legs = (
        ("Coast A to island B", "sea", "2015", 900, 2400, "EUR", "per person"),
        ("Coast A to island B", "sea", "2016", 700, 1500, "EUR", "per person"),
        ("Border C to city D", "land", "2015", 1200, 3000, "EUR", "per person"),
        ("Border C to city D", "road", "2015", 1800, 1800, "EUR", "per person (around)"),
        ("Capital E to airport F", "air", "2015", 7000, 12000, "USD", "per person"),
        ("Port G to port H", "sea", "2015", 4000, 6500, "USD", "per person"),
        ("Port G to port H", "cargo ship", "2015", 5000, 5000, "USD", "per person (up to)"),
    )
    yield from legs


def eurostat() -> Iterator[Sequence[object]]:
    for geo, year in product(("DE", "EL", "ES", "FR", "HU", "IT", "PL"), (2018, 2019)):
        yield "found to be illegally present", geo, year, amount(50_000, "eurostat", geo, year)


def hotspots() -> Iterator[Sequence[object]]:
    kinds = {
        "Departure": ("Tripoli", "Sfax", "Izmir", "Cairo"), "Transit hub": ("Istanbul", "Belgrade", "Athens", "Milan"),
        "Border": ("Thessaloniki", "Calais", "Catania"), "Destination": ("Munich", "Vienna", "Brussels", "Madrid"),
    }  # fmt: skip
    for kind, cities in kinds.items():
        yield from ((city, kind, amount(30, "hotspots", city)) for city in cities)


def operations() -> Iterator[Sequence[object]]:
    yield "deaths", "Survey of coroners", amount(900, "operations", 1), "2014-2015"
    yield "deaths", "Register of the missing", amount(300, "operations", 2), "2016"
    yield "irregular entries", "Count at crossing points", amount(70, "operations", 3), "2013-2016"
    yield "operation", "Joint action days A", amount(40, "operations", 4), "2020-11-27..12-03"
    yield "operation", "Joint action days B", amount(60, "operations", 5), "2022-11-28..12-02"
    yield "operation", "Patrols along coast C", amount(80, "operations", 6), "2018 (from mid-year)"


def flows() -> Iterator[Sequence[object]]:
    yield from (
        ("Region A", "Hub 1", 4200), ("Region A", "Hub 2", 1300), ("Region B", "Hub 1", 1900), ("Region B", "Hub 2", 2600),
        ("Region C", "Hub 2", 900), ("Region not known", "Hub 2", ":"), ("Hub 1", "Country X", 3100),
        ("Hub 1", "Country Y", 2300), ("Hub 2", "Country Y", 1500), ("Hub 2", "Country Z", 3300),
    )  # fmt: skip


def cases() -> Iterator[Sequence[object]]:
    rows = (
        ("Open on 1 January", 1480), ("Opened", 910), ("Reopened", 65), ("Closed with charges", -420),
        ("Closed without charges", -515), ("Handed over", ":"), ("Open on 31 December", 1375),
    )  # fmt: skip
    yield from rows


def threats() -> Iterator[Sequence[object]]:
    yield from (
        ("Forged documents", "Likely", "Medium"), ("Use of small boats", "Likely", "High"),
        ("Recruitment online", "Almost certain", "Medium"), ("Corruption at a crossing", "Unlikely", "High"),
        ("Violence against clients", "Possible", "High"), ("Use of rail freight", "Possible", "Low"),
        ("Payment in virtual assets", "Likely", "Medium"), ("Use of light aircraft", "Unlikely", "Low"),
        ("Sham marriages", "Possible", "Low"), ("Attacks on border staff", "", "High"),
    )  # fmt: skip


FILES = {
    "ibc_annual.csv": (("route", "year", "detections", "data_vintage", "coverage"), annual),
    "ibc_monthly.csv": (("route", "border_type", "month", "detections", "data_vintage"), monthly),
    "ibc_top.csv": (("year", "rank", "nationality", "detections", "coverage"), top),
    "documents.csv": (("document_type", "year", "detections", "report_edition"), documents),
    "made_up_flows.csv": (("start", "end", "persons"), flows),
    "made_up_cases.csv": (("step", "cases"), cases),
    "made_up_threats.csv": (("threat", "likelihood", "impact"), threats),
    "prices.csv": (("leg", "mode", "period", "price_low", "price_high", "currency", "basis"), prices),
    "eurostat.csv": (("indicator", "geo", "year", "value"), eurostat),
    "operations.csv": (("topic", "statement", "value", "period"), operations),
    "hotspots.csv": (("city", "kind", "cases"), hotspots),
}
"""File → its header and what gives its rows."""


def text_of(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


if __name__ == "__main__":
    for name, (header, rows) in FILES.items():
        (HOME / name).write_text(text_of(header, rows()), encoding="utf-8")
