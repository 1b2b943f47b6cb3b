// Without scripts every fact is there; on paper every page is whole.

import { onePerKind } from "./kinds.mjs";
import { fileUrl } from "./opening.mjs";

const MOVED_BY_CLOCK = "[data-state], [data-clock], [data-asof], [data-by], [data-from], [data-invite], [data-where]";
const LATER = new Date("2099-12-31T12:00:00+08:00");

/** The text of every page that has a script, with scripts on (long after) and off: the same but for the clock's own words. */
export async function withoutScripts(browser, site) {
  const pages = site.pages.filter((page) => page.path !== "404.html" && page.tags.some((tag) => tag.name === "script" && tag.attributes.has("src")));
  const read = async (javaScriptEnabled) => {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    if (javaScriptEnabled) await page.clock.install({ time: LATER });
    const texts = [];
    for (const one of pages) {
      await page.goto(fileUrl(site, one.path));
      texts.push(await page.evaluate((moved) => {
        const body = document.body.cloneNode(true);
        // What is said where there is no script, or where it does not come.
        for (const node of body.querySelectorAll(`${moved}, script, noscript, .late`)) node.remove();
        // A card stands in the list of its state, so which list that is depends on the clock.
        const cards = [...body.querySelectorAll("[data-list] > *")];
        body.append(...cards.sort((one, other) => (one.textContent < other.textContent ? -1 : 1)));
        const links = [...body.querySelectorAll("a")].map((link) => link.getAttribute("href"));
        return `${body.textContent.replace(/\s+/g, " ")}\n${links.join("\n")}`;
      }, MOVED_BY_CLOCK));
    }
    await context.close();
    return texts;
  };
  const [on, off] = await Promise.all([read(true), read(false)]);
  const failures = [];
  pages.forEach((page, i) => {
    if (on[i] !== off[i]) failures.push(`${page.path}: ${difference(off[i], on[i])}`);
    if (on[i].length < 100) failures.push(`${page.path}: hardly any text`);
  });
  return { failures, note: `${pages.length} pages with a script` };
}

function difference(off, on) {
  let at = 0;
  while (at < off.length && off[at] === on[at]) at += 1;
  return `without scripts "${off.slice(at, at + 60)}", with them "${on.slice(at, at + 60)}"`;
}

/** One page of each kind to PDF: pages come out, the text is in print, navigation is not. */
export async function print(browser, site) {
  const context = await browser.newContext({ viewport: { width: 794, height: 1123 }, colorScheme: "dark" });
  const page = await context.newPage();
  await page.emulateMedia({ media: "print" });
  const pages = onePerKind(site).filter((one) => one.lang === "zh");
  const failures = [];
  let sheets = 0;
  for (const one of pages) {
    await page.goto(fileUrl(site, one.path));
    const seen = await page.evaluate(() => {
      const shown = (node) => node !== null && node.getClientRects().length > 0;
      const paper = getComputedStyle(document.body).backgroundColor;
      return {
        main: shown(document.querySelector("main")), heading: shown(document.querySelector("h1")),
        navigation: shown(document.querySelector("nav.sections")), skip: shown(document.querySelector(".skip")),
        white: ["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"].includes(paper), paper,
      };
    });
    if (!seen.main || !seen.heading) failures.push(`${one.path}: the text is not in print`);
    if (seen.navigation || seen.skip) failures.push(`${one.path}: navigation is in print`);
    if (!seen.white) failures.push(`${one.path}: printed on ${seen.paper}`);
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    const count = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    if (count === 0) failures.push(`${one.path}: no sheet of paper`);
    sheets += count;
  }
  await context.close();
  return { failures, note: `${pages.length} pages on ${sheets} sheets` };
}
