"""Random edits of the small project, seeded: everything that a person, an editor or a script may do to its files."""

import os
import random
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.machine import font_files
from tests.incremental import village

Edit = Callable[["Hand"], None]


@dataclass
class Hand:
    """Whoever edits: the project, the fonts of the user, and chance."""

    root: Path
    home: Path
    chance: random.Random
    count: int = 0
    past: list[dict[str, bytes]] = field(default_factory=list)
    """What the project was, some edits ago, when nothing was wrong with it."""
    done: set[str] = field(default_factory=set)
    whole: bool = True
    """Whether nothing is wrong with it now."""

    @property
    def number(self) -> int:
        self.count += 1
        return self.count

    def text(self, path: str) -> str:
        place = self.root / path
        return place.read_text(encoding="utf-8", errors="replace") if place.is_file() else ""

    def write(self, path: str, text: str) -> None:
        place = self.root / path
        if place.is_symlink():
            place.unlink()
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="")

    def swap(self, path: str, *choices: tuple[str, str]) -> None:
        """Puts one text in the place of another, by patterns, where it stands."""
        old, new = self.chance.choice(choices)
        self.write(path, re.sub(old, lambda found: found.expand(new), self.text(path), count=1))

    def pick(self, *among: str) -> str:
        return self.chance.choice(among)


SECTIONS = ("sections/contents.yaml", "sections/routes.yaml", "sections/trends.yaml", "sections/tables.yaml",
            "sections/sources.yaml")  # fmt: skip
TEMPLATES = ("templates/macros.html.j2", "templates/blocks/text.html.j2", "templates/blocks/note.html.j2",
             "templates/own/line.html.j2")  # fmt: skip


def sentence(hand):
    hand.swap(
        "sections/routes.yaml",
        (
            r"Nobody knows.*",
            f"Nobody knows {hand.pick('all', 'much', 'anything')} of it, as version v{hand.number} says.",
        ),
        (r"### What was seen", f"### What was {hand.pick('seen', 'told', 'heard')}"),
        (r"Counted at the border.*", f"Counted at the {hand.pick('border', 'gate')} of the UN; see @sec:trends."),
        (r"In 2015 there were", hand.pick("In 2015 there were", "There were", "That year saw")),
    )


def title(hand):
    path = hand.pick(*SECTIONS[1:])
    hand.swap(
        path, (r"(?m)^title: .*", f"title: {hand.pick('Ways', 'Roads', 'Paths')} {hand.pick('over land', 'by sea')}")
    )


def alternative(hand):
    """What a picture says, and nothing that it shows."""
    hand.swap(
        "sections/routes.yaml",
        (r"alt: Detections by.*", f"alt: Detections by {hand.pick('way', 'road', 'path')} and year."),
    )


def chart(hand):
    hand.swap(
        "sections/trends.yaml",
        (r"title: Persons.*", f"title: Persons {hand.pick('a month', 'by month', 'in each month')}"),
        (r"chart: \w+", f"chart: {hand.pick('bars', 'lines')}"),
        (r"id: monthly-chart\n", f"id: monthly-chart\n    alt: {hand.pick('Bars', 'Months')} and persons.\n"),
        (r"add: \[.*\]", f"add: [{hand.pick('total', 'share', 'change', 'share, total')}]"),
    )


def indicator(hand):
    hand.swap(
        "sections/routes.yaml",
        (r"where: {year: 201\d}", f"where: {{year: {hand.pick('2014', '2015', '2016')}}}"),
        (r"label: Detections of.*}", f"label: {hand.pick('Detections of 2015', 'The peak', 'All of it')}}}"),
        (r"east: {.*}", f"east: {{of: by_route, where: {{route: {hand.pick('East', 'West')}}}}}"),
        (r"indicators:\n", f"indicators:\n  extra{hand.number}: {{from: months, measure: sum(persons)}}\n"),
        (
            r"indicators:\n",
            'indicators:\n  asked: {unit: detections, sql: "select count(*) as value from DETECTIONS"}\n',
        ),
    )


def fact(hand):
    hand.swap(
        "sections/_facts.yaml",
        (r"highest: {.*}", f"highest: {{of: all_years, where: {{year: {hand.pick('2014', '2015')}}}}}"),
        (r"label: Detections a year", f"label: {hand.pick('Detections a year', 'By year', 'Each year')}"),
        (r"all_years:", "# a remark\n  all_years:"),
    )


def places(hand):
    """Lines move, and nothing else: places of problems must move with them."""
    path = hand.pick(*SECTIONS, "sections/report.yaml", "data/catalogue.yaml", "data/codes/routes.yaml")
    hand.write(path, f"# line {hand.number}\n" * hand.chance.randint(1, 3) + hand.text(path))


