"""Template authors get the file and line of their template, and the rest of the report is still looked at."""

from dataclasses import replace

import pytest

from reportgen.problems import Findings, Span
from reportgen.renderers.press import press_for
from reportgen.renderers.section import render_section
from reportgen.renderers.templates import TemplateFile, Templates, read_templates
from tests.renderers.sample import Body, paragraphs, sample, sample_pictures

AT = Span(file="sections/routes.yaml", line=7, column=5)


def _with(templates: Templates, name: str, text: str) -> Templates:
    return Templates(files={**templates.files, name: TemplateFile(text=text, path=f"templates/{name}")})


def _problems(templates: Templates, kind: str = "text"):
    document = sample()
    section = document.sections[1]
    block = replace(section.blocks[0], kind=kind, at=AT, body=Body(parts=paragraphs("Words.")))
    findings = Findings()
    press = press_for("screen", document, sample_pictures(), templates, findings)
    render_section(replace(section, blocks=(block,), notes=()), press)
    return [(problem.code, problem.at.file, problem.at.line, problem.message) for problem in findings]


@pytest.mark.parametrize(("text", "code", "line", "words"), [
    ("<p>\n{{ block.id }\n</p>\n", "template-syntax", 2, "the template cannot be read"),
    ("<p>\n\n{{ block.boddy.parts }}\n</p>\n", "template-error", 3, "has no attribute `boddy`"),
    ("{% for part in block.body.parts %}\n{{ part.txt }}\n{% endfor %}", "template-error", 2, "has no attribute `txt`"),
    ("{{ 1 + block.id }}", "template-error", 1, "unsupported operand"),
    ("<p>{{ block.id|shout }}</p>", "template-syntax", 1, "no filter named `shout`"),
    ("\n{% include 'blocks/nowhere.html.j2' %}", "unknown-template", 2, "no template `blocks/nowhere.html.j2`"),
    ("<p>\n{{ block.at.line }}</p>", "template-error", 2, "has no attribute `at`"),
    ("<p>\n{{ block['at'] }}</p>", "template-error", 2, "has no attribute `at`"),
    ("\n{{ say('no-such-words') }}", "template-error", 2, "no-such-words"),
])  # fmt: skip
def test_a_broken_template_is_named_with_its_line(templates, text, code, line, words):
    found = _problems(_with(templates, "blocks/text.html.j2", text))
    assert [each[:3] for each in found] == [(code, "templates/blocks/text.html.j2", line)]
    assert words in found[0][3]


def test_a_block_kind_without_a_template_is_named_at_the_block(templates):
    found = _problems(templates, kind="txt")
    assert found == [("unknown-template", AT.file, AT.line, "no template `blocks/txt.html.j2`")]


def test_a_broken_macro_is_named_in_its_own_file(templates):
    macros = templates.text("macros.html.j2").replace("{{ text(part.text) }}</p>", "{{ text(part.words) }}</p>", 1)
    found = _problems(_with(templates, "macros.html.j2", macros))
    line = macros[: macros.index("part.words")].count("\n") + 1
    assert [each[:3] for each in found] == [("template-error", "templates/macros.html.j2", line)]


def test_a_mistake_of_ours_is_no_problem_of_the_author_s(templates):
    def broken() -> None:
        raise RuntimeError("ours")

    findings = Findings()
    own = _with(templates, "x.html.j2", "{{ broken() }}")
    with pytest.raises(RuntimeError, match="ours"):
        own.render("x.html.j2", findings, AT, broken=broken)


def test_a_project_s_template_takes_the_place_of_the_built_in_one(tmp_path):
    for folder, words in (("own", "mine"), ("built-in", "theirs")):
        (tmp_path / folder / "blocks").mkdir(parents=True)
        (tmp_path / folder / "blocks" / "text.html.j2").write_text(words, encoding="utf-8")
    (tmp_path / "built-in" / "page.html.j2").write_text("page", encoding="utf-8")
    found = read_templates((tmp_path / "own", "templates"), (tmp_path / "built-in", "reportgen/templates"))
    assert found.text("blocks/text.html.j2") == "mine"
    assert found.text("page.html.j2") == "page"
    assert found.files["page.html.j2"].path == "reportgen/templates/page.html.j2"


def test_a_house_s_style_sheet_stands_after_the_built_in_ones_whatever_it_is_called():
    def file(path):
        return TemplateFile(text="", path=path)

    names = {"screen.css": "reportgen/templates/screen.css", "screen/paper.css": "reportgen/templates/screen/paper.css",
             "screen/bar.css": "reportgen/templates/screen/bar.css", "screen/a.css": "templates/screen/a.css"}  # fmt: skip
    templates = Templates(files={name: file(path) for name, path in names.items()})
    assert templates.sheets("screen") == ("screen.css", "screen/bar.css", "screen/paper.css", "screen/a.css")


def test_a_reference_to_nothing_is_a_problem(templates):
    from reportgen.document import Reference
    from reportgen.renderers.ink import Ink

    findings = Findings()
    press = press_for("screen", sample(), sample_pictures(), templates, findings)
    assert Ink(press, "routes").text((Reference(target="nowhere", at=AT),)) == ""
    assert [(each.code, each.at) for each in findings] == [("broken-reference", AT)]


def test_words_are_escaped_and_links_lead_only_outside(templates):
    from reportgen.document import Link, Words
    from reportgen.renderers.ink import Ink

    ink = Ink(press_for("screen", sample(), sample_pictures(), templates, Findings()), "routes")
    assert ink.text((Words(text="<b> & 'x'"),)) == "&lt;b&gt; &amp; ‘x’"
    assert ink.text((Link(href="javascript:alert(1)", runs=(Words(text="x"),)),)) == "x"
    assert 'href="https://x/?a=1&amp;b=2"' in ink.text((Link(href="https://x/?a=1&b=2", runs=(Words(text="x"),)),))


@pytest.mark.parametrize("asks", [
    "{% include k ~ '.svg' %}", "{%+ include k ~ '.svg' %}", "{%- include(k ~ '.svg') %}", "{%include k%}",
    "{% include ('badge' ~ '.svg') %}", "{% extends k %}", "{%+from k import a %}",
])  # fmt: skip
def test_a_template_that_asks_for_another_by_a_name_it_makes_stands_on_all(templates, asks):
    one = _with(_with(templates, "blocks/text.html.j2", asks), "badge.svg", "<b>ONE</b>")
    assert one.digest != _with(one, "badge.svg", "<b>TWO</b>").digest


def test_a_template_that_spells_what_it_asks_for_stands_on_that_alone(templates):
    one = _with(_with(templates, "blocks/text.html.j2", "{%+ include 'badge.svg' %}"), "other.svg", "ONE")
    assert one.digest == _with(one, "other.svg", "TWO").digest
    assert one.digest != _with(one, "badge.svg", "TWO").digest
