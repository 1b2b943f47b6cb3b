/* The part of search.js that reads a large site: shards, each fetched when a query needs it. */
(function () {
  "use strict";
  const f = Math.fround;
  /* Bytes read from the front: numbers of seven bits a byte, texts, rows of numbers. */
  function reader(bytes) {
    let at = 0;
    const number = () => {
      let n = 0, unit = 1, b;
      do { b = bytes[at++]; n += (b & 127) * unit; unit *= 128; } while (b > 127);
      if (b === undefined) throw new RangeError("short");
      return n;
    };
    const take = (n) => { if (at + n > bytes.length) throw new RangeError("short"); return bytes.subarray(at, at += n); };
    const row = (n) => Array.from({ length: n }, number);
    const steps = (n, from) => row(n).map((step) => from += step);
    return { number, take, row, steps, text: () => new TextDecoder().decode(take(number())), name: () => Array.from(take(5), (b) => b.toString(16).padStart(2, "0")).join("") };
  }
  /* Positions of a list: a row of them for each document. */
  const places = (from, tf) => tf.map((n) => from.steps(n, 0));
  /* The length of a field from the byte it is kept in. */
  const length = (b) => b < 40 ? b : 24 + ((b & 7) + 8) * 2 ** ((b >> 3) - 4);

  /* The documents of a range, perhaps of some only, that hold all parts of a phrase: for each part, where its lists have
     the document. Lists are read from the rarest on, and no further than until no document is left. */
  async function together(source, all, r, only) {
    const size = (lists) => lists.reduce((n, list) => n + list.n, 0), at = [], out = new Map();
    let docs = only;
    for (const i of all.map((_, i) => i).sort((a, b) => size(all[a]) - size(all[b]))) {
      at[i] = new Map();
      for (const part of await Promise.all(all[i].map((list) => source.part(list, r)))) {
        part.docs.forEach((doc, k) => {
          if (docs && !docs.has(doc)) return;
          const here = at[i].get(doc);
          if (here) here.push([part, k]); else at[i].set(doc, [[part, k]]);
        });
      }
      docs = at[i];
      if (!docs.size) return out;
    }
    docs.forEach((_, doc) => out.set(doc, at.map((one) => one.get(doc))));
    return out;
  }
  /* How often the parts stand one after the other. */
  async function count(source, at) {
    const places = [];
    for (const p of await Promise.all(at.map((lists) => Promise.all(lists.map(async ([part, k]) => { const all = await source.positions(part); return all ? all[k] : []; }))))) places.push([].concat(...p));
    const rest = places.slice(1).map((p) => new Set(p));
    return places[0].filter((p) => rest.every((set, i) => set.has(p + i + 1))).length;
  }

  async function shards({ failed, inflate, utf8, idf, worth, part, covering, order, TITLE, PHRASE, BEGINNING, WHOLE }, index, root) {
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
      /* The documents that hold every run, by tier (words in a row; as typed; in any spelling) and score; where there is
         none, those that hold any term. Range after range of documents, the most promising first, until no other can
         change the first ones. */
      async ask(query, most, fits, stop) {
        const source = this, N = root.count, lists = new Map();
        if (!query.runs.length) return { all: [], exact: false, atLeast: false };
        await Promise.all(query.terms.map(async (t) => { const both = await source.term(t); if (both) lists.set(t, [both]); })
          .concat(query.ways.filter((way) => way.open).map(async (way) => { lists.set(way.key, await source.begin(way.t[way.t.length - 1])); })));
        stop();
        const parts = (way, field) => way.t.map((t, i) =>
          (lists.get(way.open && i === way.t.length - 1 ? way.key : t) || []).map((both) => both[field]).filter((list) => list.n));
        const clauses = [];
        [1, TITLE].forEach((weight, field) => {
          const mean = f(f(totals[field]) / f(N));
          query.terms.forEach((t) => {
            const list = lists.get(t) && lists.get(t)[0][field];
            if (list && list.n) { const w = worth(idf(list.n, N), weight); clauses.push({ t, list, w, score: (tf, norm) => part(w, tf, norm, mean) }); }
          });
          query.ways.forEach((way) => {
            const all = parts(way, field), clause = { way, field, all, w: 0 };
            if (all.some((one) => !one.length)) return;
            clauses.push(clause);
            if (way.open) { clause.w = BEGINNING * weight; clause.score = () => clause.w; }
            else if (all.length > 1) {
              clause.w = worth(all.reduce((sum, one) => f(sum + idf(one[0].n, N)), 0), PHRASE * weight);
              clause.score = (tf, norm) => part(clause.w, tf, norm, mean);
            }
          });
        });
        const bound = (r) => clauses.reduce((sum, { list, all, way, w }) => sum + w * (list ? source.most(list, r) :
          way.open ? 1 : Math.min(...all.map((one) => source.most(one[0], r)))), 0);
        const promising = Array.from({ length: ranges }, (_, r) => ({ r, bound: bound(r) })).sort((a, b) => b.bound - a.bound || a.r - b.r);
        /* Where none has all runs: by the share of the query that a document has; a text as a whole counts half. */
        const rare = new Map(query.terms.map((t) => [t, idf(Math.max(0, ...(lists.get(t) || [[]])[0].map((list) => list.n)), N)]));
        const whole = query.terms.reduce((sum, t) => f(sum + rare.get(t)), 0);
        const covered = (doc, score) => {
          const has = query.terms.reduce((sum, t) => clauses.some((clause) => clause.t === t && clause.here.has(doc)) ? f(sum + rare.get(t)) : sum, 0);
          score = covering(score, has, whole);
          return index.ids(doc).kind === WHOLE ? f(score * 0.5) : score;
        };
        const all = [];
        let top = [], atLeast = false;
        const enough = (next) => top.length === most && order(top[most - 1], next) <= 0;
        for (const strict of [true, false]) {
          for (const { r, bound } of promising) {
            if (enough({ tier: strict ? query.row ? 0 : 1 : 3, score: bound, doc: r * range })) { atLeast = true; break; }
            let held;
            for (const clause of clauses) clause.here = null;
            for (const run of strict ? query.runs : []) {
              const now = new Map();
              for (const clause of clauses) {
                const tier = run.indexOf(clause.way);
                if (tier < 0) continue;
                clause.here = await together(source, clause.all, r, held);
                clause.here.forEach((_, doc) => now.set(doc, Math.min(now.get(doc) || 2, tier ? 2 : 1)));
              }
              if (held) now.forEach((tier, doc) => now.set(doc, Math.max(tier, held.get(doc))));
              held = now;
              if (!held.size) break;
            }
            if (held && !held.size) continue;
            const docs = new Map();
            for (const clause of clauses) {
              clause.here = clause.here || await together(source, clause.list ? [[clause.list]] : clause.all, r, held);
              if (clause.score) clause.here.forEach((_, doc) => { if (!held || held.has(doc)) docs.set(doc, 0); });
            }
            stop();
            /* How often a clause's phrase stands in a document: at most, or counted. */
            const least = (at) => Math.min(...at.map(([[part, k]]) => part.tf[k])), norm = ([[[part, k]]]) => part.norm[k];
            const sum = (doc, times) => (strict ? (_, all) => all : covered)(doc, clauses.reduce((sum, clause) => {
              const at = clause.score && clause.here.get(doc), n = at && (clause.list || at.length < 2 ? least(at) : times(clause, at));
              return n ? f(sum + clause.score(n, norm(at))) : sum;
            }, 0));
            const maybe = Array.from(docs.keys(), (doc) => {
              const row = query.row && clauses.some((clause) => clause.way === query.row && clause.here.has(doc));
              return { doc, tier: strict ? row ? 0 : held.get(doc) : 3, score: sum(doc, (_, at) => least(at)) };
            }).sort(order);
            for (const next of maybe) {
              if (enough(next)) { atLeast = true; break; }
              const { doc } = next, counted = new Map();
              for (const clause of clauses) {
                const at = clause.way && clause.here.get(doc);
                if (at) counted.set(clause, at.length < 2 ? least(at) : await count(source, at));
              }
              const stands = (way) => clauses.some((clause) => clause.way === way && counted.get(clause));
              let tier = strict ? 1 : 3;
              for (const run of strict ? query.runs : []) {
                const first = run.findIndex(stands);
                tier = first < 0 ? 9 : Math.max(tier, first ? 2 : 1);
                if (tier > 3) break;
              }
              if (tier > 3) continue;
              const hit = { doc, tier: strict && query.row && stands(query.row) ? 0 : tier, score: sum(doc, (clause) => counted.get(clause)) };
              all.push(hit);
              if (fits(doc)) { top.push(hit); top = top.sort(order).slice(0, most); }
            }
            stop();
          }
          if (all.length) return { all: all.sort(order), exact: strict, atLeast };
        }
        return { all, exact: false, atLeast };
      },
      knows: () => false,
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
