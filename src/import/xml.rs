//! XML as a run of opened and closed elements by their local names, and text.

use crate::refused::Refused;
use std::str::FromStr;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// The deepest nesting of elements; Word's own stays below fifty.
const DEEPEST: usize = 400;

/// What comes next in a document.
pub(super) enum Step<'a> {
    Open(&'a str, Tag<'a>),
    Close(&'a str),
    Text(&'a str),
}

/// The opening tag of an element, for its attributes.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// The value of an attribute by its local name; a malformed one is none.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes().filter_map(Result::ok);
        let attribute = attributes.find(|attribute| attribute.key.local_name().as_ref() == name.as_bytes())?;
        attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
    }

    /// A value that is a number of a type.
    pub(super) fn number<N: FromStr>(&self, name: &str) -> Option<N> {
        self.get(name)?.trim().parse().ok()
    }
}

/// Goes through the whole document once.
///
/// # Errors
/// Where it is no well-formed XML, or nested beyond reason.
pub(super) fn walk(text: &str, mut step: impl FnMut(Step<'_>)) -> Result<(), Refused> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let (mut depth, mut seen) = (0_usize, false);
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(start) => {
                (depth, seen) = (depth.saturating_add(1), true);
                if depth > DEEPEST {
                    return Err(damaged());
                }
                let name = start.local_name();
                step(Step::Open(std::str::from_utf8(name.as_ref()).map_err(|_| damaged())?, Tag(&start)));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                let name = end.local_name();
                step(Step::Close(std::str::from_utf8(name.as_ref()).map_err(|_| damaged())?));
            }
            Event::Text(words) => step(Step::Text(&words.xml10_content().map_err(|_| damaged())?)),
            Event::CData(words) => step(Step::Text(&words.decode().map_err(|_| damaged())?)),
            Event::GeneralRef(reference) => step(Step::Text(&referred(&reference)?)),
            Event::Eof => return if depth == 0 && seen { Ok(()) } else { Err(damaged()) },
            _ => {}
        }
    }
}

/// The character that `&lt;` or `&#x4e00;` stands for. Entities of a document's own are none of Word's.
fn referred(reference: &BytesRef<'_>) -> Result<String, Refused> {
    if let Some(c) = reference.resolve_char_ref().map_err(|_| damaged())? {
        return Ok(c.to_string());
    }
    let name = reference.decode().map_err(|_| damaged())?;
    quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned).ok_or_else(damaged)
}

/// The refusal for a document whose inside is not as it should be.
pub(super) fn damaged() -> Refused {
    Refused::new(
        ("文件已损坏，或者不是 Word 文档", "the file is damaged, or is no Word document"),
        ("用 Word 或 WPS 打开，另存为新的 docx", "open it in Word or WPS and save it as a new docx"),
    )
}
