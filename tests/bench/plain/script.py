"""The report as a plain script: what a good engineer would write with pandas, plotly, kaleido, Jinja and WeasyPrint.

    python script.py FOLDER [--server]

FOLDER holds `data/*.csv`, `report.html.j2`, `screen.css`, `print.css` and `figures.json`, the Plotly JSON of figures that
it does not make itself; `index.html`, `report.pdf` and `data/*.csv` go to FOLDER/out. One pass from top to bottom: read,
compute, draw one image at a time, one template, one WeasyPrint call. It knows nothing of contracts, provenance, caches,
phones or problems, and it computes a number once, where it is needed.
`--server` draws all images in one browser (kaleido's own server) instead of one browser an image.
"""
# ruff: noqa: S704 these are its own pictures and styles

import base64
import json
import sys
from pathlib import Path

import jinja2
import kaleido
import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup
from plotly.offline import get_plotlyjs
from plotly.subplots import make_subplots
from weasyprint import HTML

ROUTES = ["Eastern Mediterranean", "Western Balkans", "Central Mediterranean", "Western Mediterranean", "Western African",
          "Eastern Land Borders", "Circular Route from Albania to Greece", "Black Sea", "Other"]  # fmt: skip
SEAS = ["Eastern Mediterranean", "Central Mediterranean", "Western Mediterranean", "Western African Atlantic"]
BLUE, ORANGE, GREY = "#12355b", "#b3400f", "#68727d"
SHADES = ["#12355b", "#3f74a8", "#8db3d3", "#b3400f", "#c9ced4"]
FONT = {"family": "Inter, sans-serif", "size": 12}
BEFORE = {"per person": "", "per person (around)": "about ", "per person (about)": "about ", "per person (up to)": "up to ",
          "per person, average from debriefings": "on average "}  # fmt: skip
PRICED_BY = {
    "newdelhitimes": "Europol and INTERPOL, Joint Europol-INTERPOL Report, Executive Summary, May 2016, as quoted by AP",
    "reuters.com": "Europol, as quoted by Reuters", "internazionale": "Internazionale, Borderline",
    "Annual Risk Analysis 2015": "Frontex 2015", "Risk Analysis for 2019": "Frontex 2019",
    "Risk Analysis for 2020": "Frontex 2020", "tgcom24": "TGCOM24", "handelsblatt": "Handelsblatt, The high price of hope",
    "yumpu": "IOM 2016", "tellerreport": "UNODC 2018, as quoted by Teller Report",
    "wearesolomon": "Solomon, Hawala: the bankers of irregular migration",
    "thenationalnews": "Europol, as quoted by The National", "n1info": "GI-TOC, as quoted by N1",
    "cafebabel": "WSJ, as quoted by Cafébabel", "equity-insider": "Reuters, as quoted by equity-insider.com",
    "commissioners.ec": "European Commission, Fighting migrant smugglers: have your say",
}  # fmt: skip
ESTIMATED_BY = {
    "Europol (Feb 2016)": "Europol Feb 2016", "Europol (Sep 2016)": "Europol, Press release of September 2016",
    "Europol-INTERPOL (May 2016)":
        "Europol and INTERPOL, Joint Europol-INTERPOL Report, Executive Summary, May 2016, as quoted by ANSA",
    "Europol SOCTA 2017": "Europol 2017, as quoted by The Independent",
    "UNODC Global Study 2018": "UNODC 2018, as quoted by Teller Report", "Frontex RA 2020": "Frontex 2020",
    "UNODC Observatory 2024": "UNODC 2024", "GI-TOC 2021": "GI-TOC 2021, as quoted by InfoMigrants",
    "FATF 2022": "FATF 2022, as quoted by Border Security Report", "Frontex ARA 2015": "Frontex 2015",
}  # fmt: skip

folder = Path(sys.argv[1])
out = folder / "out"
said: dict[str, str] = {}  # as a sentence says it: "1,822,102 detections", "down 9.8 %"
plain: dict[str, str] = {}  # the number alone
tables: dict[str, tuple[pd.DataFrame, int]] = {}  # id → the cells as text, and how many columns head a row
figures: dict[str, go.Figure] = {}


