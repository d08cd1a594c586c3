/* Export: a figure as SVG or PNG that says all of itself: number, finding, unit, notes, sources, marking and report go with the picture. */
(function () {
  "use strict";
  var EDGE = 24, SCALE = 2;  /* pixels around everything; pixels of a PNG for each */
  var pen = document.createElement("canvas").getContext("2d"), root = document.documentElement;
  pen.textRendering = "geometricPrecision";  /* at every scale the same */

  function value(name) { return window.getComputedStyle(root).getPropertyValue("--" + name).trim(); }
  function literal(markup) {
    return markup.replace(/var\(--([\w-]+)(?:,\s*([^()]*))?\)/g, function (all, name, fallback) { return value(name) || (fallback || "").trim() || "none"; });
  }
  function escape(text) { return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;"); }
  function family() { return value("font-sans") || "sans-serif"; }

  /* Breaks runs of words into lines of a width; each run has a weight of its own. */
  function lines(runs, size, width) {
    var made = [], line = [], used = 0;
    runs.forEach(function (run) {
      run.text.split(/ +/).filter(Boolean).forEach(function (word) {
        pen.font = (run.weight || 400) + " " + size + "px " + family();
        var wide = 1.01 * pen.measureText(word).width, space = line.length ? pen.measureText(" ").width : 0;
        if (line.length && used + space + wide > width) { made.push(line); line = []; used = 0; space = 0; }
        line.push({ text: word, weight: run.weight || 400 });
        used += space + wide;
      });
    });
    return line.length ? made.concat([line]) : made;
  }
  function words(line) {
    return line.map(function (word, index) {
      return (index ? " " : "") + (word.weight === 400 ? escape(word.text) : '<tspan font-weight="' + word.weight + '">' + escape(word.text) + "</tspan>");
    }).join("");
  }
  /* A sheet takes parts from top to bottom. */
  function sheet(width) {
    var parts = [], y = EDGE;
    return {
      put: function (markup, height) { parts.push(markup(y)); y += height; },
      room: function (height) { y += height; },
      text: function (runs, size, leading, colour) {
        lines(runs, size, width - 2 * EDGE).forEach(function (line) {
          y += leading;
          parts.push('<text x="' + EDGE + '" y="' + (y - leading * 0.27).toFixed(1) + '" font-size="' + size + '" fill="' + colour + '" xml:space="preserve">' + words(line) + "</text>");
        });
      },
      done: function () { return { markup: parts.join("\n"), height: Math.ceil(y + EDGE * 0.75) }; }
    };
  }

  /* The marking that the figure has, else that of the report, in its box and colours; specimens say that they are one. */
  function marks(figure, width) {
    var mark = figure.querySelector(".portion .tlp") || document.querySelector(".banner.top .tlp"), parts = [], right = width - EDGE;
    if (mark) {
      var said = window.getComputedStyle(mark), text = mark.textContent.trim();
      pen.font = "700 12px " + family();
      var wide = pen.measureText(text).width + 14;
      parts.push('<rect x="' + (right - wide).toFixed(1) + '" y="' + (EDGE - 4) + '" width="' + wide.toFixed(1) + '" height="21" fill="' + said.backgroundColor + '" stroke="' + value(/^#[0-7]/.test(value("paper")) ? "rule" : "tlp-box") + '"/>'
        + '<text x="' + (right - wide + 7).toFixed(1) + '" y="' + (EDGE + 11) + '" font-size="12" font-weight="700" fill="' + said.color + '">' + escape(text) + "</text>");
      right -= wide + 12;
    }
    var specimen = document.querySelector(".banner.top .specimen");
    if (specimen) {
      parts.push('<text x="' + right.toFixed(1) + '" y="' + (EDGE + 11) + '" font-size="11" font-weight="700" letter-spacing="1.3" text-anchor="end" fill="' + value("bad") + '">' + escape(specimen.textContent.trim()) + "</text>");
    }
    return parts.join("");
  }
  function picture(figure, width) {
    var drawn = figure.querySelector(".picture > .wide > svg, .picture > svg"), image = figure.querySelector(".picture img"), box;
    if (drawn) {
      box = drawn.viewBox.baseVal;
      var copy = drawn.cloneNode(true);
      ["role", "aria-labelledby", "class"].forEach(function (name) { copy.removeAttribute(name); });
      copy.setAttribute("x", (width - box.width) / 2);
      copy.setAttribute("width", box.width);
      copy.setAttribute("height", box.height);
      return { height: box.height, markup: function (y) { copy.setAttribute("y", y); return new XMLSerializer().serializeToString(copy); } };
    }
    var wide = width - 2 * EDGE, high = Math.round(wide * image.naturalHeight / image.naturalWidth);
    return { height: high, markup: function (y) { return '<image x="' + EDGE + '" y="' + y + '" width="' + wide + '" height="' + high + '" href="' + escape(image.src) + '"/>'; } };
  }
  function below(paper, figure) {
    reportgen.all(".credit, .below p", figure).forEach(function (line) {
      var runs = reportgen.nodes(line).map(function (node) { return { text: node.data.replace(/\s+/g, " "), weight: node.parentElement.closest(".word, strong") ? 600 : 400 }; });
      paper.text(runs, 12, 17, value("muted"));
    });
  }

  /* The faces of the page that the picture is set in, so that it looks the same where they are not installed. */
  function faces(markup) {
    var name = family().split(",")[0].replace(/["']/g, "").trim(), found = [];
    Array.prototype.forEach.call(document.styleSheets, function (sheet) {
      Array.prototype.forEach.call(sheet.cssRules, function (rule) {
        if (rule.type !== CSSRule.FONT_FACE_RULE || rule.style.getPropertyValue("font-family").replace(/["']/g, "") !== name) { return; }
        var weight = rule.style.getPropertyValue("font-weight") || "400";
        if (weight === "400" || new RegExp("font-weight[:=]\\s*[\"']?" + weight).test(markup)) { found.push(rule.cssText); }
      });
    });
    return found.join("\n");
  }
  function compose(figure) {
    var drawn = figure.querySelector(".picture > .wide > svg, .picture > svg"), caption = figure.querySelector(".caption");
    var width = Math.max(drawn ? drawn.viewBox.baseVal.width : 660, 560) + 2 * EDGE, paper = sheet(width), part = picture(figure, width);
    function line(selector) { return [{ text: reportgen.words(caption.querySelector(selector)), weight: selector === ".subtitle" ? 400 : selector === ".label" ? 700 : 600 }]; }
    paper.put(function () { return marks(figure, width); }, 0);
    paper.text(line(".label"), 13, 18, value("accent"));
    paper.room(5);
    paper.text(line(".finding"), 18, 24, value("ink"));
    paper.text(line(".subtitle"), 14, 21, value("muted"));
    paper.room(12);
    paper.put(part.markup, part.height);
    paper.room(8);
    below(paper, figure);
    paper.room(9);
    paper.put(function (y) { return '<path d="M' + EDGE + " " + y + "H" + (width - EDGE) + '" stroke="' + value("rule") + '"/>'; }, 3);
    paper.text([{ text: root.dataset.origin }], 11, 16, value("faint"));
    var made = paper.done(), title = reportgen.words(caption.querySelector(".label")) + ". " + reportgen.words(caption.querySelector(".finding"));
    var inside = literal(made.markup), alt = drawn && drawn.querySelector("title");
    return {
      width: width, height: made.height,
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="' + width + '" height="' + made.height
        + '" viewBox="0 0 ' + width + " " + made.height + '" font-family="' + escape(family()) + '" text-rendering="geometricPrecision" lang="' + root.lang + '" role="img">\n<title>' + escape(title) + "</title>\n<desc>"
        + escape((alt ? alt.textContent + " " : "") + root.dataset.origin) + "</desc>\n<style>" + faces(inside) + "</style>\n"
        + '<rect width="100%" height="100%" fill="' + value("paper") + '"/>\n' + inside + "\n</svg>\n"
    };
  }
  /* On paper it is light, whatever the page is at the moment; nothing is painted in between. */
  function light(act, given) {
    var was = root.dataset.scheme;
    root.dataset.scheme = "light";
    try { return act(given); } finally { if (was) { root.dataset.scheme = was; } else { delete root.dataset.scheme; } }
  }
  function painted(made) {
    var image = new Image(), address = URL.createObjectURL(new Blob([made.text], { type: "image/svg+xml" }));
    image.src = address;
    return image.decode().then(function () {
      var canvas = document.createElement("canvas");
      canvas.width = made.width * SCALE;
      canvas.height = made.height * SCALE;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(address);
      return new Promise(function (done) { canvas.toBlob(done, "image/png"); });
    });
  }

  /* REPORT-figure-3-ID-36c26db2.svg */
  function name(block) {
    var label = reportgen.words(block.querySelector(".caption .label")).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
    return [root.dataset.report, label, block.id, (root.dataset.digest || "").slice(0, 8)].filter(Boolean).join("-");
  }
  /* The rows of a file say which state of the report they are of, as the files beside the page do. */
  function dated(address) {
    var state = root.dataset.state, bare = state.replace(root.dataset.digest.slice(0, 8), "").trim(), text = window.atob(address.split(",")[1]);
    text = text.split("\n").map(function (row) {
      var end = row.endsWith('"') ? '"' : "", open = row.slice(0, row.length - end.length);
      return open.endsWith(bare) ? open.slice(0, open.length - bare.length) + state + end : row;
    }).join("\n");
    return new Blob([Uint8Array.from(text, function (letter) { return letter.charCodeAt(0); })], { type: "text/csv" });
  }
  function save(blob, called) {
    var link = document.createElement("a"), address = URL.createObjectURL(blob);
    link.href = address;
    link.download = called;
    link.click();
    window.setTimeout(function () { URL.revokeObjectURL(address); }, 10000);
  }
  document.addEventListener("click", function (event) {
    var block = event.target.closest("figure.block"), button = event.target.closest(".export"), link = event.target.closest("a.csv");
    if (block && link && block.id) { event.preventDefault(); save(dated(link.href), name(block) + ".csv"); }
    if (!block || !button || button.getAttribute("aria-busy")) { return; }
    button.setAttribute("aria-busy", "true");
    document.fonts.ready.then(function () {
      var made = light(compose, block);
      return button.value === "png" ? painted(made) : new Blob([made.text], { type: "image/svg+xml" });
    }).then(function (blob) { save(blob, name(block) + "." + button.value); }, function (error) { window.console.warn(error); })
      .then(function () { button.removeAttribute("aria-busy"); });
  });
})();
