/* Touch: a tap on a live figure shows the value nearest to it, as a mouse does that points there; a tap elsewhere puts it away. */
(function () {
  "use strict";
  var NEAR = 48, STILL = 10, AFTER = 700;  /* pixels on the screen; and for how long a browser plays the mouse after a tap, in milliseconds */
  var began = null, tapped = 0;

  function placeAt(event) {
    var picture = event.target.closest ? event.target.closest(".live-on .picture") : null;
    return picture && window.Plotly ? picture.querySelector(".live") : null;
  }
  function clear(but) {
    reportgen.all(".live-on .live").forEach(function (place) { if (place !== but && place._fullLayout) { window.Plotly.Fx.unhover(place); } });
  }
  /* A tap in the place's own pixels, whatever it is scaled by, and by how much that is. */
  function within(place, event) {
    var box = place.getBoundingClientRect(), scale = box.width / parseFloat(place.style.width) || 1;
    return { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale, scale: scale };
  }
  /* What lies under the finger goes first: an area or a bar is large, and its middle may be far. */
  function under(place, at, spots) {
    var panel = spots.filter(function (each) { return each.covers(at.x, at.y); })[0];
    if (!panel) { return false; }
    window.Plotly.Fx.hover(place, { xpx: at.x - panel.left, ypx: at.y - panel.top }, panel.subplot);
    return (place._hoverdata || []).length > 0;
  }
  function beyond(way, half) { return Math.max(0, Math.abs(way) - (half || 0)); }
  function tap(place, event) {
    var at = within(place, event), spots = reportgen.spots(place);
    window.Plotly.Fx.unhover(place);
    window.setTimeout(function () {  /* Plotly looks at most once in 50 milliseconds */
      if (!place.isConnected || under(place, at, spots)) { return; }
      var best = null, least = NEAR / at.scale;
      spots.forEach(function (each) {
        var far = Math.hypot(beyond(each.left + each.x - at.x, each.half[0]), beyond(each.top + each.y - at.y, each.half[1]));
        if (far < least) { least = far; best = each; }
      });
      if (best) { reportgen.tell(place, best); }
    }, 80);
  }
  document.addEventListener("pointerdown", function (event) {
    if (event.pointerType !== "touch") { return; }
    began = event.isPrimary ? { x: event.clientX, y: event.clientY, place: placeAt(event) } : null;
    if (window.Plotly) { clear(began && began.place); }
  }, true);
  document.addEventListener("pointerup", function (event) {
    var from = event.pointerType === "touch" && began;
    began = null;
    if (!from || !from.place) { return; }
    tapped = Date.now();
    if (Math.hypot(event.clientX - from.x, event.clientY - from.y) <= STILL) { tap(from.place, event); }
  }, true);
  document.addEventListener("pointercancel", function () { began = null; }, true);
  /* The mouse that browsers play after a tap would put the value away again. */
  ["mouseover", "mouseout", "mousemove", "mousedown", "mouseup"].forEach(function (name) {
    document.addEventListener(name, function (event) { if (Date.now() - tapped < AFTER && placeAt(event)) { event.stopPropagation(); } }, true);
  });
})();
