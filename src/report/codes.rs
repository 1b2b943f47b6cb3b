//! What the codes mean that are no checks: faults of form, found while the content is read, names that stand for nothing,
//! and what `gongshi verify` finds. One table; a check and `address-vanished` have pages of their own.

/// A code, with its meaning in Chinese and in English.
pub type Code = (&'static str, &'static str, &'static str);

/// Where the format of the content is described.
pub const FORMAT: (&str, &str) = (
    "格式见 README 的“内容文件”一节和 schemas/ 文件夹。",
    "The format is described in the README under \"Content\" and in the folder schemas/.",
);

/// The code, however it is written.
#[must_use]
pub fn find(code: &str) -> Option<&'static Code> {
    FORM.iter().chain(&OTHER).find(|(known, ..)| known.eq_ignore_ascii_case(code))
}

/// What to say of a code of the table.
#[must_use]
pub fn page((code, zh, en): &Code) -> String {
    let form = FORM.iter().any(|(known, ..)| known == code);
    let (more_zh, more_en) = if form { (FORMAT.0, format!(" {}", FORMAT.1)) } else { ("", String::new()) };
    format!("# {code}\n\n{zh}{more_zh}\n\n{en}{more_en}\n")
}

/// Faults of form: the file is not what the format asks for.
pub const FORM: [Code; 28] = [
    (
        "about-not-fitting",
        "这一类文件不能针对那一份：延长、撤回、异议处理结果针对公示；更正针对有名单的文件；一份文件只废止一次，废止不能再废止；建库名录一个制度一份。",
        "An act of this kind cannot be about that one: extensions, withdrawals and results of objections are about notices, corrections about an act with a list; an act is annulled once, an annulment not at all; a scheme has one opening.",
    ),
    (
        "attachment-kind",
        "附件只能是 pdf、docx、xlsx、txt、md。其他格式多数人打不开，或者可能带有程序。",
        "Attachments are pdf, docx, xlsx, txt or md. Other formats cannot be opened by everybody, or may carry programs.",
    ),
    (
        "attachment-owner",
        "附件放在一份文件或政策文本的 files 文件夹里，这个附件不属于任何一个。",
        "An attachment lies in the folder files of an act or a text; this one belongs to none.",
    ),
    (
        "bad-name",
        "文件或文件夹的名称不能用作代号或网址：代号用小写字母、数字和连字符，文件的文件夹是 年/月日-名称，日期须存在。",
        "The name of a file or folder cannot be an id or an address: ids are lower-case letters, digits and hyphens; the folder of an act is year/monthday-name, of a day that exists.",
    ),
    (
        "csv-syntax",
        "列表里有引号没有成对，下面的行会被读进同一格。",
        "A quote of the list has no partner: the rows below would be read into its cell.",
    ),
    (
        "keys-differ",
        "keys.toml 里的条款键与所载正文的条、款、项不是一一对应，引用会落空。",
        "The keys of keys.toml are not those of the text that is carried, so citations would lead nowhere.",
    ),
    (
        "key-not-fitting",
        "这一类文件没有这个键，例如决定里的 [window]、废止里的 entries；写了也不起作用。哪一类文件有哪些键，见 README。",
        "An act of this kind has no such key, such as [window] in a decision or entries in an annulment: it would have no effect. README tells which kind has which.",
    ),
    (
        "list-not-fitting",
        "这一类文件不应有这张列表，例如决定里有更正列表。每一类文件可以有哪些列表是定好的。",
        "An act of this kind has no such list, such as corrections in a decision. Which lists a kind may have is fixed.",
    ),
    (
        "markdown",
        "正文的 Markdown 有本站不用的写法，例如 HTML、图片、不允许的链接，或者导读的标题不是条款键。可以怎样写，见 README 的“内容文件”。",
        "The Markdown has something this site does not use, such as HTML, images or links that are not allowed, or a heading of a guide is no article key. README tells under Content what may be written.",
    ),
    (
        "missing-column",
        "列表缺少必需的列。各张列表有哪些列是定好的，次序不限。",
        "A list lacks a column it needs. The columns of each list are fixed, in any order.",
    ),
    (
        "missing-file",
        "缺少一个必需的文件，例如文件夹里没有 act.toml。",
        "A file that must be there is missing, such as the act.toml of an act.",
    ),
    (
        "missing-key",
        "TOML 文件缺少必需的键，或者这一类文件须有的键。",
        "A TOML file lacks a key it needs, or one that an act of this kind needs.",
    ),
    (
        "no-article",
        "一条规则没有写明出自哪一条。每条规则都要有条款键，网页才能引用。",
        "A rule does not name its article. Every rule has an article key, so that pages can cite it.",
    ),
    (
        "no-contact",
        "一个制度没有受理异议的机关，公示页面无法写明向谁提出。",
        "A scheme has no office that receives objections, so its notices could not say where to object.",
    ),
    ("no-list", "这份文件应有列表而没有，或者列表为空。", "The act needs a list and has none, or an empty one."),
    (
        "not-a-file",
        "这里应是文件，却是链接、设备或同名的文件夹。内容不得引向文件夹之外。",
        "A link, a device or a folder stands where a file belongs. Content never points out of its folder.",
    ),
    (
        "not-utf8",
        "文件不是 UTF-8 编码。表格软件请选“CSV UTF-8”，或用 gongshi import list 导入。",
        "The file is not UTF-8. Save spreadsheets as CSV UTF-8, or bring them in with gongshi import list.",
    ),
    (
        "outcome-in-notice",
        "公示的名单写了 outcome。公示只是拟定，怎样答复由决定写。",
        "A list of a notice has an outcome. A notice only proposes; the decision says how each row is answered.",
    ),
    (
        "policy-text",
        "政策正文不是本站的书写形式，无法按条款显示。",
        "The text of a policy is not in the form of this site and cannot be shown by articles.",
    ),
    (
        "row-twice",
        "同一张列表里同一对象出现两次。一个基地或一个事项一行。",
        "The same thing stands in a list twice. A base, or a matter, has one row.",
    ),
    (
        "row-width",
        "一行的格数与表头不同，多半是文字里的逗号没有加引号。",
        "A row has another number of cells than the header; most often a comma in a text is not in quotes.",
    ),
    (
        "stray-file",
        "内容文件夹里有不认识的文件，多半是名称写错或放错了地方。",
        "The content has a file that means nothing here: most often its name is mistyped, or it is in the wrong place.",
    ),
    (
        "toml-syntax",
        "文件不是合格的 TOML，多半是引号、括号没有成对，或者用了全角标点。",
        "The file is not well-formed TOML: most often a quote or bracket has no partner, or the marks are full-width ones.",
    ),
    (
        "too-large",
        "文件、列表或文字超过上限。上限远高于正常的登记材料。",
        "A file, a list or a text is larger than the limit, which no ordinary record comes near.",
    ),
    (
        "unknown-column",
        "列表有不认识的列，或各列不是用半角逗号分隔的。",
        "A list has a column that means nothing here, or its columns are not parted by half-width commas.",
    ),
    (
        "unknown-key",
        "TOML 文件有不认识的键，多半是写错了。不认识的键从不忽略。",
        "A TOML file has a key that means nothing here, most often a mistyped one. Such keys are never passed over.",
    ),
    (
        "wrong-cell",
        "列表的一格不是这一列可以写的值，例如日期写法不对。",
        "A cell does not hold what its column can hold, such as a date in another form.",
    ),
    (
        "wrong-value",
        "键的值不是可以写的值，或者类型不对，例如数字加了引号。",
        "A key does not hold what it can hold, or the type is wrong, such as a number in quotes.",
    ),
];

