/* Shared: what the scripts in scripts/ use of one another. The page works without any of them.
   Where parts of the page are put in later, "reportgen:changed" at the document says so, and they are dressed as the others were. */
var reportgen = (function () {
  "use strict";
  return {
    all: function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); },
    /* Calls a function now, and whenever parts of the page have changed. */
    dress: function (act) { document.addEventListener("reportgen:changed", act); act(); }
  };
})();
