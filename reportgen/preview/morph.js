/* Morph: turns the page that is open into another one by as few edits as it takes.
   `shadow` is the page as the server made it; the page itself may hold more, put there by scripts and by the reader:
   every edit is worked out between the shadow and the new page, and then done in both. */
function morphing() {
  var inert = document.implementation.createHTMLDocument(""), live = new WeakMap(), edits = 0, touched = new Set();
  var shadow = inert.importNode(document.documentElement, true);
  pair(shadow, document.documentElement);
  ["data-scripted", "data-scheme"].forEach(function (name) { shadow.removeAttribute(name); });  /* the page's first script has put them there */

  function pair(ours, theirs) {
    live.set(ours, theirs);
    for (var a = ours.firstChild, b = theirs.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) { pair(a, b); }
  }

  /* What is compared: not the scripts, which run once, and not the blanks between the parts of a page. */
  function kids(node) {
    var frame = /^(HTML|HEAD|BODY)$/.test(node.nodeName);
    return Array.prototype.filter.call(node.childNodes, function (each) {
      if (each.nodeName === "SCRIPT" && each.type !== "application/json") { return false; }
      return !(frame && each.nodeType === 3 && !each.data.trim());
    });
  }
  function slot(node) { return node.nodeName === "TEMPLATE" ? node.dataset.slot : undefined; }
  function id(node) { return node.nodeType === 1 ? node.id : ""; }
  function equal(old, fresh) {
    if (slot(fresh) !== undefined) { return id(old) === slot(fresh); }
    if (!/^(HTML|HEAD|BODY)$/.test(old.nodeName)) { return old.isEqualNode(fresh); }
    var a = kids(old), b = kids(fresh);
    return old.cloneNode(false).isEqualNode(fresh.cloneNode(false)) && a.length === b.length
      && a.every(function (each, index) { return equal(each, b[index]); });
  }

  function morph(old, fresh) {
    if (slot(fresh) !== undefined) { return; }
    if (old.nodeType !== 1) {
      if (old.data !== fresh.data) { write(old, fresh.data); }
      return;
    }
    attributes(old, fresh);
    var a = kids(old), b = kids(fresh), head = 0, tail = 0;
    while (head < a.length && head < b.length && equal(a[head], b[head])) { head += 1; }
    while (tail < a.length - head && tail < b.length - head && equal(a[a.length - 1 - tail], b[b.length - 1 - tail])) { tail += 1; }
    children(old, a[head - 1], a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  }

  /* The text that stays is not touched, so that a selection in it stays too. */
  function write(old, text) {
    var was = old.data, begin = 0, end = 0, most = Math.min(was.length, text.length);
    while (begin < most && was[begin] === text[begin]) { begin += 1; }
    while (end < most - begin && was[was.length - 1 - end] === text[text.length - 1 - end]) { end += 1; }
    var there = live.get(old), middle = text.slice(begin, text.length - end), count = was.length - begin - end;
    if (there.data === was) { there.replaceData(begin, count, middle); } else { there.data = text; }
    old.data = text;
    done(there.parentElement);
  }

  function attributes(old, fresh) {
    var there = live.get(old), names = new Set();
    [old, fresh].forEach(function (each) { Array.from(each.attributes).forEach(function (attribute) { names.add(attribute.name); }); });
    names.forEach(function (name) {
      var was = old.getAttribute(name), now = fresh.getAttribute(name);
      if (was === now) { return; }
      if (name === "class" && there.getAttribute(name) !== was) { classes(there, old.classList, fresh.classList); } else { attribute(there, name, now); }
      attribute(old, name, now);
      done(there);
    });
  }
  function attribute(element, name, value) {
    if (value === null) { element.removeAttribute(name); } else { element.setAttribute(name, value); }
  }
  /* What scripts have added to the classes stays. */
  function classes(there, old, fresh) {
    old.forEach(function (name) { if (!fresh.contains(name)) { there.classList.remove(name); } });
    fresh.forEach(function (name) { there.classList.add(name); });
  }

  function children(parent, before, a, b) {
    var partners = partnersOf(a, b), kept = new Set(partners), staying = longest(partners.map(function (each) { return a.indexOf(each); }));
    a.forEach(function (each) { if (!kept.has(each)) { remove(each); } });
    b.forEach(function (fresh, index) {
      var old = partners[index];
      if (!old) {
        old = insert(parent, before, fresh);
      } else {
        if (!staying.has(index)) { place(parent, before, old); }
        morph(old, fresh);
      }
      before = old;
    });
  }
  /* Which old node becomes which new one: by id where there is one, else the next of the same kind. */
  function partnersOf(a, b) {
    var named = {}, plain = {}, taken = new Set();
    a.forEach(function (each) {
      var kind = each.nodeName;
      if (id(each)) { named[kind + "#" + id(each)] = each; named["#" + id(each)] = each; } else { (plain[kind] = plain[kind] || []).push(each); }
    });
    return b.map(function (each) {
      if (slot(each) !== undefined) { return named["#" + slot(each)]; }
      var old = id(each) ? named[each.nodeName + "#" + each.id] : (plain[each.nodeName] || []).shift();
      if (!old || taken.has(old) || (each.nodeName === "svg" && !old.isEqualNode(each))) { return undefined; }
      taken.add(old);
      return old;
    });
  }
  /* The places in a list of numbers that make up its longest rising row: what stands there need not be moved. */
  function longest(numbers) {
    var best = numbers.map(function () { return 1; }), from = numbers.map(function () { return -1; }), last = -1, found = new Set();
    numbers.forEach(function (number, i) {
      for (var j = 0; number >= 0 && j < i; j += 1) {
        if (numbers[j] >= 0 && numbers[j] < number && best[j] + 1 > best[i]) { best[i] = best[j] + 1; from[i] = j; }
      }
      if (number >= 0 && (last < 0 || best[i] > best[last])) { last = i; }
    });
    for (; last >= 0; last = from[last]) { found.add(last); }
    return found;
  }

  function remove(old) {
    done(live.get(old).parentElement);
    live.get(old).remove();
    old.remove();
  }
  function insert(parent, before, fresh) {
    if (slot(fresh) !== undefined || (fresh.querySelector && fresh.querySelector("template[data-slot]"))) {
      throw new Error("a part that is not here cannot be put in");
    }
    var copy = document.importNode(fresh, true), old = inert.adoptNode(fresh);
    pair(old, copy);
    put(live.get(parent), before && live.get(before), copy);
    put(parent, before, old);
    done(copy.nodeType === 1 ? copy : copy.parentElement);
    return old;
  }
  function place(parent, before, old) {
    put(live.get(parent), before && live.get(before), live.get(old));
    put(parent, before, old);
    done(live.get(old).parentElement);
  }
  /* `moveBefore`, where a browser has it, moves without losing what is scrolled, open or focused inside. */
  function put(parent, before, node) {
    var next = before ? before.nextSibling : parent.firstChild;
    if (parent.moveBefore && node.isConnected && node.ownerDocument === document) { parent.moveBefore(node, next); } else { parent.insertBefore(node, next); }
  }
  function done(element) {
    edits += 1;
    if (element) { touched.add(element); }
  }

  return {
    /* Makes the page what `fresh`, a parsed document, is; gives the elements that were edited. */
    into: function (fresh) {
      touched = new Set();
      morph(shadow, fresh.documentElement);
      return touched;
    },
    /* Whether the page, but for what scripts and the reader did to it, is what a parsed document is. */
    is: function (fresh) { return equal(shadow, fresh.documentElement); },
    edits: function () { return edits; }
  };
}
