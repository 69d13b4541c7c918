import { isAddress, schema } from "./schema.js";

/* The words of one line with their marks written out; the class `InlineLine` is the same grammar. */

const MARK = "\\[(?:(\\/?)(粗|斜|上标|下标)|(\\/链接)|链接 ([!-Z^-~]+)|(换行))\\]";
const BLANK = /^[ \n\t\u00a0\u3000]+|[ \n\t\u00a0\u3000]+$/g;
const PLAIN = { bold: false, italic: false, script: "", link: "" };

const alike = (one, other) => one.bold === other.bold && one.italic === other.italic && one.script === other.script && one.link === other.link;

/* Joined where they are marked alike, without blanks at either end. */
export function line(spans) {
  const joined = [];
  for (const span of spans) {
    if (span.text && joined.length && alike(joined[joined.length - 1], span)) {
      joined[joined.length - 1].text += span.text;
    } else if (span.text) {
      joined.push({ ...span });
    }
  }
  const strip = (at, side) => {
    while (joined.length) {
      const span = at(joined);
      span.text = span.text.replace(BLANK, (blank, offset) => ((side === "begin") === (offset === 0) || blank.length === span.text.length ? "" : blank));
      if (span.text) {
        return;
      }
      side === "begin" ? joined.shift() : joined.pop();
    }
  };
  strip((all) => all[0], "begin");
  strip((all) => all[all.length - 1], "end");
  return joined;
}

export function readLine(text) {
  const spans = [];
  let marks = { ...PLAIN };
  let words = "";
  const said = () => {
    spans.push({ text: words, ...marks });
    words = "";
  };
  const mark = new RegExp(MARK, "y");
  for (let at = 0; at < text.length;) {
    mark.lastIndex = at;
    const found = text[at] === "[" ? mark.exec(text) : null;
    if (text[at] === "\\" && (text[at + 1] === "\\" || text[at + 1] === "[")) {
      words += text[at + 1];
      at += 2;
    } else if (found) {
      const [whole, slash, kind, endOfLink, address, isBreak] = found;
      const next = isBreak ? null : taken(marks, slash === "/", kind, endOfLink, address);
      if (isBreak) {
        words += "\n";
      } else if (next) {
        said();
        marks = next;
      } else {
        words += whole;
      }
      at += whole.length;
    } else {
      words += text[at++];
    }
  }
  said();
  return line(spans);
}

/* The marks after this one; null where it fits nothing and is text. */
function taken(marks, ends, kind, endOfLink, address) {
  if (!kind) {
    const fits = endOfLink ? marks.link !== "" : marks.link === "" && isAddress(address);
    return fits ? { ...marks, link: endOfLink ? "" : address } : null;
  }
  if (kind === "粗" || kind === "斜") {
    const name = kind === "粗" ? "bold" : "italic";
    return marks[name] === ends ? { ...marks, [name]: !ends } : null;
  }
  const script = kind === "上标" ? "above" : "below";
  return marks.script === (ends ? script : "") ? { ...marks, script: ends ? "" : script } : null;
}

export function plain(text) {
  return text.replaceAll("\\", "\\\\").replace(new RegExp(MARK, "g"), (found) => `\\${found}`).replaceAll("\n", "[换行]");
}

export function writeLine(spans) {
  return spans.map((span) => {
    const script = { above: "上标", below: "下标" }[span.script];
    const around = [span.link && [`[链接 ${span.link}]`, "[/链接]"], span.bold && ["[粗]", "[/粗]"], span.italic && ["[斜]", "[/斜]"], script && [`[${script}]`, `[/${script}]`]]
      .filter(Boolean);
    return around.map((each) => each[0]).join("") + plain(span.text) + around.reverse().map((each) => each[1]).join("");
  }).join("");
}

export const words = (spans) => spans.map((span) => span.text).join("");

/* One line of text as `Span.plain` has it. */
export const onlyLine = (text) => words(line([{ text: text.replaceAll("\n", " "), ...PLAIN }]));

/* As nodes of the editor. */
export function toNodes(spans) {
  const { link, bold, italic, above, below } = schema.marks;
  return spans.flatMap((span) => {
    const marks = [span.link && link.create({ href: span.link }), span.bold && bold.create(), span.italic && italic.create(),
      span.script === "above" && above.create(), span.script === "below" && below.create()].filter(Boolean);
    return span.text.split("\n").flatMap((part, n) => [...(n ? [schema.nodes.hard_break.create(null, null, marks)] : []), ...(part ? [schema.text(part, marks)] : [])]);
  });
}

export function toSpans(node) {
  const spans = [];
  node.forEach((inline) => {
    const has = (name) => inline.marks.some((mark) => mark.type.name === name);
    spans.push({
      text: inline.isText ? inline.text : "\n",
      bold: has("bold"),
      italic: has("italic"),
      script: has("above") ? "above" : has("below") ? "below" : "",
      link: inline.marks.find((mark) => mark.type.name === "link")?.attrs.href ?? "",
    });
  });
  return line(spans);
}
