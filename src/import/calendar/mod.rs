//! The State Council's paper on a year's days off → a file of the calendar. Days off, make-up days, the paper's number and
//! date are taken over; each count and each day of the week the paper gives is held against the dates; whatever else it says
//! is told with its line.

mod clause;
mod dates;
mod write;

use super::source::Source;
use crate::finding::MOST;
use crate::model::calendar::{NoticeDraft, NoticeKind, OffDraft, WorkDraft, YearDraft, YearState};
use crate::model::day::Day;
use crate::model::policy_text::numeral;
use crate::model::text::Bilingual;

use super::report::Note;
use crate::refused::Refused;
pub use write::toml;

/// A year as read from a paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The year.
    pub year: YearDraft,
    /// What does not fit; a file with any of these is not written.
    pub errors: Vec<Note>,
    /// What was left out or is to be looked at.
    pub notes: Vec<Note>,
}

/// What every paper since 2008 arranges.
const USUAL: [&str; 7] = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"];

/// The most characters of a paper: those since 2008 have fewer than 1,500.
const LONGEST: usize = 20_000;

/// Collects what the paper says.
#[derive(Default)]
struct Reading {
    year: i32,
    off: Vec<OffDraft>,
    work: Vec<WorkDraft>,
    errors: Vec<Note>,
    notes: Vec<Note>,
}

impl Reading {
    fn error(&mut self, line: usize, zh: impl Into<String>, en: impl Into<String>) {
        tell(&mut self.errors, line, zh, en);
    }

    fn note(&mut self, line: usize, zh: impl Into<String>, en: impl Into<String>) {
        tell(&mut self.notes, line, zh, en);
    }
}

/// Adds what is to be told; of a paper with very many faults the first are enough.
fn tell(told: &mut Vec<Note>, line: usize, zh: impl Into<String>, en: impl Into<String>) {
    if told.len() < MOST {
        told.push(Note { line, what: Bilingual::new(zh, en) });
    } else if told.len() == MOST {
        let what = Bilingual::new(format!("还有，只列出前{MOST}条"), format!("there are more; the first {MOST} are told"));
        told.push(Note { line: 0, what });
    }
}

