// node run.mjs SITE [--all|--search]: checks a built site; --all runs axe on every page, --search tries the search alone. Exit 0 all passed, 1 a failure, 2 usage, 3 no browser.

import fs from "node:fs";
import { axe, keyboard } from "./axe.mjs";
import { launch, program } from "./browser.mjs";
import { clock } from "./clock.mjs";
import { readSite } from "./folder.mjs";
import { indexes, languages, links } from "./links.mjs";
import { openErrorPage, openFiles, openServed } from "./opening.mjs";
import { print, withoutScripts } from "./plain.mjs";
import { Report } from "./report.mjs";
import { search } from "./search.mjs";
import { structure } from "./structure.mjs";
import { validity } from "./validity.mjs";
import { weight } from "./weight.mjs";

const [folder, ...options] = process.argv.slice(2);
if (!folder || !fs.existsSync(folder) || options.some((option) => option !== "--all" && option !== "--search")) {
  console.error("usage: node run.mjs SITE [--all|--search]");
  process.exit(2);
}
if (program() === null) {
  console.error("no browser: install chromium, or name one in CHROMIUM");
  process.exit(3);
}

const site = readSite(folder);
const report = new Report();
const browser = await launch();
const all = options.includes("--all");
if (options.includes("--search")) {
  await report.group("search", () => search(browser, site));
  await browser.close();
  process.exit(report.end());
}

await report.group("markup of every page", () => structure(site));
await report.group("links and anchors", () => links(site));
await report.group("two languages", () => languages(site));
await report.group("sitemap, feeds and calendars", () => indexes(site));
await report.group("validity of every page", () => validity(site));
await report.group("weight", () => weight(site));
// In a browser one lane works while the other waits.
await Promise.all([looks(), uses()]);

await browser.close();
process.exit(report.end());

/** Every page as it is opened and looked at. */
async function looks() {
  await report.group("every page over file:", () => openFiles(browser, site));
  await report.group("every page over http in a sub-folder", () => openServed(browser, site));
  await report.group("the error page", () => openErrorPage(browser, site));
  await report.group("without scripts", () => withoutScripts(browser, site));
  await report.group("in print", () => print(browser, site));
}

/** What readers do on pages. */
async function uses() {
  await report.group("axe", () => axe(browser, site, all));
  await report.group("keyboard", () => keyboard(browser, site));
  await report.group("clock", () => clock(browser, site));
  await report.group("search", () => search(browser, site));
}
