/* Values: with the focus on a live figure, arrow keys go from value to value; each is shown and said. */
(function () {
  "use strict";
  var said = document.getElementById("_value"), at = new WeakMap();
  var STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, -Infinity], End: [0, Infinity] };

  /* The series that tell something, each with the numbers of the points that do. */
  function series(place) {
    return place.data.map(function (trace, curve) {
      var told = trace.hoverinfo === "skip" || trace.visible === false || !trace.customdata ? [] : Array.from(trace.customdata, function (value, point) { return value ? point : -1; });
      return { curve: curve, points: told.filter(function (point) { return point >= 0; }), words: trace.customdata };
    }).filter(function (each) { return each.points.length; });
  }
  function clamp(value, most) { return Math.max(0, Math.min(most, value)); }
  function show(place, place_at, rows) {
    var row = rows[place_at[0]], point = row.points[place_at[1]], trace = place.data[row.curve];
    window.Plotly.Fx.hover(place, [{ curveNumber: row.curve, pointNumber: point }], (trace.xaxis || "x") + (trace.yaxis || "y"));
    if (said) { said.textContent = String(row.words[point]).replace(/<[^>]*>/g, " "); }
  }
  document.addEventListener("keydown", function (event) {
    var picture = event.target, step = STEPS[event.key], place = step && picture.matches && picture.matches(".live-on .picture") && picture.querySelector(".live");
    if (!place || event.altKey || event.ctrlKey || event.metaKey || !window.Plotly) { return; }
    var rows = series(place), was = at.get(place), now;
    if (!rows.length) { return; }
    event.preventDefault();
    now = was ? [clamp(was[0] + step[0], rows.length - 1), was[1] + step[1]] : [0, 0];
    now[1] = clamp(now[1], rows[now[0]].points.length - 1);
    at.set(place, now);
    show(place, now, rows);
  });
  document.addEventListener("focusout", function (event) {
    var place = event.target.matches && event.target.matches(".live-on .picture") && event.target.querySelector(".live");
    if (place && window.Plotly) { window.Plotly.Fx.unhover(place); at.delete(place); }
  });
  document.addEventListener("reportgen:live", function (event) {
    var picture = event.target.querySelector(".picture");
    picture.tabIndex = 0;
    picture.setAttribute("role", "group");
    if (picture.dataset.keys) { picture.setAttribute("aria-label", picture.dataset.keys); }
  });
})();
