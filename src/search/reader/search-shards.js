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
    return { number, take, row, steps };
  }
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
  async function shards({ failed, inflate, utf8, idf, worth, part, covering, boost, order, spell, pieces, lead, own, TITLE, BEGINNING }, index, root) {
    const { at, top, branch, totals, range, long, group, heads, spots } = root.shards, N = root.count, ranges = Math.ceil(N / range), kept = new Map();
    const means = totals.map((sum) => f(f(sum) / f(N)));
    const get = (name, open) => {
      const path = at + name + ".bin";
      if (!kept.has(path)) kept.set(path, index.read(path).then(inflate).then(open).catch(() => { kept.delete(path); index.missing.add(path); }));
      return kept.get(path);
    };
    const place = (first, t) => {
      let a = 0, b = first.length;
      while (b - a > 1) { const m = (a + b) >> 1; if (first[m] <= t) a = m; else b = m; }
      return a;
    };
    const firsts = (i) => get("c" + i, (bytes) => utf8(bytes).split("\n"));
    /* Lists of documents under one name, whose positions are in files by how many stand before them. */
    const under = (name, tf) => { let sum = 0; return { name, tf, file: tf.map((n) => { sum += n; return Math.floor((sum - n) / spots); }) }; };
    const shard = (i) => get("t" + i, (bytes) => {
      const from = reader(bytes), n = from.number(), terms = new Map(), short = [];
      let last = "";
      utf8(from.take(from.number())).replace(/([\0-\x1e])([^\0-\x1e]*)/g, (_, same, rest) => terms.set(last = Array.from(last).slice(0, same.charCodeAt(0)).join("") + rest, null));
      const all = Array.from({ length: n }, () => [0, 1].map((field) => ({ n: from.number(), field })));
      const lists = [].concat(...all);
      lists.forEach((one) => { if (one.n <= long) short.push(one); });
      short.forEach((one) => { one.docs = from.steps(one.n, 0); });
      const times = short.map((one) => from.row(one.n)), places = under("p" + i, [].concat(...times));
      short.forEach((one) => { one.norm = Array.from(from.take(one.n), length); });
      let k = 0;
      short.forEach((one, j) => { Object.assign(one, { tf: times[j], places, k }); k += one.n; });
      lists.forEach((one) => {
        if (one.n <= long) return;
        const name = from.number(), groups = new Map();
        let k = 0;
        one.parts = Array.from({ length: ranges }, (_, r) => {
          const n = from.number(), g = Math.floor(k / group);
          if (!n) return;
          if (!groups.has(g)) groups.set(g, { name: name + "-" + g, r, k, n: 0 });
          const whole = groups.get(g), part = { n, whole, k: k - whole.k, most: from.take(1)[0] / 255 };
          whole.n += n;
          k += n;
          return part;
        });
      });
      k = 0;
      terms.forEach((_, t) => terms.set(t, all[k++]));
      return terms;
    });
    /* What a short list has of a range. */
    const cut = (one, r) => {
      one.cut = one.cut || [];
      if (!one.cut[r]) {
        let a = one.docs.findIndex((doc) => doc >= r * range), b = one.docs.findIndex((doc) => doc >= (r + 1) * range);
        a = a < 0 ? one.n : a;
        const [docs, tf, norm] = [one.docs, one.tf, one.norm].map((row) => row.slice(a, b < 0 ? one.n : b));
        one.cut[r] = { docs, tf, norm, places: one.places, k: one.k + a, most: Math.max(0, ...tf.map((n, i) => part(1, n, norm[i], means[one.field]))) };
      }
      return one.cut[r];
    };
    const positions = async ({ places, k }, i) => {
      const { name, tf, file } = places, n = file[k + i], first = file.indexOf(n);
      const all = await get(name + "-" + n, (bytes) => { const from = reader(bytes); return tf.slice(first, file.lastIndexOf(n) + 1).map((times) => from.steps(times, 0)); });
      return all ? all[k + i - first] : [];
    };
    /* How often the parts of a phrase stand one after the other; the rarest are looked at first, since most often they do not. */
    const count = async (at) => {
      let starts;
      for (const i of at.map((_, i) => i).sort((a, b) => at[a][0][0].tf.length - at[b][0][0].tf.length)) {
        const here = [].concat(...await Promise.all(at[i].map(([part, k]) => positions(part, k)))).map((p) => p - i);
        starts = starts ? starts.filter((p) => here.includes(p)) : here;
        if (!starts.length) break;
      }
      return starts.length;
    };
    const seen = new Set(), columns = (block) => get("x" + block, (bytes) => utf8(bytes).split("\x1e").map((column) => column.split("\x1f")));
    return {
      /* The documents that hold every run, by tier (words in a row; as typed; in any spelling) and score; where there is
         none and the query is read again, those that hold any term. Range after range of documents, the most promising first, until no other can
         change the first ones. */
      async ask(query, most, fits, stop) {
        const source = this, lists = new Map();
        if (!query.runs.length) return { all: [], atLeast: false };
        const words = new Set(query.terms.concat(...query.rows.concat(query.ways.filter((way) => way.other)).map((way) => way.t)));
        await Promise.all(Array.from(words, async (t) => { const both = await source.term(t); if (both) lists.set(t, [both]); })
          .concat(query.ways.filter((way) => way.open).map(async (way) => { lists.set(way.key, await source.begin(way.t[way.t.length - 1])); })));
        stop();
        const parts = (way, field) => way.t.map((t, i) =>
          (lists.get(way.open && i === way.t.length - 1 ? way.key : t) || []).map((both) => both[field]).filter((list) => list.n));
        const clauses = [];
        [1, TITLE].forEach((weight, field) => {
          const mean = means[field];
          query.terms.forEach((t) => {
            const list = lists.get(t) && lists.get(t)[0][field];
            if (list && list.n) { const w = worth(idf(list.n, N), weight); clauses.push({ t, field, list, all: [[list]], w, score: (tf, norm) => part(w, tf, norm, mean) }); }
          });
          query.ways.forEach((way) => {
            const all = parts(way, field), clause = { way, field, all, w: 0 };
            if (all.some((one) => !one.length)) return;
            clauses.push(clause);
            if (way.open) { clause.w = BEGINNING * weight; clause.score = () => clause.w; }
            else if (way.other || all.length > 1) {
              clause.w = worth(all.reduce((sum, one) => f(sum + idf(one[0].n, N)), 0), boost(way) * weight);
              clause.score = (tf, norm) => part(clause.w, tf, norm, mean);
            }
          });
        });
        /* The runs, the rarest first. */
        const size = (run) => Math.max(...clauses.map((clause) => run.includes(clause.way) ? Math.min(...clause.all.map((lists) => lists.reduce((n, list) => n + list.n, 0))) : 0));
        const runs = query.runs.slice().sort((a, b) => size(a) - size(b));
        /* The most that a document of a range can have, and a little more for what rounding may do. */
        const bound = (r, strict) => {
          const most = (lists) => Math.max(0, ...lists.map((list) => source.most(list, r)));
          const may = (run) => clauses.some((clause) => run.includes(clause.way) && clause.all.every(most));
          if (strict && !may(query.rows) && !runs.every(may)) return 0;
          return 1.00001 * clauses.reduce((sum, { all, way, w }) => sum + w * (way && way.open ? +all.every(most) : Math.min(...all.map(most))), 0);
        };
        const rare = new Map(query.terms.map((t) => [t, idf(Math.max(0, ...(lists.get(t) || [[]])[0].map((list) => list.n)), N)]));
        const whole = query.terms.reduce((sum, t) => f(sum + rare.get(t)), 0);
        const least = (at) => Math.min(...at.map(([[part, k]]) => part.tf[k]));
        /* The score of a document by what it has of each clause; how often phrases stand in it: at most, or as counted. */
        const sum = (strict, { doc, at, norm }, counted) => {
          const score = clauses.reduce((sum, clause, i) => {
            const n = clause.score && at[i] && (counted ? counted[i] : least(at[i]));
            return n ? f(sum + clause.score(n, norm[clause.field])) : sum;
          }, 0);
          if (strict) return score;
          const has = query.terms.reduce((sum, t) => clauses.some((clause, i) => clause.t === t && at[i]) ? f(sum + rare.get(t)) : sum, 0);
          return covering(score, has, whole, query, index.ids[doc]);
        };
        const tier = (has) => query.rows.some(has) ? 0 : Math.max(...runs.map((run) => { const i = run.findIndex(has); return i < 0 ? 9 : i ? 2 : 1; }));
        /* The documents of a range that may be found. */
        const within = async (r, strict) => {
          const here = [], read = async (only, wanted) => {
            await Promise.all(clauses.map(async (clause, i) => { if (!here[i] && wanted(clause)) here[i] = await together(source, clause.all, r, only); }));
          };
          const of = async (run, now) => {
            await read(held, (clause) => run.includes(clause.way));
            clauses.forEach((clause, i) => { if (run.includes(clause.way)) here[i].forEach((_, doc) => { if (!held || held.has(doc)) now.add(doc); }); });
            return now;
          };
          let held;
          const first = strict && await of(query.rows, new Set());
          for (const run of strict ? runs : []) {
            held = await of(run, new Set(first));
            if (!held.size) return [];
          }
          await read(held, () => true);
          if (!held) {
            held = new Set();
            clauses.forEach((clause, i) => { if (clause.score) here[i].forEach((_, doc) => held.add(doc)); });
          }
          /* Lengths: a list that is known whole has them. */
          const norms = await Promise.all([0, 1].map(async (field) => {
            const known = new Map(), own = here.filter((_, i) => clauses[i].field === field);
            own.forEach((one) => one.forEach(([[[part, k]]], doc) => part.norm && known.set(doc, part.norm[k])));
            if (own.some((one) => Array.from(one.keys()).some((doc) => held.has(doc) && !known.has(doc)))) {
              const all = await get("n" + field + "-" + r, (bytes) => Array.from(bytes, length));
              held.forEach((doc) => all ? known.set(doc, all[doc - r * range]) : held.delete(doc));
            }
            return known;
          }));
          return Array.from(held, (doc) => {
            const one = { doc, at: here.map((one) => one.get(doc)), norm: norms.map((known) => known.get(doc)) };
            const has = (way) => clauses.some((clause, i) => clause.way === way && one.at[i]);
            return Object.assign(one, { tier: strict ? tier(has) : 3, score: sum(strict, one) });
          });
        };
        /* A document whose phrases are counted: of the first few in its text, which is shown then; of others by positions. */
        let near = most + 3;
        const exactly = async (one, strict) => {
          const { doc, at } = one;
          const texts = near-- > 0 ? await Promise.all([source.text(doc), source.head(doc)]) : [];
          const [text, head] = texts, words = [[text], text !== undefined && head ? [head[0], lead(text), own(head[1])] : [undefined]].map((column) => {
            const all = column[0] === undefined ? null : [];
            if (all) column.forEach((text, gap) => { if (gap) all.push(""); pieces(spell(text).c, (t) => all.push(t)); });
            return all;
          });
          const counted = [], has = (way) => clauses.some((clause, i) => clause.way === way && counted[i]);
          const tally = (wanted) => Promise.all(clauses.map(async ({ list, way, field }, i) => {
            if (!at[i] || counted[i] !== undefined || !wanted(way)) return;
            const text = words[field], last = (k) => way.open && k === way.t.length - 1;
            counted[i] = list || at[i].length < 2 ? least(at[i]) : !text ? await count(at[i]) :
              text.filter((_, p) => way.t.every((t, k) => last(k) ? (text[p + k] || "").startsWith(t) : text[p + k] === t)).length;
          }));
          await tally((way) => query.rows.includes(way));
          for (const run of strict && !query.rows.some(has) ? runs : []) {
            await tally((way) => run.includes(way));
            if (!run.some(has)) return { tier: 9 };
          }
          await tally(() => true);
          return { doc, tier: strict ? tier(has) : 3, score: sum(strict, one, counted) };
        };
        const strict = !query.loose;
        const all = [];
        let top = [], atLeast = false;
        const enough = (next) => top.length === most && order(top[most - 1], next) <= 0;
        const take = (hit) => {
          if (hit.tier > 3 || !(strict || hit.score)) return; // No more than the words of another phrase, apart.
          all.push(hit);
          if (fits(hit.doc)) { top.push(hit); top = top.sort(order).slice(0, most); }
        };
        let queue = Array.from({ length: ranges }, (_, r) => ({ r, doc: r * range, tier: strict ? query.rows[0] ? 0 : 1 : 3, score: bound(r, strict) })).filter((one) => one.score);
        for (let many = 1; queue.length; many *= 2) {
          queue.sort(order);
          const next = [];
          while (queue.length && next.length < many && !enough(queue[0])) next.push(queue.shift());
          if (!next.length) { atLeast = true; break; }
          for (const found of await Promise.all(next.map((one) => one.at ? exactly(one, strict) : within(one.r, strict)))) {
            if (!Array.isArray(found)) take(found);
            else found.forEach((one) => one.at.some((at, i) => at && clauses[i].way && at.length > 1) ? queue.push(one) : take(one));
          }
          stop();
        }
        return { all: all.sort(order), atLeast };
      },
      knows: (c) => seen.has(c),
      async term(t) {
        const i = place(top, t), first = await firsts(i), terms = first && await shard(i * branch + place(first, t));
        const lists = terms && terms.get(t);
        if (lists) Array.from(t).forEach((c) => seen.add(c));
        return lists;
      },
      async begin(t) {
        const out = [];
        for (let i = place(top, t); i < top.length && (top[i] <= t || top[i].startsWith(t)); i++) {
          const first = await firsts(i) || [];
          (await Promise.all(first.map((one, k) => ((one <= t && !(first[k + 1] <= t)) || one.startsWith(t)) && shard(i * branch + k))))
            .forEach((terms) => terms && terms.forEach((lists, one) => { if (one.startsWith(t)) out.push(lists); }));
        }
        return out;
      },
      most: (one, r) => one.parts ? one.parts[r] ? one.parts[r].most : 0 : cut(one, r).most,
      async part(one, r) {
        if (!one.parts) return cut(one, r);
        const part = one.parts[r];
        if (!part) return { docs: [] };
        if (!part.docs) {
          const { name, r: first, n } = part.whole;
          const block = await get("b" + name, (bytes) => { const from = reader(bytes), docs = from.steps(n, first * range), tf = from.row(n); return { docs, tf, places: under("q" + name, tf) }; });
          if (!block) return { docs: [] };
          [part.docs, part.tf] = [block.docs, block.tf].map((row) => row.slice(part.k, part.k + part.n));
          part.places = block.places;
        }
        return part;
      },
      async head(doc) {
        const all = await columns(Math.floor(doc / heads));
        return all && all.slice(0, 3).map((column) => column[doc % heads]);
      },
      async text(doc) {
        const block = Math.floor(doc / heads), all = await columns(block);
        if (!all) return;
        let i = 0, k = doc % heads;
        while (k >= all[3][i]) k -= all[3][i++];
        const texts = await get("d" + block + "-" + i, (bytes) => utf8(bytes).split("\x1f"));
        return texts && texts[k];
      },
    };
  }

  if (typeof module === "object" && module.exports) module.exports = shards;
  else gongshiSearch.give(shards, "shards");
})();
