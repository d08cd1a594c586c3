/* Links: one that leads into the page opens what its target is folded away in; one that leads nowhere says so;
   the sign beside a heading or a block copies its address. */
(function () {
  "use strict";
  var toast = document.querySelector(".toast");
  function arrive() {
    var hash = window.location.hash;
    if (hash.length < 2) { return; }
    var element = reportgen.target(hash);
    if (element) {
      var folded = element.closest("details:not([open])");
      reportgen.unfold(element);
      if (folded) { reportgen.bring(element); }
      return;
    }
    var name = hash.slice(1);
    try { name = decodeURIComponent(name); } catch (torn) { /* it is shown as it is written */ }
    if (toast && name.indexOf(":~:") !== 0) {
      reportgen.say(reportgen.fill(toast.dataset.lost, { name: name }),
        reportgen.search && { label: toast.dataset.seek, act: function () { reportgen.search(name.replace(/[-_]+/g, " ")); } });
    }
  }
  window.addEventListener("hashchange", arrive);
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", arrive); } else { arrive(); }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a.permalink");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
    reportgen.copy(link.href).then(function () { if (toast) { reportgen.say(toast.dataset.copied); } }, function () { /* it stands in the address bar */ });
  });
})();
