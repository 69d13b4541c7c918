"use strict";

/* The one script of all pages may run again in a page that stands: its names are declared so that they may be twice. */
/* Cells with tabs between them, as spreadsheets copy them: one with a tab, a line break or a quotation mark stands between quotation marks. */
var deskGridText = (() => {
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
  /* A table of the clipboard's HTML, which keeps line breaks within cells and what spans several; empty where there is none. It is read, never shown. */
  const table = (html) => {
    const rows = [];
    const held = [];
    new DOMParser().parseFromString(html, "text/html").querySelector("table")?.querySelectorAll("tr").forEach((tr, n) => {
      const row = rows[n] = rows[n] ?? [];
      [...tr.cells].forEach((cell) => {
        cell.querySelectorAll("br").forEach((br) => br.replaceWith("\n"));
        let c = 0;
        while (held[n]?.[c]) {
          c++;
        }
        const said = cell.textContent.replace(/[ \t\u00a0\r]+/g, " ").replace(/ ?\n ?/g, "\n").trim();
        for (let down = 0; down < cell.rowSpan; down++) {
          for (let right = 0; right < cell.colSpan; right++) {
            (rows[n + down] = rows[n + down] ?? [])[c + right] = right === 0 && down === 0 ? said : "";
            (held[n + down] = held[n + down] ?? [])[c + right] = true;
          }
        }
      });
    });
    return rows.some((row) => row.length > 1) || rows.length > 1 ? write(rows.map((row) => [...row].map((cell) => cell ?? ""))) : "";
  };
  return { read, write, table };
})();

/* The rows of a sheet, with what is wrong in them and the way back; they lie in a textarea, which is sent and kept as a draft. */
var DeskGridRows = class DeskGridRows {
  constructor(sheet, text) {
    this.text = text;
    this.most = Number(sheet.dataset.most);
    this.ends = sheet.dataset.ends;
    this.columns = [...sheet.querySelectorAll("ul > li")].map((li) => ({
      name: li.dataset.name, title: li.firstChild.textContent.trim(), number: li.dataset.number === "yes", required: li.dataset.required === "yes",
      options: [...li.querySelectorAll("span")].map((option) => option.textContent),
    }));
    this.based = this.at("number");
    this.ended = this.at("ended");
    /* The number of the entry is not shown. */
    this.first = this.based + 1;
    this.rows = deskGridText.read(text.value).slice(1).map((row) => [...row, ...this.empty()].slice(0, this.columns.length));
    if (this.rows.length === 0) {
      this.rows.push(this.empty());
    }
    this.past = [];
    this.future = [];
    this.count();
    this.wrong = new WeakMap();
    this.faults = [...document.querySelectorAll(".grid-faults > li[data-line]")].map((li) => ({
      sentence: li.textContent.trim(), instead: li.dataset.instead, mend: li.dataset.mend, field: li.dataset.field, row: this.rows[this.lines.indexOf(Number(li.dataset.line))], li,
    })).filter((fault) => fault.row);
    /* Faults move along with their rows. */
    this.faults.forEach((fault) => this.wrong.set(fault.row, [...this.faultsOf(fault.row), fault]));
  }

  at(name) {
    return this.columns.findIndex((column) => column.name === name);
  }

  empty() {
    return this.columns.map(() => "");
  }

  /* The line of each row, as faults name it. */
  count() {
    let line = 2;
    this.lines = this.rows.map((row) => {
      const its = line;
      line += 1 + row.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
      return its;
    });
  }

  faultsOf(row) {
    return this.wrong.get(row) ?? [];
  }

  faultAt(row, column) {
    return this.faultsOf(row).find((fault) => fault.field === this.columns[column].name);
  }

  /* A fault is gone as soon as its cell is another. */
  settle(row, field) {
    this.wrong.set(row, this.faultsOf(row).filter((fault) => fault.field !== field || (fault.li.remove(), false)));
  }

  set(n, column, value) {
    if (this.rows[n][column] !== value) {
      this.rows[n][column] = value;
      this.settle(this.rows[n], this.columns[column].name);
    }
  }

  mend(fault) {
    this.remember();
    fault.row[fault.field === "" ? this.based : this.at(fault.field)] = fault.instead;
    this.settle(fault.row, fault.field);
    this.changed();
  }

  add(after) {
    this.remember();
    this.rows.splice(after + 1, 0, this.empty());
    this.changed();
  }

  /* A row that is a record stays in sight, struck out: it ends when the sheet is saved. */
  remove(low, high) {
    this.remember();
    for (let n = high; n >= low; n--) {
      const row = this.rows[n];
      if (row[this.based]) {
        row[this.ended] = row[this.ended] ? "" : this.ends;
      } else {
        this.faultsOf(row).forEach((fault) => fault.li.remove());
        this.rows.splice(n, 1);
      }
    }
    if (this.rows.length === 0) {
      this.rows.push(this.empty());
    }
    this.changed();
  }

  /* Under its own heading where it brings one, else from the cell on. */
  paste(said, from, column) {
    const brought = deskGridText.read(said.replace(/[\r\n]+$/, ""));
    const place = (cell) => this.columns.findIndex((one) => one.title === cell.trim());
    const heading = brought[0].length > 1 && brought[0].every((cell) => cell.trim() === "" || place(cell) >= 0);
    const places = heading ? brought[0].map(place) : null;
    this.remember();
    brought.slice(heading ? 1 : 0).slice(0, this.most - from).forEach((cells, down) => {
      while (this.rows.length <= from + down) {
        this.rows.push(this.empty());
      }
      cells.forEach((cell, right) => {
        const to = places ? places[right] : column + right;
        if (to >= this.first && to < this.columns.length) {
          this.set(from + down, to, cell.trim());
        }
      });
    });
    this.changed();
  }

  /* The same value in a column of several rows. */
  fill(low, high, column, value) {
    this.remember();
    for (let n = low; n <= high; n++) {
      this.set(n, column, value);
    }
    this.changed();
  }

  state() {
    return { rows: [...this.rows], copies: this.rows.map((row) => [...row]) };
  }

  remember() {
    this.past.push(this.state());
    this.future.length = 0;
    if (this.past.length > 30) {
      this.past.shift();
    }
  }

  back(taken, given) {
    const before = taken.pop();
    if (before) {
      given.push(this.state());
      this.rows = before.rows;
      this.rows.forEach((row, n) => row.splice(0, row.length, ...before.copies[n]));
      this.changed();
    }
  }

  undo() {
    this.back(this.past, this.future);
  }

  redo() {
    this.back(this.future, this.past);
  }

  changed() {
    this.count();
    window.clearTimeout(this.keeping);
    this.keeping = window.setTimeout(() => this.keep(), 400);
  }

  /* Into the textarea, as if it were typed there. */
  keep() {
    window.clearTimeout(this.keeping);
    const now = deskGridText.write([this.columns.map((column) => column.title), ...this.rows.filter((row) => row.some((cell) => cell.trim() !== ""))]);
    if (now !== this.text.value) {
      this.text.value = now;
      this.text.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
};
