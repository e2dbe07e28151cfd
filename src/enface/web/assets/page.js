// Keys go to the workbench as soon as it is connected, and again when its tab is come back to.
"use strict";
function focusTerminal() {
  if (document.querySelector(".textual-terminal.-connected")) {
    document.querySelector(".xterm-helper-textarea").focus();
  }
}
addEventListener("focus", focusTerminal);
addEventListener("load", () => {
  const terminal = document.querySelector(".textual-terminal");
  new MutationObserver(focusTerminal).observe(terminal, { attributeFilter: ["class"] });
});