def read(name, **options):
    return pd.read_csv(folder / "data" / f"{name}.csv", dtype={"period": str}, **options)


def number(value):
    return f"{value:,.0f}".replace("-", "−")


def share(part, whole, digits=1):
    return f"{100 * part / whole:.{digits}f}\N{NO-BREAK SPACE}%"


def change(new, old):
    percent = 100 * (new / old - 1)
    digits = 0 if abs(percent) >= 100 else 1
    return f"{'up' if percent > 0 else 'down'} {abs(percent):,.{digits}f}\N{NO-BREAK SPACE}%"


def step(new, old):
    if old < 20:
        return "–"
    percent = 100 * (new / old - 1)
    return f"{percent:+,.{0 if abs(percent) >= 100 else 1}f}\N{NO-BREAK SPACE}%".replace("-", "−")


def span(low, high):
    return f"{low:,g}" if low == high else f"{low:,g}–{high:,g}"


def give(name, value, unit=""):
    plain[name] = number(value)
    said[name] = f"{number(value)} {unit}".strip()


def table(name, frame, heads=1):
    tables[name] = (frame, heads)


def wide(frame, heading):
    """Turns counts (rows, years) into cells of text under a heading for the rows."""
    return frame.map(number).rename(columns=str).rename_axis(heading).rename_axis(None, axis=1).reset_index()


def with_total(frame):
    total = frame.sum().to_frame("Total").T.rename_axis(frame.index.name)
    return pd.concat([frame, total])


def with_share_and_change(frame):
    first, last = frame.columns[-2:]
    cells = wide(frame, frame.index.name)
    cells[f"Share {last}, %"] = [f"{100 * value / frame.loc['Total', last]:.1f}" for value in frame[last]]
    cells[f"Change {first}–{last}"] = [step(*pair) for pair in zip(frame[last], frame[first], strict=True)]
    return cells


# --- detections ---------------------------------------------------------------------------------------------------
annual = read("frontex_ibc_annual_by_route").query("data_vintage == '2025-06-03' and year <= 2024")
by_year = annual[annual.route != "TOTAL (sum of rows)"].groupby("year").detections.sum()
by_route = annual[annual.route.isin(ROUTES) & (annual.year >= 2014)].pivot_table("detections", "route", "year", "sum")
by_route = by_route.loc[ROUTES].astype(int)
give("detections_2015", by_year[2015], "detections")
give("detections_2024", by_year[2024])
for year in (2016, 2023):
    give(f"detections[{year}]", by_year[year])
said["detections.peak_year"] = str(by_year.idxmax())
said["rise_2015"] = change(by_year[2015], by_year[2014])
said["fall_2016"] = change(by_year[2016], by_year[2015])
said["change_2024"] = change(by_year[2024], by_year[2023])
east = by_route.loc[["Eastern Mediterranean", "Western Balkans"]].sum() / by_route.sum()
for year in (2014, 2015, 2024):
    said[f"routes.east_share[{year}]"] = share(east[year], 1, 0)
for year in (2019, 2024):
    give(f"routes.by_route[Western African,{year}]", by_route.loc["Western African", year])
for year in (2020, 2022, 2024):
    said[f"routes.by_route[year={year}].first"] = by_route[year].idxmax()
central = by_route.loc["Central Mediterranean"]
give("routes.central_2015[Central Mediterranean,2015]", central[2015], "detections")
said["routes.central_change[Central Mediterranean]"] = change(central[2015], central[2014])
largest = by_route[2024].drop("Other").sort_values(ascending=False).index
recent = by_route.loc[[*largest, "Other"], 2020:]
table("routes-annual", with_share_and_change(with_total(recent.rename_axis("Route"))))
table("annex-tables-1", wide(with_total(by_route), "Route"))
top = by_route.loc[by_route.drop("Other").sum(axis=1).nlargest(5).index]
top = top.loc[[route for route in ROUTES if route in top.index]]
top.loc["Other routes"] = by_route.sum() - top.sum()
table("detections-by-route-data", wide(top.T, "Year"))

