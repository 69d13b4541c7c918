import { baseKeymap, chainCommands, exitCode, setBlockType, toggleMark } from "prosemirror-commands";
import { gapCursor } from "prosemirror-gapcursor";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { Slice } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { EditorState, Plugin } from "prosemirror-state";
import { goToNextCell, tableEditing } from "prosemirror-tables";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import { around, askName, askPicture, GROUPS, leaveBelow } from "./actions.js";
import { Files } from "./files.js";
import { found, lead } from "./found.js";
import { read, write } from "./lines.js";
import { Panel } from "./panel.js";
import { cleaned, NUMBERED } from "./paste.js";
import { Pictures } from "./pictures.js";
import { Saving } from "./saving.js";
import { schema } from "./schema.js";
import { Toolbar } from "./toolbar.js";
import { speak, t } from "./words.js";

const { nodes, marks } = schema;

/* Pixels that the toolbar takes of what is in view: the line that is written stays below it. */
const HEAD = { top: 120, bottom: 40, left: 5, right: 5 };

/* Headings that begin with 一、 stand at the left, as the public page sets them; others of their level in the middle. */
const numbered = new Plugin({
  props: {
    decorations: ({ doc }) => {
      const set = [];
      doc.forEach((node, pos) => node.type === nodes.heading && NUMBERED.test(node.textContent) && set.push(Decoration.node(pos, pos + node.nodeSize, { class: "numbered" })));
      return DecorationSet.create(doc, set);
    },
  },
});

/* What is pasted onto an empty line keeps how its first line is set. */
const isOnEmptyLine = ({ selection: { empty, $from } }) => empty && $from.depth === 1 && $from.parent.type === nodes.paragraph && $from.parent.content.size === 0;

/* A picture with what it says, so that whoever writes sees at once where words are missing. */
const picture = (files) => (node) => {
  const dom = document.createElement("figure");
  dom.className = "picture";
  dom.contentEditable = "false";
  const show = (now) => {
    const image = document.createElement("img");
    image.src = files.picture(now.attrs.file);
    image.alt = now.attrs.alt;
    const words = document.createElement("figcaption");
    words.textContent = now.attrs.caption;
    const alt = document.createElement("small");
    alt.className = now.attrs.alt ? "soft" : "error";
    alt.textContent = now.attrs.alt ? t("说明：{0}", now.attrs.alt) : t("还没有写图片上是什么");
    dom.replaceChildren(image, words, alt);
  };
  show(node);
  return { dom, update: (now) => now.type.name === "picture" && (show(now), true) };
};

function keys(toolbar, leaving, panel) {
  const item = nodes.list_item;
  const tab = (back) => (state, dispatch, view) => (leaving.now ? false
    : goToNextCell(back ? -1 : 1)(state, dispatch) || (around(state, "list_item") ? (back ? liftListItem(item) : sinkListItem(item))(state, dispatch, view) || true : false));
  const link = GROUPS.flatMap((group) => group.actions).find((action) => action.words === "链接");
  return keymap({
    "Mod-z": undo, "Mod-y": redo, "Mod-Shift-z": redo, "Mod-b": toggleMark(marks.bold), "Mod-i": toggleMark(marks.italic),
    "Mod-k": (state, dispatch, view) => (link.ask(view, panel()), true),
    "Mod-Alt-0": setBlockType(nodes.paragraph), "Mod-Alt-1": setBlockType(nodes.heading, { level: 2 }),
    "Mod-Alt-2": setBlockType(nodes.heading, { level: 3 }), "Mod-Alt-3": setBlockType(nodes.heading, { level: 4 }),
    "Shift-Enter": chainCommands(exitCode, (state, dispatch) => {
      dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
      return true;
    }),
    "Mod-Enter": (state, dispatch) => leaveBelow(state, dispatch),
    Enter: splitListItem(item),
    Tab: tab(false), "Shift-Tab": tab(true),
    "Alt-F10": () => (toolbar().focus(), true),
  });
}

