"""guides.py PROGRAM FOLDER: the guides against the official texts in FOLDER, article by article.

Every number of an article (with what it counts) stands in the article's guide entry, in Chinese and in English, and
no guide repeats a sentence: twelve characters running, names of documents and bodies apart.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

program, texts = sys.argv[1], pathlib.Path(sys.argv[2])
home = pathlib.Path("content/schemes")
DIGITS = dict(zip("〇零一二两三四五六七八九", [0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9]))
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
COUNTED = "档|个档次|个工作日|工作日|个月|周年|年|日|篇|件|项|人次|人|名|场|次|家|万元|元|%|个国家|个|种|类|所"
NUMBER = re.compile(rf"(?<![第〇零一二两三四五六七八九十0-9.])(\d+(?:\.\d+)?|[一二两三四五六七八九十]+)\s*(?:（含）)?\s*(?:{COUNTED})")
# Words that are no numbers of a rule.
IDIOMS = re.compile(r"下一年度|一带一路|十二五|一家(?=企业)|同一[^，。]|一定|一流|另一|其中一|“十二五”|一项即可|一个领域|一经|一年一度")
RUN = 12
# Bodies, and what follows from a fact: where an article has the word, so has its guide.
BODIES = "局长办公会 厅务会 党组会 火炬中心 国际合作司 第三方 专家 省级人民政府 国务院 中国科学技术交流中心 科技部 科技厅 市科技局 高新区".split()
OUTCOMES = "整改 复评 取消 撤销 通报 退出 公示 授牌 优秀 不合格 暂缓 虚假 诚信 保密 解释 废止".split()


def value(text):
    if text[0].isdigit():
        return float(text)
    if "十" in text:
        tens, ones = text.split("十", 1)
        return float((DIGITS.get(tens, 1) if tens else 1) * 10 + (DIGITS[ones] if ones else 0))
    return float("".join(str(DIGITS[c]) for c in text))


def plain(text):
    return re.sub(r"[*\s]", "", text)


def numbers(text):
    found = set()
    text = IDIOMS.sub("", plain(text))
    for match in NUMBER.finditer(text):
        found.add(value(match.group(1)))
    found.update(value(match) for match in re.findall(r"\d+(?:\.\d+)?(?=[万元%])", text))
    found.update(float(year) for year in re.findall(r"((?:19|20)\d\d)(?=年)", text))
    return found


def entries(path):
    """Guide entries by article; items belong to their article."""
    parts = re.split(r"^#{2,3} (\S+)\s*$", path.read_text(encoding="utf-8"), flags=re.M)
    told = {}
    for key, text in zip(parts[1::2], parts[2::2]):
        told.setdefault(key.split("-")[0], []).append(text)
    return {key: "\n".join(text) for key, text in told.items()}


def said_in_english(number, text):
    text = text.replace(",", "")
    whole = int(number) if number == int(number) else number
    if re.search(rf"(?<![\d.]){re.escape(str(whole))}(?![\d])", text):
        return True
    if number == 1 and re.search(r"\b(a|an|every|each|yearly|annual)\b", text, re.I):
        return True
    if number >= 100 and number % 100 == 0 and re.search(rf"\b{whole / 100:g} million\b", text):
        return True
    return number <= 10 and number == int(number) and re.search(rf"\b{WORDS[int(number)]}\b", text, re.I) is not None


def without_names(text):
    text = re.sub(r"《[^》]*》|“[^”]*”|〔\d{4}〕\d+号|（[^（）]{0,20}）", "｜", text)
    return plain(text)


faults, articles = [], 0
for source in sorted(texts.glob("*.txt")):
    scheme = source.stem
    version = sorted((home / scheme / "policies").iterdir())[-1]
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder) / "made"
        subprocess.run([program, "import", "policy", str(source), "--out", str(made)], check=True, capture_output=True)
        official = re.split(r"^### (\S+).*$", (made / "zh.md").read_text(encoding="utf-8"), flags=re.M)
    keys = re.findall(r'^key = "(\d+[a-z]*)"\s*\nnumber = "([^"]+)"', (version / "keys.toml").read_text(encoding="utf-8"), flags=re.M)
    key_of = {number: key for key, number in keys}
    zh, en = entries(version / "guide.zh.md"), entries(version / "guide.en.md")
    whole_guide = without_names((version / "guide.zh.md").read_text(encoding="utf-8"))
    for number, text in zip(official[1::2], official[2::2]):
        articles += 1
        text = re.sub(r"^## .*$", "", text, flags=re.M)
        key = key_of[number]
        name = f"{scheme} {number}"
        if key not in zh or key not in en:
            faults.append(f"{name}: no guide entry")
            continue
        wanted = numbers(text)
        for missing in sorted(wanted - numbers(zh[key])):
            faults.append(f"{name}: {missing:g} is not in the Chinese guide")
        for wanted_number in sorted(wanted):
            if not said_in_english(wanted_number, en[key]):
                faults.append(f"{name}: {wanted_number:g} is not in the English guide")
        for word in BODIES + OUTCOMES:
            if word in plain(text) and word not in plain(zh[key]):
                faults.append(f"{name}: {word} is not in the Chinese guide")
        bare = without_names(text)
        at = 0
        while at + RUN <= len(bare):
            run = bare[at : at + RUN]
            if "｜" not in run and run in whole_guide:
                length = RUN
                while bare[at : at + length + 1] in whole_guide and at + length < len(bare):
                    length += 1
                faults.append(f"{name}: the guide repeats {bare[at : at + length]}")
                at += length
            else:
                at += 1

print(f"{articles} articles of {len(list(texts.glob('*.txt')))} texts; {len(faults)} faults")
print("\n".join(faults))
sys.exit(1 if faults or articles < 100 else 0)
