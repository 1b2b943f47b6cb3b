//! Characters nobody sees, personal data, and code in text: told at their place, or shown as the text they are.

use super::table::{Case, Then, done, put, told};

const BASE: &str = "schemes/lake/bases/LK-2025-001.toml";
const PROSE: &str = "schemes/lake/bases/LK-2025-001/en.md";
const LIST: &str = "schemes/lake/acts/2025/1110-evaluation/evaluation.csv";
const NAME: &str = "Mirror Lake Water Laboratory";
const PAGE: &str = "en/lake/bases/LK-2025-001.html";

/// The base's English name replaced.
fn named(what: &str, name: &'static str, then: Then) -> Case {
    done(what, move |work| work.change(BASE, NAME, name), then)
}

fn evaluation(cell: &str) -> String {
    format!(
        "base,name,host,round,result,evidence\nLK-2025-001,镜湖水实验室,镜湖大学,2025,excellent,{cell}\nLK-2025-002,芦苇材料实验室,芦苇制造,2025,unqualified,\n"
    )
}

pub fn unseen() -> Vec<Case> {
    let mut cases = Vec::new();
    for c in [
        '\u{202E}',
        '\u{202D}',
        '\u{2066}',
        '\u{2069}',
        '\u{200B}',
        '\u{200F}',
        '\u{AD}',
        '\u{2028}',
        '\u{85}',
        '\u{E000}',
        '\u{FFFD}',
        '\u{E0041}',
        '\u{3164}',
        '\u{1B}',
    ] {
        let code = u32::from(c);
        cases.push(told(format!("U+{code:04X} in prose"), PROSE, format!("a{c}b"), "unseen-character"));
        cases.push(told(format!("U+{code:04X} in a list"), LIST, evaluation(&format!("a{c}b")), "unseen-character"));
    }
    cases.extend([
        told("a reference to an override", PROSE, "a &#x202E; b", "unseen-character"),
        told("a named reference to a joiner", PROSE, "a&zwj;b", "unseen-character"),
        told(
            "a mark of direction in a comment",
            "hosts/reed-works.toml",
            "# \u{202E}\nname = { zh = \"芦苇制造\", en = \"Reed\" }\nkind = \"company\"\n",
            "unseen-character",
        ),
        told("a byte order mark in the middle", PROSE, "a\u{FEFF}b", "unseen-character"),
        told("a null byte in prose", PROSE, "a\0b", "unseen-character"),
        told(
            "an override in the name of a file",
            "schemes/lake/acts/2025/0312-recognition/files/a\u{202E}fdp.txt",
            "x",
            "unseen-character",
        ),
        named("an escape in a name", "Lake\\u202EWater", Then::Told("unseen-character")),
        named("an escape of a control character", "Lake\\u0007Water", Then::Told("unseen-character")),
        named("a control character in TOML", "Lake\u{7}Water", Then::Told("toml-syntax")),
    ]);
    cases
}

pub fn personal() -> Vec<Case> {
    let mut cases = Vec::new();
    for (what, value) in [
        ("a mobile number", "13812345678"),
        ("a mobile number in groups", "138 1234 5678"),
        ("a mobile number in full width", "１３８１２３４５６７８"),
        ("a mobile number in Chinese numerals", "一三八一二三四五六七八"),
        ("a mobile number cut by unseen characters", "138\u{200B}1234\u{200B}5678"),
        ("a resident number", "11010519491231002X"),
        ("a bank card", "4111 1111 1111 1111"),
        ("a private mailbox", "someone@qq.com"),
    ] {
        cases.push(told(format!("{what} in prose"), PROSE, format!("Call {value}."), "personal-data"));
        cases.push(told(format!("{what} in a list"), LIST, evaluation(value), "personal-data"));
        cases.push(told(
            format!("{what} in a comment"),
            "hosts/reed-works.toml",
            format!("# {value}\nname = {{ zh = \"芦苇制造\", en = \"Reed\" }}\nkind = \"company\"\n"),
            "personal-data",
        ));
    }
    cases.extend([
        told("a number parted by emphasis", PROSE, "138**1234**5678", "personal-data"),
        told("a number in character references", PROSE, "&#49;&#51;812345678", "personal-data"),
        told("a number behind percent signs", PROSE, "[x](tel:%31%33812345678)", "personal-data"),
        told("a number in a link's title", PROSE, "[x](https://a.example \"13812345678\")", "personal-data"),
        told("a number in a file's name", "schemes/lake/acts/2025/0312-recognition/files/13812345678.txt", "x", "personal-data"),
        told("a number in an attachment", "schemes/lake/acts/2025/0312-recognition/files/a.txt", "Tel 13812345678", "personal-data"),
        named("a number in escapes", "\\u0031\\u003313812345678 \\u0031\\u0033812345678", Then::Told("personal-data")),
    ]);
    cases
}

