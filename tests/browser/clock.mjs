// The words about a publicity period, with the browser's clock set to the edges of the period in two time zones.

import { windowState } from "./kinds.mjs";
import { fileUrl } from "./opening.mjs";

const ZONES = ["Asia/Shanghai", "America/Los_Angeles"];
const ONE_DAY = 86_400_000;

/** Beijing is eight hours ahead all year; a day ends at its 24:00, the first instant of the next. */
const midnight = (day) => Date.parse(`${day}T00:00:00+08:00`);

/** What must be said at an instant, from the period alone: state, and the working days from that day to the last. */
function expected({ first, last, worked }, instant, words) {
  const today = new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
  if (instant < midnight(first)) {
    const n = worked.filter((day) => day > today && day <= first).length;
    return { state: "scheduled", text: n === 1 ? words.soonOne : n ? words.soon.replace("{n}", n) : "" };
  }
  if (instant >= midnight(last) + ONE_DAY) return { state: "closed", text: words.over };
  if (today === last) return { state: "open", text: words.today };
  const n = worked.filter((day) => day >= today).length;
  return { state: "open", text: n === 1 ? words.leftOne : n ? words.left.replace("{n}", n) : "" };
}

function period(page) {
  const box = page.tags.find((tag) => tag.attributes.has("data-window") && /\bwindow\b/.test(tag.attributes.get("class") ?? ""));
  if (!box) return null;
  const get = (key) => box.attributes.get(`data-${key}`);
  return { first: get("first"), last: get("last"), worked: get("worked").split(" ").filter(Boolean) };
}

function words(page) {
  const script = page.tags.find((tag) => tag.name === "script" && tag.attributes.has("data-open"));
  const say = {};
  for (const [key, value] of script?.attributes ?? []) {
    if (key.startsWith("data-")) say[key.slice(5).replace(/-(\w)/g, (_, letter) => letter.toUpperCase())] = value;
  }
  return say;
}

const ACT = /^(zh|en)\/[^/]+\/acts\/\d{4}\//;

export async function clock(browser, site) {
  const failures = [];
  let checked = 0;
  for (const lang of ["zh", "en"]) {
    const acts = site.pages.filter((page) => page.lang === lang && ACT.test(page.path));
    for (const state of ["open", "scheduled", "closed"]) {
      const page = acts.find((act) => windowState(act) === ` ${state}`);
      if (!page) failures.push(`${lang}: no notice is ${state} in this site`);
      else if (state === "closed") checked += await unmoved(browser, site, page, failures);
      else checked += await edges(browser, site, page, failures);
    }
  }
  return { failures, note: `${checked} instants` };
}

async function edges(browser, site, page, failures) {
  const span = period(page), say = words(page);
  if (!span) return failures.push(`${page.path}: the period tells the script nothing`), 0;
  const marks = [midnight(span.first), midnight(span.last), midnight(span.last) + ONE_DAY];
  const instants = marks.flatMap((mark) => [mark - 1000, mark, mark + 1000]);
  instants.push(midnight(span.first) - 3 * ONE_DAY, midnight(span.first) + ONE_DAY * 1.5, midnight(span.last) + 40 * ONE_DAY);
  for (const zone of ZONES) {
    for (const instant of instants) {
      const shown = await at(browser, site, page, zone, instant);
      const want = expected(span, instant, say);
      compare(failures, `${page.path} at ${new Date(instant).toISOString()} in ${zone}`, shown, { ...want, chip: say[want.state] });
    }
    // A page left open over the end says so within a minute.
    const end = midnight(span.last) + ONE_DAY - 1000;
    const later = await at(browser, site, page, zone, end, 61_000);
    compare(failures, `${page.path} left open over the end in ${zone}`, later, { state: "closed", text: say.over, chip: say.closed });
  }
  return ZONES.length * (instants.length + 1);
}

function compare(failures, where, shown, want) {
  if (shown.state !== want.state) failures.push(`${where}: ${shown.state}, should be ${want.state}`);
  if (shown.chip !== want.chip) failures.push(`${where}: "${shown.chip}", should be "${want.chip}"`);
  if (shown.text !== want.text) failures.push(`${where}: "${shown.text}", should be "${want.text}"`);
  if (shown.asof) failures.push(`${where}: still says as of which day`);
}

/** A period that was over when the site was made has nothing left to tell by the clock. */
async function unmoved(browser, site, page, failures) {
  const before = new Date(midnight("2000-01-01"));
  const seen = new Set();
  for (const zone of ZONES) {
    for (const instant of [before.getTime(), midnight("2099-12-31")]) {
      const { state, chip, text } = await at(browser, site, page, zone, instant);
      seen.add(JSON.stringify({ state, chip, text }));
    }
  }
  if (seen.size !== 1 || !seen.values().next().value.includes('"closed"')) failures.push(`${page.path}: a closed period changes with the clock, ${[...seen]}`);
  return 4;
}

async function at(browser, site, page, timezoneId, instant, wait = 0) {
  const context = await browser.newContext({ timezoneId });
  const tab = await context.newPage();
  await tab.clock.install({ time: new Date(instant) });
  await tab.clock.pauseAt(new Date(instant + 1)).catch(() => {});
  await tab.goto(fileUrl(site, page.path));
  if (wait) await tab.clock.fastForward(wait);
  const shown = await tab.evaluate(() => {
    const box = document.querySelector(".window");
    const read = (name) => box.querySelector(`[data-${name}]`);
    const asof = read("asof");
    return {
      state: /\bis-([\w-]+)/.exec(box.className)?.[1],
      chip: read("state")?.textContent,
      text: read("clock")?.textContent ?? "",
      asof: asof !== null && !asof.hidden,
    };
  });
  await context.close();
  return shown;
}
