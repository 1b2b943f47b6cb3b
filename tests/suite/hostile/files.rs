//! Names, links, sizes and depths: nothing leads out of the content, nothing is too long or too deep to be told.

use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

use super::table::{Case, Then, done, put, told};
use crate::work::Work;

const BASE: &str = "schemes/lake/bases/LK-2025-001.toml";
const PROSE: &str = "schemes/lake/bases/LK-2025-001/zh.md";
const LIST: &str = "schemes/lake/acts/2025/1110-evaluation/evaluation.csv";
const FILES: &str = "schemes/lake/acts/2025/0312-recognition/files";
const NEW: &str = "name = { zh = \"某室\", en = \"Some Laboratory\" }\ntype = \"lab\"\nhost = \"mirror-university\"\nfield = { zh = \"水\", en = \"Water\" }\n";
const HOST: &str = "name = { zh = \"某院\", en = \"Some Institute\" }\nkind = \"university\"\n";

pub fn names() -> Vec<Case> {
    let mut cases = Vec::new();
    for name in ["con", "nul", "aux", "prn", "com1", "lpt9", "index", "page-2"] {
        cases.push(told(format!("a host called {name}"), &format!("hosts/{name}.toml"), HOST, "reserved-name"));
    }
    for name in ["CON", "index", "INDEX", "page-3", "lk-2025-001"] {
        cases.push(told(format!("a base called {name}"), &format!("schemes/lake/bases/{name}.toml"), NEW, "reserved-name"));
    }
    for name in ["LK 1", "LK_1", "LK..1", "-LK", "基地", "LK-1.", "a%2Fb"] {
        cases.push(told(format!("a base called {name:?}"), &format!("schemes/lake/bases/{name}.toml"), NEW, "bad-name"));
    }
    for name in ["a?.txt", "a:b.txt", "con.txt", "nul.tar.txt", " a.txt", "~$a.txt", "a|b.txt", "a\\b.txt"] {
        cases.push(told(format!("an attachment called {name:?}"), &format!("{FILES}/{name}"), "x", "attachment-name"));
    }
    cases.extend([
        told("an attachment with a long name", &format!("{FILES}/{}.txt", "长".repeat(75)), "x", "bad-name"),
        told("an attachment with a longish name", &format!("{FILES}/{}.txt", "a".repeat(90)), "x", "attachment-name"),
        told("an attachment in a folder of its own", &format!("{FILES}/x/a.txt"), "x", "attachment-owner"),
        told("an attachment without an ending", &format!("{FILES}/form"), "x", "attachment-kind"),
        told("a program", &format!("{FILES}/form.exe"), "MZ", "attachment-kind"),
        told("a program called a text", &format!("{FILES}/form.txt"), b"MZ\0\0".to_vec(), "attachment-content"),
        told("a web page called a text", &format!("{FILES}/form.txt"), "<!doctype html><script>x</script>", "attachment-content"),
        told("a script behind two endings", &format!("{FILES}/form.pdf.js"), "x", "attachment-kind"),
        done(
            "two attachments that differ in case",
            |work| {
                work.put(&format!("{FILES}/a.txt"), "x");
                work.put(&format!("{FILES}/A.TXT"), "x");
            },
            Then::Told("attachment-name"),
        ),
        done(
            "two attachments that differ in how a letter is composed",
            |work| {
                work.put(&format!("{FILES}/\u{E9}.txt"), "x");
                work.put(&format!("{FILES}/e\u{301}.txt"), "x");
            },
            Then::Told("attachment-name"),
        ),
        done(
            "a name that is no UTF-8",
            |work| std::fs::write(work.path().join("hosts").join(std::ffi::OsStr::from_bytes(b"\xB9\xAB.toml")), "x").unwrap(),
            Then::Told("unseen-character"),
        ),
        done(
            "a scheme called like a folder of the site",
            |work| {
                let scheme = std::fs::read(work.path().join("schemes/lake/scheme.toml")).unwrap();
                work.put("schemes/data/scheme.toml", scheme);
                work.change("site.toml", "schemes = [\"lake\"]", "schemes = [\"lake\", \"data\"]");
            },
            Then::Told("reserved-name"),
        ),
    ]);
    cases
}

/// A link in place of a file or folder of the content.
fn linked(what: &str, path: &'static str, target: &'static str) -> Case {
    let act = move |work: &Work| {
        let path = work.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let _ = std::fs::remove_file(&path);
        symlink(target, path).unwrap();
    };
    done(what, act, Then::Told("not-a-file"))
}

