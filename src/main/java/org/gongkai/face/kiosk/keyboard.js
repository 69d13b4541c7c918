"use strict";

/* A keyboard on the screen of a kiosk: Chinese by pinyin, Latin letters, digits and marks. Nothing that is typed leaves the page; the words are in a file of this server. */
(() => {
  const source = document.currentScript.dataset.pinyin;
  const FIELDS = ["", "text", "search", "tel", "email", "url", "number", "password"];
  const LETTERS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
  const MARKS = ["，。？！、：；“”《》", "（）〔〕—…·@.-", "_/#&+%=*\"'"];
  const SHOWN = 8;
  let field = null;
  let mode = "han";
  let upper = false;
  let typed = "";
  let from = 0;
  let offered = [];
  let words = null;

  const isTyped = (it) => (it.tagName === "TEXTAREA" || it.tagName === "INPUT" && FIELDS.includes(it.getAttribute("type") ?? "")) && !it.readOnly && !it.disabled;
  const isLatinOnly = () => ["email", "url", "password"].includes(field.type) || ["tel", "number"].includes(field.type);

  const make = (tag, of, text) => {
    const made = document.createElement(tag);
    made.className = of;
    made.textContent = text ?? "";
    return made;
  };
  const key = (text, act, of) => {
    const made = make("button", of ? "key " + of : "key", text);
    made.type = "button";
    made.tabIndex = -1;
    made.addEventListener("click", act);
    return made;
  };

  const board = make("div", "keyboard no-print");
  board.hidden = true;
  board.setAttribute("role", "region");
  board.setAttribute("aria-label", "屏幕键盘 On-screen keyboard");
  const spelled = make("output", "keyboard-spelled");
  const choices = make("div", "keyboard-choices");
  const keys = make("div", "keyboard-keys");
  const line = make("div", "keyboard-line");
  line.append(spelled, choices);
  board.append(line, keys);
  // the field keeps the focus while keys are touched
  board.addEventListener("mousedown", (event) => event.preventDefault());

  /* The words by their letters and by the first letters of their syllables; within each the more frequent first. */
  const read = (data) => {
    const characters = new Map();
    data.characters.split(" ").forEach((entry) => {
      const at = entry.search(/[^a-z]/);
      characters.set(entry.slice(0, at), [...entry.slice(at)]);
    });
    const whole = new Map();
    const initials = new Map();
    const add = (map, name, list) => map.set(name, (map.get(name) ?? []).concat(list));
    data.words.split("|").forEach((entry) => {
      const [name, ...list] = entry.split(" ");
      const syllables = name.split("'");
      add(whole, syllables.join(""), list);
      add(initials, syllables.map((one) => one[0]).join(""), list);
    });
    return { characters, whole, initials, names: [...whole.keys()].sort() };
  };
  const load = () => {
    if (!words) {
      words = new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = source;
        script.onload = () => done(read(window.gongkaiPinyin));
        script.onerror = failed;
        document.head.append(script);
      });
    }
    return words;
  };

  /* All of the letters in as few words as possible; empty where they are no syllables. */
  const composed = (of, letters) => {
    const best = [{ pieces: 0, text: "" }];
    for (let to = 1; to <= letters.length; to++) {
      for (let begin = Math.max(0, to - 24); begin < to; begin++) {
        const piece = letters.slice(begin, to);
        const text = (of.whole.get(piece) ?? of.characters.get(piece))?.[0];
        if (text && best[begin] && (!best[to] || best[begin].pieces + 1 < best[to].pieces)) {
          best[to] = { pieces: best[begin].pieces + 1, text: best[begin].text + text };
        }
      }
    }
    return best[letters.length]?.text ?? "";
  };
  const offers = (of, letters) => {
    const found = [];
    const add = (texts, used) => (texts ?? []).forEach((text) => text && !found.some((one) => one.text === text) && found.push({ text, used }));
    const all = letters.length;
    add(of.whole.get(letters), all);
    if (all > 1) {
      add([composed(of, letters)], all);
      add(of.initials.get(letters), all);
    }
    add(of.characters.get(letters), all);
    let at = of.names.findIndex((name) => name.startsWith(letters));
    for (let more = 0; all > 1 && at >= 0 && more < 20 && of.names[at]?.startsWith(letters); more++, at++) {
      add(of.whole.get(of.names[at]), all);
    }
    for (let used = all - 1; used > 0; used--) {
      add(of.whole.get(letters.slice(0, used)), used);
      add(of.characters.get(letters.slice(0, used)), used);
    }
    if (all === 1) {
      [...of.characters].filter(([name]) => name.startsWith(letters)).forEach(([, list]) => add(list.slice(0, 3), 1));
    }
    return found;
  };

  const insert = (text) => {
    const begin = field.selectionStart;
    const replaced = begin === null ? 0 : field.selectionEnd - begin;
    const room = field.maxLength >= 0 ? field.maxLength - (field.value.length - replaced) : text.length;
    const fitting = text.slice(0, Math.max(0, room));
    if (begin === null) {
      field.value += fitting;
    } else {
      field.setRangeText(fitting, begin, field.selectionEnd, "end");
    }
    field.dispatchEvent(new InputEvent("input", { bubbles: true, data: fitting, inputType: "insertText" }));
  };
  const erase = () => {
    if (typed) {
      typed = typed.slice(0, -1);
      offer();
      return;
    }
    const begin = field.selectionStart;
    if (begin === null) {
      field.value = field.value.slice(0, -1);
    } else if (begin === field.selectionEnd) {
      field.setRangeText("", Math.max(0, begin - ([...field.value.slice(0, begin)].pop()?.length ?? 0)), begin, "end");
    } else {
      field.setRangeText("", begin, field.selectionEnd, "end");
    }
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "deleteContentBackward" }));
  };

  const choose = (one) => {
    insert(one.text);
    typed = typed.slice(one.used);
    offer();
  };
  const showChoices = () => {
    spelled.textContent = typed;
    choices.replaceChildren(...offered.slice(from, from + SHOWN).map((one) => key(one.text, () => choose(one), "key-word")));
    if (offered.length > SHOWN) {
      const turn = (by) => () => {
        from = Math.min(Math.max(0, from + by), Math.floor((offered.length - 1) / SHOWN) * SHOWN);
        showChoices();
      };
      choices.append(key("‹ 前", turn(-SHOWN), "key-turn"), key("后 ›", turn(SHOWN), "key-turn"));
    }
  };
  const offer = () => {
    from = 0;
    if (!typed) {
      offered = [];
      showChoices();
      return;
    }
    const letters = typed;
    load().then((of) => {
      if (letters === typed) {
        offered = offers(of, letters);
        showChoices();
      }
    }, () => {
      insert(letters);
      typed = "";
      mode = "latin";
      show();
    });
  };

  const press = (letter) => {
    if (mode === "han" && /[a-z]/.test(letter)) {
      typed += letter;
      offer();
      return;
    }
    take();
    insert(upper ? letter.toUpperCase() : letter);
  };
  /* What is spelled and not chosen yet is taken as the first that is offered. */
  const take = () => {
    while (typed) {
      const one = offered[0]?.used <= typed.length ? offered[0] : null;
      const rest = one ? typed.slice(one.used) : "";
      insert(one ? one.text : typed);
      typed = "";
      if (rest) {
        insert(rest);
      }
    }
    offer();
  };
  const onward = () => {
    if (typed) {
      insert(typed);
      typed = "";
      offer();
    } else if (field.tagName === "TEXTAREA") {
      insert("\n");
    } else {
      const all = field.form ? [...field.form.elements].filter((it) => isTyped(it) && it.checkVisibility()) : [];
      const next = all[all.indexOf(field) + 1];
      if (next) {
        next.focus();
      } else if (all.length === 1) {
        field.form.requestSubmit();
      } else {
        close();
      }
    }
  };
  const turnTo = (other) => () => {
    take();
    mode = other;
    upper = false;
    show();
  };

  const show = () => {
    const row = (...all) => {
      const made = make("div", "keyboard-row");
      made.append(...all);
      return made;
    };
    const letters = (list) => [...list].map((one) => key(upper ? one.toUpperCase() : one, () => press(one)));
    const rows = [row(...letters("1234567890"))];
    if (mode === "marks") {
      MARKS.forEach((list, n) => rows.push(row(...letters(list), ...n === 2 ? [key("⌫ 删除", erase, "key-wide")] : [])));
    } else {
      rows.push(row(...letters(LETTERS[0])), row(...letters(LETTERS[1])));
      const shift = key(upper ? "小写" : "大写", () => { upper = !upper; show(); }, "key-wide");
      rows.push(row(...mode === "latin" ? [shift] : [], ...letters(LETTERS[2]), key("⌫ 删除", erase, "key-wide")));
    }
    const han = isLatinOnly() ? [] : [key("中文", turnTo("han"), mode === "han" ? "key-wide key-on" : "key-wide")];
    rows.push(row(...han, key("ABC", turnTo("latin"), mode === "latin" ? "key-wide key-on" : "key-wide"), key("，。@", turnTo("marks"), mode === "marks" ? "key-wide key-on" : "key-wide"),
      key("空格", () => (typed && offered.length ? choose(offered[0]) : press(" ")), "key-space"), key(field.tagName === "TEXTAREA" ? "换行" : "下一项", onward, "key-wide"), key("收起", close, "key-wide")));
    keys.replaceChildren(...rows);
    showChoices();
  };
  const open = (it) => {
    field = it;
    typed = "";
    offered = [];
    // the machine's own keyboard stays away
    field.inputMode = "none";
    mode = isLatinOnly() ? "latin" : mode === "marks" ? "han" : mode;
    if (!board.isConnected) {
      document.body.append(board);
    }
    board.hidden = false;
    document.body.classList.add("has-keyboard");
    show();
    if (field.getBoundingClientRect().bottom > board.getBoundingClientRect().top) {
      field.scrollIntoView({ block: "center" });
    }
  };
  const close = () => {
    if (field && typed) {
      take();
    }
    board.hidden = true;
    document.body.classList.remove("has-keyboard");
  };

  /* What is being pressed must not move away under the finger: the page closes up only after the press. */
  let pressed = false;
  const leave = () => {
    if (!pressed && !board.hidden && document.activeElement !== field && !board.contains(document.activeElement)) {
      close();
    }
  };
  document.addEventListener("pointerdown", () => { pressed = true; }, { capture: true });
  ["pointerup", "pointercancel"].forEach((kind) => document.addEventListener(kind, () => {
    pressed = false;
    window.setTimeout(leave, 50);
  }, { capture: true }));
  document.addEventListener("focusin", (event) => (isTyped(event.target) ? open(event.target) : window.setTimeout(leave)));
  document.addEventListener("click", (event) => isTyped(event.target) && board.hidden && open(event.target));
  document.addEventListener("focusout", () => window.setTimeout(leave));
  if (document.activeElement && isTyped(document.activeElement)) {
    open(document.activeElement);
  }
})();
