#!/usr/bin/env python3
"""Asks gongshi's search, Pagefind and MiniSearch (with the browser's own word segmenter) the same questions about the same documents.

--articles: the five regulations alone, by the guides of this project, or by the official texts with --texts DIR (DIR/SCHEME.txt).
--records N: the made-up registry of the other benchmarks, N records in both languages.
Ends with 1, and says why, where a bar does not hold. A peer that is better than gongshi anywhere is printed as it is.
"""
import argparse
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import tomllib

import gongshi
import measure
import peers
import scan

ROOT = measure.ROOT
# The second set was written before the tuning too, the third after it; nothing was taken for either.
QUESTIONS = {"questions": ROOT / "tests/search/questions.toml", "questions held out": ROOT / "tests/search/questions-held-out.toml",
             "questions of a third set": ROOT / "tests/search/questions-third.toml"}
DAY = "2026-11-21"
KB = 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--articles", action="store_true")
    what.add_argument("--records", type=int)
    parser.add_argument("--texts", type=pathlib.Path, help="the official texts, SCHEME.txt each")
    parser.add_argument("--substrings", type=int, default=200)
    parser.add_argument("--cold", type=int, default=30, help="so many queries a language are asked in a fresh browser context each (30)")
    parser.add_argument("--alone", action="store_true", help="without the peers")
    parser.add_argument("--verbose", action="store_true", help="name every question whose right article is not first")
    measure.options(parser)
    options = parser.parse_args()
    peers.install()
    program = measure.gongshi_program(options.gongshi)
    with tempfile.TemporaryDirectory(prefix="gongshi-search-", dir=options.base) as base:
        base = pathlib.Path(base)
        content = articles(program, options.texts, base) if options.articles else [measure.content(gongshi, options.records, options.seed)]
        costs, site = built(program, content, options, base)
        faults = compare(options, base, site, costs)
    for fault in faults:
        measure.say(f"FAILED {fault}")
    sys.exit(1 if faults else 0)


