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
    checked += await sorted(browser, site, `${lang}/index.html`, failures);
  }
  return { failures, note: `${checked} instants` };
}

async function edges(browser, site, page, failures) {
  const span = period(page), say = words(page);
  if (!span) return failures.push(`${page.path}: the period tells the script nothing`), 0;
  const end = midnight(span.last) + ONE_DAY;
  const instants = [midnight(span.first), midnight(span.last), end].flatMap((mark) => [mark - 1000, mark, mark + 1000]);
  instants.push(midnight(span.first) - 3 * ONE_DAY, midnight(span.first) + 1.5 * ONE_DAY, end + 40 * ONE_DAY);
  for (const zone of ZONES) {
    const shown = await at(browser, site, page, zone, instants);
    instants.forEach((instant, i) => {
      const want = expected(span, instant, say);
      compare(failures, `${page.path} at ${new Date(instant).toISOString()} in ${zone}`, shown[i], { ...want, chip: say[want.state], wasBy: say.wasBy, contact: say.contact });
    });
    const later = await leftOpen(browser, site, page, zone, end - 1000);
    compare(failures, `${page.path} left open over the end in ${zone}`, later, { state: "closed", text: say.over, chip: say.closed, wasBy: say.wasBy, contact: say.contact });
  }
  return ZONES.length * (instants.length + 1);
}

/** Every card stands in the list of its state, whenever the page is opened. */
async function sorted(browser, site, path, failures) {
  const page = site.pages.find((one) => one.path === path);
  const ends = page.tags.map((tag) => tag.attributes.get("data-last")).filter(Boolean);
  const instants = ends.flatMap((day) => [midnight(day), midnight(day) + ONE_DAY]);
  const context = await browser.newContext();
  const tab = await context.newPage();
  for (const instant of instants) {
    await tab.clock.setFixedTime(new Date(instant));
    await tab.goto(fileUrl(site, path));
    const wrong = await tab.evaluate(() =>
      [...document.querySelectorAll("[data-list]")].flatMap((list) => {
        const hidden = list.closest("section").hidden || list.hidden;
        const strays = [...list.children].filter((card) => !card.classList.contains(`is-${list.dataset.list}`));
        return [...strays.map((card) => `${card.className} in ${list.dataset.list}`), ...(hidden === !list.children.length ? [] : [`${list.dataset.list} is ${hidden ? "hidden" : "empty"}`])];
      }),
    );
    for (const one of wrong) failures.push(`${path} at ${new Date(instant).toISOString()}: ${one}`);
  }
  await context.close();
  return instants.length;
}

function compare(failures, where, shown, want) {
  if (shown.state !== want.state) failures.push(`${where}: ${shown.state}, should be ${want.state}`);
  if (shown.chip !== want.chip) failures.push(`${where}: "${shown.chip}", should be "${want.chip}"`);
  if (shown.text !== want.text) failures.push(`${where}: "${shown.text}", should be "${want.text}"`);
  if (shown.by !== undefined && (shown.by === want.wasBy) !== (want.state === "closed")) failures.push(`${where}: the time to object, "${shown.by}"`);
  if (shown.where !== undefined && (shown.where === want.contact) !== (want.state === "closed")) failures.push(`${where}: where to object, "${shown.where}"`);
  if (shown.asof) failures.push(`${where}: still says as of which day`);
}

/** A period that was over when the site was made has nothing left to tell by the clock. */
async function unmoved(browser, site, page, failures) {
  const instants = [midnight("2000-01-01"), midnight("2099-12-31")];
  const seen = new Set();
  for (const zone of ZONES) {
    for (const { state, chip, text } of await at(browser, site, page, zone, instants)) seen.add(JSON.stringify({ state, chip, text }));
  }
  const [only] = seen;
  if (seen.size !== 1 || !only.includes('"state":"closed"')) failures.push(`${page.path}: a closed period changes with the clock, ${[...seen]}`);
  return ZONES.length * instants.length;
}

/** What the page says when opened at each instant. */
async function at(browser, site, page, timezoneId, instants) {
  const context = await browser.newContext({ timezoneId });
  const tab = await context.newPage();
  const shown = [];
  for (const instant of instants) {
    await tab.clock.setFixedTime(new Date(instant));
    await tab.goto(fileUrl(site, page.path));
    shown.push(await tab.evaluate(read));
  }
  await context.close();
  return shown;
}

/** What a page opened at an instant says a minute later: it must not need to be loaded again. */
async function leftOpen(browser, site, page, timezoneId, instant) {
  const context = await browser.newContext({ timezoneId });
  const tab = await context.newPage();
  await tab.clock.install({ time: new Date(instant) });
  await tab.goto(fileUrl(site, page.path));
  await tab.clock.fastForward(61_000);
  const shown = await tab.evaluate(read);
  await context.close();
  return shown;
}

/** Runs in the page. */
function read() {
  const box = document.querySelector(".window");
  const part = (name) => box.querySelector(`[data-${name}]`);
  const asof = part("asof");
  return {
    state: /\bis-([\w-]+)/.exec(box.className)?.[1],
    chip: part("state")?.textContent,
    text: part("clock")?.textContent ?? "",
    asof: asof !== null && !asof.hidden,
    by: document.querySelector("[data-by]")?.textContent,
    where: document.querySelector("[data-where]")?.textContent,
  };
}
