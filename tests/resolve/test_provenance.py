"""Where every row is from."""

import pytest

from reportgen.indicator import Source
from reportgen.templating.notes import note_text

SOURCES = {
    "sources": """
title: Sources
sources:
  "https://press.example/1 (quoting X)": {publisher: X, title: Study, edition: 2018, via: Press, quoted: true}
  own count: {publisher: Y, as_of: 2019-01-01}
"""
}


def test_what_is_given_once_is_said_of_every_row(one):
    found = one(
        "v\n1\n2\n", "{v: integer}", "publisher: Frontex\nvia: a copy\nas_of: 2018-07-06\ngrade: europol-4x4 B2"
    )
    assert found.extracts["x"].sources == (
        Source(publisher="Frontex", title="X", via="a copy", vintage="2018-07-06", grade="europol-4x4 B2", extract="x"),
    )
    assert found.rows("SELECT DISTINCT _source, _vintage FROM x") == [(0, "2018-07-06")]
    assert found.extracts["x"].vintages == ("2018-07-06",)


def test_a_list_of_sources_explains_the_texts_of_a_column(one):
    found = one(
        "v,s\n1,own count\n2,https://press.example/1 (quoting X)\n3,own count\n",
        "{v: integer}",
        "source: {column: s}",
        SOURCES,
    )
    assert found.extracts["x"].sources == (
        Source(publisher="Y", vintage="2019-01-01", extract="x"),
        Source(publisher="X", title="Study", edition="2018", via="Press", quoted=True, extract="x"),
    )
    assert found.rows("SELECT _source FROM x ORDER BY _row") == [(0,), (1,), (0,)]


def test_a_source_that_nothing_explains_is_a_problem(one):
    found = one("v,s\n1,own cuont\n", "{v: integer}", "source: {column: s}", SOURCES)
    assert found.problems == [("unknown-source", "data/x.csv", 2, "no list of sources explains `own cuont`")]
    assert next(iter(found.findings)).hint == "did you mean `own count`?"


def test_without_a_list_the_text_is_how_it_was_obtained(one):
    found = one("v,s\n1,a copy\n", "{v: integer}", "source: {column: s}\npublisher: Z")
    assert found.extracts["x"].sources[0].via == "a copy"


def test_a_row_says_its_publisher_before_the_list_does(one):
    found = one("v,s,p\n1,own count,AP (May)\n", "{v: integer}",
                "source: {column: s}\npublisher: {column: p, map: {AP (May): AP}}", SOURCES)  # fmt: skip
    assert found.extracts["x"].sources[0].publisher == "AP"


def test_editions_units_and_vintages_may_be_columns(one):
    found = one("v,e,u,d\n1,2016,persons (some),a\n2,2017,persons,b\n", "{v: integer, e: text}",
                "as_of: {column: d}\nedition: {column: e}\nunit: {column: u, map: {persons (some): persons}}")  # fmt: skip
    assert found.rows("SELECT _edition, _unit, _vintage FROM x ORDER BY _row") == [
        ("2016", "persons", "a"), ("2017", "persons", "b"),
    ]  # fmt: skip
    assert found.extracts["x"].editions == ("2016", "2017")


def test_a_given_column_that_is_not_there_is_a_problem(one):
    found = one("v\n1\n", "{v: integer}", "edition: {column: ed}")
    assert found.problems == [("missing-column", "data/catalogue.yaml", 6, "no column `ed` in `data/x.csv`")]


def test_flags_are_kept_and_explained(one):
    found = one("v,f\n1,\n2,bp\n3,z\n", "{v: integer}", "flag: {column: f, map: {z: counted otherwise}}")
    assert found.rows("SELECT _flag, _notes FROM x ORDER BY _row") == [("", ""), ("bp", "0,1"), ("z", "2")]
    assert [note_text(note, "en") for note in found.extracts["x"].notes] == [
        "break in the series",
        "provisional",
        "counted otherwise",
    ]


def test_a_currency_by_row_is_a_part_of_the_unit(one):
    text = "v,c\n1,EUR\n2,USD\n3,\n"
    rows = "SELECT _unit FROM x ORDER BY _row"
    told = {"million": ["EUR million", "USD million", "no currency million"], "money": ["EUR", "USD", "no currency"]}
    for unit, units in told.items():
        found = one(text, "{v: integer}", f"unit: {unit}\ncurrency: {{column: c}}")
        assert found.rows(rows) == [(each,) for each in units]
        assert found.extracts["x"].columns["v"].unit == ""


@pytest.mark.parametrize("key", ["edition", "as_of"])
def test_a_row_that_does_not_say_its_edition_or_vintage_is_a_problem(one, key):
    found = one("v,e\n1,2016\n2,\n", "{v: integer}", f"{key}: {{column: e}}")
    assert [(each[0], each[2]) for each in found.problems] == [("blank-value", 3)]
    assert one("v,e\n1,2016\n2,\n", "{v: integer}", f'{key}: {{column: e, map: {{"": 2017}}}}').codes == []


def test_what_nobody_published_is_a_problem(one):
    assert one("v,p\n1,A\n2,\n", "{v: integer}", "publisher: {column: p}").problems == [
        ("no-publisher", "data/x.csv", 3, "the publisher is empty")
    ]


def test_a_text_in_a_column_of_flags_is_one_note(one):
    found = one("v,f\n1,see step\n2,bep\n3,be\n", "{v: integer}", "flag: {column: f}")
    texts = [note_text(note, "en") for note in found.extracts["x"].notes]
    assert "see step" in texts
    assert len(texts) == 1 + 3 + 2


def test_a_flag_in_words_is_provisional_only_when_it_says_so(one):
    text = "v,f\n1,imputed\n2,Provisional figure\n3,P\n4,bp\n5,preliminary\n"
    found = one(text, "{v: integer}", "flag: {column: f, map: {P: provisional}}")
    assert [flag for (flag,) in found.rows("SELECT _flag FROM x ORDER BY _row")] == ["", "p", "p", "bp", "p"]
    kinds = {note.text: note.kind for note in found.extracts["x"].notes if note.text}
    assert kinds == {
        "imputed": "scope", "Provisional figure": "provisional", "provisional": "provisional",
        "preliminary": "provisional",
    }  # fmt: skip
