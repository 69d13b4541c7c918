import { t } from "./words.js";

/* What is written goes into the draft a moment later; where somebody else went on writing, the text is read only from then and stays here to be compared. */

const AFTER = 2000;
const AT_LATEST = 15000;

export class Saving {
  constructor(form, address, field, stop) {
    this.form = form;
    this.address = address;
    this.stop = stop;
    this.told = document.createElement("p");
    this.first = 0;
    this.stopped = document.createElement("p");
    this.stopped.className = "editor-stopped";
    this.stopped.setAttribute("role", "alert");
    this.stopped.hidden = true;
    field.prepend(this.stopped);
    ["input", "change"].forEach((what) => form.addEventListener(what, (event) => event.target.type !== "file" && this.changed()));
    form.addEventListener("submit", () => this.end());
  }

  changed() {
    if (this.ended) {
      return;
    }
    const now = Date.now();
    this.first ||= now;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(), Math.max(0, Math.min(AFTER, this.first + AT_LATEST - now)));
  }

  end() {
    window.clearTimeout(this.timer);
    this.ended = true;
  }

  /* The same person may have signed in anew on another page: then this page goes on with the token of that session. */
  async renewed() {
    const answer = await fetch(this.address, { redirect: "manual" });
    const form = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(this.form.id) : null;
    const said = (whose, name) => whose.querySelector(`[name$='${name}']`)?.value ?? "";
    const person = (whose) => said(whose, "form-stamp").replace(/^.*~/, "");
    if (!form || person(form) !== person(this.form)) {
      return false;
    }
    this.form.elements._csrf.value = said(form, "_csrf");
    return true;
  }

  async send() {
    const body = new URLSearchParams([...new FormData(this.form)].filter(([, value]) => typeof value === "string"));
    body.append("typing", "yes");
    return fetch(this.address, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
  }

  async save() {
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    this.first = 0;
    try {
      let answer = await this.send();
      if ((answer.status === 403 || answer.type === "opaqueredirect" || answer.status === 0) && await this.renewed()) {
        answer = await this.send();
      }
      const said = (answer.headers.get("Content-Type") ?? "").includes("json") ? await answer.json() : {};
      this.answered(answer, said);
    } catch {
      this.tell(t("网络断了，还没有存进草稿；字都在这一页"));
    }
    this.busy = false;
    if (this.again) {
      this.again = false;
      this.changed();
    }
  }

  answered(answer, said) {
    const { elements } = this.form;
    if (answer.ok && said.revision !== null) {
      elements.revision.value = said.revision;
      if (elements["form-stamp"]) {
        elements["form-stamp"].value = elements["form-stamp"].value.replace(/^[^~]*/, crypto.getRandomValues(new Uint32Array(3)).join(""));
      }
      this.tell(t("已存进草稿 {0}", said.at));
      document.dispatchEvent(new Event("heard"));
    } else if (answer.status === 409 && said.reason) {
      this.end();
      this.stopped.textContent = t("{0}。这里从现在起只能看；您没有存进去的字已经留着，打开草稿就能对照。", said.reason);
      const link = document.createElement("a");
      link.href = this.address;
      link.textContent = t("打开现在的草稿");
      this.stopped.append(" ", link);
      this.stopped.hidden = false;
      this.tell("");
      this.stop();
    } else if (said.reason) {
      this.tell(t("还没有存进草稿：{0}", said.reason));
    } else {
      this.tell(t("还没有存进草稿，登录可能已经过期；字都在这一页，另开一页登录以后再写一个字就存"));
    }
  }

  tell(words) {
    this.told.textContent = words;
  }
}
