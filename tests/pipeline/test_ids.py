"""Ids: a missing id is written where it belongs, and every other byte stays."""

from pathlib import Path

from reportgen.pipeline.ids import write_ids


def section(tmp_path: Path, text: str) -> Path:
    (tmp_path / "sections").mkdir(exist_ok=True)
    path = tmp_path / "sections/routes.yaml"
    path.write_bytes(text.encode())
    return path


def test_an_id_goes_before_the_first_key(tmp_path: Path) -> None:
    path = section(
        tmp_path, "id: routes\nblocks:\n  - text: |\n      Hello   # not a comment\n  - id: kept\n    note: x\n"
    )

    assert write_ids(tmp_path) == ("sections/routes.yaml:3: routes-text-1",)
    assert path.read_text() == (
        "id: routes\nblocks:\n  - id: routes-text-1\n    text: |\n      Hello   # not a comment\n  - id: kept\n    note: x\n"
    )


def test_line_ends_and_flow_mappings_are_kept(tmp_path: Path) -> None:
    path = section(tmp_path, "id: routes\r\nblocks:\r\n  - {text: one}\r\n  - text: two\r\n")
    write_ids(tmp_path)

    assert path.read_bytes() == (
        b"id: routes\r\nblocks:\r\n  - {id: routes-text-1, text: one}\r\n  - id: routes-text-2\r\n    text: two\r\n"
    )


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    section(tmp_path, "id: routes\nblocks:\n  - text: one\n")
    write_ids(tmp_path)

    assert write_ids(tmp_path) == ()


def test_an_id_is_never_given_twice(tmp_path: Path) -> None:
    path = section(tmp_path, "id: routes\nblocks:\n  - id: routes-text-2\n    text: one\n  - text: two\n")
    write_ids(tmp_path)

    assert "id: routes-text-2-2" in path.read_text()


def test_findings_recommendations_and_empty_ids_are_filled_too(tmp_path: Path) -> None:
    path = section(
        tmp_path,
        "id: routes\nblocks:\n  - findings:\n      - text: one\n      - {text: two, id: kept}\n"
        "  - id:\n    text: three\n  - {id: , text: four}\n  - recommendations:\n      - action: five\n    id: ''  # here\n",
    )
    write_ids(tmp_path)

    assert path.read_text() == (
        "id: routes\nblocks:\n  - id: routes-findings-1\n    findings:\n      - id: routes-finding-1\n        text: one\n"
        "      - {text: two, id: kept}\n  - id: routes-text-2\n    text: three\n  - {id: routes-text-3, text: four}\n"
        "  - recommendations:\n      - id: routes-recommendation-1\n        action: five\n    "
        "id: routes-recommendations-4  # here\n"
    )
    assert write_ids(tmp_path) == ()
