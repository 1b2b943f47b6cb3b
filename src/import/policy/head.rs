//! What stands before the first heading or article: title, preamble, and the wrapper of a page or a notice.

use std::collections::BTreeSet;

use super::Report;
use super::lines::Line;
use super::punctuation::{Open, compact, ends_sentence, is_unpunctuated};
use super::remark::remark_line;
use crate::model::policy_text::mark::mark;

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub title: String,
    pub preamble: Vec<String>,
    /// Document number, empty where none was found.
    pub number: String,
}

/// Finds the title: the last line that reads like one. What stands before it is a wrapper, what follows the preamble.
pub(super) fn read(lines: Vec<Line>, report: &mut Report) -> Head {
    let lines = join_brackets(lines, report);
    let number = lines.iter().find_map(|line| document_number(&line.text)).unwrap_or_default();
    let Some((first, last)) = title_span(&lines) else {
        if !lines.is_empty() {
            let line = lines.first().map_or(1, |line| line.no);
            report.note(line, "没有认出标题", "no title was recognised");
        }
        return Head { preamble: lines.into_iter().map(|line| line.text).collect(), number, title: String::new() };
    };
    let mut head = Head { number, ..Head::default() };
    for line in lines.iter().take(last.saturating_add(1)).skip(first) {
        if line.no != lines.get(first).map_or(0, |line| line.no) {
            report.note(line.no, "标题分成几行，已接上", "the title runs over several lines; joined");
        }
        head.title.push_str(&line.text);
    }
    let title = compact(&head.title);
    // What stands between a first print of the title and the one taken belongs to the text, not to a wrapper.
    let begun = lines.iter().position(|line| line.text.len() <= 400 && letters(&line.text) == letters(&head.title)).unwrap_or(first);
    let page = lines.iter().take(first).any(|line| is_breadcrumb(&line.text));
    for (at, line) in lines.into_iter().enumerate() {
        if (first..=last).contains(&at) {
            continue;
        }
        let same = compact(&line.text) == title || (at == begun && at < first);
        let why = if at < begun || (at == begun && at < first) {
            Some(before_title(&line.text, page, same))
        } else {
            after_title(&line.text, same)
        };
        match why {
            Some((zh, en)) => report.drop(line.no, line.text, zh, en),
            None => {
                remark_line(line.no, &line.text, report);
                head.preamble.push(line.text);
            }
        }
    }
    head
}

/// A title is printed now with 、 between two issuers, now with a blank; inner book-title marks vary too.
fn letters(title: &str) -> String {
    title.chars().filter(|c| !c.is_whitespace() && !matches!(c, '、' | '《' | '》' | '〈' | '〉' | '<' | '>')).collect()
}

/// The longest title, in characters.
const LONGEST_TITLE: usize = 100;

/// Whether a line can be the title of a regulation (or end one printed over two lines).
pub(super) fn looks_like_title(text: &str) -> bool {
    let whole = compact(text);
    let name = strip_note(&whole);
    let words = [
        "法",
        "办法",
        "条例",
        "规定",
        "细则",
        "规则",
        "决定",
        "通则",
        "章程",
        "准则",
        "规程",
        "规范",
        "制度",
        "方案",
        "意见",
        "通知",
        "公约",
        "解释",
        "批复",
        "守则",
        "法典",
        "措施",
        "指引",
        "指南",
        "标准",
        "纲要",
        "计划",
        "协定",
        "议定书",
        "宪法",
        "决议",
        "要求",
        "程序",
        "约定",
        "修正案",
        "安排",
        "解答",
        "命令",
        "复函",
        "纪要",
        "须知",
        "说明",
        "要点",
    ];
    let starts_aside = ["《", "（", "(", "根据", "依据", "经", "为", "自", "按", "附件", "附：", "【", "“"];
    whole.chars().count() <= LONGEST_TITLE
        && mark(text).is_none()
        && !Open::over(&whole).is_open()
        && is_unpunctuated(&whole)
        && !is_breadcrumb(text)
        && !starts_aside.iter().any(|start| whole.starts_with(start))
        && words.iter().any(|word| name.ends_with(word))
}

