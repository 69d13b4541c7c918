/* What comes from the clipboard of Word, WPS, Excel or a page, brought down to blocks: structure, words and alignment stay, decoration goes. */

const NUMBER = "一二三四五六七八九十百零〇";
const FIRST_LEVEL = new RegExp(`^[${NUMBER}]{1,4}、`);
const SECOND_LEVEL = new RegExp(`^[（(][${NUMBER}]{1,4}[）)]`);
const THIRD_LEVEL = /^[0-9]{1,3}[.．、](?![0-9])/;
const CHAPTER = new RegExp(`^第[${NUMBER}]+[编章节][\\s\\u3000]`);
/* Headings whose number stands at the left of the page; `PrintedBody` has the same. */
export const NUMBERED = /^\s*(?:[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十百0-9]{1,4}[）)]|[0-9]{1,3}[.．、](?![0-9]))/;
/* A line with a full stop in it, or longer than this, is no heading. */
const LONGEST_HEADING = 40;
const SENTENCE = /[。；：！？;:]/;
const DAY = /^(?:[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/;
/* So many characters in, a short line was pushed to the right by hand. */
const FAR_IN = 10;
const LONGEST_SIGNATURE = 40;
/* Comments of reviewers, and what Word keeps for itself: never words of the text. */
const NOT_TEXT = "script, style, title, meta, link, xml, noscript, template, iframe, object, embed, del, .MsoCommentReference, .msocomoff, .msocomanchor, .msocomtxt, "
  + "[style*='mso-element:comment' i], [style*='mso-element:header' i], [style*='mso-element:footer' i], [style*='mso-special-character:comment' i]";
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, div, table, ul, ol, blockquote, figure";
/* The settings of our own paragraphs and boxes, when they were copied in the editor. */
const OWN = ["sign-off", "centred", "flush", "callout", "note", "warning", "enclosed"];

const text = (element) => element.textContent.replace(/[\s\u00a0\u3000]+/g, " ").trim();
const style = (element) => element.getAttribute("style") ?? "";

/* Answers the clean markup, how many pictures did not come along, and how many words that were struck through are ordinary now. */
export function cleaned(html) {
  const page = new DOMParser().parseFromString(html.replace(/<\/?o:p[^>]*>/gi, ""), "text/html");
  const body = page.body;
  const isOwn = Boolean(body.querySelector("[data-pm-slice]"));
  const byClass = alignments(page);
  const comments = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (comments.nextNode()) {
    found.push(comments.currentNode);
  }
  found.forEach((comment) => comment.remove());
  body.querySelectorAll(NOT_TEXT).forEach((each) => each.remove());
  for (const hidden of body.querySelectorAll("[style]")) {
    if (/display\s*:\s*none|mso-hide\s*:\s*all/i.test(style(hidden))) {
      hidden.remove();
    }
  }
  const pictures = body.querySelectorAll("img, v\\:imagedata");
  const struck = body.querySelectorAll("s, strike, [style*='line-through' i]").length;
  pictures.forEach((picture) => picture.remove());
  if (!isOwn) {
    body.querySelectorAll("div").forEach((each) => !each.querySelector(BLOCKS) && text(each) && asLine(each));
    for (const each of body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, div, td, th, li, blockquote")) {
      align(each, byClass);
    }
    lists(body);
    for (const paragraph of body.querySelectorAll("p")) {
      heading(paragraph);
    }
    tables(body);
  }
  unwrapped(body);
  return { html: body.innerHTML, lost: pictures.length, struck };
}

/* A box around words alone is a line. */
function asLine(box) {
  const line = document.createElement("p");
  [...box.attributes].forEach(({ name, value }) => line.setAttribute(name, value));
  line.append(...box.childNodes);
  box.replaceWith(line);
}

/* What the style sheet of the clipboard says of alignment: Excel says it nowhere else. */
function alignments(page) {
  const all = new Map();
  for (const sheet of page.querySelectorAll("style")) {
    for (const [, names, rules] of sheet.textContent.replace(/<!--|-->|\/\*[^]*?\*\//g, "").matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      const said = /text-align\s*:\s*(right|center)/i.exec(rules);
      if (said) {
        names.split(",").forEach((name) => /\.[\w-]+\s*$/.test(name) && all.set(name.trim().replace(/^.*\./, ""), said[1].toLowerCase()));
      }
    }
  }
  return all;
}

/* Alignment is kept as the class that a body has for it; what was pushed to the right by blanks or by its indent stands at the right. */
function align(element, byClass) {
  const listed = [...element.classList].map((name) => byClass.get(name)).find(Boolean);
  const said = (/text-align\s*:\s*(\w+)/i.exec(style(element))?.[1] ?? element.getAttribute("align") ?? listed ?? "").toLowerCase();
  const isLine = /^(P|H\d)$/.test(element.tagName);
  element.className = said === "right" || said === "end" || isLine && isPushed(element) ? "sign-off" : said === "center" ? "centred" : "";
}

function isPushed(line) {
  const own = text(line);
  if (!own || own.length > LONGEST_SIGNATURE || SENTENCE.test(own) || line.closest("td, th, li")) {
    return false;
  }
  const blanks = /^[\s\u00a0\u3000]*/.exec(line.textContent.replace(/[\r\n\t]+/g, ""))[0];
  const width = [...blanks].reduce((sum, blank) => sum + (blank === "\u3000" ? 1 : 0.5), 0);
  const said = Number(/mso-char-indent-count\s*:\s*([\d.]+)/i.exec(style(line))?.[1] ?? 0);
  const points = ["text-indent", "margin-left"].reduce((sum, name) => sum + Number(new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*([\\d.]+)pt`, "i").exec(style(line))?.[1] ?? 0), 0);
  return width >= FAR_IN || said >= FAR_IN || points >= FAR_IN * 16 || DAY.test(own.replace(/\s/g, "")) && Math.max(width, said, points / 16) > 4;
}

/* Paragraphs that Word numbers are items of a list by level; where the number is one of an official paper it stays and makes a heading. */
function lists(body) {
  let open = [];
  let last = null;
  for (const paragraph of [...body.querySelectorAll("p")]) {
    const listed = /mso-list\s*:\s*(?!none|Ignore)[^;]*?level(\d)/i.exec(style(paragraph));
    if (!listed) {
      continue;
    }
    const ignored = paragraph.querySelector("[style*='mso-list:Ignore' i], [style*='mso-list: Ignore' i]");
    const number = (ignored ? text(ignored) : "").replace(/\s/g, "");
    ignored?.remove();
    const isChapter = CHAPTER.test(`${number} `) || /^第.+条$/.test(number);
    if (FIRST_LEVEL.test(number) || SECOND_LEVEL.test(number) || isChapter || paragraph.closest("td, th")) {
      paragraph.prepend(isChapter ? `${number}　` : number);
      last = null;
      continue;
    }
    const level = Math.min(Number(listed[1]), 5) - 1;
    const tag = /[0-9a-zA-Z①-⑳]/.test(number) && !/^[·o§Øüvnlu]$/.test(number) ? "ol" : "ul";
    if (!last || last.nextElementSibling !== paragraph) {
      open = [];
    }
    while (open.length > level + 1) {
      open.pop();
    }
    if (open.length === level + 1 && open[level].tagName.toLowerCase() !== tag) {
      open.pop();
    }
    while (open.length < level + 1) {
      const list = document.createElement(tag);
      const above = open[open.length - 1];
      if (above) {
        (above.lastElementChild ?? above.appendChild(document.createElement("li"))).append(list);
      } else {
        paragraph.before(list);
      }
      open.push(list);
    }
    const item = document.createElement("li");
    item.append(...paragraph.childNodes);
    open[level].append(item);
    paragraph.remove();
    last = open[0];
  }
}

/* 一、 （一） and short lines after 1. are headings of an official paper (GB/T 9704-2012), wherever they are not sentences. */
function heading(paragraph) {
  const own = text(paragraph);
  if (paragraph.className || own.length > LONGEST_HEADING || SENTENCE.test(own) || paragraph.closest("td, th, li, blockquote")) {
    return;
  }
  const level = FIRST_LEVEL.test(own) || CHAPTER.test(own) ? 2 : SECOND_LEVEL.test(own) ? 3 : THIRD_LEVEL.test(own) ? 4 : 0;
  if (level) {
    const made = document.createElement(`h${level}`);
    made.append(...paragraph.childNodes);
    made.querySelectorAll("b, strong").forEach((bold) => bold.replaceWith(...bold.childNodes));
    made.querySelectorAll("[style]").forEach((each) => each.style.removeProperty("font-weight"));
    paragraph.replaceWith(made);
  }
}

function tables(body) {
  for (const table of body.querySelectorAll("table")) {
    table.querySelectorAll("table").forEach((inner) => inner.replaceWith(...[...inner.querySelectorAll("td, th")].map((cell) => {
      const line = document.createElement("p");
      line.append(...cell.childNodes);
      return line;
    })));
    table.querySelectorAll("colgroup, col").forEach((each) => each.remove());
    table.querySelectorAll("thead td").forEach(headed);
    const [first, second] = table.rows;
    if (second && !table.querySelector("th") && isBold(first) && !isBold(second)) {
      [...first.cells].forEach(headed);
    }
    table.querySelectorAll("td, th").forEach(set);
  }
}

function headed(cell) {
  const header = document.createElement("th");
  [...cell.attributes].forEach((each) => header.setAttribute(each.name, each.value));
  header.append(...cell.childNodes);
  cell.replaceWith(header);
}

/* What a cell says of alignment its lines say; a heading's middle is where headings stand anyway. */
function set(cell) {
  const { className } = cell;
  cell.className = "";
  if (className && !cell.querySelector(":scope > p")) {
    const line = document.createElement("p");
    line.append(...cell.childNodes);
    cell.append(line);
  }
  cell.querySelectorAll(":scope > p").forEach((line) => {
    line.className ||= className;
    if (cell.tagName === "TH" && line.className === "centred") {
      line.className = "";
    }
  });
}

const isBold = (row) => {
  const words = [...row.cells].filter((cell) => text(cell));
  return words.length > 0 && words.every((cell) => [...cell.querySelectorAll("b, strong, [style*='font-weight:bold' i], [style*='font-weight: bold' i]")]
    .some((bold) => text(bold) === text(cell)));
};

/* What is left of decoration: only what says something of the words stays. */
function unwrapped(body) {
  const kept = /(?<![\w-])font-weight\s*:\s*[^;]+|(?<![\w-])font-style\s*:\s*[^;]+|vertical-align\s*:\s*(?:super|sub)/gi;
  for (const each of body.querySelectorAll("*")) {
    const says = each.closest("h1, h2, h3, h4, th") ? [] : style(each).match(kept) ?? [];
    const isInline = /^(SPAN|FONT|B|I|STRONG|EM|SUP|SUB|A)$/.test(each.tagName);
    each.removeAttribute("style");
    if (isInline && says.length) {
      for (const said of says) {
        const [name, value] = said.split(":");
        each.style.setProperty(name.trim(), value.trim());
      }
    }
    [...each.classList].filter((name) => !OWN.includes(name)).forEach((name) => each.classList.remove(name));
    [...each.attributes].filter(({ name, value }) => !/^(style|class|href|colspan|rowspan|data-(file|alt|caption|source|pm-slice))$/.test(name) || name === "href" && /^(#_|file:)/.test(value))
      .forEach((attribute) => each.removeAttribute(attribute.name));
  }
  body.querySelectorAll("th :is(b, strong)").forEach((bold) => bold.replaceWith(...bold.childNodes));
  for (const empty of [...body.querySelectorAll("p, h1, h2, h3, h4, li, div")]) {
    if (!text(empty) && !empty.querySelector("table, [data-file]") && !empty.matches("[data-file]") && !empty.closest("td, th")) {
      empty.remove();
    }
  }
}
