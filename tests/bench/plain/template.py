"""The plain script's Jinja template, derived from the rendered report, so that both say the same words.

Numbers in prose, tables, pictures, sparklines and downloads become expressions that `script.py` fills from what it
computes; the words around them, the captions, the alternative texts and the lists stay as the report prints them, and so
does what the script does not compute, since the report grows faster than it: all the less work for it. What only the screen
has (permalinks, downloads, tables of figures) or only the print stands inside conditions.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import count

_WHOLE = re.compile(r'<span class="whole">(.*?)</span>', re.DOTALL)
_VALUE = re.compile(r'<span data-v="([^"]*)">(.*?)</span>', re.DOTALL)
_FIGURE = re.compile(r'<figure class="block [^>]*?id="([^"]+)".*?</figure>', re.DOTALL)
_TABLE = re.compile(r"(<table[^>]*>).*?</table>", re.DOTALL)
_PICTURE = re.compile(r'<div class="picture"[^>]*>.*?(?=\n<div class="below">)', re.DOTALL)
_HEADING = re.compile(r'(<(?:h2|figcaption)[^>]*? id="([^"]+)")')
_SPARK = re.compile(r'(<p class="key-spark">)<svg.*?</svg>', re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_MACRO = """\
{% macro rows(id) %}{% set frame, heads = tables[id] %}
<thead><tr>
{% for name in frame.columns %}<th scope="col" class="{{ "text" if loop.index0 < heads or name == "Source" else "number" }}">{{ name }}</th>{% endfor %}
</tr></thead>
<tbody>
{% set roles = {"Total": "total", "Total as printed": "total", "Difference to the printed total": "difference", "Other": "other", "Others": "other", "Unknown": "unknown", "Not specified": "unknown", "Not available": "unknown"} %}
{% for row in frame.values.tolist() %}
<tr class="{{ roles[row[0]]|default("") }}">
{% for cell in row %}{% if loop.index0 < heads %}<th scope="row" class="text">{{ cell }}</th>{% else %}<td class="{{ "text" if frame.columns[loop.index0] == "Source" else "number" }}">{{ cell }}</td>{% endif %}{% endfor %}
</tr>
{% endfor %}
</tbody>
{% endmacro %}
"""  # noqa: E501 lines of a template


def plain_template(screen: str, printed: str) -> str:
    """Gives one template for both media, from the rendered page and the HTML that is printed."""
    of_print = dict(_sections(printed))
    body = [_both(name, section, of_print) for name, section in _sections(screen)]
    alts = dict(re.findall(r'src="picture:([^"]+)" alt="([^"]*)"', printed))
    marks = dict(re.findall(r'id="([^"]+)"[^>]*? data-bookmark="([^"]*)"', printed))
    text = _filled("\n".join(body), alts, marks)
    return (
        f"{_MACRO}{{% if medium == 'screen' %}}\n{_before(screen, 'screen')}{{% else %}}\n{_before(printed, 'print')}"
        f"{{% endif %}}\n{text}\n{{% if medium == 'screen' %}}\n{_after(screen)}{{% else %}}\n{_after(printed)}{{% endif %}}"
    )


def plain_styles(screen: str, printed: str) -> Mapping[str, str]:
    """Gives the two style sheets as the report has them, the page's without the fonts that are cut down and kept inside it."""
    found = {name: _STYLE.search(text) for name, text in (("screen", screen), ("print", printed))}
    styles = {name: style[1] for name, style in found.items() if style}
    return {name: re.sub(r"@font-face \{.*?\}\n", "", style) for name, style in styles.items()}


def _sections(html: str) -> Iterator[tuple[str, str]]:
    """Gives the report's own sections, without the page that says what the document is."""
    for found in re.finditer(r'<section class="section[^>]*? id="([^"]+)".*?</section>', html, re.DOTALL):
        if found[1] != "_about":
            yield found[1], found[0]


def _both(name: str, section: str, of_print: Mapping[str, str]) -> str:
    """Gives a section; one that holds the contents differs between the media."""
    printed = of_print[name]
    if 'class="listing contents"' not in printed:
        return section
    return f"{{% if medium == 'screen' %}}{section}{{% else %}}{printed}{{% endif %}}"


