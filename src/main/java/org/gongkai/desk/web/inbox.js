"use strict";

/* In a wide window what is to be written or signed opens beside the list: the first that is one's own at once, or that one may take where one leads nobody, another when its number is clicked. */
(() => {
  const beside = document.getElementById("beside");
  const wide = window.matchMedia("(min-width: 1200px)");
  if (!beside || !window.htmx) {
    return;
  }
  const shown = document.getElementById("beside-shown");
  const again = document.getElementById("beside-again");
  const off = () => window.localStorage.getItem("beside") === "off";
  let touched = false;
  let wanted = "";
  let clicked = false;
  /* What cannot stand beside the list, for it is gone, forbidden, somewhere else or the session is over, is opened as the page that it is: there it says why. */
  const instead = () => {
    if (clicked) {
      window.location.assign(wanted);
    }
  };
  const show = (link, byHand) => {
    document.getElementById("beside-whole").href = link.href;
    document.querySelectorAll("#duties tr[aria-current]").forEach((row) => row.removeAttribute("aria-current"));
    link.closest("tr").setAttribute("aria-current", "true");
    /* Nobody signs what stood there before while the next one is on its way, and of two that were asked for the later one is shown. */
    shown.replaceChildren();
    wanted = link.getAttribute("href");
    clicked = byHand;
    window.htmx.ajax("GET", wanted, { target: shown, swap: "innerHTML" }).then(() => {
      if (shown.childElementCount === 0 || wanted !== link.getAttribute("href")) {
        return;
      }
      beside.hidden = false;
      touched = false;
      beside.parentElement.classList.add("open");
      if (byHand) {
        document.getElementById("beside-title")?.focus({ preventScroll: true });
        beside.scrollIntoView({ block: "nearest" });
      }
    }, () => {});
  };
  const first = () => {
    const link = document.querySelector("#duties a[data-beside='mine']")
      ?? (beside.parentElement.dataset.first === "any" ? document.querySelector("#duties a[data-beside]") : null);
    again.hidden = !link || !off() || !wide.matches;
    if (link && wide.matches && !off()) {
      show(link, false);
    }
  };
  const close = (remembered) => {
    window.localStorage.setItem("beside", remembered);
    if (remembered === "off") {
      beside.hidden = true;
      beside.parentElement.classList.remove("open");
      shown.replaceChildren();
      again.hidden = false;
      again.querySelector("button").focus();
    } else {
      first();
    }
  };
  const isWanted = (event) => event.detail.target === shown && event.detail.pathInfo.requestPath === wanted;
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const whole = event.detail.xhr.status === 200 && event.detail.xhr.responseText.includes("id=\"beside-title\"");
    if (event.detail.target === shown && !(whole && isWanted(event))) {
      event.preventDefault();
      if (isWanted(event)) {
        instead();
      }
    }
  });
  for (const broken of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(broken, (event) => isWanted(event) && instead());
  }
  shown.addEventListener("input", () => { touched = true; });
  document.getElementById("beside-close").addEventListener("click", () => close("off"));
  again.querySelector("button").addEventListener("click", () => close("on"));
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#duties a[data-beside]");
    if (!link || touched || !wide.matches || off() || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    show(link, true);
  }, true);
  first();
})();
