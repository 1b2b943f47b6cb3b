// Opens every page: from the folder itself, from a server's sub-folder, and the error page at the site's own address.

import path from "node:path";
import { pathToFileURL } from "node:url";
import { watch } from "./browser.mjs";
import { contentType, serve } from "./server.mjs";

const ERROR_PAGE = "404.html";

export const fileUrl = (site, at = "") => pathToFileURL(path.join(site.root, at)).href;

/** Every page over `file:` in a window 320 px wide. */
export function openFiles(browser, site) {
  const root = `${fileUrl(site)}/`;
  return openAll(browser, site, (page) => root + page.path, root, 320);
}

/** Every page over http below a sub-folder in a window 360 px wide. */
export async function openServed(browser, site) {
  const server = await serve(site);
  try {
    return await openAll(browser, site, (page) => server.url + page.path, server.url, 360);
  } finally {
    await server.close();
  }
}

async function openAll(browser, site, address, allowed, width) {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  const watched = watch(page, allowed);
  const failures = [];
  const pages = site.pages.filter((one) => one.path !== ERROR_PAGE);
  for (const one of pages) {
    await page.goto(address(one), { waitUntil: "load" });
    const found = [...watched.take(), ...(await overflow(page, width))];
    failures.push(...found.map((fault) => `${one.path}: ${fault}`));
  }
  if ((await context.cookies()).length > 0) failures.push("a cookie was set");
  await context.close();
  return { failures, note: `${pages.length} pages, ${width} px` };
}

/** What sticks out on the right. A wide table scrolls inside its own box, but not what is placed absolutely in it. */
async function overflow(page, width) {
  const found = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return null;
    const held = (node) => getComputedStyle(node).position !== "absolute" && node.closest(".scroll") !== null;
    const wide = [...document.querySelectorAll("body *")].filter((node) => node.getBoundingClientRect().right > room + 1 && !held(node));
    return wide.slice(0, 2).map((node) => node.outerHTML.slice(0, 100)).join(" | ");
  });
  return found === null ? [] : [`scrolls sideways at ${width} px: ${found}`];
}

/** The error page is shown at any address of the site, so its links begin at the root of the host: it is opened at the site's address, answered from the folder. */
export async function openErrorPage(browser, site) {
  if (!site.page(ERROR_PAGE)) return { failures: [`no ${ERROR_PAGE}`] };
  if (!site.base) return { failures: ["no page tells the site's address"] };
  const context = await browser.newContext({ viewport: { width: 320, height: 800 } });
  const page = await context.newPage();
  await page.route("**/*", (route) => {
    const at = route.request().url().startsWith(site.base) ? decodeURIComponent(new URL(route.request().url().slice(site.base.length), "site:///").pathname.slice(1)) : "";
    const file = at === "no/such/page.html" ? ERROR_PAGE : at;
    return site.files.has(file) ? route.fulfill({ path: path.join(site.root, file), contentType: contentType(file) }) : route.abort();
  });
  const watched = watch(page, site.base);
  await page.goto(`${site.base}no/such/page.html`);
  const failures = [...watched.take(), ...(await overflow(page, 320))].map((fault) => `${ERROR_PAGE}: ${fault}`);
  const styled = await page.evaluate(() => document.styleSheets.length);
  if (styled === 0) failures.push(`${ERROR_PAGE}: no style sheet was applied`);
  await context.close();
  return { failures, note: `at ${site.base}` };
}
