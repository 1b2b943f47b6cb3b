//! A new version of a policy text: its facts, the keys of its articles, and the guide in both languages.

use super::toml::{both, text};
use super::{File, Prepared, Refused, Taken, which};
use crate::model::blank;
use crate::model::id::VersionId;
use crate::model::policy_text::numeral;
use crate::model::register::Register;
use crate::model::text::Bilingual;
use crate::read::schema;

/// What a new version is.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The scheme, by its folder.
    pub scheme: &'a str,
    /// The name of the version.
    pub version: &'a str,
    /// How many articles it has.
    pub articles: u32,
    /// Whether it is a draft for comment.
    pub draft: bool,
}

/// The files of a new version.
///
/// # Errors
/// The scheme is unknown; the version is there already or has no valid name.
pub fn policy(register: &Register, taken: &Taken, question: &Question<'_>) -> Result<Prepared, Refused> {
    let Question { scheme, version, articles, draft } = *question;
    let scheme = which::scheme(register, scheme)?;
    let Ok(version) = VersionId::try_from(version.to_owned()) else {
        return Err(Refused::new(
            (format!("不能作版本名：{version}"), format!("no name for a version: {version}")),
            ("用小写字母、数字和连字符，如 measures-2026", "use small letters, digits and hyphens, such as measures-2026"),
        ));
    };
    let folder = format!("schemes/{}/policies/{version}", scheme.id);
    if super::is_used(&folder, taken) {
        return Err(Refused::new(
            (format!("已有这个版本：{folder}"), format!("this version is there already: {folder}")),
            ("换一个版本名；已有的直接修改", "take another name, or edit the one there is"),
        ));
    }
    let mut prepared = Prepared::default();
    let mut put = |name: &str, text: String| prepared.files.push(File { path: format!("{folder}/{name}"), text });
    put("policy.toml", facts(&format!("{folder}/policy.toml"), articles, draft));
    put("keys.toml", keys(&format!("{folder}/keys.toml"), articles));
    put("guide.zh.md", guide(articles, &blank::zh("通俗导读的标题"), PREFACE.0, &blank::zh("用自己的话说明这一条")));
    put("guide.en.md", guide(articles, &blank::en("title of the guide"), PREFACE.1, &blank::en("the article in plain words")));
    prepared.note(
        "有官方文本文件的，改用 gongshi import policy：条款键由程序逐条列出",
        "where you have the text as a file, use gongshi import policy instead: it lists every citable place by itself",
    );
    prepared.note(
        "款、项要能引用的，在 keys.toml 里补上；规则数据写进 scheme.toml 的新 [[edition]]",
        "add paragraphs and items to keys.toml where they are to be cited; the rules go into a new [[edition]] of scheme.toml",
    );
    Ok(prepared)
}

fn facts(path: &str, articles: u32, draft: bool) -> String {
    let title = both(&Bilingual::new(blank::zh("标题"), blank::en("title")));
    let kind = text(if draft { "draft" } else { "issued" });
    let number = text(&blank::zh("文号 number"));
    let date = text(&blank::zh("日期 date，如 2026-12-01，不加引号 without quotes"));
    let last = text(&articles.max(1).to_string());
    let mut lines = format!("{}title = {title}\nkind = {kind}\n", schema::line(path));
    if draft {
        lines.push_str(&format!("in-force = {{ on = \"placeholder\", article = {last} }}\n"));
    } else {
        lines.push_str(&format!("number = {{ text = {number} }}\ndated = {date}\nin-force = {{ on = {date}, article = {last} }}\n"));
    }
    lines
}

fn keys(path: &str, articles: u32) -> String {
    let entry = |n: u32| format!("\n[[article]]\nkey = \"{n}\"\nnumber = \"第{}条\"\n", numeral::chinese(n));
    schema::line(path) + &(1..=articles.max(1)).map(entry).collect::<String>()
}

/// What a guide is and is not, in both languages; the check `guide-preface` asks for it.
const PREFACE: (&str, &str) = (
    "本导读用自己的话逐条说明这份文件，帮助读者快速找到条款和数字。它不是文件本身，不能作为办事或裁决的依据；凡有出入，一律以官方公布的文本为准。",
    "This guide explains the text article by article in its own words, so that a reader finds the place and the number quickly. \
     It is not the text, and nobody may rely on it to act or to decide; wherever the two differ, the official text decides.",
);

fn guide(articles: u32, title: &str, preface: &str, words: &str) -> String {
    format!("# {title}\n\n{preface}\n") + &(1..=articles.max(1)).map(|n| format!("\n## {n}\n\n{words}\n")).collect::<String>()
}
