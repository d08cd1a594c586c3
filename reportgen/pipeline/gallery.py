"""Build the gallery: every example as a report of its own, on the project's data where they fit, else on made-up data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from reportgen.cache import opened, settle
from reportgen.disk import Project, replace_folder
from reportgen.pipeline.examples import with_examples
from reportgen.pipeline.journal import Journal
from reportgen.pipeline.lending import lend
from reportgen.pipeline.model import Options, Stages
from reportgen.pipeline.prepare import Prepared, prepare
from reportgen.pipeline.render import render
from reportgen.pipeline.storage import Storage
from reportgen.pipeline.workshop import Workshop
from reportgen.plugins import shelves
from reportgen.problems import ReportError
from reportgen.templating import code

GALLERY, PROJECT = "build/gallery", "build/.gallery"
_REPORT, _CATALOGUE = "report.yaml", "data/catalogue.yaml"
_LAST = ("records", "profiles", "tables", "texts", "lists")
"""Examples that are no chart stand last, in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What was built: where, which examples stand on the project's own data, how many pictures were drawn anew."""

    folder: Path
    files: tuple[str, ...]
    real: tuple[str, ...]
    """The extracts of the project that are shown."""
    refused: str = ""
    """Why the project's own data were not taken, though it has them."""
    drawn: int = 0


def build_gallery(root: Path, options: Options, stages: Stages, workshop: Workshop, storage: Storage) -> Shown:
    """Gives what was built into `build/gallery`; raises `ReportError` when the gallery's own examples are broken."""
    own = examples()
    lent = lend(Project(root), own)
    workshop.page = options.html
    with opened(storage.cache):
        code.recall()
        prepared, refused = _prepared(root, {**own, **lent.files}, stages, storage, workshop), ""
        if lent.extracts and prepared.findings.errors:
            refused, lent = prepared.findings.errors[0].message, replace(lent, extracts=())
            prepared = _prepared(root, {**own, **lent.templates}, stages, storage, workshop)
        texts = {
            path.split("/")[1][: -len(".yaml")]: raw.decode() for path, raw in own.items() if path.startswith("sec")
        }
        shown = _built(root, prepared, texts, options, (stages, workshop))
        code.keep()
    settle(storage.cache, storage.limit)
    return replace(shown, real=lent.extracts, refused=refused)


def examples() -> dict[str, bytes]:
    """Gives the files of the gallery as those of a project: a section an example, in the order of the shelf."""
    found = dict(_read(files("reportgen") / "gallery", ""))
    names = [path.removesuffix(".yaml") for path in found if "/" not in path and path != _REPORT]
    shelf = [*shelves().charts, *_LAST]
    order = sorted(names, key=lambda name: (shelf.index(name) if name in shelf else len(shelf), name))
    report = found.pop(_REPORT).decode() + "sections:\n" + "".join(f"  - {name}\n" for name in order)
    sections = {f"sections/{name}.yaml": found.pop(f"{name}.yaml") for name in names}
    return {"sections/report.yaml": report.encode(), **sections, **found}


def _read(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir() and not entry.name.startswith(("_", ".")):
            yield from _read(entry, f"{above}{entry.name}/")
        elif entry.name.endswith((".yaml", ".csv", ".json", ".svg")):
            yield f"{above}{entry.name}", entry.read_bytes()


def _prepared(
    root: Path, project: Mapping[str, bytes], stages: Stages, storage: Storage, workshop: Workshop
) -> Prepared:
    place = root / PROJECT
    replace_folder(place, lambda: project)
    return prepare(place, stages, storage.cache, Journal(storage.cache), workshop)


def _built(
    root: Path, prepared: Prepared, texts: Mapping[str, str], options: Options, means: tuple[Stages, Workshop]
) -> Shown:
    if prepared.findings.errors:
        raise ReportError(tuple(prepared.findings))
    assert prepared.document is not None, "examples without a problem make a document"
    document = with_examples(prepared.document, texts)
    rendered = render(replace(prepared, document=document), options, *means)
    if prepared.findings.errors:
        raise ReportError(tuple(prepared.findings))
    made = {"gallery.pdf" if path == "report.pdf" else path: data for path, data in rendered.files.items()}
    replace_folder(root / GALLERY, lambda: made)
    drawn = sum(kind == "pictures" and entry.why != "kept" for (kind, _), entry in prepared.journal.entries.items())
    return Shown(folder=root / GALLERY, files=tuple(sorted(made)), real=(), drawn=drawn)
