// A plain scan of the exported documents: what must be found, told without any index.

import fs from "node:fs";
import path from "node:path";

/** `[{ id, url, kind, scheme, status, date, title, body, folded }]`. */
export function documents(site, lang) {
  const file = path.join(site.root, `search/${lang}.ndjson`);
  if (!fs.existsSync(file)) return [];
  const lines = fs.readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line)).map((one) => ({ ...one, folded: fold(`${one.title}\n${one.body}`), words: ` ${latin(one.title)} ${latin(one.body)} ` }));
}

/** Full width and case folded, no white space beside Chinese. */
export function fold(text) {
  return text.normalize("NFKC").toLowerCase().replace(/(?<=\p{Script=Han})[^\S\n]+|[^\S\n]+(?=\p{Script=Han})/gu, "");
}

const latin = (text) => (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

/** A dozen queries cut out of documents spread over the site: `{ query, from, least, most }`, the documents that must and that may be found. */
export function samples(known, lang) {
  const cut = lang === "zh" ? han : pair;
  const found = [];
  for (let i = 0; found.length < 12 && i < known.length; i += Math.max(1, Math.floor(known.length / 29))) {
    const query = cut(known[i].body, i);
    if (query && !found.some((one) => one.query === query)) found.push({ query, from: known[i], ...answers(query, known, lang) });
  }
  return found;
}

function answers(query, known, lang) {
  const strict = known.filter((one) => one.folded.includes(fold(query)));
  if (lang === "zh") return { least: strict, most: strict };
  // Words in a row are a phrase also over a comma.
  return { least: strict.filter((one) => one.words.includes(` ${latin(query)} `)), most: known.filter((one) => one.words.includes(` ${latin(query)}`)) };
}

/** A run of three to five Chinese characters. */
function han(body, i) {
  const runs = body.match(/\p{Script=Han}{3,}/gu) ?? [];
  const run = runs[i % (runs.length || 1)];
  return run && [...run].slice(0, 3 + (i % 3)).join("");
}

/** Two words in a row. */
function pair(body, i) {
  const pairs = body.match(/\b[A-Za-z]{3,} [A-Za-z]{4,}\b/g) ?? [];
  return pairs[i % (pairs.length || 1)];
}

/** What is wrong with what was shown for a query. In English what holds the words in a row comes before what holds them apart. */
export function judge({ query, least, most }, { count, more, hits }, lang) {
  const faults = [];
  const right = new Set(most.map((one) => one.url));
  const firm = lang === "zh" ? hits : hits.slice(0, least.length);
  const wrong = firm.filter(({ href }) => ![...right].some((url) => decodeURI(href).endsWith(`/${url}`)));
  if ((count < least.length && !more) || (lang === "zh" && count > least.length)) faults.push(`${count} found, a scan finds ${least.length}`);
  if (wrong.length) faults.push(`${wrong[0].href} does not hold it`);
  for (const { href, marks, excerpt } of firm) {
    // Title and excerpt; where an English row of words stands in one of them, the other may hold some of the words.
    const whole = marks.map((part) => part.every((mark) => same(mark, query, lang)));
    const shown = marks.some((part, i) => part.length > 0 && whole[i]);
    if (!shown || (lang === "zh" && whole.includes(false))) faults.push(`${href}: marked are ${JSON.stringify(marks)} in “${excerpt.slice(0, 60)}”`);
  }
  return faults;
}

const same = (mark, query, lang) => (lang === "zh" ? fold(mark) === fold(query) : latin(mark).startsWith(latin(query)));