pub fn code() -> Vec<Case> {
    let mut cases = Vec::new();
    for html in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b>b</b>",
        "<!-- hidden -->",
        "<?php x ?>",
        "<![CDATA[x]]>",
        "</p>",
        "<iframe src=\"https://a.example\"></iframe>",
        "- <details>\n  x",
        "|a|\n|-|\n|<b>|",
    ] {
        cases.push(told(format!("HTML in prose: {html}"), PROSE, html, "markdown"));
    }
    for link in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "http://a.example",
        "//a.example",
        "/\\a.example",
        "https:a",
        "mailto:",
        "\u{1}javascript:x",
    ] {
        cases.push(told(format!("a link to {link}"), PROSE, format!("[x](<{link}>)"), "markdown"));
    }
    cases.extend([
        told("an automatic link that runs", PROSE, "<javascript:alert(1)>", "markdown"),
        told("a reference that runs", PROSE, "[x]\n\n[x]: javascript:alert(1)", "markdown"),
        told("a picture", PROSE, "![x](https://a.example/x.png)", "markdown"),
        named("an expression of the templates", "{{ 7 * 6 }}", Then::Inert(|site| site.holds(PAGE, "{{ 7 * 6 }}"))),
        named("a tag of the templates", "{% include 'base.html' %}", Then::Inert(|site| site.holds(PAGE, "{% include"))),
        named("a comment of the templates", "{# gone #}", Then::Inert(|site| site.holds(PAGE, "{# gone #}"))),
        named("a component of the templates", "{{ <acts rows={x} w /> }}", Then::Inert(|site| site.holds(PAGE, "{{ &lt;acts rows={x}"))),
        named(
            "other languages' templates",
            "${x} <%= x %> {{{x}}} #{x}",
            Then::Inert(|site| site.holds(PAGE, "${x} &lt;%= x %&gt; {{{x}}} #{x}")),
        ),
        named("the end of a script", "</script><script>alert(1)</script>", Then::Inert(|site| site.nowhere("<script>alert"))),
        named("the end of an attribute", "\\\" onmouseover=\\\"alert(1)", Then::Inert(|site| site.nowhere("\" onmouseover=\""))),
        named("the end of CDATA", "]]><x/>", Then::Inert(|site| site.nowhere("]]><x/>"))),
        named("a reference", "A&lt;b&gt;&amp;", Then::Inert(|site| site.holds(PAGE, "A&amp;lt;b&amp;gt;&amp;amp;"))),
        named("a formula in a name", "=1+1", Then::Inert(|site| site.holds("data/lake/bases.csv", "'=1+1"))),
        put("an expression in prose", PROSE, "{{ 7 * 6 }} {% raw %}", Then::Inert(|site| site.holds(PAGE, "{{ 7 * 6 }} {% raw %}"))),
        put("a tag that is none", PROSE, "<svg/onload=alert(1)>", Then::Inert(|site| site.nowhere("<svg/onload"))),
        put("code in prose", PROSE, "`<b>` and &lt;b&gt;", Then::Inert(|site| site.nowhere("<b>` and"))),
        done(
            "a calendar's own lines in a title",
            |work| work.change("schemes/lake/acts/2026/1119-recognition/act.toml", "en = \"", "en = \"x\\nBEGIN:VALARM\\n"),
            Then::Inert(|site| {
                site.0
                    .iter()
                    .filter(|(path, _)| path.ends_with(".ics"))
                    .for_each(|(path, text)| assert!(!text.contains("\nBEGIN:VALARM"), "{path}"))
            }),
        ),
    ]);
    for url in ["javascript:alert(1)", "//a.example", "https://", "https://a.example/\\\" x", "ftp://a.example/"] {
        cases.push(done_owned(
            format!("an address of the site: {url}"),
            move |work| work.change("site.toml", "https://lake.example/", url),
            Then::Told("site-address"),
        ));
    }
    cases.push(done(
        "an office's mailbox with more in it",
        |work| work.change("site.toml", "objection@lake.example", "a@b.example?bcc=c@d.example"),
        Then::Told("site-address"),
    ));
    cases
}

fn done_owned(what: String, act: impl Fn(&crate::work::Work) + Send + 'static, then: Then) -> Case {
    Case { what, done: Box::new(act), then }
}
