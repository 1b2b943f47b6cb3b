#!/usr/bin/env python3
"""Reads a built site's calendars and feeds with readers that are not ours.

    pip install icalendar==7.3.0 feedparser==6.0.14
    python3 .ci/feeds.py SITE AS-OF

Run from the root of the project. Every notice of the content posted by AS-OF is one event from its first to its last
day (later where an extension or a correction moved the end), in both languages and in its scheme's calendar; ids
are unique, lines end and fold as RFC 5545 says. Feeds are Atom with unique ids and dates that are not after AS-OF;
beside each lies a JSON Feed 1.1 of the same entries; every page named in them is a file of the site.
"""

import collections
import json
import pathlib
import sys
import tomllib
import xml.etree.ElementTree
from datetime import date, datetime, timedelta

import feedparser
import icalendar

ATOM = "{http://www.w3.org/2005/Atom}"


def events(path):
    """The events of a calendar file by id; a fault in its bytes or ids is yielded by `form`."""
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    return [event for event in calendar.walk("VEVENT")]


def form(path):
    raw = path.read_bytes()
    if raw.count(b"\n") != raw.count(b"\r\n") or not raw.endswith(b"\r\n"):
        yield "lines do not end in CR LF"
    if any(len(line) > 75 for line in raw.split(b"\r\n")):
        yield "a line is longer than 75 bytes"
    told = events(path)
    ids = collections.Counter(str(event["UID"]) for event in told)
    for name, count in ids.items():
        if count > 1:
            yield f"{name} stands {count} times"
    for event in told:
        start, end = event["DTSTART"].dt, event["DTEND"].dt if "DTEND" in event else event["DTSTART"].dt + timedelta(days=1)
        if not start < end:
            yield f"{event['UID']} ends {end}, begins {start}"
        if not str(event.get("SUMMARY", "")).strip():
            yield f"{event['UID']} has no words"


def notices(as_of):
    """(scheme, act id, first, last) for every notice with a window posted by the day."""
    for path in sorted(pathlib.Path("content/schemes").glob("*/acts/*/*/act.toml")):
        act = tomllib.loads(path.read_text("utf-8"))
        year, name = path.parts[-3], path.parts[-2]
        posted = date(int(year), int(name[:2]), int(name[2:4]))
        if act["kind"] == "notice" and "window" in act and posted <= as_of:
            yield path.parts[2], f"{year}/{name}", act["window"]["first"], act["window"]["last"]


def calendars(site, as_of):
    for language in ("zh", "en"):
        whole = events(site / language / "windows.ics")
        by_url = collections.defaultdict(list)
        for event in whole:
            by_url[str(event.get("URL", ""))].append(event)
        parts = set()
        for path in sorted((site / language).glob("*/windows.ics")):
            parts |= {str(event["UID"]) for event in events(path)}
        if parts != {str(event["UID"]) for event in whole}:
            yield f"{language}: the schemes' calendars together are not the whole"
        for scheme, act, first, last in notices(as_of):
            page = f"/{language}/{scheme}/acts/{act}.html"
            found = [event for url, events_ in by_url.items() if url.split("#")[0].endswith(page) for event in events_]
            spans = [(event["DTSTART"].dt, event["DTEND"].dt - timedelta(days=1)) for event in found]
            moved = any(int(event.get("SEQUENCE", 0)) > 0 for event in found)
            # A period that was made longer ends later; one begun anew for an entry that is still open begins later too.
            if not any((begin, end) == (first, last) or (moved and begin >= first and end > last) for begin, end in spans):
                yield f"{language}: {scheme}/{act} is {first} to {last}, its events are {[f'{a} to {b}' for a, b in spans]}"
    ids = [{str(event["UID"]) for event in events(site / language / "windows.ics")} for language in ("zh", "en")]
    if ids[0] != ids[1]:
        yield f"the languages differ: {sorted(ids[0] ^ ids[1])[:5]}"