/// Names that stand for nothing or stand twice, what could not be read, and what `gongshi verify` finds.
pub const OTHER: [Code; 31] = [
    (
        "about-later",
        "about 所指的文件发布更晚，或就是本文件。一份文件只能针对先前发布的。",
        "The act named in about was posted later or is this one. An act is about acts posted before it.",
    ),
    ("about-twice", "about 里同一份文件写了两次。", "The same act stands in about twice."),
    (
        "address-taken",
        "静态文件占了网站自己的地址，例如 zh/index.html 或 manifest.json。一个地址只有一个文件：改名，或移出静态文件夹。",
        "A static file stands at an address of the site itself, such as zh/index.html or manifest.json. An address has one file: rename it or move it away.",
    ),
    (
        "base-url-differs",
        "清单写的网站地址与网站自己写的不同。全站校验值不含清单里的地址，所以要另看；用 --manifest 给出换地址以前的清单，也是这样。",
        "The manifest names another address than the site itself. The root does not cover what the manifest says of it, so it is looked at separately; a manifest from before the site moved, given with --manifest, is told so too.",
    ),
    (
        "calendar",
        "放假安排自相矛盾或与通知对不上，例如天数不符、同一天又休又班。",
        "A calendar contradicts itself or its paper, such as a wrong count of days or a day both off and worked.",
    ),
    (
        "day-differs",
        "清单写的截至日与网站自己写的不同。全站校验值不含截至日，所以要另看；用 --manifest 给出另一天的清单，也是这样。",
        "The manifest names another as-of day than the site itself. The root does not cover that day, so it is looked at separately; a manifest of another day, given with --manifest, is told so too.",
    ),
    (
        "file-changed",
        "网站的一个文件与清单的大小或 SHA-256 不同，发布后被改动过，或者下载不完整。",
        "A file of the site has another size or SHA-256 than its manifest lists: it was changed, or the download is not complete.",
    ),
    ("file-extra", "网站文件夹里有清单没有列出的文件。", "The folder of the site holds a file that its manifest does not list."),
    ("file-missing", "清单列出的文件不在网站文件夹里。", "A file that the manifest lists is not in the folder of the site."),
    (
        "inputs-differ",
        "重新生成所用的内容、模板或静态文件与生成网站时的不同，有差异就不奇怪。",
        "Content, templates or static files of the rebuild are not those the site was made from, so differences are to be expected.",
    ),
    ("manifest-cut", "清单在中途断掉，下载不完整。", "The manifest breaks off in the middle: the download is not complete."),
    ("manifest-foreign", "这个 manifest.json 不是本程序写的。", "This manifest.json was not written by this program."),
    (
        "manifest-malformed",
        "清单被改动过或已损坏，不是程序写出的样子。",
        "The manifest was changed or is damaged: it is not as the program writes one.",
    ),
    (
        "manifest-missing",
        "文件夹里没有 manifest.json，不是网站的顶层文件夹，或下载不完整。",
        "There is no manifest.json: this is not the top folder of a site, or the download is not complete.",
    ),
    (
        "manifest-root",
        "清单写的全站校验值与它所列文件算出的不同，清单被改动过。",
        "The root in the manifest is not the one its list gives: the manifest was changed.",
    ),
    (
        "manifest-version",
        "清单由另一版本的程序写成。能核对的照样核对；格式不同的，须用那个版本。",
        "Another version of the program wrote the manifest. What can be verified is; where the form differs, use that version.",
    ),
    ("no-content", "这里没有内容文件夹，或其中什么也没有。", "There is no content folder here, or nothing in it."),
    (
        "no-manifest",
        "--against 所指的网站没有可读的 manifest.json，无法比较。",
        "The site named with --against has no manifest.json that can be read, so nothing can be compared.",
    ),
    (
        "odd-entry",
        "网站文件夹里应为普通文件的地方是链接、文件夹或设备。",
        "A link, a folder or a device stands where the site has a plain file.",
    ),
    (
        "program-differs",
        "网站由另一版本的程序生成，重新生成的差异可能由此而来。",
        "Another version of the program made the site; differences of a rebuild may come from that.",
    ),
    (
        "rebuild-differs",
        "按内容重新生成的文件与网站上的不同，或只有一边有。",
        "A file that was built again from the content differs from that of the site, or only one of the two has it.",
    ),
    (
        "rebuild-unknown",
        "清单的截至日不是日期，无法照样重新生成。",
        "The as-of day of the manifest is no date, so the build cannot be repeated.",
    ),
    (
        "root-differs",
        "网站的全站校验值与另存的不同，不是同一个网站。",
        "The root of the site is not the one that was noted: it is not the same site.",
    ),
    ("same-id-twice", "同一个代号或编号用了两次。", "The same id or number is given twice."),
    (
        "same-path-twice",
        "几个内容文件夹里有同一路径的文件。几个文件夹合为一体，路径不得重复。",
        "Several content folders hold a file of the same path. They are read as one, each path once.",
    ),
    (
        "scheme-not-listed",
        "schemes 下有这个制度，site.toml 的 schemes 没有列出，网站上不会有它。",
        "There is a folder of this scheme, but schemes in site.toml does not list it, so the site would not have it.",
    ),
    ("template", "模板有误，或用了网页不能用的写法。", "A template is wrong, or does what a page must not do."),
    (
        "unknown-name",
        "所引的名称没有对应的文件、条款或代号，多半是写错了。",
        "A name stands for nothing: there is no such file, article or id, most often because it is mistyped.",
    ),
    ("unreadable", "文件读不了，例如没有权限或磁盘出错。", "A file cannot be read, such as for want of permission or a fault of the disk."),
    (
        "window-off-calendar",
        "公示期落在没有放假安排的年份，或首日、末日颠倒或相隔太远，数不出工作日。",
        "A period lies in a year without a calendar, or its last day before its first or far behind it, so its working days cannot be counted.",
    ),
    ("written-twice", "同一项异议结果写在两处。", "The outcome of one objection is written in two places."),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::check::CHECKS;
    use crate::published;

    /// Every word in quotes after a mark, in a text without its tests.
    fn quoted_after<'t>(text: &'t str, mark: &str) -> impl Iterator<Item = &'t str> {
        let after = text.split(mark).skip(1).map(str::trim_start);
        after.collect::<Vec<_>>().into_iter().filter_map(|rest| rest.strip_prefix('"')?.split('"').next())
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the sources are read to hold the table to them")]
    fn every_code_that_is_printed_has_a_page_or_a_line() {
        let mut codes: BTreeSet<String> = BTreeSet::new();
        for entry in walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).into_iter().filter_map(Result::ok) {
            let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for mark in ["Finding::error(", "Finding::warning(", "Finding::note(", "Finding::new(", " code: ", "const CODE: &str = "] {
                codes.extend(quoted_after(code, mark).map(ToOwned::to_owned));
            }
        }
        let reading = include_str!("../write/manifest/reading.rs");
        codes.extend(reading.split('"').filter(|word| word.starts_with("manifest-")).map(ToOwned::to_owned));
        assert!(codes.len() > 90, "{codes:?}");
        let known = |code: &str| CHECKS.iter().any(|check| check.code == code) || code == published::CODE || find(code).is_some();
        let unknown: Vec<&String> = codes.iter().filter(|code| !known(code)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        let unused: Vec<&str> = FORM.iter().chain(&OTHER).map(|(code, ..)| *code).filter(|code| !codes.contains(*code)).collect();
        assert!(unused.is_empty(), "{unused:?}");
    }
}