def articles(program, texts, base):
    """Content with the regulations and nothing else; the official texts as a second folder."""
    content = base / "content"
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns("acts", "bases"))
    for host in (content / "hosts").glob("*.toml"):
        if host.name != "kinds.toml":
            host.unlink()
    folders = [content]
    for policy in sorted((content / "schemes").glob("*/policies/*")) if texts else []:
        scheme = policy.parent.parent.name
        out = base / "texts" / policy.relative_to(content)
        subprocess.run([program, "import", "policy", texts / f"{scheme}.txt", "--out", out, "--text-only"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        folders = [content, base / "texts"]
    return folders


def built(program, content, options, base):
    """The site with search and without it, in turn: `(CPU seconds of search, peak MiB with it)` and the site."""
    command = [program, "build", *(word for folder in content for word in ("--content", folder)), "--as-of", DAY if options.articles else measure.reg.AS_OF,
               "--templates", ROOT / "templates", "--static", ROOT / "site"]
    measure.warm(*content)
    runs = []
    for _ in range(options.runs):
        without = measure.build("without", [*command, "--no-search"], "--out", base)
        runs.append((measure.build("site", command, "--out", base), without))
    return (statistics.median(ours.cpu - bare.cpu for ours, bare in runs), max(ours.peak for ours, _ in runs)), base / "site"


def compare(options, base, site, costs):
    ndjson = {lang: site / "search" / f"{lang}.ndjson" for lang in ("zh", "en")}
    known = {lang: scan.documents(file) for lang, file in ndjson.items()}
    engines = ["gongshi"] if options.alone else list(peers.ENGINES)
    spent = {"gongshi": (*costs, sum(file.stat().st_size for file in (site / "search").rglob("*") if file.is_file() and file.suffix not in (".ndjson", ".js")))}
    if not options.alone:
        spent |= peers.build(known, ndjson, base)
    queries = asked(options, known)
    cold = [{"lang": lang, "words": one["words"]} for lang in known for one in spread([q for q in queries if q["lang"] == lang], options.cold)]
    answers = peers.ask(engines, site, base, [{key: one[key] for key in ("id", "lang", "words")} for one in queries], cold, 2000 if options.articles else 10)
    pages = sum(map(len, known.values()))
    print(f"{pages} documents, {len(queries)} queries, {len(cold)} of them cold; bytes as sent with gzip")
    scores = {}
    for engine in engines:
        scores[engine] = Score(engine, answers[engine], queries, known, options)
        cpu, peak, size = spent[engine]
        print(f"{engine}: index {cpu:.1f} CPU s, peak {peak:.0f} MiB{' (the whole build)' if engine == 'gongshi' else ''}, {size / KB:.0f} KB, {size / pages / KB:.2f} KB a document")
        scores[engine].show()
    return bars(options, scores["gongshi"], spent["gongshi"], pages) + beaten(scores)


def spread(all, number):
    return [all[place * len(all) // number] for place in range(min(number, len(all)))] if len(all) > number else all


def asked(options, known):
    """Substrings out of the documents, and the typed questions where they can be answered."""
    queries = [{"lang": "zh", "kind": "substring", "words": words} for words in scan.substrings(known["zh"], options.substrings, options.seed)]
    queries += [{"lang": "en", "kind": "phrase", "words": words} for words in scan.phrases(known["en"], options.substrings // 2, options.seed)]
    if options.articles:
        for kind, file in QUESTIONS.items():
            for one in tomllib.loads(file.read_text(encoding="utf-8"))["question"]:
                queries.append({"lang": one["lang"], "kind": kind, "words": one["ask"], "right": one["right"]})
    for place, one in enumerate(queries):
        one["id"] = place
        if one["kind"] not in QUESTIONS:
            one["must"], one["may"] = scan.holding(one["words"], one["lang"], known[one["lang"]])
    return queries


class Score:
    """What an engine's answers are worth."""

    def __init__(self, engine, answers, queries, known, options):
        self.cold = {lang: [one for one in answers["cold"] if one["lang"] == lang] for lang in known}
        self.warm = [one["ms"] for one in answers["warm"]]
        self.of = {kind: {"recall": [], "precision": []} for kind in ("substring", "phrase")}
        # By set and language: 1 over the rank of the first right article, the share of the right ones among the first five.
        self.asked = {kind: {lang: [] for lang in known} for kind in QUESTIONS}
        self.exact, self.missed, self.errors = [], [], []
        found = {one["id"]: one for one in answers["warm"]}
        for query in queries:
            one = found[query["id"]]
            if "error" in one:
                self.errors.append(f"{query['words']}: {one['error']}")
            address = lambda url: known[query["lang"]][int(url.split("-")[1])]["url"] if engine == "pagefind" else url
            first, rest = [address(hit["url"]) for hit in one["first"]], [address(url) for url in one["rest"]]
            if query["kind"] in QUESTIONS:
                self.question(query, rest, options.verbose and engine == "gongshi")
                continue
            must, may = query["must"], query["may"]
            of = self.of[query["kind"]]
            # A phrase comes before its words apart; a substring stands alone.
            top = first[:len(must)] if query["kind"] == "phrase" else first
            of["precision"].append(sum(url in may for url in top) / len(top) if top else 0.0)
            of["recall"].append(len(must & set(rest)) / len(must) if options.articles else min(1, len(may & set(rest)) / min(10, len(must))))
            if of["recall"][-1] < 1 or of["precision"][-1] < 1:
                self.missed.append(query["words"])
            for url, hit in zip(first, one["first"]):
                if url in must and hit["pieces"] is not None:
                    self.exact.append(scan.marked(query["words"], query["lang"], hit["pieces"]))
                    if not self.exact[-1] and options.verbose and engine == "gongshi":
                        print(f"    marks of {query['words']} in {url}: {[piece['text'] for list in hit['pieces'] for piece in list if piece['marked']]}")

    def question(self, query, urls, verbose):
        first, five = scan.places(urls, query["right"])
        self.asked[query["kind"]][query["lang"]].append((first, five))
        if verbose and (first < 1 or five < 1):
            top = [scan.article(url) or url for url in urls[:5]]
            print(f"    {query['kind']}, {query['lang']} {query['words']}: 1/rank {first:.2f}, of five {five:.2f}, first {', '.join(top)}; right {', '.join(query['right'])}")

    def show(self):
        for lang, runs in self.cold.items():
            bytes = sorted(one["bytes"] for one in runs)
            ms = sorted(one["ms"] for one in runs)
            print(f"  cold {lang}: {at(bytes, .5) / KB:.1f} KB p50, {bytes[-1] / KB:.1f} KB most; {max(one['requests'] for one in runs)} requests at most; {at(ms, .5):.0f} ms p50, {at(ms, .95):.0f} ms p95")
        print(f"  warm: {at(sorted(self.warm), .5):.1f} ms p50, {at(sorted(self.warm), .95):.1f} ms p95")
        for kind, of in self.of.items():
            print(f"  {kind}s: recall {mean(of['recall']):.3f}, precision@10 {mean(of['precision']):.3f}")
        for kind, of in self.asked.items():
            for lang, values in {**of, "both": sum(of.values(), [])}.items():
                if values:
                    mrr, five = map(mean, zip(*values))
                    print(f"  {kind} {lang}: MRR {mrr:.3f}, recall@5 {five:.3f} ({len(values)})")
        print(f"  excerpts: {sum(self.exact)} of {len(self.exact)} mark the typed run and nothing else" if self.exact else "  excerpts: none")
        for error in self.errors[:3]:
            print(f"  error: {error}")


def bars(options, score, cost, pages):
    """What the search promises; sentences for what does not hold."""
    cpu, peak, size = cost
    most = {lang: max(one["bytes"] for one in runs) / KB for lang, runs in score.cold.items()}
    half = {lang: at(sorted(one["bytes"] for one in runs), .5) / KB for lang, runs in score.cold.items()}
    requests = max(one["requests"] for runs in score.cold.values() for one in runs)
    held = []
    for kind, of in score.of.items():
        held += [(f"{kind}s: recall {mean(of['recall']):.4f}, must be 1", mean(of["recall"]) == 1), (f"{kind}s: precision@10 {mean(of['precision']):.4f}, must be 1", mean(of["precision"]) == 1)]
    held.append((f"excerpts: {len(score.exact) - sum(score.exact)} of {len(score.exact)} are not exact", score.exact and all(score.exact)))
    if options.articles:
        mrr, five = zip(*sum(score.asked["questions"].values(), []))
        held += [(f"{max(most.values()):.1f} KB to the first result, at most 24", max(most.values()) <= 24), (f"{requests} requests, at most 4", requests <= 4),
                 (f"questions: MRR {mean(mrr):.3f}, at least 0.92", mean(mrr) >= 0.92), (f"questions: recall@5 {mean(five):.3f}, at least 0.97", mean(five) >= 0.97)]
    elif pages < 80_000:
        held += [(f"zh p50 {half['zh']:.1f} KB, at most 55", half["zh"] <= 55), (f"en p50 {half['en']:.1f} KB, at most 20", half["en"] <= 20),
                 (f"{max(most.values()):.1f} KB, at most 90", max(most.values()) <= 90)]
        held += [(f"{cpu:.1f} CPU s, at most 12 for 20,000 documents", cpu <= 12 * max(1, pages / 20_000)), (f"peak {peak:.0f} MiB, at most 400", peak <= 400)]
    else:
        held.append((f"p50 {max(half.values()):.1f} KB, at most 130", max(half.values()) <= 130))
    if not options.articles:
        held.append((f"{size / pages / KB:.2f} KB of index a document, at most 1.2", size / pages / KB <= 1.2))
    if score.missed:
        measure.say(f"not found exactly: {', '.join(score.missed[:8])}")
    return [fault for fault, holds in held if not holds]


def beaten(scores):
    """Where a peer does better with the same questions, in both languages together."""
    faults = []
    for kind in QUESTIONS:
        marks = {engine: tuple(map(mean, zip(*sum(score.asked[kind].values(), [])))) for engine, score in scores.items() if sum(score.asked[kind].values(), [])}
        for name, place in (("MRR", 0), ("recall@5", 1)):
            faults += [f"{kind}: {engine} has {name} {mark[place]:.3f}, gongshi {marks['gongshi'][place]:.3f}" for engine, mark in marks.items() if mark[place] > marks["gongshi"][place]]
    return faults


def at(values, share):
    return values[min(len(values) - 1, int(len(values) * share))] if values else 0


def mean(values):
    return statistics.fmean(values) if values else 0


if __name__ == "__main__":
    main()
