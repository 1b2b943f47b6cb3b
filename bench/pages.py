"""Holds gongshi's site against Hugo's: as many pages, the text of each, the facts of the registry.

Text is what stands in `<main>`: header, navigation and footer, where gongshi says more, do not count. A page of Hugo
has as its counterpart the page of the same thing; a list has the lists of the same things, all their pages together,
since gongshi keeps a register for each scheme and cuts it into longer pages.
"""
import csv
import html
import re

import gongshi
import measure
import registry as reg

ENOUGH = 0.9
LANGS = {"zh": "", "en": "en/"}  # where Hugo puts each language
LATEST = 50  # records on Hugo's home page
SHOWN = 5  # faults of one kind that are told in full


def compare(ours, theirs, records, seed, sample):
    """Everything that gongshi's site lacks, in words."""
    count = {name: sum(1 for _ in folder.rglob("*.html")) for name, folder in (("gongshi", ours), ("Hugo", theirs))}
    faults = Faults()
    measure.say(f"pages: gongshi {count['gongshi']}, Hugo {count['Hugo']}")
    if count["gongshi"] < count["Hugo"]:
        faults.add("pages", f"gongshi wrote {count['gongshi']}, Hugo {count['Hugo']}")
    notices, writer = reg.Notices(seed), gongshi.Writer(ours, seed)
    step = max(1, records // sample)
    rows, full = [], []
    for i in range(1, records + 1):
        facts, body = reg.record(seed, i)
        rows.append(facts)
        full += [done for done in [notices.take(facts)] if done]
        if i % step == 0:
            for j, lang in enumerate(LANGS):
                page = Page("record", ours / lang / facts["scheme"] / "bases" / f"{facts['id']}.html")
                page.against([theirs / LANGS[lang] / "records" / facts["id"] / "index.html"], faults)
                page.says([*record_facts(facts, j, lang), *blocks(body[lang])], faults)
    for facts, body in [*full, *notices.rest()]:
        for j, lang in enumerate(LANGS):
            act = f"{writer.notice_id('recognition', facts['scheme'], facts['year'], facts['batch'])}.html"
            page = Page("notice", ours / lang / facts["scheme"] / "acts" / act)
            page.against([theirs / LANGS[lang] / "notices" / facts["id"] / "index.html"], faults)
            page.says([facts[f"title_{lang}"], *blocks(body[lang]), *(fact for row in facts["rows"] for fact in row_facts(row, j, lang))], faults)
    for k in range(1, reg.POLICIES + 1):
        facts, articles = reg.policy(seed, k)
        for lang in LANGS:
            page = Page("policy", ours / lang / facts["scheme"] / "policies" / f"regulation-{k}.html")
            page.against([theirs / LANGS[lang] / "policies" / facts["id"] / "index.html"], faults)
            page.says([facts[f"title_{lang}"], *(part for article in articles for part in article[lang])], faults)
    for j, lang in enumerate(LANGS):
        lists(ours / lang, theirs / LANGS[lang], j, lang, rows, seed, faults)
        if not re.findall("<entry", (ours / lang / "notices.atom").read_text(encoding="utf-8")):
            faults.add("feed", f"{lang}/notices.atom has no entry")
    standings(ours, rows, faults)
    for kind, shares in faults.shares.items():
        measure.say(f"  {kind}: {len(shares)} compared, the least has {min(shares):.2f} of Hugo's text")
    return faults.told()


def lists(ours, theirs, j, lang, rows, seed, faults):
    """Each list of Hugo, all its pages, against the registers of the same records."""
    def pair(kind, their, our, facts):
        page = Page(kind if kind == "home" else f"list of {kind}", *sorted(file for pattern in our for file in ours.glob(pattern)))
        page.against(sorted(theirs.glob(f"{their}index.html")) + sorted(theirs.glob(f"{their}page/*/index.html")), faults)
        page.says(facts, faults)

    def of(chosen):
        return [fact for row in chosen for fact in (row["id"], *row_facts(row, j, lang))]

    pair("records", "records/", ["*/bases/index.html", "*/bases/page-*.html"], of(rows))
    pair("notices", "notices/", ["notices/*.html"], [])
    policies = [reg.policy(seed, k)[0][f"title_{lang}"] for k in range(1, reg.POLICIES + 1)]
    pair("policies", "policies/", ["policies/index.html"], policies)
    pair("schemes", "scheme/", ["index.html"], [words[j] for words in reg.SCHEMES.values()])
    # The home page of Hugo is a list of 50 records.
    pair("home", "", ["latest.html"], [fact for row in newest(ours.parent, rows) for fact in (row["id"], *row_facts(row, j, lang)[:2])])
    for scheme in reg.SCHEMES:
        chosen = [row for row in rows if row["scheme"] == scheme]
        pair(f"scheme {scheme}", f"scheme/{scheme}/", [f"{scheme}/bases/index.html", f"{scheme}/bases/page-*.html"], of(chosen))
    slug = lambda words: words[1].lower().replace(" ", "-")
    cuts = [("ptype", "type", {key: (key, words[j]) for key, words in reg.TYPES.items()}),
            ("region", "region", {key: (slug(words), words[j]) for key, words in reg.REGIONS.items()}),
            ("year", "year", {year: (year, str(year)) for year in sorted({row["year"] for row in rows})})]
    for term, cut, values in cuts:
        named = {key for key in values if any(row[term] == key for row in rows)}
        pair(f"{term} index", f"{term}/", ["*/bases/index.html"], [values[key][1] for key in values if key in named])
        for key in values:
            chosen = [row for row in rows if row[term] == key]
            if chosen:
                pair(f"{term} {key}", f"{term}/{key}/", [f"*/bases/by/{cut}-{values[key][0]}/*.html"], of(chosen))


def newest(ours, rows):
    """The records that gongshi says were recognised last, up to 50; a day that does not fit whole is left out."""
    days = {line["number"]: line["recognised"] for scheme in reg.SCHEMES for line in table(ours, scheme) if line["recognised"]}
    last = sorted(days.values(), reverse=True)[LATEST:LATEST + 1] or [""]
    return [row for row in rows if days.get(row["id"], "") > last[0]]


def record_facts(row, j, lang):
    """What a record's page must say."""
    yield from (row["id"], row[f"name_{lang}"], row[f"host_{lang}"], row["partner"], reg.COUNTRIES[row["country"]][j])
    yield from (reg.SCHEMES[row["scheme"]][j], reg.TYPES[row["ptype"]][j], reg.REGIONS[row["region"]][j], str(row["year"]))
    for one in row["evaluations"]:
        yield from (str(one["year"]), reg.GRADES[one["grade"]][j])


def row_facts(row, j, lang):
    """What a line of a list must say."""
    return row[f"name_{lang}"], row[f"host_{lang}"], reg.TYPES[row["ptype"]][j]


def blocks(markdown):
    """The words of a body, block by block."""
    for block in re.split(r"\n+", markdown.strip()):
        yield re.sub(r"\[(.*?)\]\(.*?\)|\*\*|^- ", r"\1", block)


def standings(ours, rows, faults):
    """The state that follows from the acts is the one the registry holds."""
    said = {}
    for scheme in reg.SCHEMES:
        said |= {line["number"]: (line["standing"], line["marks"].split("; ")) for line in table(ours, scheme)}
    kept = "certified", "in-rectification", "re-evaluation-due"
    for row in rows:
        standing, marks = said.get(row["id"], ("", []))
        good = {"active": standing in kept, "suspended": standing in kept and "criticised" in marks, "expired": standing == "exited",
                "closed": standing == "revoked" or (standing in kept and "open-notice" in marks)}[row["status"]]
        if not good:
            faults.add("standing", f"{row['id']} is {row['status']} and shown as {standing} {marks}")


def table(ours, scheme):
    """The rows of a scheme's register as data."""
    with open(ours / "data" / scheme / "bases.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class Page:
    """Gongshi's page or pages of one thing."""

    def __init__(self, kind, *files):
        self.kind, self.name = kind, next((str(file) for file in files), "nowhere")
        runs = [run for file in files if file.is_file() for run in [*pieces(file), "\n"]]
        self.text, self.pieces = "".join(runs), set(runs)

    def against(self, theirs, faults):
        length = sum(len(piece) for file in theirs for piece in pieces(file))
        if not length:
            return faults.add(self.kind, f"Hugo has nothing to hold against {self.name}")
        faults.shares.setdefault(self.kind.split()[0], []).append(len(self.text) / length)
        if len(self.text) < ENOUGH * length:
            faults.add(self.kind, f"{self.name} has {len(self.text)} characters of text, Hugo {length}")

    def says(self, facts, faults):
        # Most facts are an element of their own, and looking those up spares searching a long text.
        found = lambda words: words in self.pieces or words in self.text
        missing = [fact for fact in facts if not found(squeeze(fact))]
        if missing:
            faults.add(self.kind, f"{self.name} does not say {len(missing)} of its facts, such as {missing[0]!r}")


class Faults:
    """What is missing, by kind, and what was compared."""

    def __init__(self):
        self.of, self.shares = {}, {}

    def add(self, kind, words):
        self.of.setdefault(kind, []).append(words)

    def told(self):
        lines = []
        for kind, words in self.of.items():
            lines += [f"{kind}: {one}" for one in words[:SHOWN]]
            if len(words) > SHOWN:
                lines.append(f"{kind}: and {len(words) - SHOWN} more")
        return lines


def pieces(file):
    """The words in `<main>`, from tag to tag, without blanks, since minifying may change those."""
    found = re.search(r"<main\b.*?</main>", file.read_text(encoding="utf-8"), re.S)
    inside = re.sub(r"<(script|style|template)\b.*?</\1>", "", found[0], flags=re.S) if found else ""
    return [squeeze(html.unescape(words)) for words in re.split(r"<[^>]*>", inside) if words.strip()]


def squeeze(words):
    return "".join(words.split())
