import { Plugin, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { t } from "./words.js";

/* What checking found in the saved text, beside the lines that it points at; it moves along with them and stays until the text is checked again. */

/* The places of lines, as checking counts them: each line of a block, each row of a table. */
export function lines(doc) {
  const places = [];
  const block = (node, pos) => {
    if (node.type.name === "table") {
      node.attrs.caption && places.push(pos + 4);
      node.forEach((row, offset) => places.push(pos + offset + 4));
    } else if (node.isTextblock) {
      node.textBetween(0, node.content.size, "", (leaf) => (leaf.type.name === "hard_break" ? "\n" : "")).split("\n").filter((line) => line.trim()).forEach(() => places.push(pos + 1));
    } else if (node.type.name === "enclosed") {
      places.push(pos);
    } else if (!node.isAtom) {
      node.forEach((child, offset) => block(child, pos + offset + 1));
      node.type.name === "quotation" && node.attrs.source && places.push(pos + 2);
    }
  };
  doc.forEach((node, pos) => block(node, pos));
  return places;
}

const note = (concern) => () => {
  const words = document.createElement("span");
  words.className = `editor-found ${concern.classList.contains("stops") ? "stops" : concern.classList.contains("asks") ? "asks" : ""}`;
  words.contentEditable = "false";
  words.textContent = concern.dataset.words;
  return words;
};

function marked(doc, concerns) {
  const places = lines(doc);
  const set = [];
  for (const concern of concerns) {
    const at = places[Number(concern.dataset.paragraph) - 1];
    const resolved = at === undefined ? null : doc.resolve(at);
    if (resolved) {
      const end = resolved.parent.isTextblock ? resolved.end() : at;
      set.push(Decoration.widget(end, note(concern), { side: 1, ignoreSelection: true, concern }));
    }
  }
  return DecorationSet.create(doc, set);
}

export const found = (concerns) => {
  const plugin = new Plugin({
    state: { init: (config, { doc }) => marked(doc, concerns), apply: (transaction, set) => set.map(transaction.mapping, transaction.doc) },
    props: { decorations: (state) => plugin.getState(state) },
  });
  return plugin;
};

/* Each finding in the list leads to its line. */
export function lead(view, plugin, concerns) {
  for (const concern of concerns) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = t("到这一段");
    button.setAttribute("aria-label", `${t("到这一段")} ${concern.dataset.words}`);
    button.addEventListener("click", () => {
      const [there] = plugin.getState(view.state).find(undefined, undefined, (spec) => spec.concern === concern);
      if (there) {
        view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(there.from), -1)).scrollIntoView());
        view.focus();
      }
    });
    concern.append(" ", button);
  }
}
