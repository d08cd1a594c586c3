"""A small project with a bit of everything that a report can depend on: the property test edits it."""

import shutil
import struct
import zlib
from pathlib import Path

from reportgen.disk import built_in_templates
from reportgen.machine import font_files

REPORT = """\
id: village
title: A small report
subtitle: On few figures
originators: [Somebody, Somebody else]
marking: TLP:CLEAR
edition: "0.1"
status: draft
date: 2025-07-31
cut_off: 2025-06-30
keywords: [small]
disclaimer: |
  A report of no importance; see @sec:sources.
abbreviations:
  EU: European Union
  UN: United Nations
sections: [contents, summary, routes, trends, tables, sources]
"""

CONTENTS = """\
id: contents
title: Contents
numbering: front
blocks:
  - id: toc
    contents: sections
  - id: figures-list
    list_of_figures: all
    title: Figures
"""

FACTS = """\
indicators:
  all_years: {from: detections, measure: sum(detections), by: year, label: Detections a year}
  highest: {of: all_years, where: {year: 2015}, label: Detections in 2015}
"""

SUMMARY = """\
id: summary
title: In short
numbering: front
blocks:
  - id: summary-text
    text: |
      See @sec:routes, @sec:trends, @sec:tables and @fig:monthly-chart.
"""

ROUTES = """\
id: routes
title: Routes
indicators:
  by_route: {from: detections, measure: sum(detections), by: [route, year], label: Detections by route}
  peak: {of: by_route, where: {year: 2015}, total: true, label: Detections of 2015}
  east: {of: by_route, where: {route: East}, label: Detections in the East}
notes:
  counted: Counted at the border of the EU, and once more in @sec:trends.
blocks:
  - id: peak-text
    text: |
      In 2015 there were {{ peak }} in the EU.[^counted] See @fig:by-route-chart and @tbl:annual.

      ### What was seen

      Nobody knows all of it.
  - id: by-route-chart
    chart: lines
    data: by_route
    x: year
    series: route
    title: Detections by route
    alt: Detections by route and year, {{ peak }} in 2015.
  - id: figures
    key_figures: [peak, highest]
  - id: map
    image: map.png
    title: A map of the routes
    alt: A map
    credit: Nobody
    licence: none
"""

TRENDS = """\
id: trends
title: Trends
indicators:
  monthly: {from: months, measure: sum(persons), by: month, label: Persons a month}
  growth: {of: all_years, change: {over: year, at: 2015, as: percent}, label: Change to 2015}
blocks:
  - id: growth-text
    text: |
      Detections went {{ growth | change }}; @sec:routes says where.
  - id: monthly-chart
    chart: bars
    data: monthly
    x: month
    title: Persons a month
  - id: annual
    table: routes.by_route
    rows: route
    columns: year
    add: [total]
    title: Detections by route and year
  - id: box
    title: In short
    note: |
      Figures change, as @fig:monthly-chart shows.
"""

TABLES = """\
id: tables
title: Tables
numbering: annex
blocks:
  - id: annex-tables
    annex: [all_years]
"""

SOURCES = """\
id: sources
title: Sources
numbering: annex
blocks:
  - id: source-list
    sources: used
  - id: abbreviation-list
    abbreviations: all
"""

CATALOGUE = """\
extracts:
  detections:
    file: detections.csv
    title: Detections by route
    publisher: Frontex
    as_of: 2025-06-03
    unit: detections
    columns:
      route: {in: routes}
      year: integer
      detections: {type: integer, min: 0, missing: [":"]}
    key: [route, year]
  months:
    file: months
    title: Persons by month
    publisher: Eurostat
    as_of: 2025-05-01
    unit: persons
    columns:
      month: {type: date}
      persons: {type: integer, min: 0}
    key: [month]
"""

CODES = """\
title: Routes
codes:
  East: {name: Eastern route, aliases: [Eastern]}
  West: {name: Western route, footnote: Land and sea.}
  Unknown: {name: Not known, unknown: true}
"""

DETECTIONS = """\
route,year,detections
East,2014,50
East,2015,880
East,2016,180
West,2014,8
West,2015,7
West,2016,10
Unknown,2014,2
Unknown,2015,3
Unknown,2016,0
"""

MONTHS = "month,persons\n{year}-01-01,{a}\n{year}-02-01,{b}\n{year}-03-01,{c}\n"

FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf", "NotoSansAdlam-Regular.ttf")
"""Files that stand for the project's own font in turn."""


def found(root: Path, home: Path) -> None:
    """Writes the project, and its own font among the fonts of the user."""
    files = {
        "sections/report.yaml": REPORT, "sections/contents.yaml": CONTENTS, "sections/_facts.yaml": FACTS,
        "sections/summary.yaml": SUMMARY, "sections/routes.yaml": ROUTES, "sections/trends.yaml": TRENDS,
        "sections/tables.yaml": TABLES,
        "sections/sources.yaml": SOURCES, "data/catalogue.yaml": CATALOGUE, "data/codes/routes.yaml": CODES,
        "data/detections.csv": DETECTIONS, "data/months/2024.csv": MONTHS.format(year=2024, a=10, b=20, c=15),
        "data/months/2025.csv": MONTHS.format(year=2025, a=11, b=5, c=40), "templates/own/line.html.j2": "<hr>\n",
    }  # fmt: skip
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    note = (built_in_templates() / "blocks/note.html.j2").read_text(encoding="utf-8")
    own = note.replace("</aside>", '{% include "own/line.html.j2" %}\n</aside>')
    (root / "templates/blocks").mkdir()
    (root / "templates/blocks/note.html.j2").write_text(own, encoding="utf-8")
    (root / "data/map.png").write_bytes(png(1))
    tokens = (built_in_templates() / "tokens.yaml").read_text(encoding="utf-8")
    begin, end = tokens.index("files:"), tokens.index("\ntype:")
    listed = "files:\n  - NotoSans-Regular.ttf\n  - NotoSans-Bold.ttf\n  - NotoSansSymbols-Regular.ttf\n  - Own.ttf\n"
    tokens = tokens[:begin] + listed + tokens[end:]
    tokens = tokens.replace("[Inter, Noto Sans, sans-serif]", "[Noto Sans, sans-serif]").replace(
        "[Gentium Book Plus, Noto Serif, serif]", "[Noto Sans, serif]"
    )
    (root / "templates/tokens.yaml").write_text(tokens, encoding="utf-8")
    for name in ("print.css", "screen.css", "macros.html.j2", "blocks/text.html.j2"):
        shutil.copy(built_in_templates() / name, root / "templates" / name)
    own = home / ".local/share/fonts/Own.ttf"
    own.parent.mkdir(parents=True)
    shutil.copy(font_files(FONTS)[FONTS[0]], own)


def png(shade: int) -> bytes:
    """Gives a picture of four points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"\0" + bytes([shade % 256, 90]) + b"\0" + bytes([180, shade % 256]))
    head = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
