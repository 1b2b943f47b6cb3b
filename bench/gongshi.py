"""Writes the registry as gongshi content: what a record is follows from acts, with windows in real working days.

A notice of the registry becomes a notice act and the decision that answers it; evaluations are settled a list for each
scheme and year; what was closed, suspended or has expired was so by an act of its own. The rules are those of
`content/schemes`, and the acts are made from them: lengths of windows, first days, articles.
"""
import datetime
import os
import pathlib
import shutil
import tomllib

import registry as reg
from workdays import DAY, Workdays

HERE = pathlib.Path(__file__).resolve().parent
CALENDARS = HERE.parent / "content" / "calendars"
PER_LIST = 200  # rows of a list other than recognition; the rest goes into a further one
# The first posting day of a year's first list, the days between one list and the next, and after how many it begins anew.
POSTED = {"recognition": ((3, 1), 3, 30), "evaluation": ((9, 1), 2, 10), "criticism": ((10, 20), 1, 5),
          "revocation": ((10, 20), 2, 3), "exit": ((10, 20), 2, 3)}
# This scheme's revocations of the last year are still open to objections on the as-of day.
OPEN = "special", datetime.date(2026, 11, 16)
# What became of a record that is not active any more, by which list.
ENDED = {"suspended": "criticism", "closed": "revocation", "expired": "exit"}
WORDS = {  # list: (zh of a notice, of a decision, en of a notice, of a decision)
    "recognition": ("", "关于批准{year}年合作办学项目的通知（{zh}第{batch}批）", "", "Approval of programmes of {year} ({en}, list {batch})"),
    "evaluation": ("关于{year}年合作办学评估结果的公示（{zh}第{batch}批）", "关于公布{year}年合作办学评估结果的通知（{zh}第{batch}批）",
                   "Publicity notice on the evaluation outcomes of {year} ({en}, list {batch})",
                   "Evaluation outcomes of {year} ({en}, list {batch})"),
    "criticism": ("", "关于{year}年暂停部分合作办学项目招生的通报（{zh}第{batch}批）",
                  "", "Circular suspending the intake of programmes in {year} ({en}, list {batch})"),
    "revocation": ("关于{year}年拟停办合作办学项目名单的公示（{zh}第{batch}批）", "关于{year}年停办合作办学项目的通知（{zh}第{batch}批）",
                   "Publicity notice on programmes proposed for closure in {year} ({en}, list {batch})",
                   "Closure of programmes in {year} ({en}, list {batch})"),
    "exit": ("关于{year}年批准期届满拟退出项目名单的公示（{zh}第{batch}批）", "关于{year}年批准期届满退出项目的通知（{zh}第{batch}批）",
             "Publicity notice on programmes leaving in {year} as their approval has run out ({en}, list {batch})",
             "Programmes leaving in {year} as their approval has run out ({en}, list {batch})"),
}
PREFACE = ("# {title}\n\nThis English version explains the articles one by one. The Chinese text alone decides.\n\n")


def write(out, records, seed):
    """Writes content of so many records into a folder that does not exist."""
    Writer(pathlib.Path(out), seed).write(records)


