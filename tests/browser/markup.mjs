// Start tags of an HTML document in order, with their attributes; enough to check pages without a browser.

const TAG = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/g;
const ATTRIBUTE = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** Character references as a browser reads them: numbers, and the few names a page here can contain. */
export function unescape(text) {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);?/gi, (whole, name) => {
    if (name[0] !== "#") return NAMED[name.toLowerCase()] ?? whole;
    return String.fromCodePoint(name[1].toLowerCase() === "x" ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
  });
}

/** `[{ name, attributes: Map, at }]`: every start tag; the text of scripts and styles is passed over. */
export function startTags(html) {
  const tags = [];
  let inside = null;
  for (const [whole, closing, name, rest] of html.matchAll(TAG)) {
    if (!name) continue;
    const tag = name.toLowerCase();
    if (inside) {
      if (closing && tag === inside) inside = null;
      continue;
    }
    if (closing) continue;
    const attributes = new Map();
    for (const [, key, double, single, bare] of rest.matchAll(ATTRIBUTE)) {
      attributes.set(key.toLowerCase(), unescape(double ?? single ?? bare ?? ""));
    }
    tags.push({ name: tag, attributes, source: whole });
    if (tag === "script" || tag === "style") inside = tag;
  }
  return tags;
}
