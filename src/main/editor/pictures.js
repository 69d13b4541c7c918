import { askPicture } from "./actions.js";
import { schema } from "./schema.js";
import { t } from "./words.js";

/* Pictures that come with what is pasted or dropped: brought to the draft, where they are drawn anew, and asked what they show. */

const TAKEN = /^image\/(png|jpeg)$/;
const WITHIN = /^data:(image\/(?:png|jpeg));base64,([a-z0-9+/=\s]+)$/i;
/* What programs call a picture when nobody said what it shows. */
const NOBODY_SAID = /^\s*$|^(图片|图像|图示|Picture|Image|IMG|Graphic)[\s_-]*\d*$|自动生成|automatically generated|\.(png|jpe?g|gif|bmp)$/i;

export class Pictures {
  constructor(files, panel, say) {
    this.files = files;
    this.panel = panel;
    this.say = say;
  }

  /* Whether what is brought holds pictures that can be brought along; then they are, and the rest is pasted with them. */
  take(view, event, data) {
    const page = new DOMParser().parseFromString(data.getData("text/html"), "text/html");
    const within = [...page.querySelectorAll("img")].filter((image) => WITHIN.test(image.getAttribute("src") ?? ""));
    const alone = page.body.textContent.trim() ? [] : [...data.files].filter((file) => TAKEN.test(file.type));
    if (!within.length && !alone.length) {
      return false;
    }
    event.preventDefault();
    if (!this.files.address) {
      this.say(t("请先保存草稿，再插入图片和附件"));
      return !within.length;
    }
    this.say(t("正在上传图片…"));
    (alone.length ? this.insert(view, alone) : this.paste(view, page, within)).then((reasons) => reasons.length && this.say(reasons[0]));
    return true;
  }

  async paste(view, page, within) {
    const reasons = [];
    for (const image of within) {
      const [, type, bytes] = WITHIN.exec(image.getAttribute("src"));
      const sent = await this.files.send(new File([Uint8Array.from(atob(bytes.replace(/\s/g, "")), (letter) => letter.charCodeAt(0))], `${t("粘贴的图片")}.${type.endsWith("png") ? "png" : "jpg"}`, { type }), true);
      if (sent.file) {
        const figure = page.createElement("figure");
        figure.dataset.file = sent.file;
        figure.dataset.alt = NOBODY_SAID.test(image.alt) ? "" : image.alt.trim();
        image.replaceWith(figure);
      } else {
        reasons.push(sent.reason);
      }
    }
    view.pasteHTML(page.documentElement.outerHTML);
    return reasons;
  }

  async insert(view, pictures) {
    const reasons = [];
    for (const picture of pictures) {
      const sent = await this.files.send(picture, true);
      if (sent.file) {
        view.dispatch(view.state.tr.replaceSelectionWith(schema.nodes.picture.create({ file: sent.file })).scrollIntoView());
      } else {
        reasons.push(sent.reason);
      }
    }
    const asked = this.nameless(view);
    if (asked !== null) {
      askPicture(view, this.panel, asked);
      this.say(t("请写图片上是什么"));
    }
    return reasons;
  }

  /* The place of the last picture of which nothing is said. */
  nameless(view) {
    let found = null;
    view.state.doc.descendants((node, pos) => {
      found = node.type === schema.nodes.picture && !node.attrs.alt ? pos : found;
    });
    return found;
  }
}
