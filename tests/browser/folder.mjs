// A built site as files: every path below its root, and the pages among them read once.

import fs from "node:fs";
import path from "node:path";
import { startTags } from "./markup.mjs";

/** `{ root, base, files: Set, pages: [Page], page(path) }`; paths have `/` and no leading slash. */
export function readSite(folder) {
  const root = path.resolve(folder);
  const files = new Set();
  const walk = (below) => {
    for (const entry of fs.readdirSync(path.join(root, below), { withFileTypes: true })) {
      const at = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isDirectory()) walk(at);
      else files.add(at);
    }
  };
  walk("");
  const pages = [...files].filter((file) => file.endsWith(".html")).sort().map((file) => readPage(root, file));
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return { root, files, pages, page: (at) => byPath.get(at), base: baseUrl(pages) };
}

/** `{ path, lang, html, tags, ids: Set, canonical, alternates: [{ lang, href }] }`; lang is zh, en or "" outside both. */
function readPage(root, at) {
  const html = fs.readFileSync(path.join(root, at), "utf8");
  const tags = startTags(html);
  const ids = new Set(tags.map((tag) => tag.attributes.get("id")).filter(Boolean));
  const links = tags.filter((tag) => tag.name === "link").map((tag) => tag.attributes);
  const alternates = links
    .filter((link) => link.get("rel") === "alternate" && link.has("hreflang"))
    .map((link) => ({ lang: link.get("hreflang"), href: link.get("href") }));
  const canonical = links.find((link) => link.get("rel") === "canonical")?.get("href");
  return { path: at, lang: /^(zh|en)\//.exec(at)?.[1] ?? "", html, tags, ids, canonical, alternates };
}

/** The site's own address, told by the canonical address of a page; "" where no page has one. */
function baseUrl(pages) {
  for (const page of pages) {
    if (page.lang && page.canonical?.endsWith(page.path)) return page.canonical.slice(0, -page.path.length);
  }
  return "";
}
