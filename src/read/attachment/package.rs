//! Office files: an archive of XML parts and pictures.

use std::collections::BTreeSet;

use super::archive::{self, Broken};
use super::xml::Parts;
use super::{Magic, Notes, binary, leads_astray, picture, sheet, word, xml};
use crate::model::sighting::Concern;

/// What runs, or holds or fetches other files, in Chinese and English.
type Active = (&'static str, &'static str);

/// Looks into a document or a workbook.
pub(super) fn look(ending: &str, bytes: &[u8], notes: &mut Notes<'_>) {
    let mut active = BTreeSet::new();
    let parts = match open(bytes, &mut active, notes) {
        Ok(parts) => parts,
        Err((zh, en)) => return notes.unreadable(zh, en),
    };
    let main = if ending == "docx" { "word/document.xml" } else { "xl/workbook.xml" };
    if !parts.contains_key("[Content_Types].xml") || !parts.contains_key(main) {
        notes.note(
            Concern::Content,
            format!("名称说是 {ending}，压缩包里却没有 {main}"),
            format!("the name says {ending}, but the archive has no {main}"),
        );
        return;
    }
    for (path, part) in &parts {
        let root = xml::root(part).unwrap_or_default();
        active.extend(active_root(&root));
        attributes(path, part, notes);
        match path.as_str() {
            "docProps/custom.xml" => custom(part, notes),
            _ if path.ends_with(".rels") => relations(path, part, &mut active, notes),
            _ => match root.as_str() {
                "Relationships" => relations(path, part, &mut active, notes),
                "coreProperties" | "Properties" => properties(part, notes),
                root if ending == "docx" && word::ROOTS.contains(&root) => word::look(path, part, notes),
                // A workbook is looked at as a whole.
                root if ending == "xlsx" && (sheet::ROOTS.contains(&root) || path.starts_with("xl/")) => {}
                _ => everything(path, part, notes),
            },
        }
    }
    for (zh, en) in active {
        notes.note(Concern::Active, format!("附件里有{zh}"), format!("the attachment holds {en}"));
    }
    if ending == "xlsx" {
        sheet::look(&parts, notes);
    }
}

/// Takes the parts that are XML; of the others their names and their bytes tell what they are.
fn open(bytes: &[u8], active: &mut BTreeSet<Active>, notes: &mut Notes<'_>) -> Result<Parts, Broken> {
    let (mut parts, mut unknown) = (Parts::new(), Vec::new());
    archive::each(bytes, notes, |path, bytes, notes| {
        let told = active_path(&path);
        active.extend(told);
        let is_named = [".xml", ".rels", ".vml"].iter().any(|ending| path.to_ascii_lowercase().ends_with(ending));
        if is_named || xml::is_xml(&bytes) {
            let text = xml::decode(bytes).ok_or(("部件不是 UTF-8 或 UTF-16", "a part of it is neither UTF-8 nor UTF-16"))?;
            let text = if notes.may_read(text.len()) { text } else { String::new() };
            let twice = parts.insert(path, text).is_some();
            return if twice { Err(("同一部件出现两次", "a part stands in it twice")) } else { Ok(()) };
        }
        if binary::is_known(&path, &bytes) {
            picture::look(&(format!("图片“{path}”"), format!("the picture `{path}`")), &bytes, notes);
        } else if matches!(super::magic(&bytes), Some(Magic::Package | Magic::Pdf | Magic::Compound | Magic::Program)) {
            active.insert(told.unwrap_or(EMBEDDED));
        } else if told.is_none() {
            unknown.push(path);
        }
        Ok(())
    })?;
    if let (Some(first), count) = (unknown.first(), unknown.len()) {
        notes.note(
            Concern::Unscanned,
            format!("附件里有{count}个部件（{first}等）不知是什么，未能检查个人信息"),
            format!("parts of the attachment are of no known kind and were not searched for personal data: {count}, the first is {first}"),
        );
    }
    Ok(parts)
}

const MACROS: Active = ("宏", "macros");
const CONTROLS: Active = ("ActiveX 控件", "ActiveX controls");
const EMBEDDED: Active = ("嵌入的文件或对象", "an embedded file or object");
const WORKBOOKS: Active = ("引用其他工作簿的链接", "links to other workbooks");
const SOURCES: Active = ("外部数据连接", "connections to outside data");
const MENUS: Active = ("自定义界面", "its own menus");

/// What a part is by where it usually lies.
fn active_path(path: &str) -> Option<Active> {
    let path = path.to_ascii_lowercase();
    let leaf = path.rsplit('/').next().unwrap_or_default();
    if leaf.starts_with("vbaproject") || leaf.starts_with("vbadata") || path.contains("/macrosheets/") {
        Some(MACROS)
    } else if path.contains("/activex/") {
        Some(CONTROLS)
    } else if path.contains("/embeddings/") || leaf.starts_with("oleobject") {
        Some(EMBEDDED)
    } else if path.contains("/externallinks/") {
        Some(WORKBOOKS)
    } else {
        path.starts_with("customui").then_some(MENUS)
    }
}

