"""Disk: what is read is remembered, and a folder is replaced whole or not at all."""

from pathlib import Path

import pytest

from reportgen.disk import Project, digest, folder_digest, replace_folder
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

    assert project.unchanged(project.read, project.listed)
    (tmp_path / "sections/b.yaml").write_text("id: b\n")
    assert not project.unchanged(project.read, project.listed)
    (tmp_path / "sections/b.yaml").unlink()
    (tmp_path / "missing.yaml").write_text("")
    assert not project.unchanged(project.read, project.listed)
    (tmp_path / "missing.yaml").unlink()
    (tmp_path / "sections/a.yaml").write_text("id: c\n")
    assert not project.unchanged(project.read, project.listed)


def test_hidden_files_are_no_inputs(tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    for name in ("b.yaml", "a.yaml", ".swap"):
        (tmp_path / "sections" / name).write_text("")

    assert Project(tmp_path).files("sections") == ("sections/a.yaml", "sections/b.yaml")


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "draft"
    replace_folder(target, {"a.txt": b"1", "data/b.csv": b"2"})
    replace_folder(target, {"c.txt": b"3"})

    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == ["draft", "draft/c.txt"]


def test_a_failure_leaves_the_old_folder_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "draft"
    replace_folder(target, {"a.txt": b"1"})

    with pytest.raises(OSError, match=r"."):
        replace_folder(target, {"b.txt": b"2", "b.txt/c": b"3"})

    assert [path.name for path in sorted(tmp_path.rglob("*"))] == ["draft", "a.txt"]


def test_the_digest_of_a_folder_follows_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    first = folder_digest(tmp_path, (".py",))
    (tmp_path / "b.txt").write_text("2")
    assert folder_digest(tmp_path, (".py",)) == first
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert folder_digest(tmp_path, (".py",)) != first
