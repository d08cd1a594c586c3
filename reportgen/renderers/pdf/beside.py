"""Neighbours: whether a style sheet says of a section what depends on the sections beside it."""

from collections.abc import Sequence
from typing import Any


def looks_beside(skeleton: str, selectors: Sequence[str]) -> str:
    """Gives the selector that holds for a section, or for what stands around it, otherwise than if it stood there alone.

    `skeleton` is the page with nothing of its sections but their first tags, each with a `data-stub`. Gives nothing when
    each section may be laid out by itself.
    """
    from cssselect2 import ElementWrapper, SelectorError, compile_selector_list
    from weasyprint import HTML

    root = HTML(string=skeleton, base_url="about:blank").etree_element
    whole = [_chain(each) for each in ElementWrapper.from_html_root(root).iter_subtree() if _is_stub(each)]
    alone = [_chain_alone(chain) for chain in whole]
    for selector in selectors:
        try:
            compiled = compile_selector_list(selector)
        except SelectorError:
            continue  # WeasyPrint leaves such a rule out, and says so
        for one, other in zip(whole, alone, strict=True):
            if any(a.matches(*compiled) != b.matches(*compiled) for a, b in zip(one, other, strict=True)):
                return selector
    return ""


def _is_stub(element: Any) -> bool:  # noqa: ANN401 cssselect2 carries no types
    return element.etree_element.get("data-stub") is not None


def _chain(element: Any) -> list[Any]:  # noqa: ANN401
    """Gives an element and what stands around it, from the outside in."""
    found = [element]
    while found[0].parent is not None:
        found.insert(0, found[0].parent)
    return found


def _chain_alone(chain: Sequence[Any]) -> list[Any]:
    """Gives the same elements as they stand in a page with this section alone: each the only one below the one around it."""
    from cssselect2 import ElementWrapper

    made: list[Any] = []
    for each in chain:
        element = each.etree_element.makeelement(each.etree_element.tag, dict(each.etree_element.attrib))
        if made and len(made) == 1:
            made[0].append(made[0].makeelement(each.etree_element.tag.replace("body", "head"), {}))
        if made:
            made[-1].append(element)
        made.append(element)
    (last,) = [each for each in ElementWrapper.from_html_root(made[0]).iter_subtree() if _is_stub(each)]
    return _chain(last)
