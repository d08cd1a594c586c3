"""Compiled expressions: the code of a source, which depends on nothing but the source and the forms there are."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import CodeType

from jinja2 import Template, nodes, pass_context
from jinja2.runtime import Context

from reportgen.templating import code
from reportgen.templating.sandbox import Sandbox, environment
from reportgen.templating.statements import Path, Places, number, paths, places_of

Functions = tuple[tuple[str, Callable[..., object]], ...]
"""Forms or tests by their names."""


def jinja_with(forms: Mapping[str, Callable[..., object]], finalize: Callable[[object], str]) -> Sandbox:
    """Gives Jinja with these forms, and a last word on every value: it is asked as the text runs, never before."""

    @pass_context
    def said(_: Context, value: object) -> str:
        return finalize(value)

    jinja = environment().overlay()
    assert isinstance(jinja, Sandbox), "an overlay is of its environment's kind"
    jinja.forms = tuple(forms)
    jinja.filters = {**jinja.filters, **forms}
    jinja.tests = dict(jinja.tests)
    jinja.finalize = said
    jinja.optimized = False  # nothing is worked out beforehand: the code is the same whatever the data say
    return jinja


def template(jinja: Sandbox, source: str, told: Mapping[str, object]) -> Template:
    """Gives a source that tells where it stands as it runs; `told` are the functions that it tells it to."""
    found = _code(source, tuple(jinja.filters.items()), tuple(jinja.tests.items()))
    return Template.from_code(jinja, found, dict(told))


@lru_cache(maxsize=4096)
def _code(source: str, forms: Functions, tests: Functions) -> CodeType:
    def make() -> CodeType:
        jinja = jinja_with(dict(forms), str)
        jinja.tests = dict(tests)
        tree = jinja.parse(source)
        number(tree)
        return jinja.compile(tree)

    names = sorted([*dict(forms), *dict(tests)])
    return code.once(f"prose {source} {' '.join(names)}", make)


@lru_cache(maxsize=4096)
def tree_of(source: str) -> nodes.Template:
    """Gives the tree of a source, to be looked at and never changed; raises `TemplateSyntaxError`."""
    return environment().parse(source)


@lru_cache(maxsize=4096)
def ways_of(source: str) -> tuple[Places, Mapping[str, Path]]:
    """Gives where the parts of a source stand, and how each is reached; neither is changed."""
    return places_of(environment(), source), paths(tree_of(source))
