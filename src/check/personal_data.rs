//! # personal-data：个人信息 / personal data
//!
//! 内容里不得有手机号码、公民身份号码、护照号码、银行卡号和个人电子邮箱。查的是每个文件的每一处：文字、列表、注释、
//! 文件和文件夹名称、链接、附件（包括属性、批注、表单、图章和图片里的信息）；生成的网页和数据文件在写出前再查一遍。
//! 全角、空格、连字符、汉字数字写法同样查出。
//! 办公电话、统一社会信用代码、文号、已打码的号码、日期、金额、校验值不在其列；单位域名下的邮箱是办公邮箱，
//! 个人邮箱服务商（qq.com、163.com、gmail.com 等）的邮箱不论谁用都算个人的。报告只说种类、位置和长度，从不重复内容。
//! 这项检查不能用 override 放行：公开出去的收不回来。
//!
//! Content holds no mobile number, resident identity number, passport number, bank card number or private mailbox. Every spot of
//! every file is looked at: prose, lists, comments, names of files and folders, links, attachments with their properties,
//! comments, forms, stamps and what pictures carry; finished pages and data files once more before they are published.
//! Full-width digits, spaces, hyphens and Chinese numerals hide nothing. Office lines, social-credit codes, numbers of
//! documents, masked values, dates, amounts and hashes pass; a mailbox at a body's own domain is an office, one at a provider for
//! private persons (qq.com, 163.com, gmail.com …) is private whoever reads it. The report names sort, place and length and never repeats the value.
//! No override lets this pass: what was once published cannot be taken back.
//!
//! 依据 / rests on: 《个人信息保护法》第六条（限于最小范围）、第十三条（须有法定事由）、第二十五条（未经单独同意不得公开）、
//! 第二十八条至第三十条（金融账户等敏感个人信息）、第三十四条（不得超出法定职责所必需）；《政府信息公开条例》第十五条（个人隐私）/
//! the Personal Information Protection Law, articles 6, 13, 25, 28 to 30 and 34; the Regulation on the Disclosure of
//! Government Information, article 15.
//!
//! ```markdown
//! 错 / bad   联系人：某某，138-1234-567□（写全了的手机号码 / a mobile number in full）
//! 对 / good  联系：国际合作处，0532-85911234
//! ```

use super::{Scene, seen};
use crate::finding::{At, Finding, Findings, Level, Place};
use crate::model::sighting::Concern;

/// What both this check and the look at the finished site rest on.
const RULE: (&str, &str) = (
    "《个人信息保护法》第十三条、第二十五条、第二十八条至第三十条；《政府信息公开条例》第十五条",
    "Personal Information Protection Law, articles 13, 25 and 28 to 30; Regulation on the Disclosure of Government Information, article 15",
);

/// What to do about personal data in the content.
const REMEDY: (&str, &str) = (
    "删去，或改用办公电话、办公邮箱；确需对应到人的，打码（138****1234）。已提交过的，请同时清理版本历史；确非个人信息的编号，在前面写明“编号”“注册号”等",
    "remove it, or give the office's line or mailbox; mask it (138****1234) where it must be told whose it is. If it was committed before, clear the history too; before a number that is no personal data write what it is, such as 编号",
);

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let seen = seen::of(scene, Concern::Personal, "personal-data", Level::Error);
    findings.extend(seen.map(|finding| finding.rule(RULE.0, RULE.1).remedy(REMEDY.0, REMEDY.1)));
}

/// Personal data in a file that was about to be published.
pub(super) fn in_output(path: &str, line: usize, column: usize, (zh, en): (&str, &str), length: usize) -> Finding {
    let place = Place { file: path.to_owned(), at: At::Line(line, column) };
    let says = (
        format!("将要发布的文件里有{zh}（{length}个字符）"),
        format!("a file that was about to be published holds a {en} of {length} characters"),
    );
    Finding::error("personal-data", place, says.0, says.1).rule(RULE.0, RULE.1).remedy(
        "在内容、模板或静态文件里找到来源并删去；网站未更新，仍是原样",
        "find where it comes from in the content, the templates or the static files and remove it; the site was left as it is",
    )
}
