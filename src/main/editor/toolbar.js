import { GROUPS } from "./actions.js";
import { icon } from "./icons.js";
import { t } from "./words.js";

/*
 * The buttons above the text: one stop of Tab, arrow keys within; Escape goes back to the text. Two rows that scroll and never wrap: what can always be done,
 * and what can be done where somebody writes. The second row keeps its place while it is empty, so that the text stands still.
 */

export class Toolbar {
  constructor(view, panel, files, say) {
    this.view = view;
    this.dom = document.createElement("div");
    this.dom.className = "editor-tools";
    this.dom.setAttribute("role", "toolbar");
    this.dom.setAttribute("aria-label", t("编辑工具"));
    this.dom.setAttribute("aria-controls", view.dom.id);
    this.groups = GROUPS.map((group) => this.group(group, panel, files, say));
    this.dom.append(this.row(({ when }) => !when), this.row(({ when }) => when));
    this.dom.addEventListener("keydown", (event) => this.key(event));
    this.dom.addEventListener("focusin", (event) => this.stop(event.target));
    this.update();
    this.stop(this.buttons[0]);
  }

  get buttons() {
    return [...this.dom.querySelectorAll("button")].filter((button) => !button.closest("[hidden]"));
  }

  row(which) {
    const row = document.createElement("div");
    row.className = "editor-row";
    row.append(...this.groups.filter(which).map(({ dom }) => dom));
    return row;
  }

  group(group, panel, files, say) {
    const dom = document.createElement("div");
    dom.setAttribute("role", "group");
    dom.setAttribute("aria-label", t(group.name));
    const buttons = group.actions.map((action) => {
      const button = document.createElement("button");
      button.type = "button";
      const drawn = icon(action.words);
      if (drawn) {
        button.className = "drawn";
        button.append(drawn);
      } else {
        button.textContent = action.short?.() ?? t(action.words);
      }
      if (drawn || action.short) {
        button.setAttribute("aria-label", t(action.words));
      }
      button.title = action.keys ? `${t(action.words)} ${action.keys}` : t(action.words);
      if (action.keys) {
        button.setAttribute("aria-keyshortcuts", action.keys.replace("Ctrl", "Control"));
      }
      button.addEventListener("mousedown", (event) => event.preventDefault());
      button.addEventListener("click", () => this.run(action, panel, files, say));
      dom.append(button);
      return { action, button };
    });
    return { ...group, dom, buttons };
  }

  run(action, panel, files, say) {
    panel.close(false);
    if (action.ask) {
      const wrong = action.ask(this.view, panel, files);
      if (wrong) {
        say(wrong);
        this.view.focus();
      }
    } else {
      if (!action.run(this.view.state, this.view.dispatch, this.view)) {
        say(t("这里用不上：{0}", t(action.words)));
      } else {
        say(t("已办：{0}", t(action.words)), true);
      }
      this.view.focus();
    }
  }

  update() {
    const { state } = this.view;
    for (const { when, dom, buttons } of this.groups) {
      dom.hidden = when ? !when(state) : false;
      if (!dom.hidden) {
        for (const { action, button } of buttons) {
          if (action.active) {
            button.setAttribute("aria-pressed", String(Boolean(action.active(state))));
          }
        }
      }
    }
    this.dom.parentElement?.classList.toggle("within", this.groups.some(({ when, dom }) => when && !dom.hidden));
    if (!this.buttons.some((button) => button.tabIndex === 0)) {
      this.stop(this.buttons[0]);
    }
  }

  stop(button) {
    this.dom.querySelectorAll("button").forEach((each) => {
      each.tabIndex = each === button ? 0 : -1;
    });
  }

  key(event) {
    const all = this.buttons;
    const at = all.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all[(to + all.length) % all.length].focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.view.focus();
    }
  }

  focus() {
    this.dom.querySelector("button[tabindex='0']").focus();
  }
}
