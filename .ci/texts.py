#!/usr/bin/env python3
"""Looks at the policy pages of a site that was built with the official texts.

    python3 .ci/texts.py SITE IMPORTS

IMPORTS has a folder for each scheme with what `gongshi import policy` made of its text: `text.json`, `keys.toml` and,
where the text ends with forms, `files/`; the version is the one folder below SITE's `<scheme>/policies`. In both
languages every article and item must stand on the page in full below its own anchor, and the forms must be offered.
"""

import hashlib
import html.parser
import json
import pathlib
import sys
import tomllib
import urllib.parse


class Page(html.parser.HTMLParser):
    """The text of every element that has an id, and the links, of one page."""

    EMPTY = {"meta", "link", "img", "br", "hr", "input", "source", "wbr", "col"}

    def __init__(self, path):
        super().__init__()
        self.text, self.links, self.open = {}, [], []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        if tag not in self.EMPTY:
            self.open.append((tag, given.get("id")))
            if given.get("id"):
                self.text.setdefault(given["id"], "")

    def handle_endtag(self, tag):
        while self.open:
            name, _ = self.open.pop()
            if name == tag:
                break

    def handle_data(self, data):
        for _, anchor in self.open:
            if anchor:
                self.text[anchor] += data


def squeezed(text):
    return "".join(text.split())


def items(entries):
    for entry in entries:
        yield entry
        yield from items(entry["items"])


def faults(site, imports, scheme):
    made = imports / scheme
    imported = json.loads((made / "text.json").read_text("utf-8"))
    keys = [entry["key"] for entry in tomllib.loads((made / "keys.toml").read_text("utf-8"))["article"]]
    for language in ("zh", "en"):
        path, = (site / language / scheme / "policies").glob("*.html")
        page = Page(path)
        where = path.relative_to(site)
        for key in keys:
            # The first paragraph of an article of one paragraph is the article itself.
            if f"art-{key}" not in page.text and not (key.endswith("-p1") and f"art-{key[:-3]}" in page.text):
                yield f"{where}: no anchor art-{key}"
        for article in imported["articles"]:
            there = squeezed(page.text.get(f"art-{article['key']}", ""))
            for line in article["text"].split("\n"):
                if squeezed(line) not in there:
                    yield f"{where}: article {article['key']} lacks “{line[:30]}”"
            for item in items(article["items"]):
                first = squeezed(item["number"] + item["text"].split("\n")[0])
                if first not in squeezed(page.text.get(f"art-{item['key']}", "")):
                    yield f"{where}: item {item['key']} lacks “{first[:30]}”"
        offered = [(path.parent / urllib.parse.unquote(link.split("#")[0])).resolve() for link in page.links if ":" not in link]
        bytes_offered = {hashlib.sha256(file.read_bytes()).digest() for file in offered if file.is_file() and file.suffix != ".html"}
        for form in sorted((made / "files").glob("*")):
            if hashlib.sha256(form.read_bytes()).digest() not in bytes_offered:
                yield f"{where}: the form {form.name} is not offered"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    site, imports = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    wrong = 0
    for made in sorted(imports.iterdir()):
        found = list(faults(site, imports, made.name))
        wrong += len(found)
        forms = len(list((made / "files").glob("*")))
        print(f"{'not ok' if found else 'ok'} {made.name}: the official text in both languages{f', {forms} forms' if forms else ''}")
        for fault in found[:20]:
            print(f"    {fault}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
