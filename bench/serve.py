#!/usr/bin/env python3
"""How soon `gongshi serve` shows a saved edit: on the record's page, a list of it, a feed of it and a data file.

A record that the feed of its scheme names is given another English name, again and again; each time is taken from before the
file is saved until the answer with the new name is there, one address after the other. Prints a line each with median and
spread, and ends with 1 where a median is above the bar.
"""
import argparse
import http.client
import json
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import gongshi
import measure

HTML = {"Accept": "text/html"}
SEEN = 'data-seen="([^"]*)'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=5000, help="records (5000)")
    parser.add_argument("--edits", type=int, default=12, help="edits that count (12)")
    parser.add_argument("--bar", type=float, default=50, help="milliseconds (50)")
    measure.options(parser)
    options = parser.parse_args()
    program = measure.gongshi_program(options.gongshi)
    made = measure.content(gongshi, options.records, options.seed)
    with tempfile.TemporaryDirectory(dir=options.base) as top:
        content = pathlib.Path(top) / "content"
        shutil.copytree(made, content)
        times = edit(program, content, options.edits)
    slow = False
    for what, seconds in times.items():
        median, least, most = (1000 * figure for figure in (statistics.median(seconds), min(seconds), max(seconds)))
        print(f"{what:5} {median:6.1f} ms [{least:.1f}-{most:.1f}, {len(seconds)} edits]")
        slow |= median > options.bar
    if slow:
        measure.say(f"FAILED serve: an edit is to be seen within {options.bar:g} ms")
        sys.exit(1)


def edit(program, content, edits):
    """The seconds from saving to each answer, by what was asked for."""
    command = [program, "serve", "--content", content, "--templates", measure.ROOT / "templates", "--static", measure.ROOT / "site",
               "--as-of", "2026-11-20", "--port", "0"]
    server = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, text=True)
    try:
        port = int(re.search(r":(\d+)/", server.stdout.readline()).group(1))
        site = Site(port)
        scheme, base, feed = record(site)
        page, data = f"/en/{scheme}/bases/{base}.html", f"/data/{scheme}/bases.json"
        pages = (f"/en/{scheme}/bases/index.html", *(f"/en/{scheme}/bases/page-{n}.html" for n in range(2, 1000)))
        listed = next(path for path in pages if f'href="{base}.html"' in site.get(path))
        file = content / f"schemes/{scheme}/bases/{base}.toml"
        text = file.read_text(encoding="utf-8")
        name = re.search(r'name = \{ zh = "[^"]*", en = "([^"]*)"', text).group(1)
        times = {what: [] for what in ("page", "list", "feed", "data")}
        # The first edit finds nothing that was worked out before.
        for n in range(edits + 1):
            seen = site.seen(page)
            start = time.monotonic()
            file.write_text(text.replace(name, f"Edit{n} {name}"), encoding="utf-8")
            site.wait(page, f"Edit{n} {name}", seen)
            for what, path in zip(times, (page, listed, feed, data)):
                if f"Edit{n} {name}" not in site.get(path):
                    sys.exit(f"FAILED serve: {path} lacks the edit")
                if n > 0:
                    times[what].append(time.monotonic() - start)
            # What was before is taken down meanwhile, as when a person edits.
            time.sleep(0.5)
        return times
    finally:
        server.kill()
        server.wait()


def record(site):
    """A record that a feed names in English: its scheme, its number, the feed."""
    for scheme in sorted(path.stem for path in (measure.ROOT / "bench/content/schemes").glob("*.toml")):
        feed = f"/en/{scheme}/changes.feed.json"
        for item in json.loads(site.get(feed))["items"]:
            row = re.search(r"\n(\S+) [^\n]+ \(", item["content_text"])
            if row:
                return scheme, row.group(1), feed
    sys.exit("FAILED serve: no feed names a record")


class Site:
    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, path, headers=None):
        self.connection.request("GET", path, headers=headers or {})
        return self.connection.getresponse().read().decode("utf-8", "replace")

    def seen(self, path):
        """What a page that is open would ask for changes with."""
        return re.search(SEEN, self.get(path, HTML)).group(1)

    def wait(self, path, words, seen):
        """Asks as an open page does until it has the words: a file may be found empty before it is found written."""
        for _ in range(10):
            self.get(f"/.gongshi/changed?{seen}")
            page = self.get(path, HTML)
            if words in page:
                return
            seen = re.search(SEEN, page).group(1)


if __name__ == "__main__":
    main()
