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
  const MOST = Number(sheet.dataset.most);
  const columns = [...sheet.querySelectorAll("ul > li")].map((li) => ({
    name: li.dataset.name, title: li.firstChild.textContent.trim(), number: li.dataset.number === "yes", required: li.dataset.required === "yes",
    options: [...li.querySelectorAll("span")].map((option) => option.textContent),
  }));
  const at = (name) => columns.findIndex((column) => column.name === name);
  const BASED = at("number");
  const ENDED = at("ended");
  const first = BASED + 1;

  /* Cells with tabs, line breaks or quotation marks stand between quotation marks. */
  const read = (from) => {
    const rows = [[""]];
    let quoted = false;
    for (let i = 0; i < from.length; i++) {
      const c = from[i];
      const row = rows[rows.length - 1];
      const cell = row[row.length - 1];
      if (quoted) {
        if (c === "\"" && from[i + 1] === "\"") {
          row[row.length - 1] += c;
          i++;
        } else if (c === "\"") {
          quoted = false;
        } else {
          row[row.length - 1] += c;
        }
      } else if (c === "\"" && cell === "") {
        quoted = true;
      } else if (c === "\t") {
        row.push("");
      } else if (c === "\n") {
        rows.push([""]);
      } else if (c !== "\r") {
        row[row.length - 1] += c;
      }
    }
    return rows.filter((row, n) => row.some((cell) => cell.trim() !== "") || n === 0);
  };
  const quote = (cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll("\"", "\"\"")}"` : cell);
  const write = (rows) => rows.map((row) => row.map(quote).join("\t")).join("\n");
  const empty = () => columns.map(() => "");
  const whole = (row) => [...row, ...empty()].slice(0, columns.length);

  let rows = read(text.value).slice(1).map(whole);
  const faults = new Map();
  const past = [];
  const future = [];
  let here = { row: 0, column: first };
  let from = { ...here };

  /* The line of each row, as faults name it. */
  let lines = [];
  const count = () => {
    let line = 2;
    lines = rows.map((row) => {
      const its = line;
      line += 1 + row.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
      return its;
    });
  };

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
  const input = document.createElement("input");
  input.autocomplete = "off";
  let editing = false;

  for (const li of document.querySelectorAll(".grid-faults > li[data-line]")) {
    if (Number(li.dataset.line) > 0) {
      faults.set(`${li.dataset.line} ${li.dataset.field}`, {
        sentence: li.textContent.trim(), instead: li.dataset.instead, mend: li.dataset.mend, field: li.dataset.field, line: Number(li.dataset.line), li,
      });
    }
  }
  /* Faults move along with their rows. */
  count();
  const ofRow = new WeakMap();
  const rowOfLine = new Map(lines.map((line, n) => [line, rows[n]]));
  faults.forEach((fault) => {
    const row = rowOfLine.get(fault.line);
    if (row) {
      fault.row = row;
      ofRow.set(row, [...(ofRow.get(row) ?? []), fault]);
    }
  });
  const faultOf = (row, column) => (ofRow.get(row) ?? []).find((fault) => fault.field === columns[column].name);

  let keeping;
  const keep = () => {
    window.clearTimeout(keeping);
    const now = write([columns.map((column) => column.title), ...rows.filter((row) => row.some((cell) => cell.trim() !== ""))]);
    if (now !== text.value) {
      text.value = now;
      text.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
  const changed = () => {
    count();
    window.clearTimeout(keeping);
    keeping = window.setTimeout(keep, 400);
  };
  const remember = () => {
    past.push({ rows: rows.map((row) => row), copies: rows.map((row) => row.join("\u0000")), here: { ...here } });
    future.length = 0;
    if (past.length > 30) {
      past.shift();
    }
  };
  const back = (taken, given) => {
    const state = taken.pop();
    if (!state) {
      return;
    }
    given.push({ rows: rows.map((row) => row), copies: rows.map((row) => row.join("\u0000")), here: { ...here } });
    rows = state.rows;
    rows.forEach((row, n) => state.copies[n].split("\u0000").forEach((cell, c) => {
      row[c] = cell;
    }));
    here = state.here;
    from = { ...here };
    editing = false;
    changed();
    render();
    focus();
  };

  /* Rows in sight, each with a line below it where something is wrong with it. */
  const items = () => {
    const all = [];
    rows.forEach((row, n) => {
      all.push({ row, n });
      (ofRow.get(row) ?? []).forEach((fault) => all.push({ row, n, fault }));
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
        remember();
        const column = item.fault.field === "" ? BASED : at(item.fault.field);
        item.row[column] = item.fault.instead;
        settle(item.row, item.fault.field);
        changed();
        render();
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
    const td = tr.insertCell();
    td.colSpan = columns.length - first + 1;
    td.height = high;
    td.className = "sheet-space";
    return tr;
  };
  const line = (item) => {
    const tr = document.createElement("tr");
    tr.setAttribute("aria-rowindex", item.n + 2);
    if (item.row[ENDED]) {
      tr.className = "sheet-ended";
    }
    const th = document.createElement("th");
    th.scope = "row";
    th.textContent = lines[item.n];
    tr.append(th);
    for (let c = first; c < columns.length; c++) {
      const td = tr.insertCell();
      const active = item.n === here.row && c === here.column;
      td.dataset.row = item.n;
      td.dataset.column = c;
      td.setAttribute("role", "gridcell");
      td.className = `${columns[c].number ? "number" : ""}${inRange(item.n, c) ? " sheet-chosen" : ""}${faultOf(item.row, c) ? " sheet-wrong" : ""}`;
      if (active) {
        input.setAttribute("aria-label", `${columns[c].title} ${lines[item.n]}`);
        input.setAttribute("aria-invalid", faultOf(item.row, c) ? "true" : "false");
        if (lists[c]) {
          input.setAttribute("list", lists[c].id);
        } else {
          input.removeAttribute("list");
        }
        td.append(input);
        if (!editing) {
          input.value = item.row[c];
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
    table.setAttribute("aria-rowcount", rows.length + 1);
  }
  function focus() {
    const place = items().findIndex((item) => item.n === here.row && !item.fault) * HIGH;
    if (place < frame.scrollTop) {
      frame.scrollTop = place;
    } else if (place + 3 * HIGH > frame.scrollTop + frame.clientHeight) {
      frame.scrollTop = place + 3 * HIGH - frame.clientHeight;
    }
    render();
    input.value = rows[here.row]?.[here.column] ?? "";
    input.focus({ preventScroll: true });
    input.parentElement?.scrollIntoView({ block: "nearest", inline: "nearest" });
    input.select();
    editing = false;
  }
  const settle = (row, field) => {
    const left = (ofRow.get(row) ?? []).filter((fault) => fault.field !== field || (fault.li.remove(), false));
    ofRow.set(row, left);
  };
  const set = (n, c, value) => {
    if (rows[n][c] !== value) {
      rows[n][c] = value;
      settle(rows[n], columns[c].name);
    }
  };
  const commit = () => {
    if (rows[here.row] && input.isConnected && input.value !== rows[here.row][here.column]) {
      remember();
      set(here.row, here.column, input.value);
      changed();
    }
    editing = false;
  };
  const go = (down, right, widen) => {
    commit();
    here = { row: Math.min(Math.max(here.row + down, 0), rows.length - 1), column: Math.min(Math.max(here.column + right, first), columns.length - 1) };
    if (!widen) {
      from = { ...here };
    }
    focus();
  };
  const add = (after) => {
    if (rows.length >= MOST) {
      return;
    }
    commit();
    remember();
    rows.splice(after + 1, 0, empty());
    here = { row: Math.min(after + 1, rows.length - 1), column: first };
    from = { ...here };
    changed();
    focus();
  };
  /* A row that is a record stays in sight, struck out: it ends when the sheet is saved. */
  const remove = () => {
    commit();
    remember();
    const low = Math.min(here.row, from.row);
    for (let n = Math.max(here.row, from.row); n >= low; n--) {
      if (rows[n][BASED]) {
        rows[n][ENDED] = rows[n][ENDED] ? "" : sheet.dataset.ends;
      } else {
        (ofRow.get(rows[n]) ?? []).forEach((fault) => fault.li.remove());
        rows.splice(n, 1);
      }
    }
    if (rows.length === 0) {
      rows.push(empty());
    }
    here = { row: Math.min(low, rows.length - 1), column: here.column };
    from = { ...here };
    changed();
    focus();
  };
  const paste = (said) => {
    const brought = read(said.replace(/[\r\n]+$/, ""));
    const heading = brought[0].every((cell) => cell.trim() === "" || columns.some((column) => column.title === cell.trim())) && brought[0].length > 1;
    const places = heading ? brought[0].map((cell) => columns.findIndex((column) => column.title === cell.trim())) : null;
    remember();
    brought.slice(heading ? 1 : 0).forEach((cells, down) => {
      const n = here.row + down;
      if (n < MOST) {
        while (rows.length <= n) {
          rows.push(empty());
        }
        cells.forEach((cell, right) => {
          const c = places ? places[right] : here.column + right;
          if (c >= first && c < columns.length) {
            set(n, c, cell.trim());
          }
        });
      }
    });
    changed();
    focus();
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
  input.addEventListener("input", () => {
    editing = true;
  });
  input.addEventListener("dblclick", () => {
    editing = true;
  });
  input.addEventListener("blur", () => window.setTimeout(() => document.activeElement !== input && commit()));
  input.addEventListener("paste", (event) => {
    const said = event.clipboardData.getData("text/plain");
    if (/[\t\n]/.test(said)) {
      event.preventDefault();
      editing = false;
      paste(said);
    }
  });
  input.addEventListener("copy", (event) => {
    if (here.row !== from.row || here.column !== from.column) {
      event.preventDefault();
      event.clipboardData.setData("text/plain", write(rows.filter((row, n) => inRange(n, here.column)).map((row) => row.filter((cell, c) => inRange(here.row, c)))));
    }
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) {
      return;
    }
    const ctrl = event.ctrlKey || event.metaKey;
    const keys = {
      ArrowUp: () => go(-1, 0, event.shiftKey), ArrowDown: () => go(1, 0, event.shiftKey), PageUp: () => go(-15, 0, event.shiftKey), PageDown: () => go(15, 0, event.shiftKey),
      Enter: () => (here.row === rows.length - 1 && !event.shiftKey ? add(here.row) : go(event.shiftKey ? -1 : 1, 0)),
      Escape: () => focus(),
      F2: () => {
        editing = true;
        input.setSelectionRange(input.value.length, input.value.length);
      },
    };
    if (!editing) {
      Object.assign(keys, {
        ArrowLeft: () => go(0, -1, event.shiftKey), ArrowRight: () => go(0, 1, event.shiftKey), Home: () => go(ctrl ? -rows.length : 0, -columns.length), End: () => go(ctrl ? rows.length : 0, columns.length),
        Delete: () => {
          remember();
          rows.forEach((row, n) => columns.forEach((column, c) => c >= first && inRange(n, c) && set(n, c, "")));
          changed();
          focus();
        },
      });
    }
    if (ctrl && !event.altKey && /^[zy]$/i.test(event.key) && !editing) {
      event.preventDefault();
      back(...(event.key.toLowerCase() === "y" || event.shiftKey ? [future, past] : [past, future]));
    } else if (!(ctrl && event.key === "Enter") && !event.altKey && keys[event.key]) {
      event.preventDefault();
      event.stopPropagation();
      keys[event.key]();
    }
  });
  sheet.querySelector(".sheet-tools").addEventListener("click", (event) => {
    const act = event.target.closest("button")?.dataset.do;
    ({ add: () => add(here.row), remove, undo: () => back(past, future), redo: () => back(future, past) })[act]?.();
  });
  document.querySelector(".grid-faults")?.addEventListener("click", (event) => {
    const li = event.target.closest("a") && event.target.closest("li");
    const fault = [...faults.values()].find((one) => one.li === li);
    const n = fault ? rows.indexOf(fault.row) : -1;
    if (n >= 0) {
      event.preventDefault();
      here = { row: n, column: Math.max(first, at(fault.field)) };
      from = { ...here };
      focus();
    }
  });
  /* Before anything is sent, and before what is typed is kept on leaving. */
  text.form.addEventListener("submit", (event) => {
    commit();
    keep();
    if (event.submitter?.value === "faults") {
      window.setTimeout(() => delete text.form.dataset.sent, 1000);
    }
  }, true);
  window.addEventListener("pagehide", () => {
    commit();
    keep();
  }, true);

  if (rows.length === 0) {
    rows.push(empty());
  }
  count();
  text.closest(".grid-text").hidden = true;
  sheet.hidden = false;
  render();
})();
