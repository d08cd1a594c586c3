/* First: runs before anything is shown. It says that scripts run, so that nothing moves when their controls appear,
   and puts on the colours that the reader chose. */
(function () {
  "use strict";
  var root = document.documentElement, chosen = null;
  root.dataset.scripted = "";
  try { chosen = JSON.parse(window.localStorage.getItem("reportgen/scheme")); } catch (refused) { /* a browser may refuse it to files */ }
  if (chosen === "light" || chosen === "dark") { root.dataset.scheme = chosen; }
})();
