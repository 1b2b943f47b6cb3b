//! Office files: a ZIP archive of XML parts, opened within limits.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{Notes, binary, sheet, word, xml};
use crate::model::sighting::Concern;

/// The most parts of an archive; a document with hundreds of pictures has about a thousand.
const MOST_PARTS: usize = 4_000;

/// The most bytes all parts may have together when inflated.
const MOST_INFLATED: u64 = 128 * 1024 * 1024;

/// The parts that are XML, by their path in the archive. What a part is shows in it; its name may say anything.
pub(super) type Parts = BTreeMap<String, String>;

/// Looks into a document or a workbook.
pub(super) fn look(ending: &str, bytes: &[u8], notes: &mut Notes<'_>) {
    let Some(parts) = open(bytes, notes) else { return };
    let (main, other) = match ending {
        "docx" => ("word/document.xml", "word/"),
        _ => ("xl/workbook.xml", "xl/"),
    };
    if !parts.contains_key("[Content_Types].xml") || !parts.contains_key(main) {
        notes.note(
            Concern::Content,
            format!("名称说是 {ending}，压缩包里却没有 {main}"),
            format!("the name says {ending}, but the archive has no {main}"),
        );
        return;
    }
    for (path, part) in &parts {
        match path.as_str() {
            "docProps/core.xml" => properties(part, notes),
            "docProps/app.xml" => properties(part, notes),
            "docProps/custom.xml" => custom(part, notes),
            _ if path.ends_with(".rels") => relations(path, part, notes),
            _ => match xml::root(part).as_deref() {
                Some("Relationships") => relations(path, part, notes),
                _ if path.starts_with(other) => in_place(ending, path, part, notes),
                Some(root) if ending == "docx" && word::ROOTS.contains(&root) => word::look(path, part, notes),
                Some(root) if ending == "xlsx" && sheet::ROOTS.contains(&root) => {}
                _ => everything(path, part, notes),
            },
        }
    }
    if ending == "xlsx" {
        sheet::look(&parts, notes);
    }
}

/// A part in the folder of its kind. Those of a workbook are looked at together.
fn in_place(ending: &str, path: &str, part: &str, notes: &mut Notes<'_>) {
    if ending == "docx" {
        word::look(path, part, notes);
    }
}

/// Inflates the XML parts; names of the others tell what they are.
fn open(bytes: &[u8], notes: &mut Notes<'_>) -> Option<Parts> {
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(_) => {
            notes.unreadable("压缩结构损坏或不完整", "its archive is damaged or cut off");
            return None;
        }
    };
    if archive.len() > MOST_PARTS {
        notes.unreadable("部件过多", "it has too many parts");
        return None;
    }
    let mut left = MOST_INFLATED;
    let (mut parts, mut unknown) = (Parts::new(), Vec::new());
    for place in 0..archive.len() {
        let Ok(part) = archive.by_index(place) else {
            notes.unreadable("部件损坏或加了密码", "a part of it is damaged or has a password");
            return None;
        };
        let path = part.name().map(|name| name.replace('\\', "/")).unwrap_or_default();
        if path.is_empty() || path.starts_with('/') || path.split('/').any(|step| step == "..") || path.contains(':') {
            notes.unreadable("部件的路径指向文件之外", "the path of a part leads out of the file");
            return None;
        }
        let is_told = suspicious(&path, notes);
        let is_named = [".xml", ".rels", ".vml"].iter().any(|ending| path.to_ascii_lowercase().ends_with(ending));
        let mut inflated = Vec::new();
        // Every part is inflated, read or not, since whoever opens the file inflates it too.
        let read = part.take(left + 1).read_to_end(&mut inflated);
        let size = u64::try_from(inflated.len()).unwrap_or(u64::MAX);
        if size > left {
            notes.unreadable("展开后超过 128 MB", "it inflates to more than 128 MB");
            return None;
        }
        left -= size;
        if read.is_err() {
            notes.unreadable("部件损坏", "a part of it is damaged");
            return None;
        }
        if !is_named && !xml::is_xml(&inflated) {
            if !is_told && !binary::is_known(&path, &inflated) {
                unknown.push(path);
            }
            continue;
        }
        let Some(text) = xml::decode(inflated) else {
            notes.unreadable("部件不是 UTF-8 或 UTF-16", "a part of it is neither UTF-8 nor UTF-16");
            return None;
        };
        let text = if notes.may_read(text.len()) { text } else { String::new() };
        if parts.insert(path, text).is_some() {
            notes.unreadable("同一部件出现两次", "a part stands in it twice");
            return None;
        }
    }
    if let (Some(first), count) = (unknown.first(), unknown.len()) {
        notes.note(
            Concern::Unscanned,
            format!("附件里有{count}个部件（{first}等）不知是什么，未能检查个人信息"),
            format!("parts of the attachment are of no known kind and were not searched for personal data: {count}, the first is {first}"),
        );
    }
    Some(parts)
}

