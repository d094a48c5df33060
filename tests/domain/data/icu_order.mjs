// Puts the lines of icu_order.txt into the order of the ICU that Node.js carries:
//     node tests/domain/data/icu_order.mjs
// Add lines anywhere below the heading they belong to and run it again. Lines that ICU takes for the same are dropped.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("icu_order.txt", import.meta.url);
const collator = new Intl.Collator("vi");
const whole = (one, other) => collator.compare(one, other);

// A person: the given name, which stands last, then the rest; case does not count.
const parts = (name) => {
  const words = name.toLowerCase().split(" ");
  return [words.at(-1), words.slice(0, -1).join(" ")];
};
const person = (one, other) => {
  const [a, b] = [parts(one), parts(other)];
  return collator.compare(a[0], b[0]) || collator.compare(a[1], b[1]);
};

const sections = readFileSync(file, "utf8").split(/^\[(\w+)\]\n/m).slice(1);
let text = `# The order of ICU ${process.versions.icu} (CLDR ${process.versions.cldr}), locale vi, by icu_order.mjs: single words and texts by the whole line, persons by given name, then by the rest.\n`;
for (let place = 0; place < sections.length; place += 2) {
  const order = sections[place] === "names" ? person : whole;
  const lines = sections[place + 1].split("\n").filter(Boolean).sort(order);
  const distinct = lines.filter((line, at) => at === 0 || order(lines[at - 1], line) < 0);
  text += `\n[${sections[place]}]\n${distinct.join("\n")}\n`;
}
writeFileSync(file, text);
