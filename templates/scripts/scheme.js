/* Scheme: light, dark, or as the machine has it; what is chosen is remembered, and charts hear of it. */
(function () {
  "use strict";
  var root = document.documentElement;
  function now() { return root.dataset.scheme || "auto"; }
  function show() {
    reportgen.all(".schemes button").forEach(function (button) { button.setAttribute("aria-pressed", String(button.value === now())); });
  }
  function tell() { document.dispatchEvent(new Event("reportgen:scheme")); }
  document.addEventListener("click", function (event) {
    var button = event.target.closest(".schemes button");
    if (!button) { return; }
    if (button.value === "auto") { delete root.dataset.scheme; } else { root.dataset.scheme = button.value; }
    reportgen.store.set("scheme", button.value === "auto" ? null : button.value);
    show();
    tell();
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);
  reportgen.dress(show);
})();
