# ruff: noqa: E501, ISC004
"""A whole document made by hand: every block kind, notes, references, tables of several pages; its figures are invented."""

from dataclasses import dataclass

from reportgen.document import (
    Abbreviation,
    Block,
    Caption,
    Document,
    Figure,
    Front,
    Grid,
    GridCell,
    GridRow,
    Heading,
    Items,
    Label,
    Link,
    Marked,
    NoteCall,
    Paragraph,
    Parts,
    Quote,
    Reference,
    Section,
    SectionNote,
    Shown,
    Spark,
    Text,
    Words,
)  # fmt: skip
from reportgen.renderers.pictures import narrow_name
from reportgen.templating.messages import messages

YEARS = tuple(str(year) for year in range(2014, 2025))
ROUTES = {
    "Eastern Mediterranean": (50834, 885386, 182277, 42319, 56561, 83333, 20283, 20567, 43906, 60073, 69436),
    "Central Mediterranean": (170664, 153946, 181376, 118962, 23485, 14003, 35673, 67724, 105561, 157479, 66766),
    "Western Mediterranean": (7842, 7164, 9990, 23063, 56245, 23969, 17228, 18466, 15135, 16915, 17026),
    "Western Balkans": (43357, 764038, 130261, 12178, 5869, 15152, 26969, 61735, 144118, 99068, 21520),
    "Western Africa": (276, 874, 671, 421, 1531, 2718, 23029, 22504, 15462, 40403, 46877),
    "Eastern borders": (1275, 1920, 1349, 872, 1084, 722, 677, 8184, 6127, 5608, 17001),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A figure's twins, as the drawing door would give them."""

    print: str
    screen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A block's body: the fields that its template prints."""

    parts: Parts = ()
    sources: tuple[str, ...] = ()
    notes: tuple[object, ...] = ()
    items: tuple[object, ...] = ()
    title: Text = ()
    tone: str = "note"
    entries: tuple[object, ...] = ()
    tables: tuple[object, ...] = ()
    src: str = ""
    alt: Text = ()
    credit: str = ""
    beside: bool = False
    licence: str = ""
    kind: str = ""
    bleed: bool = False
    inset: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A key figure, finding, recommendation, list entry, source or annex table."""

    id: str = ""
    number: int | str = 0
    label: object = ()
    value: Text = ()
    unit: str = ""
    change: Text = ()
    spark: Spark | None = None
    letters: tuple[str, ...] = ()
    source: str = ""
    status: str = ""
    history: tuple[object, ...] = ()
    specimen: str = ""
    text: object = ()
    sources: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()
    action: Parts = ()
    owner: str = ""
    partners: tuple[str, ...] = ()
    due: str = ""
    measure: Parts = ()
    priority: str = "medium"
    answers: tuple[Reference, ...] = ()
    title: Text = ()
    target: str = ""
    level: int = 1
    key: str = ""
    extracts: tuple[str, ...] = ()
    used_in: tuple[str, ...] = ()
    caption: object = None
    grid: object = None
    definition: str = ""


def words(text: str) -> Text:
    """Gives words with runs between `<|` and `|>`: `=ID;RAW;SHOWN` a value, `@ID` a reference, `^N` a note call, and so on."""
    runs: list[object] = []
    for chunk in text.split("|>"):
        head, _, rest = chunk.partition("<|")
        if head:
            runs.append(Words(text=head))
        if rest:
            runs.append(_run(rest))
    return tuple(runs)  # type: ignore[return-value]


def _run(code: str) -> object:
    mark, rest = code[0], code[1:]
    if mark == "=":
        value, raw, shown = rest.split(";")
        return Shown(value=value, raw=raw, text=shown)
    if mark == "~":
        short, long = rest.split(";")
        return Abbreviation(short=short, long=long)
    if mark == "#":
        return Link(href=rest, runs=(Words(text="the public record"),))
    made = {"@": lambda: Reference(target=rest), "^": lambda: NoteCall(number=int(rest)),
            "*": lambda: Marked(mark="strong", runs=(Words(text=rest),)), "_": lambda: Marked(mark="em", runs=(Words(text=rest),))}  # fmt: skip
    return made[mark]()


def paragraphs(*texts: str) -> Parts:
    """Gives a paragraph a text; `### ` begins a heading, `- ` a list of items parted by a line end."""
    parts: list[object] = []
    for text in texts:
        if text.startswith("#"):
            level = text.index(" ")
            parts.append(Heading(text=words(text[level + 1 :]), level=level, id=""))
        elif text.startswith("- "):
            parts.append(Items(items=tuple((Paragraph(text=words(item[2:])),) for item in text.split("\n"))))
        elif text.startswith("> "):
            parts.append(Quote(parts=(Paragraph(text=words(text[2:])),)))
        else:
            parts.append(Paragraph(text=words(text)))
    return tuple(parts)  # type: ignore[return-value]


def count(number: int) -> str:
    """Gives a number as it is printed."""
    return f"{number:,}"


def number_cell(number: int | None, **more: object) -> GridCell:
    """Gives a cell with a number, or one that is not published."""
    if number is None:
        return GridCell(text=words("n.p."), kind="status", raw="not published")
    shown = Shown(value=f"cell[{number}]", raw=str(number), text=count(number))
    return GridCell(text=(shown,), kind="number", raw=str(number), **more)  # type: ignore[arg-type]


def text_cell(text: str, **more: object) -> GridCell:
    """Gives a cell with words."""
    return GridCell(text=words(text), raw=text, **more)  # type: ignore[arg-type]


def route_grid() -> Grid:
    """Gives detections by route and year, with a total, a share of the last year and footnotes."""
    columns = (text_cell("Route"), *(GridCell(text=words(year), kind="number", raw=year) for year in YEARS[5:]),
               GridCell(text=words("Share 2024, %"), kind="number", raw="Share 2024, %"))  # fmt: skip
    total = sum(values[-1] for values in ROUTES.values())
    rows = [
        GridRow(cells=(
            text_cell(route, footnotes=("a",) if route == "Western Balkans" else ()),
            *(number_cell(value, footnotes=("b",) if (route, i) == ("Eastern borders", 4) else ()) for i, value in enumerate(values[5:])),
            GridCell(text=words(f"{values[-1] * 100 / total:.1f}"), kind="number", raw=f"{values[-1] * 100 / total:.1f}"),
        ))
        for route, values in ROUTES.items()
    ]  # fmt: skip
    sums = [sum(values[i] for values in ROUTES.values()) for i in range(5, 11)]
    rows.append(
        GridRow(
            cells=(
                text_cell("Total"),
                *(number_cell(each) for each in sums),
                GridCell(text=words("100.0"), kind="number", raw="100.0"),
            ),
            role="total",
        )
    )
    return Grid(columns=columns, rows=tuple(rows), footnotes=(("a", words("Counts many of the same people as the Eastern Mediterranean.")),
                ("b", words("Scope widened in that year: not comparable with the years before."))), unit="detections")  # fmt: skip


def wide_grid() -> Grid:
    """Gives all years side by side, shaded by size, with totals as printed and their difference."""
    columns = (
        text_cell("Route"),
        *(GridCell(text=words(year), kind="number", raw=year) for year in YEARS),
        text_cell("Change, %"),
    )
    rows = []
    for route, values in ROUTES.items():
        cells = [
            number_cell(None if value == 274 else value, shade=min(6, len(str(value)) - 1) if value > 5000 else 0)
            for value in values
        ]
        rows.append(GridRow(cells=(text_cell(route), *cells, GridCell(text=words("+12.1"), kind="number", raw="12.1"))))
    for name, role, factor in (
        ("Other", "other", 1),
        ("Unknown", "unknown", 2),
        ("Total", "total", 60),
        ("Total as printed", "total", 60),
        ("Difference", "difference", 1),
    ):
        cells = [number_cell(1138 * factor + i) for i in range(len(YEARS))]
        rows.append(GridRow(cells=(text_cell(name), *cells, GridCell(text=words("–"), kind="status")), role=role))  # type: ignore[arg-type]
    return Grid(columns=columns, rows=tuple(rows), footnotes=(("n.p.", words("not published")),))


def long_grid(rows: int) -> Grid:
    """Gives a table of several pages, in groups, with a source in each row."""
    columns = (
        text_cell("Period"),
        text_cell("Leg"),
        GridCell(text=words("Price, EUR"), kind="number"),
        text_cell("Source"),
    )
    legs = (
        "Libya to Italy",
        "Türkiye to Greece",
        "Morocco to Spain",
        "Afghanistan to Türkiye",
        "Belgium to United Kingdom",
    )
    made = []
    for index in range(rows):
        if index % 24 == 0:
            made.append(GridRow(cells=(text_cell(f"Published {2015 + index // 24}"),), role="group"))
        low = 400 + index * 37 % 2900
        made.append(GridRow(cells=(
            text_cell(f"{2015 + index // 24}"), text_cell(legs[index % 5]),
            GridCell(text=words(f"{count(low)}–{count(low + 650)}") if index % 11 else words("w"), kind="number" if index % 11 else "status",
                     raw=f"{low}..{low + 650} EUR" if index % 11 else "withheld",
                     parts=(("low", str(low)), ("high", str(low + 650)), ("currency", "EUR")) if index % 11 else ()),
            text_cell(f"Specimen agency, report {index % 7 + 1}, as quoted by a specimen office"),
        ), cited=(f"Specimen agency, report {index % 7 + 1}, in full",)))  # fmt: skip
    return Grid(
        columns=columns,
        rows=tuple(made),
        row_heads=2,
        footnotes=(("w", words("withheld: fewer than three reports")),),
        source_column=True,
    )


def chart(kind: str, name: str) -> Drawn:
    """Gives a picture 660 px wide: bars or lines."""
    ink, grid = "#1b232d", "#dfe4e9"
    colours = ("#12355b", "#a5461e", "#267c78", "#c3882c", "#742c84", "#338fc4")
    lines = [f'<rect x="0" y="0" width="660" height="340" fill="#ffffff" id="paper{len(name)}"/>']
    for i in range(5):
        y = 290 - i * 60
        lines.append(f'<path d="M48 {y}H650" stroke="{grid}" stroke-width="1" fill="none"/>'
                     f'<text x="40" y="{y + 4}" text-anchor="end">{i * 250}k</text>')  # fmt: skip
    for j, (route, values) in enumerate(ROUTES.items()):
        places = [(60 + i * 42, 290 - min(value, 1000000) / 1000000 * 240) for i, value in enumerate(values)]
        if kind == "lines":
            path = " ".join(f"{'L' if i else 'M'}{x:.0f} {y:.1f}" for i, (x, y) in enumerate(places))
            lines.append(
                f'<path d="{path}" stroke="{colours[j]}" stroke-width="2.2" fill="none" clip-path="url(#clip)"/>'
            )
            lines.append(f'<text x="492" y="{60 + j * 20}" fill="{colours[j]}">{route}</text>')
        else:
            y = places[1][1]
            lines.append(
                f'<rect x="{70 + j * 95}" y="{y:.1f}" width="58" height="{290 - y:.1f}" fill="{colours[0] if j else colours[1]}"/>'
            )
            lines.append(f'<text x="{99 + j * 95}" y="310" text-anchor="middle">{route.split()[0]}</text>')
    if kind == "lines":
        lines += [f'<text x="{60 + i * 42}" y="310" text-anchor="middle">{year}</text>' for i, year in enumerate(YEARS)]
    body = "".join(lines)
    svg = (f'<svg xmlns="http://www.w3.org/2000/svg" width="660" height="340" viewBox="0 0 660 340" font-family="Inter" font-size="12" fill="{ink}">'
           f'<defs><clipPath id="clip"><rect x="48" y="0" width="600" height="300"/></clipPath></defs>{body}</svg>')  # fmt: skip
    names = {
        "#ffffff": "paper",
        ink: "ink",
        grid: "grid",
        **{colour: f"series-{i + 1}" for i, colour in enumerate(colours)},
    }
    screen = svg
    for colour, token in names.items():
        screen = screen.replace(f'"{colour}"', f'"var(--{token}, {colour})"')
    screen = screen.replace('fill="var(', 'style="fill:var(').replace('stroke="var(', 'style="stroke:var(')
    return Drawn(print=svg, screen=screen)


def plotly(kind: str) -> dict[str, object]:
    """Gives the same picture as Plotly JSON."""
    mode = {"type": "scatter", "mode": "lines"} if kind == "lines" else {"type": "bar"}
    data = [{**mode, "name": route, "x": list(YEARS), "y": list(values)} for route, values in ROUTES.items()]
    return {"data": data, "layout": {"paper_bgcolor": "#ffffff", "plot_bgcolor": "#ffffff", "font": {"color": "#1b232d", "family": "Inter"},
                                     "margin": {"l": 56, "r": 8, "t": 8, "b": 40}, "xaxis": {"gridcolor": "#dfe4e9"}}}  # fmt: skip


def figure(name: str, kind: str) -> Figure:
    """Gives a figure with its data."""
    alt = words(f"{kind.capitalize()} of detections by route and year: the year 2015 stands far above all others.")
    return Figure(id=name, plotly=plotly(kind), width=660, height=340, alt=alt, data=route_grid(),
                  narrow=plotly(kind), narrow_size=(360, 300))  # fmt: skip


def caption(number: int, kind: str, title: str, **more: object) -> Caption:
    """Gives a caption."""
    given: dict[str, object] = {"subtitle": words("Detections of illegal border-crossing (detections)"),
             "sources": ("Specimen agency, Monthly detections, as of 3 June 2025, obtained from https://example.org/monthly",), **more}  # fmt: skip
    return Caption(number=number, kind=kind, title=words(title), **given)  # type: ignore[arg-type]


PEAK = "<|=routes.peak;1822102;1,822,102|>"
CHANGE = "<|=routes.peak_change;5.44;up 544 %|>"

LABELS = {
    "summary": Label(kind="section", number="", title=words("Summary"), section="summary"),
    "routes": Label(kind="section", number="1", title=words("Routes into the European Union"), section="routes"),
    "money": Label(kind="section", number="2", title=words("What a journey costs"), section="money"),
    "documents": Label(kind="section", number="3", title=words("Document fraud"), section="documents"),
    "actions": Label(kind="section", number="4", title=words("Recommendations"), section="actions"),
    "annex": Label(kind="section", number="A", title=words("Statistical annex"), section="annex"),
    "sources": Label(kind="section", number="B", title=words("Sources and abbreviations"), section="sources"),
    "by-route": Label(kind="figure", number="1", title=words("Detections peaked in 2015 and have since moved west and south"), section="routes"),
    "in-2015": Label(kind="figure", number="2", title=words("Two routes carried nine in ten detections of 2015"), section="routes"),
    "passport": Label(kind="figure", number="3", title=words("A specimen page as checks see it"), section="documents"),
    "annual": Label(kind="table", number="1", title=words("Every route but one lies below its peak"), section="routes"),
    "prices": Label(kind="table", number="2", title=words("Prices differ more by leg than by year"), section="money"),
}  # fmt: skip

FILLER = (
    f"In 2015 there were {PEAK} detections, {CHANGE} on the year before (<|@by-route|>). Detections are not persons: someone who is "
    "detected twice is counted twice, and the effort of those who look changes from year to year.<|^1|>",
    "Networks move along the line of least control. When one leg closes, facilitators offer another within weeks, often with the "
    "same drivers and the same safe houses, and the price on the older leg rises before traffic on it falls.",
    "Reports by <|~FRAN;Frontex Risk Analysis Network|> members are back-dated for months. The vintage of each figure is therefore printed below "
    "it, and two figures of different vintage are never compared in one sentence.<|^2|>",
)
PICTURE = (
    "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI0MDAiIGhlaWdodD0iMjAwIj48cmVjdCB3aWR0aD0iNDAwIiBo"
    "ZWlnaHQ9IjIwMCIgZmlsbD0iI2NmZGZlZCIvPjxjaXJjbGUgY3g9IjkwIiBjeT0iMTAwIiByPSI1MCIgZmlsbD0iIzEyMzU1YSIvPjwvc3ZnPg=="
)


def sections() -> tuple[Section, ...]:
    """Gives the sections."""
    return (_summary(), _routes(), _money(), _documents(), _actions(), _annex(), _sources())


def _summary() -> Section:
    findings = tuple(
        Item(id=f"f-{i}", number=i, text=words(text), sources=("Specimen agency 2025",))
        for i, text in enumerate((
            f"Detections peaked in 2015 with {PEAK} and have not come near that number since.",
            "Routes move faster than rules: two in three detections of 2024 were made on routes that carried one in ten a decade before.",
            "Prices follow control, not distance. The shortest leg is the dearest per kilometre (<|@prices|>).",
        ), start=1)
    )  # fmt: skip
    key = (
        Item(label=words("Detections in the peak year"), value=words("<|=routes.peak;1822102;1.82 million|>"), unit="detections",
             change=words(CHANGE + " on 2014"), spark=Spark(points=tuple(float(sum(v[i] for v in ROUTES.values())) for i in range(11)), since="2014", until="2024"), source="Specimen agency 2025"),
        Item(label=words("Facilitators reported"), value=words("<|=net.facilitators;12023;12,023|>"), unit="persons", change=words("up 17 % on 2014"),
             spark=Spark(points=(8.6, None, 7.7, 7.2, 9.1, 10.2, 12.0), since="2009", until="2015"), source="Specimen agency 2016"),
        Item(label=words("Fraudulent documents"), value=words("<|=doc.all;8373;8,373|>"), unit="documents", change=words("down 6 % on 2014"), source="Specimen agency 2016"),
        Item(label=words("Dead and missing in the Mediterranean, on all three routes"), value=words("<|=deaths.year;2573;2,573|>"), unit="persons",
             change=words("down 19 % on 2023"), spark=Spark(points=(3.2, 3.8, 5.1, 3.1, 2.3, 1.9, 1.4, 2.0, 2.4, 3.1, 2.5), since="2014", until="2024"), source="Specimen office 2025 (quoted)"),
    )  # fmt: skip
    return Section(id="summary", number="", title=words("Summary"), owner="", front=True, blocks=(
        Block(id="findings", kind="findings", body=Body(items=findings)),
        Block(id="key", kind="key_figures", body=Body(items=key)),
        Block(id="about", kind="text", body=Body(parts=paragraphs("### What this specimen is", "It shows every kind of block. "
              "Nothing in it was said by any organisation; <|*no|> number in it may be used."))),
    ))  # fmt: skip


def _routes() -> Section:
    lists = "- Sea routes need boats, engines and fuel.\n- Land routes need drivers, vehicles and safe houses.\n- Air routes need documents."
    return Section(id="routes", number="1", title=words("Routes into the European Union"), owner="europol", marking="TLP:AMBER", notes=(
        SectionNote(number=1, parts=paragraphs("Two agencies count the same crossing once each when it is seen from both sides of a border.")),
        SectionNote(number=2, parts=paragraphs("Extract of 3 June 2025; see <|#https://example.org/specimen|> and <|@sources|>.")),
    ), blocks=(
        Block(id="peak", kind="text", body=Body(parts=paragraphs(*FILLER, "### Where routes lead", lists, *FILLER[:2]))),
        Block(id="by-route", kind="chart", body=Body(kind="lines"), figure=figure("by-route", "lines"),
              caption=caption(1, "figure", "Detections peaked in 2015 and have since moved west and south",
                              notes=(words("Eastern Mediterranean and Western Balkans count many of the same people twice."),))),
        Block(id="more", kind="text", body=Body(parts=paragraphs(*FILLER[:1], "> Nobody asks for a route; people ask for a person who knows one.", FILLER[1]))),
        Block(id="in-2015", kind="chart", marking="TLP:RED", body=Body(kind="bars"), figure=figure("in-2015", "bars"),
              caption=caption(2, "figure", "Two routes carried nine in ten detections of 2015")),
        Block(id="method", kind="note", body=Body(title=words("How detections are counted"), tone="method", parts=paragraphs(FILLER[1]))),
        Block(id="annual", kind="table", body=Body(), grid=route_grid(), caption=caption(1, "table", "Every route but one lies below its peak")),
        Block(id="end", kind="text", body=Body(parts=paragraphs("### After the peak", *FILLER))),
    ))  # fmt: skip


def _money() -> Section:
    return Section(id="money", number="2", title=words("What a journey costs, and who is paid at which of its legs"), owner="interpol", blocks=(
        Block(id="dear", kind="text", body=Body(parts=paragraphs("Each row of <|@prices|> names its own source, because the rows do not share one.", FILLER[1]))),
        Block(id="prices", kind="table", body=Body(), grid=long_grid(96), caption=caption(2, "table", "Prices differ more by leg than by year",
              subtitle=words("Price of a leg for one person (EUR)"))),
        Block(id="caution", kind="note", body=Body(title=words("Asked, paid and owed"), tone="caution", parts=paragraphs("A price that is asked is not a price that is paid."))),
        Block(id="case", kind="note", body=Body(title=words("A journey, made up"), tone="illustration", parts=paragraphs("A family of four pays in three parts."))),
    ))  # fmt: skip


def _documents() -> Section:
    body = Body(
        src=PICTURE, alt=words("A drawing of a page with a round stamp"), credit="the reportgen authors", licence="CC0"
    )
    return Section(id="documents", number="3", title=words("Document fraud"), owner="europol", blocks=(
        Block(id="forged", kind="text", body=Body(parts=paragraphs(FILLER[1], "##### Genuine documents in other hands", FILLER[1], "###### Look-alikes", FILLER[1]))),
        Block(id="passport", kind="image", body=body, caption=caption(3, "figure", "A specimen page as checks see it", subtitle=(), sources=())),
    ))  # fmt: skip


def _actions() -> Section:
    items = tuple(
        Item(id=f"r-{i}", number=f"R{i}", status="proposed", history=(), specimen="", action=paragraphs(text), owner="Specimen lead agency", partners=("Specimen partner", "Border services"),
             due="6 months after release", measure=paragraphs("Half as many weeks between a first report and a joint picture of it."),
             priority=priority, answers=(Reference(target="f-1"), Reference(target="routes")))
        for i, (text, priority) in enumerate((
            ("Share reports on new legs within a week of the first detection.", "high"),
            ("Publish the vintage with every figure that leaves the house.", "medium"),
            ("Agree on one list of routes, and on the year from which it holds.", "low"),
        ), start=1)
    )  # fmt: skip
    return Section(id="actions", number="4", title=words("Recommendations"), owner="", blocks=(
        Block(id="recommended", kind="recommendations", body=Body(items=items)),))  # fmt: skip


def _annex() -> Section:
    tables = tuple(
        Item(
            number=f"A{i}",
            caption=caption(i, "table", title),
            grid=grid,
            definition="sum of detections by route and year",
        )
        for i, (title, grid) in enumerate(
            (("Detections by route", wide_grid()), ("Prices by leg", long_grid(40))), start=1
        )
    )
    return Section(id="annex", number="A", title=words("Statistical annex"), owner="", blocks=(
        Block(id="figures", kind="annex", body=Body(tables=tables)),))  # fmt: skip


def _listed(kind: str) -> tuple[Item, ...]:
    return tuple(
        Item(label=label.number, title=label.title, target=target)
        for target, label in LABELS.items()
        if label.kind == kind
    )


def _sources() -> Section:
    entries = tuple(
        Item(key=f"S{i}", text=f"Specimen agency, Specimen publication {i}, edition {2010 + i}, https://example.org/editions/{i}.", extracts=("ibc_monthly",),
             used_in=("Figure 1", "Table 2"))
        for i in range(1, 6)
    )  # fmt: skip
    return Section(id="sources", number="B", title=words("Sources and abbreviations"), owner="", blocks=(
        Block(id="all-sources", kind="sources", body=Body(entries=entries)),
        Block(id="figures-list", kind="list_of_figures", body=Body(entries=_listed("figure"))),
        Block(id="tables-list", kind="list_of_tables", body=Body(entries=_listed("table"))),
        Block(id="short", kind="abbreviations", body=Body(entries=(("EU", "European Union"), ("FRAN", "Frontex Risk Analysis Network")))),
    ))  # fmt: skip


def sample() -> Document:
    """Gives the document."""
    front = Front(
        title="Migrant smuggling networks", subtitle="Routes, money and documents: a threat assessment on the published figures",
        originators=("Europol", "INTERPOL"), marking="TLP:AMBER", reference="SPECIMEN-2026-01", edition="0.1", status="draft",
        date="24 November 2026", date_iso="2026-11-24", cut_off="30 September 2026", language="en", specimen=True,
        keywords=("migrant smuggling", "specimen"),
        disclaimer=paragraphs("This is a specimen. It was made to show how a report is built and is no publication of the organisations "
                              "whose names it bears.", "Figures are not official statistics and may differ from national ones."),
    )  # fmt: skip
    return Document(front=front, sections=sections(), labels=LABELS, messages=messages("en"), digest="3f9a12cdbeef3f9a12cdbeef",
                    abbreviations=(("EU", "European Union"),))  # fmt: skip


def sample_pictures() -> dict[str, Drawn]:
    """Gives the twins of the sample's figures."""
    drawn = {"by-route": chart("lines", "by-route"), "in-2015": chart("bars", "in-2015")}
    return {**drawn, **{narrow_name(name): twins for name, twins in drawn.items()}}
