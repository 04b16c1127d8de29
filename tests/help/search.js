// The search of the contents page in each language (TAP): node search.js HELP-FOLDER, with as much of a
// browser as it asks for.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const help = process.argv[2];

function element() {
  return {
    dataset: {}, form: { addEventListener() {} }, addEventListener() {}, children: [],
    append(...parts) { this.children.push(...parts); },
    replaceChildren(...parts) { this.children = parts; },
  };
}

// The links that are found for @words.
function search(language, words) {
  const elements = { words: element(), results: element(), found: element() };
  const list = element();
  elements.results.querySelector = () => list;
  elements.found.dataset = { one: "1 %s", many: "%n %s", none: "0 %s" };
  const document = {
    documentElement: { lang: language },
    getElementById: (id) => elements[id],
    createElement: element,
  };
  const window = {};
  const location = { search: "?words=" + encodeURIComponent(words) };
  const context = vm.createContext({ document, window, location, URLSearchParams });
  for (const file of [language + "/search-index.js", "search.js"])
    vm.runInContext(fs.readFileSync(path.join(help, file), "utf8"), context);
  return list.children.map((item) => item.children[0].href);
}

const tests = [
  ["English heading comes first", "en", "raking", "consultation.html#raking"],
  ["word without its circumflex finds it", "cy", "grwp", "consultation.html#groups"],
  ["word with its circumflex finds it", "cy", "grŵp", "glossary.html#census"],
  ["long e of scores is not needed", "cy", "sgor pris", "numbers.html#price-score"],
  ["diaeresis and apostrophe are not needed", "cy", "copiau gwrthdaro", "glossary.html#conflict"],
  ["capital letters are not needed", "cy", "TENDR", "glossary.html#abnormally-low"],
  ["unchanged word finds the soft mutation", "cy", "cyfradd sylfaenol", "glossary.html#base-rate"],
  ["unchanged word finds what only stands mutated", "cy", "cyhoeddus", "decision.html#public-value"],
  ["soft mutation finds the unchanged word", "cy", "gyflenwyr", "package.html#suppliers"],
  ["aspirate mutation finds the unchanged word", "cy", "chyflenwyr", "package.html#suppliers"],
  ["nasal mutation finds the unchanged word", "cy", "nhermau", "money.html#lines"],
  ["lost g finds the unchanged word", "cy", "wasanaethau", "package.html#services"],
  ["English does not mutate", "en", "gontract", null],
  ["what is nowhere is not found", "cy", "garddwriaeth", null],
];

console.log("1.." + tests.length);
tests.forEach(([name, language, words, expected], i) => {
  const found = search(language, words);
  const good = expected === null ? found.length === 0 : found.includes(expected);
  if (!good) console.log("# found " + JSON.stringify(found) + ", not " + expected);
  console.log((good ? "ok " : "not ok ") + (i + 1) + " - " + name);
  if (!good) process.exitCode = 1;
});
