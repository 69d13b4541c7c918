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

/*
 * Once the use of a machine was ended, nobody who goes back finds what was typed before: each page remembers in whose use it was opened. And
 * whoever comes back to a page that answered a form gets the page of that form, with what was typed, instead of one that the browser does not keep.
 */
(() => {
  const current = () => {
    if (!window.sessionStorage.getItem("use")) {
      window.sessionStorage.setItem("use", `${Date.now()}-${Math.random()}`);
    }
    return window.sessionStorage.getItem("use");
  };
  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action") === "/end") {
      document.querySelectorAll("form").forEach((form) => form.reset());
      window.sessionStorage.clear();
    }
  });
  window.addEventListener("pageshow", (event) => {
    const opened = window.history.state?.use;
    if (opened && opened !== current()) {
      if (event.persisted) {
        window.location.reload();
      }
      document.querySelectorAll("form").forEach((form) => form.reset());
    }
    const way = performance.getEntriesByType("navigation")[0];
    if (window.history.state?.answered && way?.type === "back_forward" && way.transferSize === 0 && !event.persisted) {
      /* From the browser's store, as it was before anything was typed. */
      window.location.replace(window.location.href);
      return;
    }
    const again = document.querySelector("meta[name='again']")?.content;
    const busy = way?.responseStatus === 503;
    if (again !== "" && !(again && busy)) {
      window.history.replaceState({ ...window.history.state, use: current(), answered: again !== undefined }, "", again && again + window.location.hash);
    }
  });
})();

/* In a narrow window the facets stand above the results: they start closed there. */
if (window.innerWidth < 900) {
  document.querySelectorAll(".facets details").forEach((facet) => facet.removeAttribute("open"));
}

/* What has to be mended is read first, by eye and by ear. */
document.querySelector(".error-summary[tabindex]:not(.example *)")?.focus();
