"""Templates: the project's own and the built-in ones as values, and what fails in them as problems with a place."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup

from reportgen.problems import Findings, Span, did_you_mean
from reportgen.renderers.addresses import linked
from reportgen.templating import code

SUFFIX = ".html.j2"
TOKENS = "tokens.yaml"
BENEATH = "beneath/tokens.yaml"
"""The built-in tokens, for those that a project's own leave out."""
_PAGES = frozenset({f"page{SUFFIX}", f"print{SUFFIX}"})
"""The templates of what stands around sections."""
_OPEN = re.compile(
    r"{%[-+]?\s*(?:include|import|from|extends)\b\s*+(?![\"'][^\"']*[\"']\s*(?:-?%}|with|without|ignore|import|as\b))"
)
"""A template that asks for another whose name it does not spell."""
_KINDS = frozenset({".j2", ".css", ".js", ".yaml", ".svg"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFile:
    """A file of the templates folder: its text, and its path as problems print it."""

    text: str
    path: str


class _Pages(jinja2.Environment):
    """Shows no template where in which file a thing stands: a section is set again when it changes, not when it moves."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 whatever a template names
        """Gives an attribute, or an item of that name."""
        if _is_place(obj, attribute):
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 as above
        """Gives an item, or an attribute of that name."""
        if _is_place(obj, argument):
            return self.undefined(obj=obj, name=argument)
        return super().getitem(obj, argument)


def _is_place(thing: object, name: object) -> bool:
    return name == "at" and type(thing).__module__.startswith("reportgen.")


@dataclass(frozen=True, kw_only=True)
class Templates:
    """Every file of the templates folder by its name in there (`blocks/chart.html.j2`)."""

    files: Mapping[str, TemplateFile] = field(repr=False)

    def text(self, name: str) -> str:
        """Gives the text of a style sheet or script."""
        return self.files[name].text

    def sheets(self, medium: str) -> tuple[str, ...]:
        """Gives the names of a medium's style sheets: `print.css`, then those in `print/`, a house's own after the built-in."""
        more = [name for name in self.files if name.startswith(f"{medium}/") and name.endswith(".css")]
        return (f"{medium}.css", *sorted(more, key=lambda name: (self.files[name].path == f"templates/{name}", name)))

    @cached_property
    def digest(self) -> str:
        """The digest of what sections are set with: templates, tokens, and other files that a template may ask for."""
        texts = [file.text for name, file in self.files.items() if name.endswith(".j2")]
        open_ended = any(_OPEN.search(text) for text in texts)
        asked = {name for name in self.files if open_ended or any(name in text for text in texts)}
        parts = [(name, file.text) for name, file in sorted(self.files.items()) if _sets(name) or name in asked]
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    @cached_property
    def whole_digest(self) -> str:
        """The digest of every file."""
        parts = [(name, file.text) for name, file in sorted(self.files.items())]
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    @cached_property
    def environment(self) -> jinja2.Environment:
        """Jinja as pages use it: strict about names, escaping, fed from these files alone."""
        made = _Pages(
            loader=jinja2.FunctionLoader(self._load), undefined=jinja2.StrictUndefined, autoescape=True,
            trim_blocks=True, lstrip_blocks=True, auto_reload=False, extensions=["jinja2.ext.do"],
            bytecode_cache=_Compiled(),
        )  # fmt: skip
        made.filters["linked"] = linked
        return made

    def _load(self, name: str) -> tuple[str, str, None] | None:
        found = self.files.get(name)
        return (found.text, found.path, None) if found else None

    def render(self, name: str, findings: Findings, at: Span, **names: object) -> Markup:
        """Gives a rendered template; nothing after adding the problem. `at` is the place that asked for it."""
        try:
            return Markup(self.environment.get_template(name).render(**names))  # noqa: S704 Jinja escaped it
        except jinja2.TemplateNotFound as error:
            self._unknown(name, error, findings, at)
        except jinja2.TemplateSyntaxError as error:
            path = error.filename or self.files[name].path
            findings.error("template-syntax", f"the template cannot be read: {_lower(error.message or '')}",
                           Span(file=path, line=error.lineno))  # fmt: skip
        except Exception as error:
            place = self._place(error)
            if place is None:
                raise
            findings.error("template-error", f"the template fails: {_lower(str(error))}", place)
        return Markup()

    def _unknown(self, name: str, error: jinja2.TemplateNotFound, findings: Findings, at: Span) -> None:
        """Says that a block kind has no template, or that one template asks for another that is not there."""
        place = self._place(error) or at
        hint = did_you_mean(str(error.name), self.files)
        findings.error("unknown-template", f"no template `{error.name}`", place, hint=hint)

    def _place(self, error: Exception) -> Span | None:
        """Gives the line of the template that failed, when the failing call was made by a template."""
        paths = {file.path for file in self.files.values()}
        frames = list(_frames(error.__traceback__))
        ours = [(path, line) for path, line in frames if path in paths]
        blamed = isinstance(error, jinja2.TemplateError) or (frames and frames[-1][0] in paths)
        return Span(file=ours[-1][0], line=ours[-1][1]) if ours and blamed else None


class _Compiled(jinja2.BytecodeCache):
    """Templates that were compiled before, by name, file and text."""

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = code.known(f"page {bucket.key} {bucket.checksum}")

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            code.learn(f"page {bucket.key} {bucket.checksum}", bucket.code)


def is_template(path: str) -> bool:
    """Says whether a file of that name is a template, style sheet, script, picture or table of tokens."""
    return PurePosixPath(path).suffix in _KINDS


def read_templates(*folders: tuple[Path, str]) -> Templates:
    """Gives the files of some folders, each with the name it is printed by; the first folder that has a file wins."""
    files: dict[str, TemplateFile] = {}
    for folder, printed in folders:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if is_template(name) and name not in files:
                files[name] = TemplateFile(text=path.read_text(encoding="utf-8"), path=f"{printed}/{name}")
    return Templates(files=files)


def _sets(name: str) -> bool:
    """Says whether a file sets sections, and not only the pages around them."""
    return name in {TOKENS, BENEATH} or (name.endswith(".j2") and name not in _PAGES)


def _frames(traceback: TracebackType | None) -> Iterator[tuple[str, int]]:
    while traceback is not None:
        yield traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next


def _lower(message: str) -> str:
    """Gives Jinja's message in our manner: names in backticks, no capital, no full stop."""
    quoted = message.replace("'", "`").rstrip(".")
    return quoted[:1].lower() + quoted[1:]
