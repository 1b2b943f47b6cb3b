//! # site-address：网站地址、许可、邮箱或电话不能用作链接 / an address of the site that cannot be a link
//!
//! `base-url` 写进每一页的规范地址、订阅和站点地图，须是 https（内网可用 http）开头、带主机名的地址；`[reuse]` 的 `url` 是数据页和结构化
//! 数据里许可的链接，须是 https 地址；受理部门的邮箱、电话写成页面上的链接，邮箱只能是一个地址，电话只能是数字、空格和 `+ - ( )`，
//! 分机写“转”。
//!
//! `base-url` goes into the canonical address of every page, the feeds and the site map: it begins with https (http within a
//! network of one's own) and names a host. The `url` of `[reuse]` is the link of the licence, on the data page and in structured
//! data: an https address. Mail and telephone of an office become links: one mailbox, and digits with spaces and `+ - ( )`, an
//! extension after 转.
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
use crate::model::host::is_host_and_port;

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
    let site = &scene.register.site;
    if !is_base(&site.base_url) {
        tell("base-url", &site.base_url, "网站地址不是 https 或 http 地址", "the site's address is no https or http address");
    }
    if let Some(url) = site.reuse.as_ref().and_then(|reuse| reuse.url.as_deref()).filter(|url| !is_page(url)) {
        tell("reuse.url", url, "许可的地址不是 https 地址", "the address of the licence is no https address");
    }
    for (place, contact) in site.contact.iter().enumerate() {
        if !is_mailbox(&contact.email) {
            let key = format!("contact[{place}].email");
            tell(&key, &contact.email, "邮箱不是一个邮件地址", "the mailbox is not one mail address");
        }
        let phones = [("phone", Some(&contact.phone)), ("supervision.phone", contact.supervision.as_ref().map(|office| &office.phone))];
        for (key, phone) in phones {
            if let Some(phone) = phone.filter(|phone| !is_phone(phone)) {
                let key = format!("contact[{place}].{key}");
                tell(&key, phone, "电话里有不能拨的字符", "the telephone number holds what cannot be dialled");
            }
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

/// Whether a text can stand before the path of every page.
fn is_base(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.contains(['?', '#']) && !rest.contains("//") && is_place(rest))
}

/// Whether a text is the address of a page elsewhere.
fn is_page(url: &str) -> bool {
    url.strip_prefix("https://").is_some_and(is_place)
}

/// What stands after `https://`: a host, a port where there is one, and a way that climbs nowhere.
fn is_place(rest: &str) -> bool {
    let bare = |c: char| !c.is_whitespace() && !c.is_control() && !"\"'<>\\`{}|^".contains(c);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (place, way) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let path = way.split(['?', '#']).next().unwrap_or_default();
    let climbs = |part: &str| matches!(part.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..");
    rest.chars().all(bare) && is_host_and_port(place) && !path.split('/').any(climbs)
}

fn is_mailbox(mail: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
    mail.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && name.chars().all(word) && host.contains('.') && host.chars().all(word))
}

fn is_phone(phone: &str) -> bool {
    phone.contains(|c: char| c.is_ascii_digit()) && phone.chars().all(|c| c.is_ascii_digit() || " +-()（）—、，,/转".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_host_and_climbs_nowhere() {
        for good in [
            "https://gongshi.example/",
            "http://10.0.0.8:8080/gongshi/",
            "https://[::1]:8443/",
            "https://公示.example",
            "http://localhost/",
        ] {
            assert!(is_base(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "//evil.example/",
            "https://",
            "https:///a",
            "https://u:p@x.example/",
            "https://x.example:65536/",
            "https://x.example:0/",
            "https://x.example:/",
            "https://x.example:+80/",
            "https://x.example/../a/",
            "https://x.example//evil.example/",
            "https://x.example/a/%2E./b/",
            "https://a..b/",
            "https://[::1/",
            "https://x.example/?a",
            "https://x.example/a b",
            "https://x.example/\"onload",
        ] {
            assert!(!is_base(bad), "{bad}");
        }
        assert!(is_page("https://creativecommons.org/licenses/by/4.0/deed.zh?a=../b#top"));
        for bad in ["http://x.example/", "data:text/html,1", "//evil.example/", "https://u:p@x.example/", "HTTPS:alert(1)"] {
            assert!(!is_page(bad), "{bad}");
        }
    }
}
