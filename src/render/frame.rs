//! What stands around every page: the site's own words, the way here, the other language.

use serde::Serialize;

use crate::model::route::Route;
use crate::model::text::Lang;
use crate::plan::linked;
use crate::plan::view::{Banner, Crumb, Dated, FeedLink, Markup, as_markup};
use crate::plan::{Item, Subject, Survey, Written, address};

/// What every page of a language shows; paths are from the root of the site.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct SiteFrame {
    pub title: String,
    pub publisher: String,
    pub sample: bool,
    /// Whether there is a search page.
    pub search: bool,
    /// Whether there are several schemes, so that they can be compared.
    pub compared: bool,
    pub as_of: Dated,
    pub nav: Vec<NavLink>,
    pub schemes: Vec<SchemeLink>,
    pub footer: FooterFrame,
}

/// An entry of the main navigation.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct NavLink {
    /// The section it leads to, which a template may compare with that of the page.
    pub section: &'static str,
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

/// What the frame of one page shows; addresses are relative to the page, but for `canonical` and those to the page in the other language.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct PageFrame {
    pub kind: &'static str,
    pub title: String,
    pub title_lang: Option<&'static str>,
    pub description: String,
    pub root: String,
    pub section: String,
    /// The offices in the foot, as the entries of a list: on a scheme's pages its own alone.
    pub contacts: Markup,
    pub canonical: String,
    pub other_href: Option<String>,
    /// The way here, as the entries of a list; empty for none.
    pub crumbs: Markup,
    /// The same page in each language, and its feeds, as `<link>`s.
    pub links: Markup,
    pub banners: Vec<Banner>,
    pub untranslated: bool,
    /// Where to go on at once, from a page that moved.
    pub refresh: Option<String>,
    /// Nothing here to be found by a search engine.
    pub noindex: bool,
    #[serde(serialize_with = "as_markup")]
    pub linked: String,
}

/// What every page of a language shows.
#[must_use]
pub fn site(survey: &Survey<'_>, lang: Lang) -> SiteFrame {
    let register = survey.register;
    let link = |section: &'static str, zh: &str, en: &str, path: &str| NavLink {
        section,
        text: lang.pick(zh, en).to_owned(),
        path: format!("{}/{path}", lang.code()),
    };
    SiteFrame {
        title: register.site.title.get(lang).to_owned(),
        publisher: register.site.publisher.get(lang).to_owned(),
        sample: register.site.sample,
        search: survey.searched,
        as_of: Dated { iso: survey.day.to_string(), text: survey.day.words().get(lang).to_owned() },
        compared: survey.is_compared(),
        nav: [
            link("notices", "公示", "Notices", address::NOTICES),
            link("registers", "名录", "Registers", address::REGISTERS),
            link("hosts", "依托单位", "Hosts", address::HOSTS),
            link("policies", "政策文件", "Policies", address::POLICIES),
            link("compare", "制度对照", "Side by side", address::COMPARE),
            link("calendar", "工作日历", "Calendar", address::CALENDAR),
            link("data", "数据", "Data", address::DATA),
            link("objection", "如何提出异议", "How to object", address::OBJECTION),
        ]
        .into_iter()
        .filter(|link| link.section != "compare" || survey.is_compared())
        .collect(),
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
    }
}

/// The frame of one page.
#[must_use]
pub fn page(survey: &Survey<'_>, item: &Item, route: &Route, written: &Written) -> PageFrame {
    let base = &survey.register.site.base_url;
    let absolute = |lang: Lang, path: &str| [base.as_str(), lang.code(), "/", path].concat();
    let root = if matches!(item.subject, Subject::Missing) { survey.register.site.root().to_owned() } else { "../".repeat(route.depth()) };
    let head = &written.head;
    let moved = match &item.subject {
        Subject::Moved { to, .. } => to.path(),
        _ => None,
    };
    let refresh = moved.as_ref().and_then(|path| Some(Route::new(&format!("{}/{path}", item.lang.code()))?.relative_to(route)));
    let mut links = Markup::with_room(item.lang, 1024);
    let (canonical, other_href) = match item.subject.path() {
        None => (format!("{base}{}", if route.as_str() == "index.html" { "" } else { route.as_str() }), None),
        Some(path) => {
            let old = matches!(item.subject, Subject::Moved { .. } | Subject::Gone { .. });
            if !(old || head.untranslated || item.subject.is_untranslated(survey)) {
                let (zh, en) = (absolute(Lang::Zh, &path), absolute(Lang::En, &path));
                for (lang, href) in [(Lang::Zh.tag(), &zh), (Lang::En.tag(), &en), ("x-default", &zh)] {
                    links.raw("<link rel=\"alternate\" hreflang=\"").raw(lang).element("\" href=\"", href, "\">");
                }
            }
            let own = if head.untranslated { Lang::Zh } else { item.lang };
            let canonical = absolute(own, moved.as_deref().unwrap_or(&path));
            (canonical, Some([root.as_str(), item.lang.other().code(), "/", &path].concat()))
        }
    };
    let linked = linked::block(base, &head.crumbs, &head.title, head.about.as_ref());
    print_feeds(&head.feeds, &mut links);
    PageFrame {
        kind: written.kind,
        title: head.title.clone(),
        title_lang: head.title_lang,
        description: head.description.clone(),
        root,
        section: head.section.clone(),
        contacts: contacts(survey, item.lang, route),
        canonical,
        other_href,
        crumbs: crumbs(&head.crumbs, item.lang),
        links,
        banners: head.banners.clone(),
        untranslated: head.untranslated,
        refresh,
        noindex: matches!(item.subject, Subject::Gone { .. }),
        linked: linked.unwrap_or_default(),
    }
}

fn crumbs(way: &[Crumb], lang: Lang) -> Markup {
    let mut crumbs = Markup::with_room(lang, 80 * way.len());
    for crumb in way {
        crumbs.raw("<li>").link(&crumb.title, &crumb.href).raw("</li>");
    }
    crumbs
}

fn contacts(survey: &Survey<'_>, lang: Lang, route: &Route) -> Markup {
    let mut contacts = Markup::with_room(lang, 256);
    let schemes = &survey.register.schemes;
    let folder = route.as_str().split('/').nth(1);
    let own = schemes.iter().find(|scheme| Some(scheme.id.as_str()) == folder);
    for scheme in schemes.iter().filter(|scheme| own.is_none_or(|own| own.id == scheme.id)) {
        let Some(contact) = &scheme.contact else { continue };
        contacts.element("<li>", scheme.authority.get(lang), lang.pick("", ", ")).text(contact.office.get(lang));
        contacts.element("<br><a class=\"nobr\" href=\"tel:", &contact.phone, "\">").text(&contact.phone).raw("</a> ");
        contacts.element("<a class=\"code\" href=\"mailto:", &contact.email, "\">").text(&contact.email).raw("</a></li>");
    }
    contacts
}

fn print_feeds(feeds: &[FeedLink], links: &mut Markup) {
    for feed in feeds {
        links.raw("<link rel=\"alternate\" type=\"").raw(feed.r#type).element("\" title=\"", &feed.title, "\"");
        links.element(" href=\"", &feed.href, "\">");
    }
}
