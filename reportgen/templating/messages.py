"""The words the tool prints, from a message catalogue a language."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from reportgen.nodes import Map, Scalar, parse_yaml
from reportgen.problems import Findings
from reportgen.table import Status


@cache
def messages(language: str) -> Mapping[str, str]:
    """Gives message id → text with `{words}`; a language without a catalogue falls back to English."""
    folder = files("reportgen") / "messages"
    path = folder / f"{language}.yaml"
    text = (path if path.is_file() else folder / "en.yaml").read_text(encoding="utf-8")
    tree = parse_yaml(text, f"messages/{language}.yaml", Findings())
    assert isinstance(tree, Map), "a message catalogue is a mapping"
    return {key: node.text for key in tree if isinstance(node := tree.node(key), Scalar)}


def say(message: str, language: str, **words: object) -> str:
    """Gives one of the tool's own messages, filled in."""
    return messages(language)[message].format(**words)


def mark(status: Status, language: str) -> str:
    """Gives how a place without a number is marked; a key beside it explains those that occur."""
    return say(f"mark-{status.key}", language)
