"""Evidence: its numbers, what falls with it, and how a part of the report and the register print it."""

import csv
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen.cli import main
from tests.projects import Small, block_of, prepare_at, said

MARSH = Path(__file__).parents[1] / "projects/marsh"


@pytest.fixture
def marsh(tmp_path):
    """A copy of the marsh, and what changes one of its files."""
    root = tmp_path / "marsh"
    shutil.copytree(MARSH, root, ignore=shutil.ignore_patterns("build"))

    def change(*pairs, file="sections/eels.yaml"):
        text = (root / file).read_text("utf-8")
        for before, after in pairs:
            assert before in text
            text = text.replace(before, after, 1)
        (root / file).write_text(text, "utf-8")
        return root

    return change


def told(root, *arguments):
    done = CliRunner().invoke(main, [*arguments, "--project", str(root)])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_no_evidence_has_the_id_of_other_evidence_for_its_number(marsh):
    root = marsh(
        ("blocks:", "  E1: {what: A second poster, provider: Market hall}\nblocks:"),
        ("evidence: [barge-log, poster]", "evidence: [barge-log, poster, E1]"),
    )
    register = block_of(prepare_at(root), "register").grid.rows
    numbers = [said(row.cells[0].text) for row in register if row.id]

    assert "E1" in numbers
    assert len(set(numbers)) == len(numbers) == 5


def test_what_a_condition_leaves_out_is_explained_by_it(marsh):
    root = marsh(("  - id: judged\n", "  - id: judged\n    when: by_year[2024] < 0\n"))

    assert told(root, "explain", "j-price").splitlines() == [
        "judgement j-price",
        "  declared   sections/eels.yaml:55",
        "  left out   by its condition, `by_year[2024] < 0`",
    ]
    assert told(root, "explain", "judged").startswith("judgements judged\n")


def test_figures_and_sources_are_explained_by_their_printed_numbers(marsh):
    root = marsh()

    assert told(root, "explain", "figure 1") == told(root, "explain", "chain")
    assert "judgement J2 j-price" in told(root, "explain", "E13")
    assert told(root, "explain", "E13").startswith("evidence E13: A buyer")
    assert told(root, "explain", "S1").startswith("source S1: Marsh Office, Unmarked crates")


def test_a_table_that_is_called_as_its_extract_hides_neither(marsh):
    root = marsh(
        ("  - id: judged\n", "  - id: crates\n    table: by_year\n    title: Crates by year\n  - id: judged\n"),
        ("answers: [j-night, t-weir]", "answers: [j-night, t-weir, crates]"),
    )
    prepared = prepare_at(root)
    graph = prepared.document.graph

    assert (graph.nodes["crates"].kind, graph.nodes["table:crates"].kind) == ("extract", "table")
    assert [node.name for node in graph.below("r-watch", "answers")] == ["j-night", "t-weir", "crates"]
    assert "Unmarked crates, Marsh Office" in [
        said(row.cells[1].text) for row in block_of(prepared, "register").grid.rows
    ]
    assert "falls: table crates: Crates by year" in told(root, "explain", "by_year")


def test_withdrawn_evidence_is_told_once_and_may_be_referred_to(marsh):
    root = marsh(
        ("evidence: [poster]", "evidence: [poster, E13]"),
        ("The weir stays open.", "'The weir stays open, as @sec:E12 says.'"),
    )
    prepared = prepare_at(root)

    assert [each.code for each in prepared.findings] == ["withdrawn-evidence"] * 2  # E13 and the log, each once
    assert prepared.document.labels["E12"].number == "E12"
    assert "as @E12 says" in said(block_of(prepared, "judged").body.items[0].assumptions[0].text)


def test_what_is_weakened_already_rests_on_it_still(marsh):
    root = marsh(
        ("blocks:", "  E14: {what: A second poster, provider: Market hall}\nblocks:"),
        ("evidence: [barge-log, poster]", "evidence: [barge-log, poster, E14]"),
    )

    assert "nothing rests on it" not in told(root, "explain", "E14")
    assert "is weakened already: judgement J3 j-barge" in told(root, "explain", "E14")
    assert "since it was withdrawn" in told(root, "explain", "E13")


def test_a_number_in_any_text_of_a_record_binds_it_to_its_indicator(marsh):
    root = marsh(
        ("driver: The price.", "driver: 'The price since {{ by_year.from }}.'"),
        ("matters: It is where", "matters: 'Since {{ by_year.from }} it is where"),
        ("the money is., closes", "the money is.', closes"),
        ("evidence: [E13]", "evidence: [E13]\n        would_change: '{{ by_year[2024] | plain }} more.'"),
        ("is in the book.", "is in the book, and {{ by_year[2024] | plain }} crates."),
    )
    prepared = prepare_at(root)

    for name in ("t-weir", "g-buyers", "j-price", "r-watch"):
        assert "eels.by_year" in [node.id for node in prepared.document.graph.below(name, "rests on")], name
    (_, priced, _), (watch, _) = (block_of(prepared, name).body.items for name in ("judged", "advised"))
    assert (
        priced.sources
        == watch.sources
        == ("Marsh Office, Unmarked crates, data as of 15 January 2025, synthetic data\u00a0[S1]",)
    )


