"""Doubles: code lists in which one text could mean two codes, and one mistake that several entries would tell."""

from collections.abc import Iterable
from dataclasses import replace

from reportgen.catalogue.codes import Code, CodeList
from reportgen.problems import Findings, Problem, listed


def gathered(told: Findings) -> list[Problem]:
    """Gives one problem of a column that is not there, at the first place, however many entries name it."""
    found: dict[str, Problem] = {}
    for problem in told:
        if problem.code == "unknown-column" and problem.message in found:
            first = found[problem.message]
            places = dict.fromkeys((*first.also, problem.at, *problem.also))
            found[problem.message] = replace(first, also=tuple(places))
        elif problem.code == "unknown-column":
            found[problem.message] = problem
    return [*(problem for problem in told if problem.code != "unknown-column"), *found.values()]


def _alike(codes: CodeList, findings: Findings) -> bool:
    """Adds a problem for every name that two codes would be printed under; says whether there is one."""
    owner: dict[str, str] = {}
    found = False
    for code, entry in codes.codes.items():
        first = owner.setdefault(entry.name or code, code)
        if first != code:
            message = f"`{entry.name or code}` would be printed for both `{first}` and `{code}`"
            at, also = entry.at("name") if entry.name else codes.at("codes", code), (codes.at("codes", first),)
            hint = f"give each a name of its own, or write `{code}` under the `aliases:` of `{first}`"
            findings.error("ambiguous-alias", message, at, hint=hint, also=also)
            found = True
    return found


def unlike(lists: Iterable[CodeList], findings: Findings) -> None:
    """Adds a problem for every name that has one colour in one list and another in another."""
    first: dict[str, Code] = {}
    for codes in lists:
        for code, entry in codes.codes.items():
            name = entry.name or code
            known = first.setdefault(name, entry) if entry.colour else entry
            if known.colour != entry.colour:
                message = f"`{name}` has the colour `{known.colour}` in one list and `{entry.colour}` in this one"
                hint = "give it the same in both: a colour means one thing in a report"
                findings.error("one-colour", message, entry.at("colour"), hint=hint, also=(known.at("colour"),))


def doubled(codes: CodeList, findings: Findings) -> bool:
    """Adds a problem for every alias that could mean two codes, and code that is two things; says whether there is one."""
    found = _alike(codes, findings)
    meant = {code: codes.at("codes", code) for code in codes.codes}
    owner = {code: code for code in codes.codes}
    for code, entry in codes.codes.items():
        flags = [name for name in ("unknown", "rest", "total") if getattr(entry, name)]
        if flags and entry.colour:
            message = f"`{code}` would be {flags[0]}, which looks the same in every chart, and have a colour"
            findings.error("conflicting-keys", message, entry.at("colour"), hint="delete `colour`")
            found = True
        if len(flags) > 1:
            message = f"`{code}` would be {listed(flags)}"
            findings.error("conflicting-keys", message, entry.at(flags[1]), hint="keep one of them")
            found = True
        for index, alias in enumerate(entry.aliases):
            if owner.get(alias, code) != code:
                message = f"`{alias}` would mean both `{owner[alias]}` and `{code}`"
                at = entry.at("aliases", index)
                findings.error("ambiguous-alias", message, at, hint="keep one of the two", also=(meant[alias],))
                found = True
            else:
                owner[alias] = code
                meant.setdefault(alias, entry.at("aliases", index))
    return found
