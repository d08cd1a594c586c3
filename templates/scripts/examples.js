/* Examples: a button copies the YAML as it was typed; where the browser copies nothing, the text is selected for the reader to copy. */
(function () {
  "use strict";
  document.addEventListener("click", function (event) {
    var button = event.target.closest ? event.target.closest(".typed .copy") : null, code = button && button.parentElement.querySelector("code");
    if (!code) { return; }
    reportgen.copy(code.textContent).then(function () { reportgen.say(button.dataset.done); }, function () {
      window.getSelection().selectAllChildren(code);
      reportgen.say(button.dataset.select);
    });
  });
})();
