/* Writes down what the editor says, one sentence a line, so that the page can bring it in another language. */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const SAID = /\bt\("([^"]+)"|(?:command|asks)\("([^"]+)"|name: "([^\x00-\x7f"]+)", (?:actions|when)|\["(一级标题)", "(二级标题)", "(三级标题)"\]/g;
const words = new Set();
for (const file of readdirSync(".").filter((name) => name.endsWith(".js")).sort()) {
  for (const found of readFileSync(file, "utf8").matchAll(SAID)) {
    found.slice(1).filter(Boolean).forEach((said) => words.add(said));
  }
}
writeFileSync("../resources/editor/words.txt", `${[...words].join("\n")}\n`);