pub fn links() -> Vec<Case> {
    vec![
        linked("a link to a file of the system", "schemes/lake/bases/LK-2025-009.toml", "/etc/passwd"),
        linked("a link in place of a file", PROSE, "/etc/passwd"),
        linked("a link upwards", "hosts/up.toml", "../../../../../../etc/passwd"),
        linked("a link to the root", "schemes/lake/acts/2025/root", "/"),
        linked("a link to itself", "hosts/self.toml", "self.toml"),
        linked("a link to its own folder", "schemes/lake/loop", "."),
        linked("a link to nothing", "hosts/gone.toml", "nowhere"),
        linked("an attachment that is a link", "schemes/lake/acts/2025/0312-recognition/files/a.txt", "/etc/passwd"),
        linked("a link to a device", "hosts/zero.toml", "/dev/zero"),
        done(
            "a pipe that nobody writes to",
            |work| assert!(std::process::Command::new("mkfifo").arg(work.path().join("hosts/pipe.toml")).status().unwrap().success()),
            Then::Told("not-a-file"),
        ),
        done(
            "a folder in place of a file",
            |work| std::fs::create_dir_all(work.path().join("schemes/lake/bases/LK-2025-009.toml/x")).unwrap(),
            Then::Ends,
        ),
        done("an attachment that is a folder", |work| std::fs::create_dir_all(work.path().join(FILES).join("a.txt")).unwrap(), Then::Ends),
    ]
}

pub fn sizes() -> Vec<Case> {
    let rows =
        |count: usize| format!("base,name,host,round,result\n{}", "LK-2025-001,镜湖水实验室,镜湖大学,2025,excellent\n".repeat(count));
    let mut cases = vec![
        told("a TOML file of 5 MB", BASE, "#\n".repeat(2_600_000), "too-large"),
        told("a text of 17 MB", PROSE, "x".repeat(17 * 1024 * 1024), "too-large"),
        told("an attachment of 11 MB", &format!("{FILES}/a.txt"), "x\n".repeat(5_700_000), "too-large"),
        told("a list with 1,000 columns", LIST, format!("base,name,host,round,result{}\n", ",x".repeat(1_000)), "too-large"),
        told(
            "a cell of 20,000 characters",
            LIST,
            format!("base,name,host,round,result,evidence\na,b,c,d,e,{}\n", "长".repeat(20_000)),
            "too-large",
        ),
        told("a list with 110,000 rows", LIST, rows(110_000), "too-large"),
        told("a quote that never ends", LIST, format!("base,name,host,round,result\n\"{}", "x\n".repeat(100_000)), "csv-syntax"),
        told("a list with 5,000 wrong rows", LIST, format!("base,name,host,round,result\n{}", "x\n".repeat(5_000)), "row-width"),
        told("lists inside lists, 100,000 deep", BASE, format!("a = {}{}", "[".repeat(100_000), "]".repeat(100_000)), "toml-syntax"),
        told("tables inside tables, 20,000 deep", BASE, format!("a = {}", "{a=".repeat(20_000)), "toml-syntax"),
        told("a key with 100,000 dots", BASE, format!("a{} = 1", ".a".repeat(100_000)), "toml-syntax"),
        told("a header with 100,000 dots", BASE, format!("[{}a]", "a.".repeat(100_000)), "toml-syntax"),
        told("50,000 broken lines", BASE, "=\n".repeat(50_000), "toml-syntax"),
        told("20,000 unknown keys", BASE, (0..20_000).map(|n| format!("k{n} = 1\n")).collect::<String>(), "unknown-key"),
        told("quotations 5,000 deep", PROSE, format!("{}x", "> ".repeat(5_000)), "markdown"),
        told("lists 300 deep", PROSE, (0..300).map(|n| format!("{}- x\n", " ".repeat(2 * n))).collect::<String>(), "markdown"),
        told("20,000 tags", PROSE, "<b>".repeat(20_000), "markdown"),
        told("20,000 unseen characters", PROSE, "\u{200B}".repeat(20_000), "unseen-character"),
        told("20,000 mobile numbers", PROSE, "13812345678 ".repeat(20_000), "personal-data"),
        told("20,000 passports", PROSE, "护照E12345678 ".repeat(20_000), "personal-data"),
        told(
            "20,000 articles of one number",
            "schemes/lake/policies/rules-2024/zh.md",
            format!("# t\n\n{}", "### 第一条\n\nx\n\n".repeat(20_000)),
            "keys-differ",
        ),
        told(
            "20,000 entries of one key",
            "schemes/lake/policies/rules-2024/guide.zh.md",
            format!("# t\n\n{}", "## 1\n\nx\n\n".repeat(20_000)),
            "markdown",
        ),
    ];
    for (what, text) in [
        ("brackets", "[".repeat(50_000)),
        ("half links", "[a](x".repeat(20_000)),
        ("half emphasis", "*a_ **b ".repeat(20_000)),
        ("backticks of every length", (0..600).map(|n| format!("{}x", "`".repeat(n))).collect()),
        ("a wide table", format!("{}\n{}\n{}", "|a".repeat(2_000), "|-".repeat(2_000), "|b\n".repeat(200))),
        ("signs of mail", "@".repeat(200_000)),
        ("ampersands", "&".repeat(200_000)),
        ("single digits", "1 ".repeat(100_000)),
        ("digits without end", "1".repeat(300_000)),
        ("spaces", " ".repeat(300_000)),
        ("references to references", format!("{}\n\n[a]: [a]\n", "[a][a]".repeat(20_000))),
        ("carriage returns", "x\r".repeat(50_000)),
    ] {
        cases.push(put(format!("{what}, very many"), PROSE, text, Then::Ends));
    }
    cases
}