def block(hand):
    hand.swap(
        "sections/trends.yaml",
        (r"blocks:\n", f"blocks:\n  - id: more-{hand.number}\n    text: More, see @fig:by-route-chart.\n"),
        (r"id: box", hand.pick("id: box", "id: frame")),
        (r"(?s)  - id: more-\d+\n    text: .*?\n", ""),
        (
            r"(?s)  - id: monthly-chart\n(.*?)(  - id: annual\n.*?)(?=  - id: (?:box|frame))",
            r"\2  - id: monthly-chart\n\1",
        ),
        (r"id: box\n", 'id: box\n    when: "highest > 900"\n'),
    )


def reference(hand):
    hand.swap(
        "sections/trends.yaml",
        (r"@sec:routes", hand.pick("@sec:tables", "@fig:by-route-chart", "@sec:nowhere")),
        (r"@(?:sec|fig):(?:tables|nowhere|by-route-chart)", "@sec:routes"),
        (r"@fig:monthly-chart", hand.pick("@tbl:annual", "@fig:monthly-chart")),
    )


def data(hand):
    row = hand.chance.randint(1, 9)
    lines = hand.text("data/detections.csv").splitlines(keepends=True)
    if len(lines) > row and hand.chance.random() < 0.6:
        cells = lines[row].rstrip("\r\n").split(",")
        lines[row] = ",".join([*cells[:-1], hand.pick("1", "44", "507", ":", "880")]) + "\n"
    elif hand.chance.random() < 0.5:
        lines.append(f"{hand.pick('East', 'West', 'Eastern')},{hand.chance.randint(2010, 2020)},{hand.number}\n")
    elif len(lines) > 8:
        del lines[row % len(lines)]
    hand.write("data/detections.csv", "".join(lines) or village.DETECTIONS)


def parts(hand):
    path = f"data/months/{hand.pick('2023', '2024', '2025')}.csv"
    if (hand.root / path).exists() and hand.chance.random() < 0.4:
        (hand.root / path).unlink()
    else:
        a, b, c = (hand.chance.randint(0, 60) for _ in range(3))
        hand.write(path, village.MONTHS.format(year=path[-8:-4], a=a, b=b, c=c))


def template(hand):
    path = hand.pick(*TEMPLATES)
    if hand.chance.random() < 0.2 and (hand.root / path).exists() and "line" not in path:
        (hand.root / path).unlink()
    elif "line" in path:
        hand.write(path, hand.pick("<hr>\n", "<hr><hr>\n", f"<p>{hand.number}</p>\n"))
    else:
        marked = hand.text(path) or (village.built_in_templates() / path.removeprefix("templates/")).read_text()
        hand.write(path, re.sub(r"<!-- \d+ -->", "", marked).replace("</div>", f"<!-- {hand.number} --></div>", 1))


def deep_template(hand):
    hand.write("templates/own/deep/er/words.html.j2", f"<p>deep {hand.number}</p>\n")
    hand.write("templates/own/line.html.j2", '<hr>{% include "own/deep/er/words.html.j2" %}\n')


def style(hand):
    path = hand.pick("templates/screen.css", "templates/print.css")
    hand.write(path, f"{hand.text(path)}\n.n{hand.number} {{ color: #{hand.chance.randint(0, 0xFFFFFF):06x}; }}\n")


def codes(hand):
    hand.swap(
        "data/codes/routes.yaml",
        (r"name: \w+ern route", f"name: {hand.pick('Eastern', 'Western', 'Northern')} route"),
        (r"footnote: .*}", f"footnote: {hand.pick('Land.', 'Sea.', 'Both.')}}}"),
        (r"aliases: \[.*?\]", f"aliases: [{hand.pick('Eastern', 'Orient', 'Levant')}]"),
        (r"(?s)(  East: .*?\n)(  West: .*?\n)", r"\2\1"),
    )


def catalogue(hand):
    hand.swap(
        "data/catalogue.yaml",
        (r"title: Detections.*", f"title: {hand.pick('Detections by route', 'Routes', 'All routes')}"),
        (r"publisher: \w+", f"publisher: {hand.pick('Frontex', 'Eurostat', 'Somebody')}"),
        (r"as_of: 2025-0\d-0\d", f"as_of: 2025-0{hand.chance.randint(1, 7)}-0{hand.chance.randint(1, 9)}"),
        (r"min: \d+", f"min: {hand.pick('0', '0', '5')}"),
        (r"file: detections.csv\n", "file: detections.csv\n    via: Somebody who copied it\n"),
        (r"    via: .*\n", ""),
    )


