"""The synthetic registry: the facts that both sites publish.

Record i depends only on the seed and i, so a smaller registry is a prefix of a larger one. Notices hold up to 50
records of one scheme and one year, in order of their numbers: only the last notice of a scheme and year can grow.
All institutions are made up. Nothing here knows how either program wants its files.
"""
import random

AS_OF = "2026-11-20"  # a Friday, and worked; nothing in the registry is later
PER_NOTICE = 50
POLICIES = 20
ARTICLES = 25
FIRST_YEAR, LAST_YEAR = 2007, 2026  # the years whose working days are known

# word: (zh, en)
SCHEMES = {"national": ("国家项目", "National scheme"), "provincial": ("省级项目", "Provincial scheme"),
           "pilot": ("试点项目", "Pilot scheme"), "legacy": ("历史项目", "Legacy scheme"), "special": ("专项", "Special scheme")}
TYPES = {"institution": ("合作办学机构", "Joint institution"), "bachelor": ("本科教育项目", "Bachelor programme"),
         "master": ("硕士教育项目", "Master programme"), "doctoral": ("博士教育项目", "Doctoral programme")}
STATUSES = {"active": ("在办", "Active"), "suspended": ("暂停招生", "Intake suspended"),
            "closed": ("停办", "Closed"), "expired": ("到期未续", "Expired")}
GRADES = {"excellent": ("优秀", "Excellent"), "pass": ("合格", "Pass"),
          "conditional": ("有条件合格", "Conditional pass"), "fail": ("不合格", "Fail")}
REGIONS = {key: (zh, en) for key, zh, en in (line.split("|") for line in """beijing|北京|Beijing
tianjin|天津|Tianjin
hebei|河北|Hebei
shanxi|山西|Shanxi
neimenggu|内蒙古|Inner Mongolia
liaoning|辽宁|Liaoning
jilin|吉林|Jilin
heilongjiang|黑龙江|Heilongjiang
shanghai|上海|Shanghai
jiangsu|江苏|Jiangsu
zhejiang|浙江|Zhejiang
anhui|安徽|Anhui
fujian|福建|Fujian
jiangxi|江西|Jiangxi
shandong|山东|Shandong
henan|河南|Henan
hubei|湖北|Hubei
hunan|湖南|Hunan
guangdong|广东|Guangdong
guangxi|广西|Guangxi
hainan|海南|Hainan
chongqing|重庆|Chongqing
sichuan|四川|Sichuan
guizhou|贵州|Guizhou
yunnan|云南|Yunnan
shaanxi|陕西|Shaanxi
gansu|甘肃|Gansu
qinghai|青海|Qinghai
ningxia|宁夏|Ningxia
xinjiang|新疆|Xinjiang""".split("\n"))}
COUNTRIES = {key: (zh, en) for key, zh, en in (line.split("|") for line in """gb|英国|United Kingdom
us|美国|United States
au|澳大利亚|Australia
de|德国|Germany
fr|法国|France
ru|俄罗斯|Russia
ca|加拿大|Canada
nz|新西兰|New Zealand
kr|韩国|Republic of Korea
jp|日本|Japan
ie|爱尔兰|Ireland
nl|荷兰|Netherlands
it|意大利|Italy
es|西班牙|Spain
se|瑞典|Sweden
fi|芬兰|Finland
sg|新加坡|Singapore
ua|乌克兰|Ukraine
by|白俄罗斯|Belarus
at|奥地利|Austria""".split("\n"))}
HOSTS = {"technology": ("星河理工大学", "Xinghe University of Technology"), "normal": ("听竹师范大学", "Tingzhu Normal University"),
         "agricultural": ("禾风农业大学", "Hefeng Agricultural University"),
         "finance": ("观澜财经大学", "Guanlan University of Finance and Economics"),
         "medical": ("松月医科大学", "Songyue Medical University"), "transport": ("云轨交通大学", "Yungui Transport University"),
         "science": ("晨帆科技大学", "Chenfan University of Science and Technology"),
         "languages": ("远岫外国语大学", "Yuanxiu University of Foreign Studies")}
