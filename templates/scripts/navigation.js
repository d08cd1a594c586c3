/* Navigation: marks the section being read and how far; on small screens the sections are a drawer; and a way back to the top. */
(function () {
  "use strict";
  var all = reportgen.all, small = window.matchMedia("(max-width: 1080px)"), drawer = document.querySelector("nav.sections");
  var here = document.querySelector(".banner.top .here"), opener = document.querySelector(".to-contents"), scrim = document.querySelector(".scrim"), top = document.querySelector(".to-top");

  function mark(id, read) {
    var links = all("nav.sections > ol > li > a"), at = -1;
    links.forEach(function (link, index) { if (reportgen.target(link.hash) && decodeURIComponent(link.hash.slice(1)) === id) { at = index; } });
    if (here) { here.textContent = at < 0 ? "" : Array.from(links[at].children, reportgen.words).filter(Boolean).join(" "); }
    links.forEach(function (link, index) {
      link.parentElement.style.setProperty("--read", index < at ? 1 : index === at ? read.toFixed(3) : 0);
      if (turn(link, index === at, "true")) { follow(link); }
    });
  }
  function turn(link, on, as) {
    if (on === link.hasAttribute("aria-current")) { return false; }
    if (on) { link.setAttribute("aria-current", as); } else { link.removeAttribute("aria-current"); }
    return on;
  }
  /* The last heading above the line, when it stands in the section that is read. */
  function markHeading(section, line) {
    var links = all("nav.sections ol ol a"), last = null;
    links.forEach(function (link) {
      var heading = reportgen.target(link.hash);
      if (heading && section.contains(heading) && heading.getBoundingClientRect().top <= line) { last = link; }
    });
    links.forEach(function (link) { turn(link, link === last, "location"); });
  }
  /* Keeps the current section in sight where the list is longer than the screen. */
  function follow(link) {
    var box = drawer.getBoundingClientRect(), at = link.getBoundingClientRect();
    if (at.top < box.top + 40 || at.bottom > box.bottom - 40) { drawer.scrollTop += at.top - box.top - box.height / 2; }
  }

  /* What an address led to is what is read, wherever on the screen it came to stand, until the reader scrolls on. */
  var aimed = null, footer = document.querySelector("footer.banner");
  function aim() { var element = reportgen.target(window.location.hash); aimed = element && { element: element, at: NaN }; soon(); }
  function aimedIn(sections) {
    if (!aimed) { return null; }
    if (isNaN(aimed.at)) { aimed.at = window.scrollY; }
    var section = aimed.element.closest("main > .section[id]"), box = aimed.element.getBoundingClientRect();
    if (Math.abs(window.scrollY - aimed.at) > 24 || box.top > window.innerHeight || sections.indexOf(section) < 0) { aimed = null; return null; }
    return { section: section, line: Math.max(box.top, section.getBoundingClientRect().top) + 1 };
  }
  /* The line that is read at, a third down the screen; it falls to the bottom with the last screen, whose headings never rise. */
  function readAt() {
    var high = window.innerHeight, left = document.documentElement.scrollHeight - high - window.scrollY;
    return high * 0.3 + Math.max(0, high * 0.7 - Math.max(0, left - 4));
  }
  var pending = false, before = 0, resting = 0;
  function settle() {
    pending = false;
    var sections = all("main > .section[id]"), line = readAt(), current = sections[0], found = aimedIn(sections);
    sections.forEach(function (section) { if (section.getBoundingClientRect().top <= line) { current = section; } });
    if (found) { current = found.section; line = found.line; }
    if (current) {
      var box = current.getBoundingClientRect();
      markHeading(current, line);
      mark(current.id, Math.min(1, Math.max(0, (line - box.top) / Math.max(1, box.height))));
    }
    if (top) { offer(); }
  }
  /* The way back to the top keeps off the marking at the end of the page; where no margin is free for it, it comes
     when one scrolls up and no figure or table would lie below it, and goes when one scrolls down or rests. */
  function covers() {
    var high = window.innerHeight - 42 - (parseFloat(top.style.getPropertyValue("--lift")) || 0);
    return document.elementsFromPoint(window.innerWidth - 42, high).some(function (each) { return each.matches("table, .scroll, .picture, .picture *"); });
  }
  function offer() {
    var far = window.scrollY > 1.5 * window.innerHeight, way = window.scrollY - before;
    before = window.scrollY;
    if (footer) { top.style.setProperty("--lift", Math.max(0, window.innerHeight - footer.getBoundingClientRect().top) + "px"); }
    if (!small.matches || !far || way > 0 || covers()) { window.clearTimeout(resting); top.classList.toggle("shown", far && !small.matches); return; }
    if (way < 0) {
      window.clearTimeout(resting);
      top.classList.add("shown");
      resting = window.setTimeout(function () { top.classList.remove("shown"); }, 3000);
    }
  }
  function soon() { if (!pending) { pending = true; window.requestAnimationFrame(settle); } }
  window.addEventListener("scroll", soon, { passive: true });
  window.addEventListener("resize", function () { if (aimed) { aimed.at = NaN; } soon(); }, { passive: true });
  window.addEventListener("hashchange", aim);
  document.addEventListener("click", function (event) {  /* a second time to the same address changes no hash */
    var link = event.target.closest("a[href^='#']");
    if (link && link.hash === window.location.hash) { window.setTimeout(aim, 0); }
  });

  /* A link of a list of contents takes the focus along: who hears the page hears where it led to. */
  document.addEventListener("click", function (event) {
    var link = event.target.closest("nav.sections a[href^='#'], .listing a[href^='#']"), found = link && reportgen.target(link.hash);
    if (!found || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
    window.setTimeout(function () { enter(found); }, 0);
  });
  function enter(found) {
    var head = /^H\d$/.test(found.nodeName) ? found : found.querySelector("h2, .finding") || found;
    if (!head.hasAttribute("tabindex")) { head.setAttribute("tabindex", "-1"); }
    head.focus({ preventScroll: true });
  }

  /* the drawer */
  /* What cannot be used while the drawer is out; the bar with the marking and the button stays. */
  function still() { return all(".skip, header.cover, main, footer.banner, .to-top"); }
  function open() {
    drawer.style.top = scrim.style.top = document.querySelector(".banner.top").getBoundingClientRect().bottom + "px";
    drawer.classList.add("drawn");
    scrim.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    still().forEach(function (each) { each.inert = true; });
    document.documentElement.style.overflow = "hidden";
    var current = drawer.querySelector("[aria-current]");
    (current || drawer.querySelector("a")).focus({ preventScroll: true });
    if (current) { follow(current); }
  }
  function close(back) {
    if (!drawer.classList.contains("drawn")) { return; }
    drawer.classList.remove("drawn");
    scrim.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    still().forEach(function (each) { each.inert = false; });
    document.documentElement.style.overflow = "";
    if (back) { opener.focus({ preventScroll: true }); }
  }
  if (opener && scrim && drawer) {
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-expanded", "false");
    opener.addEventListener("click", function (event) {
      if (small.matches) { event.preventDefault(); if (drawer.classList.contains("drawn")) { close(true); } else { open(); } }
    });
    opener.addEventListener("keydown", function (event) { if (event.key === " ") { event.preventDefault(); opener.click(); } });
    scrim.addEventListener("click", function () { close(true); });
    drawer.addEventListener("click", function (event) {
      var link = event.target.closest("a");
      if (link || event.target.closest(".shut")) { close(!link); }
    });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") { close(true); } });
    document.addEventListener("focusin", function (event) {
      if (drawer.classList.contains("drawn") && !drawer.contains(event.target) && !event.target.closest(".banner")) { drawer.querySelector("a").focus(); }
    });
    small.addEventListener("change", function () { close(false); });
  }

  if (top) {
    top.addEventListener("click", function (event) {
      event.preventDefault();
      window.scrollTo({ top: 0, behavior: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
      document.querySelector(".skip").focus({ preventScroll: true });
    });
  }
  window.addEventListener("load", aim);
  reportgen.dress(settle);
})();
