//! What a reader of the sample must be able to see on a page, on the day the sample is built for.

use crate::built_site;

fn page(path: &str) -> String {
    std::fs::read_to_string(built_site().join(path)).unwrap_or_else(|_| panic!("{path}"))
}

/// The captions of the first table of a page.
fn captions(page: &str) -> Vec<String> {
    let head = page.split_once("<thead>").unwrap().1.split_once("</thead>").unwrap().0;
    head.split("<th scope=col>").skip(1).map(|cell| cell.split('<').next().unwrap().to_owned()).collect()
}

#[test]
fn what_decides_stands_beside_the_name() {
    for (path, wanted) in [
        ("en/qingdao/acts/2025/1024-recognition.html", ["No.", "Base", "Decided"]),
        ("en/sichuan/acts/2025/0606-evaluation.html", ["No.", "Base", "Outcome"]),
        ("en/qingdao/acts/2025/0110-opening.html", ["No.", "Base", "Standing then"]),
        ("en/qingdao/bases/index.html", ["Number", "Base", "Standing"]),
        ("zh/qingdao/bases/index.html", ["编号", "基地名称", "状态"]),
    ] {
        assert_eq!(captions(&page(path))[..3], wanted, "{path}");
    }
}

#[test]
fn a_notice_taken_back_says_so_first() {
    for lang in ["zh", "en"] {
        let page = page(&format!("{lang}/zhengzhou/acts/2024/0304-recognition.html"));
        let first = page.split_once("<p class=\"banner banner-").unwrap().1.split_once("</p>").unwrap().0;
        let withdrawal = if lang == "zh" {
            "已于<span class=\"nobr\">2024年3月6日</span>撤回"
        } else {
            "was withdrawn on <span class=\"nobr\">6 March 2024</span>"
        };
        assert!(first.starts_with("warn") && first.contains(withdrawal) && first.contains("<a href="), "{first}");
    }
}

#[test]
fn a_correction_that_restarts_a_period_shows_it_and_how_to_object() {
    let page = page("en/guangdong/acts/2026/1118-correction.html");
    for shown in ["data-first=2026-11-18", "data-last=2026-11-24", "chip-open", "2 working days left", "data-invite", "mailto:"] {
        assert!(page.replace('"', "").contains(shown), "{shown}");
    }
}

#[test]
fn only_while_it_may_still_be_heard_is_anybody_asked_to_object() {
    for (path, words) in [
        ("en/sichuan/acts/2023/0410-recognition.html", "objections are no longer accepted"),
        ("en/sichuan/acts/2026/1120-recognition.html", "Objections are accepted:"),
    ] {
        let page = page(path);
        let (_, section) = page.split_once("id=objection>").or_else(|| page.split_once("id=\"objection\">")).unwrap();
        let section = section.split_once("</section>").unwrap().0;
        assert!(section.contains(words), "{section}");
        assert_eq!(section.contains("may object"), section.contains("data-invite"), "{section}");
        assert_eq!(section.contains("data-invite"), path.contains("2026"), "{section}");
    }
}

#[test]
fn acts_of_one_title_are_told_apart_by_their_day() {
    for (act, day) in [("0304", "（2024年3月4日）"), ("0407", "（2024年4月7日）")] {
        let page = page(&format!("zh/zhengzhou/acts/2024/{act}-recognition.html"));
        assert!(page.split_once("</title>").unwrap().0.contains(day), "{act}");
    }
}

#[test]
fn no_two_bases_share_a_title() {
    for lang in ["zh", "en"] {
        let mut known = std::collections::BTreeMap::new();
        for scheme in ["guangdong", "national", "qingdao", "sichuan", "zhengzhou"] {
            for file in std::fs::read_dir(built_site().join(format!("{lang}/{scheme}/bases"))).unwrap() {
                let path = file.unwrap().path();
                let Ok(page) = std::fs::read_to_string(&path) else { continue };
                let title = page.split_once("<title>").unwrap().1.split_once("</title>").unwrap().0.to_owned();
                if let Some(other) = known.insert(title, path.clone()) {
                    panic!("{} and {} share their title", other.display(), path.display());
                }
            }
        }
    }
}

#[test]
fn open_lists_say_as_of_which_day_and_are_there_for_cards_to_move_to() {
    for path in ["zh/index.html", "en/notices/index.html", "en/objection.html", "zh/guangdong/index.html"] {
        let page = page(path);
        for list in ["open", "scheduled", "closed"] {
            assert!(page.contains(&format!("data-list={list}>")), "{path}: {list}");
        }
        let open = page.split_once("<h2 id=open>").unwrap().1.split_once("</h2>").unwrap().0;
        assert!(open.contains("data-asof"), "{path}: {open}");
    }
}

#[test]
fn every_page_leads_to_the_search() {
    let mut without_box = Vec::new();
    for (path, bytes) in crate::work::files(built_site()).into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8(bytes).unwrap();
        assert!(page.contains("search/index.html") || path.ends_with("/search/index.html"), "{path}");
        if !page.contains("role=search") && !page.contains("role=\"search\"") {
            without_box.push(path);
        }
    }
    // Those that stand above both languages.
    assert_eq!(without_box, ["404.html", "index.html"]);
}
