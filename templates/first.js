/* First: runs before anything is shown. It says that scripts run, so that nothing moves when their controls appear,
   puts on the colours that the reader chose, and has the page's own fonts ready before there are words to set in them. */
(function () {
  "use strict";
  var root = document.documentElement, chosen = null;
  root.dataset.scripted = "";
  try { chosen = JSON.parse(window.localStorage.getItem("reportgen/scheme")); } catch (refused) { /* a browser may refuse it to files */ }
  if (chosen === "light" || chosen === "dark") { root.dataset.scheme = chosen; }
  if (document.fonts) { document.fonts.forEach(function (face) { face.load().catch(function () { /* then another font stands in */ }); }); }
})();