/// The title without a note in brackets after it: （试行）, （征求意见稿）.
fn strip_note(text: &str) -> &str {
    let inner = text.strip_suffix(['）', ')']).and_then(|inner| inner.rfind(['（', '(']));
    inner.and_then(|at| text.get(..at)).filter(|before| !before.is_empty()).unwrap_or(text)
}

fn title_span(lines: &[Line]) -> Option<(usize, usize)> {
    let Some(last) = title_line(lines) else {
        let first = lines.first().filter(|line| can_be_title(&line.text) && document_number(&line.text).is_none());
        return first.map(|_| (0, 0));
    };
    let mut first = last;
    // A title runs over three lines at most. Where it is printed in one line too, that settles it.
    let printed: BTreeSet<String> = lines.iter().filter(|line| line.text.len() <= 400).map(|line| compact(&line.text)).collect();
    let mut whole = lines.get(last).map(|line| compact(&line.text)).unwrap_or_default();
    for above in (0..last).rev().take(3) {
        let Some(line) = lines.get(above).filter(|line| line.text.len() <= 400) else {
            break;
        };
        whole.insert_str(0, &compact(&line.text));
        if printed.contains(&whole) {
            return Some((above, last));
        }
    }
    for _ in 0..2 {
        let (Some(above), Some(line)) = (first.checked_sub(1).and_then(|at| lines.get(at)), lines.get(first)) else {
            break;
        };
        if !begins_title(&above.text, &line.text) {
            break;
        }
        first = first.saturating_sub(1);
    }
    Some((first, last))
}

/// The last line that reads like a title; of a notice of issue rather the title it names, where that stands above.
fn title_line(lines: &[Line]) -> Option<usize> {
    let last = lines.iter().rposition(|line| looks_like_title(&line.text))?;
    let Some(notice) = lines.get(last).map(|line| letters(&line.text)).filter(|text| text.ends_with("通知")) else {
        return Some(last);
    };
    let named = lines.iter().rposition(|line| {
        let name = letters(&line.text);
        looks_like_title(&line.text) && name.chars().count() >= 5 && name != notice && notice.contains(&name)
    });
    named.or(Some(last))
}

/// Whether a line without any of the usual words could still be a title.
pub(super) fn can_be_title(text: &str) -> bool {
    is_unpunctuated(text) && text.chars().count() <= LONGEST_TITLE && mark(text).is_none() && !text.contains("---")
}

/// Whether `above` is the first part of a title whose second part is `line`.
fn begins_title(above: &str, line: &str) -> bool {
    let (above_text, line) = (compact(above), compact(line));
    let furniture = ["令", "号", "日", "文件", "公告", "附件", "公报", "公开"];
    if !is_unpunctuated(&above_text)
        || above_text.chars().count() > 40
        || looks_like_title(&above_text)
        || is_breadcrumb(above)
        || above_text.starts_with(['（', '(', '附', '《', '【', '第'])
        || mark(above).is_some()
        || above_text.contains(|c: char| c.is_ascii_digit())
        || furniture.iter().any(|word| above_text.ends_with(word))
    {
        return false;
    }
    let bodies =
        ["政府", "厅", "局", "委员会", "部", "国务院", "中心", "法院", "检察院", "大学", "学院", "公司", "常委会", "大会", "会议", "委"];
    let connected = ["关于", "若干", "和", "与", "及", "的"].iter().any(|start| line.starts_with(start));
    if connected || above_text.ends_with(['的', '和', '与', '及']) || above_text.ends_with("关于") {
        return true;
    }
    if bodies.iter().any(|word| above_text.ends_with(word)) && !above_text.contains("关于") {
        return false;
    }
    let places = ['省', '市', '县', '区', '州', '国', '旗'];
    let complete = line.chars().take(12).any(|c| places.contains(&c));
    !complete && (above_text.ends_with(places) || above_text.chars().count() >= 7)
}

