"use strict";

/* Puts the chosen phrase behind what stands in the field already; without a script the server does the same. */
(() => {
  /* So that Enter in another field does not press them. */
  const calm = () => document.querySelectorAll("button[name='insert']").forEach((button) => button.setAttribute("type", "button"));
  calm();
  document.addEventListener("htmx:afterSettle", calm);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[name='insert']");
    const field = button && document.getElementById(button.dataset.into);
    const words = button?.parentElement.querySelector("select").selectedOptions[0]?.dataset.words;
    if (field && words) {
      event.preventDefault();
      field.value += (field.value && !field.value.endsWith("\n") ? "\n" : "") + words;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.focus();
    }
  });
})();
