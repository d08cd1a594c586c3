/* Client: hears from the preview what has changed, puts it into the page, and keeps the reader where he was. */
var own = "OWN", words = own.words, morph = morphing();
var page = { digest: "", skeleton: "", parts: {}, places: {} }, told = null, doing = null, printed = null, single = false;
var healed = 0, swaps = 0;

/* ---- the page ---- */

var SLOT = /<template data-slot="([^"]+)"><\/template>|\/\*slot:([\w-]+)\*\/|"slot:([\w-]+)"/g;

/* Gives the page as a document; with `changed`, sections that are not in it are left as slots. Style and figures are long
   and no markup: they are put in behind the parser. */
function parsed(changed) {
  var html = page.skeleton.replace(SLOT, function (all, section) { return section && !(changed && !(section in changed)) ? page.parts[section] : all; });
  var fresh = new DOMParser().parseFromString(html, "text/html");
  fresh.querySelectorAll("style, script").forEach(function (element) {
    element.textContent = element.textContent.replace(SLOT, function (all, section, text, json) {
      var name = text || json;
      return section ? all : name.indexOf("_script-") === 0 ? "" : page.parts[name];
    });
  });
  return fresh;
}

function renew(message) {
  var whole = message.after !== page.digest || !page.digest;
  if (whole && message.after) { hear(""); return; }  /* it is an answer to a page that is not this one */
  if (message.scripts !== own.scripts) { loadAnew(); return; }
  page.digest = message.digest;
  page.places = message.places;
  page.skeleton = message.skeleton;
  page.parts = whole ? message.parts : Object.assign({}, page.parts, message.parts);
  if (!whole && message.after === message.digest) { return; }
  var kept = keep(), touched;
  try {
    touched = morph.into(parsed(single && !checking && !whole ? message.parts : null));
  } catch (error) {
    touched = morph.into(parsed(null));
  }
  document.dispatchEvent(new Event("reportgen:changed"));
  restore(kept);
  swaps += 1;
  if (swaps > 1) { flash(touched); }
  check(message.parts);
}

/* When nobody waits: is every section one element of its name, so that others can be left out of a patch,
   and is the page what it would be if it were loaded now? */
var checking = 0, unchecked = {};
function check(parts) {
  window.clearTimeout(checking);
  Object.assign(unchecked, parts);
  checking = window.setTimeout(function () {
    var hold = document.createElement("template");
    single = Object.keys(page.parts).every(function (name) {
      if (name[0] === "_" || (single && !(name in unchecked))) { return true; }
      hold.innerHTML = page.parts[name];
      return hold.content.childNodes.length === 1 && hold.content.firstChild.id === name;
    });
    checking = 0;
    unchecked = {};
    if (!morph.is(parsed(null))) {
      healed += 1;
      morph.into(parsed(null));
      document.dispatchEvent(new Event("reportgen:changed"));
    }
  }, 400);
}

/* ---- what the reader keeps: place, focus; what is open or scrolled stays by itself, since it is not replaced ---- */

function lines() {
  var main = document.querySelector("main"), found = [], box = main && main.getBoundingClientRect();
  if (!main || window.scrollY < 1) { return found; }
  for (var y = 70; y < window.innerHeight - 20; y += 30) {
    var hit = document.elementsFromPoint(Math.min(window.innerWidth - 2, Math.max(2, box.left + box.width / 2)), y).filter(function (each) {
      return each !== main && main.contains(each);
    })[0];
    var line = hit && hit.closest("p, li, tr, h2, h3, h4, figcaption, svg, .picture");
    if (line && main.contains(line) && found.indexOf(line) < 0) {
      found.push(line);
      if (line.matches("svg, .picture")) { y = Math.max(y, line.getBoundingClientRect().bottom - 30); }  /* nothing else to be found in there */
    }
  }
  return found.sort(function (a, b) { return (a.getBoundingClientRect().top < 0) - (b.getBoundingClientRect().top < 0); });
}
function keep() {
  var active = document.activeElement, root = active && active !== document.body && active.closest("[id]");
  return {
    lines: lines().map(function (line) { return { element: line, top: line.getBoundingClientRect().top }; }),
    active: active,
    root: root ? root.id : "",
    index: root ? Array.prototype.indexOf.call(root.querySelectorAll(active.tagName), active) : -1
  };
}
function restore(kept) {
  var line = kept.lines.filter(function (each) { return each.element.isConnected; })[0];
  if (line) { window.scrollBy({ top: line.element.getBoundingClientRect().top - line.top, behavior: "instant" }); }
  if (kept.active && !kept.active.isConnected && kept.root) {
    var root = document.getElementById(kept.root), again = root && (kept.index < 0 ? root : root.querySelectorAll(kept.active.tagName)[kept.index]);
    if (again) { again.focus({ preventScroll: true }); }
  }
}

