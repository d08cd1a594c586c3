/* Figures: each becomes its interactive twin, in its own place and size, once it is in view and the page rests.
   Plotly is read only then. A twin shows values where one points, and neither zooms nor takes the page's scrolling;
   those long out of view are given up, so that a report of any length needs no more room than a short one. */
(function () {
  "use strict";
  var REST = 250, MOST = 8;  /* milliseconds without scrolling; twins at once */
  var small = window.matchMedia("(max-width: 560px)"), styles = window.getComputedStyle(document.documentElement);
  var data = { figures: {}, colours: {} }, text = "", drawn = {}, live = {}, seen = new Set(), watched = new WeakSet(), waiting = 0, busy = false;

  function given(id) {
    var store = document.getElementById("_figures");
    if (store && store.textContent !== text) { text = store.textContent; data = JSON.parse(text); }
    return store ? data.figures[id] : undefined;
  }
  function coloured(value) {
    if (typeof value === "string") {
      return value.replace(/#[0-9a-f]{6}(?=(?:[0-9a-f]{2})?\b)/gi, function (literal) {
        var name = data.colours[literal.toLowerCase()];
        return name ? styles.getPropertyValue("--" + name).trim() || literal : literal;
      });
    }
    if (Array.isArray(value)) { return value.map(coloured); }
    if (value && typeof value === "object") {
      return Object.keys(value).reduce(function (copy, key) { copy[key] = coloured(value[key]); return copy; }, {});
    }
    return value;
  }
  function plotly() {
    var bundle = document.getElementById("_plotly");
    if (!window.Plotly && bundle) {
      var script = document.createElement("script");
      script.textContent = bundle.textContent;
      document.head.appendChild(script);
    }
    return window.Plotly;
  }

  /* The layout is the picture's own, at the picture's own measure: it is scaled as the picture is. */
  function layoutOf(chosen) {
    var layout = coloured(chosen.plotly.layout || {});
    Object.keys(layout).forEach(function (key) { if (/^[xy]axis\d*$/.test(key)) { layout[key].fixedrange = true; } });
    return Object.assign(layout, { autosize: false, width: chosen.width, height: chosen.height, dragmode: false });
  }
  function chosenFor(id) { var found = given(id); return found && ((small.matches && found.narrow) || found); }
  function fit(figure) {
    var place = figure.querySelector(".live"), picture = reportgen.all(".picture > svg, .picture > .wide > svg, .picture > .narrow > svg", figure)
      .filter(function (each) { return each.getBoundingClientRect().width; })[0];
    if (!place || !picture) { return; }
    place.style.transform = "scale(" + picture.getBoundingClientRect().width / parseFloat(place.style.width) + ")";
  }
  function placeFor(figure, id, chosen) {
    var place = figure.querySelector(".live");
    if (!place) {
      place = document.createElement("div");
      place.className = "live";
      place.id = id + "-live";
      place.setAttribute("aria-hidden", "true");  /* the picture below it has the words, and the table the numbers */
      figure.querySelector(".picture").appendChild(place);
    }
    place.style.width = chosen.width + "px";
    place.style.height = chosen.height + "px";
    return place;
  }
  function draw(figure, id) {
    var chosen = chosenFor(id), library = chosen && plotly();
    if (!library || !figure.isConnected) { return Promise.resolve(); }
    var place = placeFor(figure, id, chosen);
    delete live[id];
    live[id] = figure;  /* the last drawn is the last to be given up */
    drawn[id] = JSON.stringify(chosen);
    fit(figure);
    return library.newPlot(place, coloured(chosen.plotly.data), layoutOf(chosen), {
      responsive: false, displayModeBar: false, displaylogo: false, scrollZoom: false, doubleClick: false, showAxisDragHandles: false, showTips: false
    }).then(function () {
      figure.classList.add("live-on");
      figure.dispatchEvent(new CustomEvent("reportgen:live", { bubbles: true }));
    });
  }
  function still(id) {
    var figure = live[id], place = figure && figure.querySelector(".live");
    delete live[id];
    delete drawn[id];
    if (!place) { return; }
    figure.classList.remove("live-on");
    if (window.Plotly) { window.Plotly.purge(place); }
    place.remove();
  }

  /* One at a time, when nothing scrolls and the browser has nothing better to do. */
  function soon() { window.clearTimeout(waiting); waiting = window.setTimeout(next, REST); }
  function next() {
    if (busy || document.hidden) { return; }
    var figure = Array.from(seen).filter(function (each) { return each.isConnected && !live[each.dataset.figure] && given(each.dataset.figure); })[0];
    if (!figure) { return; }
    busy = true;
    idle(function () {
      if (!seen.has(figure)) { busy = false; soon(); return; }  /* it was scrolled past */
      draw(figure, figure.dataset.figure).catch(function (error) { seen.delete(figure); window.console.warn(error); }).then(function () {
        busy = false;
        Object.keys(live).filter(function (id) { return !seen.has(live[id]); }).slice(0, Math.max(0, Object.keys(live).length - MOST)).forEach(still);
        next();
      });
    });
  }
  function idle(act) { if (window.requestIdleCallback) { window.requestIdleCallback(act, { timeout: 1000 }); } else { window.setTimeout(act, 50); } }

  var eye = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      var figure = entry.target.closest("[data-figure]");
      if (!figure) { return; }
      if (entry.isIntersecting) { seen.add(figure); } else { seen.delete(figure); }
    });
    soon();
  }, { rootMargin: "-40px 0px" });
  var measure = new ResizeObserver(function (entries) {
    entries.forEach(function (entry) { var figure = entry.target.closest(".live-on"); if (figure) { fit(figure); } });
  });
  window.addEventListener("scroll", function () { if (seen.size) { soon(); } }, { passive: true });

  function again() { Object.keys(live).forEach(function (id) { draw(live[id], id); }); }
  document.addEventListener("reportgen:scheme", again);
  small.addEventListener("change", again);
  document.addEventListener("visibilitychange", soon);

  reportgen.dress(function () {
    reportgen.all("[data-figure] .picture").forEach(function (picture) {
      if (!watched.has(picture)) { watched.add(picture); eye.observe(picture); measure.observe(picture); }
    });
    Object.keys(live).forEach(function (id) {
      var chosen = live[id].isConnected && chosenFor(id);
      if (!chosen) { still(id); } else if (drawn[id] !== JSON.stringify(chosen)) { draw(live[id], id); }
    });
    soon();
  });
})();
