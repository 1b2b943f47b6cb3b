//! What is still to be filled in: the mark that prepared files carry where only an officer knows the words.

/// How every such place begins. No document number and no name has these characters.
pub const MARK: &str = "〔待填";

/// A place for Chinese words or for a value: `〔待填：依托单位代号〕`.
#[must_use]
pub fn zh(what: &str) -> String {
    format!("{MARK}：{what}〕")
}

/// A place for English words: `〔待填 to fill: name of the base〕`.
#[must_use]
pub fn en(what: &str) -> String {
    format!("{MARK} to fill: {what}〕")
}

/// Every such place in a text: its first byte and its words, mark included.
pub fn find(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices(MARK).map(|(at, _)| {
        let rest = text.get(at..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let end = line.find('〕').map_or(line.len(), |end| end + '〕'.len_utf8());
        (at, line.get(..end).unwrap_or(line))
    })
}

/// The same, one place for each line: the line from 1, the first byte, and all words of the line.
#[must_use]
pub fn lines(text: &str) -> Vec<(usize, usize, String)> {
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    let (mut line, mut done) = (1_usize, 0);
    for (at, words) in find(text) {
        line = line.saturating_add(text.get(done..at).unwrap_or_default().matches('\n').count());
        done = at;
        match found.last_mut() {
            Some((last, _, all)) if *last == line => all.push_str(&format!(" {words}")),
            _ => found.push((line, at, words.to_owned())),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_with_their_words() {
        let text = format!("a = \"{}\"\n示科〔2026〕3号,{}\n{MARK}", zh("编号"), en("name"));
        let found: Vec<&str> = find(&text).map(|(_, words)| words).collect();
        let by_line = lines(&text);
        assert_eq!(
            by_line.iter().map(|(line, at, _)| (*line, *at)).collect::<Vec<_>>(),
            [(1, 5), (2, text.find("〔待填 to").unwrap()), (3, text.rfind(MARK).unwrap())]
        );
        assert_eq!(found, ["〔待填：编号〕", "〔待填 to fill: name〕", "〔待填"]);
    }
}
