"""Writes the registry as a Hugo site: one content file a record and language, lists with their rows spelled out."""
import json
import os
import pathlib
import shutil

import registry as reg

HERE = pathlib.Path(__file__).resolve().parent
LANGS = ("zh", "en")
TAXONOMIES = ("scheme", "ptype", "region", "year")
FACTS = ("id", "name_zh", "name_en", "host_zh", "host_en", "partner", "country", "status", "notice")
ROW = ("id", "name_zh", "name_en", "host_zh", "host_en", "ptype", "region", "year")
# The links of the bodies, as Hugo's pages are addressed.
POLICIES = {"zh": "/policies/", "en": "/en/policies/"}


def write(out, records, seed):
    """Writes a site of so many records into a folder that does not exist."""
    out = pathlib.Path(out)
    shutil.copytree(HERE / "hugo", out, ignore=shutil.ignore_patterns("words.json"))
    strings = json.loads((HERE / "hugo" / "words.json").read_text(encoding="utf-8"))
    for prefix, table in (("scheme", reg.SCHEMES), ("ptype", reg.TYPES), ("status", reg.STATUSES), ("grade", reg.GRADES),
                          ("region", reg.REGIONS), ("country", reg.COUNTRIES)):
        strings.update({f"{prefix}_{key}": words for key, words in table.items()})
    (out / "i18n").mkdir()
    for j, lang in enumerate(LANGS):
        put(out / "i18n" / f"{lang}.toml", "".join(f"[{key}]\nother = {quote(words[j])}\n" for key, words in strings.items()))
        put(out / "content" / leaf("_index", lang), front({"title": strings["site_title"][j]}))
        for kind in ("records", "notices", "policies"):
            put(out / "content" / kind / leaf("_index", lang), front({"title": strings[kind][j]}))

    notices = reg.Notices(seed)
    for i in range(1, records + 1):
        facts, body = reg.record(seed, i)
        full = notices.take(facts)
        for lang in LANGS:
            terms = {key: [str(facts[key])] for key in TAXONOMIES}
            page(out, "records", facts, lang, {key: facts[key] for key in FACTS}, {"evaluations": facts["evaluations"]}, body[lang], terms)
        if full:
            write_notice(out, *full)
    for notice in notices.rest():
        write_notice(out, *notice)
    for k in range(1, reg.POLICIES + 1):
        facts, articles = reg.policy(seed, k)
        for lang in LANGS:
            heading = "第{}条" if lang == "zh" else "Article {}"
            texts = [(heading.format(n), *article[lang]) for n, article in enumerate(articles, 1)]
            page(out, "policies", facts, lang, {"id": facts["id"]}, {}, "".join("## {}\n\n{}\n\n1. {}\n2. {}\n\n".format(*text) for text in texts))


def write_notice(out, facts, body):
    rows = [{key: row[key] for key in ROW} for row in facts["rows"]]
    for lang in LANGS:
        page(out, "notices", facts, lang, {"id": facts["id"]}, {"items": rows}, body[lang])


def page(out, kind, facts, lang, params, tables, body, terms=None):
    title = facts[f"title_{lang}"] if "title_zh" in facts else facts[f"name_{lang}"]
    head = front({"title": title} | (terms or {}), facts["date"], params, tables)
    put(out / "content" / kind / leaf(facts["id"], lang), head + body.replace(f"({reg.POLICIES_PAGE})", f"({POLICIES[lang]})"))


def leaf(name, lang):
    return f"{name}.md" if lang == "zh" else f"{name}.en.md"


def front(top, date=None, params=None, tables=None):
    """Front matter in TOML."""
    lines = ["+++", *pairs(top)]
    if date:
        lines.append(f"date = {date}")
    if params:
        lines += ["[params]", *pairs(params)]
    for name, rows in (tables or {}).items():
        for row in rows:
            lines += [f"[[params.{name}]]", *pairs(row)]
    return "\n".join(lines) + "\n+++\n\n"


def pairs(table):
    return [f"{key} = {quote(value)}" for key, value in table.items()]


def quote(value):
    """A JSON string or number is one in TOML too."""
    return json.dumps(value, ensure_ascii=False)


def put(path, text):
    os.makedirs(path.parent, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
