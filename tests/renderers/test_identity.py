"""Identity: pages, screen and pictures take all from the tokens, and another house's take nothing from ours."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportgen.charts.style import style_of
from reportgen.disk import built_in_templates
from reportgen.draw import read_tokens
from reportgen.pipeline.inputs import templates_of
from reportgen.renderers.templates import TemplateFile, Templates, read_templates
from reportgen.renderers.tokens import painted, token_css, tokens_of
from tests.pages import headings_left_last, read_pages
from tests.renderers.conftest import make_press
from tests.renderers.printing import print_page
from tests.renderers.sample import sample

OURS = built_in_templates()
LAKES = Path(__file__).parents[1] / "projects/lakes"
LITERAL = re.compile(r"#[0-9a-fA-F]{3,8}\b(?![\w-])|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(")
NAMED = re.compile(
    r":[^;{}]*(?<![\w-])(?:white|black|red|blue|green|gray|grey|navy|orange|silver|yellow)(?![\w-])[^;{}]*;"
)
TOKEN = re.compile(r"var\(--([\w-]+)")


def sheets(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.css"))}


@pytest.mark.parametrize("folder", [OURS, LAKES / "templates"], ids=["ours", "lakes"])
def test_no_style_and_no_cover_names_a_colour_that_is_no_token(folder: Path) -> None:
    files = {**sheets(folder), **{path.name: path.read_text("utf-8") for path in folder.glob("*.svg")}}
    found = {
        name: [each[0] for each in (*LITERAL.finditer(text), *NAMED.finditer(text))] for name, text in files.items()
    }
    assert {name: colours for name, colours in found.items() if colours} == {}


def test_every_variable_of_a_style_is_a_token_or_stands_in_the_style_itself() -> None:
    templates = read_templates((OURS, "templates"))
    for medium in ("print", "screen"):
        given = set(re.findall(r"(--[\w-]+):", token_css(templates, medium)))
        texts = [templates.text(name) for name in templates.sheets(medium)]
        scripts = [file.text for name, file in templates.files.items() if name.endswith((".js", ".j2"))]
        own = set(re.findall(r"(--[\w-]+)\s*:", " ".join(texts))) | set(re.findall(r"--[\w-]+", " ".join(scripts)))
        asked = {f"--{name}" for text in texts for name in TOKEN.findall(text)}
        assert asked - given - own == set(), medium


def changed(old: str, new: str) -> Templates:
    """Gives our templates below a project's tokens that say one thing otherwise."""
    templates = read_templates((OURS, "templates"))
    text = templates.text("tokens.yaml")
    assert text.count(old) == 1
    files = {**templates.files, "tokens.yaml": TemplateFile(text=text.replace(old, new), path="templates/tokens.yaml")}
    return Templates(files=files)


def test_one_colour_changed_is_another_in_print_on_the_screen_and_in_pictures() -> None:
    templates = changed('highlight: {light: "#b3400f"', 'highlight: {light: "#0f40b3"')

    assert "--highlight: #0f40b3;" in token_css(templates, "print")
    assert "--highlight: #0f40b3;" in token_css(templates, "screen")
    assert style_of(tokens_of(templates)).roles["highlight"] == "#0f40b3"
    assert tokens_of(templates).names["#0f40b3"] == "highlight"


def test_type_grid_and_widths_of_pictures_follow_their_tokens() -> None:
    templates = changed("  column: 38 ", "  column: 44 ")
    assert "--page-column: 44mm;" in token_css(templates, "print")
    assert "--body-size: 11pt;" in token_css(changed("body: {print: 10.25", "body: {print: 11"), "print")
    style = style_of(tokens_of(changed("picture: {width: 660", "picture: {width: 600")))
    assert (style.width, style.page) == (600, 835)


def test_a_project_s_tokens_say_only_what_differs() -> None:
    text = 'colours: {accent: {light: "#5b1235", dark: "#ed7db3"}}\nfiles: [NotoSans-Regular.ttf]\n'
    tokens, ours = read_tokens(text, (OURS / "tokens.yaml").read_text("utf-8")), tokens_of(templates_of(Path("/")))

    assert tokens.light == {**ours.light, "accent": "#5b1235"}
    assert tokens.dark["accent"] == "#ed7db3"
    assert (tokens.files, tokens.embedded) == (("NotoSans-Regular.ttf",), ("NotoSans-Regular.ttf",))
    assert tokens.sans == ours.sans


