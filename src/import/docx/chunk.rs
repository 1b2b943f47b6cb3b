//! A body that is one whole file of another kind (`altChunk`), as programs write it that make docx files of web pages.

use super::archive::Archive;
use super::web_archive;
use crate::import::html;
use crate::import::source::Source;
use crate::import::xml::{Step, walk};
use crate::refused::Refused;

/// What stands for the words of the body.
#[derive(Default)]
struct Body {
    /// The links of the parts put in.
    chunks: Vec<String>,
    /// Whether the body has words of its own too.
    words: bool,
}

/// Reads the part that the body consists of; none where the body is Word's own.
///
/// # Errors
/// Where such a part is of a kind that cannot be read, or stands between words of the body.
pub(super) fn read(archive: &mut Archive<'_>, main: &str, xml: &str) -> Result<Option<Source>, Refused> {
    let body = body(xml)?;
    let [chunk] = body.chunks.as_slice() else {
        return if body.chunks.is_empty() { Ok(None) } else { Err(unread("")) };
    };
    let Some(name) = part(archive, main, chunk)? else { return Err(unread("")) };
    let bytes = archive.bytes(&name)?.ok_or_else(|| unread(&name))?;
    if body.words {
        return Err(unread(&name));
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let page = match ending.as_str() {
        "mht" | "mhtml" => web_archive::page(&bytes).ok_or_else(|| unread(&name))?,
        "html" | "htm" | "xhtml" => bytes,
        _ => return Err(unread(&name)),
    };
    let mut source = html::read(&page)?;
    source.report.note(
        1,
        format!("docx 的正文是网页 {name}，行号按该网页计"),
        format!("the body of the docx is the web page {name}; lines are counted in that page"),
    );
    Ok(Some(source))
}

fn body(xml: &str) -> Result<Body, Refused> {
    let (mut body, mut text) = (Body::default(), false);
    walk(xml, |step| match step {
        Step::Open("altChunk", tag) => body.chunks.push(tag.get("id").unwrap_or_default()),
        Step::Open(name, _) => text = name == "t",
        Step::Close(_) => text = false,
        Step::Text(words) => body.words |= text && !words.trim().is_empty(),
    })?;
    Ok(body)
}

/// The name of the part behind a link of the main part.
fn part(archive: &mut Archive<'_>, main: &str, link: &str) -> Result<Option<String>, Refused> {
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let Some(links) = archive.part(&format!("{folder}_rels/{file}.rels"))? else { return Ok(None) };
    let mut found = None;
    walk(&links, |step| {
        if let Step::Open("Relationship", tag) = step
            && tag.get("Id").as_deref() == Some(link)
        {
            found = tag.get("Target");
        }
    })?;
    Ok(found.map(|target| target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned)))
}

fn unread(name: &str) -> Refused {
    Refused::new(
        (
            format!("docx 的正文是嵌入的另一个文件{name}，读不出文字"),
            format!("the body of the docx is another file put into it{}, whose words cannot be read", spaced(name)),
        ),
        ("用 Word 打开，另存为新的 docx", "open it in Word and save it as a new docx"),
    )
}

fn spaced(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!(" ({name})") }
}
