"""JSON Schemas of every spec file, so that an editor completes keys and checks while one types."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import AliasChoices, BaseModel
from pydantic.json_schema import models_json_schema

from reportgen.analysis import GradeScheme, Yardstick
from reportgen.catalogue import CodeList, ExtractSpec, PlaceList, SourceList
from reportgen.nodes import Placed
from reportgen.pipeline.graph import graph_schema
from reportgen.plugins import shelves
from reportgen.spec import AspectList, IndicatorSpec, ReportFrame, SectionFrame
from reportgen.spec.evidence import EvidenceSpec

FOLDERS = {
    "report": "sections", "facts": "sections", "section": "sections", "graph": "sections", "catalogue": "data", "codes": "data",
    "profiles": "data", "yardstick": "data", "grades": "data",
}  # fmt: skip
"""Kind of file → where its schema stands, in a folder `.schema`; `graph` is what `reportgen graph` prints."""


def schemas() -> dict[str, str]:
    """Gives kind of spec file → its JSON Schema as text."""
    made = {
        "report": ReportFrame.model_json_schema(),
        "facts": _facts(),
        "section": _section(),
        "catalogue": _catalogue(),
        "codes": _either(CodeList, SourceList, PlaceList),
        "profiles": AspectList.model_json_schema(),
        "yardstick": Yardstick.model_json_schema(),
        "grades": GradeScheme.model_json_schema(),
    }
    specs = {name: _typed(_with_aliases(schema)) for name, schema in made.items()} | {"graph": graph_schema()}
    return {
        name: json.dumps(_headed(name, schema), indent=1, ensure_ascii=False) + "\n" for name, schema in specs.items()
    }


def write_schemas(root: Path) -> tuple[str, ...]:
    """Writes the schemas beside the files they describe; gives their paths."""
    paths = []
    for name, text in schemas().items():
        path = f"{FOLDERS[name]}/.schema/{name}.json"
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
        paths.append(path)
    return tuple(paths)


def _headed(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": f"reportgen {name}"}


def _with_aliases(schema: dict[str, Any]) -> dict[str, Any]:
    """Adds the other names of keys that have several."""
    for model in _models(Placed):
        found = schema.get("$defs", {}).get(model.__name__)
        for field in model.model_fields.values() if found else ():
            if isinstance(field.validation_alias, AliasChoices):
                first, *others = map(str, field.validation_alias.choices)
                found["properties"].update(dict.fromkeys(others, found["properties"][first]))
                if first in found.get("required", []):
                    found["required"].remove(first)
                    found["anyOf"] = [{"required": [name]} for name in (first, *others)]
    return schema


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for child in model.__subclasses__():
        yield child
        yield from _models(child)


def _typed(schema: Any) -> Any:  # noqa: ANN401 JSON
    """Lets a text be typed as a number or a truth value too: the field decides what a scalar is, not YAML."""
    if isinstance(schema, list):
        return [_typed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _typed(each) for key, each in schema.items()}
    plain = found.get("type") == "string" and not {"enum", "const", "format"} & set(found)
    return {**found, "type": ["string", "number", "boolean"]} if plain else found


def _section() -> dict[str, Any]:
    blocks = shelves().blocks
    kinds = blocks.values()
    models = [model for kind in kinds for model in (kind.variants.values() or (kind.spec,))]
    refs, definitions = _definitions([*models, IndicatorSpec, EvidenceSpec])
    frame = SectionFrame.model_json_schema()
    for name, kind in blocks.items():
        for variant, model in kind.variants.items():
            definition = definitions[refs[model]["$ref"].rpartition("/")[2]]
            definition["properties"][name] = {"const": variant, "type": "string"}
    frame["properties"]["indicators"] = {"type": "object", "additionalProperties": refs[IndicatorSpec]}
    frame["properties"]["evidence"] = {"type": "object", "additionalProperties": refs[EvidenceSpec]}
    frame["properties"]["blocks"] = {"type": "array", "items": {"anyOf": [refs[model] for model in models]}}
    frame["$defs"] = {**frame.get("$defs", {}), **definitions}
    return frame


def _facts() -> dict[str, Any]:
    refs, definitions = _definitions([IndicatorSpec, EvidenceSpec])
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "indicators": {"type": "object", "additionalProperties": refs[IndicatorSpec]},
            "evidence": {"type": "object", "additionalProperties": refs[EvidenceSpec]},
        },
        "$defs": definitions,
    }


def _catalogue() -> dict[str, Any]:
    """An entry that is `like:` another need not say what it takes from it."""
    schema = _object({"extracts": _mapping(ExtractSpec)}, ExtractSpec)
    entry = schema["$defs"][ExtractSpec.__name__]
    entry["anyOf"] = [{"required": entry.pop("required")}, {"required": ["like"]}]
    return schema


def _definitions(models: list[type[BaseModel]]) -> tuple[dict[type[BaseModel], Any], dict[str, Any]]:
    found, whole = models_json_schema([(model, "validation") for model in models])
    return {model: found[model, "validation"] for model in models}, whole.get("$defs", {})


def _mapping(model: type[BaseModel]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": _definitions([model])[0][model]}


def _object(properties: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    definitions = _definitions([model])[1]
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": list(properties),
        "$defs": definitions,
    }


def _either(*models: type[BaseModel]) -> dict[str, Any]:
    refs, definitions = _definitions(list(models))
    return {"anyOf": [refs[model] for model in models], "$defs": definitions}
