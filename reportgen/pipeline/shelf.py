"""Explain a kind of chart or block: what it is and which keys it takes."""

from collections.abc import Iterator

from pydantic import BaseModel

from reportgen.plugins import shelves


def kind_lines(name: str) -> list[str]:
    """Gives what there is to say about a kind; nothing when no kind is called so."""
    kinds = shelves()
    if name in kinds.charts:
        return [f"chart {name}: {_about(kinds.charts[name].spec)}", *_keys(kinds.blocks["chart"].variants[name]), _SEE]
    if name in kinds.blocks:
        return [f"block {name}: {_about(kinds.blocks[name].spec)}", *_keys(kinds.blocks[name].spec), _SEE]
    return []


def kind_names() -> tuple[str, ...]:
    """Gives the names of all kinds."""
    kinds = shelves()
    return (*kinds.charts, *kinds.blocks)


_SEE = "  example    `reportgen gallery` shows it with its YAML"


def _about(spec: type[BaseModel]) -> str:
    return " ".join((spec.__doc__ or "").split())


def _keys(spec: type[BaseModel]) -> Iterator[str]:
    """Gives the keys, those that must be there first."""
    fields = sorted(spec.model_fields.items(), key=lambda field: not field[1].is_required())
    for name, field in fields:
        must = " (must be there)" if field.is_required() else ""
        said = f": {field.description}" if field.description else ""
        yield f"  key        {(field.alias or name).rstrip('_')}{must}{said}"