def test_a_part_of_the_report_names_evidence_that_stands_elsewhere_without_a_link(marsh):
    root = marsh()

    told(root, "build", "--html", "--quiet", "--section", "eels")
    html = next(root.glob("build/*/index.html")).read_text("utf-8")

    assert 'href="#E12"' not in html
    assert "E12" in html


def test_the_register_leads_to_where_evidence_can_be_read(marsh):
    root = marsh(("provider: Market hall\n", "provider: Market hall\n    address: https://example.org/poster\n"))
    told(root, "build", "--html", "--quiet")

    html = (root / "build/draft/index.html").read_text("utf-8")
    assert 'href="https://example.org/poster"' in html
    assert "SPECIMEN 3" in (root / "build/draft/data/graph.json").read_text("utf-8")


RESTED = """
blocks:
  - {id: legend, yardstick: legend}
  - id: judged
    judgements:
      - id: j
        text: It is {{ likelihood }} that there are more.
        likelihood: likely
        confidence: {level: low, sources: one counts, assumptions: none, argument: it is short}
        horizon: 12 months
        evidence: [short]
"""


def test_no_judgement_rests_on_a_forecast_that_was_refused(tmp_path):
    small = Small(tmp_path)
    small.report("yardstick: phia-2018\n")
    small.section(RESTED, "short: {of: by_year, forecast: {model: naive, ahead: 1}}")

    assert small.codes() == ["forecast-refused"]


def test_the_register_has_no_column_for_handling_that_nobody_gave(tmp_path):
    small = Small(tmp_path)
    small.report("yardstick: phia-2018\n")
    evidence = "evidence:\n  note: {what: A note, provider: Somebody}\nblocks:"
    text = RESTED.replace("[short]", "[detections, note]").replace("blocks:", evidence)
    small.section(text + "  - {id: register, evidence_register: used, title: The evidence}\n")
    heads = [said(cell.text) for cell in small.block("register").grid.columns]

    assert heads == ["No.", "Evidence", "Grade", "Date", "Used by"]


def test_evidence_stands_under_its_id_in_the_first_register_alone(marsh):
    root = marsh(
        (
            "  - id: source-list",
            "  - {id: again, evidence_register: used, title: The evidence again}\n  - id: source-list",
        ),
        file="sections/trail.yaml",
    )
    prepared = prepare_at(root)

    assert [bool(row.id) for row in block_of(prepared, "register").grid.rows][:4] == [True] * 4
    assert {row.id for row in block_of(prepared, "again").grid.rows} == {""}


def test_tables_of_records_name_them_by_their_numbers_as_data_too(marsh):
    root = marsh(("evidence: [barge-log, poster]", "evidence: [barge-log, poster, barge-log]"))
    told(root, "build", "--html", "--quiet")
    data = root / "build/draft/data"
    traced = list(csv.DictReader((data / "traced.csv").read_text("utf-8-sig").splitlines()))
    (barge,) = (row for row in traced if row["Record"] == "J3")
    (night,) = (row for row in traced if row["Record"] == "J1")
    register = (data / "register.csv").read_text("utf-8-sig")

    assert barge["Rests on"] == "E3; E4"
    assert (night["Weakened by"], night["Answered by"]) == ("G1", "R1")
    assert "j-" not in register
    graph = json.loads((data / "graph.json").read_text("utf-8"))
    (figure,) = (node for node in graph["nodes"] if node["id"] == "chain")
    assert (figure["file"], figure["line"]) == ("sections/trail.yaml", 7)


def test_a_chain_that_no_page_could_hold_is_refused_with_the_column_and_its_boxes(tmp_path):
    small = Small(tmp_path)
    small.report("yardstick: phia-2018\n")
    head, item = RESTED.replace("[short]", "[detections]").split("      - id: j\n")
    more = "".join(f"      - id: j{number}\n{item}" for number in range(19))
    small.section(f"{head}{more}  - {{id: drawn, chain: all, title: What they rest on}}\n")
    (problem,) = small.problems()

    assert problem.code == "too-many-series"
    assert "the column “Findings and judgements” would have 19 boxes" in problem.message


def test_a_grade_is_held_against_its_scheme_also_where_nothing_rests_on_it(marsh):
    root = marsh(
        ("blocks:", "  spare: {what: A, provider: B, grade: {scheme: nato, source: Q, information: 6}}\nblocks:")
    )

    assert "unknown-grade" in [problem.code for problem in prepare_at(root).findings]
