// node src/search/reader/minify.mjs [--check]: the readers in this folder, made small, as site/js serves them.
// The tool: npm install --prefix target/ci-terser terser@5.51.2
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const here = (path) => new URL(path, import.meta.url);
const { minify } = createRequire(here("../../../target/ci-terser/package.json"))("terser");
/* Properties that no other script and no file of an index has: both readers get the same short names for them. */
const inside = ["again", "ask", "asks", "BEGINNING", "chars", "next", "boost", "covering", "failed", "han", "idf", "ids", "inflate", "key", "knows", "lead", "look", "loose", "mean", "named", "norms", "order",
  "other", "own", "part", "pieces", "rows", "runs", "source", "spell", "starts", "table", "take", "tier", "TITLE", "utf8", "ways", "worth"];
const nameCache = {};
for (const name of ["search.js", "search-shards.js"]) {
  const { code } = await minify(readFileSync(here(name), "utf8"), { compress: { passes: 4, ecma: 2020, hoist_funs: true, unsafe_arrows: true, inline: 1 }, mangle: { properties: { builtins: true, regex: new RegExp(`^(${inside.join("|")})$`) } },
    nameCache, format: { ecma: 2020, comments: false } });
  const small = `/* src/search/reader/${name} */\n${code}\n`;
  const file = here(`../../../site/js/${name}`);
  if (!process.argv.includes("--check")) writeFileSync(file, small);
  else if (readFileSync(file, "utf8") !== small) throw new Error(`${name} is not what its source gives: run minify.mjs`);
}
