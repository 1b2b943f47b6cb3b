"""What a search must find, told by reading every document: no index, no engine."""
import json
import random
import re
import unicodedata

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
BETWEEN = re.compile(f"(?<=[{HAN}])[^\\S\n]+|[^\\S\n]+(?=[{HAN}])")
TOKENS = re.compile(f"[{HAN}]|[a-z0-9]+")
DIGITS = str.maketrans("〇零一二两三四五六七八九", "001223456789")
RUNS = re.compile(f"(?:[{HAN}]|[a-z0-9]+)+")


def fold(text):
    """Full width and case folded, no white space beside Chinese."""
    return BETWEEN.sub("", unicodedata.normalize("NFKC", text).lower())


def words(text):
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def documents(file):
    """What the site says it can be asked about, one document a line."""
    read = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
    for one in read:
        one["folded"] = fold(f"{one['title']}\n{one['body']}")
        one["words"] = f" {words(one['title'])} \n {words(one['body'])} "
    return read


def substrings(known, number, seed):
    """Runs of 2 to 8 characters out of the documents, beginning and ending in Chinese, cut between words."""
    chance, found = random.Random(seed), {}
    while len(found) < number:
        runs = RUNS.findall(fold(chance.choice(known)["body"]))
        tokens = TOKENS.findall(chance.choice(runs)) if runs else []
        length = chance.randint(2, 8)
        start = chance.randrange(max(1, len(tokens) - 1))
        run = ""
        for token in tokens[start:]:
            if len(run) + len(token) > length:
                break
            run += token
        if len(run) >= 2 and re.fullmatch(f"[{HAN}].*[{HAN}]", run):
            found[run] = None
    return list(found)


def phrases(known, number, seed):
    """One to three English words in a row."""
    chance, found = random.Random(seed), {}
    while len(found) < number:
        row = re.findall(r"[A-Za-z]{3,}(?: [A-Za-z]{3,}){0,2}", chance.choice(known)["body"])
        if row:
            found[chance.choice(row)] = None
    return list(found)


def holding(query, lang, known):
    """The addresses of the documents that must be found, and of those that may be: a number may be written otherwise, and
    in English the last word may be the beginning of one."""
    if lang == "zh":
        must = {one["url"] for one in known if fold(query) in one["folded"]}
        return must, must | {one["url"] for one in known if fold(query).translate(DIGITS) in one["folded"].translate(DIGITS)}
    return tuple({one["url"] for one in known if f" {words(query)}{end}" in one["words"]} for end in (" ", ""))


def article(url):
    """`scheme/version#13` of the address of an article or of a part of it; none for another page."""
    found = re.search(r"([^/]+)/policies/([^/#]+)\.html#art-(\d+)", url)
    return f"{found[1]}/{found[2]}#{found[3]}" if found else None


def places(urls, right):
    """Of a ranked list: 1 over the rank of the first right article, and the share of the right ones among the first five."""
    ranked = list(dict.fromkeys(article(url) or url for url in urls))
    first = next((1 / rank for rank, one in enumerate(ranked, 1) if one in right), 0.0)
    return first, len(set(ranked[:5]) & set(right)) / min(5, len(right))


def marked(query, lang, lists):
    """Whether the typed run is marked, whole and nothing else: in the excerpt, or in the title where it stands there alone.
    Pieces side by side count as one, English words also with a blank between them."""
    marks = []
    for pieces in lists:
        if any(piece["marked"] for piece in pieces):
            marks = []
        joined = []
        for piece in pieces:
            if joined and joined[-1][0] == bool(piece["marked"]):
                joined[-1][1] += piece["text"]
            elif lang == "en" and joined and not piece["marked"] and not piece["text"].strip():
                joined[-1][1] += piece["text"]
            else:
                joined.append([bool(piece["marked"]), piece["text"]])
        marks += [text for is_marked, text in joined if is_marked]
    same = (lambda mark: fold(mark).strip() == fold(query)) if lang == "zh" else (lambda mark: words(mark).startswith(words(query)))
    return bool(marks) and all(same(mark) for mark in marks)
