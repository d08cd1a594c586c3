"""The project's own data, and the sections an editor wrote on them."""

import shutil
from pathlib import Path

import pytest
import yaml

from tests.projects import Small

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent


class Editor(Small):
    """A report of one section on the project's real `data/`."""

    def __init__(self, root: Path, cache: Path) -> None:
        super().__init__(root, cache)
        for path in ("data/catalogue.yaml", "data/detections.csv", "sections/routes.yaml"):
            (root / path).unlink()
        shutil.copytree(ROOT / "data", root / "data", dirs_exist_ok=True)
        self.text = ""

    def use(self, name: str) -> "Editor":
        self.text = (HERE / f"{name}.yaml").read_text(encoding="utf-8")
        self.put(name)
        return self

    def put(self, name: str) -> None:
        found = yaml.safe_load(self.text)
        assert found["id"] == name
        self.write(f"sections/{name}.yaml", self.text)
        self.report("", "sections: [routes]", f"sections: [{name}]")
        self.name = name

    def change(self, old: str, new: str) -> None:
        """Puts something else in the place of a part of the section."""
        assert self.text.count(old) == 1, f"`{old}` stands once in the section"
        self.text = self.text.replace(old, new)
        self.put(self.name)

    def indicator(self, lines: str) -> None:
        """Adds indicators, each line one."""
        self.change("\nblocks:\n", "\n" + "".join(f"  {line}\n" for line in lines.strip().splitlines()) + "blocks:\n")

    def catalogue(self, old: str, new: str) -> None:
        path = self.root / "data/catalogue.yaml"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"`{old}` stands once in the catalogue"
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def editor(tmp_path, cache):
    return Editor(tmp_path / "report", cache)