SUBJECTS = [("软件工程", "Software Engineering"), ("机械工程", "Mechanical Engineering"), ("国际贸易", "International Trade"),
            ("土木工程", "Civil Engineering"), ("护理学", "Nursing"), ("会计学", "Accounting"), ("环境科学", "Environmental Science"),
            ("电气工程", "Electrical Engineering"), ("生物技术", "Biotechnology"), ("视觉传达", "Visual Communication"),
            ("物流管理", "Logistics Management"), ("食品科学", "Food Science"), ("金融数学", "Financial Mathematics"),
            ("数据科学", "Data Science"), ("材料科学", "Materials Science"), ("学前教育", "Early Childhood Education")]
TOWNS = ["Ashmere", "Brinmoor", "Carrowby", "Dunfell", "Eastholm", "Farrowdale", "Glenmarsh", "Harrowick", "Ivermoor", "Kelsoby",
         "Lindermere", "Marlowick", "Norbyfell", "Oakmarsh", "Penmoor", "Quarrowby", "Redmere", "Silverfell", "Thornmoor", "Westmarsh"]
KINDS = ("University", "Institute of Technology", "College", "State University")
EN_WORDS = ("the programme admits students under the approved annual quota and publishes its teaching plan staff list fees and "
            "quality report every year both partners share responsibility for curriculum assessment and graduation review external "
            "examiners verify marks before degrees are conferred changes to the scope of cooperation require a new filing with "
            "the authority records remain public after closure and complaints are handled within thirty working days").split()
ZH_CHARS = ("本项目按照批准的年度计划招收学生并公开教学计划师资名单收费标准和年度质量报告中外合作双方共同负责课程设置考核评价与毕业审查"
            "校外专家核验成绩后方可授予学位合作范围变更须重新备案停办后登记信息继续公开投诉在三十个工作日内办理结果向社会公布接受监督")
POLICIES_PAGE = "POLICIES"  # where the link in a body leads; each program writes its own address


def record(seed, i):
    """The facts of record i, and its text in both languages."""
    r = random.Random(f"{seed}:{i}")
    region, subject, host, country = r.choice(list(REGIONS)), r.choice(SUBJECTS), r.choice(list(HOSTS)), r.choice(list(COUNTRIES))
    kind, year, town = r.choice(list(TYPES)), draw_year(r), r.choice(TOWNS)
    partner = f"{town} {r.choice(KINDS)}"
    evaluations, when = [], year
    for _ in range(r.choice((0, 1, 1, 2, 2, 3))):
        when += r.randint(1, 4)
        grade = r.choices(list(GRADES), (2, 5, 2, 1))[0]
        if when <= LAST_YEAR:
            evaluations.append({"year": when, "grade": grade})
    host_zh, host_en = host_name(region, host)
    facts = {
        "n": i, "id": f"r{i:06d}",
        "name_zh": f"{host_zh}与{COUNTRIES[country][0]}合作举办{subject[0]}{TYPES[kind][0]}第{i}号",
        "name_en": f"{TYPES[kind][1]} in {subject[1]} No. {i}, {host_en} with {partner}",
        "scheme": r.choice(list(SCHEMES)), "ptype": kind, "host": host, "host_zh": host_zh, "host_en": host_en, "region": region,
        "year": year, "partner": partner, "country": country, "status": r.choices(list(STATUSES), (7, 1, 1, 1))[0],
        "evaluations": evaluations, "date": draw_date(r, year)}
    return facts, {"zh": body(r, "zh", 120), "en": body(r, "en", 60)}


def host_name(region, host):
    """The names of the host of a kind in a region: 240 in all."""
    return REGIONS[region][0] + HOSTS[host][0], f"{REGIONS[region][1]} {HOSTS[host][1]}"


