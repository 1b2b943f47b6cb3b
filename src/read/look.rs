//! One look at every text as it lies on the disk, comments and all: personal data, characters nobody sees, cells a
//! spreadsheet would run. What is seen is kept for the checks; what was written stays in its file.

mod decoded;
mod formula;

use crate::model::blank;
use crate::model::personal::{self, Hit, Kind};
use crate::model::sighting::{At, Concern, MOST, Sighting, Sightings};
use crate::model::text::Bilingual;
use crate::model::unseen;

/// Looks at a text file and at what its notation makes of it.
pub(crate) fn text(file: &str, text: &str, sightings: &mut Sightings) {
    raw(file, text, sightings);
    for (_, at, words) in blank::lines(text).into_iter().take(MOST) {
        let what = Bilingual::new(format!("还没有填写：{words}"), format!("not filled in yet: {words}"));
        sightings.push(Sighting { concern: Concern::Blank, file: file.to_owned(), at: At::Byte(at), what });
    }
    match file.rsplit_once('.').map(|(_, ending)| ending) {
        Some("toml") => decoded::toml(file, text, sightings),
        Some("md") => decoded::markdown(file, text, sightings),
        Some("csv") => formula::cells(file, text, sightings),
        _ => {}
    }
}

/// Looks at a text that is what it is.
pub(crate) fn raw(file: &str, text: &str, sightings: &mut Sightings) {
    for hit in personal::scan_written(text).into_iter().take(MOST) {
        sightings.push(personal(file, At::Byte(hit.range.start), &hit));
    }
    for (at, c) in unseen::find(text).take(MOST) {
        sightings.push(unseen(file, At::Byte(at), c));
    }
}

/// Looks at the path of a file: a name is published too.
pub(crate) fn name(file: &str, sightings: &mut Sightings) {
    for hit in personal::scan(file) {
        sightings.push(Sighting { what: named(hit.kind, hit.length), ..personal(file, At::File, &hit) });
    }
    for (_, c) in unseen::find(file) {
        let code = u32::from(c);
        let what = Bilingual::new(format!("名称里有看不见的字符 U+{code:04X}"), format!("an unseen character in the name: U+{code:04X}"));
        sightings.push(Sighting { concern: Concern::Unseen, file: file.to_owned(), at: At::File, what });
    }
}

/// Personal data at a spot: its sort and its length, no more.
pub(crate) fn personal(file: &str, at: At, hit: &Hit) -> Sighting {
    let (words, length) = (hit.kind.words(), hit.length);
    let what =
        Bilingual::new(format!("此处有{}（{length}个字符）", words.zh), format!("here stands a {} of {length} characters", words.en));
    Sighting { concern: Concern::Personal, file: file.to_owned(), at, what }
}

fn named(kind: Kind, length: usize) -> Bilingual {
    let words = kind.words();
    Bilingual::new(
        format!("文件或文件夹的名称里有{}（{length}个字符）", words.zh),
        format!("the name of a file or folder holds a {} of {length} characters", words.en),
    )
}

fn unseen(file: &str, at: At, c: char) -> Sighting {
    let code = u32::from(c);
    let what = match c {
        '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Bilingual::new(format!("改变文字方向的字符 U+{code:04X}"), format!("a character that turns the text around: U+{code:04X}"))
        }
        '\u{FFFD}' => Bilingual::new("乱码留下的字符 U+FFFD", "the mark of a character that was lost: U+FFFD"),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => Bilingual::new(
            format!("自造字 U+{code:04X}，别处显示不出"),
            format!("a private character that shows nowhere else: U+{code:04X}"),
        ),
        c if c.is_control() => Bilingual::new(format!("控制字符 U+{code:04X}"), format!("a control character: U+{code:04X}")),
        _ => Bilingual::new(format!("看不见的字符 U+{code:04X}"), format!("an unseen character: U+{code:04X}")),
    };
    Sighting { concern: Concern::Unseen, file: file.to_owned(), at, what }
}
