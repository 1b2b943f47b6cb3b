/* The part of search.js that reads a large site: shards, each fetched when a query needs it. */
(function () {
  "use strict";
  async function shards({ failed, inflate, utf8, reader, places, length }, index, root) {
    const { totals, range, long, heads, texts } = root.shards, ranges = Math.ceil(root.count / range), kept = new Map();
    const get = (kind, name, open) => {
      const path = kind.includes("/") ? kind : "search/" + root.lang + "/" + kind + "-" + name + ".bin";
      if (!kept.has(path)) kept.set(path, index.read(path).then(inflate).then(open).catch(() => { kept.delete(path); index.missing.add(path); }));
      return kept.get(path);
    };
    const firsts = (from) => {
      const n = from.number(), first = from.text().split("\n");
      return { first, name: Array.from({ length: n }, from.name) };
    };
    const list = await get(root.shards.list, "", (bytes) => {
      const from = reader(bytes), names = (n) => Array.from({ length: Math.ceil(n) }, from.name);
      return { top: firsts(from), norms: [names(ranges), names(ranges)], heads: names(root.count / heads), texts: from.name() };
    });
    if (!list) throw failed("unavailable");
    const branch = (i) => get("c", list.top.name[i], (bytes) => firsts(reader(bytes)));
    const place = (first, t) => {
      let a = 0, b = first.length;
      while (b - a > 1) { const m = (a + b) >> 1; if (first[m] <= t) a = m; else b = m; }
      return a;
    };
    const shard = (name) => get("t", name, (bytes) => {
      const from = reader(bytes), n = from.number(), terms = new Map(), short = [];
      let last = "";
      from.text().replace(/([\0-\x1e])([^\0-\x1e]*)/g, (_, same, rest) => terms.set(last = Array.from(last).slice(0, same.charCodeAt(0)).join("") + rest, null));
      const all = Array.from({ length: n }, () => [0, 1].map((field) => ({ n: from.number(), field, name })));
      const lists = [].concat(...all);
      lists.forEach((one) => { if (one.n <= long) short.push(one); });
      short.forEach((one) => { one.docs = from.steps(one.n, 0); });
      short.forEach((one) => { one.tf = from.row(one.n); });
      short.forEach((one) => { one.norm = Array.from(from.take(one.n), length); });
      lists.forEach((one) => {
        if (one.n > long) one.parts = Array.from({ length: ranges }, () => { const n = from.number(); return n && { n, name: from.name(), most: from.take(1)[0] / 255 }; });
      });
      let i = 0;
      terms.forEach((_, t) => terms.set(t, all[i++]));
      return { terms, short };
    });
    const shortPart = (one, r) => {
      one.cut = one.cut || [];
      return one.cut[r] = one.cut[r] || cut(one, r);
    };
    const cut = (one, r) => {
      const a = one.docs.findIndex((doc) => doc >= r * range), b = one.docs.findIndex((doc) => doc >= (r + 1) * range), end = b < 0 ? one.n : b;
      const of = (row) => a < 0 ? [] : row.slice(a, end);
      return { docs: of(one.docs), tf: of(one.tf), norm: of(one.norm), whole: one, of };
    };
    return {
      totals, ranges, span: range, knows: () => false,
      async term(t) {
        const b = await branch(place(list.top.first, t)), s = b && await shard(b.name[place(b.first, t)]);
        return s && s.terms.get(t);
      },
      async begin(t) {
        const out = [];
        for (let i = place(list.top.first, t); i < list.top.first.length && (list.top.first[i] <= t || list.top.first[i].startsWith(t)); i++) {
          const b = await branch(i), near = b ? b.name.filter((_, k) => (b.first[k] <= t && !(b.first[k + 1] <= t)) || b.first[k].startsWith(t)) : [];
          (await Promise.all(near.map(shard))).forEach((s) => s && s.terms.forEach((lists, one) => { if (one.startsWith(t)) out.push(lists); }));
        }
        return out;
      },
      most: (one, r) => one.parts ? one.parts[r] ? one.parts[r].most : 0 : shortPart(one, r).docs.length && 1,
      async part(one, r) {
        if (!one.parts) return shortPart(one, r);
        const part = one.parts[r];
        if (!part) return { docs: [] };
        if (!part.docs) {
          const [block, norms] = await Promise.all([
            get("b", part.name, (bytes) => { const from = reader(bytes); return [from.steps(part.n, 0), from.row(part.n)]; }),
            get("n", list.norms[one.field][r], (bytes) => bytes),
          ]);
          if (!block || !norms) return { docs: [] };
          part.docs = block[0].map((doc) => doc + r * range); // Equal parts of two ranges are one file.
          part.tf = block[1];
          part.norm = part.docs.map((doc) => length(norms[doc - r * range]));
        }
        return part;
      },
      async positions(part) {
        if (part.p) return part.p;
        const { whole } = part;
        if (!whole) return part.p = await get("q", part.name, (bytes) => places(reader(bytes), part.tf));
        if (!whole.p) {
          const s = await shard(whole.name);
          await get("p", whole.name, (bytes) => { const from = reader(bytes); s.short.forEach((one) => { one.p = places(from, one.tf); }); });
        }
        return part.p = whole.p && part.of(whole.p);
      },
      async head(doc) {
        const columns = await get("x", list.heads[Math.floor(doc / heads)], (bytes) => utf8(bytes).split("\x1e").map((column) => column.split("\x1f")));
        return columns && columns.map((column) => column[doc % heads]);
      },
      async text(doc) {
        const all = await get("l", list.texts, (bytes) => { const from = reader(bytes); return Array.from({ length: Math.ceil(root.count / texts) }, from.name); });
        const column = all && await get("d", all[Math.floor(doc / texts)], (bytes) => utf8(bytes).split("\x1f"));
        return column && column[doc % texts];
      },
    };
  }

  if (typeof module === "object" && module.exports) module.exports = shards;
  else gongshiSearch.give(shards, "shards");
})();