def marking(hand):
    path = hand.pick("sections/report.yaml", "sections/routes.yaml")
    told = hand.pick("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER")
    found = "marking:" in hand.text(path)
    hand.swap(
        path, (r"(?m)^marking: .*", f"marking: {told}") if found else (r"(?m)^id: .*", f"\\g<0>\nmarking: {told}")
    )


def front(hand):
    names = ["contents", "summary", "routes", "trends", "tables", "sources"]
    hand.chance.shuffle(names)
    hand.swap(
        "sections/report.yaml",
        (r"(?m)^title: .*", f"title: A {hand.pick('small', 'short', 'brief')} report"),
        (r"(?m)^date: .*", f"date: 2025-08-0{hand.chance.randint(1, 9)}"),
        (r"(?m)^cut_off: .*", f"cut_off: 2025-0{hand.chance.randint(5, 7)}-15"),
        (r"(?m)^status: .*", f"status: {hand.pick('draft', 'review', 'released')}"),
        (r"(?m)^sections: .*", f"sections: [{', '.join(names)}]"),
        (r"(?m)^sections: .*", f"sections: [{', '.join(names[: hand.chance.randint(3, 6)])}]"),
        (r"EU: .*", f"EU: {hand.pick('European Union', 'The Union', 'EU and others')}"),
        (r"(?m)^language: .*\n|^status:", f"language: {hand.pick('en', 'en-GB', 'de')}\nstatus:")
        if "language" not in hand.text("sections/report.yaml") else (r"(?m)^language: .*\n", ""),
    )  # fmt: skip


def order(hand):
    """Other numbers for sections and figures, which other sections print."""
    hand.swap(
        "sections/report.yaml",
        (r"(?m)^sections: .*", "sections: [contents, summary, trends, routes, tables, sources]"),
        (r"(?m)^sections: .*", "sections: [contents, summary, routes, trends, tables, sources]"),
        (r"(?m)^sections: .*", "sections: [tables, routes, summary, contents, trends, sources]"),
    )
    hand.swap("sections/tables.yaml", (r"(?m)^numbering: .*", f"numbering: {hand.pick('annex', 'numbered')}"))


def tokens(hand):
    hand.swap(
        "templates/tokens.yaml",
        (r'accent: {light: "#\w+"', f'accent: {{light: "#{hand.chance.randint(0, 0x7FFFFF):06x}"'),
        (r'series-1: {light: "#\w+"', f'series-1: {{light: "#{hand.chance.randint(0, 0x7FFFFF):06x}"'),
        (r"body: {print: [\d.]+", f"body: {{print: {hand.pick('10', '10.25', '11')}"),
        (r"picture: {width: \d+", f"picture: {{width: {hand.pick('660', '640', '600')}"),
    )


def fonts(hand):
    own = hand.home / ".local/share/fonts/Own.ttf"
    if own.exists() and hand.chance.random() < 0.15:
        own.unlink()
    elif hand.chance.random() < 0.6:
        shutil.copy(font_files(village.FONTS)[hand.pick(*village.FONTS)], own)
    elif "Own.ttf" in hand.text("templates/tokens.yaml"):
        hand.swap("templates/tokens.yaml", (r"  - Own.ttf\n", ""))
    else:
        hand.swap("templates/tokens.yaml", (r"files:\n", "files:\n  - Own.ttf\n"))


def image(hand):
    place = hand.root / "data/map.png"
    how = hand.chance.random()
    place.unlink(missing_ok=True)
    if how < 0.6:
        place.write_bytes(village.png(hand.chance.randint(0, 255)))
    elif how < 0.8:
        (hand.root / "data/other.png").write_bytes(village.png(hand.number))
        place.symlink_to("other.png")
    elif how < 0.9:
        place.write_text("no picture")


def link(hand):
    """The data lead elsewhere: within the folder, or out of it, with the same bytes."""
    place = hand.root / "data/detections.csv"
    if not place.is_file():
        return
    told = place.read_bytes()
    elsewhere = hand.chance.choice((hand.root / "data/store/real.csv", hand.root / "outside.csv"))
    elsewhere.parent.mkdir(exist_ok=True)
    elsewhere.write_bytes(told)
    place.unlink()
    place.symlink_to(os.path.relpath(elsewhere, place.parent))


