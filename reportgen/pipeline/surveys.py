"""Survey what maps are drawn from: the file of boundaries, the lists of places, the names of countries."""

from collections.abc import Callable
from functools import cache

from reportgen.atlas import Place, Survey, built_in
from reportgen.catalogue import Catalogue
from reportgen.disk import Project
from reportgen.pipeline.inputs import Inputs
from reportgen.problems import Findings, did_you_mean
from reportgen.spec import ReportFrame
from reportgen.table import Listed


def surveying(inputs: Inputs, project: Project, findings: Findings) -> Callable[[], Survey | None]:
    """Gives what gives the survey: nothing is read for a report without maps, and a problem is told once."""
    frame = inputs.report.frame if inputs.report else None
    return cache(lambda: _survey(frame, inputs.catalogue, project, findings) if frame else None)


def _survey(frame: ReportFrame, catalogue: Catalogue, project: Project, findings: Findings) -> Survey | None:
    data = project.bytes(frame.boundaries) if frame.boundaries else built_in()
    if data is None:
        folder = frame.boundaries.rpartition("/")[0]
        near = did_you_mean(frame.boundaries, project.files(folder)) if folder else ""
        hint = near or "delete `boundaries:`, and maps are drawn with the built-in file"
        findings.error("unknown-file", f"there is no `{frame.boundaries}`", frame.at("boundaries"), hint=hint)
        return None
    path = frame.boundaries or "reportgen/atlas/boundaries.json"
    return Survey(data=data, path=path, places=_places(catalogue), named=_named(catalogue), coded=_coded(catalogue))


def _places(catalogue: Catalogue) -> dict[str, Place]:
    return {
        name: Place(name=name, longitude=float(place.lon), latitude=float(place.lat), city=place.kind == "city")
        for places in catalogue.places.values()
        for name, place in places.places.items()
    }


def _coded(catalogue: Catalogue) -> dict[str, str]:
    """Gives what data may write → ISO code, of every list that says one."""
    entries = [(code, each) for codes in catalogue.codes.values() for code, each in codes.codes.items() if each.iso]
    found: dict[str, str] = {}
    for code, entry in entries:
        found.setdefault(code, entry.iso or "")
    return found


def _named(catalogue: Catalogue) -> dict[str, Listed]:
    """Gives ISO code → name and footnote; of several lists the one that has a footnote says it."""
    found: dict[str, Listed] = {}
    for codes in catalogue.codes.values():
        for code, entry in codes.codes.items():
            listed = Listed(code=code, name=entry.name or code, footnote=entry.footnote)
            if entry.iso and (entry.iso not in found or (listed.footnote and not found[entry.iso].footnote)):
                found[entry.iso] = listed
    return found