class Writer:
    def __init__(self, out, seed):
        self.out, self.seed = out, seed
        self.workdays = Workdays(CALENDARS)
        self.schemes = {scheme: tomllib.loads((HERE / f"content/schemes/{scheme}.toml").read_text(encoding="utf-8")) for scheme in reg.SCHEMES}
        self.lists, self.batches = {}, {}

    def write(self, records):
        self.site()
        for k in range(1, reg.POLICIES + 1):
            self.policy(*reg.policy(self.seed, k))
        notices = reg.Notices(self.seed)
        for i in range(1, records + 1):
            facts, body = reg.record(self.seed, i)
            self.base(facts, body)
            full = notices.take(facts)
            if full:
                self.notice(*full)
            self.later(facts)
        for notice in notices.rest():
            self.notice(*notice)
        for (effect, scheme, year), rows in sorted(self.lists.items()):
            self.act(effect, scheme, year, rows)

    def site(self):
        """What is written by hand, the calendars of the project, and the vocabularies of the registry."""
        shutil.copytree(CALENDARS, self.out / "calendars")
        for source, place in [("site.toml", "site.toml"), ("kinds.toml", "hosts/kinds.toml"),
                              *((f"schemes/{scheme}.toml", f"schemes/{scheme}/scheme.toml") for scheme in reg.SCHEMES)]:
            put(self.out / place, (HERE / "content" / source).read_text(encoding="utf-8"))
        countries = sorted(reg.COUNTRIES.items())
        put(self.out / "countries.toml", "\n".join(f'[[country]]\ncode = "{code.upper()}"\nname = {both(*names)}\n' for code, names in countries))
        for region in reg.REGIONS:
            for kind in reg.HOSTS:
                name, place = both(*reg.host_name(region, kind)), both(*reg.REGIONS[region])
                put(self.out / f"hosts/{region}-{kind}.toml", f'name = {name}\nkind = "{kind}"\nregion = {place}\n')

    def policy(self, facts, articles):
        folder = self.out / f"schemes/{facts['scheme']}/policies/regulation-{int(facts['id'][1:])}"
        put(folder / "policy.toml", f'title = {both(facts["title_zh"], facts["title_en"])}\nkind = "issued"\ndated = {facts["date"]}\n'
            f'in-force = {{ on = {facts["date"]}, article = "{len(articles)}" }}\n')
        keys, zh, en = [], f"# {facts['title_zh']}\n", PREFACE.format(title=facts["title_en"])
        for n, article in enumerate(articles, 1):
            for key, number in ((n, f"第{n}条"), (f"{n}-p1", ""), (f"{n}-1", "1."), (f"{n}-2", "2.")):
                keys.append(f'[[article]]\nkey = "{key}"\nnumber = "{number}"\n')
            zh += "\n### 第{}条\n\n{}\n  1. {}\n  2. {}\n".format(n, *article["zh"])
            en += "## {}\n\n{}\n\n1. {}\n2. {}\n\n".format(n, *article["en"])
        put(folder / "keys.toml", "\n".join(keys))
        put(folder / "zh.md", zh)
        put(folder / "guide.en.md", en)

    def base(self, facts, body):
        folder = self.out / f"schemes/{facts['scheme']}/bases"
        partner = f'{{ name = {both(facts["partner"], facts["partner"])}, country = "{facts["country"].upper()}" }}'
        put(folder / f"{facts['id']}.toml", f'name = {both(facts["name_zh"], facts["name_en"])}\ntype = "{facts["ptype"]}"\n'
            f'host = "{facts["region"]}-{facts["host"]}"\npartners = [{partner}]\n')
        for lang, text in body.items():
            put(folder / facts["id"] / f"{lang}.md", text.replace(f"({reg.POLICIES_PAGE})", "(../../policies/index.html)"))

    def notice(self, facts, body):
        """A notice of the registry: proposed, then approved without an objection."""
        rows = [row(one) for one in facts["rows"]]
        self.acts("recognition", facts["scheme"], facts["year"], facts["batch"], rows, (facts["title_zh"], facts["title_en"]), body)

    def later(self, facts):
        """What came after recognition: evaluations, and for some an end or a suspension."""
        for one in facts["evaluations"]:
            self.take("evaluation", facts["scheme"], one["year"], row(facts, one["year"], one["grade"]))
        effect = ENDED.get(facts["status"])
        if effect:
            last = max([facts["year"], *(one["year"] for one in facts["evaluations"])])
            year = min(last + 1 + facts["n"] % 2, reg.LAST_YEAR)
            self.take(effect, facts["scheme"], year, row(facts, self.ground(facts["scheme"], effect)))

    def take(self, effect, scheme, year, line):
        rows = self.lists.setdefault((effect, scheme, year), [])
        rows.append(line)
        if len(rows) == PER_LIST:
            self.act(effect, scheme, year, self.lists.pop((effect, scheme, year)))

    def act(self, effect, scheme, year, rows):
        batch = self.batches[effect, scheme, year] = self.batches.get((effect, scheme, year), 0) + 1
        self.acts(effect, scheme, year, batch, rows, self.words(effect, scheme, year, batch, 0))

    def words(self, effect, scheme, year, batch, of):
        zh, en = reg.SCHEMES[scheme]
        return tuple(WORDS[effect][n].format(year=year, batch=batch, zh=zh, en=en) for n in (of, of + 2))

    def acts(self, effect, scheme, year, batch, rows, title, body=None):
        """The notice, where the rules ask for one, and the decision, if it is posted by the as-of day."""
        edition = self.edition(scheme)
        rule = next((rule for rule in edition["publicity"] if effect in rule["for"]), None)
        posted = self.posted(effect, scheme, year, batch)
        about = None
        if rule:
            days, first_day = rule["days"], edition["practice"]["first-day"]
            # A day more where only so both readings of "at least" are met.
            length = days["exact"] if "exact" in days else days["at-least"] + (first_day == "posting-day")
            first, last, length = self.workdays.window(posted, length, rule["unit"], first_day)
            about = self.notice_id(effect, scheme, year, batch)
            cites = [rule["article"]]
            window = f"\n[window]\nfirst = {first}\nlast = {last}\ndays = {length}\n"
            self.put_act(about, scheme, "notice", posted, title, cites, window, effect, rows, body)
            posted = self.workdays.on_or_after(last + DAY)
        if posted > datetime.date.fromisoformat(reg.AS_OF):
            return
        answers = f'about = ["{about}"]\nobjections = 0\n' if about else ""
        cites = [rule["article"] if rule else self.ground(scheme, effect)]
        decided = f"{year}/{posted:%m%d}-{effect}-decision-{batch:02d}"
        self.put_act(decided, scheme, "decision", posted, self.words(effect, scheme, year, batch, 1), cites, answers, effect, rows)

    def notice_id(self, effect, scheme, year, batch):
        return f"{year}/{self.posted(effect, scheme, year, batch):%m%d}-{effect}-notice-{batch:02d}"

    def posted(self, effect, scheme, year, batch):
        if effect == "revocation" and (scheme, year) == (OPEN[0], reg.LAST_YEAR):
            return OPEN[1]
        (month, day), step, round_ = POSTED[effect]
        return self.workdays.on_or_after(datetime.date(year, month, day) + DAY * (step * ((batch - 1) % round_)))

    def put_act(self, ident, scheme, kind, posted, title, cites, more, effect, rows, body=None):
        folder = self.out / f"schemes/{scheme}/acts/{ident}"
        version = self.edition(scheme)["version"]
        basis = ", ".join(f'"{scheme}/{version}#{key}"' for key in cites)
        put(folder / "act.toml", f'kind = "{kind}"\nunder = "{version}"\nsigned = {posted}\ntitle = {both(*title)}\nbasis = [{basis}]\n{more}')
        columns, outcome = {"recognition": ("", "recognised"), "evaluation": (",round,result", "")}.get(effect, (",ground", ""))
        if kind == "decision" and outcome:
            columns, rows = columns + ",outcome", [f"{line},{outcome}" for line in rows]
        put(folder / f"{effect}.csv", f"base,name,host{columns}\n" + "\n".join(rows) + "\n")
        for lang, text in (body or {}).items():
            put(folder / f"{lang}.md", text)

    def edition(self, scheme):
        return self.schemes[scheme]["edition"][0]

    def ground(self, scheme, effect):
        """The article by which a programme is graded, criticised, revoked or leaves."""
        if effect == "evaluation":
            return self.edition(scheme)["grade"][0]["article"]
        then = {"criticism": "criticise", "revocation": "revoke", "exit": {"exit": {"from": "act"}}}[effect]
        return next(rule["article"] for rule in self.edition(scheme)["consequence"] if rule["then"] == then)


def row(facts, *more):
    """A line of a list; no cell of the registry needs quoting."""
    return ",".join([facts["id"], facts["name_zh"], facts["host_zh"], *map(str, more)])


def both(zh, en):
    """A text in both languages; none of the registry's holds a quotation mark."""
    return f'{{ zh = "{zh}", en = "{en}" }}'


def put(path, text):
    os.makedirs(path.parent, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
