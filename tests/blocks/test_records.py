"""Records: judgements with their slot, evidence with grade and handling, dissent, and the graph of them all."""

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from reportgen.cli import main
from reportgen.pipeline.graph import graph_json, graph_schema
from tests.projects import Small, block_of, prepare_at, said

MARSH = Path(__file__).parents[1] / "projects/marsh"
READING = "SPECIMEN: reportgen's reading, not the view of Fen Office or Marsh Office"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("records") / "marsh"
    shutil.copytree(MARSH, folder, ignore=shutil.ignore_patterns("build"))
    return folder


@pytest.fixture(scope="module")
def marsh(root):
    prepared = prepare_at(root)
    assert [problem.code for problem in prepared.findings] == ["withdrawn-evidence"] * 2
    return prepared


@pytest.fixture(scope="module")
def html(root):
    done = CliRunner().invoke(main, ["build", "--html", "--quiet", "--project", str(root)])
    assert done.exit_code == 0, done.output
    return (root / "build/draft/index.html").read_text("utf-8").replace("\u00a0", " ").replace("&#39;", "'")


def items(prepared, name):
    return {item.id: item for item in block_of(prepared, name).body.items}


def test_a_likelihood_is_printed_with_its_band_and_known_by_an_id(marsh):
    judgements = items(marsh, "judged")

    assert said(judgements["j-night"].text) == "It is likely (55–80 %) that most crates go out by night."
    assert [run.value for run in judgements["j-night"].text if hasattr(run, "value")] == ["j-night.likelihood"]
    assert said(judgements["j-price"].text).startswith("There is a roughly even chance (45–55 %) that")


def test_confidence_has_a_sentence_of_its_own_with_three_reasons(marsh):
    told = said(items(marsh, "judged")["j-night"].confidence)

    assert told == (
        "Confidence is moderate: two offices heard it from different people; it needs the weir to stay open; "
        "the crates of 2024 were found before sunrise."
    )
    assert "likely" not in told


def test_dissent_has_a_likelihood_of_its_own_and_change_says_what_was(marsh):
    night = items(marsh, "judged")["j-night"]

    assert [(each.organisation, said(each.text)) for each in night.dissent] == [
        ("Fen Office", "It is unlikely (20–45 %) that they do, since the fen is dry by night.")
    ]
    assert said(night.changed) == (
        "Changed since edition 1: the likelihood was “roughly even chance (45–55 %)”, confidence was low. "
        "A second office has heard of it."
    )


def test_records_are_numbered_through_the_report_and_times_count_from_the_release(marsh):
    assert [item.number for item in items(marsh, "judged").values()] == ["J1", "J2", "J3"]
    assert items(marsh, "advised")["r-watch"].due == "3 months after release"
    assert items(marsh, "advised")["r-prices"].due == "30 June 2025"
    assert items(marsh, "judged")["j-price"].horizon == "24 December 2025"


def test_a_recommendation_has_its_status_and_what_it_was(marsh):
    watch = items(marsh, "advised")["r-watch"]

    assert watch.status == "accepted"
    assert [(past.revision, past.status, said(past.note)) for past in watch.history] == [
        ("edition 1", "proposed", "The wardens asked for a boat first.")
    ]


def test_the_register_prints_grade_scheme_handling_releases_and_x4_for_nothing(marsh):
    rows = {
        said(row.cells[0].text): [said(cell.text) for cell in row.cells]
        for row in block_of(marsh, "register").grid.rows
    }

    assert rows["E12"][2:5] == [
        "B3 (Europol 4×4)",
        "H2. Released to partner by Marsh Office, 10 January 2025",
        "Nov 2024",
    ]
    assert rows["E13"][2:4] == ["C6 (NATO)", "H3: not to be shown to the buyers' guild"]
    assert "Withdrawn on 20 February 2025: the list was of another year" in rows["E13"][1]
    assert rows["E3"][2:5] == ["1B (UK 3×5×2)", "", ""]
    assert rows["E4"][2] == "X4"
    assert rows["S1"][1:3] == ["Unmarked crates, Marsh Office", "B2 (Europol 4×4)"]
    assert said(block_of(marsh, "register").caption.notes[-1]) == "X4 (Europol 4×4): not graded by its provider."


def test_the_traceability_table_leads_from_evidence_to_recommendations(marsh):
    rows = {
        row.cells[0].raw: [said(cell.text) for cell in row.cells[1:]] for row in block_of(marsh, "traced").grid.rows
    }

    assert list(rows) == ["J1", "J2", "J3", "T1", "T2", "O1"]
    assert rows["J1"] == [
        "Likely (55–80 %). Confidence is moderate", "E12; Eels found in unmarked crates [S1]", "@g-buyers", "@r-watch",
    ]  # fmt: skip
    assert rows["T2"] == ["Not known", "E4", "", ""]