/// What a part is by its first element, wherever it lies.
fn active_root(root: &str) -> Option<Active> {
    match root {
        "macrosheet" => Some(MACROS),
        "externalLink" => Some(WORKBOOKS),
        "connections" => Some(SOURCES),
        "customUI" => Some(MENUS),
        "ocx" => Some(CONTROLS),
        _ => None,
    }
}

/// What a part is by the last step of the type of the relation that leads to it, whatever its name.
fn active_relation(kind: &str) -> Option<Active> {
    match kind {
        "vbaProject" | "wordVbaData" | "xlMacrosheet" | "xlIntlMacrosheet" => Some(MACROS),
        "control" | "activeXControlBinary" => Some(CONTROLS),
        "oleObject" | "package" => Some(EMBEDDED),
        "externalLink" => Some(WORKBOOKS),
        "connections" => Some(SOURCES),
        _ => None,
    }
}

/// What stands in attributes: prompts, tips, the names of fields and people, the rows a pivot table keeps when they are gone.
fn attributes(path: &str, part: &str, notes: &mut Notes<'_>) {
    xml::values(part, |element, key, value| match (element, key) {
        // Told with what they are.
        ("Relationship", _) => {}
        ("person", "displayName" | "author") => notes.property(("批注者", "commenter"), value),
        ("pivotCacheDefinition", "refreshedBy") => notes.property(("数据透视表的刷新者", "refreshed by"), value),
        ("fileSharing" | "header", "userName") | ("userInfo", "name") | ("scenario", "user") => notes.property(("使用者", "user"), value),
        _ if is_someones(value) => notes.property(OWN_FOLDER, value),
        // Nothing shorter is a number or an address of a person.
        _ if value.len() < 6 => {}
        _ => notes.text(|| (format!("（{path}）的 {element}"), format!("{element} in {path}")), value),
    });
}

/// Where a path of someone's machine is told, which names who uses it.
const OWN_FOLDER: (&str, &str) = ("电脑上的位置", "a place on someone's machine");

fn is_someones(value: &str) -> bool {
    let value = value.to_lowercase().replace('/', "\\");
    ["\\users\\", "\\documents and settings\\", "\\home\\"].iter().any(|folder| value.contains(folder)) && !value.starts_with("http")
}

/// `docProps/core.xml` and `docProps/app.xml`, whatever their names.
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
        None if is_someones(text) => notes.property(OWN_FOLDER, text),
        None => notes.text(|| ("的属性".to_owned(), "its properties".to_owned()), text),
    });
}

/// Properties of the writer's own making.
fn custom(part: &str, notes: &mut Notes<'_>) {
    xml::leaves(part, |_, text| notes.property(("自定义属性", "custom property"), text));
}

/// Where a part points: a link is a link, anything else that lies outside is fetched by whoever opens the file.
fn relations(path: &str, part: &str, active: &mut BTreeSet<Active>, notes: &mut Notes<'_>) {
    xml::elements(part, "Relationship", |relation| {
        let get = |key: &str| relation.get(key).map(String::as_str).unwrap_or_default();
        let (target, kind) = (get("Target"), get("Type").rsplit('/').next().unwrap_or_default());
        notes.text(|| (format!("的链接（{path}）"), format!("a link in {path}")), &xml::unescaped(target));
        active.extend(active_relation(kind));
        if !get("TargetMode").eq_ignore_ascii_case("External") {
            return;
        }
        if kind != "hyperlink" {
            notes.note(
                Concern::Active,
                format!("附件打开时会从别处取内容（{kind}）"),
                format!("the attachment fetches something from elsewhere when opened ({kind})"),
            );
        } else if leads_astray(target) {
            notes.stray_link();
        }
    });
}

/// Any other part: all its text.
fn everything(path: &str, part: &str, notes: &mut Notes<'_>) {
    let whole = xml::leaves(part, |_, text| notes.text(|| (format!("（{path}）里"), path.to_owned()), text));
    if !whole {
        notes.unreadable("XML 损坏", "its XML is damaged");
    }
}

#[cfg(test)]
mod tests {
    use super::super::look;
    use super::super::tests::{count, document, workbook};
    use super::*;

    fn related(kind: &str, target: &str) -> String {
        format!("<Relationships><Relationship Id=\"r1\" Type=\"http://x/{kind}\" Target=\"{target}\"/></Relationships>")
    }