def _before(html: str, medium: str) -> str:
    """Gives what stands before the first section, with the style sheet from its file."""
    first = next(_sections(html))[1]
    head = html[: html.index(first)]
    head = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n', "", head)
    head = _STYLE.sub(f"<style>{{{{ css.{medium} }}}}</style>", head)
    return head.replace("</head>", "<script>{{ plotly }}</script>\n</head>") if medium == "screen" else head


def _after(html: str) -> str:
    tail = html[html.index("</main>") :]
    return re.sub(r"<script.*?</script>\s*", "", tail, flags=re.DOTALL)


def _filled(text: str, alts: Mapping[str, str], marks: Mapping[str, str]) -> str:
    """Gives the sections with expressions in the place of what is computed."""
    text = _FIGURE.sub(lambda found: _figure(found[1], found[0], alts), _WHOLE.sub(r"\1", text))
    text = _VALUE.sub(lambda found: _known(_form(found[1], found[2]), found[1], found[2]), text)
    text = re.sub(r'<a class="permalink".*?</a>', _on_screen, text)
    text = re.sub(r'<a href="#[^"]*-call" aria-label="[^"]*back to[^"]*">(\S+?)</a>', r"\1", text)
    text = re.sub(r'(<a class="reference" href="#[^"]*")>', r'\1 data-page="page">', text)
    text = _HEADING.sub(lambda found: _marked(found[1], marks.get(found[2], "")), text)
    counted = count()
    return _SPARK.sub(lambda found: found[1] + _spark(next(counted)), text)


def _known(kept: str, name: str, shown: str, filled: str = "") -> str:
    """Gives what the script fills, or what the report shows where it computes nothing of that name."""
    filled = filled or f'{{{{ {kept}["{name}"] }}}}'
    return f'{{% if "{name}" in {kept} %}}{filled}{{% else %}}{shown}{{% endif %}}'


def _form(name: str, shown: str) -> str:
    """Gives the dictionary of the script in which a value stands in this form."""
    if re.fullmatch(r"[\d,.−]+", shown):
        return "plain"
    return "said" if re.search(r"\d", shown) or name.endswith(".first") else "fraction"


def _figure(name: str, html: str, alts: Mapping[str, str]) -> str:
    data = f"{name}-data" if name in alts else name
    html = _TABLE.sub(
        lambda found: _known("tables", data, found[0], f'{found[1]}{{{{ rows("{data}") }}}}</table>'), html
    )
    printed = f'<img src="{name}.svg" alt="{alts.get(name, "")}">'
    either = f'{{% if medium == "screen" %}}{{{{ pictures["{name}"] }}}}{{% else %}}{printed}{{% endif %}}'
    html, pictures = _PICTURE.subn(lambda _: f'<div class="picture">{either}</div>', html)
    assert pictures == (name in alts), f"{name}: the script draws what the report draws"
    html = re.sub(r'<button type="button" class="export.*?</button>', "", html)
    html = re.sub(r'(<a class="csv" href=)"[^"]*"', rf'\1"{{{{ csv["{data}"]|default("") }}}}"', html)
    html = html.replace("</summary>", f'</summary>\n{{{{ live["{name}"] }}}}')
    return re.sub(r'<div class="tools">.*?</div>(?:\s*<details.*?</details>)?', _on_screen, html, flags=re.DOTALL)


def _on_screen(found: re.Match[str]) -> str:
    return f'{{% if medium == "screen" %}}{found[0]}{{% endif %}}'


def _marked(tag: str, bookmark: str) -> str:
    return f'{tag} data-bookmark="{bookmark}"' if bookmark else tag


def _spark(index: int) -> str:
    printed = f'<span class="spark" style="background-image: url({{{{ uris[{index}] }}}})"></span>'
    return f'{{% if medium == "screen" %}}{{{{ sparks[{index}] }}}}{{% else %}}{printed}{{% endif %}}'
