"""What a document is made of: whoever walks it comes to every text."""

import re
from dataclasses import fields, is_dataclass

import pytest

from reportgen import document
from reportgen.document import Reference, Shown, Words, inside
from tests.renderers.sample import sample

LEAVES = (Words, Shown, Reference)
KINDS = [kind for kind in map(document.__dict__.get, document.__all__) if isinstance(kind, type) and is_dataclass(kind)]


def looked_into(thing):
    """Gives all texts below something, whatever is said of its fields."""
    if isinstance(thing, LEAVES):
        return [thing]
    parts = (
        thing
        if isinstance(thing, tuple)
        else [getattr(thing, each.name) for each in fields(thing)]
        if is_dataclass(thing)
        else []
    )
    return [leaf for part in parts for leaf in looked_into(part)]


def walked(thing):
    return [thing] if isinstance(thing, LEAVES) else [leaf for part in inside(thing) for leaf in walked(part)]


def test_a_walk_comes_to_every_text_of_a_report():
    found = walked(sample().sections)

    assert found == looked_into(sample().sections)
    assert {type(each) for each in found} == set(LEAVES)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_field_that_may_hold_text_is_never_passed_over(kind):
    for field in fields(kind):
        if re.search("reportgen.document|Text|Part", str(field.type)):
            thing = object.__new__(kind)
            for each in fields(kind):
                object.__setattr__(thing, each.name, ())
            object.__setattr__(thing, field.name, (Words(text="said"),))
            assert walked(thing) == [Words(text="said")], field.name
