import { t } from "./words.js";

/* The files of the draft, at the address that the page names; none while the draft is not saved yet. */

export class Files {
  constructor(address, form) {
    this.address = address;
    this.form = form;
  }

  async list() {
    const answer = await fetch(this.address, { headers: { Accept: "application/json" } });
    return answer.ok ? answer.json() : [];
  }

  /* Answers { file, name } or { reason }. */
  async send(file, isPicture) {
    const body = new FormData();
    body.append("_csrf", this.form.elements._csrf?.value ?? "");
    body.append("kind", isPicture ? "picture" : "file");
    body.append("file", file);
    try {
      const answer = await fetch(this.address, { method: "POST", body });
      const said = (answer.headers.get("Content-Type") ?? "").includes("json") ? await answer.json() : {};
      return said.file || said.reason ? said : { reason: t("没有上传，请再试一次；再不行，请保存草稿以后在右边上传") };
    } catch {
      return { reason: t("网络断了，没有上传，请再试一次") };
    }
  }

  picture(digest) {
    return `${this.address}/${digest}`;
  }
}
