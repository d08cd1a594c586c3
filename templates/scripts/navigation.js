/* Navigation: marks the section being read. */
(function () {
  "use strict";
  var all = reportgen.all;
  function mark(id) {
    var link = all("nav.sections a").filter(function (each) { return decodeURIComponent(each.hash.slice(1)) === id; })[0];
    if (link && link.hasAttribute("aria-current") && all("nav.sections [aria-current]").length === 1) { return; }
    all("nav.sections [aria-current]").forEach(function (other) { other.removeAttribute("aria-current"); });
    all("nav.sections li.open").forEach(function (item) { item.classList.remove("open"); });
    if (link) { link.setAttribute("aria-current", "true"); link.parentElement.classList.add("open"); }
  }
  var pending = false;
  function settle() {
    pending = false;
    var sections = all("main > .section[id]"), top = window.innerHeight * 0.3, current = sections[0];
    sections.forEach(function (section) { if (section.getBoundingClientRect().top <= top) { current = section; } });
    if (window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 4) {
      current = sections.filter(function (section) { return section.getBoundingClientRect().top < window.innerHeight; }).pop() || current;
    }
    if (current) { mark(current.id); }
  }
  window.addEventListener("scroll", function () { if (!pending) { pending = true; window.requestAnimationFrame(settle); } }, { passive: true });
  reportgen.dress(settle);
})();