def test_a_specimen_says_so_in_every_box_export_and_alternative_text(marsh, html):
    graph = json.loads(graph_json(marsh.document))
    read = [node for node in graph["nodes"] if node["kind"] in {"judgement", "recommendation", "threat", "area"}]

    assert len(read) == 8
    assert all(node["facts"]["specimen"] == READING for node in read)
    assert html.count(f'<p class="reading">{READING}</p>') == 8 + 1
    assert all(said(block_of(marsh, name).figure.alt).endswith(f"{READING}.") for name in ("chain", "matrix"))


def test_a_report_that_is_no_specimen_says_nothing_of_a_reading(root, tmp_path):
    shutil.copytree(root, tmp_path / "marsh", ignore=shutil.ignore_patterns("build"))
    front = tmp_path / "marsh/sections/report.yaml"
    front.write_text(front.read_text("utf-8").replace("specimen: true", "specimen: false"), "utf-8")
    prepared = prepare_at(tmp_path / "marsh")

    assert items(prepared, "judged")["j-night"].specimen == ""
    assert "reading" not in graph_json(prepared.document)


def test_the_page_shows_what_was_withdrawn_and_leads_to_the_register(html):
    assert "withdrawn on 20 February 2025: the list was of another year" in html
    assert 'href="#E12">E12</a>' in html
    assert 'id="E12"' in html
    assert "Fen Office judges otherwise" in html


def test_withdrawn_evidence_stops_a_report_that_is_no_draft(root, tmp_path):
    shutil.copytree(root, tmp_path / "marsh", ignore=shutil.ignore_patterns("build"))
    front = tmp_path / "marsh/sections/report.yaml"
    front.write_text(front.read_text("utf-8") + "status: review\n", "utf-8")
    problems = prepare_at(tmp_path / "marsh").findings.errors

    assert [problem.code for problem in problems] == ["withdrawn-evidence"] * 2


def test_evidence_is_withdrawn_from_its_day_on_and_not_before(root, tmp_path):
    shutil.copytree(root, tmp_path / "marsh", ignore=shutil.ignore_patterns("build"))
    front = tmp_path / "marsh/sections/report.yaml"
    front.write_text(front.read_text("utf-8").replace("date: 2025-04-02", "date: 2025-02-19"), "utf-8")

    assert [problem.code for problem in prepare_at(tmp_path / "marsh").findings] == ["late-date"]


def test_the_exported_graph_fits_its_schema_and_holds_every_record(marsh):
    text = graph_json(marsh.document)
    graph = json.loads(text)
    jsonschema.validate(graph, graph_schema(), cls=jsonschema.Draft202012Validator)
    kinds = [node["kind"] for node in graph["nodes"]]

    assert {kind: kinds.count(kind) for kind in ("evidence", "judgement", "threat", "gap", "area", "recommendation")} == {
        "evidence": 4, "judgement": 3, "threat": 2, "gap": 1, "area": 1, "recommendation": 2,
    }  # fmt: skip
    assert {"below": "crates", "above": "eels.by_year", "kind": "computed from"} in graph["links"]
    assert {"below": "eels.by_year", "above": "j-night", "kind": "rests on"} in graph["links"]
    assert {"below": "g-buyers", "above": "j-price", "kind": "weakens"} in graph["links"]
    assert text == graph_json(replace(marsh.document))


def call(root, *words):
    done = CliRunner().invoke(main, [words[0], "--project", str(root), *words[1:]])
    return done.exit_code, done.output


def test_explain_answers_what_falls_by_id_and_by_number(root):
    code, told = call(root, "explain", "E13")

    assert code == 0
    assert "falls: judgement J2 j-price" in told
    assert "falls: recommendation R2 r-prices" in told
    assert "weakened, since something else is left: threat T1" in told
    assert call(root, "explain", "J2")[1] == call(root, "explain", "j-price")[1]
    assert "answered   by recommendation R2" in call(root, "explain", "J2")[1]
    assert "weakens    judgement J1" in call(root, "explain", "G1")[1]


def test_explain_says_what_falls_with_an_extract_and_an_indicator(root):
    assert "falls: 1 indicator (eels.by_year)" in call(root, "explain", "crates")[1]
    assert "is weakened, since something else is left: judgement J1" in call(root, "explain", "by_year")[1]


