"""The journal: a result is found while what it is made of is the same, and what is made again has a reason."""

from functools import partial
from pathlib import Path

from reportgen.cache import Cache
from reportgen.pipeline.journal import Journal
from reportgen.problems import Findings, Span


def made(tmp_path: Path, before: Journal | None = None, **made_of: str) -> tuple[Journal, bool]:
    """Asks for one result; gives the journal and whether it was made."""
    journal, count = Journal(Cache(tmp_path), before.record() if before else {}), []
    assert journal.once("section", "routes", made_of, lambda: count.append(1) or b"x") == b"x"
    return journal, bool(count)


def why(journal: Journal) -> tuple[str, ...]:
    entry = journal.entries["section", "routes"]
    return entry.why, *entry.changed


def test_a_result_is_made_once_and_says_why_it_is_made_again(tmp_path: Path) -> None:
    first, was_made = made(tmp_path, text="1", templates="a")
    assert (why(first), was_made) == (("new",), True)

    kept, was_made = made(tmp_path, first, templates="a", text="1")
    assert (why(kept), was_made) == (("kept",), False)

    changed, was_made = made(tmp_path, kept, text="2", templates="a")
    assert (why(changed), was_made) == (("changed", "text"), True)

    back, was_made = made(tmp_path, changed, text="1", templates="a")
    assert (why(back), was_made) == (("kept",), False)


def test_what_a_result_is_made_of_is_told_by_name_and_digest(tmp_path: Path) -> None:
    journal = Journal(Cache(tmp_path))

    assert journal.key("section", "a", {"text": "1"}) == journal.key("section", "b", {"text": "1"})
    keys = {journal.key("section", "a", made_of) for made_of in ({"text": "1"}, {"words": "1"}, {"text": "1", "x": ""})}
    assert len(keys) == 3
    assert journal.key("part", "a", {"text": "1"}) != journal.key("section", "a", {"text": "1"})


def test_what_is_gone_or_damaged_is_made_again(tmp_path: Path) -> None:
    first, _ = made(tmp_path, text="1")
    (place,) = (path for path in tmp_path.glob("section/*/*") if path.is_file())
    whole = place.read_bytes()

    for broken in (b"", whole[:-1], whole[:-1] + b"y", b"z" + whole[1:]):
        place.write_bytes(broken)
        damaged, was_made = made(tmp_path, first, text="1")
        assert (why(damaged), was_made) == (("damaged",), True)
        assert place.read_bytes() == whole

    place.unlink()
    gone, was_made = made(tmp_path, first, text="1")
    assert (why(gone), was_made) == (("gone",), True)


def test_a_result_with_problems_is_not_stored(tmp_path: Path) -> None:
    journal = Journal(Cache(tmp_path))
    for _ in range(2):
        journal, findings = Journal(Cache(tmp_path), journal.record()), Findings()
        made = partial(findings.warning, "unused-note", "odd", Span(file="x.yaml"))
        journal.once("section", "routes", {"text": "1"}, lambda made=made: made() or b"x", findings)
        assert len(findings.problems) == 1

    assert why(journal) == ("troubled",)


def test_kinds_that_a_build_did_not_make_are_remembered(tmp_path: Path) -> None:
    first = Journal(Cache(tmp_path))
    first.key("pdf", "report", {"text": "1"})
    second = Journal(Cache(tmp_path), first.record())
    second.key("section", "routes", {"text": "1"})

    assert set(second.record()) == {"pdf", "section"}
