"""Contrast of text on a page, by WCAG 2.2: which words are too faint to read; empty when all is well."""

from typing import Any

_SCRIPT = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = text => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = text; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (one, two) => { const [a, b] = [light(one), light(two)].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
  const ground = element => {
    const layers = [];
    for (let up = element; up; up = up.parentElement) {
      const colour = rgba(getComputedStyle(up).backgroundColor);
      if (colour[3]) layers.push(colour);
      if (colour[3] === 1) break;
    }
    const paper = rgba(getComputedStyle(document.documentElement).backgroundColor);
    return layers.reverse().reduce((below, layer) => over(layer, below), paper);
  };
  const found = new Map(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement, said = node.textContent.trim();
    if (!said || element.closest('script, style, title, desc, .away, .skip')) continue;
    const picture = element.closest('svg'), style = getComputedStyle(element);
    const range = document.createRange(); range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (!box.width || style.visibility === 'hidden') continue;
    const below = picture ? painted(element, picture, box) : ground(element);
    const colour = over(rgba(picture ? style.fill : style.color), below);
    const reached = ratio(colour, below);
    if (reached < 4.5) {
      const name = `${picture ? 'picture' : element.tagName.toLowerCase() + '.' + element.className}: ${reached.toFixed(2)}`;
      found.set(name, found.get(name) || said.slice(0, 40));
    }
  }
  function painted(text, picture, box) {
    const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2, around = ground(picture);
    const shapes = [...picture.querySelectorAll('path, rect, circle, polygon')].filter(shape => {
      const at = shape.getBoundingClientRect(), fill = getComputedStyle(shape).fill;
      const behind = text.compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_PRECEDING;
      if (fill === 'none' || fill.startsWith('url') || !behind) return false;
      if (shape.closest('defs, clipPath, mask')) return false;
      return at.left <= x && x <= at.right && at.top <= y && y <= at.bottom;
    });
    return shapes.reduce((below, shape) => {
      const style = getComputedStyle(shape), fill = rgba(style.fill);
      fill[3] *= Number(style.fillOpacity) * Number(style.opacity);
      return over(fill, below);
    }, around);
  }
  return [...found].map(([name, said]) => `${name} ${said}`);
}"""


def faint(browser: Any, address: str, scheme: str, width: int) -> list[str]:
    """Gives text below 4.5 : 1 on a page at that width, in the light or the dark scheme; folded parts are opened first."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    try:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        return [f"{scheme}, {width} px: {each}" for each in page.evaluate(_SCRIPT)]
    finally:
        page.close()
