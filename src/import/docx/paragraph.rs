//! One paragraph while it is read.

use crate::import::report::Report;

/// What has been seen of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Its number in the document, from 1.
    pub no: usize,
    /// What is printed; `\n` for a line break, `\t` for a tab.
    pub text: String,
    /// Words that tracked changes have struck out.
    pub deleted: String,
    /// Words that tracked changes have put in; they are in `text` too.
    pub inserted: String,
    /// Words in hidden type.
    pub hidden: String,
    /// Instructions of fields: page numbers, links.
    pub codes: String,
    /// Style.
    pub style: Option<String>,
    /// The list it names itself, and the level.
    pub list: Option<String>,
    pub level: Option<u8>,
    /// Whether its own properties give it a place in the outline.
    pub outlined: bool,
    /// Whether tracked changes have struck out its end: it goes on with the next.
    pub goes_on: bool,
    /// Lines of text boxes anchored in it.
    pub boxes: Vec<String>,
    /// Signs of fonts without a character, as `Wingdings F0A8`.
    pub signs: Vec<String>,
    /// Pictures and objects.
    pub pictures: usize,
}

impl Paragraph {
    /// Whether nothing is left of it after tracked changes.
    pub(super) fn is_struck_out(&self) -> bool {
        self.goes_on && self.text.trim().is_empty() && !self.deleted.is_empty()
    }

    /// Tells what is in the file and not in the text, and what tracked changes put in.
    pub(super) fn tell(&self, report: &mut Report) {
        let no = self.no;
        if !self.inserted.trim().is_empty() {
            let shown: String = self.inserted.chars().take(40).collect();
            report.note(no, format!("修订中插入的文字，按正文收入：{shown}"), format!("put in by tracked changes; taken as text: {shown}"));
        }
        let kept_out =
            [(&self.deleted, "修订中已删去的文字", "struck out by tracked changes"), (&self.hidden, "隐藏的文字", "hidden type")];
        for (words, zh, en) in kept_out.into_iter().filter(|(words, ..)| !words.trim().is_empty()) {
            report.drop(no, words.as_str(), zh, en);
        }
        if !self.codes.trim().is_empty() {
            report.drop_quietly(no, self.codes.as_str(), "域代码", "field instructions");
        }
        if !self.boxes.is_empty() {
            report.drop(no, self.boxes.join("\n"), "文本框，单独保存", "a text box, kept apart");
        }
        for sign in &self.signs {
            report.note(
                no,
                format!("字体符号“{sign}”没有对应的字符，未收入"),
                format!("the sign {sign} of a symbol font has no character; left out"),
            );
        }
        if self.pictures > 0 && self.boxes.is_empty() {
            report.note(no, "此处有图片或对象，其中若有文字，未能读出", "a picture or an object; words in it, if any, are not read");
        }
    }
}
