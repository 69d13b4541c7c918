"use strict";

/* Five minutes before a session ends it says so and offers to go on; any tab that hears from the server tells the others. */
(() => {
  const bar = document.getElementById("session-ending");
  if (!bar) {
    return;
  }
  const lasts = Number(bar.dataset.seconds) * 1000;
  const warned = Math.min(300000, lasts / 2);
  const [soon, over] = bar.querySelectorAll("p");
  const left = soon.querySelector("b");
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("session") : null;
  let seen = Date.now();
  const heard = (tell) => {
    seen = Date.now();
    bar.hidden = true;
    if (tell) {
      tabs?.postMessage("heard");
    }
  };
  tabs?.addEventListener("message", () => heard(false));
  heard(true);
  document.addEventListener("heard", () => heard(true));
  document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && heard(true));
  bar.querySelector("button").addEventListener("click", async () => {
    const answer = await fetch("/drafts/session");
    if (answer.ok) {
      heard(true);
    } else {
      seen = Date.now() - lasts;
    }
  });
  window.setInterval(() => {
    const rest = seen + lasts - Date.now();
    const ended = rest <= 0;
    if (rest <= warned) {
      left.textContent = String(Math.max(1, Math.ceil(rest / 60000)));
      soon.hidden = ended;
      over.hidden = !ended;
      bar.querySelector("button").hidden = ended;
      bar.hidden = false;
    }
  }, 1000);
})();
