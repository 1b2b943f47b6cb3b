// What is different where the index of a site is in shards: a part can be gone, the page can be older than the index, and
// from files nothing can be read.

import fs from "node:fs";
import path from "node:path";
import { ask, at, tab } from "./search.mjs";

/** Whether the index of a language is in shards. */
export const sharded = (site, lang) => Boolean(JSON.parse(fs.readFileSync(path.join(site.root, `search/${lang}.json`), "utf8")).shards);

/** One part of an index in shards is gone or cut off: the page says so and shows the rest; the next query reads it again. */
export async function partly(on) {
  const { asked, tell } = on;
  const ways = { gone: (route) => route.fulfill({ status: 404, body: "" }), "cut off": async (route) => { const whole = await (await route.fetch()).body(); await route.fulfill({ body: whole.subarray(0, whole.length >> 1) }); } };
  // Texts, titles, lengths, parts of long lists: whatever of these the query reads first.
  for (const kind of "dxnb") {
    for (const [name, answer] of Object.entries(ways)) {
      const { page, close } = await tab(on);
      const errors = [];
      page.on("pageerror", (error) => errors.push(error.message));
      await page.goto(at(on));
      let one = null;
      await page.route(new RegExp(`/search/${on.lang}/[^/]+/${kind}\\d[^/]*$`), (route) => ((one ??= route.request().url()) === route.request().url() ? answer(route) : route.continue()));
      // A query with many answers reads parts of every kind.
      const query = { zh: "基地 公示", en: "base notice" }[on.lang];
      const seen = await ask(page, query);
      const { missing } = await sentences(page);
      if (!one) tell(`no part ${kind} was read`);
      else if (!seen.said.includes(missing)) tell(`a part ${kind} is ${name}, and it says “${seen.said}”`);
      else if (kind !== "n" && kind !== "b" && seen.hits.length === 0) tell(`a part ${kind} is ${name}, and nothing is shown`);
      if (errors.length) tell(`a part ${kind} is ${name}: ${errors[0]}`);
      await page.unrouteAll();
      await ask(page, asked[0].query);
      const again = await ask(page, query);
      if (again.said.includes(missing) || again.hits.length === 0) tell(`a part ${kind} was ${name}, is there again, and it says “${again.said}”`);
      await close();
    }
  }
}

/** The page is older than the index: it reads the root again, finds, and says so. */
export async function renewed(on) {
  const { page, close } = await tab(on);
  await page.route(`**/search/${on.lang}.json`, async (route) => {
    const old = (await (await route.fetch()).text()).replace(/"build":"[^"]+"/, '"build":"old"').replace(/("at":"[^"]*\/)[^/"]+\/"/, '$1gone/"');
    await route.fulfill({ body: old, contentType: "application/json" });
  }, { times: 1 });
  await page.goto(at(on));
  const seen = await ask(page, on.asked[0].query);
  const { stale } = await sentences(page);
  if (!seen.said.includes(stale) || seen.hits.length === 0) on.tell(`a page older than the index says “${seen.said}”`);
  const next = await ask(page, on.asked[1].query);
  if (next.said.includes(stale) || next.hits.length === 0) on.tell(`a page that knows the new index says “${next.said}”`);
  await close();
}

/** Shards cannot be read from files: the page says that a server is needed, and nothing else happens. */
export async function unserved(on) {
  const { page, watched, close } = await tab(on);
  await page.goto(at(on));
  const seen = await ask(page, on.asked[0].query);
  const { needsServer } = await sentences(page);
  if (!seen.said.includes(needsServer)) on.tell(`an index in shards says “${seen.said}”`);
  for (const fault of watched.take()) on.tell(fault);
  await close();
}

const sentences = (page) => page.evaluate(() => ({ ...document.querySelector("script[data-missing]").dataset }));