monthly = read("frontex_ibc_monthly_by_route").query("'2014-01' <= month <= '2024-12'")
monthly["year"] = monthly.month.str[:4].astype(int)
at_sea = monthly[(monthly.border_type == "Sea") & (monthly.month >= "2019-01")]
sea = at_sea.pivot_table("detections", "month", "route", "sum")[[ROUTES[0], ROUTES[2], ROUTES[3], ROUTES[4]]].astype(
    int
)
table("monthly-by-route-data", wide(sea.set_axis(pd.to_datetime(sea.index).strftime("%b %Y")), "Month"))
border = monthly.pivot_table("detections", "year", "border_type", "sum").astype(int)
table("by-border-data", wide(border, "Year"))
said["routes.by_border.from"] = str(border.index.min())
said["routes.sea_share.low_year"] = str((border.Sea / border.sum(axis=1)).idxmin())

nationality = read("frontex_ibc_top10_nationalities")
nationality["nationality"] = nationality.nationality.replace(
    {"Kosovo*": "Kosovo*", "Turkey": "Türkiye", "Not specified": "Unknown", "Unspecified": "Unknown"}
)
in_2015, in_2024 = (
    nationality[nationality.year == year].set_index("nationality").detections.sort_values(ascending=False)
    for year in (2015, 2024)
)
unknown = in_2015["Unknown"]
known = in_2015.drop("Unknown").head(9)
said["routes.unknown_2015"], plain["routes.unknown_2015"] = share(unknown, by_year[2015]), number(unknown)
words = {0.25: "a quarter", 1 / 3: "a third", 0.5: "half"}
nearest = min(words, key=lambda part: abs(part - unknown / by_year[2015]))
fraction = {"routes.unknown_2015": ("almost " if unknown / by_year[2015] < nearest else "over ") + words[nearest]}
said["routes.nationalities_2015.first"], said["routes.nationalities_2024.first"] = known.index[0], in_2024.index[0]
give("routes.nationalities_2024.total", in_2024.sum())
table("nationalities-now", wide(in_2024.to_frame("Detections"), "Nationality"))
table("nationalities-2015-data", wide(in_2015.loc[[*known.index, "Unknown"]].to_frame("detections"), "Nationality"))
balkans = read("frontex_ibc_annual_by_route_nationality").query("route == 'Western Balkans' and year == 2015")
balkans = balkans[~balkans.nationality.str.startswith("TOTAL")].set_index("nationality").detections
missing = balkans[balkans.index.str.contains("Unknown|specified", regex=True)].sum()
said["routes.unknown_balkans"], plain["routes.unknown_balkans"] = share(missing, balkans.sum()), number(missing)

# --- networks -----------------------------------------------------------------------------------------------------
keys = read("joint_report_and_europol_2016_key_numbers")
emsc = read("europol_emsc_figures")


def quoted(name, row, value):
    words = next((each for each in ("more than", "nearly", "close to") if f"({each})" in str(row.unit)), "")
    plain[name] = f"{words} {number(value)}".strip().replace("close to", "nearly")


for name, statement in {
    "hotspots": "smuggling hotspots identified", "hotspots_eu": "of which in the EU",
    "hotspots_outside": "of which outside the EU", "hotspots_february": "criminal hotspots, February report",
}.items():  # fmt: skip
    row = keys[keys.statement == statement].iloc[0]
    quoted(f"networks.{name}", row, row.value_low)
for name, key in {"polycrime": "polycrime_suspects", "countries": "suspect_countries",
                  "quoted_detections": "cmr_detections", "quoted_fall": "cmr_change"}.items():  # fmt: skip
    row = keys[keys.key == key].iloc[0]
    quoted(f"networks.{name}", row, row.value_low)
for name, indicator, period in (
    ("suspects_2016", "new suspects", "2016-01..08"), ("suspects_known", "new suspects", "2016-01..08, nationality known"),
    ("stock_first", "suspects in database (stock)", "2015-09"), ("stock_middle", "suspects in database (stock)", "2016-07"),
    ("stock_last", "suspects in database (stock)", "2017-12"),
    ("accounts_2015", "social-media accounts suspected of smuggling content", "2015"),
    ("accounts_2016", "social-media accounts suspected of smuggling content", "2016"),
):  # fmt: skip
    row = emsc[(emsc.indicator == indicator) & (emsc.period == period)].iloc[0]
    quoted(f"networks.{name}", row, row.value)
