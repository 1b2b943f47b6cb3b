//! What a Markdown text must not hold, and what to do about it.

use super::{MAX_NESTING, may_link};
use crate::model::text::Bilingual;

/// Something a Markdown text must not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProseFault {
    /// Byte offset into the text that was given.
    pub offset: usize,
    /// Of what kind.
    pub kind: ProseFaultKind,
    /// What stands there, first line, at most 120 characters.
    pub value: String,
}

/// Why a place in a Markdown text is a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProseFaultKind {
    /// An HTML tag, comment or block.
    RawHtml,
    /// A link that is not `https:`, `mailto:`, `tel:` or relative within the site; or an empty one.
    Link,
    /// A link that would pass without the blanks in it.
    Blank,
    /// A link that begins with `https://` and then names no host, or one that reads as another.
    Host,
    /// A picture.
    Image,
    /// More than [`MAX_NESTING`] elements inside one another.
    Nesting,
    /// A guide without its `# Title` in first place, or with a second one.
    GuideTitle,
    /// A guide heading that is no article key, or a sub-entry that is not below its article.
    GuideKey,
    /// The same key twice in a guide.
    GuideKeyTwice,
}

impl ProseFaultKind {
    /// Why a link may not lead there.
    pub(super) fn of_link(address: &str) -> Self {
        let https = address.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"));
        match address {
            _ if address.contains(' ') && may_link(&address.replace(' ', "%20")) => Self::Blank,
            _ if https => Self::Host,
            _ => Self::Link,
        }
    }

    /// What is wrong.
    pub fn words(self) -> Bilingual {
        match self {
            Self::RawHtml => Bilingual::new("正文中不得有 HTML", "prose holds no HTML"),
            Self::Link => Bilingual::new("不允许的链接", "this link is not allowed"),
            Self::Blank => Bilingual::new("链接里有空格", "there is a blank in the link"),
            Self::Host => Bilingual::new(
                "链接的主机名不对：带有用户名，端口有误，或者拉丁字母中混有别种文字",
                "the host of this link is none, or reads as another: user information, a bad port, or other letters among Latin ones",
            ),
            Self::Image => Bilingual::new("正文中不得有图片", "prose holds no pictures"),
            Self::Nesting => Bilingual::new(format!("层次超过{MAX_NESTING}级"), format!("nested more than {MAX_NESTING} deep")),
            Self::GuideTitle => Bilingual::new("指南以唯一的“# 标题”开头", "a guide begins with its one `# title`"),
            Self::GuideKey => Bilingual::new("指南的小标题须是条款键", "headings of a guide are article keys"),
            Self::GuideKeyTwice => Bilingual::new("同一条款键出现两次", "this article key stands twice"),
        }
    }

    /// What to do.
    pub fn remedy(self) -> Bilingual {
        match self {
            Self::RawHtml => Bilingual::new(
                "用 Markdown 写法，或删去；要显示尖括号就写成 \\<",
                "use Markdown, or remove it; write \\< to show the bracket",
            ),
            Self::Link => Bilingual::new(
                "用 https:、mailto:、tel: 或站内相对链接；附件写 files/文件名",
                "use https:, mailto:, tel: or a relative link within the site; files/NAME leads to an attachment",
            ),
            Self::Blank => Bilingual::new("空格写成 %20", "write a blank as %20"),
            Self::Host => Bilingual::new(
                "https:// 之后写主机名，如 https://gongshi.example/；外文域名可写 xn-- 形式",
                "write the host after https://, as in https://gongshi.example/; a foreign name may be written in its xn-- form",
            ),
            Self::Image => Bilingual::new("图片作为附件放在 files/", "put pictures into files/ as attachments"),
            Self::Nesting => Bilingual::new("减少层次", "nest less"),
            Self::GuideTitle => Bilingual::new("在首行写 # 标题，其余用 ## 条款键", "write `# title` first, then `## <key>` headings"),
            Self::GuideKey => Bilingual::new("写成 ## 13，其下可用 ### 13-3", "write ## 13, and ### 13-3 below it"),
            Self::GuideKeyTwice => Bilingual::new("合并为一处", "make one of the two"),
        }
    }
}
