"use strict";

/* On a kiosk, some minutes without a touch ask whether somebody is still there; half a minute more ends the use, on the server too. */
(() => {
  const asking = document.getElementById("still-there");
  const end = document.getElementById("end");
  if (!asking || !end) {
    return;
  }
  const left = asking.querySelector("b");
  const stay = document.getElementById("stay");
  const quiet = Number(asking.dataset.idle);
  const patience = Number(asking.dataset.asking);
  const heartbeat = 60000;
  let since = Date.now();
  let heard = Date.now();
  let before = null;
  let ended = false;
  const leave = () => {
    ended = true;
    document.querySelectorAll("form").forEach((form) => form.reset());
    window.sessionStorage.clear();
    window.localStorage.clear();
    const wait = () => window.location.replace("/kiosk");
    fetch(end.action, { method: "POST", redirect: "manual" }).catch(() => {}).finally(wait);
    window.setTimeout(wait, 8000);
  };
  const touched = () => {
    since = Date.now();
    if (!ended && since - heard > heartbeat) {
      heard = since;
      fetch("/drafts/session").catch(() => {});
    }
    if (!asking.hidden) {
      asking.hidden = true;
      before?.focus({ preventScroll: true });
    }
  };
  stay.addEventListener("click", touched);
  ["pointerdown", "keydown", "scroll", "input"].forEach((kind) =>
    document.addEventListener(kind, (event) => (asking.hidden || !asking.contains(event.target)) && asking.hidden && touched(), { passive: true, capture: true }));
  document.addEventListener("keydown", (event) => event.key === "Escape" && touched());
  window.setInterval(() => {
    const idle = Math.floor((Date.now() - since) / 1000);
    if (ended || idle < quiet) {
      return;
    }
    left.textContent = String(Math.max(0, quiet + patience - idle));
    if (asking.hidden) {
      before = document.activeElement;
      asking.hidden = false;
      stay.focus({ preventScroll: true });
    }
    if (idle >= quiet + patience) {
      leave();
    }
  }, 1000);
  /* A page that the browser kept whole is asked for again: what it showed may be somebody else's. */
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      window.location.reload();
    } else {
      document.querySelectorAll("form").forEach((form) => form.reset());
    }
  });
})();