/* A page with other scripts is loaded anew; what is open and read is remembered across that. */
var MEMORY = "reportgen-preview";
function loadAnew() {
  var line = lines()[0], root = line && line.closest("[id]");
  sessionStorage.setItem(MEMORY, JSON.stringify({
    id: root ? root.id : "", top: root ? root.getBoundingClientRect().top : 0,
    open: opened("details[open]")
  }));
  window.location.reload();
}
function opened(selector) {
  return Array.prototype.map.call(document.querySelectorAll("figure " + selector), function (each) { return each.closest("figure").id; });
}
function remember() {
  var kept = JSON.parse(sessionStorage.getItem(MEMORY) || "null");
  sessionStorage.removeItem(MEMORY);
  if (!kept) { return; }
  function each(ids, act) { ids.forEach(function (id) { var figure = document.getElementById(id); if (figure) { act(figure); } }); }
  each(kept.open, function (figure) { figure.querySelectorAll("details").forEach(function (details) { details.open = true; }); });
  var root = document.getElementById(kept.id);
  if (root) { window.scrollBy({ top: root.getBoundingClientRect().top - kept.top, behavior: "instant" }); }
}

function flash(touched) {
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) { return; }
  var blocks = new Set();
  touched.forEach(function (each) { var block = each.isConnected && each.closest("main") && blockOf(each); if (block) { blocks.add(block); } });
  if (blocks.size > 12) { return; }
  blocks.forEach(function (block) {
    block.animate([{ boxShadow: "-14px 0 0 -10px var(--highlight, #b3400f)" }, { boxShadow: "-14px 0 0 -10px transparent" }], { duration: 1600, easing: "ease-in" });
  });
}

/* ---- places and the editor ---- */

