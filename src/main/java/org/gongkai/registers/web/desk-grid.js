"use strict";

/*
 * A sheet filled as in a spreadsheet. Its text lies in the textarea, with tabs between the cells: that is what is sent, kept as a draft and given
 * back; without this script it is pasted there. Only the rows in sight are in the page.
 */
(() => {
  const sheet = document.querySelector(".grid-sheet");
  const text = document.getElementById("sheet");
  if (!sheet || !text) {
    return;
  }
  const HIGH = 34;
  const BEYOND = 12;
  const data = new DeskGridRows(sheet, text);
  const { columns, first } = data;
  let here = { row: 0, column: first };
  let from = { ...here };

  const says = sheet.querySelector("[data-says]");
  says.textContent = sheet.dataset.keys;
  const frame = document.createElement("div");
  frame.className = "scroll sheet-frame";
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", sheet.dataset.label);
  const table = document.createElement("table");
  table.setAttribute("role", "grid");
  table.setAttribute("aria-label", sheet.dataset.label);
  const head = table.createTHead().insertRow();
  const corner = document.createElement("th");
  corner.scope = "col";
  corner.textContent = sheet.dataset.row;
  head.append(corner);
  columns.slice(first).forEach((column) => {
    const th = document.createElement("th");
    th.scope = "col";
    th.textContent = column.title + (column.required ? " *" : "");
    head.append(th);
  });
  const body = table.createTBody();
  frame.append(table);
  sheet.append(frame);
  const lists = columns.map((column) => {
    if (column.options.length === 0) {
      return null;
    }
    const list = document.createElement("datalist");
    list.id = `sheet-${column.name}`;
    column.options.forEach((option) => list.append(new Option(option)));
    sheet.append(list);
    return list;
  });
  /* An input drops line breaks: a text of several lines, or a table in a cell, would be another as soon as somebody passed over it. */
  const inLine = (cell) => cell.replaceAll("\n", "⏎").replaceAll("\t", "⇥");
  const outOfLine = (said) => said.replaceAll("⏎", "\n").replaceAll("⇥", "\t");
  const input = document.createElement("input");
  input.autocomplete = "off";
  let editing = false;

  /* Rows in sight, each with a line below it where something is wrong with it. */
  const items = () => {
    const all = [];
    data.rows.forEach((row, n) => {
      all.push({ row, n });
      data.faultsOf(row).forEach((fault) => all.push({ row, n, fault }));
    });
    return all;
  };
  const inRange = (n, c) => n >= Math.min(here.row, from.row) && n <= Math.max(here.row, from.row) && c >= Math.min(here.column, from.column) && c <= Math.max(here.column, from.column);
  const faultLine = (item) => {
    const tr = document.createElement("tr");
    tr.className = "sheet-fault";
    const td = tr.insertCell();
    td.colSpan = columns.length - first + 1;
    if (item.fault.instead) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet";
      button.textContent = item.fault.mend;
      button.addEventListener("click", () => {
        data.mend(item.fault);
        focus();
      });
      td.append(button, " ");
    }
    td.append(item.fault.sentence);
    return tr;
  };
  const space = (high) => {
    const tr = document.createElement("tr");
    tr.setAttribute("aria-hidden", "true");
    Object.assign(tr.insertCell(), { colSpan: columns.length - first + 1, height: high, className: "sheet-space" });
    return tr;
  };
  const line = (item) => {
    const tr = document.createElement("tr");
    tr.setAttribute("aria-rowindex", item.n + 2);
    if (item.row[data.ended]) {
      tr.className = "sheet-ended";
    }
    const th = document.createElement("th");
    th.scope = "row";
    th.textContent = data.lines[item.n];
    tr.append(th);
    for (let c = first; c < columns.length; c++) {
      const td = tr.insertCell();
      const active = item.n === here.row && c === here.column;
      td.dataset.row = item.n;
      td.dataset.column = c;
      td.setAttribute("role", "gridcell");
      td.className = `${columns[c].number ? "number" : ""}${inRange(item.n, c) ? " sheet-chosen" : ""}${data.faultAt(item.row, c) ? " sheet-wrong" : ""}`;
      if (active) {
        input.setAttribute("aria-label", `${columns[c].title} ${data.lines[item.n]}`);
        input.setAttribute("aria-invalid", data.faultAt(item.row, c) ? "true" : "false");
        if (lists[c]) {
          input.setAttribute("list", lists[c].id);
        } else {
          input.removeAttribute("list");
        }
        td.append(input);
        if (!editing) {
          input.value = inLine(item.row[c]);
        }
      } else {
        td.textContent = item.row[c];
      }
    }
    return tr;
  };
  function render() {
    const all = items();
    const top = Math.max(0, Math.floor(frame.scrollTop / HIGH) - BEYOND);
    const end = Math.min(all.length, Math.ceil((frame.scrollTop + Math.max(frame.clientHeight, window.innerHeight)) / HIGH) + BEYOND);
    const shown = all.slice(top, end).map((item) => (item.fault ? faultLine(item) : line(item)));
    body.replaceChildren(...(top > 0 ? [space(top * HIGH)] : []), ...shown, ...(end < all.length ? [space((all.length - end) * HIGH)] : []));
    table.setAttribute("aria-rowcount", data.rows.length + 1);
  }
  function focus() {
    const place = items().findIndex((item) => item.n === here.row && !item.fault) * HIGH;
    if (place < frame.scrollTop) {
      frame.scrollTop = place;
    } else if (place + 3 * HIGH > frame.scrollTop + frame.clientHeight) {
      frame.scrollTop = place + 3 * HIGH - frame.clientHeight;
    }
    render();
    input.value = inLine(data.rows[here.row]?.[here.column] ?? "");
    input.focus({ preventScroll: true });
    input.parentElement?.scrollIntoView({ block: "nearest", inline: "nearest" });
    input.select();
    editing = false;
  }
  const commit = () => {
    if (data.rows[here.row] && input.isConnected && input.value !== inLine(data.rows[here.row][here.column])) {
      data.remember();
      data.set(here.row, here.column, outOfLine(input.value));
      data.changed();
    }
    editing = false;
  };
  const go = (down, right, widen) => {
    commit();
    here = { row: Math.min(Math.max(here.row + down, 0), data.rows.length - 1), column: Math.min(Math.max(here.column + right, first), columns.length - 1) };
    if (!widen) {
      from = { ...here };
    }
    focus();
  };
  const to = (row, column) => {
    here = { row: Math.min(Math.max(row, 0), data.rows.length - 1), column };
    from = { ...here };
    focus();
  };
  const add = () => {
    commit();
    if (data.rows.length < data.most) {
      data.add(here.row);
      to(here.row + 1, first);
    }
  };
  const remove = () => {
    commit();
    const low = Math.min(here.row, from.row);
    data.remove(low, Math.max(here.row, from.row));
    to(low, here.column);
  };
  /* From the first of the chosen cells; the whole column where only one is chosen. */
  const fill = (whole) => {
    commit();
    const low = whole ? 0 : Math.min(here.row, from.row);
    data.fill(low, whole ? data.rows.length - 1 : Math.max(here.row, from.row), here.column, data.rows[whole ? here.row : low][here.column]);
    focus();
  };
  const way = (back) => {
    editing = false;
    data[back ? "undo" : "redo"]();
    to(here.row, here.column);
  };
  frame.addEventListener("scroll", () => window.requestAnimationFrame(() => {
    const had = document.activeElement === input;
    const value = input.value;
    render();
    if (had && input.isConnected) {
      input.value = value;
      input.focus({ preventScroll: true });
    }
  }));
  table.addEventListener("mousedown", (event) => {
    const td = event.target.closest("td[data-row]");
    if (td && event.target !== input) {
      event.preventDefault();
      commit();
      here = { row: Number(td.dataset.row), column: Number(td.dataset.column) };
      if (!event.shiftKey) {
        from = { ...here };
      }
      focus();
    }
  });
  ["input", "dblclick"].forEach((kind) => input.addEventListener(kind, () => (editing = true)));
  input.addEventListener("blur", () => window.setTimeout(() => document.activeElement !== input && commit()));
  input.addEventListener("paste", (event) => {
    const said = deskGridText.table(event.clipboardData.getData("text/html")) || event.clipboardData.getData("text/plain");
    if (/[\t\n]/.test(said)) {
      event.preventDefault();
      editing = false;
      data.paste(said, here.row, here.column);
      focus();
    }
  });
  input.addEventListener("copy", (event) => {
    if (here.row !== from.row || here.column !== from.column) {
      event.preventDefault();
      event.clipboardData.setData("text/plain", deskGridText.write(data.rows.filter((row, n) => inRange(n, here.column)).map((row) => row.filter((cell, c) => inRange(here.row, c)))));
    }
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) {
      return;
    }
    const ctrl = event.ctrlKey || event.metaKey;
    const keys = {
      ArrowUp: () => go(-1, 0, event.shiftKey), ArrowDown: () => go(1, 0, event.shiftKey), PageUp: () => go(-15, 0, event.shiftKey), PageDown: () => go(15, 0, event.shiftKey),
      Enter: () => (here.row === data.rows.length - 1 && !event.shiftKey ? add() : go(event.shiftKey ? -1 : 1, 0)),
      Escape: () => focus(),
      F2: () => {
        editing = true;
        input.setSelectionRange(input.value.length, input.value.length);
      },
    };
    if (!editing) {
      Object.assign(keys, {
        ArrowLeft: () => go(0, -1, event.shiftKey), ArrowRight: () => go(0, 1, event.shiftKey), Home: () => go(ctrl ? -data.rows.length : 0, -columns.length), End: () => go(ctrl ? data.rows.length : 0, columns.length),
        Delete: () => {
          data.remember();
          data.rows.forEach((row, n) => columns.forEach((column, c) => c >= first && inRange(n, c) && data.set(n, c, "")));
          data.changed();
          focus();
        },
      });
    }
    if (ctrl && !event.altKey && event.key.toLowerCase() === "d") {
      event.preventDefault();
      fill(false);
    } else if (ctrl && !event.altKey && /^[zy]$/i.test(event.key) && !editing) {
      event.preventDefault();
      way(event.key.toLowerCase() === "z" && !event.shiftKey);
    } else if (!(ctrl && event.key === "Enter") && !event.altKey && keys[event.key]) {
      event.preventDefault();
      event.stopPropagation();
      keys[event.key]();
    }
  });
  sheet.querySelector(".sheet-tools").addEventListener("click", (event) => {
    const act = event.target.closest("button")?.dataset.do;
    ({ add, remove, fill: () => fill(here.row === from.row), undo: () => way(true), redo: () => way(false) })[act]?.();
  });
  document.querySelector(".grid-faults")?.addEventListener("click", (event) => {
    const li = event.target.closest("a") && event.target.closest("li");
    const fault = data.faults.find((one) => one.li === li);
    const n = fault ? data.rows.indexOf(fault.row) : -1;
    if (n >= 0) {
      event.preventDefault();
      to(n, Math.max(first, data.at(fault.field)));
    }
  });
  /* Before anything is sent, and before what is typed is kept on leaving. */
  text.form.addEventListener("submit", (event) => {
    commit();
    data.keep();
    if (event.submitter?.value === "faults") {
      window.setTimeout(() => delete text.form.dataset.sent, 1000);
    }
  }, true);
  window.addEventListener("pagehide", () => {
    commit();
    data.keep();
  }, true);

  text.closest(".grid-text").hidden = true;
  sheet.hidden = false;
  render();
})();
