#!/usr/bin/env python3
"""Holds `gongshi import policy` to five real regulations.

    python3 .ci/import.py target/debug/gongshi FOLDER

Run from the root of the project. FOLDER has the five texts as published, one `<scheme>.txt` each. For each of them:
the number of articles, their numbers as printed, that no character was lost or added (the text and what was set aside
together have the characters of the file, blanks apart), that the keys are those of the content, and that every article
the scheme's rules cite has a key. The exit code is 1 when anything differs.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

# scheme: the numbers its articles are printed with, version in the content
TEXTS = {
    "national": (range(1, 24), "measures-2011"),
    "sichuan": ([*range(1, 26), 28], "draft"),
    "guangdong": (range(1, 17), "measures-revised"),
    "qingdao": (range(1, 24), "measures-2024"),
    "zhengzhou": (range(1, 17), "measures-2021"),
}
DIGITS = "一二三四五六七八九"


def numeral(n):
    """A number up to 99 as articles are numbered in Chinese."""
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens - 1] + "十") + ("" if ones == 0 else DIGITS[ones - 1])


def characters(text):
    return collections.Counter(character for character in text if not character.isspace() and character != "\ufeff")


def run(program, file, *options):
    done = subprocess.run([program, "import", "policy", str(file), *options], capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        sys.exit(f"{file}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def cited(value):
    """Every article key a scheme's file names: `article = "13-3"`, or a list of them, with or without `#event`."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "article":
                for one in inner if isinstance(inner, list) else [inner]:
                    yield str(one).split("#")[0]
            else:
                yield from cited(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from cited(inner)


def numbered(items, text, key):
    """Items carry the mark that is printed before their words, at every depth."""
    for item in items:
        squeezed = re.sub(r"\s", "", item["number"] + item["text"])
        if squeezed not in text:
            yield f"{item['key']}: “{squeezed[:30]}” is not in the text in this order"
        if not item["key"].startswith(f"{key}-"):
            yield f"{item['key']}: below {key}"
        yield from numbered(item["items"], text, item["key"])


def faults(program, folder, scheme, articles, version):
    file = folder / f"{scheme}.txt"
    imported = json.loads(run(program, file, "--json"))
    source = characters(file.read_text("utf-8"))
    kept = characters(imported["text"] + "".join(imported["dropped"]))
    if kept != source:
        yield f"lost {dict(source - kept)}, added {dict(kept - source)}"
    if sum(kept.values()) != sum(source.values()):
        yield f"{sum(source.values())} characters in the file, {sum(kept.values())} kept"
    numbers = [article["number"] for article in imported["articles"]]
    if numbers != [f"第{numeral(n)}条" for n in articles]:
        yield f"{len(numbers)} articles, {len(articles)} expected: {' '.join(numbers)}"
    text = re.sub(r"\s", "", imported["text"])
    for article in imported["articles"]:
        if re.sub(r"\s", "", article["number"] + article["text"]) not in text:
            yield f"article {article['key']}: its words are not in the text in this order"
        yield from numbered(article["items"], text, article["key"])

    home = pathlib.Path("content/schemes") / scheme
    with tempfile.TemporaryDirectory() as out:
        run(program, file, "--out", out)
        made, carried = (path / "keys.toml" for path in (pathlib.Path(out), home / "policies" / version))
        # In the content a first line names the schema, whose way there the import cannot know.
        named, _, rest = carried.read_bytes().partition(b"\n")
        assert named.startswith(b"#:schema "), carried
        if made.read_bytes() != rest:
            yield f"{carried} is not what the import writes"
        keys = [entry["key"] for entry in tomllib.loads(made.read_text("utf-8"))["article"]]
    if len(keys) != len(set(keys)):
        yield "a key stands twice"
    editions = tomllib.loads((home / "scheme.toml").read_text("utf-8"))["edition"]
    rules = [key for edition in editions if edition["version"] == version for key in cited(edition)]
    if not rules:
        yield "the scheme's rules cite nothing"
    for key in sorted(set(rules) - set(keys)):
        yield f"the rules cite {key}, which is no key"
    TOLD[scheme] = f"{len(numbers)} articles, {len(keys)} keys, {sum(source.values())} characters, {len(rules)} citations"


TOLD = {}


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    wrong = 0
    for scheme, (articles, version) in TEXTS.items():
        found = list(faults(program, folder, scheme, articles, version))
        wrong += len(found)
        print(f"{'not ok' if found else 'ok'} {scheme}: {TOLD.get(scheme, '')}")
        for fault in found:
            print(f"    {fault}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
