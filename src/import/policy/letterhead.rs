//! What a bureau prints above the title of its papers: its name as letterhead, the name of an order, how urgent it is.

/// `某某局文件`: the letterhead, blanks already taken out.
pub(super) fn is_letterhead(name: &str) -> bool {
    name.chars().count() <= 40 && name.ends_with("文件")
}

/// `某某局令`, `某某局公告`: the name of an order, whose number and text follow.
pub(super) fn is_order(name: &str) -> bool {
    let bodies = ["局", "部", "厅", "委", "府", "会", "院", "署", "室", "行", "主席", "省长", "市长"];
    let body = ["令", "公告", "通告"].iter().find_map(|kind| name.strip_suffix(kind));
    let body = body.filter(|_| name.chars().count() <= 80 && !name.contains("关于"));
    body.is_some_and(|body| bodies.iter().any(|word| body.ends_with(word)))
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
        assert!(is_order("某某局令") && is_order("某市人民政府公告") && !is_order("关于发布禁止令"));
        assert!(is_urgency("特急") && is_urgency("特急·明电") && !is_urgency("紧急办法") && !is_urgency(""));
    }
}
