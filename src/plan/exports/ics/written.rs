//! Events as lines of iCalendar: values escaped, lines folded between characters (RFC 5545, sections 3.1 and 3.3.11).

use chrono::NaiveTime;

use super::super::plain;
use crate::model::day::Day;
use crate::model::text::Lang;

/// The most bytes of a line, without its end.
const LONGEST: usize = 75;

/// What becomes an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Happening {
    /// Its id in the world.
    pub uid: String,
    /// The day it was made public, where one act did.
    pub created: Option<Day>,
    /// The day it was last changed in public.
    pub stamp: Day,
    /// How often it was changed since it was made public.
    pub times: usize,
    pub first: Day,
    pub last: Day,
    pub summary: String,
    /// The language of the summary: Chinese stands in for an English title.
    pub spoken: Lang,
    pub description: String,
    pub url: String,
    pub withdrawn: bool,
    /// Its category, one word.
    pub kind: &'static str,
}

/// A calendar of some events; `about` describes it.
pub(crate) fn calendar(lang: Lang, name: &str, about: Option<&str>, events: &[Happening]) -> String {
    let mut text = String::new();
    let mut line = |key: &str, value: &str| fold(&format!("{key}:{value}"), &mut text);
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", &format!("-//gongshi//public disclosure//{}", lang.code().to_uppercase()));
    line("CALSCALE", "GREGORIAN");
    line("X-WR-CALNAME", &escaped(name));
    line("X-WR-TIMEZONE", "Asia/Shanghai");
    // Once a day is enough: a window ends with a day.
    line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    line("X-PUBLISHED-TTL", "P1D");
    if let Some(about) = about {
        line("X-WR-CALDESC", &escaped(about));
    }
    for happening in events {
        happening.write(lang, &mut line);
    }
    line("END", "VCALENDAR");
    text
}

impl Happening {
    /// The lines of the event, by their names.
    fn write(&self, lang: Lang, line: &mut impl FnMut(&str, &str)) {
        let spoken = |key: &str, lang: Lang| format!("{key};LANGUAGE={}", lang.tag());
        line("BEGIN", "VEVENT");
        if let Some(day) = self.created {
            line("CREATED", &stamp(day));
        }
        line(&spoken("DESCRIPTION", lang), &escaped(&self.description));
        // The end is the first day that is no longer in it.
        line("DTEND;VALUE=DATE", &date(self.last.next()));
        line("DTSTAMP", &stamp(self.stamp));
        line("DTSTART;VALUE=DATE", &date(self.first));
        if self.times > 0 {
            line("LAST-MODIFIED", &stamp(self.stamp));
            line("SEQUENCE", &self.times.to_string());
        }
        line("STATUS", if self.withdrawn { "CANCELLED" } else { "CONFIRMED" });
        line(&spoken("SUMMARY", self.spoken), &escaped(&self.summary));
        line("TRANSP", "TRANSPARENT");
        line("UID", &escaped(&self.uid));
        line("URL", &plain(&self.url).replace('\n', ""));
        line("CATEGORIES", self.kind);
        line("END", "VEVENT");
    }
}

fn date(day: Day) -> String {
    day.date().format("%Y%m%d").to_string()
}

fn stamp(day: Day) -> String {
    day.date().and_time(NaiveTime::MIN).format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as a value.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            '\\' | ',' | ';' => value.extend(['\\', c]),
            '\n' => value.push_str("\\n"),
            c => value.push(c),
        }
    }
    value
}

/// Writes a line, parted where it is too long; a part never begins with a space of its own, which some readers would take away.
fn fold(line: &str, text: &mut String) {
    let mut rest = line;
    let mut longest = LONGEST;
    while rest.len() > longest {
        let mut end = rest.floor_char_boundary(longest);
        while end > 1 && rest.get(end..).is_some_and(|next| next.starts_with(char::is_whitespace)) {
            end = rest.floor_char_boundary(end.saturating_sub(1));
        }
        // Nothing but spaces.
        let end = if end <= 1 { rest.floor_char_boundary(longest) } else { end };
        let (part, next) = rest.split_at_checked(end).unwrap_or((rest, ""));
        text.push_str(part);
        text.push_str("\r\n ");
        rest = next;
        // The space that a part begins with is one of its bytes.
        longest = LONGEST.saturating_sub(1);
    }
    text.push_str(rest);
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(happening: &Happening) -> String {
        calendar(Lang::Zh, "公示期, 到期日", None, std::slice::from_ref(happening))
    }

    fn window() -> Happening {
        Happening {
            uid: "qd-2026-1102-x@gongshi.example".to_owned(),
            created: Day::new(2026, 11, 2),
            stamp: Day::new(2026, 11, 2).unwrap(),
            times: 0,
            first: Day::new(2026, 11, 2).unwrap(),
            last: Day::new(2026, 12, 31).unwrap(),
            summary: "关于拟认定的国际科技合作基地名单的公示".to_owned(),
            spoken: Lang::Zh,
            description: format!("一；二, 三\n{}", "公示名单".repeat(60)),
            url: "https://gongshi.example/zh/qd/acts/2026/1102-x.html".to_owned(),
            withdrawn: false,
            kind: "publicity-notice",
        }
    }

    #[test]
    fn the_end_is_the_day_after_the_last() {
        let text = written(&window());
        assert!(text.contains("DTSTART;VALUE=DATE:20261102\r\n"), "{text}");
        assert!(text.contains("DTEND;VALUE=DATE:20270101\r\n"), "{text}");
    }

    #[test]
    fn nothing_comes_from_the_clock() {
        let text = written(&window());
        assert!(text.contains("DTSTAMP:20261102T000000Z\r\n"), "{text}");
        assert!(text.contains("UID:qd-2026-1102-x@gongshi.example\r\n"), "{text}");
        assert!(text.contains("CREATED:20261102T000000Z\r\n"), "{text}");
        assert_eq!(text.matches("DTSTAMP").count(), 1);
        assert_eq!(text, written(&window()));
    }

    #[test]
    fn lines_are_folded_at_75_bytes_between_characters() {
        let text = written(&window());
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        for line in text.split("\r\n") {
            assert!(line.len() <= 75, "{line}");
        }
        let unfolded = text.replace("\r\n ", "");
        let description = format!("DESCRIPTION;LANGUAGE=zh-CN:一；二\\, 三\\n{}\r\n", "公示名单".repeat(60));
        assert!(unfolded.contains(&description), "{unfolded}");
    }

    #[test]
    fn no_line_has_more_than_75_bytes_whatever_its_length() {
        for length in 0..400 {
            for piece in ["x", "公", "a 公b  "] {
                let text: String = piece.chars().cycle().take(length).collect();
                let folded = folded("SUMMARY:", &text);
                assert!(folded.split("\r\n").all(|line| line.len() <= 75), "{folded}");
                assert_eq!(folded.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
            }
        }
        assert!(folded("SUMMARY:", &"公".repeat(400_000)).len() > 1_200_000);
    }

    fn folded(key: &str, text: &str) -> String {
        let mut folded = String::new();
        fold(&format!("{key}{text}"), &mut folded);
        folded
    }

    #[test]
    fn a_notice_taken_back_is_cancelled() {
        let text = written(&Happening { withdrawn: true, stamp: Day::new(2026, 11, 5).unwrap(), times: 1, ..window() });
        assert!(text.contains("STATUS:CANCELLED\r\n") && text.contains("SEQUENCE:1\r\n"), "{text}");
        assert!(text.contains("LAST-MODIFIED:20261105T000000Z\r\n") && text.contains("DTSTAMP:20261105T000000Z\r\n"), "{text}");
    }
}
