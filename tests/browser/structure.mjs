// What every page's markup must hold: language, headings, skip link, nothing inline, a description.

const LANGUAGES = { zh: "zh-CN", en: "en" };
const HEADING = /^h[1-6]$/;

export function structure(site) {
  const failures = [];
  for (const page of site.pages) for (const fault of [...outline(page), ...inline(page)]) failures.push(`${page.path}: ${fault}`);
  return { failures, note: `${site.pages.length} pages` };
}

function outline({ tags, lang, path, ids, html }) {
  const faults = [];
  const root = tags.find((tag) => tag.name === "html")?.attributes.get("lang");
  if (root !== (LANGUAGES[lang] ?? "zh-CN")) faults.push(`html lang is ${root}`);
  const levels = tags.filter((tag) => HEADING.test(tag.name)).map((tag) => Number(tag.name[1]));
  const first = levels.filter((level) => level === 1).length;
  // The two pages of both languages have no language of their own and so may head each part alike.
  if (lang ? first !== 1 : first < 1) faults.push(`${first} h1`);
  levels.forEach((level, i) => {
    if (level > (levels[i - 1] ?? 0) + 1) faults.push(`h${level} after h${levels[i - 1] ?? 0}`);
  });
  const link = tags.find((tag) => tag.name === "a")?.attributes.get("href");
  const target = link?.startsWith("#") ? link.slice(1) : "";
  const main = tags.filter((tag) => tag.name === "main");
  if (!target || !ids.has(target)) faults.push(`the first link is ${link}, no skip link`);
  if (main.length !== 1 || main[0].attributes.get("id") !== target) faults.push("the skip link does not lead to the one main");
  if (!/<title>[^<]+<\/title>/.test(html)) faults.push("no title");
  const meta = (name) => tags.find((tag) => tag.name === "meta" && tag.attributes.get("name") === name)?.attributes.get("content");
  if (!meta("description")) faults.push("no description");
  if (!meta("viewport")) faults.push("no viewport");
  if (!tags.some((tag) => tag.attributes.get("http-equiv")?.toLowerCase() === "content-security-policy")) faults.push("no content security policy");
  if (lang && tags.some((tag) => tag.attributes.get("lang") === "")) faults.push("an empty lang");
  if (/\{[{%]|[%}]\}|\bundefined\b|\[object /.test(html.replace(/<script[\s\S]*?<\/script>/g, ""))) faults.push(`unfinished text on ${path}`);
  return faults;
}

function inline({ tags }) {
  const faults = [];
  for (const { name, attributes, source } of tags) {
    const data = attributes.get("type") === "application/ld+json";
    if (name === "style" || (name === "script" && !attributes.has("src") && !data)) faults.push(`inline ${name}`);
    if (name === "script" && attributes.get("type") === "module") faults.push("a module, which no browser runs on file:");
    for (const [key, value] of attributes) {
      if (key === "style" || /^on[a-z]/.test(key) || /^\s*javascript:/i.test(value)) faults.push(`inline ${key}: ${source.slice(0, 120)}`);
    }
  }
  return faults;
}
