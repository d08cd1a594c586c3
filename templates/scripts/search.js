/* Search: every word of the page, found as one types. The index is made of the page itself when it is first asked for:
   a figure or table is one place with its rows, a paragraph, a finding, a note are one each. */
(function () {
  "use strict";
  var fold = reportgen.fold, terms = reportgen.terms;
  var SHOWN = 30, AROUND = 70;  /* places in the list; letters around the first word that is found */
  var PASSAGE = "li, p, h2, h3, h4, h5, h6, tr, dt, dd, figcaption, blockquote";
  var ITEM = ".findings > li, .recommendations > li, .sources > li, .notes li, .key-figure";
  var box = document.querySelector("dialog.search"), index = null, hits = [], chosen = -1, back = null;
  if (!box || !box.showModal) { return; }
  var input = box.querySelector("input"), list = box.querySelector(".hits"), told = box.querySelector(".found");

  var MARKS = "sup.letter, .letters, span.letter, .call, .key-spark, .back, .number[aria-hidden]", BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, dt, dd, td, th, div, blockquote";
  /* The words of a passage, its parts set apart, without the letters of notes and the labels of small lines. */
  function words(element) {
    var parts = [], before = null;
    if (!element) { return ""; }
    reportgen.nodes(element).forEach(function (node) {
      var parent = node.parentElement, mark = parent.closest(MARKS), block = parent.closest(BLOCKS);
      if (mark && mark !== element && element.contains(mark)) { return; }
      if (block !== before) { parts.push(""); before = block; }
      parts[parts.length - 1] += node.data;
    });
    return parts.map(function (part) { return part.replace(/\s+/g, " ").trim(); }).filter(Boolean).join(" · ");
  }
  function kindOf(element) { return /^H\d$/.test(element.nodeName) ? "heading" : element.matches("figure") ? "figure" : "text"; }
  function place(element, section, title) {
    var kind = kindOf(element), head = "", text = "", rows = [], label = "", alt = null;
    if (kind === "figure") {
      var caption = element.querySelector(".caption");
      alt = element.querySelector(".picture svg > title");
      label = words(element.querySelector(".caption .label"));
      head = words(caption && caption.querySelector(".finding"));
      text = reportgen.all(".caption .subtitle, .below p, .credit, .definition, .footnotes p", element).map(words).join(" · ");
      rows = reportgen.all("tr", element).map(function (row) { return { element: row, text: rowOf(row) }; });
    } else if (kind === "heading") { head = words(element); } else { text = element.nodeName === "TR" ? rowOf(element) : words(element); }
    if (!head && !text) { return null; }
    rows.forEach(function (row) { row.folded = fold(row.text); });
    return { element: element, section: section, title: title, kind: kind, label: label, head: head, text: text, rows: rows, alt: alt ? alt.textContent : "",
      folded: { head: fold(label + " " + head), text: fold(text), alt: fold(alt ? alt.textContent : "") }, quiet: element.matches(".source, .key-source, .small, .caption, .footnotes p, .sources > li") };
  }
  function rowOf(row) { return Array.prototype.map.call(row.cells, words).filter(Boolean).join(" · "); }
  /* The figure, the item or the outermost paragraph that a passage belongs to. */
  function wholeOf(passage, section) {
    var whole = passage.closest("figure.block") || passage.closest(ITEM), outer;
    if (whole) { return whole; }
    for (whole = passage; (outer = whole.parentElement.closest(PASSAGE)) && section.contains(outer);) { whole = outer; }
    return whole;
  }
  function build() {
    index = [];
    reportgen.all("main > .section:not(.lists)").forEach(function (section) {
      var title = words(section.querySelector("h2")), number = section.querySelector(".opener .number"), taken = new Set();
      title = (number ? number.textContent.trim() + "  " : "") + title;
      reportgen.all("figure.block, .key-figure, " + PASSAGE, section).forEach(function (passage) {
        var whole = wholeOf(passage, section), made = !taken.has(whole) && !whole.closest(".listing") && place(whole, section, title);
        taken.add(whole);
        if (made) { index.push(made); }
      });
    });
  }

  function letter(text, at) {
    var code = text.charCodeAt(at);
    return code < 128 ? (code > 96 && code < 123) || (code > 47 && code < 58) : code >= 128 && /[\p{L}\p{N}]/u.test(text[at]);
  }
  /* How well a term stands in a text: as a word, at the beginning of one, inside one, not at all. */
  function fits(text, term) {
    var best = 0, count = 0;
    for (var at = text.indexOf(term); at >= 0 && count < 6; at = text.indexOf(term, at + term.length)) {
      var begins = !letter(text, at - 1), ends = !letter(text, at + term.length);
      best = Math.max(best, begins && ends ? 3 : begins ? 2 : 0.7);
      count += 1;
    }
    return best && best + Math.min(1, (count - 1) / 5);
  }
  function score(each, asked, whole) {
    var total = 0, met = 0;
    asked.forEach(function (term) {
      var head = 5 * fits(each.folded.head, term), text = 2 * fits(each.folded.text, term), row = 0;
      for (var i = 0; i < each.rows.length && row < 4.5; i += 1) { row = Math.max(row, 1.5 * fits(each.rows[i].folded, term)); }
      if (!row && each.folded.alt) { row = 0.5 * fits(each.folded.alt, term); }
      if (head + text + row) { met += 1; }
      total += head + text + row;
    });
    if (asked.length > 1 && (each.folded.head.indexOf(whole) >= 0 || each.folded.text.indexOf(whole) >= 0)) { total += 8; }
    if (each.kind === "heading") { total *= each.element.nodeName === "H2" ? 1.6 : 1.2; }
    return { place: each, met: met, score: total * (each.quiet ? 0.35 : 1) / (1 + each.text.length / 4000) };
  }
  function find(words) {
    if (!index) { build(); }
    var asked = terms(words), whole = fold(words.replace(/["“”„«»]/g, "")).trim();
    var scored = asked.length ? index.map(function (each) { return score(each, asked, whole); }).filter(function (each) { return each.met; }) : [];
    var most = scored.reduce(function (best, each) { return Math.max(best, each.met); }, 0);
    return { asked: asked, near: most < asked.length, hits: scored.filter(function (each) { return each.met === most; }).sort(function (a, b) { return b.score - a.score; }) };
  }

  /* Puts marks around the terms of a text, cut out around the first of them. */
  function marked(text, asked, cut) {
    var at = [], folded = fold(text, at), spans = [], made = document.createDocumentFragment(), from = 0, to = text.length;
    asked.forEach(function (term) {
      for (var i = folded.indexOf(term); i >= 0; i = folded.indexOf(term, i + term.length)) { spans.push([at[i], at[i + term.length - 1] + 1]); }
    });
    spans.sort(function (a, b) { return a[0] - b[0]; });
    if (cut && text.length > 2.6 * AROUND) {
      var first = spans.length ? spans[0][0] : 0;
      from = first > AROUND ? text.lastIndexOf(" ", first - AROUND / 2) + 1 : 0;
      to = Math.min(text.length, from + 2.6 * AROUND);
      if (to < text.length) { to = Math.max(text.lastIndexOf(" ", to), from + AROUND); }
    }
    if (from) { made.append("… "); }
    spans.concat([[to, to]]).forEach(function (span) {
      if (span[1] <= from || span[0] > to) { return; }
      if (span[0] > from) { made.append(text.slice(from, span[0])); from = span[0]; }
      if (span[1] > from) { var mark = document.createElement("mark"); mark.textContent = text.slice(from, span[1]); made.append(mark); from = span[1]; }
    });
    if (to < text.length) { made.append(" …"); }
    return { made: made, count: spans.length };
  }
  function rowFor(hit, asked) {
    return hit.place.rows.reduce(function (best, row) {
      var count = asked.filter(function (term) { return row.folded.indexOf(term) >= 0; }).length;
      return count > best.count ? { row: row, count: count } : best;
    }, { row: null, count: 0 }).row;
  }
  function element(tag, name, inside) {
    var made = document.createElement(tag);
    made.className = name;
    if (inside) { made.append(inside); }
    return made;
  }
  function option(hit, asked, at) {
    var each = hit.place, made = element("div", "hit " + each.kind), crumb = element("p", "crumb", each.title);
    var text = marked(each.text, asked, true), row = text.count ? null : rowFor(hit, asked);
    made.id = "_hit-" + at;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    made.dataset.at = at;
    if (each.label) { crumb.append(element("span", "label", each.label)); }
    made.append(crumb);
    if (each.head) { made.append(element("p", "head", marked(each.head, asked, false).made)); }
    if (row) { made.append(element("p", "row", marked(row.text, asked, true).made)); }
    else if (!text.count && each.alt && marked(each.alt, asked).count) { made.append(element("p", "around", marked(each.alt, asked, true).made)); }
    else if (each.text && (text.count || !each.head)) { made.append(element("p", "around", text.made)); }
    return made;
  }
  function show() {
    var begun = performance.now(), found = find(input.value), words = box.dataset;
    hits = found.hits.slice(0, SHOWN).map(function (hit) { hit.asked = found.asked; return hit; });
    list.replaceChildren.apply(list, hits.map(function (hit, at) { return option(hit, found.asked, at); }));
    list.scrollTop = 0;
    input.setAttribute("aria-expanded", String(hits.length > 0));
    var count = found.hits.length;
    told.textContent = !found.asked.length ? "" : !count ? words.none : found.near ? words.near
      : count === 1 ? words.one : reportgen.fill(count > SHOWN ? words.most : words.count, { count: count, shown: SHOWN });
    box.classList.toggle("asked", found.asked.length > 0);
    choose(hits.length ? 0 : -1);
    box.dataset.took = (performance.now() - begun).toFixed(1);
  }
  function choose(at) {
    var options = list.children;
    if (options[chosen]) { options[chosen].setAttribute("aria-selected", "false"); }
    chosen = at;
    if (!options[at]) { input.removeAttribute("aria-activedescendant"); return; }
    options[at].setAttribute("aria-selected", "true");
    options[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at].id);
  }

  /* Marks words in the page without touching it, where the browser can. */
  function highlight(element, asked) {
    if (!window.Highlight || !CSS.highlights) { return; }
    var ranges = [], nodes = reportgen.nodes(element), text = nodes.map(function (node) { return node.data; }).join(""), at = [], folded = fold(text, at);
    function spot(offset) {
      for (var i = 0; i < nodes.length; i += 1) { if (offset <= nodes[i].length) { return [nodes[i], offset]; } offset -= nodes[i].length; }
      return [nodes[nodes.length - 1], nodes[nodes.length - 1].length];
    }
    asked.forEach(function (term) {
      for (var i = folded.indexOf(term); i >= 0 && ranges.length < 200; i = folded.indexOf(term, i + term.length)) {
        var range = new Range(), from = spot(at[i]), to = spot(at[i + term.length - 1] + 1);
        range.setStart(from[0], from[1]);
        range.setEnd(to[0], to[1]);
        ranges.push(range);
      }
    });
    CSS.highlights.set("reportgen-sought", new Highlight(...ranges));
  }
  function clear() {
    reportgen.all(".sought").forEach(function (each) { each.classList.remove("sought"); });
    if (window.CSS && CSS.highlights) { CSS.highlights.delete("reportgen-sought"); }
  }
  function go(hit) {
    if (!hit || !hit.place.element.isConnected) { return; }
    var element = hit.place.element, row = hit.place.kind === "figure" && !marked(hit.place.head + " " + hit.place.text, hit.asked).count ? rowFor(hit, hit.asked) : null;
    var aim = row ? row.element : element, named = (row ? row.element : element).closest("[id]");
    back = null;
    box.close();
    clear();
    if (named && "#" + encodeURIComponent(named.id) !== window.location.hash) { window.location.hash = named.id; }
    reportgen.unfold(aim);
    aim.classList.add("sought");
    highlight(element, hit.asked);
    reportgen.bring(aim, aim.getBoundingClientRect().height > window.innerHeight * 0.7 ? "start" : "center");
    if (!aim.hasAttribute("tabindex")) { aim.setAttribute("tabindex", "-1"); }
    aim.focus({ preventScroll: true });
  }

  function open(words) {
    if (document.querySelector("dialog[open]:not(.search)")) { return; }
    if (!box.open) { back = document.activeElement; box.showModal(); }
    if (typeof words === "string") { input.value = words; }
    input.select();
    show();
  }
  reportgen.search = open;
  input.addEventListener("input", show);
  box.addEventListener("keydown", function (event) {
    var step = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }[event.key];
    if (step && hits.length) {
      event.preventDefault();
      choose(Math.abs(step) === 1 ? (chosen + step + hits.length) % hits.length : Math.max(0, Math.min(hits.length - 1, chosen + step)));
    } else if (event.key === "Enter" && event.target === input) { event.preventDefault(); go(hits[chosen]); }
    else if (event.key === "Escape") { event.stopPropagation(); }
  });
  box.addEventListener("click", function (event) {
    var option = event.target.closest(".hit");
    if (option) { go(hits[Number(option.dataset.at)]); } else if (event.target === box || event.target.closest(".shut")) { box.close(); }
  });
  list.addEventListener("mousemove", function (event) {
    var option = event.target.closest(".hit");
    if (option && Number(option.dataset.at) !== chosen && (event.movementX || event.movementY)) { choose(Number(option.dataset.at)); }
  });
  box.addEventListener("close", function () { if (back && back.isConnected) { back.focus({ preventScroll: true }); } back = null; });
  document.addEventListener("click", function (event) { if (event.target.closest(".seek")) { open(); } });
  document.addEventListener("keydown", function (event) {
    var typing = event.composedPath()[0].closest && event.composedPath()[0].closest("input, textarea, select, [contenteditable]");
    if ((event.key === "k" || event.key === "K") && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) { event.preventDefault(); open(); }
    else if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); open(); }
    else if (event.key === "Escape" && !box.open) { clear(); }
  });
  document.addEventListener("reportgen:changed", function () { index = null; if (box.open) { show(); } });
})();
