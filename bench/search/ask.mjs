// node ask.mjs PLAN.json: asks every engine every query in a headless Chromium and prints the answers as JSON.
// Cold: a fresh browser context a query, from opening to the first title. Warm: all queries in one context, for what is found.

import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

const plan = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const PLACES = ["chromium", "chromium-browser", "google-chrome"].flatMap((name) => (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name)));
const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => fs.existsSync(place));
const server = await serve(plan.folders);
const browser = await chromium.launch({ executablePath, args: ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"] });
const answers = {};
for (const engine of plan.engines) {
  answers[engine] = { cold: await cold(engine), warm: await warm(engine) };
  console.error(`  ${engine}: asked`);
}
await browser.close();
await server.close();
console.log(JSON.stringify(answers));

async function tab(engine, lang) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.url}page/${engine}.${lang}.html`);
  return { page, close: () => context.close() };
}

async function cold(engine) {
  const all = [];
  for (const { lang, words } of plan.cold) {
    const { page, close } = await tab(engine, lang);
    server.forget();
    const ms = await page.evaluate(async ([lang, words]) => {
      const start = performance.now();
      await globalThis.engine.open(lang);
      await globalThis.engine.ask(words, 1);
      return performance.now() - start;
    }, [lang, words]);
    all.push({ lang, words, ms, ...server.sent() });
    await close();
  }
  return all;
}

async function warm(engine) {
  const all = [];
  for (const lang of ["zh", "en"]) {
    const asked = plan.queries.filter((query) => query.lang === lang);
    if (asked.length === 0) continue;
    const { page, close } = await tab(engine, lang);
    await page.evaluate((lang) => globalThis.engine.open(lang), lang);
    for (const { words, id } of asked) {
      const found = await page.evaluate(async ([words, most]) => {
        const start = performance.now();
        const first = await globalThis.engine.ask(words, 10);
        const ms = performance.now() - start;
        const rest = most > 10 && first.total >= 10 ? (await globalThis.engine.ask(words, most)).hits : first.hits;
        return { total: first.total, ms, first: first.hits, rest: rest.map((hit) => hit.url) };
      }, [words, plan.most]).catch((error) => ({ total: 0, ms: 0, first: [], rest: [], error: String(error).slice(0, 200) }));
      all.push({ id, ...found });
    }
    await close();
  }
  return all;
}