def broken(hand):
    """A mistake; most are mended when an earlier state comes back."""
    path, old, new = hand.chance.choice((
        ("sections/routes.yaml", r"{{ peak }}", "{{ peek }}"),
        ("sections/routes.yaml", r"chart: lines", "chart: {lines"),
        ("sections/trends.yaml", r"data: monthly", "data: weekly"),
        ("sections/trends.yaml", r"went", "went 17"),
        ("sections/report.yaml", r"(?m)^date: .*", "date: tomorrow"),
        ("data/catalogue.yaml", r"year: integer", "year: number of years"),
        ("data/detections.csv", r"50", "fifty"),
        ("data/codes/routes.yaml", r"codes:", "codes: [}"),
        ("templates/own/line.html.j2", r"<hr>|<p>", "{{ nothing }}"),
        ("templates/macros.html.j2", r"{% endmacro|{%- endmacro", "{% endmacra"),
        ("templates/tokens.yaml", r'accent: {light: "', 'accent: {light: "blue'),
        ("templates/tokens.yaml", r"files:", "files: 7\nfile:"),
    ))  # fmt: skip
    hand.swap(path, (old, new))


def delete(hand):
    path = hand.pick(*SECTIONS, *TEMPLATES, "data/codes/routes.yaml", "sections/_facts.yaml", "templates/screen.css")
    (hand.root / path).unlink(missing_ok=True)


def touch(hand):
    """Times change, and nothing else; or hidden files of an editor come and go."""
    for path in hand.chance.sample(
        [path for path in hand.root.rglob("*") if path.is_file() and inside(hand.root, path)], 3
    ):
        os.utime(path)
    (hand.root / "sections" / f".{hand.number}.swp").write_text("x")


def line_ends(hand):
    path = hand.pick("sections/routes.yaml", "data/detections.csv", "templates/own/line.html.j2")
    text = hand.text(path)
    hand.write(path, text.replace("\r\n", "\n") if "\r\n" in text else text.replace("\n", "\r\n"))


def revert(hand):
    if hand.past:
        restore(hand, hand.chance.choice(hand.past))


KINDS: Mapping[str, tuple[Edit, int]] = {
    "spec: sentence": (sentence, 4), "spec: title": (title, 2), "spec: chart or table": (chart, 3),
    "spec: alternative text": (alternative, 2),
    "spec: indicator": (indicator, 3), "spec: fact": (fact, 2), "spec: lines move": (places, 2),
    "spec: block": (block, 3), "spec: reference": (reference, 2), "data: rows": (data, 3), "data: folder": (parts, 2),
    "data: link": (link, 1), "data: image": (image, 2), "template": (template, 3), "template: deep": (deep_template, 1),
    "template: style": (style, 2), "code list": (codes, 3), "catalogue": (catalogue, 3), "marking": (marking, 2),
    "front": (front, 4), "order": (order, 3), "tokens": (tokens, 3), "fonts": (fonts, 3),
    "broken": (broken, 3), "deleted": (delete, 1),
    "touched": (touch, 1), "line ends": (line_ends, 1), "reverted": (revert, 6),
}  # fmt: skip
"""Kind of edit → what does it, and how often."""


def edit(hand: Hand) -> str:
    """Does one edit, and gives its kind: each kind once, then whatever comes."""
    if hand.whole and (hand.count % 3 == 0 or not hand.past):
        hand.past = [*hand.past[-6:], state(hand)]
    if not hand.whole and hand.chance.random() < 0.7:
        revert(hand)
        return "mended"
    first = [kind for kind in KINDS if kind not in hand.done]
    (kind,) = hand.chance.choices(first or list(KINDS), [KINDS[kind][1] for kind in first or KINDS])
    hand.done.add(kind)
    KINDS[kind][0](hand)
    hand.count += 1
    return kind


def inside(root: Path, path: Path) -> bool:
    return path.relative_to(root).parts[0] != "build"


def state(hand: Hand) -> dict[str, bytes]:
    """Gives everything that the project consists of; a link as what it leads to."""
    files = {str(path.relative_to(hand.root)): path for path in hand.root.rglob("*") if path.is_file()}
    found = {name: path.read_bytes() for name, path in files.items() if inside(hand.root, path)}
    own = hand.home / ".local/share/fonts/Own.ttf"
    return found | ({"~": own.read_bytes()} if own.exists() else {})


def restore(hand: Hand, past: Mapping[str, bytes]) -> None:
    """Puts the project back to what it was."""
    for path in [
        path for path in hand.root.rglob("*") if (path.is_file() or path.is_symlink()) and inside(hand.root, path)
    ]:
        path.unlink()
    own = hand.home / ".local/share/fonts/Own.ttf"
    own.unlink(missing_ok=True)
    for name, data_then in past.items():
        place = own if name == "~" else hand.root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data_then)