composition = keys[keys.key == "network_nationality"].set_index("statement").value_low.astype(int).sort_index()
table("composition-data", wide(composition.to_frame("% of networks"), "Statement"))

# --- facilitators -------------------------------------------------------------------------------------------------
fran = read("frontex_fran_indicators_by_edition")
helped = read("frontex_facilitators_breakdown")
latest = fran[fran.indicator == "facilitators"].sort_values("report_edition").groupby("year").tail(1).set_index("year")
latest = latest.sort_index()
give("facilitators.total_2020[2020]", latest.value[2020], "facilitators")
said["facilitators.change_2020"] = change(latest.value[2020], latest.value[2019])
series = latest.value.map(number).rename("Facilitators").to_frame()
series["Source"] = "Frontex " + latest.report_edition.astype(str)
table("annex-tables-5", series.rename_axis("Year").reset_index())
places = {
    edition: helped.query("dimension == 'place' and report_edition == @edition").pivot_table("value", "category", "year", "sum")
    for edition in (2016, 2021)
}  # fmt: skip
placed = places[2021].astype(int).rename({"Unknown": "Not available", "N/A": "Not available", "n.a.": "Not available"})
placed = placed.loc[["Inland", "Land", "Sea", "Air", "Not available"]]
table("annex-tables-4", wide(with_total(placed), "Category"))
table("facilitators-place-2021-data", wide(placed.T, "Year"))
said["facilitators.by_place_2021.from"], said["facilitators.by_place_2021.to"] = map(str, placed.columns[[0, -1]])
in_2020 = placed[2020]
said["facilitators.inland_known_2020"] = share(in_2020["Inland"], in_2020.drop("Not available").sum())
said["facilitators.place_unknown_2020"] = share(in_2020["Not available"], in_2020.sum())
before = with_total(places[2016].astype(int).loc[["Inland", "Land", "Land intra-EU", "Sea", "Air", "Not specified"]])
before.loc["Total as printed"] = (
    fran[(fran.indicator == "facilitators") & (fran.report_edition == 2016)].set_index("year").value
)
before.loc["Difference to the printed total"] = before.loc["Total as printed"] - before.loc["Total"]
table("facilitators-place-2016", wide(before, "Place of detection"))
for edition in (2016, 2017):
    row = helped.query("dimension == 'place' and report_edition == @edition and category == 'Land' and year == 2015")
    give(f"facilitators.land_2015_in_{edition}", row.value.iloc[0])
nation = helped.query("dimension == 'nationality' and report_edition == 2021").pivot_table(
    "value", "category", "year", "sum"
)
nation = nation.astype(int).rename({"Turkey": "Türkiye", "Not specified": "Unknown", "All Other": "Others"})
order = nation.drop(["Others", "Unknown"])[2020].sort_values(ascending=False).index.tolist()
table("facilitators-nationality", wide(with_total(nation.loc[[*order, "Others", "Unknown"]]), "Nationality"))

# --- prices and money flows ---------------------------------------------------------------------------------------
prices = read("smuggling_prices")
prices["leg"] = prices.leg.str.replace("Turkey", "Türkiye")


def price(row):
    text = f"{BEFORE.get(row.basis, '')}{row.currency}\N{NO-BREAK SPACE}{span(row.price_low, row.price_high)}"
    return f"{text} (single case)" if row.basis.startswith("one case") else text


def looked_up(text, names):
    return next(shown for part, shown in names.items() if part in text)


prices["Price"] = prices.apply(price, axis=1)
prices["Source"] = [looked_up(text, PRICED_BY) for text in prices.source]
for name, leg, period in (("libya_italy", "Libya to Italy", "2015"), ("libya_italy_2017", "Libya to Italy", "2017"),
                          ("turkey_italy_2014", "Türkiye to Italy", "2014"),
                          ("india", "India to Europe", "2016")):  # fmt: skip
    plain[f"money.{name}"] = prices[(prices.leg == leg) & (prices.period == period)].Price.iloc[0]
