"use strict";

/* What is typed is kept on the server a moment later, and before the page is left: by a link, by another form, by closing it. */
(() => {
  /* Without this script all forms of a page are sent together; with it each is one of its own, and they travel together only to be shown again. */
  const restore = (control, name) => (control.dataset[name] ? control.setAttribute(name, control.dataset[name]) : control.removeAttribute(name));
  for (const control of document.querySelectorAll("form[data-joins] [form='page-forms'], [data-form]")) {
    restore(control, "form");
    restore(control, "formaction");
    control.removeAttribute("formenctype");
    if (control.name) {
      control.name = control.name.replace(/^\d+~/, "");
    }
  }
  document.querySelector("form#page-forms[hidden]")?.addEventListener("formdata", (event) => {
    [...document.querySelectorAll("form[data-joins]")].forEach((form, at) => {
      for (const [name, value] of new FormData(form)) {
        event.formData.append(`${at + 1}~${name}`, typeof value === "string" ? value : value.name);
      }
    });
  });

  /* How much has been typed where there is a limit; the answer to the form refuses what is longer, nothing is cut. */
  const count = (control) => {
    const longest = Number(control.dataset.longest);
    const written = [...control.value].length;
    const id = `${control.id}-count`;
    let note = document.getElementById(id);
    if (!note) {
      if (written <= longest * 0.8) {
        return;
      }
      note = document.createElement("p");
      note.id = id;
      note.className = "hint count";
      control.after(note);
    }
    note.textContent = control.dataset.count.replace("{0}", written).replace("{1}", longest);
    note.classList.toggle("error", written > longest);
    note.setAttribute("aria-live", written > longest * 0.8 ? "polite" : "off");
  };
  document.addEventListener("input", (event) => event.target.dataset?.longest && count(event.target));

  const changed = new Map();
  const beacon = 60000;

  const saved = new Set();

  const typedIn = (form, but) => {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (name === but) {
        continue;
      }
      if (typeof value === "string") {
        body.append(name, value);
      } else if (value.name) {
        body.append("form-file", value.name);
      }
    }
    body.append("form-action", form.getAttribute("action"));
    return body;
  };
  const say = (form, kept) => {
    let note = form.querySelector(":scope > .kept-note");
    if (!note) {
      note = document.createElement("p");
      note.className = "kept-note";
      note.setAttribute("aria-live", "polite");
      form.append(note);
    }
    note.textContent = kept ? `${form.dataset.kept} ${new Date().toTimeString().slice(0, 5)}` : "";
  };
  const keep = async (form, but) => {
    window.clearTimeout(changed.get(form));
    changed.delete(form);
    saved.add(form);
    const body = typedIn(form, but);
    try {
      const answer = await fetch("/drafts", { method: "POST", body, keepalive: body.toString().length < beacon });
      say(form, answer.ok);
      if (answer.ok) {
        document.dispatchEvent(new Event("heard"));
      }
    } catch {
      say(form, false);
    }
  };
  const keepAll = (but) => Promise.race([
    Promise.all([...changed.keys()].filter((form) => form !== but).map((form) => keep(form, but?.dataset.replaces))),
    new Promise((go) => window.setTimeout(go, 2000)),
  ]);
  const typing = (event) => {
    const form = event.target.form;
    if (form?.hasAttribute("data-kept") && !form.dataset.sent) {
      window.clearTimeout(changed.get(form));
      changed.set(form, window.setTimeout(() => keep(form), 1500));
    }
  };
  document.addEventListener("input", typing);
  document.addEventListener("change", typing);

  /* What the other forms of the page hold is kept before this one is sent; of this one the server takes care. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) {
      return;
    }
    window.clearTimeout(changed.get(form));
    changed.delete(form);
    if (form.dataset.othersKept) {
      return;
    }
    if (form.dataset.replaces) {
      [...saved, ...document.querySelectorAll(".kept + form[data-kept]")].filter((other) => other !== form).forEach((other) => changed.set(other, 0));
    }
    if (changed.size > 0) {
      form.dataset.othersKept = "yes";
      event.preventDefault();
      delete form.dataset.sent;
      const by = event.submitter;
      keepAll(form).then(() => (by?.isConnected ? form.requestSubmit(by) : form.requestSubmit()));
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (changed.size === 0 || !link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
        || link.target || link.hasAttribute("download") || link.origin !== window.location.origin || link.getAttribute("href").startsWith("#")) {
      return;
    }
    event.preventDefault();
    keepAll().then(() => window.location.assign(link.href));
  });
  const leaving = () => {
    for (const form of [...changed.keys()]) {
      window.clearTimeout(changed.get(form));
      changed.delete(form);
      navigator.sendBeacon("/drafts", typedIn(form));
    }
  };
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leaving());
  window.addEventListener("pagehide", leaving);
})();
