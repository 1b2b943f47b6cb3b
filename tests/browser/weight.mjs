// The first visit to a page, compressed as a server sends it: the page and all it loads.

import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { kindOf } from "./kinds.mjs";
import { target } from "./links.mjs";

const KB = 1024;
const PAGE = 40 * KB, STYLES = 10 * KB, SCRIPTS = 8 * KB;
// The search page alone carries the reader of the index.
const SEARCH = "/search/index.html", SEARCH_SCRIPTS = 10 * KB;
const WEIGHED = /^SCHEME\/(acts\/(?!index)|bases\/NAME)/;

export function weight(site) {
  const sizes = new Map();
  const size = (file) => {
    if (!sizes.has(file)) sizes.set(file, gzipSync(fs.readFileSync(path.join(site.root, file)), { level: 9 }).length);
    return sizes.get(file);
  };
  const failures = [];
  let most = { total: 0 }, count = 0;
  for (const page of site.pages) {
    const loaded = loads(site, page);
    const sum = (ending) => loaded.filter((file) => file.endsWith(ending)).reduce((total, file) => total + size(file), 0);
    const styles = sum(".css"), scripts = sum(".js"), total = size(page.path) + sum("");
    if (styles > STYLES) failures.push(`${page.path}: style sheets ${kb(styles)}`);
    if (scripts > (page.path.endsWith(SEARCH) ? SEARCH_SCRIPTS : SCRIPTS)) failures.push(`${page.path}: scripts ${kb(scripts)}`);
    if (!WEIGHED.test(kindOf(site, page))) continue;
    count += 1;
    if (total > PAGE) failures.push(`${page.path}: ${kb(total)} with what it loads`);
    if (total > most.total) most = { total, styles, scripts, path: page.path };
  }
  if (count === 0) failures.push("no notice or base page");
  const note = count ? `${count} pages, heaviest ${kb(most.total)} (styles ${kb(most.styles)}, scripts ${kb(most.scripts)}), ${most.path}` : "";
  return { failures, note };
}

function loads(site, page) {
  const files = new Set();
  for (const { name, attributes } of page.tags) {
    const rel = attributes.get("rel") ?? "";
    const href = name === "link" && /stylesheet|icon/.test(rel) ? attributes.get("href") : name === "script" || name === "img" ? attributes.get("src") : undefined;
    const file = href && target(site, page.path, href)?.file;
    if (file && site.files.has(file)) files.add(file);
  }
  return [...files];
}

const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`;
