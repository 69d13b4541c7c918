import { t } from "./words.js";

/* Asks for a few words between the toolbar and the text: one panel at a time, Enter takes them, Escape leaves everything as it was. */

export class Panel {
  constructor(place, back) {
    this.place = place;
    this.back = back;
  }

  close(focus = true) {
    this.place.replaceChildren();
    this.place.hidden = true;
    if (focus) {
      this.back();
    }
  }

  /* fields: [{ name, label, value, hint, required, type, choices, accept }]; take: answers of the fields -> what is wrong, or nothing. */
  ask(title, button, fields, take) {
    this.place.hidden = false;
    this.place.setAttribute("aria-label", title);
    const error = document.createElement("p");
    error.className = "error";
    error.setAttribute("role", "alert");
    const inputs = fields.map((field) => this.field(field));
    const send = async () => {
      const said = Object.fromEntries(inputs.map(({ field, input }) => [field.name, field.type === "file" ? input.files[0] : input.value.trim()]));
      const missing = fields.find((field) => field.required && !said[field.name]);
      const wrong = missing ? t("请填写：{0}", missing.label) : await take(said);
      if (wrong) {
        error.textContent = wrong;
        inputs.find(({ field }) => field === (missing ?? fields[0])).input.focus();
      } else {
        this.close();
      }
    };
    const buttons = document.createElement("p");
    buttons.append(this.button(button, send, "button second"), " ", this.button(t("取消"), () => this.close(), "quiet"));
    this.place.replaceChildren(...inputs.map(({ row }) => row), error, buttons);
    this.place.onkeydown = (event) => {
      if (event.key === "Enter" && event.target.tagName === "INPUT") {
        event.preventDefault();
        send();
      } else if (event.key === "Escape") {
        event.preventDefault();
        this.close();
      }
    };
    inputs[0].input.focus();
  }

  field(field) {
    const row = document.createElement("p");
    const label = document.createElement("label");
    const input = document.createElement(field.choices ? "select" : "input");
    input.id = `editor-${field.name}`;
    label.htmlFor = input.id;
    label.textContent = field.label;
    if (field.choices) {
      input.append(...field.choices.map(([value, words]) => new Option(words, value, false, value === field.value)));
    } else {
      input.type = field.type ?? "text";
      if (field.type === "file") {
        input.accept = field.accept;
      } else {
        input.value = field.value ?? "";
      }
    }
    row.append(label, " ", input);
    if (field.hint) {
      const hint = document.createElement("small");
      hint.id = `${input.id}-hint`;
      hint.className = "soft";
      hint.textContent = field.hint;
      input.setAttribute("aria-describedby", hint.id);
      row.append(hint);
    }
    return { field, input, row };
  }

  button(words, action, style) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = style;
    button.textContent = words;
    button.addEventListener("click", action);
    return button;
  }
}
