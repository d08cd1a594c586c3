"""Inks: which colour each value of a dimension has, the same in every figure, whatever else a figure shows."""

from collections.abc import Mapping, Sequence

from reportgen.charts.frame import PlotFrame
from reportgen.charts.spots import Part, Plotted
from reportgen.kinds import Style
from reportgen.problems import Findings, did_you_mean, listed
from reportgen.table import Column


def given_out(wishes: Sequence[str], columns: Sequence[Column], style: Style) -> list[str]:
    """Gives each value its colour: the one that is declared for it, or else the next that no value of its code list has."""
    kept = {code.colour for column in columns for code in column.codes}
    numbers = [str(number) for number in range(1, len(style.colours) + 1)]
    left = [number for number in numbers if number not in {*wishes, *kept}]
    free = left + [number for number in numbers if number not in {*wishes, *left}]
    found, given = [], 0
    for wish in wishes:
        chosen = wish or (free or numbers)[given % len(free or numbers)]
        given += not wish
        found.append(style.colours[int(chosen) - 1] if chosen.isdigit() else chosen)
    return found


def coloured(spec: PlotFrame, plotted: Plotted) -> str:
    """Gives the role whose values have colours of their own: lines and parts, or else small pictures; nothing if none."""
    return "" if spec.highlight else next((role for role in spec.coloured_by if plotted.roles.get(role)), "")


def inks_of(spec: PlotFrame, plotted: Plotted, names: Mapping[Part, str], style: Style) -> dict[Part, str]:
    """Gives each value its colour; what is other or unknown looks so in every figure."""
    role = coloured(spec, plotted)
    plain = [part for part in names if part[1] not in {"other", "unknown"}]
    columns = plotted.columns(plotted.roles[role][0])
    found = given_out([_wish(spec, columns, part, names[part]) for part in plain], columns, style)
    return {part: part[1] for part in names} | dict(zip(plain, found, strict=True))


def declared(spec: PlotFrame, plotted: Plotted, role: str) -> bool:
    """Says whether any value that the picture shows has a colour of its own."""
    columns = plotted.columns(plotted.roles[role][0])
    return bool(spec.colours) or any(_wish(spec, columns, part, "") for part in plotted.keys(role))


def colours_fit(spec: PlotFrame, plotted: Plotted, known: Sequence[str], findings: Findings) -> bool:
    """Checks that colours are given to what the chart shows, to each its own, and to none beside a highlight."""
    role = coloured(spec, plotted)
    if spec.colours and not role:
        why = "and `highlight` colours them too" if spec.highlight else "and the chart has no `series`"
        message = f"`colours` gives series their colours, {why}"
        findings.error("conflicting-keys", message, spec.at("colours"), hint="delete `colours`")
        return False
    wrong = [name for name in spec.colours if name not in known]
    for name in wrong:
        message = f"`colours` speaks of `{name}`, which the chart does not show"
        findings.error("unknown-category", message, spec.at("colours", name), hint=did_you_mean(name, known))
    return not wrong and (not role or _apart(spec, plotted, role, findings))


def _apart(spec: PlotFrame, plotted: Plotted, role: str, findings: Findings) -> bool:
    """Checks that no two values in the picture are given one colour."""
    columns = plotted.columns(plotted.roles[role][0])
    called = plotted.called(plotted.roles[role][0], spec.names)
    owners: dict[str, list[str]] = {}
    for part in plotted.keys(role):
        name = called.get(str(part[0]), str(part[0]))
        wish = part[1] if part[1] in {"other", "unknown"} else _wish(spec, columns, part, name)
        owners.setdefault(wish, []).append(str(part[0]))
    same = {wish: names for wish, names in owners.items() if wish and wish != "unknown" and len(names) > 1}
    for wish, names in same.items():
        own = next((name for name in reversed(names) if name in spec.colours), "")
        findings.error(
            "one-colour",
            f"{listed(names)} would have one colour, `{wish}`",
            spec.at("colours", own) if own else spec.at(role),
            hint="give each a `colour:` of its own in its list in data/codes/, or here under `colours:`",
        )
    return not same


def _wish(spec: PlotFrame, columns: Sequence[Column], part: Part, name: str) -> str:
    """Gives the colour that a value is to have, as the chart or else its code list says; nothing where neither does."""
    asked = next((spec.colours[each] for each in (str(part[0]), name) if each in spec.colours), "")
    listed_as = [found.colour for column in columns if (found := column.listed(part[0])) is not None]
    return asked or next(filter(None, listed_as), "")
