"use strict";

/* A form that was sent is not sent twice. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "post" && !form.hasAttribute("data-again") && !event.defaultPrevented) {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = "yes";
  }
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

/* In a narrow window the facets stand above the results: they start closed there. */
if (window.innerWidth < 900) {
  document.querySelectorAll(".facets details").forEach((facet) => facet.removeAttribute("open"));
}
