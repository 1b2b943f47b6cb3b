// node minisearch.mjs DOCUMENTS.ndjson LANG OUT.json: MiniSearch's index of the documents.
import fs from "node:fs";
import MiniSearch from "minisearch";
import "./segment.js";

const [documents, lang, out] = process.argv.slice(2);
const index = new MiniSearch(globalThis.miniOptions(lang));
const lines = fs.readFileSync(documents, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
index.addAll(lines.map(({ url, title, body }, id) => ({ id, url, title, body })));
fs.writeFileSync(out, JSON.stringify(index));