def test_the_cover_s_picture_has_the_colours_of_the_tokens() -> None:
    tokens = tokens_of(read_templates((OURS, "templates")))
    assert painted('<g stroke="var(--cover-mark)"/>', tokens) == f'<g stroke="{tokens.light["cover-mark"]}"/>'


def test_a_colour_of_the_cover_that_is_no_token_is_a_problem_at_its_line() -> None:
    templates = read_templates((OURS, "templates"))
    file = TemplateFile(text='<svg>\n<g fill="var(--nowhere)"/></svg>', path="templates/cover.svg")
    press = make_press(Templates(files={**templates.files, "cover.svg": file}), "print")
    print_page(sample(), press, [])

    (problem,) = press.findings.problems
    assert (problem.code, problem.at.file, problem.at.line) == ("template-error", "templates/cover.svg", 2)
    assert "`nowhere`" in problem.message


@dataclass(frozen=True)
class House:
    """The lakes' report as it was built; its page without scripts."""

    html: str
    pdf: bytes
    root: Path


@pytest.fixture(scope="module")
def lakes(tmp_path_factory: pytest.TempPathFactory) -> House:
    from click.testing import CliRunner

    from reportgen.cli import main

    root = tmp_path_factory.mktemp("house") / "lakes"
    shutil.copytree(LAKES, root, ignore=shutil.ignore_patterns("build"))
    done = CliRunner().invoke(main, ["build", "--quiet", "--project", str(root)])
    assert done.exit_code == 0, done.output
    draft = root / "build/draft"
    html = (draft / "index.html").read_text("utf-8")
    kept = re.sub(r"<script\b(?![^>]*application/json)[^>]*>.*?</script>", "", html, flags=re.DOTALL)
    return House(html=kept, pdf=(draft / "report.pdf").read_bytes(),
                 root=root)  # fmt: skip


def test_another_house_builds_with_its_own_tokens_and_templates_alone(lakes: House) -> None:
    tokens = tokens_of(templates_of(lakes.root, None))
    ours = tokens_of(read_templates((OURS, "templates")))
    swapped = {name for name, colour in tokens.light.items() if ours.light[name] != colour}

    assert len(swapped) >= 20
    assert all(f"--{name}: {tokens.light[name]};" in lakes.html for name in swapped)
    assert not any(ours.light[name] in lakes.html.lower() for name in swapped), "a colour of ours is left"
    assert "Wardens&#39; log" in lakes.html or "Wardens' log" in lakes.html
    assert "font-family: 'Noto Serif Display'" in lakes.html
    assert "font-family: 'Inter" not in lakes.html


def test_its_charts_have_its_colours_and_type(lakes: House) -> None:
    tokens = tokens_of(templates_of(lakes.root, None))
    pictures = re.findall(r'<svg\b[^>]*role="img".*?</svg>', lakes.html, flags=re.DOTALL)

    assert len(pictures) >= 2
    assert all(f"var(--series-1, {tokens.light['series-1']})" in each for each in pictures)
    assert all("Noto Sans" in each and "Inter" not in each for each in pictures)
    assert any('viewBox="0 0 612 ' in each for each in pictures)


def test_its_pages_have_its_size_fonts_and_margins(lakes: House) -> None:
    pages = read_pages(lakes.pdf)
    inches = {(round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) for page in pages}

    assert inches == {(190, 260)}
    assert headings_left_last(pages) == []
    fonts = fonts_of(lakes.pdf)
    assert any("Noto-Serif-Display" in each or "NotoSerifDisplay" in each for each in fonts), fonts
    assert not any("Inter" in each or "Gentium" in each for each in fonts), fonts
    words = {each.text.strip(): each for page in pages for each in page.pieces if each.text}
    note = next(piece for text, piece in words.items() if text.startswith("Counted on land"))
    assert note.left > pages[0].width * 0.7, "its notes stand on the right"


def fonts_of(pdf: bytes) -> set[str]:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as file:
        return {
            str(each.BaseFont) for each in file.objects if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each
        }