    #[test]
    fn what_runs_is_told_by_what_it_is_not_by_its_name() {
        let told = |parts: &[(&str, &str)]| count(&look("a.xlsx", &workbook(parts)), Concern::Active);
        for kind in ["externalLink", "oleObject", "xlMacrosheet", "vbaProject"] {
            assert_eq!(told(&[("xl/_rels/workbook.xml.rels", &related(kind, "things/a.xml"))]), 1, "{kind}");
        }
        for part in ["<macrosheet/>", "<externalLink><ddeLink/></externalLink>", "<connections><connection/></connections>"] {
            assert_eq!(told(&[("xl/things/a.xml", part)]), 1, "{part}");
        }
        for part in ["PK\u{3}\u{4}", "%PDF-1.7", "\u{7F}ELF"] {
            assert_eq!(told(&[("xl/media/a.png", part)]), 1, "{part}");
        }
        let formula = |formula: &str| format!("<worksheet><c r=\"A1\"><f>{formula}</f></c></worksheet>");
        for one in ["_xlfn.IMAGE(&quot;http://a&quot;)", "HYPERLINK(&quot;file://a/b.exe&quot;,1)", "HYPERLINK(&quot;\\\\a\\b&quot;)"] {
            assert_eq!(told(&[("xl/a.xml", &formula(one))]), 1, "{one}");
        }
        assert_eq!(told(&[("xl/a.xml", &formula("SUM(A2:A9)&amp;HYPERLINK(&quot;https://a.example/&quot;)"))]), 0);
        let field = |words: &str| format!("<w:p><w:instrText>PAGE</w:instrText><w:fldChar/><w:instrText>{words}</w:instrText></w:p>");
        for (words, active) in [
            ("HYPERLINK \"file://a/b.exe\"", 1),
            ("HYPERLINK \"\\\\\\\\a\\\\b.exe\"", 1),
            ("DDEAUTO cmd", 1),
            ("HYPERLINK \"https://a.example/\" \\l \"b\"", 0),
            ("HYPERLINK \\l \"_Toc1\"", 0),
        ] {
            assert_eq!(count(&look("a.docx", &document(&field(words), &[])), Concern::Active), active, "{words}");
        }
    }

    #[test]
    fn attributes_are_searched_as_texts_are() {
        let personal = |seen| count(&seen, Concern::Personal);
        for part in [
            "<pivotCacheDefinition><s v=\"13812345678\"/></pivotCacheDefinition>",
            "<worksheet><dataValidation prompt=\"13812345678\"/></worksheet>",
            "<table><tableColumn name=\"&#49;3812345678\"/></table>",
        ] {
            assert_eq!(personal(look("a.xlsx", &workbook(&[("xl/things/a.xml", part)]))), 1, "{part}");
        }
        for body in ["<w:alias w:val=\"13812345678\"/>", "<w:listItem w:displayText=\"13812345678\"/>"] {
            assert_eq!(personal(look("a.docx", &document(body, &[]))), 1, "{body}");
        }
        let wide: String = "13812345678".chars().flat_map(|digit| [digit, '\0']).collect();
        let wide = format!("GIF89a{wide}");
        for (path, part) in [
            ("word/settings.xml", "<w:settings><!-- 13812345678 --></w:settings>"),
            ("word/settings.xml", "<w:settings><?tel 13812345678?></w:settings>"),
            ("word/a.xml", "<!DOCTYPE a [<!ENTITY b \"13812345678\">]><a/>"),
            ("word/media/a.svg", "<svg><text>13812345678</text></svg>"),
            ("word/media/a.gif", "GIF89a 13812345678"),
            ("word/media/a.gif", wide.as_str()),
        ] {
            let seen = look("a.docx", &document("", &[(path, part)]));
            assert_eq!(count(&seen, Concern::Personal), 1, "{path} {part}");
        }
        let chart = "<c:chartSpace xmlns:c=\"c\"><c:v>1</c:v><c:v>13812345678</c:v><c:v>2</c:v></c:chartSpace>";
        assert_eq!(personal(look("a.docx", &document("", &[("word/charts/chart1.xml", chart)]))), 1);
    }

    #[test]
    fn whoever_is_named_beside_the_text_is_told() {
        let named = |part: &str| count(&look("a.xlsx", &workbook(&[("xl/things/a.xml", part)])), Concern::Metadata);
        assert_eq!(named("<pivotCacheDefinition refreshedBy=\"林拾月\"/>"), 1);
        assert_eq!(named("<workbook><absPath url=\"C:\\Users\\lin\\\"/></workbook>"), 1);
        assert_eq!(named("<workbook><absPath url=\"D:\\2026\\\"/></workbook>"), 0);
        assert_eq!(named("<wsDr><cNvPr descr=\"C:\\Users\\lin\\a.png\"/></wsDr>"), 1);
        assert_eq!(named("<coreProperties><creator>林拾月</creator></coreProperties>"), 1);
        assert_eq!(named("<Properties><Template>/home/lin/a.dotx</Template></Properties>"), 1);
    }
}
