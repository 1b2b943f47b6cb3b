// Links between the files of the site: every file and anchor that is named exists; the languages mirror each other.

import fs from "node:fs";
import path from "node:path";
import { unescape } from "./markup.mjs";

const LOADED = new Set(["img", "script", "source", "iframe", "audio", "video", "embed", "object"]);

/** The file and anchor a link leads to: `{ file, anchor }`, `{ outside: host }`, or null for mail and telephone. */
export function target(site, from, href) {
  if (/^(mailto|tel):/i.test(href)) return null;
  // The error page is shown at any address: its links begin at the root of the host.
  const own = site.base && [site.base, from === "404.html" && new URL(site.base).pathname].find((start) => start && href.startsWith(start));
  if (!own && /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(href)) return { outside: href };
  const at = new URL(own ? href.slice(own.length) : href, `site:///${own ? "" : from}`);
  const file = decodeURIComponent(at.pathname.slice(1));
  return { file: file || "index.html", anchor: decodeURIComponent(at.hash.slice(1)), above: !own && climbs(from, href) };
}

/** A relative link with more `..` than folders leaves a site that is served from a sub-folder. */
function climbs(from, href) {
  let depth = from.split("/").length - 1;
  for (const part of href.split(/[?#]/)[0].split("/")) {
    if (part === "..") depth -= 1;
    if (depth < 0) return true;
  }
  return href.startsWith("/");
}

export function links(site) {
  const failures = [];
  let count = 0;
  for (const page of site.pages) {
    const wrong = new Set();
    for (const { name, attributes } of page.tags) {
      const href = attributes.get(name === "a" || name === "link" || name === "area" ? "href" : "src") ?? attributes.get("data");
      if (name === "a" && !attributes.has("href")) wrong.add("a link without href");
      if (href === undefined || !(name === "a" || name === "link" || name === "area" || LOADED.has(name))) continue;
      count += 1;
      const to = target(site, page.path, href);
      if (!to) continue;
      const loads = LOADED.has(name) || (name === "link" && /stylesheet|icon|preload/.test(attributes.get("rel") ?? ""));
      if (to.outside) {
        if (loads) wrong.add(`loads ${to.outside}`);
        else if (!/^https?:\/\//.test(to.outside)) wrong.add(`an odd link ${href}`);
      } else if (to.above) wrong.add(`leaves the site's folder: ${href}`);
      else if (!site.files.has(to.file)) wrong.add(`no file ${to.file}`);
      else if (to.anchor && site.page(to.file) && !site.page(to.file).ids.has(to.anchor)) wrong.add(`no anchor ${to.file}#${to.anchor}`);
    }
    for (const fault of wrong) failures.push(`${page.path}: ${fault}`);
  }
  return { failures, note: `${count} links` };
}

export function languages(site) {
  const failures = [];
  const at = (lang) => site.pages.filter((page) => page.lang === lang).map((page) => page.path.slice(3));
  const zh = new Set(at("zh")), en = new Set(at("en"));
  for (const file of zh) if (!en.has(file)) failures.push(`en/${file}: missing`);
  for (const file of en) if (!zh.has(file)) failures.push(`zh/${file}: missing`);
  let pairs = 0;
  for (const page of site.pages) {
    for (const { lang, href } of page.alternates) {
      const other = site.page(target(site, page.path, href)?.file);
      if (!other) failures.push(`${page.path}: hreflang ${lang} leads to no page, ${href}`);
      else if (!other.alternates.some((back) => back.href === page.canonical)) failures.push(`${page.path}: hreflang ${lang} is not returned by ${other.path}`);
      else if (lang !== "x-default" && !lang.startsWith(other.lang)) failures.push(`${page.path}: hreflang ${lang} leads to ${other.path}`);
      else pairs += 1;
    }
    if (page.lang && !page.canonical) failures.push(`${page.path}: no canonical address`);
    // A body in one language only has no pair; then both pages name the same address.
    const other = page.lang && site.page(`${page.lang === "zh" ? "en" : "zh"}/${page.path.slice(3)}`);
    if (other && page.alternates.length === 0 && other.alternates.length > 0) failures.push(`${page.path}: no hreflang, ${other.path} has`);
  }
  if (zh.size === 0) failures.push("no pages below zh/");
  return { failures, note: `${zh.size} pages a language, ${pairs} hreflang links` };
}

/** Sitemap and feeds name only files that exist; the sitemap names every page of both languages. */
export function indexes(site) {
  const failures = [], named = new Set();
  let count = 0;
  for (const file of [...site.files].filter((name) => /\.(xml|atom|ics)$/.test(name))) {
    const text = fs.readFileSync(path.join(site.root, file), "utf8").replace(/\r\n /g, "");
    for (const [, element, attribute, url] of text.matchAll(/<loc>([^<]+)<|\bhref="([^"]+)"|^URL[^:]*:(\S+)/gm)) {
      const to = target(site, file, unescape(element ?? attribute ?? url));
      count += 1;
      if (!to || to.outside) failures.push(`${file}: an address outside the site, ${element ?? attribute ?? url}`);
      else if (!site.files.has(to.file)) failures.push(`${file}: no file ${to.file}`);
      else if (to.anchor && site.page(to.file) && !site.page(to.file).ids.has(to.anchor)) failures.push(`${file}: no anchor ${to.file}#${to.anchor}`);
      if (element && to?.file) named.add(to.file);
    }
  }
  if (!site.files.has("sitemap.xml")) failures.push("no sitemap.xml");
  else for (const page of site.pages) {
    const own = target(site, page.path, page.canonical ?? "")?.file === page.path;
    if (page.lang && own && !named.has(page.path)) failures.push(`sitemap.xml does not name ${page.path}`);
  }
  return { failures, note: `${count} addresses` };
}