said["money.india"] = plain["money.india"] + " (2016)"
ordered = prices.assign(key=prices.leg.str.lower()).sort_values(["key", "period"], kind="stable")
titles = {"leg": "Leg", "mode": "Means", "period": "Period"}
table("prices-table", ordered[["leg", "mode", "period", "Price", "Source"]].rename(columns=titles), 3)
ranges = prices[prices.period.isin(["2015", "2016"])].rename(columns={**titles, "currency": "Currency"})
shown = ranges.rename(columns={"Price": "Prices per person"})
table("price-ranges-data", shown[["Currency", "Leg", "Means", "Period", "Prices per person"]], 4)
turnover = read("turnover_estimates", quotechar='"')
turnover[["measure", "before"]] = turnover.measure.str.extract(r"^(.*?)(?: \((.*)\))?$").to_numpy()
turnover["measure"] = turnover.measure.str.replace("'yearly benefit … profits'", "profits")
turnover["before"] = turnover.before.fillna("").replace("roughly", "about")
turnover["scope"] = turnover.scope.str.replace("Turkey-Italy", "from Türkiye to Italy")


def amount(row):
    size, currency = row.unit.split()
    text = f"{currency}\N{NO-BREAK SPACE}{span(row.low, row.high)}\N{NO-BREAK SPACE}{size}"
    return f"{row.before} {text}".strip()


turnover["Estimate"] = turnover.apply(amount, axis=1)
turnover["Source"] = turnover.organisation.map(ESTIMATED_BY)
for name, organisation in {"turnover_february": "Europol (Feb 2016)", "profits_september": "Europol (Sep 2016)",
                           "joint_may": "Europol-INTERPOL (May 2016)"}.items():  # fmt: skip
    plain[f"money.{name}"] = turnover[turnover.organisation == organisation].Estimate.iloc[0]
titles = {"scope": "Scope", "year": "Year", "measure": "Measure"}
ordered = turnover.sort_values(["scope", "year"], kind="stable").rename(columns=titles)
table("turnover", ordered[["Scope", "Year", "Measure", "Estimate", "Source"]], 3)

# --- documents, deaths, revisions ---------------------------------------------------------------------------------
documents = read("frontex_fraudulent_documents_by_type")
kinds = {"Passport": "Passports", "Visa": "Visas", "Residence Permit": "Residence permits", "ID Card": "ID cards",
         "Border Stamp": "Stamps"}  # fmt: skip
documents["document_type"] = documents.document_type.replace(kinds)
kinds = ["Passports", "Visas", "Residence permits", "ID cards", "Stamps", "Other"]
now, then = (
    documents[documents.report_edition == edition].pivot_table("detections", "document_type", "year", "sum").loc[kinds]
    for edition in (2021, 2018)
)
now, then = now.astype(int), then.astype(int)
forged = fran[(fran.report_edition == 2021) & (fran.indicator == "persons using fraudulent documents (on entry)")]
forged = forged.set_index("year").value.loc[2017:2020]
give("documents.persons_2020[2020]", forged[2020], "persons")
said["documents.change_2020"] = change(forged[2020], forged[2019])
said["documents.passports_change[Passports]"] = change(now.loc["Passports", 2020], now.loc["Passports", 2017])
for year in (2019, 2020):
    give(f"documents.by_type[Other,{year}]", now.loc["Other", year])
give("documents.by_type[Stamps,2017]", now.loc["Stamps", 2017])
give("documents.by_type_2018[Stamps,2017]", then.loc["Stamps", 2017])
table("documents-heat-data", wide(now, "Document type"))
table("annex-tables-3", wide(with_total(now), "Document type"))
order = [*then.drop("Other")[2017].sort_values(ascending=False).index, "Other"]
table("documents-type", with_share_and_change(with_total(then.loc[order].rename_axis("Type of document"))))

