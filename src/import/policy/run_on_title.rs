//! Finds what runs on in the line of the title: a first heading or article (`灯塔办法第一章 总则`), or whom it is addressed to.

use super::Report;
use super::classify::{Entry, Kind, article, heading};
use super::title::{is_above_title, looks_like_title};

/// Parts the title from what follows it on its line. Only lines before the first article can hold it.
pub(super) fn part(mut entries: Vec<Entry>, report: &mut Report) -> Vec<Entry> {
    let first = entries.iter().position(|entry| matches!(entry.kind, Kind::Article { .. })).unwrap_or(entries.len());
    let found = entries.iter().take(first).enumerate().find_map(|(at, entry)| Some((at, cut(entry)?)));
    if let Some((at, (title, opening))) = found {
        report.note(
            opening.line.no,
            "标题与第一章或第一条排在一行里，已分开",
            "the title and the first heading or article stand on one line; set apart",
        );
        entries.splice(at..=at, [title, opening]);
        return entries;
    }
    // A title and those it is addressed to stand at the head, after letterhead and number at most.
    let head = entries.iter().position(|entry| !is_above_title(&entry.line.text));
    if let Some((at, (title, addressed))) = head.and_then(|at| Some((at, cut_address(entries.get(at)?)?))) {
        report.note(addressed.line.no, "标题与主送机关排在一行里，已分开", "the title and those addressed stand on one line; set apart");
        entries.splice(at..=at, [title, addressed]);
    }
    entries
}

/// `关于灯塔的通知各县、各区：`.
fn cut_address(entry: &Entry) -> Option<(Entry, Entry)> {
    let text = &entry.line.text;
    if entry.kind != Kind::Other || text.len() > 3000 || !text.ends_with(['：', ':']) {
        return None;
    }
    ["的通知", "的通报", "的函", "的批复", "的意见", "的复函"].iter().find_map(|word| {
        text.match_indices(word).find_map(|(at, _)| {
            let (title, addressed) = text.split_at_checked(at.checked_add(word.len())?)?;
            let sentence = addressed.contains('。') || addressed.trim_start().chars().count() < 3;
            (looks_like_title(title) && !sentence).then(|| {
                let (mut above, mut below) = (entry.clone(), entry.clone());
                title.trim_end().clone_into(&mut above.line.text);
                addressed.trim_start().clone_into(&mut below.line.text);
                (above, below)
            })
        })
    })
}

fn cut(entry: &Entry) -> Option<(Entry, Entry)> {
    if entry.kind != Kind::Other || entry.line.text.len() > 1200 {
        return None;
    }
    let text = &entry.line.text;
    text.match_indices("第一").filter(|(at, _)| *at > 0).find_map(|(at, _)| {
        let (title, rest) = text.split_at_checked(at)?;
        let title = title.trim_end();
        let apart = |kind: &Kind| match kind {
            Kind::Article { number, rest: words, .. } => rest.len() > number.len().saturating_add(words.len()),
            Kind::Heading { title, .. } => !title.is_empty(),
            _ => false,
        };
        let kind = heading(rest).or_else(|| article(rest, 0, true)).filter(apart)?;
        if !looks_like_title(title) {
            return None;
        }
        let (mut above, mut below) = (entry.clone(), entry.clone());
        above.line.text = title.to_owned();
        below.line.text = rest.to_owned();
        below.kind = kind;
        Some((above, below))
    })
}

#[cfg(test)]
mod tests {
    use crate::import::policy::import;
    use crate::import::source::Source;

    #[test]
    fn a_title_and_what_follows_on_its_line() {
        let found = import(&Source::of_text("灯塔办法第一章 总 则\n第一条 甲。\n第二章 附则\n第二条 乙。\n"));
        assert_eq!((found.text.title.as_str(), found.text.chapters.len(), found.text.articles.len()), ("灯塔办法", 2, 2));
        assert!(found.notes.iter().any(|note| note.what.en.contains("stand on one line")));
        let found = import(&Source::of_text("灯塔办法 第一条 甲。\n第二条 乙。\n"));
        assert_eq!((found.text.title.as_str(), found.text.articles.len()), ("灯塔办法", 2));
        let found = import(&Source::of_text("灯塔办法第一章的解释\n第一条 甲。\n第二条 乙。\n"));
        assert_eq!(found.text.title, "灯塔办法第一章的解释");
    }

    #[test]
    fn a_title_and_those_it_is_addressed_to() {
        let title = "关于贯彻《某局关于灯塔的通知》的通知";
        let found =
            import(&Source::of_text(&format!("某某局文件\n某局〔2026〕3号\n{title}各县灯塔站；各区灯塔站：\n一、甲。\n二、乙。\n")));
        assert_eq!((found.text.title.as_str(), found.text.preamble.len()), (title, 1));
        let found = import(&Source::of_text("灯塔办法\n某局发出关于灯塔的通知，要求如下：\n第一条 甲。\n"));
        assert_eq!(found.text.preamble, ["某局发出关于灯塔的通知，要求如下："]);
    }

    #[test]
    fn a_text_that_begins_with_its_first_article_has_no_title() {
        let found = import(&Source::of_text("第一条 甲。\n第二条 乙。\n"));
        assert!(found.text.title.is_empty() && found.notes.iter().any(|note| note.what.en == "no title was recognised"));
    }
}