function blockOf(element) {
  for (; element && element.nodeType === 1; element = element.parentElement) {
    if (element.id && Object.prototype.hasOwnProperty.call(page.places, element.id)) { return element; }
  }
  return null;
}
function placeOf(element) {
  var block = blockOf(element), cover = !block && element.closest && element.closest("header.cover, .banner, .imprint");
  var place = block ? page.places[block.id] : cover && page.places._cover;
  return place ? { element: block || cover, file: place[0], line: place[1], column: place[2] } : null;
}
function edit(place) {
  if (own.editor) {
    fetch(own.base + "edit", {
      method: "POST", headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ file: place.file, line: place.line, column: place.column })
    }).then(function (answer) { return answer.json(); }).then(function (answer) { say(answer.wrong ? words["no-editor"] + ": " + answer.wrong : ""); });
    return;
  }
  var link = document.createElement("a");
  link.href = "vscode://file" + encodeURI(own.root + "/" + place.file).replace(/[?#]/g, encodeURIComponent) + ":" + place.line + ":" + place.column;
  link.hidden = true;
  host.shadowRoot.appendChild(link);
  link.click();
  link.remove();
}

var pointer = null, pressed = false;
document.addEventListener("mousemove", function (event) { pointer = event; pressed = event.altKey; point(); }, { passive: true });
document.addEventListener("scroll", function () { if (pressed) { point(); } }, { passive: true });
window.addEventListener("blur", function () { pressed = false; point(); });
document.addEventListener("click", function (event) {
  var place = event.altKey && !event.composedPath().includes(host) && placeOf(event.target);
  if (place) { event.preventDefault(); event.stopPropagation(); edit(place); }
}, true);
document.addEventListener("keyup", function (event) { if (event.key === "Alt") { pressed = false; point(); } });
document.addEventListener("keydown", function (event) {
  if (event.key === "Alt") { pressed = true; point(); }
  var typing = event.composedPath()[0].closest && event.composedPath()[0].closest("input, textarea, select, [contenteditable]");
  if (event.altKey || event.ctrlKey || event.metaKey || typing) { return; }
  if (event.key === "Escape") { escape(); }
  if (event.key === "e" && !host.shadowRoot.activeElement) { var place = inReach(); if (place) { event.preventDefault(); edit(place); } }
  if (event.key === "p") { turn(!view); }
  if (event.key === "r" && view) { print(); }
});
/* The block that has the focus, or is under the pointer, or is being read. */
function inReach() {
  var active = document.activeElement, first = lines()[0];
  var under = pointer && document.elementsFromPoint(pointer.clientX, pointer.clientY)[0];
  return (active && active !== document.body && placeOf(active)) || (under && placeOf(under)) || (first && placeOf(first));
}
function point() {
  var under = pressed && pointer && !view && document.elementsFromPoint(pointer.clientX, pointer.clientY)[0];
  var place = under && under !== host && placeOf(under), frame = part("frame");
  frame.hidden = !place;
  if (!place) { return; }
  var box = place.element.getBoundingClientRect();
  frame.style.cssText = "left:" + (box.left - 8) + "px;top:" + (box.top - 6) + "px;width:" + (box.width + 16) + "px;height:" + (box.height + 12) + "px";
  frame.className = box.top < 80 ? "frame high" : "frame";
  frame.firstChild.textContent = place.file + ":" + place.line;
}

/* ---- the controls ---- */

var host = document.createElement("reportgen-preview"), view = false, folded = "", listing = false;
host.attachShadow({ mode: "open" }).innerHTML = "<div class=frame data-part=frame hidden><b></b></div><div class=last data-part=last hidden></div>"
  + "<section class=printed data-part=printed hidden></section><section class=sheet data-part=sheet role=dialog tabindex=-1 hidden></section>"
  + "<div class=first data-part=first hidden></div><div class=bar data-part=bar role=toolbar></div><p class=said data-part=said role=status hidden></p>";
var sheet = new CSSStyleSheet(), still = new CSSStyleSheet();
sheet.replaceSync(own.css);
host.shadowRoot.adoptedStyleSheets = [sheet];
still.replaceSync("html { overflow-anchor: none; }");  /* the place is kept by `restore`, in every browser */
document.adoptedStyleSheets = document.adoptedStyleSheets.concat([still]);

function part(name) { return host.shadowRoot.querySelector("[data-part=" + name + "]"); }
function make(tag, given, inside) {
  var element = document.createElement(tag);
  Object.keys(given || {}).forEach(function (key) {
    if (typeof given[key] === "function") { element.addEventListener(key, given[key]); }
    else if (given[key] !== false && given[key] !== undefined) { element.setAttribute(key, given[key] === true ? "" : given[key]); }
  });
  [].concat(inside === undefined ? [] : inside).forEach(function (each) { element.append(each); });
  return element;
}
function fill(name, inside) { var element = part(name); element.replaceChildren.apply(element, inside); return element; }
function count(number, one, many) { return number + " " + (number === 1 ? words[one] : words[many]); }
function say(text) {
  var said = part("said");
  said.textContent = text;
  said.hidden = !text;
  if (text) { window.setTimeout(function () { if (said.textContent === text) { said.hidden = true; } }, 6000); }
}

function errors() { return told ? told.problems.filter(function (each) { return each.level === "error"; }) : []; }
function warnings() { return told ? told.problems.filter(function (each) { return each.level === "warning"; }) : []; }
function broken() { return Boolean(told && told.broken); }

function draw() {
  bar();
  problems();
  pdf();
  first();
  part("last").hidden = !(broken() && told.page);
}
function state() {
  if (lost) { return ["stopped", words.stopped]; }
  if (slow) { return ["busy", words[told ? "refreshing" : "building"] + (doing && doing.what ? ": " + doing.what : "")]; }
  if (broken()) { return ["bad", told.page ? words.broken : words.crashed]; }
  return ["good", words.good];
}
function bar() {
  var now = state(), bad = errors().length + (told && told.crash ? 1 : 0), warned = warnings().length, focus = host.shadowRoot.activeElement;
  var was = focus && focus.dataset.key;
  fill("bar", [
    make("span", { "class": "state " + now[0], role: "status" }, [make("i", { "aria-hidden": "true" }), now[1]]),
    bad ? make("button", { "class": "bad", "data-key": "bad", "aria-expanded": String(!part("sheet").hidden && !listing), click: function () { listing = false; folded = folded === key() ? "" : key(); draw(); } }, told.crash ? words.crashed : count(bad, "problem", "problems")) : "",
    warned ? make("button", { "class": "warn", "data-key": "warn", "aria-expanded": String(listing), click: function () { listing = !listing; draw(); } }, count(warned, "warning", "warnings")) : "",
    make("span", { "class": "views", role: "group" }, [["page", false], ["pdf", true]].map(function (each) {
      return make("button", { "data-key": each[0], "aria-pressed": String(view === each[1]), click: function () { turn(each[1]); } }, words[each[0]]);
    })),
    view ? "" : make("span", { "class": "hint" }, words["edit-hint"])
  ].filter(Boolean)).setAttribute("aria-label", words.name);
  if (was) { var again = part("bar").querySelector("[data-key=" + was + "]"); if (again) { again.focus(); } }
}

function key() { return told ? JSON.stringify([told.crash, errors()]) : ""; }
function problems() {
  var bad = broken(), box = part("sheet"), shown = listing ? warnings() : errors(), open = listing ? shown.length > 0 : bad && folded !== key();
  if (listing && !warnings().length) { listing = false; }
  var was = box.hidden;
  box.hidden = !open;
  if (!open) { return; }
  box.className = "sheet " + (listing ? "warned" : "wrong");
  box.setAttribute("aria-label", words[listing ? "warnings" : "problems"]);
  var title = listing ? count(shown.length, "warning", "warnings") : told.crash ? words.crashed : told.summary;
  var top = box.scrollTop;
  fill("sheet", [
    make("header", {}, [
      make("h2", {}, title),
      make("p", {}, listing ? "" : told.crash ? words["crashed-hint"] : told.page ? words.stays : words["none-yet"]),
      make("button", { "data-key": "hide", click: escape }, words.hide)
    ]),
    told.crash && !listing ? make("pre", { "class": "crash" }, told.crash) : "",
    make("ol", {}, shown.map(problem))
  ].filter(Boolean));
  if (was) { box.scrollTop = 0; } else { box.scrollTop = top; }
}
function problem(each) {
  return make("li", {}, [
    make("p", { "class": "head" }, [where(each.at), make("span", { "class": "message" }, ticked(each.message)), make("code", { "class": "code" }, each.code)]),
    excerpt(each.at),
    each.hint ? make("p", { "class": "way" }, [make("b", {}, words.hint + ": "), ticked(each.hint)]) : "",
    each.also.length ? make("p", { "class": "also" }, [make("b", {}, words["see-also"] + ": ")].concat(each.also.map(where))) : ""
  ].filter(Boolean));
}
function where(at) {
  var text = at.file + ":" + at.line + ":" + at.column;
  return at.there ? make("button", { "class": "place", title: words.open, click: function () { edit(at); } }, text) : make("span", { "class": "place" }, at.file);
}
function excerpt(at) {
  if (at.row === undefined) { return ""; }
  var gutter = String(at.line), blank = gutter.replace(/./g, " ");
  return make("pre", {}, [
    make("span", { "class": "gutter" }, gutter + " │ "), at.row.slice(0, at.begin), make("mark", {}, at.row.slice(at.begin, at.begin + at.length)), at.row.slice(at.begin + at.length) + "\n",
    make("span", { "class": "gutter" }, blank + " │ "), at.row.slice(0, at.begin).replace(/[^\t]/g, " "), make("span", { "class": "caret", "aria-hidden": "true" }, "^".repeat(at.length))
  ]);
}
/* Names stand between backticks. */
function ticked(text) {
  return make("span", {}, text.split("`").map(function (each, index) { return index % 2 ? make("code", {}, each) : each; }));
}
function escape() {
  if (!part("sheet").hidden) {
    if (listing) { listing = false; } else { folded = key(); }
    draw();
    var again = part("bar").querySelector(".bad, .warn");
    if (again && host.shadowRoot.activeElement) { again.focus(); }
  } else if (view) { turn(false); }
}
function first() {
  var box = part("first");
  box.hidden = Boolean(told);
  if (!told) { fill("first", [make("h1", {}, words.first), make("p", {}, doing && doing.what ? doing.what + " …" : "…"), make("p", { "class": "small" }, words["first-hint"])]); }
  if (page.digest && Object.keys(page.places).length) { box.hidden = true; }
}

/* ---- the PDF ---- */

function turn(on) {
  view = on;
  part("printed").hidden = !on;
  if (on && printed && (printed.state === "none" || printed.state === "failed")) { print(); }
  draw();
  if (on) { part("printed").focus(); }
}
function print() { fetch(own.base + "print", { method: "POST" }); }
function pdf() {
  var box = part("printed"), now = printed || { state: "none" }, stale = now.of && now.of !== page.digest;
  if (!view) { return; }
  var text = now.state === "building" ? words["pdf-building"] : now.state === "failed" ? words["pdf-failed"] : !now.digest ? words["pdf-none"] : stale ? words["pdf-stale"] : words["pdf-fresh"];
  var kind = now.state === "building" ? "busy" : now.state === "failed" ? "bad" : stale || !now.digest ? "stale" : "good";
  if (!box.firstChild) { box.append(make("header", {}), make("ol", { "class": "wrong" }), make("div", { "class": "pages" })); box.tabIndex = -1; box.setAttribute("aria-label", words["pdf-title"]); }
  box.children[0].replaceChildren.apply(box.children[0], [
    make("h2", {}, words["pdf-title"]),
    make("span", { "class": "state " + kind, role: "status" }, [make("i", { "aria-hidden": "true" }), text]),
    make("button", { "class": stale ? "main" : "", "data-key": "refresh", disabled: now.state === "building", click: print }, words[now.digest ? "refresh" : "make"]),
    now.digest ? make("a", { href: own.base + "report.pdf", target: "_blank", rel: "noopener" }, words.viewer) : ""
  ].filter(Boolean));
  box.children[1].replaceChildren.apply(box.children[1], (now.problems || []).map(problem));
  pages(box.children[2], now);
}
function pages(box, now) {
  var sizes = now.sizes || [], top = part("printed").scrollTop, width = Math.round(Math.min(900, window.innerWidth) * Math.min(2, window.devicePixelRatio || 1));
  while (box.children.length > sizes.length) { box.lastChild.remove(); }
  sizes.forEach(function (size, index) {
    var image = box.children[index] || box.appendChild(make("img", { loading: "lazy", alt: words["printed-page"] + " " + (index + 1) }));
    var source = own.base + "pages/" + now.digest + "/" + index + ".png?width=" + width;
    image.width = size[0];
    image.height = size[1];
    image.style.aspectRatio = size[0] + " / " + size[1];
    if (image.getAttribute("src") !== source) { image.src = source; }
  });
  part("printed").scrollTop = top;
}

/* ---- what the preview says ---- */

var stream = null, lost = false, slow = false, waiting = 0;
function hear(have) {
  if (stream) { stream.close(); }
  stream = new EventSource(own.base + "events?have=" + have);
  function on(name, act) { stream.addEventListener(name, function (event) { act(JSON.parse(event.data)); draw(); }); }
  on("page", renew);
  on("problems", function (message) { if (message.problems) { told = message; } });
  on("building", function (message) {
    doing = message;
    window.clearTimeout(waiting);
    if (!message.on) { slow = false; } else if (!slow) { waiting = window.setTimeout(function () { slow = true; draw(); }, 400); }
  });
  on("printed", function (message) { printed = message.state ? message : { state: "none" }; });
  stream.onopen = function () { lost = false; draw(); };
  stream.onerror = function () {
    stream.close();
    lost = true;
    draw();
    window.setTimeout(function () { hear(page.digest); }, 1000);
  };
}
function begin() {
  document.documentElement.append(host);
  draw();
  remember();
  hear("");
}
window.addEventListener("pagehide", function () { if (stream) { stream.onerror = null; stream.close(); } });
if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", begin); } else { begin(); }
window.reportgenPreview = { morph: morph, page: function () { return page; }, parsed: parsed, swaps: function () { return swaps; }, healed: function () { return healed; } };