pub fn notations() -> Vec<Case> {
    let mut cases = Vec::new();
    for cell in ["=1+1", "=cmd|'/c calc'!A0", "@SUM(1)", "+1+1", "-1+1", "\"\t=1\"", "＝1＋1", "\"=HYPERLINK(\"\"https://a.example\"\")\""]
    {
        let text = format!(
            "base,name,host,round,result,evidence\nLK-2025-001,镜湖水实验室,镜湖大学,2025,excellent,{cell}\nLK-2025-002,芦苇材料实验室,芦苇制造,2025,unqualified,\n"
        );
        cases.push(told(format!("the cell {cell}"), LIST, text, "list-formula"));
    }
    cases.extend([
        told("a list with semicolons", LIST, "base;name;host;round;result\nLK-2025-001;a;b;2025;excellent\n", "unknown-column"),
        told("a list with a column twice", LIST, "base,base,name,host,round,result\n", "unknown-column"),
        told("a list in GB18030", LIST, b"base,name,host,round,result\nLK-2025-001,\xBE\xB5\xBA\xFE,x,2025,excellent\n".to_vec(), "not-utf8"),
        told("a list in UTF-16", LIST, b"\xFF\xFEb\0a\0s\0e\0".to_vec(), "not-utf8"),
        told("an overlong encoding", PROSE, b"\xC0\xAF".to_vec(), "not-utf8"),
        told("half a surrogate", PROSE, b"\xED\xA0\x80".to_vec(), "not-utf8"),
        told("TOML with a number too large", BASE, "name = 99999999999999999999999999\n", "wrong-value"),
        told("TOML with a day that is none", BASE, "name = 2026-02-30\n", "toml-syntax"),
        told("TOML with a key twice", BASE, "name = 1\nname = 2\n", "toml-syntax"),
        told("TOML with infinity", "calendars/cn-2026.toml", "year = inf\n", "wrong-value"),
        told("TOML with a negative year", "calendars/cn-2026.toml", "year = -2026\nregion = \"CN\"\nstate = \"published\"\n", "calendar"),
        told("TOML with a table for a text", BASE, "[name]\nzh = [1]\nen = {}\n", "wrong-value"),
        told("a proposal of prototypes", BASE, "__proto__ = 1\nconstructor = 1\n", "unknown-key"),
        told("an act that answers itself", "schemes/lake/acts/2025/0312-recognition/act.toml", "kind = \"decision\"\nunder = \"rules-2024\"\nabout = [\"2025/0312-recognition\"]\ntitle = { zh = \"a\", en = \"b\" }\nobjections = 0\n", "about-later"),
        told("a key that its kind has not", "schemes/lake/acts/2025/0312-recognition/act.toml", "kind = \"decision\"\nunder = \"rules-2024\"\nabout = [\"2025/0303-recognition\"]\ntitle = { zh = \"a\", en = \"b\" }\nobjections = 0\n[window]\nfirst = 2025-03-12\nlast = 2025-03-18\ndays = 5\n", "key-not-fitting"),
        told("an extension of a decision", "schemes/lake/acts/2026/1120-extension/act.toml", "kind = \"extension\"\nunder = \"rules-2024\"\nabout = [\"2025/0312-recognition\"]\ntitle = { zh = \"a\", en = \"b\" }\n[window]\nfirst = 2026-11-19\nlast = 2026-12-02\ndays = 10\n", "about-not-fitting"),
        told("a text of 11,000 characters", BASE, format!("name = {{ zh = \"{}\", en = \"b\" }}\n", "长".repeat(11_000)), "too-large"),
        told("a path in the place of an act", "schemes/lake/acts/2025/0312-recognition/act.toml", "kind = \"decision\"\nunder = \"../../../etc\"\ntitle = { zh = \"a\", en = \"b\" }\n", "wrong-value"),
        told("a path in the place of a host", BASE, "name = { zh = \"a\", en = \"b\" }\ntype = \"lab\"\nhost = \"../../etc/passwd\"\n", "wrong-value"),
        told("a path in the place of a scheme", "site.toml", "title = { zh = \"a\", en = \"b\" }\npublisher = { zh = \"a\", en = \"b\" }\nbase-url = \"https://a.example/\"\nschemes = [\"../lake\"]\n", "wrong-value"),
        told("a path in the place of a base", LIST, "base,name,host,round,result\n../LK-1,a,b,2025,excellent\n", "wrong-cell"),
    ]);
    cases
}
