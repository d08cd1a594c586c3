"""Tell the measurements as tables that fit a terminal, and say of each target whether it is met, or by how much not."""

from collections.abc import Iterator, Mapping
from typing import Any

Results = Mapping[str, Any]
"""Part → what it measured."""


_SEEN = {
    "paint": "first paint",
    "usable": "all of it read",
    "first letter": "search: first letter, with the index",
    "letter": "search: slowest letter after it",
    "live": "first chart in view to interactive",
    "shift": "layout shift while all of it is scrolled",
}
"""What is measured of a page → its name in the table."""


def told(results: Results) -> str:
    """Gives all tables as text."""
    parts = {"plain": _plain, "floor": _floor, "growth": _growth, "preview": _preview, "screen": _screen}
    lines = [line for name, tell in parts.items() if name in results for line in (*tell(results[name]), "")]
    return "\n".join([*lines, *_targets(results)])


def _plain(found: Results) -> Iterator[str]:
    yield "1. The report against the plain script (whole processes)"
    yield f"{'':<34}{'seconds':>8}{'times faster':>14}   runs and spread"
    for name, case in found["cases"].items():
        yield f"{name:<34}{case['report']['seconds']:>8.2f}{case['times']:>14.1f}   {_spread(case['report'])}"
    for name, case in found["own"].items():
        yield f"{name:<34}{case['seconds']:>8.2f}{'':>14}   {_spread(case)}"
    for name in ("plain", "plain with one browser"):
        words = name.replace("plain", "plain script", 1)
        yield f"{words:<34}{found[name]['seconds']:>8.2f}{'':>14}   {_spread(found[name])}"
    for side, content in found["content"].items():
        yield f"{side}: {', '.join(f'{count} {what}' for what, count in content.items())}"


def _floor(found: Results) -> Iterator[str]:
    yield "2. The cold PDF against WeasyPrint alone on the final print HTML"
    yield f"{'WeasyPrint alone, whole process':<50}{found['alone']['seconds']:>8.2f}   {_spread(found['alone'])}"
    yield f"{'WeasyPrint alone, without start and imports':<50}{found['alone inside']:>8.2f}"
    for name in ("pdf stage of a cold build", "build --pdf, all but the PDF cached"):
        case = found[name]
        yield f"{name:<50}{case['seconds']:>8.2f}   {case['of the floor']:.2f} of the floor, {_spread(case)}"


def _growth(found: Results) -> Iterator[str]:
    yield "3. Growth: cold builds of 1, 4 and 16 times the sections"
    yield f"{'':<6}{'sections':>9}{'pages':>7}{'seconds':>9}{'a page':>8}{'MB':>7}{'a page':>8}   stages"
    for name, each in found["sizes"].items():
        stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in each["stages"].items())
        yield (
            f"{name:<6}{each['sections']:>9}{each['pages']:>7}{each['seconds']:>9.1f}{each['seconds a page']:>8.3f}"
            f"{each['megabytes']:>7}{each['megabytes a page']:>8.2f}   {stages}"
        )
    yield f"exponents: {', '.join(f'{name} {value:.2f}' for name, value in found['exponents'].items())}"


def _preview(found: Results) -> Iterator[str]:
    yield "4. Preview: from the save of one sentence to what shows it"
    for name, words in (("page", "refreshed page"), ("pdf", "PDF, asked for when the page is there")):
        yield f"{words:<50}{found[name]['seconds']:>8.2f}   {_spread(found[name])}"


def _screen(found: Results) -> Iterator[str]:
    yield f"5. The page of {found['sections']} sections ({found['kB']} kB) in a browser, from disk"
    for state, words in (("quiet", ""), ("busy", ", all processors busy")):
        for name, what in _SEEN.items():
            yield f"{what + words:<50}{found[state][name]['seconds']:>8.3f}   {_spread(found[state][name])}"


def _spread(case: Results) -> str:
    runs = case["runs"]
    return f"{len(runs)} runs, {min(runs):.2f}–{max(runs):.2f}"


def _targets(results: Results) -> Iterator[str]:
    yield "Targets"
    for name, value, limit, most in targets(results):
        met = value <= limit if most else value >= limit
        sign = "at most" if most else "at least"
        off = abs(value / limit - 1) * 100 if limit else 100
        verdict = "met" if met else f"missed by {off:.0f} %"
        yield f"{name:<58}{value:>8.2f}   {sign} {limit:g}   {verdict}"


def targets(results: Results) -> Iterator[tuple[str, float, float, bool]]:
    """Gives each target that was measured: its name, the value, the limit, and whether the limit is the most or the least."""
    if "plain" in results:
        yield from _of_plain(results["plain"])
    if "floor" in results:
        yield "cold PDF, of the floor", results["floor"]["pdf stage of a cold build"]["of the floor"], 0.6, True
    exponents = results.get("growth", {}).get("exponents", {})
    for name in ("seconds", "megabytes"):
        if name in exponents:
            yield f"growth of {name} with pages, exponent", exponents[name], 1.05, True
    if "preview" in results:
        preview = results["preview"]
        yield "one sentence to the refreshed page in preview, seconds", preview["page"]["seconds"], 0.3, True
        yield "one section's edit to the PDF in preview, seconds", preview["pdf"]["seconds"], 2, True
    if "screen" in results:
        yield from _of_screen(results["screen"])


def _of_screen(found: Results) -> Iterator[tuple[str, float, float, bool]]:
    busy = found["busy"]
    yield "first paint of the page, all processors busy, seconds", busy["paint"]["seconds"], 1, True
    yield "search, slowest letter, all processors busy, seconds", busy["letter"]["seconds"], 0.05, True
    yield "layout shift while all of it is scrolled", busy["shift"]["seconds"], 0, True


def _of_plain(found: Results) -> Iterator[tuple[str, float, float, bool]]:
    cases, own = found["cases"], found["own"]
    page, paper = own["one sentence edited, page alone"], own["one sentence edited, PDF alone"]
    yield "nothing to do, seconds", cases["nothing to do"]["report"]["seconds"], 0.25, True
    yield "one sentence to the page from the command line, seconds", page["seconds"], 0.8, True
    yield "one section's edit to the finished PDF, seconds", paper["seconds"], 2, True
    yield "first line of output of a cold build, seconds", cases["cold"]["report"]["first"], 0.2, True
    yield "cold, times faster than the plain script", cases["cold"]["times"], 3, False
    for name, case in cases.items():
        if name != "cold":
            yield f"{name}, times faster than the plain script", case["times"], 20, False
