/* Place: where the reader stopped, by block and not by pixel, for the next time that the same content is opened. */
(function () {
  "use strict";
  var root = document.documentElement, key = "place/" + root.dataset.report, toast = document.querySelector(".toast"), waiting = 0;
  var LINE = 90;  /* just below the marking, in pixels */

  function here() {
    var found = null;
    reportgen.all("main .section[id], main .block[id]").forEach(function (each) {
      var box = each.getBoundingClientRect();
      if (box.height && box.top <= LINE) { found = { id: each.id, part: Math.min(1, (LINE - box.top) / box.height) }; }
    });
    return found;
  }
  function keep() {
    window.clearTimeout(waiting);
    var place = here(), digest = root.dataset.digest;
    if (!digest) { return; }
    reportgen.store.set(key, place && { digest: digest, id: place.id, part: Math.round(place.part * 1e4) / 1e4 });
  }
  function back() {
    var kept = reportgen.store.get(key), element = kept && kept.digest === root.dataset.digest && document.getElementById(kept.id);
    if (!element) { return; }
    var section = element.closest("main > .section");
    stand(kept);
    if (how() === "navigate" && section && toast) {
      reportgen.say(reportgen.fill(toast.dataset.back, { section: reportgen.words(section.querySelector("h2")) }),
        { label: toast.dataset.start, act: function () { window.scrollTo({ top: 0, behavior: "instant" }); } });
    }
  }
  function stand(place) {
    var element = document.getElementById(place.id), box = element && element.getBoundingClientRect();
    if (box) { window.scrollTo({ top: window.scrollY + box.top + place.part * box.height - LINE, behavior: "instant" }); }
  }
  /* A turn of the device, or a window of another width, sets the text anew: what stood at the top stays there. */
  var width = window.innerWidth, stood = null, resting = 0;
  function note() { stood = here(); }
  window.addEventListener("scroll", function () { window.clearTimeout(resting); resting = window.setTimeout(note, 120); }, { passive: true });
  window.addEventListener("resize", function () {
    if (window.innerWidth === width) { return; }
    width = window.innerWidth;
    window.clearTimeout(resting);
    if (stood) { stand(stood); }
  });
  window.addEventListener("load", note);

  function how() { var entry = performance.getEntriesByType("navigation")[0]; return entry ? entry.type : "navigate"; }

  if (root.dataset.report && root.dataset.digest) {
    if (how() !== "back_forward" && !(window.location.hash.length > 1)) { back(); }
    window.addEventListener("scroll", function () { window.clearTimeout(waiting); waiting = window.setTimeout(keep, 400); }, { passive: true });
    window.addEventListener("pagehide", keep);
  }
})();
