import { onlyLine, plain, readLine, toNodes, toSpans, words, writeLine } from "./inline.js";
import { schema } from "./schema.js";

/* A body as lines, read into a document of the editor and written again; the class `BodyLines` is the same grammar. */

const MARK = /^(?:#{2,4} |[-+](?: |$)|【(?:居中|右对齐|顶格|表格结束|表格|行|(?:表头|格)(?: 跨[0-9]{1,2}列)?(?: 跨[0-9]{1,2}行)?|图片 [0-9a-f]{64}|图注|附件 [0-9a-f]{64}|引用结束|引用|提示结束|提示|注意结束|注意)】)/;
const HEADING = /^(#{2,4}) (.*)$/s;
const ITEM = /^( {0,8})([-+])(?: (.*))?$/s;
const CELL = /^【(表头|格)(?: 跨([0-9]{1,2})列)?(?: 跨([0-9]{1,2})行)?】(.*)$/s;
const FILE = /^【(图片|附件) ([0-9a-f]{64})】(.*)$/s;
const SETTING = { flush: "【顶格】", centred: "【居中】", right: "【右对齐】" };
const DEEPEST = 4;

const { nodes } = schema;
const trimmed = (text) => text.replace(/^[ \n\t\u00a0\u3000]+|[ \n\t\u00a0\u3000]+$/g, "");

function paragraph(text) {
  const own = trimmed(text);
  for (const [set, mark] of Object.entries(SETTING)) {
    if (own.startsWith(mark)) {
      return nodes.paragraph.create({ set }, toNodes(readLine(own.slice(mark.length))));
    }
  }
  const escaped = own.startsWith("\\") && MARK.test(own.slice(1));
  return nodes.paragraph.create(null, toNodes(readLine(escaped ? own.slice(1) : own)));
}

const text = (written) => words(readLine(written));
const said = (paragraphs) => {
  const filled = paragraphs.filter((each) => each.childCount > 0);
  return filled.length ? filled : [nodes.paragraph.create()];
};

class Reader {
  constructor(written) {
    this.lines = written.replace(/\r\n?/g, "\n").split("\n").filter((each) => trimmed(each) !== "");
    this.at = 0;
  }

  get next() {
    return this.at < this.lines.length ? this.lines[this.at] : null;
  }

  document() {
    const blocks = [];
    while (this.next !== null) {
      if (ITEM.test(this.next)) {
        blocks.push(...this.lists(0));
      } else {
        blocks.push(this.block(trimmed(this.lines[this.at++])));
      }
    }
    return nodes.doc.create(null, blocks.length ? blocks : [nodes.paragraph.create()]);
  }

  block(own) {
    const heading = HEADING.exec(own);
    if (heading) {
      return nodes.heading.create({ level: heading[1].length }, toNodes(readLine(heading[2])));
    }
    const file = FILE.exec(own);
    if (file && file[1] === "附件") {
      return nodes.enclosed.create({ file: file[2], name: text(file[3]) });
    }
    if (file) {
      const caption = trimmed(this.next ?? "").startsWith("【图注】") ? text(trimmed(this.lines[this.at++]).slice(4)) : "";
      return nodes.picture.create({ file: file[2], alt: text(file[3]), caption });
    }
    if (own.startsWith("【表格】")) {
      return this.table(text(own.slice(4)));
    }
    if (own.startsWith("【引用】")) {
      return nodes.quotation.create({ source: text(own.slice(4)) }, this.until("", "【引用结束】"));
    }
    if (own.startsWith("【提示】") || own.startsWith("【注意】")) {
      const warning = own.startsWith("【注意】");
      return nodes.callout.create({ warning }, this.until(own.slice(4), warning ? "【注意结束】" : "【提示结束】"));
    }
    return paragraph(own);
  }

  until(first, end) {
    const all = [paragraph(first)];
    while (this.next !== null) {
      const own = trimmed(this.lines[this.at++]);
      if (own === end) {
        break;
      }
      all.push(paragraph(own));
    }
    return said(all);
  }

  table(caption) {
    const rows = [];
    const row = () => (rows.length ? rows : (rows.push([]), rows))[rows.length - 1];
    while (this.next !== null) {
      let own = trimmed(this.lines[this.at++]);
      if (own === "【表格结束】") {
        break;
      }
      const cell = CELL.exec(own);
      if (own.startsWith("【行】")) {
        rows.push([]);
        own = own.slice(3);
      }
      if (cell) {
        row().push({ header: cell[1] === "表头", across: Number(cell[2] ?? 1), down: Number(cell[3] ?? 1), lines: [paragraph(cell[4])] });
      } else if (own) {
        if (!row().length) {
          row().push({ header: false, across: 1, down: 1, lines: [] });
        }
        row()[row().length - 1].lines.push(paragraph(own));
      }
    }
    const cells = (each) => each.map((cell) => nodes[cell.header ? "table_header" : "table_cell"]
      .create({ colspan: Math.max(1, cell.across), rowspan: Math.max(1, cell.down) }, said(cell.lines)));
    return rows.some((each) => each.length) ? nodes.table.create({ caption }, rows.map((each) => nodes.table_row.create(null, cells(each)))) : nodes.paragraph.create();
  }

  lists(depth) {
    const lists = [];
    while (this.next !== null) {
      const found = ITEM.exec(this.next);
      if (!found || found[1].length >> 1 < depth) {
        break;
      }
      this.at++;
      const type = found[2] === "+" ? "ordered_list" : "bullet_list";
      const next = this.next === null ? null : ITEM.exec(this.next);
      const below = next && next[1].length >> 1 > depth ? this.lists(depth + 1) : [];
      const item = nodes.list_item.create(null, [nodes.paragraph.create(null, toNodes(readLine(found[3] ?? ""))), ...below]);
      if (lists.length && lists[lists.length - 1].type === type) {
        lists[lists.length - 1].items.push(item);
      } else {
        lists.push({ type, items: [item] });
      }
    }
    return lists.map((list) => nodes[list.type].create(null, list.items));
  }
}

export const read = (written) => new Reader(written).document();

function paragraphLine(node) {
  const own = writeLine(toSpans(node));
  return SETTING[node.attrs.set] && own ? SETTING[node.attrs.set] + own : MARK.test(own) ? `\\${own}` : own;
}

const filled = (node) => {
  const lines = [];
  node.forEach((each) => lines.push(paragraphLine(each)));
  return lines.filter(Boolean);
};

function list(node, depth, lines) {
  node.forEach((item) => {
    const own = writeLine(toSpans(item.firstChild));
    if (own || item.childCount > 1) {
      lines.push(`${"  ".repeat(Math.min(depth, DEEPEST))}${node.type.name === "ordered_list" ? "+" : "-"}${own ? ` ${own}` : ""}`);
    }
    item.forEach((below, offset, n) => n && list(below, depth + 1, lines));
  });
}

function table(node, lines) {
  lines.push(`【表格】${plain(onlyLine(node.attrs.caption))}`);
  node.forEach((row) => {
    lines.push("【行】");
    row.forEach((cell) => {
      const { colspan, rowspan } = cell.attrs;
      const own = filled(cell);
      lines.push(`【${cell.type.name === "table_header" ? "表头" : "格"}${colspan > 1 ? ` 跨${colspan}列` : ""}${rowspan > 1 ? ` 跨${rowspan}行` : ""}】${own[0] ?? ""}`, ...own.slice(1));
    });
  });
  lines.push("【表格结束】");
}

export function write(doc) {
  const lines = [];
  doc.forEach((node) => {
    const { attrs } = node;
    switch (node.type.name) {
      case "heading": {
        const own = writeLine(toSpans(node));
        lines.push(...(own ? [`${"#".repeat(attrs.level)} ${own}`] : []));
        break;
      }
      case "bullet_list":
      case "ordered_list": list(node, 0, lines); break;
      case "table": table(node, lines); break;
      case "picture":
        lines.push(`【图片 ${attrs.file}】${plain(onlyLine(attrs.alt))}`, ...(onlyLine(attrs.caption) ? [`【图注】${plain(onlyLine(attrs.caption))}`] : []));
        break;
      case "enclosed": lines.push(`【附件 ${attrs.file}】${plain(onlyLine(attrs.name))}`); break;
      case "quotation":
        lines.push(...(filled(node).length || onlyLine(attrs.source) ? [`【引用】${plain(onlyLine(attrs.source))}`, ...filled(node), "【引用结束】"] : []));
        break;
      case "callout":
        lines.push(...(filled(node).length ? [attrs.warning ? "【注意】" : "【提示】", ...filled(node), attrs.warning ? "【注意结束】" : "【提示结束】"] : []));
        break;
      default: lines.push(paragraphLine(node));
    }
  });
  return lines.filter(Boolean).join("\n");
}
