//! Lines that a web page puts around a text.

use super::punctuation::compact;

/// The path of the page: `首页 > 某栏目`.
pub(super) fn is_breadcrumb(text: &str) -> bool {
    let places = ["所在位置", "当前位置", "您的位置", "首页", "您现在的位置"];
    text.chars().count() <= 80 && places.iter().any(|place| text.starts_with(place)) && text.contains(['>', '＞', '»', '/', '：', ':', '›'])
}

/// Date of posting, source, size of type and the like; blanks are already taken out.
pub(super) fn is_web_line(text: &str) -> bool {
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

/// Lines of a web page or a printed paper after the text.
pub(super) fn is_page_tail(text: &str) -> bool {
    // A list of those who get a copy may be long; its label is not.
    let name: String = text.chars().filter(|c| !c.is_whitespace()).take(64).collect();
    let name = name.trim_start_matches(['（', '(']);
    let labels = [
        "抄送",
        "抄报",
        "分送",
        "内部发送",
        "主题词",
        "信息公开选项",
        "信息公开方式",
        "信息公开形式",
        "信息公开类别",
        "信息公开",
        "公开方式",
        "公开形式",
        "公开属性",
        "主办单位",
        "主办",
        "承办",
    ];
    let labelled = labels.iter().any(|label| name.strip_prefix(label).is_some_and(|rest| rest.starts_with(['：', ':'])));
    let starts = ["版权所有", "相关链接", "相关文档", "相关附件", "上一篇", "下一篇", "网站地图"];
    labelled || (text.len() <= 240 && (is_web_line(&compact(text)) || starts.iter().any(|start| name.starts_with(start))))
}
