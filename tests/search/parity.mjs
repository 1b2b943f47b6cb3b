// The reader beside the program: the same first ten for many made-up queries, and no query that breaks either.
//   node parity.mjs queries DIST LANG N > queries.txt     queries cut from the documents themselves, and odd ones
//   node parity.mjs compare DIST LANG queries.txt answers.jsonl   answers of `gongshi search - --lines --json`
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const gongshiSearch = createRequire(import.meta.url)(join(here, "../../site/js/search.js"));
const [what, dist, lang, ...rest] = process.argv.slice(2);

/** Numbers that are the same in every run. */
function draws(seed) {
  return (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

function queries(count) {
  const documents = readFileSync(join(dist, "search", `${lang}.ndjson`), "utf8").trim().split("\n").map((line) => JSON.parse(line));
  const draw = draws(7);
  const one = (list) => list[draw(list.length)];
  const all = ["第十三条", "第13条", "art 13", "art. 007", "Article 5", "5个工作日", "五个工作日", "公 示", "公示 异议", "認證基地", "ＱＤ－２０２２", "示", "基", "not", "eval",
    "四川 第八条", "青岛办法第13条的期限", "Sichuan article 8", "article 23 of the Qingdao measures", "qingdao13", "见第七条", "notices", "公示期是多少天", "how many days is a notice open", "<b>公示</b>", "zzzz", "两年", "一百零五天", "duties", "process", "二〇二四年", "2024年", "…", "公示，异议", "a", "1",
    "center", "recognized bases", "labor", "organization zzzz", "2026-11-18", "2026/11", "2026年11月18日", "2026年06月05日", "2026年11月", "18 Nov 2026", "Nov 2026"];
  // Questions, which nothing holds as typed.
  for (const file of ["questions.toml", "questions-held-out.toml", "questions-third.toml"]) {
    for (const [, tongue, ask] of readFileSync(join(here, file), "utf8").matchAll(/^lang = "(.*)"\nask = "(.*)"$/gm)) if (tongue === lang) all.push(ask);
  }
  while (all.length < count) {
    const document = one(documents);
    const text = Array.from(one([document.title, document.body, document.body]).replace(/\n/g, " "));
    const at = draw(text.length);
    const cut = text.slice(at, at + 1 + draw(lang === "en" ? 24 : 9)).join("").trim();
    const shape = draw(8);
    if (!cut) continue;
    if (shape === 0) all.push(`${cut} ${one(Array.from(document.title))}`);
    else if (shape === 1) all.push(`${cut} ${Array.from(one(documents).title).slice(0, 5).join("")}`);
    else if (shape === 2) all.push(Array.from(cut).reverse().join(""));
    else all.push(cut);
  }
  process.stdout.write(all.map((query) => query.replace(/\s+/g, " ")).join("\n") + "\n");
}

async function compare(asked, answered) {
  const index = await gongshiSearch.open("", lang, { read: async (path) => readFileSync(join(dist, path)) });
  const lines = readFileSync(asked, "utf8").replace(/\n$/, "").split("\n");
  const answers = readFileSync(answered, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  const wrong = [];
  let widest = 0;
  for (const [place, query] of lines.entries()) {
    const want = answers[place];
    const got = await index.find(query, { excerpts: false });
    const near = (a, b) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
    const scores = want.hits.length === got.hits.length && want.hits.every((hit, i) => near(hit.score, got.hits[i].score));
    want.hits.forEach((hit, i) => { if (got.hits[i]) widest = Math.max(widest, Math.abs(hit.score - got.hits[i].score) / Math.max(1, hit.score)); });
    // Documents may change places only where their scores are one and the same but for rounding.
    const order = scores && want.hits.every((hit, i) => got.hits.some((other) => other.url === hit.url && near(hit.score, other.score)) || near(hit.score, want.hits.at(-1).score));
    const kinds = Object.values(got.counts.kind).reduce((sum, count) => sum + count, 0);
    if (!order || kinds !== got.total || want.exact !== got.exact || (got.atLeast ? index.root.pack || want.total < got.total : want.total !== got.total) || got.missing.length) {
      wrong.push({ query, want: [want.total, want.exact, want.hits.slice(0, 3).map((h) => [h.url, h.score])], got: [got.total, got.exact, got.hits.slice(0, 3).map((h) => [h.url, h.score])] });
    }
  }
  for (const one of wrong.slice(0, 10)) console.log(JSON.stringify(one));
  console.log(`${lines.length} queries, ${wrong.length} differ, widest ${widest.toExponential(1)}`);
  process.exitCode = wrong.length ? 1 : 0;
}

/** Whatever is typed and whatever is gone, there are results or none, and never an error. */
async function broken() {
  const odd = ["", " ", "\0", "\u0007公示\u001f", "公".repeat(10000), "a ".repeat(5000), "\ud800公示\udfff", "\udc00", "<script>alert(1)</script>", "(.*)+[", "\\", "公示 ".repeat(300),
    "第".repeat(300), "1".repeat(400) + "条", "__proto__", "constructor toString", "😀公示", "𠮷野家", "\u202e公示", "é".repeat(50), "ａｒｔ １３", "\u2028", "🇨🇳", "%", "5%", "两两两两条", null, undefined, 42, {}];
  const draw = draws(11), marks = ".*+?^${}()|[]\\/-\"'<>&;%#";
  const kinds = [() => draw(128), () => draw(65536), () => 0xd800 + draw(2048), () => 0x4e00 + draw(3000), () => marks.charCodeAt(draw(marks.length)), () => 97 + draw(26)];
  for (let i = 0; i < 200; i += 1) odd.push(String.fromCharCode(...Array.from({ length: 1 + draw(30) }, () => kinds[draw(kinds.length)]())));
  const index = await gongshiSearch.open("../", lang, { read: async (path) => readFileSync(join(dist, path)) });
  for (const query of odd) {
    const found = await index.find(query);
    if (found.hits.length > 10 || found.missing.length) throw new Error(JSON.stringify(query));
    for (const hit of found.hits) {
      const shown = hit.excerpt.map((piece) => piece.text).join("");
      if (typeof hit.title !== "string" || hit.marks.map((piece) => piece.text).join("") !== hit.title || hit.href !== "../" + hit.url || shown.length > 400) throw new Error(JSON.stringify([query, hit]));
    }
  }
  // Each part in turn is missing, cut short, or full of what is never deflate (noise sometimes is); what needs no such part is found as before.
  const parts = new Set();
  const whole = await gongshiSearch.open("", lang, { read: async (path) => (parts.add(path), readFileSync(join(dist, path))) });
  const query = lang === "zh" ? "公示 基地" : "notice base";
  const all = await whole.find(query);
  if (!all.total || all.missing.length) throw new Error("nothing found");
  for (const part of parts) {
    for (const harm of [() => { throw new Error("404"); }, (bytes) => bytes.subarray(0, bytes.length >> 1), (bytes) => bytes.fill(255)]) {
      const read = async (path) => { const bytes = readFileSync(join(dist, path)); return path === part ? harm(new Uint8Array(bytes)) : bytes; };
      let index;
      try {
        index = await gongshiSearch.open("", lang, { read });
      } catch (error) {
        if (error.code !== "unavailable") throw error;
        continue;
      }
      const found = await index.find(query);
      if (!found.missing.includes(part)) throw new Error(`${part} is broken and nobody says so`);
      if (found.hits.some((hit) => !hit.url)) throw new Error(part);
    }
  }
  // A page older than the index: its parts are gone, the root is a new one.
  let moved = false;
  const stale = await gongshiSearch.open("", lang, { read: async (path) => {
    const bytes = readFileSync(join(dist, path));
    if (path.endsWith(".json")) return Buffer.from(bytes.toString().replace(/"build":"[0-9a-f]+"/, moved ? "$&" : '"build":"old"'));
    if (!moved && /[/][a-z]\d[^/]*$/.test(path)) { moved = true; throw new Error("404"); }
    return bytes;
  } });
  const found = await stale.find(query);
  if (moved !== found.stale || found.missing.length || found.total !== all.total) throw new Error("an old page does not find the new index");
  const stopped = await whole.find(query, { signal: AbortSignal.abort() }).then(() => "", (error) => error.name);
  if (stopped !== "AbortError") throw new Error("a search that was called off goes on");
  for (const one of all.hits) {
    const same = await whole.find(query, { kind: one.kind, scheme: one.scheme || undefined });
    if (!same.hits.some((hit) => hit.url === one.url) || same.hits.some((hit) => hit.kind !== one.kind)) throw new Error("a filter leaves out what it asks for");
  }
}

if (what === "queries") queries(Number(rest[0]));
else if (what === "broken") await broken();
else await compare(...rest);
