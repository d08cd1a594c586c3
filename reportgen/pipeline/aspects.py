"""Find lists of aspects: a project's own in `data/profiles/`, else the built-in ones."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from reportgen.disk import Project
from reportgen.nodes import parse_yaml, read_model
from reportgen.problems import Findings, Span, did_you_mean
from reportgen.spec import AspectList

OWN = "data/profiles"


def finding(project: Project, findings: Findings) -> Callable[[str, Span], AspectList | None]:
    """Gives what gives a list by its name: each is read once when it is asked for, and its problems are told once."""
    read = cache(lambda name: _read(name, project, findings))

    def found(name: str, at: Span) -> AspectList | None:
        is_there, aspects = read(name)
        if not is_there:
            own = [path.rpartition("/")[2] for path in project.files(OWN)]
            names = {*built_in(), *(each.removesuffix(".yaml") for each in own)}
            hint = did_you_mean(name, names) or f"write what is rated into `{OWN}/{name}.yaml`"
            findings.error("unknown-profiles", f"no list of aspects `{name}`", at, hint=hint)
        return aspects

    return found


def built_in() -> dict[str, str]:
    """Gives name → text of the lists that come with reportgen."""
    there = (files("reportgen") / "scales" / "profiles").iterdir()
    found = {each.name.removesuffix(".yaml"): each for each in there if each.name.endswith(".yaml")}
    return {name: found[name].read_text(encoding="utf-8") for name in sorted(found)}


def _read(name: str, project: Project, findings: Findings) -> tuple[bool, AspectList | None]:
    """Says whether there is such a list, and gives it; nothing when it is not there or broken."""
    path = f"{OWN}/{name}.yaml"
    text = project.text(path, findings)
    if text is None and (project.read[path] or project.refused(path)):
        return True, None
    if text is None:
        path, text = f"reportgen/scales/profiles/{name}.yaml", built_in().get(name)
    if text is None:
        return False, None
    tree = parse_yaml(text, path, findings)
    return True, None if tree is None else read_model(AspectList, tree, findings, what=f"list of aspects `{name}`")
