//! What stands around every page: the site's own words, the way here, the other language.

use serde::Serialize;

use crate::model::route::Route;
use crate::model::text::Lang;
use crate::plan::linked;
use crate::plan::view::{Banner, Crumb, Dated, FeedLink};
use crate::plan::{Item, Subject, Survey, Written, address};

/// What every page of a language shows; paths are from the root of the site.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct SiteFrame {
    pub title: String,
    pub publisher: String,
    pub sample: bool,
    pub as_of: Dated,
    pub nav: Vec<NavLink>,
    pub schemes: Vec<SchemeLink>,
    pub footer: FooterFrame,
    pub contacts: Vec<ContactLine>,
}

/// An entry of the main navigation.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct NavLink {
    pub id: &'static str,
    pub text: String,
    pub path: String,
}

/// A scheme in the frame.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct SchemeLink {
    pub id: String,
    pub name: String,
    pub path: String,
}

/// The foot of every page.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct FooterFrame {
    pub icp: String,
    pub police: String,
    pub site_code: String,
    pub links: Vec<NavLink>,
}

/// An office in the foot of every page.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ContactLine {
    pub scheme: String,
    pub office: String,
    pub phone: String,
    pub email: String,
}

/// What the frame of one page shows; addresses are relative to the page, but for `canonical` and `alternates`.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct PageFrame {
    pub kind: &'static str,
    pub title: String,
    pub description: String,
    pub root: String,
    pub section: String,
    pub canonical: String,
    pub other_href: Option<String>,
    pub alternates: Vec<Alternate>,
    pub crumbs: Vec<Crumb>,
    pub feeds: Vec<FeedLink>,
    pub banners: Vec<Banner>,
    pub untranslated: bool,
    /// Where to go on at once, from a page that moved.
    pub refresh: Option<String>,
    /// Nothing here to be found by a search engine.
    pub noindex: bool,
    pub linked: Option<String>,
}

/// The same page in a language.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Alternate {
    pub lang: &'static str,
    pub href: String,
}

/// What every page of a language shows.
#[must_use]
pub fn site(survey: &Survey<'_>, lang: Lang) -> SiteFrame {
    let register = survey.register;
    let link = |id: &'static str, zh: &str, en: &str, path: &str| NavLink {
        id,
        text: match lang {
            Lang::Zh => zh.to_owned(),
            Lang::En => en.to_owned(),
        },
        path: format!("{}/{path}", lang.code()),
    };
    SiteFrame {
        title: register.site.title.get(lang).to_owned(),
        publisher: register.site.publisher.get(lang).to_owned(),
        sample: register.site.sample,
        as_of: Dated { iso: survey.day.to_string(), text: survey.day.words().get(lang).to_owned() },
        nav: vec![
            link("notices", "公示", "Notices", address::NOTICES),
            link("hosts", "依托单位", "Hosts", address::HOSTS),
            link("policies", "政策文件", "Policies", address::POLICIES),
            link("calendar", "工作日历", "Calendar", address::CALENDAR),
            link("data", "数据", "Data", address::DATA),
            link("objection", "如何提出异议", "How to object", address::OBJECTION),
        ],
        schemes: register
            .schemes
            .iter()
            .map(|scheme| SchemeLink {
                id: scheme.id.to_string(),
                name: scheme.name.get(lang).to_owned(),
                path: format!("{}/{}", lang.code(), address::scheme(&scheme.id)),
            })
            .collect(),
        footer: FooterFrame {
            icp: register.site.footer.icp.clone(),
            police: register.site.footer.police.clone(),
            site_code: register.site.footer.site_code.clone(),
            links: vec![
                link("accessibility", "无障碍声明", "Accessibility", address::ACCESSIBILITY),
                link("verify", "如何核验", "How to verify", address::VERIFY),
                link("checks", "发布前的检查", "Checks before publishing", address::CHECKS),
                link("data", "数据下载", "Data", address::DATA),
            ],
        },
        contacts: register
            .schemes
            .iter()
            .filter_map(|scheme| {
                let contact = scheme.contact.as_ref()?;
                Some(ContactLine {
                    scheme: scheme.authority.get(lang).to_owned(),
                    office: contact.office.get(lang).to_owned(),
                    phone: contact.phone.clone(),
                    email: contact.email.clone(),
                })
            })
            .collect(),
    }
}

/// The frame of one page.
#[must_use]
pub fn page(survey: &Survey<'_>, item: &Item, route: &Route, written: &Written) -> PageFrame {
    let base = &survey.register.site.base_url;
    let absolute = |lang: Lang, path: &str| format!("{base}{}/{path}", lang.code());
    let root = if matches!(item.subject, Subject::Missing) { base.clone() } else { "../".repeat(route.depth()) };
    let head = &written.head;
    let moved = match &item.subject {
        Subject::Moved { to, .. } => to.path(),
        _ => None,
    };
    let refresh = moved.as_ref().and_then(|path| Some(Route::new(&format!("{}/{path}", item.lang.code()))?.relative_to(route)));
    let (canonical, other_href, alternates) = match item.subject.path() {
        None => (format!("{base}{}", if route.as_str() == "index.html" { "" } else { route.as_str() }), None, Vec::new()),
        Some(path) => {
            let other = match item.lang {
                Lang::Zh => Lang::En,
                Lang::En => Lang::Zh,
            };
            let old = matches!(item.subject, Subject::Moved { .. } | Subject::Gone { .. });
            let pair = if old || head.untranslated || survey.is_untranslated(&item.subject) {
                Vec::new()
            } else {
                let mut pair: Vec<Alternate> = Lang::ALL.map(|lang| Alternate { lang: lang.tag(), href: absolute(lang, &path) }).into();
                pair.push(Alternate { lang: "x-default", href: absolute(Lang::Zh, &path) });
                pair
            };
            let own = if head.untranslated { Lang::Zh } else { item.lang };
            let canonical = absolute(own, moved.as_deref().unwrap_or(&path));
            (canonical, Some(format!("{root}{}/{path}", other.code())), pair)
        }
    };
    let linked = linked::block(base, &head.crumbs, (&head.title, &canonical), head.about.as_ref());
    PageFrame {
        kind: written.kind,
        title: head.title.clone(),
        description: head.description.clone(),
        root,
        section: head.section.clone(),
        canonical,
        other_href,
        alternates,
        crumbs: head.crumbs.clone(),
        feeds: head.feeds.clone(),
        banners: head.banners.clone(),
        untranslated: head.untranslated,
        refresh,
        noindex: matches!(item.subject, Subject::Gone { .. }),
        linked,
    }
}
