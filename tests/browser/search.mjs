// The search as a reader uses it: typed into, filtered, walked through by keyboard, from a server and from files, with
// parts of the index missing, and without scripts. What must be found is told by a plain scan of the exported documents.

import { watch } from "./browser.mjs";
import { documents, judge, samples } from "./scan.mjs";
import { fileUrl } from "./opening.mjs";
import { serve } from "./server.mjs";
import { partly, renewed, sharded, unserved } from "./shards.mjs";
import { target } from "./links.mjs";

const LOOKS = [{ width: 390, height: 800 }, { width: 1280, height: 900 }];
const PAGE = (lang) => `${lang}/search/index.html`;
const HOSTILE = [
  "<img src=x onerror=alert(1)>", "</mark><script>alert(1)</script>", "\"'`<>&;", "(.*)+[^]{2,}\\1$", "%s%n%00", "${alert(1)}", "{{ 7*7 }}",
  "javascript:alert(1)", "\u0000\u0001\u001b[2J", "\ud800", "字\udfff字", "\u202etxt.exe", "🏛️👩‍🔬", "—…、。！？", "公".repeat(10_000), "a ".repeat(5_000), "-", "__proto__", "constructor",
];

export async function search(browser, site) {
  if (!site.page(PAGE("zh"))) return { failures: ["no search page"] };
  const server = await serve(site);
  const failures = [];
  try {
    const queries = await Promise.all(["zh", "en"].map((lang) => oneLanguage(browser, site, server.url, lang, failures)));
    return { failures, note: `${queries[0] + queries[1]} queries typed` };
  } finally {
    await server.close();
  }
}

async function oneLanguage(browser, site, root, lang, failures) {
  const known = documents(site, lang), asked = samples(known, lang);
  if (asked.length < 6) return failures.push(`${lang}: ${known.length} documents in search/${lang}.ndjson`), 0;
  let queries = 0;
  const on = (viewport, what) => ({ browser, site, root, lang, viewport, known, asked, tell: (fault) => failures.push(`${lang}, ${what}: ${fault}`) });
  for (const viewport of LOOKS) {
    const here = on(viewport, `${viewport.width} px`);
    queries += await typed(here);
    await filtered(here);
  }
  const here = on(LOOKS[1], "over http");
  await hostile(here);
  await byKeyboard(here);
  await broken(here);
  await unscripted(here);
  await late(here);
  const files = { ...on(LOOKS[0], "over file:"), root: `${fileUrl(site)}/` };
  if (!sharded(site, lang)) return queries + (await typed(files));
  await partly(here);
  await renewed(here);
  await unserved(files);
  return queries;
}

