"""Looks at pictures in a browser: which texts overlap, which leave their box. Import it from any test of pictures or pages."""

from collections.abc import Mapping
from typing import Any

from reportgen.draw import find_browser

_SCRIPT = """() => [...document.querySelectorAll('svg')].map(svg => {
  const box = svg.getBoundingClientRect(), texts = [];
  for (const text of svg.querySelectorAll('text')) {
    const lines = [...text.querySelectorAll('tspan.line, tspan[dy]')];
    for (const part of lines.length ? lines : [text]) {
      const at = part.getBoundingClientRect(), said = part.textContent.trim();
      if (said && at.width) texts.push([said, at.left - box.left, at.top - box.top, at.right - box.left, at.bottom - box.top]);
    }
  }
  return {id: svg.id, width: box.width, height: box.height, texts};
})"""

_AIR = 2.4
"""The box of a line of text is higher than its letters: this much at the top and at the bottom, at 12 pixels."""


def complaints(pictures: Mapping[str, str], widths: Mapping[str, int], browser: Any = None) -> list[str]:
    """Gives what is wrong with SVG pictures, each shown as wide as `widths` says: overlaps, and texts beyond the edge."""
    names = list(pictures)
    boxes = "".join(f'<div style="width:{widths[name]}px">{pictures[name]}</div>' for name in names)
    found = _measured(f'<!doctype html><meta charset="utf-8"><body style="margin:20px">{boxes}', browser)
    return [wrong for name, picture in zip(names, found, strict=True) for wrong in _wrong(name, picture)]


def _measured(html: str, running: Any) -> list[Any]:
    if running is not None:
        page = running.new_page()
        page.set_content(html)
        found = list(page.evaluate(_SCRIPT))
        page.close()
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_browser()), args=["--no-sandbox"])
        try:
            page = browser.new_page()
            page.set_content(html)
            return list(page.evaluate(_SCRIPT))
        finally:
            browser.close()


def _wrong(name: str, picture: Mapping[str, Any]) -> list[str]:
    texts = [(said, left, top + _AIR, right, bottom - _AIR) for said, left, top, right, bottom in picture["texts"]]
    found = []
    for index, (said, left, top, right, bottom) in enumerate(texts):
        if left < -0.5 or top < -0.5 or right > picture["width"] + 0.5 or bottom > picture["height"] + 0.5:
            found.append(f"{name}: {said!r} leaves the picture")
        for other, from_left, from_top, to_right, to_bottom in texts[index + 1 :]:
            wide = min(right, to_right) - max(left, from_left)
            high = min(bottom, to_bottom) - max(top, from_top)
            if wide > 0.5 and high > 0.5:
                found.append(f"{name}: {said!r} and {other!r} overlap by {wide:.0f} × {high:.0f}")
    return found
