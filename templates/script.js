/* The page works without this. It marks the section being read, shows where a table goes on, and turns a figure into its interactive twin when asked.
   Where parts of the page are put in later, "reportgen:changed" at the document says so, and they are dressed as the others were. */
(function () {
  "use strict";
  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
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

  /* A table that does not fit: the columns in sight take the room that a column cut in two would leave, so that no number is halved. */
  function fit(shelf, box, table) {
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells), number = table.querySelector("tbody .number, tbody .status"), gutter;
    table.style.setProperty("--more", "0px");
    gutter = number ? parseFloat(window.getComputedStyle(number).paddingLeft) : 8;
    shelf.style.setProperty("--gutter", gutter + "px");
    shelf.style.setProperty("--pinned", heads[0].offsetWidth + "px");
    if (box.scrollWidth <= box.clientWidth + 1) { return; }
    var ends = heads.map(function (head) { return head.offsetLeft + head.offsetWidth; });
    var whole = ends.filter(function (end, index) { return index && end <= box.clientWidth - gutter; }), count = whole.length;
    if (count) { table.style.setProperty("--more", (box.clientWidth - gutter - whole[count - 1]) / count + "px"); }
  }
  function watch(shelf) {
    var box = shelf.querySelector(".scroll"), table = box.querySelector("table"), width = 0;
    function look() {
      shelf.classList.toggle("before", box.scrollLeft > 1);
      shelf.classList.toggle("after", box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
    }
    shelf.classList.add("watched");
    box.addEventListener("scroll", look, { passive: true });
    new ResizeObserver(function () {
      if (box.clientWidth === width) { return; }
      width = box.clientWidth;
      window.requestAnimationFrame(function () { fit(shelf, box, table); look(); });
    }).observe(box);
  }

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
    all(".shelf:not(.watched)").forEach(watch);
    all("[data-figure]").forEach(function (figure) {
      var button = figure.querySelector(".explore");
      if (button && data.figures[figure.dataset.figure]) { button.hidden = false; }
    });
    Object.keys(live).forEach(function (id) {
      if (!live[id].isConnected || !data.figures[id]) { still(live[id], id); }
      else if (drawn[id] !== JSON.stringify(data.figures[id])) { draw(live[id], id); }
    });
    settle();
  }
  dress();
  document.addEventListener("reportgen:changed", dress);
  [dark, small].forEach(function (query) {
    query.addEventListener("change", function () { Object.keys(live).forEach(function (id) { draw(live[id], id); }); });
  });
})();
