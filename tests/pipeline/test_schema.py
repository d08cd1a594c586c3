"""Schema: what is shipped beside the spec files is what the models say."""

from reportgen.pipeline.schema import FOLDERS, schemas
from tests.report.conftest import ROOT


def test_the_shipped_schemas_are_current():
    for name, text in schemas().items():
        assert (ROOT / FOLDERS[name] / ".schema" / f"{name}.json").read_text(encoding="utf-8") == text


def test_a_section_can_hold_every_kind_of_chart():
    text = schemas()["section"]

    assert all(f'"const": "{kind}"' in text for kind in ("lines", "bars", "dots", "ranges", "heat"))
