"""One slip of the hand in the real specs: never a traceback, and the refusal names the line."""

import shutil
from collections import Counter

import pytest
from mutations import FILES, ROOT, mutate

from reportgen.cache import Cache
from reportgen.pipeline.check import check
from reportgen.pipeline.fresh import CACHE
from reportgen.pipeline.model import Silent
from reportgen.pipeline.prepare import prepare

pytestmark = pytest.mark.skipif(not (ROOT / "sections").is_dir(), reason="there is no report in this folder")


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    root = tmp_path_factory.mktemp("mutations")
    shutil.copytree(ROOT / "sections", root / "sections")
    shutil.copytree(ROOT / "data", root / "data")
    prepare(root, Silent(), Cache(root / CACHE))  # as a build would have left it: `check` keeps nothing
    return root


def refused(root, known):
    """Gives the places that the errors name, or nothing when there is no new error."""
    errors = [problem for problem in check(root) if problem.level == "error"]
    fresh = [problem for problem in errors if (problem.code, problem.message) not in known]
    return {(span.file, span.line) for problem in fresh for span in (problem.at, *problem.also)}, fresh


def run(root, seeds):
    """Gives the refusals by kind, those that name the line, and what was not named."""
    texts = {path: (root / path).read_text("utf-8") for path in FILES}
    known = {(problem.code, problem.message) for problem in check(root)}
    refusals, named, missed = Counter(), Counter(), []
    for seed in seeds:
        mutation = mutate(seed, texts)
        place = root / mutation.path
        place.write_text(mutation.text, "utf-8")
        try:
            places, fresh = refused(root, known)
        finally:
            place.write_text(texts[mutation.path], "utf-8")
        if fresh:
            refusals[mutation.kind] += 1
            if any((mutation.path, line) in places for line in mutation.lines):
                named[mutation.kind] += 1
            else:
                missed.append((seed, mutation, fresh[0]))
    return refusals, named, missed


def told(refusals, named, missed):
    lines = [f"{kind:<18}{named[kind]:>5} of {count:>4} name the line" for kind, count in sorted(refusals.items())]
    total = f"{named.total()} of {refusals.total()} refusals name the mutated line"
    return "\n".join(
        [
            *lines,
            total,
            *(
                f"seed {seed}: {m.kind} {m.path}:{m.lines} → {p.code} {p.at.file}:{p.at.line} {p.message}"
                for seed, m, p in missed
            ),
        ]
    )


def hold(report, seeds):
    refusals, named, missed = run(report, seeds)
    text = told(refusals, named, missed)
    print(text)  # noqa: T201 the figure is the result; `pytest -s` or a failure shows it
    assert refusals.total() > len(seeds) / 4
    assert named.total() >= 0.9 * refusals.total(), text


def test_forty_slips_give_no_traceback_and_name_the_line(report):
    hold(report, range(40))


@pytest.mark.soak
@pytest.mark.parametrize("part", range(8))
def test_two_thousand_slips_give_no_traceback_and_name_the_line(report, part):
    hold(report, range(part * 250, part * 250 + 250))