class Notices:
    """Puts records, given in order, into notices; `take` sets the record's notice and returns one that is full."""

    def __init__(self, seed):
        self.seed, self.open, self.batches = seed, {}, {}

    def take(self, facts):
        key = facts["scheme"], facts["year"]
        rows = self.open.setdefault(key, [])
        batch = self.batches.get(key, 0) + 1
        facts["notice"] = f"{facts['scheme']}-{facts['year']}-{batch:02d}"
        rows.append(facts)
        if len(rows) < PER_NOTICE:
            return None
        self.batches[key] = batch
        return self.notice(*key, batch, self.open.pop(key))

    def rest(self):
        """The notices that are not full."""
        for (scheme, year), rows in sorted(self.open.items()):
            yield self.notice(scheme, year, self.batches.get((scheme, year), 0) + 1, rows)

    def notice(self, scheme, year, batch, rows):
        ident = f"{scheme}-{year}-{batch:02d}"
        r = random.Random(f"{self.seed}:{ident}")
        zh, en = SCHEMES[scheme]
        return {"id": ident, "scheme": scheme, "year": year, "batch": batch, "rows": rows, "date": draw_date(r, year),
                "title_zh": f"关于{year}年拟批准合作办学项目名单的公示（{zh}第{batch}批）",
                "title_en": f"Publicity notice on programmes proposed for approval in {year} ({en}, list {batch})"}, \
            {"zh": zh_text(r, 80) + "\n", "en": en_text(r, 40) + "\n"}


def policy(seed, k):
    """Policy text k: its facts, and its articles, each a paragraph and two items, in both languages."""
    r = random.Random(f"{seed}:p{k}")
    # The first text of each scheme is the one its rules rest on, in force before the first act.
    year = FIRST_YEAR - 1 if k <= len(SCHEMES) else draw_year(r)
    facts = {"id": f"p{k:02d}", "scheme": list(SCHEMES)[(k - 1) % len(SCHEMES)], "date": draw_date(r, year),
             "title_zh": f"合作办学管理办法之{k}", "title_en": f"Cooperative education regulation {k}"}
    articles = []
    for _ in range(ARTICLES):
        zh = zh_text(r, 110), zh_text(r, 24), zh_text(r, 24)
        articles.append({"zh": zh, "en": (en_text(r, 55), en_text(r, 12), en_text(r, 12))})
    return facts, articles


def draw_year(r):
    """One of 23 years, laid over the 20 whose working days are known."""
    return FIRST_YEAR + r.randrange(23) * (LAST_YEAR - FIRST_YEAR) // 22


def draw_date(r, year):
    return min(f"{year}-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}", AS_OF)


def en_text(r, n):
    """About n words in sentences."""
    out, left = [], n
    while left > 0:
        k = min(left, r.randint(9, 16))
        a = r.randrange(len(EN_WORDS))
        words = [EN_WORDS[(a + j) % len(EN_WORDS)] for j in range(k)]
        out.append(" ".join([words[0].capitalize(), *words[1:]]) + ".")
        left -= k
    return " ".join(out)


def zh_text(r, n):
    """About n characters in sentences."""
    out, left = [], n
    while left > 0:
        k = min(left, r.randint(14, 30))
        a = r.randrange(len(ZH_CHARS))
        out.append("".join(ZH_CHARS[(a + j) % len(ZH_CHARS)] for j in range(k)) + "。")
        left -= k
    return "".join(out)


def body(r, lang, n):
    """Two short paragraphs, a list and some inline markup: n words (en) or characters (zh)."""
    text = en_text if lang == "en" else zh_text
    a, b, c = n * 2 // 5, n * 2 // 5, n - 2 * (n * 2 // 5)
    return (f"{text(r, a)}\n\n**{text(r, max(3, b // 4))}** {text(r, b - b // 4)}\n\n"
            f"- {text(r, c // 2)}\n- [{text(r, c - c // 2)}]({POLICIES_PAGE})\n")