deaths = read("iom_missing_migrants_annual")
first = deaths[deaths.data_vintage.str.contains("early 2016") & deaths.route_or_scope.str.startswith("MEDITERRANEAN")]
give("methodology.deaths_2015_first", first[first.year == 2015].dead_and_missing.iloc[0])
deaths = deaths[deaths.data_vintage.str.startswith("2025-06") & deaths.year.between(2014, 2024)]
deaths["route"] = deaths.route_or_scope.str.removesuffix(" Route")
dead = deaths.pivot_table("dead_and_missing", "route", "year", "sum").loc[SEAS].astype(int)
drowned = dead.loc[SEAS[:3]].sum()
give("deaths.mediterranean_2024[2024]", drowned[2024])
give("deaths.mediterranean[2015]", drowned[2015])
said["deaths.change_to_2024"] = change(drowned[2024], drowned[2023])
give("deaths.central_2024[Central Mediterranean Route,2024]", dead.loc["Central Mediterranean", 2024])
for year in (2019, 2024):
    give(f"deaths.by_route[Western African Atlantic Route,{year}]", dead.loc["Western African Atlantic", year])
said["deaths.by_route.from"] = str(dead.columns[0])
table("deaths-table", wide(dead, "Route"))
table("deaths-by-route-data", wide(dead.T, "Year"))
table("annex-tables-2", wide(with_total(dead), "Route"))
crossing = fran[(fran.indicator == "illegal border-crossing between BCPs") & (fran.year == 2014)]
revised = crossing.set_index("report_edition").value.sort_index().to_frame("Detections of 2014 by edition").T
table("method-revisions", wide(revised, ""))


