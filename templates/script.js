/* Shared: what the scripts in scripts/ use of one another. The page works without any of them.
   Where parts of the page are put in later, "reportgen:changed" at the document says so, and they are dressed as the others were. */
var reportgen = (function () {
  "use strict";
  var OUT = ".permalink, .tools, .away, .portion, button, script, style, svg, .narrow, .live";
  var toast = document.querySelector(".toast"), fading = 0, said = 0;

  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }

  /* Calls a function now, and whenever parts of the page have changed. */
  function dress(act) { document.addEventListener("reportgen:changed", act); act(); }

  /* What is remembered from one opening of the file to the next; a browser may refuse it, and nothing is the worse for it. */
  var store = {
    get: function (key) { try { return JSON.parse(window.localStorage.getItem("reportgen/" + key)); } catch (refused) { return null; } },
    set: function (key, value) {
      try {
        if (value === null) { window.localStorage.removeItem("reportgen/" + key); } else { window.localStorage.setItem("reportgen/" + key, JSON.stringify(value)); }
      } catch (refused) { /* as above */ }
    }
  };

  /* The text nodes that a reader sees in an element, without the controls that stand among them. */
  function nodes(element) {
    var walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, function (node) {
      return node.nodeType === 1 ? (node.matches(OUT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP) : NodeFilter.FILTER_ACCEPT;
    }), found = [];
    while (walker.nextNode()) { found.push(walker.currentNode); }
    return found;
  }
  function words(element) {
    return element ? nodes(element).map(function (node) { return node.data; }).join("").replace(/\s+/g, " ").trim() : "";
  }

  /* Letters without accents and capitals, numbers without separators, blanks as one; `at` takes where each letter came from. */
  var OTHERS = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th", "’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "−": "-", "‑": "-" };
  function fold(text, at) {
    var out = "", blank = true;
    for (var i = 0; i < text.length; i += 1) {
      var letter = text[i], code = text.charCodeAt(i), made;
      if (/[,'’\u00a0\u2009\u202f]/.test(letter) && /\d/.test(text[i - 1] || "") && /^\d{3}(?!\d)/.test(text.substr(i + 1, 4))) { continue; }
      if (code <= 32 || code === 160 || code === 0x2009 || code === 0x202f) { made = blank ? "" : " "; blank = true; }
      else {
        blank = false;
        made = letter.toLowerCase();
        if (code > 127) { made = code === 0x2060 || code === 0xad ? "" : OTHERS[made] || made.normalize("NFD").replace(/\p{M}+/gu, ""); }
      }
      for (var j = 0; at && j < made.length; j += 1) { at.push(i); }
      out += made;
    }
    return out;
  }

  /* What is asked for: words, and words between quotes as they stand; a quote that closes nothing asks for nothing. */
  function terms(asked) {
    var found = [], rest = asked.replace(/["“”„«»]([^"“”„«»]+)["“”„«»]?/g, function (all, phrase) { found.push(fold(phrase).trim()); return " "; });
    rest.replace(/["“”„«»]/g, " ").split(/\s+/).forEach(function (word) { found.push(fold(word).trim()); });
    return found.filter(Boolean).filter(function (term, at, every) { return every.indexOf(term) === at; });
  }

  /* Fills the places of a message: fill("{count} passages", { count: 3 }). */
  function fill(message, given) { return message.replace(/\{(\w+)\}/g, function (all, name) { return name in given ? given[name] : all; }); }

  /* Says something in passing, with a way on where there is one; it stays while it is pointed at or focused, and goes when one reads on. */
  function say(message, way) {
    if (!toast) { return; }
    toast.querySelector(".said").textContent = message;
    var button = toast.querySelector(".way");
    button.hidden = !way;
    button.textContent = way ? way.label : "";
    button.onclick = way ? function () { hush(); way.act(); } : null;
    toast.hidden = false;
    said = window.scrollY;
    window.clearTimeout(fading);
    fading = window.setTimeout(hush, way ? 8000 : 4000);
  }
  function hush() {
    if (toast.matches(":hover, :focus-within")) { fading = window.setTimeout(hush, 2000); return; }
    toast.hidden = true;
  }
  window.addEventListener("scroll", function () {
    if (toast && !toast.hidden && Math.abs(window.scrollY - said) > 160 && !toast.matches(":focus-within")) { toast.hidden = true; }
  }, { passive: true });
  ["pointerdown", "input"].forEach(function (name) {  /* who does something else has read it */
    document.addEventListener(name, function (event) { if (toast && !toast.hidden && !toast.contains(event.target)) { toast.hidden = true; } }, true);
  });
  if (toast) { toast.querySelector(".shut").addEventListener("click", function () { toast.hidden = true; }); }

  /* Copies a text, where the browser lets a page from disk do so or not; refused where it copies nothing at all. */
  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) { return navigator.clipboard.writeText(text).catch(function () { return old(text); }); }
    return old(text);
  }
  function old(text) {
    var field = document.createElement("textarea"), focus = document.activeElement;
    field.value = text;
    field.style.cssText = "position:fixed;top:0;left:0;opacity:0";
    document.body.appendChild(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    if (focus) { focus.focus({ preventScroll: true }); }
    return done ? Promise.resolve() : Promise.reject(new Error("the browser copies nothing"));
  }

  /* Where an address within the page leads, if anywhere. */
  function target(hash) {
    var id = (hash || "").replace(/^#/, "");
    try { id = decodeURIComponent(id); } catch (torn) { /* then it is called as it is written */ }
    return id ? document.getElementById(id) : null;
  }
  /* Opens what an element is folded away in. */
  function unfold(element) {
    for (var each = element; each; each = each.parentElement) { if (each.nodeName === "DETAILS" && !each.open && each !== element) { each.open = true; } }
  }
  function bring(element, where) { element.scrollIntoView({ block: where || "start", behavior: "instant" }); }

  return { all: all, dress: dress, store: store, nodes: nodes, words: words, fold: fold, terms: terms, fill: fill, say: say, copy: copy, target: target, unfold: unfold, bring: bring };
})();
