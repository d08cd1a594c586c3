/* Tables: shows where a table goes on beyond its edge, and halves no number there. */
(function () {
  "use strict";
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
    var own = { tabindex: "0", role: "region", "aria-labelledby": table.getAttribute("aria-labelledby") || "" };
    /* Only what scrolls is a stop for the keyboard, and a region. */
    function stop() {
      var on = box.scrollWidth > box.clientWidth + 1;
      ["tabindex", "role", "aria-labelledby"].forEach(function (name) { if (on) { box.setAttribute(name, own[name]); } else { box.removeAttribute(name); } });
    }
    function look() {
      shelf.classList.toggle("before", box.scrollLeft > 1);
      shelf.classList.toggle("after", box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
    }
    shelf.classList.add("watched");
    box.addEventListener("scroll", look, { passive: true });
    new ResizeObserver(function () {
      if (box.clientWidth === width) { return; }
      width = box.clientWidth;
      window.requestAnimationFrame(function () { fit(shelf, box, table); look(); stop(); });
    }).observe(box);
  }
  reportgen.dress(function () { reportgen.all(".shelf:not(.watched)").forEach(watch); });
})();