def feed(path, as_of):
    root = xml.etree.ElementTree.parse(path).getroot()
    if root.tag != f"{ATOM}feed":
        yield f"is no Atom feed but {root.tag}"
    for element in ("id", "title", "updated"):
        if not (root.findtext(f"{ATOM}{element}") or "").strip():
            yield f"has no {element}"
    if not any(link.get("rel") == "self" for link in root.findall(f"{ATOM}link")):
        yield "does not name itself"
    ids = collections.Counter(entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry"))
    for name, count in ids.items():
        if count > 1:
            yield f"{name} stands {count} times"
    for entry in root.findall(f"{ATOM}entry"):
        for element in ("id", "title", "updated"):
            if not (entry.findtext(f"{ATOM}{element}") or "").strip():
                yield f"an entry has no {element}"
        if (entry.findtext(f"{ATOM}updated") or "")[:10] > as_of.isoformat():
            yield f"{entry.findtext(f'{ATOM}id')} is dated after {as_of}"


def json_feed(path, as_of, site):
    """A JSON Feed against version 1.1 of its description, and against the Atom feed beside it."""
    told = json.loads(path.read_bytes())
    if told.get("version") != "https://jsonfeed.org/version/1.1":
        yield f"is version {told.get('version')}"
    for key in ("title", "home_page_url", "feed_url", "language"):
        if not isinstance(told.get(key), str) or not told[key].strip():
            yield f"has no {key}"
    if not all(author.get("name") for author in told.get("authors", [])) or not told.get("authors"):
        yield "has no author"
    if not told.get("feed_url", "").endswith("/" + path.relative_to(site).as_posix()):
        yield f"calls itself {told.get('feed_url')}"
    base = told["feed_url"].removesuffix(path.relative_to(site).as_posix())
    for item in told["items"]:
        for key in ("id", "url", "title", "content_text", "date_published", "date_modified"):
            if not isinstance(item.get(key), str) or not item[key].strip():
                yield f"{item.get('id')} has no {key}"
        published, modified = (datetime.fromisoformat(item[key]) for key in ("date_published", "date_modified"))
        if published.utcoffset() is None or not published <= modified or modified.date() > as_of:
            yield f"{item['id']} is dated {published} and {modified}"
        if not (site / item["url"].removeprefix(base)).is_file():
            yield f"{item['id']} leads to {item['url']}, which is no file"
    # Read as feed readers do.
    atom = feedparser.parse(path.with_name(path.name.replace(".feed.json", ".atom")).read_bytes())
    if atom.bozo:
        yield f"the Atom feed beside it cannot be read: {atom.bozo_exception}"
    if (atom.feed.title, atom.feed.author) != (told["title"], told["authors"][0]["name"]):
        yield f"the Atom feed beside it is {atom.feed.title} by {atom.feed.author}"
    theirs = [(entry.id, entry.link, entry.title, entry.content[0].value, entry.updated) for entry in atom.entries]
    ours = [(item["id"], item["url"], item["title"], item["content_text"], item["date_modified"]) for item in told["items"]]
    if theirs != ours:
        yield f"differs from the Atom feed beside it: {[pair for pair in zip(theirs, ours) if pair[0] != pair[1]][:1]}"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    site, as_of = pathlib.Path(sys.argv[1]), date.fromisoformat(sys.argv[2])
    faults, count = list(calendars(site, as_of)), collections.Counter()
    for path in sorted(site.rglob("*.ics")):
        count["calendars"] += 1
        count["events"] += len(events(path))
        faults += [f"{path.relative_to(site)}: {fault}" for fault in form(path)]
    for path in sorted(site.rglob("*.atom")):
        count["feeds"] += 1
        faults += [f"{path.relative_to(site)}: {fault}" for fault in feed(path, as_of)]
        if not path.with_suffix(".feed.json").is_file():
            faults.append(f"{path.relative_to(site)}: has no JSON Feed beside it")
    for path in sorted(site.rglob("*.feed.json")):
        count["JSON feeds"] += 1
        faults += [f"{path.relative_to(site)}: {fault}" for fault in json_feed(path, as_of, site)]
    told = ", ".join(f"{number} {name}" for name, number in count.items())
    print(f"{'not ok' if faults else 'ok'} {told}, {len(list(notices(as_of)))} notices")
    for fault in faults[:40]:
        print(f"    {fault}")
    return 1 if faults or not count["feeds"] or not count["calendars"] else 0


if __name__ == "__main__":
    sys.exit(main())
