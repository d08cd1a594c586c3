"""Compiled texts are kept for the next build, for these very texts, this tool and these packages; never when damaged."""

import pytest

from reportgen.renderers.templates import TemplateFile, Templates
from reportgen.templating import code


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "reportgen"


@pytest.fixture
def forget(monkeypatch):
    """Forgets what this process compiled, as a new process would."""

    def done():
        monkeypatch.setattr(code, "_known", {})
        monkeypatch.setattr(code, "_new", set())

    done()
    return done


def rendered(text):
    """Gives what a template renders to, and whether it was compiled for it."""
    before = len(code._new)  # noqa: SLF001 what was compiled now
    templates = Templates(files={"a.j2": TemplateFile(text=text, path="templates/a.j2")})
    return templates.environment.get_template("a.j2").render(name="you"), len(code._new) > before  # noqa: SLF001 as above


def test_a_text_is_compiled_once_for_many_builds(forget):
    assert rendered("for {{ name }}") == ("for you", True)
    code.keep()
    forget()
    code.recall()
    assert rendered("for {{ name }}") == ("for you", False)
    assert rendered("from {{ name }}") == ("from you", True)


def test_another_tool_compiles_for_itself(monkeypatch, forget):
    rendered("for {{ name }}")
    code.keep()
    forget()
    monkeypatch.setattr(code, "code_digest", lambda: "another")
    code.recall()
    assert rendered("for {{ name }}") == ("for you", True)


def test_what_is_damaged_is_not_run(own, forget):
    rendered("for {{ name }}")
    code.keep()
    (place,) = own.glob("code/*/*")
    place.write_bytes(place.read_bytes()[:-3] + b"abc")
    forget()
    code.recall()
    assert rendered("for {{ name }}") == ("for you", True)


@pytest.mark.parametrize("wrong", ["others may write", "a link"])
def test_a_folder_that_others_may_write_to_is_not_trusted(own, forget, wrong):
    rendered("for {{ name }}")
    code.keep()
    if wrong == "a link":
        own.rename(own.with_name("elsewhere"))
        own.symlink_to("elsewhere")
        own.with_name("elsewhere").chmod(0o700)
    else:
        own.chmod(0o777)
    forget()
    code.recall()
    assert rendered("for {{ name }}") == ("for you", True)
    code.keep()


def test_without_a_home_each_build_compiles_for_itself(monkeypatch, forget):
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/nonexistent")
    rendered("for {{ name }}")
    code.keep()
    forget()
    code.recall()
    assert rendered("for {{ name }}") == ("for you", True)