# --- figures ------------------------------------------------------------------------------------------------------
def lines(frame, columns=3, height=352):
    rows = -(-len(frame.columns) // columns)
    figure = make_subplots(rows, columns, subplot_titles=list(frame.columns))
    for index, name in enumerate(frame.columns):
        place = {"row": index // columns + 1, "col": index % columns + 1}
        figure.add_scatter(x=frame.index, y=frame[name], mode="lines", line={"color": BLUE, "width": 2}, **place)
        figure.add_scatter(x=frame.index[-1:], y=frame[name][-1:], mode="markers", marker={"color": BLUE}, **place)
    return styled(figure, height)


def styled(figure, height, **layout):
    figure.update_layout(template="plotly_white", font=FONT, width=660, height=height, showlegend=False,
                         margin={"l": 60, "r": 10, "t": 30, "b": 30}, **layout)  # fmt: skip
    return figure


def stacked(frame, norm="", height=300):
    figure = go.Figure()
    for name, colour in zip(frame.columns, SHADES, strict=False):
        figure.add_bar(x=frame.index.astype(str), y=frame[name], name=name, marker_color=colour)
    styled(figure, height, barmode="stack", barnorm=norm)
    return figure.update_layout(showlegend=True, legend={"orientation": "h"})


figures["detections-by-route"] = lines(top.T)
figures["monthly-by-route"] = lines(sea.set_axis(pd.to_datetime(sea.index)), 2, 262)
figures["by-border"] = stacked(border, "percent")
dots = go.Figure(go.Scatter(x=known, y=known.index, mode="markers", marker={"color": BLUE, "size": 10}))
dots.add_scatter(x=[unknown], y=["Unknown"], mode="markers", marker={"color": GREY, "size": 10})
figures["nationalities-2015"] = styled(dots, 260).update_yaxes(autorange="reversed")
largest = composition.sort_values()
bars = go.Figure(go.Bar(x=largest, y=largest.index, orientation="h", marker_color=BLUE, text=largest))
figures["composition"] = styled(bars, 142).update_yaxes(automargin=True)
figures["facilitators-place-2021"] = stacked(placed.T)
strips = make_subplots(2, 1, shared_xaxes=False, subplot_titles=["EUR", "USD"], vertical_spacing=0.08)
for index, currency in enumerate(["EUR", "USD"], start=1):
    for row in ranges[ranges.Currency == currency].itertuples():
        name = f"{row.Leg}, {row.Means}, {row.Period}"
        strips.add_scatter(x=[row.price_low, row.price_high], y=[name, name], mode="lines+markers",
                           line={"color": BLUE, "width": 4}, row=index, col=1)  # fmt: skip
figures["price-ranges"] = styled(strips, 706).update_yaxes(automargin=True)
heat = go.Figure(go.Heatmap(z=now.to_numpy(), x=now.columns.astype(str), y=now.index, colorscale="Blues", showscale=False,
                            text=now.map(number).to_numpy(), texttemplate="%{text}"))  # fmt: skip
figures["documents-heat"] = styled(heat, 213).update_yaxes(autorange="reversed", automargin=True)
death = go.Figure()
for name, colour in zip(dead.index, [BLUE, ORANGE, GREY, "#3f74a8"], strict=True):
    death.add_scatter(x=dead.columns, y=dead.loc[name], name=name, mode="lines", line={"color": colour, "width": 2})
    death.add_scatter(x=dead.columns[-1:], y=dead.loc[name][-1:], mode="markers+text", text=[name], textposition="top left",
                      marker={"color": colour})  # fmt: skip
figures["deaths-by-route"] = styled(death, 298)


for name, plotly in json.loads((folder / "figures.json").read_text()).items():
    figures.setdefault(name, go.Figure(plotly))


def spark(values):
    low, high, width = min(values), max(values), 90 / (len(values) - 1)
    points = [
        f"{3 + index * width:.1f} {23 - 20 * (value - low) / (high - low):.1f}" for index, value in enumerate(values)
    ]
    x, y = points[-1].split()
    return (f'<svg xmlns="http://www.w3.org/2000/svg" class="spark" viewBox="0 0 96 26" width="96" height="26">'
            f'<path d="M{" L".join(points)}" fill="none" stroke="{GREY}" stroke-width="1.6"/>'
            f'<circle cx="{x}" cy="{y}" r="2.6" fill="{ORANGE}"/></svg>')  # fmt: skip


sparks = [spark(list(each)) for each in (by_year, latest.value, forged, drowned)]

# --- out ----------------------------------------------------------------------------------------------------------
(out / "data").mkdir(parents=True, exist_ok=True)
if "--server" in sys.argv:
    kaleido.start_sync_server(n=1, mathjax=False, silence_warnings=True)
pictures = {}
for name, figure in figures.items():
    size = {"format": "svg", "width": 660, "height": figure.layout.height}
    drawn = kaleido.calc_fig_sync(figure, opts=size, kopts={} if "--server" in sys.argv else {"mathjax": False})
    (out / f"{name}.svg").write_bytes(drawn)
    pictures[name] = Markup(drawn.decode())
if "--server" in sys.argv:
    kaleido.stop_sync_server()
csv = {}
for name, (frame, _) in tables.items():
    text = frame.to_csv(index=False)
    (out / "data" / f"{name.removesuffix('-data')}.csv").write_text(text)
    csv[name] = f"data:text/csv;charset=utf-8;base64,{base64.b64encode(text.encode()).decode()}"
live = {name: Markup(figure.to_html(full_html=False, include_plotlyjs=False, div_id=f"{name}-live"))
        for name, figure in figures.items()}  # fmt: skip
page = jinja2.Environment(
    loader=jinja2.FileSystemLoader(folder), autoescape=True, undefined=jinja2.StrictUndefined
).get_template("report.html.j2")
said, plain = {**plain, **said}, {**said, **plain}  # what has one form has it everywhere
names = {"said": said, "plain": plain, "fraction": fraction, "tables": tables, "pictures": pictures, "csv": csv, "live": live,
         "sparks": [Markup(each) for each in sparks], "plotly": Markup(get_plotlyjs()),
         "uris": [f"data:image/svg+xml;base64,{base64.b64encode(each.encode()).decode()}" for each in sparks],
         "css": {name: Markup((folder / f"{name}.css").read_text()) for name in ("screen", "print")}}  # fmt: skip
(out / "index.html").write_text(page.render(medium="screen", **names))
HTML(string=page.render(medium="print", **names), base_url=str(out)).write_pdf(
    out / "report.pdf", pdf_variant="pdf/ua-1"
)
