/* What buttons are known by everywhere, drawn; the name of the button is said beside it. */

const LETTERS = { 粗体: ["B", "700 15px sans-serif"], 斜体: ["I", "italic 700 15px serif"], 上标: ["x²", "500 14px serif"], 下标: ["x₂", "500 14px serif"] };
const LINES = {
  顶格: "M3 5h14M3 9h9M3 13h14M3 17h9",
  居中: "M3 5h14M6 9h8M3 13h14M6 17h8",
  右对齐: "M3 5h14M8 9h9M3 13h14M8 17h9",
  项目列表: "M8 5h9M8 10h9M8 15h9M3.5 5h1M3.5 10h1M3.5 15h1",
  编号列表: "M9 5h8M9 10h8M9 15h8M3 4l1.5-1v4M2.8 12.2c0-2 3-1.6 2.6 0L2.8 15H6",
  链接: "M8 12l4-4M9 6l2-2a3.2 3.2 0 0 1 5 5l-2 2M11 14l-2 2a3.2 3.2 0 0 1-5-5l2-2",
  撤销: "M7 4L3 8l4 4M3 8h9a4.5 4.5 0 0 1 0 9H7",
  重做: "M13 4l4 4-4 4M17 8H8a4.5 4.5 0 0 0 0 9h5",
};
const SVG = "http://www.w3.org/2000/svg";

/* The drawing of an action, or null where it is said in words. */
export function icon(words) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  if (LINES[words]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", LINES[words]);
    svg.append(path);
  } else if (LETTERS[words]) {
    const letter = document.createElementNS(SVG, "text");
    letter.setAttribute("x", "10");
    letter.setAttribute("y", "15");
    letter.setAttribute("text-anchor", "middle");
    letter.style.font = LETTERS[words][1];
    letter.textContent = LETTERS[words][0];
    svg.append(letter);
  } else {
    return null;
  }
  return svg;
}