/** A page of its own; a dialog is a fault, since nothing here opens one. */
export async function tab({ browser, viewport, tell, root }, more = {}) {
  const context = await browser.newContext({ viewport, ...more });
  const page = await context.newPage();
  page.on("dialog", (dialog) => { tell(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  return { page, watched: watch(page, root), close: () => context.close() };
}

export const at = (on, query = "") => `${on.root}${PAGE(on.lang)}${query}`;

/** Waits until what is shown answers what stands in the box. */
const settled = (page) => page.waitForSelector("[data-hits][aria-busy=false]", { state: "attached", timeout: 10_000 });

export async function ask(page, words) {
  await page.locator("#q").fill(words);
  await settled(page);
  return read(page);
}

const read = (page) => page.evaluate(() => ({
  said: document.querySelector("[data-said]").textContent,
  count: Number(/\d+/.exec(document.querySelector("[data-said] p")?.textContent ?? "0")?.[0] ?? 0),
  // "10 results or more": not all were counted.
  more: document.querySelector("[data-said] p")?.textContent.replace(/\d+/, "{n}") === document.querySelector("[data-found-least]").dataset.foundLeast,
  groups: [...document.querySelectorAll("[data-hits] > h3")].map((node) => node.textContent),
  hits: [...document.querySelectorAll(".hits > li")].map((node) => ({
    href: new URL(node.querySelector("a").getAttribute("href"), location.href).href,
    marks: ["a", ".excerpt"].map((part) => [...node.querySelectorAll(`${part} mark`)].map((mark) => mark.textContent)),
    excerpt: node.querySelector(".excerpt")?.textContent ?? "",
    chip: node.querySelector(".chip")?.className ?? "",
  })),
}));

/** From the box of the home page, then one query after another, letter by letter. */
async function typed(on) {
  const { site, lang, known, asked, tell } = on;
  const { page, watched, close } = await tab(on);
  await page.goto(`${on.root}${lang}/index.html`);
  await page.locator("form.find input").fill(asked[0].query);
  await page.locator("form.find input").press("Enter");
  await page.waitForURL(/search\/index\.html\?q=/);
  await settled(page);
  if ((await page.locator("#q").inputValue()) !== asked[0].query) tell("the box on the home page does not hand its words on");
  for (const one of asked) {
    await page.locator("#q").fill("");
    await page.locator("#q").pressSequentially(one.query, { delay: 5 });
    await settled(page);
    const seen = await read(page);
    for (const fault of judge(one, seen, lang)) tell(`“${one.query}”: ${fault}`);
    for (const { href } of seen.hits) {
      const to = target({ ...site, base: on.root }, PAGE(lang), href);
      if (!site.files.has(to.file)) tell(`“${one.query}”: leads to ${to.file}, which is not there`);
      else if (to.anchor && !site.page(to.file)?.ids.has(to.anchor)) tell(`“${one.query}”: no anchor ${to.file}#${to.anchor}`);
    }
    if (on.root.startsWith("http") && !new URL(page.url()).searchParams.get("q")?.includes(one.query)) tell(`“${one.query}” is not in the address, ${page.url()}`);
  }
  for (const fault of watched.take()) tell(fault);
  await close();
  return asked.length;
}

/** Each filter leaves what it says and stands in the address; the address alone brings it back. */
async function filtered(on) {
  const { known, asked, tell } = on;
  const { page, watched, close } = await tab(on);
  // The query with the most answers has something to be filtered.
  const one = asked.reduce((most, next) => (next.least.length > most.least.length ? next : most));
  const byUrl = new Map(known.map((document) => [document.url, document]));
  const own = (href) => byUrl.get(decodeURI(href.slice(on.root.length)));
  for (const field of ["scheme", "kind", "status"]) {
    await page.goto(at(on));
    const before = await ask(page, one.query);
    const value = before.hits.map(({ href }) => own(href)?.[field]).findLast(Boolean);
    if (!value) { tell(`nothing to choose as ${field}`); continue; }
    await page.locator(`select[name=${field}]`).selectOption(value);
    await settled(page);
    const after = await read(page);
    if (after.hits.length === 0 || (after.count > before.count && !before.more)) tell(`${field}=${value} leaves ${after.count} of ${before.count}`);
    for (const { href } of after.hits) if (own(href)?.[field] !== value) tell(`${field}=${value} shows ${href}`);
    if (new URL(page.url()).searchParams.get(field) !== value) tell(`${field} is not in the address`);
    const address = page.url();
    await page.goto("about:blank");
    await page.goto(address);
    await settled(page);
    const again = await read(page);
    if (again.said !== after.said || again.hits[0]?.href !== after.hits[0]?.href) tell(`${address} brings ${again.count}, not ${after.count}`);
  }
  await page.goto(at(on, `?q=${encodeURIComponent(one.query)}&by=scheme`));
  await settled(page);
  const grouped = await read(page);
  const schemes = new Set(grouped.hits.map(({ href }) => own(href)?.scheme));
  if (grouped.groups.length !== schemes.size) tell(`${grouped.groups.length} groups for ${schemes.size} schemes`);
  const silent = grouped.hits.filter(({ href, chip }) => ["draft", "lapsed", "repealed", "replaced", "not-yet-in-force"].includes(own(href)?.status) && !chip);
  for (const { href } of silent) tell(`${href} does not say that it is no law in force`);
  await page.goto(at(on, `?q=${encodeURIComponent(one.query)}&scheme=none-such`));
  await settled(page);
  if ((await read(page)).hits.length === 0) tell("a filter that does not exist hides what is found");
  const other = await page.locator(".lang a").evaluate((link) => link.href);
  if (new URL(other).searchParams.get("q") !== one.query || other.includes("none-such")) tell("the other language is not asked the same");
  for (const fault of watched.take()) tell(fault);
  await close();
}

/** Whatever is typed, there is an answer in words and no new markup. */
async function hostile(on) {
  const { page, watched, close } = await tab(on);
  await page.goto(at(on));
  for (const words of HOSTILE) {
    await page.evaluate((value) => {
      const box = document.querySelector("#q");
      box.value = value;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, words);
    await settled(page);
    const odd = await page.evaluate(() => [...document.querySelectorAll("[data-said] *, [data-hits] *")].map((node) => node.localName).filter((name) => !["p", "ol", "li", "span", "h3", "h4", "a", "mark", "time"].includes(name)));
    const { said } = await read(page);
    const shown = JSON.stringify(words.slice(0, 40));
    if (odd.length) on.tell(`${shown} made ${odd}`);
    if (!said.trim() && words.trim()) on.tell(`${shown} is met with silence`);
    // The address of a page that is opened is as free as what is typed.
    if (words.length < 100) {
      await page.goto(at(on, `?q=${encodeURIComponent(words.toWellFormed?.() ?? "x")}&scheme=${encodeURIComponent("<b>")}&by=__proto__`));
      await settled(page);
    }
  }
  for (const fault of watched.take()) on.tell(fault);
  await close();
}

async function byKeyboard(on) {
  const { asked, tell } = on;
  const { page, watched, close } = await tab(on);
  const focus = () => page.evaluate(() => document.activeElement.id || document.activeElement.closest("li")?.parentNode.className || document.activeElement.localName);
  await page.goto(at(on));
  await page.locator("body").press("/");
  if ((await focus()) !== "q") tell("/ does not go to the box");
  await page.keyboard.type(asked[0].query);
  await settled(page);
  await page.keyboard.press("ArrowDown");
  if ((await focus()) !== "hits") tell("the down arrow does not reach the first result");
  await page.keyboard.press("Escape");
  if ((await focus()) !== "q") tell("Esc does not go back to the box");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  if ((await focus()) !== "q") tell("the up arrow does not go back to the box");
  await page.locator("[data-slash]").uncheck();
  await page.keyboard.press("/");
  if ((await focus()) === "q") tell("/ goes to the box though it was switched off");
  const roles = await page.evaluate(() => [document.querySelectorAll("[role=search]").length, document.querySelector("[data-said]").getAttribute("role")]);
  if (roles.join() !== "1,status") tell(`roles of the search: ${roles}`);
  // Letters on their way to becoming Chinese are left alone.
  await page.locator("#q").fill("");
  await settled(page);
  await page.evaluate(() => {
    const box = document.querySelector("#q");
    box.value = "gongshi";
    box.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
  });
  await page.waitForTimeout(300);
  if ((await read(page)).said) tell("searched for what was still being composed");
  for (const fault of watched.take()) tell(fault);
  await close();
}

/** The index not to be had, cut off, or no index at all: one plain sentence, no script error, and it works again later. */
async function broken(on) {
  const { asked, tell } = on;
  const ways = {
    "a part is missing": (route) => route.fulfill({ status: 404, body: "" }),
    "a part is cut off": async (route) => { const whole = await (await route.fetch()).body(); await route.fulfill({ body: whole.subarray(0, Math.floor(whole.length / 2)) }); },
    "a part is a page of errors": (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<html><body>login</body></html>" }),
    "the connection drops": (route) => route.abort(),
  };
  for (const [parts, what] of [[/\/search\/(zh|en)\.json/, "the root"], [/\/search\/(zh|en)\/.+$/, "parts"]]) {
    for (const [name, answer] of Object.entries(ways)) {
      const { page, close } = await tab(on);
      const errors = [];
      page.on("pageerror", (error) => errors.push(error.message));
      await page.goto(at(on));
      let struck = 0;
      const strike = (route) => { struck += 1; return answer(route); };
      await page.route(parts, strike);
      const { said } = await ask(page, asked[0].query);
      if (struck === 0) tell(`${what}: nothing was asked for`);
      if (!said.trim()) tell(`${what}, ${name}: not a word`);
      if (errors.length) tell(`${what}, ${name}: ${errors[0]}`);
      await page.unroute(parts, strike);
      await ask(page, "");
      const again = await ask(page, asked[0].query);
      if (again.hits.length === 0) tell(`${what}, ${name}: not found once it was there again, “${again.said}”`);
      await close();
    }
  }
}

async function unscripted(on) {
  const { page, watched, close } = await tab(on, { javaScriptEnabled: false });
  await page.goto(at(on, "?q=x"));
  const shown = await page.evaluate(() => {
    const seen = (node) => node !== null && node.getClientRects().length > 0;
    return { why: seen(document.querySelector("noscript p")), box: seen(document.querySelector("#q")), links: [...document.querySelectorAll("main section a")].filter(seen).length };
  });
  if (!shown.why) on.tell("without scripts nothing says why there is no search");
  if (shown.box) on.tell("without scripts there is a box that does nothing");
  if (shown.links < 10) on.tell(`without scripts ${shown.links} links to the lists`);
  for (const fault of watched.take()) on.tell(fault);
  await close();
}

/** Where the page's script does not come, a line says so after a while; where it comes there is no such line. */
async function late(on) {
  const { page, close } = await tab(on);
  const line = page.locator(".late");
  const becomes = (state) => line.waitFor({ state, timeout: 10_000 }).then(() => true, () => false);
  await page.goto(at(on));
  if (!(await becomes("detached"))) on.tell("the script came, and a line for where it does not is there");
  await page.route(/search-page\.js/, (route) => route.abort());
  await page.goto(at(on));
  if (!(await becomes("visible"))) on.tell("the script did not come, and nothing says so");
  await close();
}
