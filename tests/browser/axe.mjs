// axe-core on one page of each kind and language (or on all), in three looks.

import fs from "node:fs";
import { createRequire } from "node:module";
import { onePerKind } from "./kinds.mjs";
import { fileUrl } from "./opening.mjs";

const SOURCE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** A page that is more than it is at first: with results. */
const ASKED = { "zh/search/index.html": "公示", "en/search/index.html": "notice" };
const LOOKS = [
  { width: 360, colorScheme: "light" },
  { width: 1280, colorScheme: "light" },
  { width: 1280, colorScheme: "dark" },
];

export async function axe(browser, site, all) {
  const pages = all ? site.pages.filter((page) => page.path !== "404.html") : onePerKind(site).filter((page) => page.path !== "404.html");
  const failures = (await Promise.all(LOOKS.map((look) => inOneLook(browser, site, pages, look)))).flat();
  return { failures, note: `${pages.length} pages, ${LOOKS.length} looks` };
}

async function inOneLook(browser, site, pages, { width, colorScheme }) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
  const page = await context.newPage();
  const failures = [];
  for (const one of pages) {
    await page.goto(fileUrl(site, one.path) + (one.path in ASKED ? `?q=${encodeURIComponent(ASKED[one.path])}` : ""));
    if (one.path in ASKED) await page.waitForSelector("[data-hits][aria-busy=false]", { state: "attached" });
    await page.evaluate(SOURCE);
    const violations = await page.evaluate(async (values) => {
      const result = await globalThis.axe.run(document, { preload: false, resultTypes: ["violations"], runOnly: values });
      return result.violations.map((rule) => `${rule.id}: ${rule.nodes.slice(0, 2).map((node) => `${node.html.slice(0, 120)} ${node.any[0]?.message ?? ""}`).join(" | ")}`);
    }, RULES);
    failures.push(...violations.map((text) => `${one.path} (${width} ${colorScheme}): ${text}`));
  }
  await context.close();
  return failures;
}

/** The first press of Tab reaches the skip link, and it is then seen; a link that shows focus can be told from one that does not. */
export async function keyboard(browser, site) {
  const failures = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const pages = onePerKind(site).filter((one) => one.lang);
  for (const one of pages) {
    await page.goto(fileUrl(site, one.path));
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const box = document.activeElement.getBoundingClientRect();
      return { href: document.activeElement.getAttribute("href"), seen: box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0 };
    });
    if (!focus.href?.startsWith("#")) failures.push(`${one.path}: the first Tab reaches ${focus.href}`);
    else if (!focus.seen) failures.push(`${one.path}: the skip link stays hidden when it has the focus`);
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    if (outline === "none") failures.push(`${one.path}: the second Tab shows no focus`);
  }
  await context.close();
  return { failures, note: `${pages.length} pages` };
}
