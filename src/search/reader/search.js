/* Finds what the site has, without a server: reads the files under search/ and ranks as `gongshi search` does.
   BM25 over titles and texts, runs as exact phrases first; where there are none, what the question is about. Sums are
   rounded to 32 bits at each step, as there. */
(function (global) {
  "use strict";
  const TITLE = 3, PHRASE = 2, BEGINNING = 1, MOST = 200, MOST_RUNS = 24, SHORTEST = 3, LENGTH = { zh: 110, en: 220 };
  const f = Math.fround, K1 = f(1.2);

  /* One spelling: full width, capitals, accents, and traditional characters where the table is known. */
  const simple = new Map();
  const learn = (pairs) => {
    pairs = Array.from(pairs.replace(/\s/g, ""));
    for (let i = 1; i < pairs.length; i += 2) simple.set(pairs[i - 1], pairs[i]);
  };
  const bare = (s) => s.replace(/[\u0300-\u036f]/g, "");
  function fold(c) {
    if (/[\xad\u200b-\u200f\u2060\ufeff]/.test(c)) return "";
    return Array.from(/[\u4e00-\u9fff]/.test(c) ? c : bare(bare(c.normalize("NFKD")).toLowerCase()), (d) => simple.get(d) || d).join("");
  }
  const BREAK = 0, BLANK = 1, WORD = 2, HAN = 3;
  const classOf = (c) => /[a-z0-9À-ÖØ-öø-\u1fff]/.test(c) ? WORD : /[ \t\r]/.test(c) ? BLANK :
    /[々〇\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3ffff}]/u.test(c) ? HAN : BREAK;
  /* Folded characters, each with its place in the text. */
  function spell(text) {
    const c = [], at = [];
    let i = 0;
    for (const one of text) {
      for (const d of fold(one)) { c.push(d); at.push(i); }
      i += one.length;
    }
    at.push(i);
    return { c, at };
  }
  /* Terms with their kind and the places of their first and last character. */
  const TWO = 0, LAST = 1;
  function pieces(c, give) {
    for (let i = 0; i < c.length; i++) {
      const k = classOf(c[i]);
      if (k === WORD) {
        let j = i + 1, t = c[i];
        while (j < c.length && classOf(c[j]) === WORD) t += c[j++];
        give(t, WORD, i, j - 1);
        i = j - 1;
      } else if (k === HAN) {
        let j = i + 1;
        while (j < c.length && classOf(c[j]) === BLANK) j++;
        if (j < c.length && classOf(c[j]) === HAN) give(c[i] + c[j], TWO, i, j);
        else give(c[i], LAST, i, i);
      }
    }
  }
  function listed(c) {
    const all = [];
    pieces(c, (t, k) => all.push({ t, k }));
    return all;
  }

  /* Numbers in either script, where a number is meant. */
  const DIGITS = Array.from("〇一二三四五六七八九"), UNITS = "十百千";
  const NUMBERED = "条款项章节目月日级届期号", COUNTED = NUMBERED + "个年天周次名人分小时家所门种类批轮元万亿%";
  const arabic = (c) => /\d/.test(c);
  const digit = (c) => c === "零" ? 0 : c === "两" ? 2 : arabic(c) ? +c : DIGITS.indexOf(c);
  const numeral = (c) => /[〇零一二两三四五六七八九十百千]/.test(c);
  function valueOf(n) {
    if (/\d/.test(n) && /\D/.test(n)) return -1;
    if (!/[十百千]/.test(n)) return +Array.from(n, digit).join("");
    let sum = 0, held = 0, last = Infinity;
    for (const c of n) {
      const unit = 10 ** (UNITS.indexOf(c) + 1);
      if (unit >= last) return -1;
      if (unit > 1) sum += (held || 1) * (last = unit);
      held = unit > 1 ? 0 : digit(c);
    }
    return sum + held;
  }
  const spoken = (n) => Array.from(String(n)).map((d, i, all) => d > 0 ? DIGITS[d] + (UNITS[all.length - i - 2] || "") : "零").join("")
    .replace(/零+/g, "零").replace(/^一(?=十)|零$/g, "");
  function written(n, before, after, chinese) {
    if (!n.length || n.length > 8 || !(before === "第" || COUNTED.includes(after))) return "";
    const v = valueOf(n);
    if (v < 0) return "";
    if (!chinese) return String(v);
    if (n[0] === "0" || n.length > 4) return "";
    if (n.length === 4 && after === "年") return Array.from(n, (c) => DIGITS[+c]).join("");
    return v === 2 && before !== "第" && !NUMBERED.includes(after) ? "两" : spoken(v);
  }
  function rewritten(run, chinese) {
    const out = [], part = chinese ? arabic : numeral;
    for (let at = 0; at < run.length;) {
      let end = at;
      while (end < run.length && part(run[end])) end++;
      const n = run.slice(at, end).join("");
      out.push(...(written(n, run[at - 1], run[end], chinese) || n || run[at]));
      at = Math.max(end, at + 1);
    }
    return out;
  }
  function numberWays(run) {
    const [, article] = /^(?:art|articles?)(?![a-z])\D*(\d{1,4})\D*$/.exec(run.join("")) || [], c = article ? Array.from("第" + article + "条") : run;
    const digits = rewritten(c, false), key = /^第(\d+)条$/.exec(digits.join(""));
    const ways = [digits, rewritten(c, true), Array.from(c.join("").replace(/两/g, "二").replace(/(?<!\d)0(?=\d[月日])/g, ""))];
    if (key) ways.push("article " + key[1]);
    return ways;
  }

  /* What was typed → runs, each in all its spellings, the typed one first; a phrase is a list of terms, `open` where the
     last may go on. What comes before all else stands in `rows`: single words in a row; of an article that is asked for by its
     number, the word that only it has. `named` are the schemes that the query names. */
  const wordWay = (t, open) => ({ t, open, key: t.join(" ") + (open ? "*" : "") });
  const addWay = (ways, way) => { if (way.t.length && !ways.some((w) => w.key === way.key)) ways.push(way); };
  function phrase(c) {
    const all = listed(c), last = all.length - 1, open = last >= 0 && all[last].k === LAST, known = open && last && all[last - 1].k === TWO;
    return wordWay((known ? all.slice(0, -1) : all).map(({ t }) => t), open && !known);
  }
  const otherNumber = (w) => w.replace(/ies$|y$|(?<!s)s$|$/, (end) => ({ ies: "y", y: "ies", s: "" })[end] ?? "s");
  function readRun(c, last, pairs) {
    const ways = [], all = listed(c);
    const add = (way) => addWay(ways, way);
    add(phrase(c));
    if (all.length === 1 && all[0].k === WORD && Array.from(all[0].t).length >= SHORTEST && /[^0-9]/.test(all[0].t)) {
      if (last) add(wordWay([all[0].t], true));
      add(wordWay([otherNumber(all[0].t)], false));
      pairs.forEach((part, i) => add(wordWay([all[0].t.replace(part, pairs[i ^ 1] || "")], false)));
    }
    numberWays(c).forEach((way) => add(phrase(way)));
    return ways;
  }
  function read(typed, { names, lang, words: [pairs] }) {
    const c = spell(Array.from(typed.slice(0, 8 * MOST)).slice(0, 4 * MOST).join("")).c.slice(0, MOST);
    let runs = [[]];
    c.forEach((d) => d === "\n" || classOf(d) === BLANK ? runs.push([]) : runs[runs.length - 1].push(d));
    runs = runs.filter((run) => listed(run).length);
    const only = (run, meant) => { const all = listed(run); return all.length === 1 && meant(all[0].t); };
    for (let i = 0; i + 1 < runs.length; i++) {
      if (only(runs[i], (w) => /^(?:art|articles?)$/.test(w)) && only(runs[i + 1], (w) => /^\d+$/.test(w))) {
        runs[i] = runs[i].concat(".", runs.splice(i + 1, 1)[0]);
      }
    }
    runs.length = Math.min(runs.length, MOST_RUNS);
    const seen = new Set(), once = (k) => !seen.has(k) && seen.add(k);
    runs = runs.map((run, i) => readRun(run, i === runs.length - 1, pairs.split("|")));
    const words = runs.map((ways) => ways[0]);
    const row = runs.length > 1 && words.every((way) => way.t.length < 2 && !way.open && classOf(way.t[0]) === WORD) && wordWay(words.map((way) => way.t[0]), false);
    runs = runs.filter((ways) => once(ways.map((way) => way.key).join("|")));
    const rows = row ? [row] : [], ways = rows.slice(), terms = [];
    runs.forEach((run) => run.forEach((way) => {
      way.t.forEach((t, i) => { if (!(way.open && i === way.t.length - 1) && !terms.includes(t)) terms.push(t); });
      addWay(ways, way);
    }));
    const named = names.scheme.filter(([id, name]) => terms.includes(lang === "en" ? id : name.slice(0, 2)));
    const article = /(?:第(?=\d+条)|\b(?:art|articles?)[ .]+)(\d+)/.exec(rewritten(c, false).join(""));
    const alone = article && !named[0] && !runs[1] && ways.some((way) => way.key === "article " + article[1]);
    if (article) (alone ? names.scheme : named).forEach(([id]) => ways.push(rows[rows.push(phrase(id + article[1])) - 1]));
    return { runs, rows, ways, terms, named: named.map(([id]) => id), text: c.join(""), han: c.filter((d) => classOf(d) === HAN) };
  }
  /* A second reading, where nothing holds every run: without the words that only ask, 第…条 by itself, and, weighing less,
     other words for the same and other forms of an English word. */
  function about({ text }, root) {
    const [, asking, idle, ends, forms, ...same] = root.words, any = (w) => new RegExp(forms ? "\\b(?:" + w + ")\\b" : w, "g"), asks = any(asking).test(text);
    const plain = text.replace(any(asking + "|" + idle), "\n").replace(/第[0-9〇零一二两三四五六七八九十百千]+条/g, "\n$&\n"), bare = read(plain, root);
    const query = bare.terms.length ? bare : read(text, root), { ways, terms } = query, others = [];
    same.forEach((line) => { const [word, ...more] = line.split("|"); if (any(word).test(text)) others.push(...more); });
    if (forms) terms.forEach((t) => {
      const stem = /^[a-z]{5,}$/.test(t) && t.replace(new RegExp("(" + ends + ")$"), "");
      if (stem) others.push(...forms.split("|").map((end) => stem + end));
    });
    others.forEach((other) => addWay(ways, Object.assign(phrase(other), { other })));
    return Object.assign(query, { loose: true, asks });
  }

  /* Files. */
  const failed = (code, why) => Object.assign(new Error(code + (why ? ": " + why : "")), { code });
  const inflate = async (bytes) =>
    new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer());
  /* Numbers of seven bits a byte. */
  const numbers = (bytes, i = 0) => ({
    next() {
      let n = 0, unit = 1, b;
      do { b = bytes[i++]; n += (b & 127) * unit; unit *= 128; } while (b > 127);
      return n;
    },
    take: (n = bytes.length) => bytes.subarray(i, i += n),
    /* Characters by the steps between them, in rows that 0 ends; the last has none. */
    chars() {
      const all = [];
      for (let c = 0, n; (n = this.next()) || c;) {
        c = n && c + n;
        if (n) all.push(String.fromCodePoint(c));
      }
      return all;
    },
  });
  const utf8 = (bytes) => new TextDecoder().decode(bytes);
  const given = new Map();
  let policy;
  function script(url, lang) {
    return new Promise((resolve, reject) => {
      given.set(lang, resolve);
      const node = document.createElement("script");
      if (global.trustedTypes) {
        policy = policy || global.trustedTypes.createPolicy("gongshi-search", {
          createScriptURL: (u) => { if (/(^|\/)(search\/(zh|en)|js\/search-shards)\.js$/.test(u)) return u; throw new TypeError(u); },
        });
        url = policy.createScriptURL(url);
      }
      node.src = url;
      node.onerror = reject;
      document.head.appendChild(node);
    });
  }
  /* What BM25 gives: to a term by how many documents have it, to a list of them with a boost, to one document. */
  const idf = (n, of) => f(Math.log(f(1 + f(f(f(of - n) + 0.5) / f(f(n) + 0.5)))));
  const worth = (sum, boost) => f(f(sum * f(1 + K1)) * boost);
  const part = (w, tf, norm, mean) => f(w * f(tf / f(tf + f(K1 * f(0.25 + f(f(0.75 * norm) / mean))))));
  const boost = (way) => way.other ? 1 : PHRASE;
  /* Of a document without all runs: three times by the share of the query that it has; a text as a whole counts half, since
     one of its articles is what answers, and so does what is of another scheme than the one that is named; of a question
     what is no article an eighth. */
  const covering = (score, has, whole, { named, asks }, { kind, scheme }) => {
    const share = f(f(has + 1) / f(whole + 1));
    return f(f(f(score * share) * share) * share) / (kind === "article" ? 1 : asks ? 8 : kind === "policy" ? 2 : 1) / (named[0] && !named.includes(scheme) ? 2 : 1);
  };
  const order = (a, b) => a.tier - b.tier || b.score - a.score || a.doc - b.doc;

  /* What a document says first; it is looked for like a title. */
  const lead = (text) => /^.*?([。：；]|[.:;](?= )|$)/m.exec(text)[0];
  /* The word that only an article has, by its address: `qingdao13`. */
  const own = (url) => url.replace(/.*\/(.+)\/.+\/.+#art-|.*/, "$1");

  /* What a map has under a key, empty where it had nothing. */
  const under = (map, key, Kind) => map.get(key) || map.set(key, new Kind()).get(key);
  /* A small site: the texts, indexed here. */
  function unpack(bytes, index) {
    const from = numbers(bytes), singles = from.next(), chars = utf8(from.take(from.next())).split("\x1d").slice(0, -1).concat(from.chars());
    let all = "";
    bytes = from.take();
    for (let i = 0; i < bytes.length; i++) all += chars[bytes[i] < singles ? bytes[i] : singles + (bytes[i] - singles) * 256 + bytes[++i]];
    /* \x1c is what goes before, one number on. */
    const [titles, urls, dates, texts] = all.split("\x1e").map((column) => {
      let last;
      return column.split("\x1f").map((one) => last = one === "\x1c" ? last.replace(/\d+$|(?<=第)[一二三四五六七八九十百]+(?=条)/, (n) => (n > 0 ? String : spoken)(valueOf(n) + 1)) : one);
    }), N = texts.length;
    const pairs = (bytes) => {
      const from = numbers(bytes);
      return from.chars().map((c) => c + chars[from.next()]).join("");
    };
    const fields = [[texts], [titles, texts.map(lead), urls.map(own)]].map((columns) => {
      const terms = new Map(), norms = [];
      let sum = 0;
      texts.forEach((_, doc) => {
        let n = 0;
        columns.forEach((column, gap) => pieces(spell(column[doc]).c, (t) => {
          under(under(terms, t, Map), doc, Array).push(gap + n++);
        }));
        sum += n;
        norms.push(rounded(n));
      });
      return { terms, norms, mean: f(f(sum) / f(N)) };
    });

    /* All of them: what a document's phrases and terms give it, and which runs it holds. */
    function ask(query) {
      const scores = new Map(), stands = new Map(), has = new Map(), most = new Map();
      fields.forEach(({ terms, norms, mean }, field) => {
        const weight = field ? TITLE : 1, add = (to, doc, n) => to.set(doc, f((to.get(doc) || 0) + n));
        const list = (t) => terms.get(t) || new Map();
        const begun = (t) => {
          const all = new Map();
          terms.forEach((list, one) => { if (one.startsWith(t)) list.forEach((p, doc) => all.set(doc, p.concat(all.get(doc) || []))); });
          return all;
        };
        const give = (docs, n, boost) => {
          const w = worth(n, boost * weight);
          docs.forEach((p, doc) => add(scores, doc, part(w, p.length, norms[doc], mean)));
        };
        query.terms.forEach((t) => {
          const docs = list(t);
          most.set(t, Math.max(most.get(t) || 0, docs.size));
          const held = under(has, t, Set);
          docs.forEach((_, doc) => held.add(doc));
          give(docs, idf(docs.size, N), 1);
        });
        query.ways.forEach((way) => {
          const { t, open, key } = way;
          const rows = t.map((one, i) => open && i === t.length - 1 ? begun(one) : list(one)), docs = new Map();
          rows[0].forEach((p, doc) => {
            p = p.filter((at) => rows.every((row, i) => row.has(doc) && row.get(doc).includes(at + i)));
            if (p.length) docs.set(doc, p);
          });
          const held = under(stands, key, Set);
          docs.forEach((_, doc) => {
            held.add(doc);
            if (open) add(scores, doc, BEGINNING * weight);
          });
          if (!open && (way.other || t.length > 1)) give(docs, rows.reduce((sum, row) => f(sum + idf(row.size, N)), 0), boost(way));
        });
      });
      const total = (doc) => query.terms.reduce((sum, t) => doc === undefined || has.get(t).has(doc) ? f(sum + idf(most.get(t), N)) : sum, 0);
      const all = Array.from(scores, ([doc, score]) => {
        const holds = (way) => stands.get(way.key).has(doc);
        const tier = query.rows.some(holds) ? 0 : Math.max(...query.runs.map((run) => {
          const i = run.findIndex(holds);
          return i < 0 ? 3 : i ? 2 : 1;
        }));
        return { doc, score, tier };
      });
      if (query.loose) all.forEach((hit) => { hit.tier = 3; hit.score = covering(hit.score, total(hit.doc), total(), query, index.ids[hit.doc]); });
      return { all: all.filter(({ tier }) => tier < 3 || query.loose).sort(order), atLeast: false };
    }
    return { ask, pairs, knows: (c) => chars.includes(c), head: (doc) => [titles[doc], urls[doc], dates[doc]], text: (doc) => texts[doc] };
  }
  /* Lengths as they are kept in a byte: exact to 40, then in steps of an eighth. */
  function rounded(n) {
    const e = n < 40 ? 1 : 2 ** (Math.floor(Math.log2(n - 24)) - 3);
    return n < 40 ? n : 24 + Math.floor((n - 24) / e) * e;
  }

  /* A large site: its reader is a script of its own, which a small site never needs. */
  async function shards(index, root) {
    if (!api.shards) {
      if (typeof module === "object" && module.exports) api.shards = require("./search-shards.js");
      else await script(index.at + "js/search-shards.js", "shards");
    }
    return api.shards({ failed, inflate, utf8, idf, worth, part, covering, boost, order, spell, pieces, lead, own, TITLE, BEGINNING }, index, root);
  }

  class Index {
    constructor(at, lang, read) { Object.assign(this, { at, lang, read, missing: new Set() }); }
    async take(root, packed) {
      learn(root.folds || "");
      this.source = root.shards ? await shards(this, root) : unpack(await inflate(packed || await this.read(root.pack)), this);
      const { names, groups } = root, id = (of, i) => i < 0 ? "" : names[of][i][0];
      this.ids = groups.flatMap(([kind, scheme, status, n]) => Array(n).fill({ kind: id("kind", kind), scheme: id("scheme", scheme), status: id("status", status) }));
      return Object.assign(this, { root, names });
    }

    async find(typed, options) {
      const o = options || {};
      this.missing = new Set();
      let result = await this.look(String(typed), o);
      if (result.missing.length && this.again) {
        const root = await this.again().catch(() => null);
        if (root && root.build !== this.root.build) {
          this.missing = new Set();
          await this.take(root);
          result = Object.assign(await this.look(String(typed), o), { stale: true });
        }
      }
      return result;
    }

    async look(typed, o) {
      const stop = () => { if (o.signal && o.signal.aborted) throw o.signal.reason || new DOMException("aborted", "AbortError"); };
      const asked = ["scheme", "kind", "status"].filter((k) => o[k]), most = (o.offset || 0) + (o.limit === undefined ? 10 : o.limit);
      const fits = (doc, but) => asked.every((k) => k === but || this.ids[doc][k] === o[k]);
      stop();
      let query, found;
      const ask = async (next) => { query = next; found = await this.source.ask(query, most, fits, stop); };
      await ask(read(typed, this.root));
      if (!found.all.length && !this.folds && query.han.some((c) => !this.source.knows(c))) {
        this.folds = await this.table();
        await ask(read(typed, this.root));
      }
      if (!found.all.length) await ask(about(query, this.root));
      const exact = !query.loose;
      const counts = { scheme: {}, kind: {}, status: {} };
      found.all.forEach(({ doc }) => {
        const ids = this.ids[doc];
        for (const k in counts) if (ids[k] && fits(doc, k)) counts[k][ids[k]] = (counts[k][ids[k]] || 0) + 1;
      });
      const all = found.all.filter(({ doc }) => fits(doc)), best = all.slice(o.offset || 0, most);
      const [heads, texts] = await Promise.all([
        Promise.all(best.map(({ doc }) => this.source.head(doc))),
        Promise.all(o.excerpts === false ? [] : best.map(({ doc }) => this.source.text(doc))),
      ]);
      stop();
      const hits = [];
      best.forEach(({ doc, score }, i) => {
        if (!heads[i]) return;
        const [title, url, date] = heads[i];
        hits.push(Object.assign({ url, href: this.at + url, title, marks: marked(title, query, exact, 0), date, score,
          excerpt: texts[i] === undefined ? [] : marked(texts[i], query, exact, LENGTH[this.lang]) }, this.ids[doc]));
      });
      return { hits, total: all.length, atLeast: found.atLeast, exact, counts, missing: Array.from(this.missing), stale: false, terms: query.runs.length };
    }

    async table() {
      try {
        const { source, root } = this, bytes = root.pairs || await this.read(root.fold);
        learn(root.pairs || (source.pairs ? source.pairs(await inflate(bytes)) : utf8(bytes)));
        return true;
      } catch (e) {
        this.missing.add(this.root.fold);
        return false;
      }
    }
  }

  /* A text in pieces, what was typed marked: words in a row; else each run as it was typed; else in another spelling; its
     single terms only where no document has all runs. With a length, the part of the text that shows the most. */
  function marked(text, query, exact, length) {
    const { c, at } = spell(text), all = [], spans = [], where = new Map();
    pieces(c, (t, k, from, to) => under(where, t, Array).push(all.push({ t, from, to }) - 1));
    const span = (from, to, run) => spans.push({ a: at[from], b: at[to + 1], run });
    const mark = (way, run) => {
      const last = way.t.length - 1, before = spans.length;
      const fits = (piece, n) => piece && (way.open && n === last ? piece.t.startsWith(way.t[n]) : piece.t === way.t[n]);
      (way.open && !last ? all.map((_, i) => i) : where.get(way.t[0]) || []).forEach((i) => {
        if (!way.t.every((_, n) => fits(all[i + n], n))) return;
        const end = all[i + last];
        span(all[i].from, way.open ? end.from + Array.from(way.t[last]).length - 1 : end.to, run);
      });
      return spans.length > before;
    };
    if (!query.rows.some((row) => mark(row, 0))) {
      query.runs.forEach((ways, run) => {
        if (!ways.some((way) => mark(way, run)) && !exact) {
          ways.forEach((way) => way.t.forEach((t) => (where.get(t) || []).forEach((i) => span(all[i].from, all[i].to, run))));
        }
      });
      if (!exact) query.ways.forEach((way) => way.other && mark(way, way.other));
    }
    spans.sort((x, y) => x.a - y.a || y.b - x.b);
    let from = 0, to = text.length;
    if (length && to > length) {
      let best = -1;
      spans.forEach((s, i) => {
        const near = spans.slice(i, i + 60).filter((t) => t.b <= s.a + length * 0.8);
        const worth = new Set(near.map((t) => t.run)).size * 1000 + Math.min(near.reduce((n, t) => n + t.b - t.a, 0), 999);
        if (worth > best) { best = worth; from = s.a; }
      });
      if (best >= 0) from = begin(text, from, Math.floor(length / 4));
      to = Math.min(text.length, from + length);
      const gap = to < text.length && /[a-z]/i.test(text[to]) ? text.lastIndexOf(" ", to) : to;
      if (gap > from + length / 2) to = gap;
      spans.forEach((s) => { if (s.a < to && s.b > to) to = s.b; });
      if (/[\udc00-\udfff]/.test(text[to])) to++;
    }
    const out = [], put = (t, m) => { if (t) out.push({ text: t.replace(/\n/g, " "), marked: m }); };
    let done = from;
    if (from > 0) put("…", false);
    for (const { a, b } of spans) {
      if (b <= done || a < from || b > to) continue;
      put(text.slice(done, a), false);
      put(text.slice(Math.max(a, done), b), true);
      done = b;
    }
    put(text.slice(done, to), false);
    if (to < text.length) put("…", false);
    return out;
  }
  /* A good place to begin, not far before a mark: a line, a sentence, a word. */
  function begin(text, mark, most) {
    const least = Math.max(0, mark - most), part = text.slice(least, mark);
    if (!least && !part.includes("\n")) return 0;
    const cut = /.*([\n。；]|\. )/s.exec(part) || least && /^[\w'-]+\s/.exec(part);
    return cut ? least + cut[0].length : /[\udc00-\udfff]/.test(text[least]) ? least + 1 : least;
  }

  async function open(root, lang, options) {
    lang = lang === "en" ? "en" : "zh";
    const get = (options || {}).read, file = !get && global.location && global.location.protocol === "file:";
    if (typeof DecompressionStream === "undefined") throw failed("unsupported");
    const read = async (path, cache) => {
      if (get) return new Uint8Array(await get(path));
      const answer = await fetch(root + path, cache ? { cache } : {});
      if (!answer.ok) throw failed("unavailable", path);
      return new Uint8Array(await answer.arrayBuffer());
    };
    const head = async (cache) => JSON.parse(utf8(await read("search/" + lang + ".json", cache)));
    const index = new Index(root, lang, read);
    try {
      if (!file) {
        index.again = () => head("reload");
        return await index.take(await head("no-cache"));
      }
      const all = await script(root + "search/" + lang + ".js", lang);
      if (!all.pack) throw failed("needs-server");
      all.root.pairs = all.fold;
      return await index.take(all.root, Uint8Array.from(atob(all.pack), (c) => c.charCodeAt(0)));
    } catch (e) {
      throw e.code === "needs-server" ? e : failed("unavailable", e.message);
    }
  }

  const api = { open, give: (all, name) => { const take = given.get(name || all.root.lang); if (name) api[name] = all; if (take) take(all); } };
  global.gongshiSearch = api;
  if (typeof module === "object" && module.exports) module.exports = api;
})(typeof globalThis === "object" ? globalThis : self);
