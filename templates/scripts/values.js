/* Values: with the focus on a live figure, arrow keys go from value to value as they stand in the picture; each is shown and said once. */
(function () {
  "use strict";
  var said = document.getElementById("_value"), at = new WeakMap();
  var STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, -Infinity], End: [0, Infinity] };

  /* What a point tells and where it stands: its panel, and pixels within that. */
  function spot(place, trace, curve, point) {
    var x = trace.xaxis || "x", y = trace.yaxis || "y", across = axis(place, x), down = axis(place, y), laid = (place.calcdata[curve] || [])[point] || {};
    var bar = trace.type === "bar", flat = bar && trace.orientation === "h", words = [].concat(trace.customdata[point])[0];
    var middle = bar ? laid.b + laid.s / 2 : 0, places = flat ? [middle, laid.p] : bar ? [laid.p, middle] : [laid.x, laid.y];
    var made = { curve: curve, point: point, subplot: x + y, words: words, left: across._offset, top: down._offset, x: across.c2p(places[0]), y: down.c2p(places[1]) };
    /* The half widths of a bar, which is near along all of it. */
    made.half = bar ? [Math.abs((flat ? across.c2p(laid.s) - across.c2p(0) : across.c2p(laid.p1) - across.c2p(laid.p0)) / 2),
      Math.abs((flat ? down.c2p(laid.p1) - down.c2p(laid.p0) : down.c2p(laid.s) - down.c2p(0)) / 2)] : [0, 0];
    made.covers = function (h, v) { return h >= made.left && h <= made.left + across._length && v >= made.top && v <= made.top + down._length; };
    return made;
  }
  function axis(place, name) { return place._fullLayout[name.charAt(0) + "axis" + name.slice(1)]; }
  /* By what the points of a trace stand in rows: a line and a column of bars in its own, cells and dots with what is level with them. */
  function rowOf(place, each) {
    var trace = place.data[each.curve], cells = Array.isArray(trace.base) && new Set(trace.y).size === 1;
    var own = /lines/.test(trace.mode) || onLine(place, trace) || (trace.type === "bar" && trace.orientation !== "h" && !cells);
    return each.subplot + " " + (own ? "series " + each.curve : "level " + Math.round(each.y));
  }
  /* Says whether points that only tell, or the dots of a line, lie on a line that is drawn without words of its own. */
  function onLine(place, trace) {
    return trace.type !== "bar" && trace.x.length > 1 && place.data.some(function (line) {
      if (!/lines/.test(line.mode) || (line.xaxis || "x") + (line.yaxis || "y") !== (trace.xaxis || "x") + (trace.yaxis || "y")) { return false; }
      return [0, 1].every(function (point) {
        return Array.prototype.some.call(line.x, function (x, at) { return x === trace.x[point] && line.y[at] === trace.y[point]; });
      });
    });
  }
  function columnOf(place, each) {
    var trace = place.data[each.curve];
    return trace.type === "bar" && trace.orientation === "h" ? each.curve : Math.round(each.x);
  }
  /* Rows from top to bottom, panel by panel, each from left to right; a value that is drawn twice, such as the dot at a line's end, counts once. */
  function rowsOf(place) {
    var rows = {}, lines = [], others = [], known = new Set();
    place.data.forEach(function (trace, curve) {
      if (trace.hoverinfo === "skip" || trace.visible === false || !trace.customdata) { return; }
      Array.from(trace.customdata, function (value, point) { if (value) { (/lines/.test(trace.mode) ? lines : others).push(spot(place, trace, curve, point)); } });
    });
    lines.concat(others).filter(function (each) { return isFinite(each.x) && isFinite(each.y); }).forEach(function (each) {
      var name = each.subplot + " " + Math.round(each.y) + " " + each.words;
      if (known.has(name)) { return; }
      known.add(name);
      each.column = columnOf(place, each);
      (rows[rowOf(place, each)] = rows[rowOf(place, each)] || []).push(each);
    });
    return Object.keys(rows).map(function (name) { return rows[name].sort(function (a, b) { return a.column - b.column; }); }).sort(function (a, b) {
      return a[0].top - b[0].top || a[0].left - b[0].left || height(a) - height(b);
    });
  }
  function height(row) { return row.reduce(function (sum, each) { return sum + each.y; }, 0) / row.length; }
  function clamp(value, most) { return Math.max(0, Math.min(most, value)); }
  function nearest(row, column) {
    return row.reduce(function (best, each, index) { return Math.abs(each.column - column) < Math.abs(row[best].column - column) ? index : best; }, 0);
  }
  /* Where most rows hold one value, as in a list of dots or on a map, all values follow one another from top to bottom. */
  function laidOut(rows) {
    var single = rows.filter(function (row) { return row.length === 1; }).length;
    return single * 2 > rows.length ? [].concat.apply([], rows).map(function (each) { return [each]; }) : rows;
  }
  function moved(rows, was, step) {
    var row = rows[was.row], next;
    if (row.length === 1 && step[1]) { step = [step[1], 0]; }
    if (step[1]) {
      next = clamp(was.at + step[1], row.length - 1);
      return { row: was.row, at: next, column: row[next].column };
    }
    next = clamp(was.row + step[0], rows.length - 1);
    return next === was.row ? was : { row: next, at: nearest(rows[next], was.column), column: was.column };
  }
  function show(place, each) {
    window.Plotly.Fx.hover(place, [{ curveNumber: each.curve, pointNumber: each.point }], each.subplot);
    if (said) { said.textContent = String(each.words).replace(/<[^>]*>/g, " "); }
  }
  /* For the script that follows taps: all values with their places, and one of them shown and said. */
  reportgen.spots = function (place) { return [].concat.apply([], rowsOf(place)); };
  reportgen.tell = show;
  function placeOf(picture) { return picture.matches && picture.matches(".live-on .picture") && picture.querySelector(".live"); }
  document.addEventListener("keydown", function (event) {
    var step = STEPS[event.key], place = step && placeOf(event.target);
    if (!place || event.altKey || event.ctrlKey || event.metaKey || !window.Plotly) { return; }
    var rows = laidOut(rowsOf(place)), was = at.get(place), now;
    if (!rows.length) { return; }
    event.preventDefault();
    now = was && rows[was.row] && rows[was.row][was.at] ? moved(rows, was, step) : { row: 0, at: 0, column: rows[0][0].column };
    at.set(place, now);
    show(place, rows[now.row][now.at]);
  });
  /* A label leaves at Escape, wherever the focus is; the keys go on from the value that it told. */
  function hush(place) { if (window.Plotly && place._fullLayout) { window.Plotly.Fx.unhover(place); } }
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { reportgen.all(".live-on .live").forEach(hush); } });
  document.addEventListener("focusout", function (event) {
    var place = placeOf(event.target);
    if (place) { hush(place); at.delete(place); }
  });
  /* Readers who hear the page leave the arrow keys to it only in what calls itself an application. */
  document.addEventListener("reportgen:live", function (event) {
    var picture = event.target.querySelector(".picture");
    picture.tabIndex = 0;
    picture.setAttribute("role", "application");
    if (picture.dataset.role) { picture.setAttribute("aria-roledescription", picture.dataset.role); }
    if (picture.dataset.keys) { picture.setAttribute("aria-label", picture.dataset.keys); }
  });
})();
