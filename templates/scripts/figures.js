/* Figures: turns a figure into its interactive twin when asked. */
(function () {
  "use strict";
  var data = { figures: {}, colours: {} }, text = "", drawn = {}, live = {};
  var styles = window.getComputedStyle(document.documentElement);
  function colour(text) {
    return text.replace(/#[0-9a-f]{6}\b/gi, function (literal) {
      var name = data.colours[literal.toLowerCase()];
      return name ? styles.getPropertyValue("--" + name).trim() || literal : literal;
    });
  }
  function coloured(value) {
    if (typeof value === "string") { return colour(value); }
    if (Array.isArray(value)) { return value.map(coloured); }
    if (value && typeof value === "object") {
      return Object.keys(value).reduce(function (copy, key) { copy[key] = coloured(value[key]); return copy; }, {});
    }
    return value;
  }
  function plotly() {
    if (!window.Plotly) {
      var script = document.createElement("script");
      script.textContent = document.getElementById("_plotly").textContent;
      document.head.appendChild(script);
    }
    return window.Plotly;
  }
  var small = window.matchMedia("(max-width: 560px)"), dark = window.matchMedia("(prefers-color-scheme: dark)");
  function draw(figure, id) {
    var given = data.figures[id], chosen = (small.matches && given.narrow) || given;
    var copy = coloured(JSON.parse(JSON.stringify(chosen.plotly)));
    var place = figure.querySelector(".live");
    if (!place) {
      place = document.createElement("div");
      place.className = "live";
      place.id = id + "-live";
      figure.querySelector(".picture").appendChild(place);
    }
    var layout = copy.layout || {}, room = figure.querySelector(".picture").clientWidth, scaled = chosen !== given;
    var scale = Math.min(room, 440) / chosen.width;  /* the small layout is drawn to its own measure, as its static twin is */
    layout.autosize = !scaled;
    if (scaled) { layout.width = chosen.width; } else { delete layout.width; }
    layout.height = scaled ? chosen.height : Math.max(chosen.height, Math.round(chosen.height * room / chosen.width));
    place.style.cssText = scaled
      ? "width:" + chosen.width + "px;height:" + chosen.height + "px;transform-origin:0 0;transform:scale(" + scale + ");margin:0 "
        + chosen.width * (scale - 1) + "px " + chosen.height * (scale - 1) + "px 0"
      : "";
    figure.classList.add("live-on");
    live[id] = figure;
    drawn[id] = JSON.stringify(given);
    return plotly().newPlot(place, copy.data, layout, { responsive: !scaled, displaylogo: false, displayModeBar: false });
  }
  function still(figure, id) {
    plotly().purge(figure.querySelector(".live"));
    figure.classList.remove("live-on");
    delete live[id];
  }
  function turn(button, figure, id) {
    var on = !live[id], words = button.textContent;
    if (on) { draw(figure, id); } else { still(figure, id); }
    button.setAttribute("aria-pressed", String(on));
    button.textContent = button.dataset.close;
    button.dataset.close = words;
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest(".explore"), figure = button && button.closest("[data-figure]");
    if (figure) { turn(button, figure, figure.dataset.figure); }
  });

  function dress() {
    var store = document.getElementById("_figures");
    if (store && store.textContent !== text) {
      text = store.textContent;
      data = JSON.parse(text);
    }
    reportgen.all("[data-figure]").forEach(function (figure) {
      var button = figure.querySelector(".explore");
      if (button && data.figures[figure.dataset.figure]) { button.hidden = false; }
    });
    Object.keys(live).forEach(function (id) {
      if (!live[id].isConnected || !data.figures[id]) { still(live[id], id); }
      else if (drawn[id] !== JSON.stringify(data.figures[id])) { draw(live[id], id); }
    });
  }
  reportgen.dress(dress);
  [dark, small].forEach(function (query) {
    query.addEventListener("change", function () { Object.keys(live).forEach(function (id) { draw(live[id], id); }); });
  });
})();
