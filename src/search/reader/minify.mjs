// node src/search/reader/minify.mjs [--check]: the readers in this folder, made small, as site/js serves them.
// The tool: npm install --prefix target/ci-esbuild esbuild@0.28.2
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const here = (path) => new URL(path, import.meta.url);
const { transformSync } = createRequire(here("../../../target/ci-esbuild/package.json"))("esbuild");
for (const name of ["search.js", "search-shards.js"]) {
  const { code } = transformSync(readFileSync(here(name), "utf8"), { minify: true, target: "es2020", charset: "utf8" });
  const small = `/* made of src/search/reader/${name} */\n${code}`;
  const file = here(`../../../site/js/${name}`);
  if (!process.argv.includes("--check")) writeFileSync(file, small);
  else if (readFileSync(file, "utf8") !== small) throw new Error(`${name} is not what its source gives: run minify.mjs`);
}
