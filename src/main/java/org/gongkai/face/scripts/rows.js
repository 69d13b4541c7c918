"use strict";

/* The desk by keyboard: what each key does stands at the foot of each of its pages, and there it can be switched off. */
(() => {
  const off = document.getElementById("keys-off");
  if (!off) {
    return;
  }
  const help = off.closest("details");
  off.checked = window.localStorage.getItem("keys") === "off";
  off.addEventListener("change", () => window.localStorage.setItem("keys", off.checked ? "off" : "on"));

  const rows = () => [...document.querySelectorAll(".scroll tbody th[scope='row'] a")];
  const row = () => document.activeElement.closest("tr");
  const go = (step) => {
    const links = rows();
    const here = links.indexOf(row()?.querySelector("th[scope='row'] a"));
    links[Math.min(Math.max(here + step, 0), links.length - 1)]?.focus();
  };
  const unfold = (number) => {
    const act = document.querySelectorAll("details.act")[number - 1];
    if (act) {
      act.open = true;
      act.scrollIntoView({ block: "start" });
      act.querySelector("form :is(input:not([type='hidden']), select, textarea), form button")?.focus();
    }
  };
  const send = (from) => {
    const form = from.closest("details.act form") ?? from.closest("main form");
    const part = from.closest("fieldset")?.querySelector(":scope > .actions button");
    const button = part ?? (form ? form.querySelector(".actions button:not([name='further'])") : document.querySelector(".foreseen-next button"));
    button?.click();
  };
  const keys = {
    "j": () => go(1),
    "k": () => go(-1),
    "x": () => row()?.querySelector("input[type='checkbox']")?.click(),
    "b": () => document.querySelector(".bulk button")?.focus(),
    "/": () => document.querySelector("[role='search'] input:not([type='hidden'])")?.focus(),
    "i": () => window.location.assign("/desk"),
    "c": () => window.location.assign("/desk/cases"),
    "?": () => {
      help.open = !help.open;
      help.querySelector("summary").focus();
    },
  };
  document.addEventListener("keydown", (event) => {
    if (event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    const at = event.target;
    if (event.ctrlKey) {
      if (event.key === "Enter") {
        event.preventDefault();
        send(at);
      }
      return;
    }
    if (at.matches("input:not([type='checkbox'], [type='radio']), select, textarea")) {
      if (event.key === "Escape") {
        event.preventDefault();
        at.blur();
      }
      return;
    }
    const act = /^[1-9]$/.test(event.key) ? () => unfold(Number(event.key)) : keys[event.key];
    if (act && (!off.checked || event.key === "?")) {
      event.preventDefault();
      act();
    }
  });
})();
