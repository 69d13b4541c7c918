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

/* On a kiosk, a minute without a touch wipes what was typed and goes back to the start. */
if (document.documentElement.dataset.room === "kiosk") {
  let idle;
  const leave = () => {
    document.querySelectorAll("form").forEach((form) => form.reset());
    window.sessionStorage.clear();
    window.location.replace("/");
  };
  const touched = () => {
    window.clearTimeout(idle);
    idle = window.setTimeout(leave, 60000);
  };
  ["pointerdown", "keydown", "scroll"].forEach((kind) => document.addEventListener(kind, touched, { passive: true }));
  touched();
}
