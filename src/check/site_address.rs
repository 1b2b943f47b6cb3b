//! # site-address：网站地址、邮箱或电话不能用作链接 / an address of the site that cannot be a link
//!
//! `base-url` 写进每一页的规范地址、订阅和站点地图，须是 https（内网可用 http）开头、带主机名的地址；受理部门的邮箱、电话写成页面上的
//! 链接，邮箱只能是一个地址，电话只能是数字、空格和 `+ - ( )`，分机写“转”。
//!
//! `base-url` goes into the canonical address of every page, the feeds and the site map: it begins with https (http within a
//! network of one's own) and names a host. Mail and telephone of an office become links: one mailbox, and digits with spaces
//! and `+ - ( )`, an extension after 转.
//!
//! 依据 / rests on: 链接只用 https、mailto、tel 和站内地址（本站约定）/ links are https, mailto, tel or within the site (this site's own rule).
//!
//! ```toml
//! # 错 / bad
//! base-url = "javascript:alert(1)"
//! # 对 / good
//! base-url = "https://gongshi.example/"
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Place};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    let mut tell = |key: &str, value: &str, zh: &str, en: &str| {
        findings.push(
            Finding::error("site-address", Place::key("site.toml", key), zh, en)
                .value(value)
                .rule("链接只用 https、mailto、tel 和站内地址", "links are https, mailto, tel or within the site")
                .remedy(
                    "按例子改正：https://gongshi.example/、office@gongshi.example、0532-85911234",
                    "write it as in https://gongshi.example/, office@gongshi.example, 0532-85911234",
                ),
        );
    };
    let base_url = scene.register.site.base_url.as_str();
    if !is_base(base_url) {
        tell("base-url", base_url, "网站地址不是 https 或 http 地址", "the site's address is no https or http address");
    }
    for contact in scene.register.schemes.iter().filter_map(|scheme| scheme.contact.as_ref()) {
        if !is_mailbox(&contact.email) {
            tell("contact", &contact.email, "邮箱不是一个邮件地址", "the mailbox is not one mail address");
        }
        let phones = [Some(&contact.phone), contact.supervision.as_ref().map(|office| &office.phone)];
        for phone in phones.into_iter().flatten().filter(|phone| !is_phone(phone)) {
            tell("contact", phone, "电话里有不能拨的字符", "the telephone number holds what cannot be dialled");
        }
    }
}

/// The address of a site as it is used, with a `/` at its end, which is added where it is left out.
///
/// # Errors
/// It cannot be the address of a site; why, in both languages.
pub fn base_address(url: &str) -> Result<String, String> {
    if is_base(url) {
        Ok(format!("{}/", url.trim_end_matches('/')))
    } else {
        Err("应为 https 或 http 地址，如 https://gongshi.example/ / an https or http address, as https://gongshi.example/".to_owned())
    }
}

fn is_base(url: &str) -> bool {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    host.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')
            && !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'<>\\`{}|^?#@".contains(c))
    })
}

fn is_mailbox(mail: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
    mail.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && name.chars().all(word) && host.contains('.') && host.chars().all(word))
}

fn is_phone(phone: &str) -> bool {
    phone.contains(|c: char| c.is_ascii_digit()) && phone.chars().all(|c| c.is_ascii_digit() || " +-()（）—、，,/转".contains(c))
}
