/* Told: the value that pointer, finger or keys ask for is outlined, and its label stands where it covers least of the picture. */
(function () {
  "use strict";
  var GAP = 7, EDGE = 2, RADIUS = 5, SVG = "http://www.w3.org/2000/svg";

  function axis(place, name) { return place._fullLayout[name.charAt(0) + "axis" + name.slice(1)]; }
  /* Where a value stands in the picture: a bar or cell with all of its sides, a dot with its radius. */
  function boxOf(place, point) {
    var trace = point.fullData, laid = (place.calcdata[point.curveNumber] || [])[point.pointNumber], x = axis(place, trace.xaxis || "x"), y = axis(place, trace.yaxis || "y");
    if (!laid || trace.hoveron === "fills") { return null; }
    var box, flat = trace.orientation === "h", size = laid.mrc || (trace.marker && +trace.marker.size / 2) || 0;
    if (trace.type === "bar") {
      var along = [laid.b, laid.b + laid.s], across = [laid.p0, laid.p1], xs = (flat ? along : across).map(x.c2p), ys = (flat ? across : along).map(y.c2p);
      box = { left: Math.min.apply(null, xs), right: Math.max.apply(null, xs), top: Math.min.apply(null, ys), bottom: Math.max.apply(null, ys), bar: true };
    } else {
      var at = [x.c2p(laid.x), y.c2p(laid.y)], far = Math.max(RADIUS, (isFinite(size) ? size : 0) + 2);
      box = { left: at[0] - far, right: at[0] + far, top: at[1] - far, bottom: at[1] + far };
    }
    return moved(box, x._offset, y._offset, { room: roomOf(place, x) });
  }
  /* A panel's own room, with its axis: from the panel before to the one behind. */
  function roomOf(place, own) {
    var left = 0, right = place.offsetWidth;
    Object.keys(place._fullLayout).filter(function (key) { return /^xaxis\d*$/.test(key); }).forEach(function (key) {
      var other = place._fullLayout[key], end = other._offset + other._length;
      if (end < own._offset) { left = Math.max(left, end); }
      if (other._offset > own._offset + own._length) { right = Math.min(right, other._offset - (own._offset - left > 60 ? 40 : 0)); }
    });
    return { left: left + EDGE, right: right - EDGE };
  }
  function moved(box, x, y, more) {
    return Object.assign(more, { bar: box.bar, left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y });
  }
  function ring(box) {
    var drawn = document.createElementNS(SVG, box.bar ? "rect" : "circle"), wide = box.right - box.left, high = box.bottom - box.top;
    var given = box.bar ? { x: box.left, y: box.top, width: Math.max(2, wide), height: Math.max(2, high) } : { cx: box.left + wide / 2, cy: box.top + high / 2, r: wide / 2 };
    Object.keys(given).forEach(function (name) { drawn.setAttribute(name, given[name].toFixed(1)); });
    return drawn;
  }
  function overlap(a, b) {
    return Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  }
  /* What a label would cover, in the picture's own pixels, each with its weight: words, other bars, the corners of lines. */
  function drawnIn(place) {
    var frame = place.getBoundingClientRect(), scale = frame.width / place.offsetWidth || 1;
    function boxes(selector, weight) {
      return reportgen.all(selector, place).filter(function (each) { return !each.closest(".hoverlayer"); }).map(function (each) {
        var box = each.getBoundingClientRect();
        return { left: (box.left - frame.left) / scale, right: (box.right - frame.left) / scale, top: (box.top - frame.top) / scale, bottom: (box.bottom - frame.top) / scale, weight: weight };
      });
    }
    return boxes(".main-svg text", 1).concat(boxes(".barlayer path", 0.3), corners(place));
  }
  function corners(place) {
    return [].concat.apply([], place._fullData.map(function (trace, curve) {
      if (trace.type !== "scatter" || !/lines/.test(trace.mode) || !trace.line.width || !trace.customdata) { return []; }
      var x = axis(place, trace.xaxis || "x"), y = axis(place, trace.yaxis || "y");
      return place.calcdata[curve].map(function (laid) {
        var left = x._offset + x.c2p(laid.x), top = y._offset + y.c2p(laid.y);
        return { left: left - 3, right: left + 3, top: top - 3, bottom: top + 3, weight: 2 };
      });
    }));
  }
  /* In a bar that has room for it, else above, below or beside the value: where the least is covered, the nearest first. */
  function settled(place, box, wide, high) {
    var least = box.room.left, most = box.room.right - wide, things = drawnIn(place);
    var middle = (box.left + box.right - wide) / 2, level = (box.top + box.bottom - high) / 2, above = box.top - GAP - high, below = box.bottom + GAP, before = box.left - GAP - wide, after = box.right + GAP;
    if (box.bar && box.right - box.left > wide + 4 && box.bottom - box.top > high) { return { left: middle, top: level }; }
    function within(left) { return Math.max(least, Math.min(most, left)); }
    var spots = [[within(middle), above], [within(middle), below], [after, level], [before, level], [within(after), above], [within(before), above], [within(after), below], [within(before), below]];
    return spots.map(function (spot, index) {
      var at = { left: spot[0], right: spot[0] + wide, top: spot[1], bottom: spot[1] + high }, out = wide * high - overlap(at, { left: least, right: most + wide, top: EDGE, bottom: place.offsetHeight - EDGE });
      return { left: at.left, top: at.top, bad: things.reduce(function (sum, each) { return sum + each.weight * overlap(at, each); }, 4 * out + 3 * overlap(at, box) + 20 * index) };
    }).sort(function (a, b) { return a.bad - b.bad; })[0];
  }
  function part(place, name, make) {
    var found = place.querySelector(":scope > ." + name);
    if (!found) { found = make(); found.setAttribute("class", name); place.appendChild(found); }
    return found;
  }
  function tell(place, points) {
    var boxes = points.map(function (point) { return boxOf(place, point); });
    if (!boxes.length || boxes.some(function (box) { return !box || !isFinite(box.left + box.top); })) { hush(place); return; }
    var rings = part(place, "ringed", function () { return document.createElementNS(SVG, "svg"); }), label = part(place, "told", function () { return document.createElement("div"); });
    var words = points.map(function (point) { return String([].concat(point.customdata)[0]); });
    rings.setAttribute("width", place.offsetWidth);
    rings.setAttribute("height", place.offsetHeight);
    rings.replaceChildren.apply(rings, boxes.map(ring));
    label.replaceChildren.apply(label, [].concat.apply([], words.filter(function (each, at) { return words.indexOf(each) === at; }).map(lines)));
    label.style.left = label.style.top = "0px";
    label.style.maxWidth = Math.min(300, boxes[0].room.right - boxes[0].room.left) + "px";
    place.classList.add("telling");
    var spot = settled(place, boxes[0], label.offsetWidth, label.offsetHeight);
    label.style.left = spot.left + "px";
    label.style.top = spot.top + "px";
  }
  /* Plotly's own marks in words are breaks and bold. */
  function lines(text) {
    return text.split(/<br\s*\/?>/).map(function (line) {
      var row = document.createElement("span");
      row.append.apply(row, line.split(/(<b>.*?<\/b>)/).map(function (piece) {
        var bold = /^<b>(.*)<\/b>$/.exec(piece), made = bold && document.createElement("b");
        if (made) { made.textContent = plain(bold[1]); }
        return made || plain(piece);
      }));
      return row;
    });
  }
  function plain(piece) {
    return new DOMParser().parseFromString(piece, "text/html").body.textContent;
  }
  function hush(place) { place.classList.remove("telling"); }

  /* Pointer, finger and keys alike end in Plotly's own label, of which it tells nobody but when a pointer brought it. */
  document.addEventListener("reportgen:live", function (event) {
    var place = event.target.querySelector(".live");
    if (!place || !place.querySelector(".hoverlayer")) { return; }
    var layer = place.querySelector(".hoverlayer");
    hush(place);
    new MutationObserver(function () {
      if (layer.childElementCount && place._hoverdata) { tell(place, place._hoverdata); } else { hush(place); }
    }).observe(layer, { childList: true });
  });
})();
