#!/usr/bin/env node
// node run.mjs SITE: Lighthouse on one page of every kind, served as a small host would. Accessibility, best practices
// and SEO must be 100. Performance is told, and fails below 90 in the best of three: it hangs on how busy the machine is.

import fs from "node:fs";
import lighthouse from "lighthouse";
import * as chromeLauncher from "chrome-launcher";
import { program } from "../../tests/browser/browser.mjs";
import { readSite } from "../../tests/browser/folder.mjs";
import { kindOf } from "../../tests/browser/kinds.mjs";
import { serve } from "../../tests/browser/server.mjs";

const WHOLE = ["accessibility", "best-practices", "seo"];
const WANTED = 95;
const LEAST = 90;
const TRIES = 3;
// The site lies in a sub-folder; a robots.txt is only ever asked of the root of the host.
const CONFIG = {
  extends: "lighthouse:default",
  settings: { onlyCategories: [...WHOLE, "performance"], skipAudits: ["robots-txt"], disableFullPageScreenshot: true },
};

const [folder] = process.argv.slice(2);
if (!folder || !fs.existsSync(folder)) {
  console.error("usage: node run.mjs SITE");
  process.exit(2);
}
if (program() === null) {
  console.error("no browser: install chromium, or name one in CHROMIUM");
  process.exit(3);
}

/** The longest page of each kind, in Chinese and English by turns: a kind is the same template in both. */
function chosen(site) {
  const kinds = new Map();
  for (const page of site.pages) {
    // A page at an old address, or of an error, leads elsewhere and asks not to be found.
    if (!page.lang || page.tags.some((tag) => /^(refresh)$/i.test(tag.attributes.get("http-equiv") ?? ""))) continue;
    if (page.tags.some((tag) => tag.attributes.get("name") === "robots" && /noindex/.test(tag.attributes.get("content") ?? ""))) continue;
    const key = kindOf(site, page).split(" ")[0];
    const of = kinds.get(key) ?? { zh: null, en: null };
    if (!of[page.lang] || of[page.lang].html.length < page.html.length) of[page.lang] = page;
    kinds.set(key, of);
  }
  return [...kinds.values()].map(({ zh, en }, place) => (place % 2 === 0 ? zh ?? en : en ?? zh));
}

async function measured(url, port) {
  const { lhr } = await lighthouse(url, { port, logLevel: "error" }, CONFIG);
  const score = (name) => Math.round((lhr.categories[name]?.score ?? 0) * 100);
  const wrong = (name) => lhr.categories[name].auditRefs
    .filter((ref) => ref.weight > 0 && (lhr.audits[ref.id].score ?? 1) < 1)
    .map((ref) => ref.id);
  return { score, wrong, stopped: lhr.runtimeError?.message };
}

async function judged(url, port) {
  const told = await measured(url, port);
  const faults = told.stopped ? [told.stopped] : [];
  for (const name of WHOLE) {
    if (told.score(name) < 100) faults.push(`${name} ${told.score(name)}: ${told.wrong(name).join(", ")}`);
  }
  let fast = told.score("performance");
  for (let again = 1; again < TRIES && fast < LEAST; again++) fast = Math.max(fast, (await measured(url, port)).score("performance"));
  if (fast < LEAST) faults.push(`performance ${fast}: ${told.wrong("performance").join(", ")}`);
  return { fast, faults };
}

const site = readSite(folder);
const pages = chosen(site);
const served = await serve(site);
const chrome = await chromeLauncher.launch({
  chromePath: program(),
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
const speeds = [];
let failed = 0;
for (const page of pages) {
  const { fast, faults } = await judged(served.url + page.path, chrome.port);
  speeds.push(fast);
  if (faults.length > 0) failed++;
  if (faults.length > 0 || fast < WANTED) console.log(`${faults.length > 0 ? "not ok" : "slow"} ${page.path}: performance ${fast}`);
  for (const fault of faults) console.log(`    ${fault}`);
}
chrome.kill();
await served.close();
speeds.sort((a, b) => a - b);
console.log(`${failed > 0 ? "not ok" : "ok"} ${pages.length} kinds of page, performance ${speeds[0]} to ${speeds.at(-1)}, ${speeds.filter((speed) => speed < WANTED).length} below ${WANTED}`);
process.exit(failed === 0 && pages.length > 0 ? 0 : 1);
