/* What comes from the clipboard of Word, WPS or a page, brought down to blocks: structure stays, decoration goes. */

const NUMBER = "一二三四五六七八九十百零〇";
const FIRST_LEVEL = new RegExp(`^[${NUMBER}]{1,4}、`);
const SECOND_LEVEL = new RegExp(`^[（(][${NUMBER}]{1,4}[）)]`);
const THIRD_LEVEL = /^[0-9]{1,3}[.．、](?![0-9])/;
const CHAPTER = new RegExp(`^第[${NUMBER}]+[编章节][\\s\\u3000]`);
/* A line with a full stop in it, or longer than this, is no heading. */
const LONGEST_HEADING = 40;
const SENTENCE = /[。；：！？;:]/;

const text = (element) => element.textContent.replace(/[\s\u00a0\u3000]+/g, " ").trim();
const style = (element) => element.getAttribute("style") ?? "";

/* Answers the clean markup, and how many pictures did not come along. */
export function cleaned(html) {
  const page = new DOMParser().parseFromString(html.replace(/<!--\[if[^]*?<!\[endif\]-->/gi, "").replace(/<\/?o:p[^>]*>/gi, ""), "text/html");
  const body = page.body;
  const comments = page.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (comments.nextNode()) {
    found.push(comments.currentNode);
  }
  found.forEach((comment) => comment.remove());
  body.querySelectorAll("script, style, title, meta, link, xml, noscript, template, iframe, object, embed").forEach((each) => each.remove());
  for (const hidden of body.querySelectorAll("[style]")) {
    if (/display\s*:\s*none|mso-hide\s*:\s*all/i.test(style(hidden))) {
      hidden.remove();
    }
  }
  const lost = body.querySelectorAll("img, v\\:imagedata").length;
  body.querySelectorAll("img").forEach((picture) => picture.remove());
  body.querySelectorAll("s, strike, del").forEach((struck) => /^del$/i.test(struck.tagName) && struck.remove());
  for (const paragraph of [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, div")]) {
    set(paragraph);
  }
  lists(body);
  for (const paragraph of body.querySelectorAll("p")) {
    heading(paragraph);
  }
  tables(body);
  unwrapped(body);
  return { html: body.innerHTML, lost };
}

/* Alignment is kept as the class that a body has for it. */
function set(paragraph) {
  const align = (/text-align\s*:\s*(\w+)/i.exec(style(paragraph))?.[1] ?? paragraph.getAttribute("align") ?? "").toLowerCase();
  paragraph.className = align === "right" ? "sign-off" : align === "center" ? "centred" : "";
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
    if (FIRST_LEVEL.test(number) || SECOND_LEVEL.test(number) || CHAPTER.test(`${number} `)) {
      paragraph.prepend(CHAPTER.test(`${number} `) ? `${number}　` : number);
      last = null;
      continue;
    }
    const level = Number(listed[1]) - 1;
    const tag = /[0-9a-zA-Z①-⑳]/.test(number) && !/^[·o§Øü]$/.test(number) ? "ol" : "ul";
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
    table.querySelectorAll("thead td").forEach((cell) => {
      const header = document.createElement("th");
      [...cell.attributes].forEach((each) => header.setAttribute(each.name, each.value));
      header.append(...cell.childNodes);
      cell.replaceWith(header);
    });
    for (const cell of table.querySelectorAll("td, th")) {
      const align = (cell.getAttribute("align") ?? "").toLowerCase();
      cell.querySelectorAll(":scope > p").forEach((line) => !line.className && (line.className = align === "right" ? "sign-off" : align === "center" ? "centred" : ""));
    }
    table.querySelectorAll("colgroup, col").forEach((each) => each.remove());
  }
}

/* What is left of decoration: only what says something of the words stays. */
function unwrapped(body) {
  const kept = /font-weight\s*:\s*[^;]+|font-style\s*:\s*[^;]+|vertical-align\s*:\s*(?:super|sub)/gi;
  for (const each of body.querySelectorAll("*")) {
    const says = each.closest("h1, h2, h3, h4") ? [] : style(each).match(kept) ?? [];
    const isInline = /^(SPAN|FONT|B|I|STRONG|EM|SUP|SUB|A)$/.test(each.tagName);
    each.removeAttribute("style");
    if (isInline && says.length) {
      for (const said of says) {
        const [name, value] = said.split(":");
        each.style.setProperty(name.trim(), value.trim());
      }
    }
    [...each.attributes].filter((attribute) => !/^(style|class|href|colspan|rowspan|data-file|data-alt|data-caption|data-source|data-pm-slice)$/.test(attribute.name))
      .forEach((attribute) => each.removeAttribute(attribute.name));
  }
  for (const empty of [...body.querySelectorAll("p, h1, h2, h3, h4, li, div")]) {
    if (!text(empty) && !empty.querySelector("table, [data-file]") && !empty.closest("td, th")) {
      empty.remove();
    }
  }
}
