"""Other search engines over the same documents: what they are given, how their indexes are built, and asking all of them in a browser."""
import html
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent / "search"
MODULES = HERE / "node_modules"
TAGS = {"zh": "zh-CN", "en": "en"}
ENGINES = ("gongshi", "pagefind", "minisearch")


def install():
    if not (MODULES / "playwright-core").is_dir():
        print("installing the peers into bench/search/node_modules", file=sys.stderr)
        subprocess.run(["npm", "install", "--no-save", "--package-lock=false", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(HERE)], check=True, stdout=subprocess.DEVNULL)


def build(documents, ndjson, out):
    """The indexes of both peers: `{engine: (CPU seconds, peak MiB, bytes)}`."""
    pages = out / "pagefind-in"
    for lang, known in documents.items():
        for place, one in enumerate(known):
            page = pages / "doc" / f"{lang}-{place}.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            title, body = html.escape(one["title"]), html.escape(one["body"]).replace("\n", "</p><p>")
            page.write_text(f'<!DOCTYPE html><html lang="{TAGS[lang]}"><head><meta charset="utf-8"><title>{title}</title></head>'
                            f"<body><main data-pagefind-body><h1>{title}</h1><p>{body}</p></main></body></html>", encoding="utf-8")
    spent = {"pagefind": timed([MODULES / ".bin/pagefind", "--site", pages, "--output-path", out / "pagefind", "--quiet"])}
    shutil.rmtree(pages)
    mini = out / "minisearch"
    mini.mkdir()
    runs = [timed(["node", HERE / "minisearch.mjs", ndjson[lang], lang, mini / f"{lang}.json"]) for lang in documents]
    spent["minisearch"] = sum(cpu for cpu, _ in runs), max(peak for _, peak in runs)
    # MiniSearch ships no small script; a site that uses it would have it minified.
    for file, name in ((MODULES / "minisearch/dist/umd/index.js", "minisearch.js"), (HERE / "segment.js", "segment.js")):
        subprocess.run([MODULES / ".bin/esbuild", "--minify", file, f"--outfile={mini / name}", "--log-level=error"], check=True)
    kept = {"pagefind": lambda file: file.suffix in (".pf_index", ".pf_fragment", ".pf_meta", ".pf_filter"), "minisearch": lambda file: file.suffix == ".json"}
    return {name: (*cost, sum(file.stat().st_size for file in (out / name).rglob("*") if file.is_file() and kept[name](file))) for name, cost in spent.items()}


def timed(command):
    """CPU seconds and peak MiB of a command that must succeed."""
    child = subprocess.Popen([*map(str, command)], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = status
    if status:
        sys.exit(f"failed: {command[0]}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def ask(engines, site, out, queries, cold, most):
    """Every engine asked in a headless browser; see ask.mjs."""
    pages = out / "page"
    pages.mkdir(exist_ok=True)
    for engine in engines:
        shutil.copy(HERE / "page" / f"{engine}.js", pages)
        for lang, tag in TAGS.items():
            (pages / f"{engine}.{lang}.html").write_text(
                f'<!DOCTYPE html><html lang="{tag}"><meta charset="utf-8"><title>search</title><script src="{engine}.js"></script></html>', encoding="utf-8")
    folders = {"site": str(site), "page": str(pages), **{name: str(out / name) for name in engines if name != "gongshi"}}
    plan = out / "plan.json"
    plan.write_text(json.dumps({"folders": folders, "engines": engines, "queries": queries, "cold": cold, "most": most}), encoding="utf-8")
    start = time.monotonic()
    answer = subprocess.run(["node", str(HERE / "ask.mjs"), str(plan)], check=True, stdout=subprocess.PIPE)
    print(f"  asked in {time.monotonic() - start:.0f} s", file=sys.stderr)
    return json.loads(answer.stdout)
