import { Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";

/* The blocks and marks of a body; the room `publication.body` has the same as records. */

export const SETTINGS = { indented: "", flush: "flush", centred: "centred", right: "sign-off" };

const settingOf = (dom) => {
  for (const [setting, name] of Object.entries(SETTINGS)) {
    if (name && dom.classList.contains(name)) {
      return setting;
    }
  }
  return "indented";
};

const tables = tableNodes({ tableGroup: "block", cellContent: "paragraph+", cellAttributes: {} });

const nodes = {
  doc: { content: "block+" },
  paragraph: {
    group: "block",
    content: "inline*",
    attrs: { set: { default: "indented" } },
    parseDOM: [{ tag: "p", getAttrs: (dom) => ({ set: settingOf(dom) }) }],
    toDOM: (node) => ["p", SETTINGS[node.attrs.set] ? { class: SETTINGS[node.attrs.set] } : {}, 0],
  },
  heading: {
    group: "block",
    content: "inline*",
    defining: true,
    attrs: { level: { default: 2 } },
    parseDOM: [
      { tag: "h1", attrs: { level: 2 } }, { tag: "h2", attrs: { level: 2 } }, { tag: "h3", attrs: { level: 3 } },
      { tag: "h4", attrs: { level: 4 } }, { tag: "h5", attrs: { level: 4 } }, { tag: "h6", attrs: { level: 4 } },
    ],
    toDOM: (node) => [`h${node.attrs.level}`, 0],
  },
  bullet_list: { group: "block", content: "list_item+", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
  ordered_list: { group: "block", content: "list_item+", parseDOM: [{ tag: "ol" }], toDOM: () => ["ol", 0] },
  list_item: {
    content: "paragraph (bullet_list | ordered_list)*",
    defining: true,
    parseDOM: [{ tag: "li" }],
    toDOM: () => ["li", 0],
  },
  ...tables,
  table: {
    ...tables.table,
    attrs: { caption: { default: "" } },
    parseDOM: [{ tag: "table", getAttrs: (dom) => ({ caption: dom.querySelector(":scope > caption")?.textContent.trim() ?? "" }) }, { tag: "caption", ignore: true }],
    toDOM: (node) => (node.attrs.caption
      ? ["table", ["caption", { contenteditable: "false" }, node.attrs.caption], ["tbody", 0]] : ["table", ["tbody", 0]]),
  },
  picture: {
    group: "block",
    atom: true,
    draggable: true,
    attrs: { file: {}, alt: { default: "" }, caption: { default: "" } },
    parseDOM: [{
      tag: "figure[data-file]",
      getAttrs: (dom) => ({ file: dom.dataset.file, alt: dom.dataset.alt ?? "", caption: dom.dataset.caption ?? "" }),
    }],
    toDOM: (node) => ["figure", { "data-file": node.attrs.file, "data-alt": node.attrs.alt, "data-caption": node.attrs.caption }],
  },
  enclosed: {
    group: "block",
    atom: true,
    draggable: true,
    attrs: { file: {}, name: { default: "" } },
    parseDOM: [{ tag: "p[data-file]", priority: 60, getAttrs: (dom) => ({ file: dom.dataset.file, name: dom.textContent }) }],
    toDOM: (node) => ["p", { "data-file": node.attrs.file, class: "enclosed" }, node.attrs.name],
  },
  quotation: {
    group: "block",
    content: "paragraph+",
    defining: true,
    attrs: { source: { default: "" } },
    parseDOM: [{ tag: "blockquote", getAttrs: (dom) => ({ source: dom.dataset.source ?? "" }) }],
    toDOM: (node) => ["blockquote", { "data-source": node.attrs.source }, 0],
  },
  callout: {
    group: "block",
    content: "paragraph+",
    defining: true,
    attrs: { warning: { default: false } },
    parseDOM: [{ tag: "div.callout", getAttrs: (dom) => ({ warning: dom.classList.contains("warning") }) }],
    toDOM: (node) => ["div", { class: `callout ${node.attrs.warning ? "warning" : "note"}` }, 0],
  },
  text: { group: "inline" },
  hard_break: { group: "inline", inline: true, selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
};

const marks = {
  link: {
    inclusive: false,
    attrs: { href: {} },
    parseDOM: [{ tag: "a[href]", getAttrs: (dom) => (isAddress(dom.getAttribute("href")) ? { href: dom.getAttribute("href") } : false) }],
    toDOM: (mark) => ["a", { href: mark.attrs.href, rel: "nofollow" }, 0],
  },
  bold: {
    parseDOM: [
      { tag: "strong" }, { tag: "b", getAttrs: (dom) => !/^(normal|[1-4]00)$/.test(dom.style.fontWeight) && null },
      { style: "font-weight", getAttrs: (value) => /^(bold(er)?|[6-9]\d\d)$/.test(value) && null },
    ],
    toDOM: () => ["strong", 0],
  },
  italic: { parseDOM: [{ tag: "em" }, { tag: "i" }, { style: "font-style=italic" }], toDOM: () => ["em", 0] },
  above: { excludes: "above below", parseDOM: [{ tag: "sup" }, { style: "vertical-align=super" }], toDOM: () => ["sup", 0] },
  below: { excludes: "above below", parseDOM: [{ tag: "sub" }, { style: "vertical-align=sub" }], toDOM: () => ["sub", 0] },
};

/* An address as `Span.isAddress` takes it. */
export function isAddress(link) {
  return /^(?:https?:\/\/|\/(?!\/)|#)[!-Z^-~]{0,2000}$/.test(link ?? "");
}

export const schema = new Schema({ nodes, marks });