function mount(area) {
  speak(JSON.parse(area.dataset.words || "{}"));
  const form = area.form;
  const files = new Files(area.dataset.pictures ?? "", form);
  const field = document.createElement("div");
  field.className = "editor";
  const head = document.createElement("div");
  head.className = "editor-head";
  const tell = document.createElement("p");
  tell.setAttribute("role", "status");
  const asked = document.createElement("div");
  asked.className = "editor-panel";
  asked.setAttribute("role", "group");
  asked.hidden = true;
  const place = document.createElement("div");
  const say = (words, quietly = false) => {
    tell.textContent = words;
    tell.className = quietly ? "editor-says unseen" : "editor-says soft";
    tell.title = words;
  };
  say("");
  const label = form.querySelector(`label[for='${area.id}']`);
  label.id = `${area.id}-label`;
  label.removeAttribute("for");
  let toolbar = null;
  const panel = new Panel(asked, () => view.focus());
  const pictures = new Pictures(files, panel, say);
  const leaving = { now: false };
  const concerns = [...document.querySelectorAll(".concern[data-paragraph]")];
  const beside = found(concerns);
  const describedBy = area.dataset.keys ? { "aria-description": area.dataset.keys } : {};
  const view = new EditorView(place, {
    state: EditorState.create({
      doc: read(area.value),
      plugins: [keys(() => toolbar, leaving, () => panel), keymap(baseKeymap), history(), tableEditing(), gapCursor(), numbered, beside, new Plugin({ view: () => ({ update: () => toolbar?.update() }) })],
    }),
    attributes: { id: `${area.id}-editor`, role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id, class: "editor-text paper-text", spellcheck: "false", ...describedBy },
    scrollThreshold: HEAD,
    scrollMargin: HEAD,
    nodeViews: { picture: picture(files) },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged) {
        area.value = write(view.state.doc);
        area.dispatchEvent(new Event("input", { bubbles: true }));
      }
    },
    handleKeyDown(own, event) {
      if (event.key === "Escape") {
        leaving.now = true;
        say(t("再按 Tab 离开正文"));
      } else if (event.key !== "Tab" && event.key !== "Shift") {
        leaving.now = false;
      }
      return false;
    },
    handleDoubleClickOn(own, pos, node) {
      const ask = { picture: askPicture, enclosed: askName }[node.type.name];
      return ask ? (ask(own, panel), true) : false;
    },
    handleDOMEvents: { blur: () => { leaving.now = false; } },
    handlePaste: (own, event) => Boolean(event.clipboardData) && pictures.take(own, event, event.clipboardData),
    handleDrop: (own, event, slice, moved) => !moved && pictures.take(own, event, event.dataTransfer),
    transformPastedHTML(html) {
      const { html: clean, lost, struck } = cleaned(html);
      say(lost ? t("已粘贴，版式清理过；有 {0} 张图片带不过来，请用“图片”上传", lost)
        : struck ? t("已粘贴，请核对：有 {0} 处划掉的字，划线没有带过来，不要的请删去", struck) : t("已粘贴，字体、颜色等版式没有带过来"));
      return clean;
    },
    transformPasted: (slice, own) => (isOnEmptyLine(own.state) && slice.openStart === 1 && slice.content.childCount > 1 ? new Slice(slice.content, 0, slice.openEnd) : slice),
    transformPastedText: (pasted) => pasted.replace(/\r\n?/g, "\n"),
  });
  toolbar = new Toolbar(view, panel, files, say);
  const bar = document.createElement("div");
  bar.className = "editor-bar";
  bar.append(toolbar.dom, tell);
  head.append(bar, asked);
  const foot = document.createElement("div");
  foot.className = "editor-foot";
  const length = document.createElement("p");
  const counted = () => {
    length.textContent = t("{0} 字", view.state.doc.textContent.replace(/\s/g, "").length);
  };
  counted();
  foot.append(length);
  field.append(head, place, foot);
  if (area.dataset.saves) {
    const saving = new Saving(form, area.dataset.saves, field, () => view.setProps({ editable: () => false }));
    foot.append(saving.told);
  }
  area.addEventListener("input", counted);
  lead(view, beside, concerns);
  area.before(field);
  area.hidden = true;
  const hint = document.getElementById(`${area.id}-hint`);
  if (hint) {
    hint.hidden = true;
  }
  if (form.elements.written) {
    form.elements.written.value = "blocks";
  }
  label.addEventListener("click", () => view.focus());
  return view;
}

for (const area of document.querySelectorAll("textarea[data-editor]")) {
  mount(area);
}
globalThis.gongkaiEditor = { again: (lines) => write(read(lines)), cleaned };