def test_explain_suggests_records_for_a_misspelt_id(root):
    code, told = call(root, "explain", "j-nigth")

    assert code == 2
    assert "did you mean `j-night`" in told


def test_graph_prints_what_a_build_writes_beside_the_data(root, html):
    code, told = call(root, "graph")

    assert code == 0
    assert told == (root / "build/draft/data/graph.json").read_text("utf-8")


def test_graph_of_a_report_with_errors_tells_them(tmp_path):
    small = Small(tmp_path)
    small.section("blocks:\n  - text: There were {{ nono }}.")
    code, told = call(small.root, "graph")

    assert code == 1
    assert "unknown-indicator" in told


JUDGED = """
blocks:
  - yardstick: legend
  - id: judged
    judgements:
      id: j
      text: There were {{ peak }}, and it is {{ likelihood }} that there are more.
      likelihood: likely
      confidence: {level: low, sources: one, assumptions: two, argument: three}
      horizon: 1 year
      evidence: detections
"""


def test_a_number_in_a_judgement_is_evidence_too(tmp_path):
    small = Small(tmp_path)
    small.report("yardstick: phia-2018\n")
    small.section(JUDGED)
    graph = small.sound().document.graph

    assert [node.id for node in graph.below("j", "rests on")] == ["detections", "routes.peak"]


def test_another_yardstick_prints_other_bands_for_the_same_words(tmp_path):
    small = Small(tmp_path)
    small.report("yardstick: icd-203-row-1\n")
    small.section(JUDGED)

    assert "likely (55–80 %)" in said(small.block("judged").body.items[0].text)


def test_likelihood_is_a_name_in_judgements_alone(tmp_path):
    small = Small(tmp_path)
    small.section("blocks:\n  - text: It is {{ likelihood }}.")

    assert small.codes() == ["unknown-indicator"]


def test_figures_of_records_are_numbered_where_they_stand(tmp_path):
    small = Small(tmp_path)
    small.report("yardstick: phia-2018\n")
    small.section(
        """
        blocks:
          - {id: first, chart: bars, data: by_year, x: year, title: The years}
          - {id: chain, chain: all, title: What it rests on}
          - {id: last, chart: bars, data: by_year, x: year, title: The years again}
          - {id: figures, list_of_figures: all}
        """
        + JUDGED.replace("blocks:\n", "").replace("\n", "\n        ")
    )
    listed = block_of(small.sound(), "figures").body.entries

    assert [(entry.label, entry.target) for entry in listed] == [("1", "first"), ("2", "chain"), ("3", "last")]
    assert small.block("last").caption.number == 3


def test_the_version_table_says_edition_dates_and_the_data_that_are_read(tmp_path):
    small = Small(tmp_path)
    small.report('edition: "0.3"\nrevision: Figures of June.\n')
    small.section("blocks:\n  - {id: version, version_table: this, title: This edition}")
    rows = [[said(cell.text) for cell in row.cells] for row in small.block("version").grid.rows]
    digest = hashlib.sha256((tmp_path / "data/detections.csv").read_bytes()).hexdigest()

    assert rows == [
        ["Edition and status", "", "0.3, draft", ""],
        ["Date", "", "31 July 2025", ""], ["Data cut-off", "", "30 June 2025", ""],
        ["This revision", "", "Figures of June.", ""],
        ["Detections by route", "Frontex", "3 Jun 2025", digest[:12]],
    ]  # fmt: skip


def test_many_publishers_are_counted_and_dates_of_data_go_by_their_year(tmp_path):
    small = Small(tmp_path)
    small.write("data/deaths.csv", "who,as_of,n\nIOM,2025-06,3\nUNHCR,early 2016,4\nEuropol,2019-11-04,5\n")
    catalogue = tmp_path / "data/catalogue.yaml"
    catalogue.write_text(
        catalogue.read_text("utf-8")
        + "  deaths:\n    file: deaths.csv\n    title: Deaths\n    publisher: {column: who}\n    as_of: {column: as_of}\n"
        + "    unit: persons\n    columns: {who: text, as_of: text, n: integer}\n    key: [who]\n",
        "utf-8",
    )
    small.section(
        "blocks:\n  - {id: version, version_table: this, title: This edition}",
        "deaths: {from: deaths, measure: sum(n), by: [who, as_of], label: Deaths}",
    )
    row = small.block("version").grid.rows[-1].cells

    assert [said(cell.text) for cell in row][:3] == ["Deaths", "3 publishers", "early 2016 to Jun 2025"]
    assert row[1].raw == "IOM, UNHCR, Europol"
