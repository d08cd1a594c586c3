"""Make room: a figure or table that its page has no room for gives way, so that the page is filled.

A picture first shrinks, within bounds at which its words can be read. Else the text behind it goes on in its place, and it
stands at the head of the next page, as printers have always done; a text with a heading of its own stays where it is.
An example stands on the page of what it makes; where that leaves no room for it, it is shown first, or both go on.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, NamedTuple

from reportgen.renderers.pdf.hooks import check_insides

SHARES = 0.94, 0.88, 0.82
"""To so much of its height a picture may shrink: 8.5 points become 7 at least."""
_GIVES, _GOES_FIRST = frozenset({"figure", "table"}), frozenset({"text", "example"})
_AHEAD = 3
"""So many blocks behind it are asked."""
_HEADINGS = frozenset({"h3", "h4", "h5", "h6"})


class _Rest(NamedTuple):
    """The arguments of WeasyPrint's `_in_flow_layout` behind the first five."""

    page_is_empty: bool
    absolute: list[Any]
    fixed: list[Any]
    margins: list[Any]
    bottom_space: float
    position_y: float
    skip_stack: Any
    first_letter: Any
    first_line: Any
    discard: bool
    next_page: Any
    max_lines: Any


@contextmanager
def making_room() -> Iterator[None]:
    """Lays pages out so while it is open."""
    from weasyprint.layout import block

    check_insides()
    before = block._in_flow_layout  # noqa: SLF001
    block._in_flow_layout = _giving_way(before)  # noqa: SLF001
    try:
        yield
    finally:
        block._in_flow_layout = before  # noqa: SLF001


def _giving_way(lay_out: Callable[..., Any]) -> Callable[..., Any]:
    def lay_out_too(context: Any, box: Any, index: int, child: Any, above: list[Any], *given: Any) -> Any:  # noqa: ANN401
        place, rest = (child.position_x, child.position_y), _Rest(*given)
        child = box.children[index]  # it changed places with the one before it

        def attempt(each: Any) -> Any:  # noqa: ANN401
            each.position_x, each.position_y = place
            fresh = rest._replace(margins=list(rest.margins), next_page=dict(rest.next_page))
            return lay_out(context, box, index, each, list(above), *fresh)

        def fits(made: Any) -> bool:  # noqa: ANN401
            below = box.children[index + 1 : index + 2]
            lay = partial(lay_out, context, box, index + 1)
            return _stands(made, above) and all(_has_room(lay, each, made, rest) for each in below if _is_example(each))

        def is_whole(made: Any) -> bool:  # noqa: ANN401
            return _stands(made, above) and made[2] is None

        made = attempt(child)
        if rest.skip_stack is None and "figure" in _classes(child) and _stands(made, above) and not is_whole(made):
            return _shrunk(child, attempt, is_whole) or made  # a page is too low for it
        if not _may_give_way(context, child, above, rest) or fits(made):
            return made
        made = _shrunk(child, attempt, fits) or _behind(box, index, attempt, above) or made
        waits = _stands(made, above) and not fits(made) and box.children[index] is child
        return (False, True, {index: None}, rest.position_y, [], made[5], above, made[7]) if waits else made

    return lay_out_too


def _is_example(box: Any) -> bool:  # noqa: ANN401
    return "example" in _classes(box)


def _has_room(lay_out: Callable[..., Any], box: Any, made: Any, rest: _Rest) -> bool:  # noqa: ANN401
    """Says whether the whole of a box has room below what was made."""
    box.position_x, box.position_y = made[6][-1].position_x, made[3]
    below = rest._replace(position_y=made[3], margins=list(made[4]), next_page=dict(made[5]))
    found = lay_out(box, list(made[6]), *below)
    return _stands(found, made[6]) and found[2] is None


def _stands(made: Any, above: Sequence[Any]) -> bool:  # noqa: ANN401
    return not made[0] and len(made[6]) > len(above)


def _may_give_way(context: Any, child: Any, above: Sequence[Any], rest: _Rest) -> bool:  # noqa: ANN401
    from weasyprint.layout.block import (
        avoid_page_break,
        block_level_page_break,
        block_level_page_name,
        find_last_class_a_break_point_child,
    )

    last = find_last_class_a_break_point_child(above)
    if last is None or context.in_column or rest.skip_stack is not None or not _classes(child) & _GIVES:
        return False
    return not (avoid_page_break(block_level_page_break(last, child), context) or block_level_page_name(last, child))


def _classes(box: Any) -> frozenset[str]:  # noqa: ANN401
    found = box.element.get("class", "") if box.element is not None and "::" not in (box.element_tag or "") else ""
    return frozenset(found.split())


def _shrunk(child: Any, attempt: Callable[[Any], Any], fits: Callable[[Any], bool]) -> Any:  # noqa: ANN401
    """Gives the layout with its pictures as large as they fit, or nothing."""
    pictures = list(_pictures(child))
    styles = [picture.style for picture, _ in pictures]
    for share in SHARES if pictures else ():
        for (picture, height), style in zip(pictures, styles, strict=True):
            picture.style = _at_most(style, height * share)
        made = attempt(child)
        if fits(made):
            return made
    for (picture, _), style in zip(pictures, styles, strict=True):
        picture.style = style
    return None


def _pictures(box: Any) -> Iterator[tuple[Any, float]]:  # noqa: ANN401
    """Gives each picture below a box that was laid out, and how high it is."""
    for each in getattr(box, "children", ()):
        if getattr(each, "replacement", None) is not None and "picture" in _classes(box):
            ratio = each.replacement.get_intrinsic_size(1, each.style["font_size"])[2]
            most = each.style["max_height"]
            width = getattr(box, "width", None)  # none where the page ended above it
            if ratio and isinstance(width, float | int):
                height = width / ratio
                yield each, height if most.unit != "px" else min(height, most.value)
        else:
            yield from _pictures(each)


def _at_most(style: Any, height: float) -> Any:  # noqa: ANN401
    from weasyprint.css.properties import Dimension

    lower = style.copy()
    lower["max_height"] = Dimension(height, "px")
    return lower


def _behind(box: Any, index: int, attempt: Callable[[Any], Any], above: Sequence[Any]) -> Any:  # noqa: ANN401
    """Gives the layout with the first block behind that may go before it and has room, or nothing."""
    before = box.children
    if _has_heading(before[index]):
        return None
    for at in range(index + 1, min(index + 1 + _AHEAD, len(before))):
        taken = _is_example(before[at]) and any(_classes(each) & (_GIVES | {"example"}) for each in above)
        if taken or not _may_pass(before[at], before[index:at]):
            continue
        box.children = (*before[:index], before[at], *before[index:at], *before[at + 1 :])
        made = attempt(before[at])
        if _stands(made, above):
            return made
    box.children = before
    return None


def _may_pass(each: Any, others: Sequence[Any]) -> bool:  # noqa: ANN401
    """Says whether a block may go before others: figures and tables, each of which are numbered in their order."""
    kinds = _classes(each)
    passed = frozenset[str]().union(*map(_classes, others))
    if not all(_classes(other) & _GIVES for other in others) or "landscape" in kinds:
        return False
    return bool(kinds & (_GOES_FIRST | (_GIVES - passed))) and not _has_heading(each)


def _has_heading(box: Any) -> bool:  # noqa: ANN401
    return box.element_tag in _HEADINGS or any(map(_has_heading, getattr(box, "children", ())))