/// The beginning of what the paper says, to be quoted.
fn quoted(text: &str) -> String {
    let mut shown: String = text.chars().take(60).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// Reads a paper; `published` is the day it was made public, by default the day it was signed.
///
/// # Errors
/// It is no paper on the days off of a year, or one that changes an earlier paper.
pub fn import(source: &Source, published: Option<Day>) -> Result<Imported, Refused> {
    let lines: Vec<(usize, String)> =
        source.lines.iter().map(|line| (line.no, folded(&line.text))).filter(|(_, text)| !text.is_empty()).collect();
    if lines.iter().map(|(_, text)| text.chars().count()).sum::<usize>() > LONGEST {
        return Err(Refused::new(
            ("文件太长，不是年度放假安排的通知", "the file is too long for a paper on the days off of a year"),
            ("只给出通知一份文件的全文", "give the text of that one paper and nothing else"),
        ));
    }
    let year = year(&lines)?;
    let mut reading = Reading { year, notes: source.report.notes.clone(), ..Reading::default() };
    let mut item: Option<(usize, String, String)> = None;
    let mut signed: Option<Day> = None;
    let mut number: Option<String> = None;
    for (no, text) in &lines {
        if number.is_none() {
            number = document_number(text);
        }
        if let Some((name, body)) = opening(text) {
            clause::item(&mut reading, item.take());
            item = Some((*no, name, body));
        } else if let Some(day) = dates::alone(text) {
            clause::item(&mut reading, item.take());
            signed = Some(day);
        } else if let Some((_, _, body)) = item.as_mut().filter(|(_, _, body)| !body.ends_with('。')) {
            // A line that a program broke in the middle of a sentence.
            body.push_str(text);
        } else {
            clause::item(&mut reading, item.take());
            aside(&mut reading, *no, text, number.as_deref());
        }
    }
    clause::item(&mut reading, item.take());
    Ok(whole(reading, number, signed, published))
}

fn whole(mut reading: Reading, number: Option<String>, signed: Option<Day>, published: Option<Day>) -> Imported {
    let year = reading.year;
    if reading.off.is_empty() {
        reading.error(0, "没有读出任何放假安排", "no days off could be read");
    }
    if number.is_none() {
        reading.error(
            0,
            "没有找到文号，如 国办发明电〔2025〕7号；请把文号一行补进文件",
            "no document number such as 国办发明电〔2025〕7号 was found; add its line to the file",
        );
    }
    match signed {
        None => reading.error(
            0,
            "没有找到落款日期，如单独一行的“2025年11月4日”",
            "no date of signature was found, such as a line 2025年11月4日 of its own",
        ),
        Some(signed) if published.is_none() => reading.note(
            0,
            format!("公布日期写作落款日期 {signed}；不同的，用 --published 写明"),
            format!("published is taken to be the day it was signed, {signed}; otherwise say so with --published"),
        ),
        Some(_) => {}
    }
    for usual in USUAL.iter().filter(|usual| !reading.off.iter().any(|off| off.name.contains(**usual))) {
        reading
            .notes
            .push(Note { line: 0, what: Bilingual::new(format!("没有{usual}的安排"), format!("nothing is arranged for {usual}")) });
    }
    overlapping(&mut reading);
    let signed = signed.or(Day::new(year.saturating_sub(1), 12, 1)).unwrap_or(Day::MIN);
    if signed.year() != year.saturating_sub(1) && signed.year() != year {
        reading.error(0, format!("落款日期 {signed} 与 {year} 年不符"), format!("the date of signature {signed} does not fit {year}"));
    }
    reading.work.sort_by_key(|work| work.date);
    let notice = NoticeDraft {
        id: 1,
        kind: NoticeKind::Annual,
        number: number.unwrap_or_default(),
        issuer: "国务院办公厅".to_owned(),
        issuer_en: Some("General Office of the State Council".to_owned()),
        signed,
        published: published.unwrap_or(signed),
        note: None,
    };
    let draft = YearDraft {
        year,
        region: crate::model::calendar::NATIONAL.to_owned(),
        state: YearState::Published,
        checked: None,
        notice: vec![notice],
        off: reading.off,
        work: reading.work,
        withdrawn: Vec::new(),
        taken_back: Vec::new(),
    };
    Imported { year: draft, errors: reading.errors, notes: reading.notes }
}

/// Days that two entries speak of: each entry is held against the one before it that ends last.
fn overlapping(reading: &mut Reading) {
    let mut found = Vec::new();
    let mut off: Vec<&OffDraft> = reading.off.iter().collect();
    off.sort_by_key(|off| off.first);
    let mut latest: Option<&OffDraft> = None;
    for one in off {
        if let Some(other) = latest.filter(|other| one.first <= other.last) {
            found.push((
                format!("{}与{}的放假日期重叠", other.name, one.name),
                format!("the days off of {} and {} overlap", other.name, one.name),
            ));
        }
        latest = latest.filter(|other| other.last >= one.last).or(Some(one));
        for work in reading.work.iter().filter(|work| one.first <= work.date && work.date <= one.last) {
            found.push((
                format!("{} 既放假（{}）又上班", work.date, one.name),
                format!("{} is both off ({}) and worked", work.date, one.name),
            ));
        }
    }
    for (zh, en) in found {
        reading.error(0, zh, en);
    }
}

/// Without blanks, with half-width digits and one form of brackets and colons.
fn folded(text: &str) -> String {
    let fold = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c).saturating_sub(0xfee0)).unwrap_or(c),
        '(' => '（',
        ')' => '）',
        ':' => '：',
        ';' => '；',
        ',' => '，',
        other => other,
    };
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{3000}' | '\u{200b}' | '\u{feff}' | '*' | '#')).map(fold).collect()
}

