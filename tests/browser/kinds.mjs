// One page of every kind, told by its address and by what it holds.

/** The kind of a page: its address below the language, with the scheme, names, numbers and dates taken out. */
export function kindOf(site, page) {
  if (!page.lang) return page.path;
  const parts = page.path.slice(3).replace(/\.html$/, "").split("/");
  if (site.page(`${page.lang}/${parts[0]}/acts/index.html`)) parts[0] = "SCHEME";
  const act = /^SCHEME\/acts\/\d{4}\/\d{4}-(.+)$/.exec(parts.join("/"));
  if (act) return `SCHEME/acts/${act[1].replace(/-?\d+$/, "")}${windowState(page)}`;
  // A register's facets are one kind each: by type, by year and so on.
  if (parts[2] === "by" && parts[3]) parts[3] = parts[3].split("-")[0];
  const name = parts.at(-1);
  if (name !== "index" && parts.length > 1) parts[parts.length - 1] = "NAME";
  return parts.join("/").replace(/\/\d+(?=\/|$)/g, "/N");
}

/** " open" and the like, where a page carries a publicity period. */
export function windowState(page) {
  const box = page.tags.find((tag) => /\bwindow\b/.test(tag.attributes.get("class") ?? ""));
  const state = /\bis-([\w-]+)/.exec(box?.attributes.get("class") ?? "")?.[1];
  return state ? ` ${state}` : "";
}

/** For each kind and language the longest page, which shows most. */
export function onePerKind(site) {
  const chosen = new Map();
  for (const page of site.pages) {
    const key = `${page.lang} ${kindOf(site, page)}`;
    if (!chosen.has(key) || chosen.get(key).html.length < page.html.length) chosen.set(key, page);
  }
  return [...chosen.values()];
}
