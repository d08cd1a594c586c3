"""Disk: what is read is remembered, and a folder is replaced whole or not at all."""

import errno
from pathlib import Path

import pytest

from reportgen.disk import Project, digest, folder_digest, mend, refusal, replace_folder, replacing
from reportgen.problems import Findings


def test_a_digest_tells_where_one_part_ends() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab") == digest(b"ab")


def test_text_is_read_without_its_mark_and_remembered(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfid: a\n")
    project = Project(tmp_path)

    assert project.text("a.yaml", Findings()) == "id: a\n"
    assert project.read == {"a.yaml": project.digest("a.yaml")}


def test_an_absent_file_is_remembered_as_absent(tmp_path: Path) -> None:
    project = Project(tmp_path)

    assert project.text("a.yaml", Findings()) is None
    assert project.read == {"a.yaml": ""}


def test_bytes_that_are_no_utf_8_are_a_problem_with_a_place(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("id: a\ntitle: caf\xe9\n".encode("latin-1"))
    findings = Findings()

    assert Project(tmp_path).text("a.yaml", findings) is None
    (problem,) = findings.problems
    assert (problem.code, problem.at.line, problem.at.column) == ("not-utf8", 2, 11)


def test_a_project_knows_whether_anything_changed(tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections/a.yaml").write_text("id: a\n")
    project = Project(tmp_path)
    project.files("sections")
    project.text("sections/a.yaml", Findings())
    project.text("missing.yaml", Findings())

    state = project.state()
    assert project.unchanged(state)
    for path, text in (("sections/b.yaml", "id: b\n"), ("missing.yaml", "")):
        (tmp_path / path).write_text(text)
        assert not project.unchanged(state)
        (tmp_path / path).unlink()
        assert project.unchanged(state)
    (tmp_path / "sections/a.yaml").write_text("id: c\n")
    assert not project.unchanged(state)


def test_a_folder_in_a_folder_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "templates/blocks/more").mkdir(parents=True)
    (tmp_path / "templates/blocks/more/a.j2").write_text("")
    (tmp_path / "templates/linked").symlink_to(tmp_path / "templates/blocks")
    project = Project(tmp_path)

    assert project.below("templates") == ("templates/blocks/more/a.j2",)
    state = project.state()
    (tmp_path / "templates/blocks/more/deeper").mkdir()
    assert not project.unchanged(state)


def test_a_link_that_leads_elsewhere_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for place in ("data/a.csv", "outside.csv"):
        (tmp_path / place).write_text("x\n1\n")
    (tmp_path / "data/b.csv").symlink_to(tmp_path / "data/a.csv")
    project = Project(tmp_path)
    assert project.stands_in("data/b.csv", "data")
    project.digest("data/b.csv")
    state = project.state()
    assert project.unchanged(state)

    (tmp_path / "data/b.csv").unlink()
    (tmp_path / "data/b.csv").symlink_to(tmp_path / "outside.csv")
    assert not project.unchanged(state)


def test_a_file_that_changes_while_it_is_read_is_torn(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1")
    project = Project(tmp_path)
    first = project.digest("a.csv")
    assert project.still("a.csv")

    (tmp_path / "a.csv").write_text("2")
    assert not project.still("a.csv")
    assert project.torn
    assert project.read == {"a.csv": first}


def test_hidden_files_are_no_inputs(tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    for name in ("b.yaml", "a.yaml", ".swap"):
        (tmp_path / "sections" / name).write_text("")

    assert Project(tmp_path).files("sections") == ("sections/a.yaml", "sections/b.yaml")


def seen(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.name != ".draft.lock"]


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "draft"
    replace_folder(target, lambda: {"a.txt": b"1", "data/b.csv": b"2"})
    replace_folder(target, lambda: {"c.txt": b"3"})

    assert seen(tmp_path) == ["draft", "draft/c.txt"]


def test_a_failure_leaves_the_old_folder_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "draft"
    replace_folder(target, lambda: {"a.txt": b"1"})

    with pytest.raises(OSError, match=r"."):
        replace_folder(target, lambda: {"b.txt": b"2", "b.txt/c": b"3"})

    assert seen(tmp_path) == ["draft", "draft/a.txt"]


@pytest.mark.parametrize("system", ["swaps", "only renames"])
def test_the_old_folder_is_back_after_a_build_was_killed_between(tmp_path: Path, monkeypatch, system: str) -> None:
    target = tmp_path / "draft"
    if system == "only renames":
        monkeypatch.setattr(replacing, "_swapped", lambda *_: False)
    replace_folder(target, lambda: {"a.txt": b"1"})
    replace_folder(target, lambda: {"a.txt": b"2"})
    assert seen(tmp_path) == ["draft", "draft/a.txt"]

    (tmp_path / ".draft.new").mkdir()
    (tmp_path / ".draft.new/half.txt").write_text("ha")
    target.rename(tmp_path / ".draft.old")
    mend(target)

    assert seen(tmp_path) == ["draft", "draft/a.txt"]
    assert (target / "a.txt").read_text() == "2"


def test_the_digest_of_a_folder_follows_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    first = folder_digest(tmp_path, (".py",))
    (tmp_path / "b.txt").write_text("2")
    assert folder_digest(tmp_path, (".py",)) == first
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert folder_digest(tmp_path, (".py",)) != first


@pytest.mark.parametrize(
    ("number", "filename", "message"),
    [
        (errno.ENOSPC, "build/draft/report.pdf", "`build/draft` cannot be written: the disk is full"),
        (errno.ENOSPC, None, "a file cannot be written: the disk is full"),  # a write into an open file names none
        (errno.EDQUOT, None, "a file cannot be written: there is no room left for you on the disk"),
        (errno.EROFS, "build", "`build` cannot be written: the disk is read-only"),
        (errno.EACCES, "/elsewhere/x", "`/elsewhere` cannot be written: no permission"),
    ],
)
def test_what_a_disk_refuses_is_said_in_plain_words(tmp_path: Path, number, filename, message) -> None:
    (tmp_path / "build/draft").mkdir(parents=True)
    problem = refusal(OSError(number, "refused", filename and str(tmp_path / filename)), tmp_path)

    assert problem is not None
    assert problem.message == message


@pytest.mark.parametrize("error", [OSError(errno.EPERM, "no such right"), OSError(errno.ENOENT, "gone", "x")])
def test_other_errors_are_no_refusals_of_a_disk(tmp_path: Path, error: OSError) -> None:
    assert refusal(error, tmp_path) is None