/// The year of the title; a paper that changes another is told apart by its title.
fn year(lines: &[(usize, String)]) -> Result<i32, Refused> {
    const TITLE: &str = "年部分节假日安排";
    let changes = |text: &&String| text.contains("通知") && ["调整", "延长"].iter().any(|word| text.contains(word)) && text.contains('假');
    let before = |text: &String| {
        let (head, _) = text.split_once(TITLE)?;
        let digits: Vec<char> = head.chars().rev().take(4).collect();
        let digits: String = digits.into_iter().rev().collect();
        digits.parse::<i32>().ok().filter(|year| (2000..=2200).contains(year))
    };
    // A title is often set in two lines.
    let title: String = lines.iter().take(12).map(|(_, text)| text.as_str()).collect();
    if let Some(year) = lines.iter().find_map(|(_, text)| before(text)).or_else(|| before(&title)) {
        return Ok(year);
    }
    let is_change = lines.iter().take(12).map(|(_, text)| text).any(|text| changes(&text));
    Err(if is_change {
        Refused::new(
            ("这是调整放假安排的通知，不是年度安排", "this paper changes an arrangement; it is not the one of a year"),
            (
                "请在当年的 calendars/cn-YYYY.toml 里手工登记：加一个 kind = \"change\" 的 [[notice]]，被取消的写进 [[withdrawn]]（如 cn-2020.toml）",
                "enter it by hand in calendars/cn-YYYY.toml of its year: a [[notice]] of kind = \"change\", and what it takes back in [[withdrawn]] (see cn-2020.toml)",
            ),
        )
    } else {
        Refused::new(
            ("找不到“××××年部分节假日安排”的标题", "there is no title with a year and 部分节假日安排"),
            (
                "用国务院办公厅年度放假安排通知的全文，连同标题、文号和落款",
                "give the whole paper of the State Council's General Office, with title, number and signature",
            ),
        )
    })
}

/// `一、元旦：…`: the name and what follows.
fn opening(text: &str) -> Option<(String, String)> {
    let (head, body) = text.split_once('：')?;
    let name = match head.split_once(['、', '.', '．']) {
        Some((no, name)) if numeral::value(no).is_some() => name,
        _ => head,
    };
    let known = USUAL.iter().chain(&["除夕", "纪念日", "新年", "五一"]).any(|usual| name.contains(usual));
    let short = !name.is_empty() && name.chars().count() <= 24;
    let numbered = name.len() < head.len();
    (short && (known || (numbered && body.contains('日')))).then(|| (name.trim_matches(['“', '”']).to_owned(), body.to_owned()))
}

/// `国办发明电〔2025〕7号`, whatever brackets it has.
fn document_number(text: &str) -> Option<String> {
    let start = ["国办发明电", "国办发", "国发明电"].iter().find_map(|head| text.find(head))?;
    let rest = text.get(start..)?;
    let end = rest.find('号')?;
    let number = rest.get(..end.saturating_add('号'.len_utf8()))?;
    let number: String = number
        .chars()
        .map(|c| match c {
            '[' | '［' | '【' | '（' | '﹝' => '〔',
            ']' | '］' | '】' | '）' | '﹞' => '〕',
            other => other,
        })
        .collect();
    (number.chars().count() <= 20 && number.contains('〔')).then_some(number)
}

/// A line that is no part of the arrangement: what every paper has is passed over, the rest is told.
fn aside(reading: &mut Reading, no: usize, text: &str, number: Option<&str>) {
    let usual = ["部分节假日安排", "各省、自治区", "国务院批准", "节假日期间", "国务院办公厅", "此件公开发布"];
    let is_number = number.is_some_and(|_| document_number(text).is_some());
    if is_number || usual.iter().any(|words| text.contains(words)) {
        return;
    }
    let shown = quoted(text);
    reading.note(no, format!("没有导入：{shown}"), format!("not taken over: {shown}"));
}
