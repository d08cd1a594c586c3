/* Cards: what an abbreviation, a note call or a reference leads to, shown where it stands: by pointer, focus or touch; Esc puts it away. */
(function () {
  "use strict";
  var card = document.querySelector(".card"), SOON = 140, LATE = 220, GAP = 8, EDGE = 10;
  var CALLERS = "main abbr[data-long], main abbr[title], main a.reference, main .call a, main sup.letter a";
  var at = null, waiting = 0, touched = null;
  if (!card || !card.showPopover) { return; }

  function made(tag, name, inside) {
    var element = document.createElement(tag);
    element.className = name;
    [].concat(inside).forEach(function (each) { if (each) { element.append(each); } });
    return element;
  }
  /* A copy of what stands in the page, without ids and controls: two of one id would lead astray. */
  function copy(element) {
    var copied = element.cloneNode(true);
    reportgen.all(".permalink, .back, .tools, .portion, .number[aria-hidden]", copied).forEach(function (each) { each.remove(); });
    reportgen.all("[id]", copied).concat(copied.id ? [copied] : []).forEach(function (each) { each.removeAttribute("id"); });
    reportgen.all("a", copied).forEach(function (each) { each.replaceWith.apply(each, Array.from(each.childNodes)); });
    return Array.from(copied.childNodes);
  }
  function thumbnail(figure) {
    var drawn = figure.querySelector(".picture > .wide > svg, .picture > svg"), image = figure.querySelector(".picture img");
    if (!drawn) { return image ? made("div", "thumbnail", image.cloneNode()) : null; }
    var copied = new DOMParser().parseFromString(new XMLSerializer().serializeToString(drawn)
      .replace(/(\sid=")/g, "$1_card-").replace(/(url\((?:&quot;|["'])?#|href="#)/g, "$1_card-"), "image/svg+xml").documentElement;
    copied.removeAttribute("aria-labelledby");
    copied.setAttribute("aria-hidden", "true");
    return made("div", "thumbnail", document.importNode(copied, true));
  }
  function first(element) { var found = element.querySelector(".opener .lead, :scope > .block.text > p"); return found ? made("p", "lead", copy(found)) : null; }
  function contents(caller) {
    if (caller.nodeName === "ABBR") { return [made("p", "short", caller.textContent), made("p", "long", caller.dataset.long)]; }
    var target = reportgen.target(caller.hash);
    if (!target) { return null; }
    var caption = target.matches("figure") && target.querySelector(".caption");
    if (caption) {
      return [made("p", "label", reportgen.words(caption.querySelector(".label"))), made("p", "finding", copy(caption.querySelector(".finding"))),
        caption.querySelector(".subtitle") && made("p", "subtitle", copy(caption.querySelector(".subtitle"))), thumbnail(target)];
    }
    if (target.matches(".section")) { return [made("p", "label", caller.textContent), made("p", "finding", copy(target.querySelector("h2"))), first(target)]; }
    if (caller.matches(".reference")) { return [made("p", "label", caller.textContent), made("div", "words", copy(target.querySelector(".words, .action") || target))]; }
    return [made("div", "words", copy(target))];
  }

  /* By touch there is no second way to where the card's words stand but a link in the card. */
  function onward(caller) {
    var link = caller.hash && card.dataset.goTo && made("a", "onward", reportgen.fill(card.dataset.goTo, { name: caller.getAttribute("aria-label") || caller.textContent }));
    if (link) { link.href = caller.hash; }
    return link || null;
  }
  function show(caller, tapped) {
    window.clearTimeout(waiting);
    if (at === caller) { return; }
    name(caller);
    var inside = contents(caller);
    if (!inside) { return; }
    hide();
    at = caller;
    card.replaceChildren.apply(card, inside.concat(tapped ? onward(caller) : null).filter(Boolean));
    card.showPopover();
    settle();
    caller.setAttribute("aria-describedby", card.id);
  }
  /* Below the line that it belongs to, or above where there is no room; never beyond the window's edge. */
  function settle() {
    var lines = Array.from(at.getClientRects()), line = lines[0], room = document.documentElement.clientWidth;
    var bar = document.querySelector(".banner.top"), top = bar ? bar.getBoundingClientRect().bottom : 0;
    card.style.maxHeight = "";
    var size = card.getBoundingClientRect(), last = lines[lines.length - 1];
    var left = Math.max(EDGE, Math.min(line.left - 14, room - size.width - EDGE)), under = window.innerHeight - last.bottom - GAP - EDGE, over = line.top - top - GAP - EDGE;
    var below = size.height <= under || under >= over;
    card.style.maxHeight = Math.max(60, below ? under : over) + "px";
    card.style.left = left + "px";
    card.style.top = (below ? last.bottom + GAP : line.top - GAP - Math.min(size.height, over)) + "px";
  }
  function hide() {
    window.clearTimeout(waiting);
    if (!at) { return; }
    at.removeAttribute("aria-describedby");
    at = null;
    if (card.matches(":popover-open")) { card.hidePopover(); }
  }
  /* The browser's own box for a title would lie over the card. */
  function name(caller) {
    if (caller.nodeName === "ABBR" && caller.title) { caller.dataset.long = caller.title; caller.removeAttribute("title"); }
  }
  function caller(event) { return event.target.closest ? event.target.closest(CALLERS) : null; }

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") { return; }
    var found = caller(event);
    if (found && found !== at) { name(found); window.clearTimeout(waiting); waiting = window.setTimeout(function () { show(found); }, SOON); }
    else if (found || card.contains(event.target)) { window.clearTimeout(waiting); }
  });
  document.addEventListener("pointerout", function (event) {
    if (event.pointerType === "touch" || !(caller(event) || card.contains(event.target))) { return; }
    window.clearTimeout(waiting);
    waiting = window.setTimeout(hide, LATE);
  });
  document.addEventListener("focusin", function (event) {
    var found = caller(event);
    if (found && found.matches(":focus-visible")) { show(found); } else if (at && !card.contains(event.target)) { hide(); }
  });
  /* A touch shows the card; a second one on the same place follows the link. */
  document.addEventListener("pointerdown", function (event) { touched = event.pointerType === "touch" ? caller(event) : null; }, true);
  document.addEventListener("click", function (event) {
    var found = caller(event);
    if (found && touched === found && at !== found) { event.preventDefault(); show(found, true); }
    else if (found || (at && (!card.contains(event.target) || event.target.closest(".onward")))) { hide(); }
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape" && at) { hide(); } });
  window.addEventListener("scroll", function () {
    if (!at) { return; }
    var line = at.getBoundingClientRect();
    if (line.bottom < 0 || line.top > window.innerHeight) { hide(); } else { settle(); }
  }, { passive: true });
  window.addEventListener("resize", hide);

  /* With the keyboard one comes to the first abbreviation of each kind in a section, not to every one. */
  reportgen.dress(function () {
    reportgen.all("main > .section").forEach(function (section) {
      var known = new Set();
      reportgen.all("abbr[title], abbr[data-long]", section).forEach(function (each) {
        if (!known.has(each.textContent)) { each.tabIndex = 0; known.add(each.textContent); }
      });
    });
    if (at && !at.isConnected) { hide(); }
  });
})();
