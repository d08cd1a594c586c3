"""Morphing: a page becomes another one, node by node, whatever stood in it; what others put into it stays."""

from pathlib import Path

import pytest

import reportgen.preview

pytestmark = pytest.mark.browser

MORPH = (Path(reportgen.preview.__file__).parent / "morph.js").read_text(encoding="utf-8")
RANDOM = """(seed) => {
  let state = seed;
  const chance = (most) => { state = (state * 1103515245 + 12345) % 2147483648; return Math.floor(state / 65536) % most; };
  const tree = (depth) => {
    const tag = ['div', 'p', 'ul', 'section', 'table', 'svg'][chance(6)], element = document.createElement(tag);
    if (chance(3) === 0) element.id = 'id' + chance(9) + '-' + depth + '-' + tag;
    if (chance(3) === 0) element.className = ['a', 'b c', 'a c'][chance(3)];
    if (chance(4) === 0) element.setAttribute('data-x', String(chance(3)));
    for (let i = chance(5); i > 0; i -= 1) {
      element.append(depth > 2 || chance(3) === 0 ? ['one ', 'two three', 'four', ''][chance(4)] : tree(depth + 1));
    }
    return element;
  };
  const page = () => {
    const made = document.implementation.createHTMLDocument('t' + chance(3));
    made.body.append(tree(0), tree(0), tree(0));
    made.normalize();
    return made;
  };
  const first = page();
  document.documentElement.replaceWith(document.importNode(first.documentElement, true));
  const morph = morphing();
  for (let turn = 0; turn < 6; turn += 1) {
    const next = page(), wanted = next.documentElement.cloneNode(true);
    morph.into(next);
    if (!document.documentElement.isEqualNode(wanted)) return [turn, document.documentElement.outerHTML, wanted.outerHTML];
  }
  return 'equal';
}"""


@pytest.fixture(scope="module")
def page(browser):
    opened = browser.new_page()
    opened.set_content("<!doctype html><title>t</title>")
    opened.add_script_tag(content=MORPH)
    yield opened
    opened.close()


def morphed(page, before, script, after):
    """Gives the body after a page was changed by a script, and then morphed; and how many edits it took."""
    return page.evaluate(
        f"""([before, after]) => {{
          document.title = 't';
          document.body.innerHTML = before;
          const morph = morphing();
          {script};
          morph.into(new DOMParser().parseFromString('<title>t</title>' + after, 'text/html'));
          return [document.body.innerHTML, morph.edits()];
        }}""",
        [before, after],
    )


def test_any_page_becomes_any_other(page):
    assert {seed: found for seed in range(60) if (found := page.evaluate(RANDOM, seed)) != "equal"} == {}


def test_what_scripts_and_readers_did_stays(page):
    script = """
      document.querySelector('details').open = true;
      document.querySelector('div').classList.add('watched');
      document.querySelector('div').append(Object.assign(document.createElement('b'), {className: 'live'}))"""
    before = '<div class="shelf"><p>one two</p></div><details><p>three</p></details>'
    after = '<div class="shelf wide"><p>one more two</p></div><details><p>four</p></details>'

    body, edits = morphed(page, before, script, after)

    assert body == (
        '<div class="shelf watched wide"><p>one more two</p><b class="live"></b></div><details open=""><p>four</p></details>'
    )
    assert edits == 3


def test_a_selection_in_the_text_that_stays_stays(page):
    script = "const text = document.querySelector('p').firstChild; getSelection().setBaseAndExtent(text, 8, text, 13)"
    morphed(page, "<p>one two three four</p>", script, "<p>one and two three four</p>")

    assert page.evaluate("String(getSelection())") == "three"


def test_what_moves_is_one_block_and_not_all_others(page):
    blocks = [f'<p id="{letter}">{letter}</p>' for letter in "abcdef"]

    body, edits = morphed(page, "".join(blocks), "", "".join([*blocks[1:], blocks[0]]))

    assert body == "".join([*blocks[1:], blocks[0]])
    assert edits == 1


def test_a_part_that_was_not_sent_stays_as_it_is_and_cannot_be_put_in(page):
    slot = '<template data-slot="a"></template>'

    assert morphed(page, '<main><p id="a">one</p><p>two</p></main>', "", f"<main>{slot}<p>three</p></main>") == [
        '<main><p id="a">one</p><p>three</p></main>',
        1,
    ]
    with pytest.raises(Exception, match="cannot be put in"):
        morphed(page, "<main></main>", "", f"<main>{slot}</main>")