/// Joins a line cut inside brackets (《…, （…) with the one that closes them.
fn join_brackets(lines: Vec<Line>, report: &mut Report) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let mut open = Open::default();
    let after: Vec<String> = lines.iter().skip(1).map(|line| line.text.chars().take(200).collect()).chain([String::new()]).collect();
    for (line, after) in lines.into_iter().zip(after) {
        let closes = open.is_closed_by(&line.text) || (open.is_open() && !line.gap && open.is_closed_by(&format!("{}{after}", line.text)));
        match joined.last_mut() {
            Some(last) if closes && !ends_sentence(&last.text) => {
                report.note(line.no, "括号或书名号内断行，已与上一行接上", "cut inside brackets; joined to the line before");
                last.text.push_str(&line.text);
            }
            _ => {
                open = Open::default();
                joined.push(line.clone());
            }
        }
        open.pass(&line.text);
    }
    joined
}

/// `某科规〔2021〕3号` where the line is nothing else.
fn document_number(text: &str) -> Option<String> {
    let text = compact(text);
    let inner = text.trim_matches(['（', '）', '(', ')']);
    let year = inner.split_once(['〔', '[', '［', '（']).is_some_and(|(_, tail)| tail.starts_with(|c: char| c.is_ascii_digit()));
    let order = inner.contains("令第") || inner.contains("公告第");
    let plain = inner.chars().count() <= 30 && inner.ends_with('号') && !inner.contains(['，', '《', '。']);
    (plain && (year || order)).then(|| inner.to_owned())
}

fn before_title(text: &str, page: bool, same: bool) -> (&'static str, &'static str) {
    let short = text.chars().count() <= 8 && is_unpunctuated(text);
    let name = compact(text);
    if same {
        ("重复的标题", "the title printed again")
    } else if is_breadcrumb(text) {
        ("网页路径", "breadcrumb of a web page")
    } else if is_web_line(&name) {
        ("网页信息（日期、来源等）", "details of a web page (date, source)")
    } else if name.starts_with('附') && short {
        ("附件标记", "attachment mark")
    } else if document_number(text).is_some() {
        ("印发通知的文号", "document number of the notice of issue")
    } else if name.ends_with("文件") {
        ("红头", "letterhead")
    } else if page && short {
        ("网页菜单", "menu of a web page")
    } else {
        ("印发通知", "notice of issue")
    }
}

fn after_title(text: &str, same: bool) -> Option<(&'static str, &'static str)> {
    if same {
        return Some(("重复的标题", "the title printed again"));
    }
    if is_breadcrumb(text) {
        return Some(("网页路径", "breadcrumb of a web page"));
    }
    is_web_line(&compact(text)).then_some(("网页信息（日期、来源等）", "details of a web page (date, source)"))
}

fn is_breadcrumb(text: &str) -> bool {
    let places = ["所在位置", "当前位置", "您的位置", "首页", "您现在的位置"];
    text.chars().count() <= 80 && places.iter().any(|place| text.starts_with(place)) && text.contains(['>', '＞', '»', '/', '：', ':', '›'])
}

fn is_web_line(text: &str) -> bool {
    let starts = [
        "发布日期",
        "发布时间",
        "发文日期",
        "更新时间",
        "来源：",
        "来源:",
        "信息来源",
        "字号：",
        "字体：",
        "【字体",
        "【打印",
        "浏览次数",
        "浏览量",
        "点击数",
        "阅读次数",
        "访问次数",
        "责任编辑",
        "打印本页",
        "关闭窗口",
        "索引号",
        "作者：",
        "分享到",
        "扫一扫",
        "打印关闭",
    ];
    text.chars().count() <= 60 && starts.iter().any(|start| text.starts_with(start))
}

/// Lines of a web page after the text.
pub(super) fn is_page_tail(text: &str) -> bool {
    let name = if text.len() > 240 {
        return false;
    } else {
        compact(text)
    };
    let starts = [
        "抄送",
        "信息公开",
        "公开方式",
        "版权所有",
        "主办单位",
        "主办：",
        "承办：",
        "相关链接",
        "相关文档",
        "相关附件",
        "上一篇",
        "下一篇",
        "网站地图",
    ];
    is_web_line(&name) || starts.iter().any(|start| name.starts_with(start))
}
