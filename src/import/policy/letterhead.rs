//! What a bureau prints above the title of its papers: its name as letterhead, the name of an order, how urgent it is.

/// `某某局文件`: the letterhead, blanks already taken out.
pub(super) fn is_letterhead(name: &str) -> bool {
    name.chars().count() <= 40 && name.ends_with("文件")
}

/// `某某局令`, `某某局公告`: the name of an order, whose number and text follow; a title says what it is about (关于…).
pub(super) fn is_order(name: &str) -> bool {
    name.chars().count() <= 80 && ["令", "公告", "通告"].iter().any(|kind| name.ends_with(kind)) && !name.contains("关于")
}

/// `特急`, `加急·明电`: how urgent a paper is, or how it is sent.
pub(super) fn is_urgency(name: &str) -> bool {
    let marks = ["特急", "特提", "加急", "平急", "急件", "紧急", "明电"];
    let left = marks.iter().fold(name.to_owned(), |left, mark| left.replace(mark, ""));
    left.len() < name.len() && left.chars().all(|c| matches!(c, '·' | '•' | '、' | '★' | '（' | '）' | '(' | ')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_above_a_title() {
        assert!(is_letterhead("某某局文件") && !is_letterhead("某某局文件管理办法"));
        assert!(is_order("某某局令") && is_order("某市人民政府公告") && !is_order("某某局关于灯塔的公告"));
        assert!(is_urgency("特急") && is_urgency("特急·明电") && !is_urgency("紧急办法") && !is_urgency(""));
    }
}