/// Parts that run or hold other files, told by where they are; says whether it is one.
fn suspicious(path: &str, notes: &mut Notes<'_>) -> bool {
    let path = path.to_ascii_lowercase();
    let leaf = path.rsplit('/').next().unwrap_or_default();
    let (zh, en) = if leaf.starts_with("vbaproject") || leaf.starts_with("vbadata") || path.contains("/macrosheets/") {
        ("宏", "macros")
    } else if path.contains("/activex/") {
        ("ActiveX 控件", "ActiveX controls")
    } else if path.contains("/embeddings/") || leaf.starts_with("oleobject") {
        ("嵌入的文件或对象", "an embedded file or object")
    } else if path.contains("/externallinks/") {
        ("引用其他工作簿的链接", "links to other workbooks")
    } else if path.starts_with("customui") {
        ("自定义界面", "its own menus")
    } else {
        return false;
    };
    notes.note(Concern::Active, format!("附件里有{zh}"), format!("the attachment holds {en}"));
    true
}

/// `docProps/core.xml` and `docProps/app.xml`.
fn properties(part: &str, notes: &mut Notes<'_>) {
    let told = [
        ("creator", ("作者", "author")),
        ("lastModifiedBy", ("最后保存者", "last saved by")),
        ("description", ("备注", "comments")),
        ("Company", ("单位", "company")),
        ("Manager", ("主管", "manager")),
        ("HyperlinkBase", ("超链接基础", "hyperlink base")),
    ];
    xml::leaves(part, |name, text| match told.iter().find(|(known, _)| *known == name) {
        Some((_, words)) => notes.property(*words, text),
        None => notes.text(|| ("的属性".to_owned(), "its properties".to_owned()), text),
    });
}

/// Properties of the writer's own making.
fn custom(part: &str, notes: &mut Notes<'_>) {
    xml::leaves(part, |_, text| notes.property(("自定义属性", "custom property"), text));
}

/// Where a part points: a link is a link, anything else that lies outside is fetched by whoever opens the file.
fn relations(path: &str, part: &str, notes: &mut Notes<'_>) {
    xml::elements(part, "Relationship", |relation| {
        let get = |key: &str| relation.get(key).map(String::as_str).unwrap_or_default();
        let (target, kind) = (get("Target"), get("Type").rsplit('/').next().unwrap_or_default());
        notes.text(|| (format!("的链接（{path}）"), format!("a link in {path}")), &xml::unescaped(target));
        if !get("TargetMode").eq_ignore_ascii_case("External") {
            return;
        }
        let scheme = target.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase()).unwrap_or_default();
        if kind != "hyperlink" {
            notes.note(
                Concern::Active,
                format!("附件打开时会从别处取内容（{kind}）"),
                format!("the attachment fetches something from elsewhere when opened ({kind})"),
            );
        } else if !matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel") && !target.starts_with('#') {
            notes.note(
                Concern::Active,
                "附件里有指向本机、内网或程序的链接",
                "the attachment holds a link to a file, a share or a program",
            );
        }
    });
}

/// Any other part: all its text.
fn everything(path: &str, part: &str, notes: &mut Notes<'_>) {
    xml::leaves(part, |_, text| notes.text(|| (format!("（{path}）里"), path.to_owned()), text));
}
