//! The pages of the checks, and the acts that override one.

use std::fs;

use gongshi::check::CHECKS;
use gongshi::model::day::Day;

use crate::root;
use crate::work::Work;

#[test]
fn an_override_leads_to_its_check_and_back() {
    let work = Work::small().over(&root().join("tests/cases/window-days/bad"));
    let act = "schemes/lake/acts/2026/1119-recognition/act.toml";
    let text = fs::read_to_string(work.path().join(act)).unwrap();
    work.put(act, format!("{text}\n[[override]]\ncheck = \"window-days\"\nreason = {{ zh = \"末日顺延\", en = \"moved on\" }}\n"));
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("dist");
    gongshi::build(&crate::sources_unminified(vec![work.path()]), &site, Day::new(2026, 11, 21).unwrap()).unwrap();
    let page = |path: &str| fs::read_to_string(site.join(path)).unwrap();
    for (lang, reason) in [("zh", "末日顺延"), ("en", "moved on")] {
        let act = page(&format!("{lang}/lake/acts/2026/1119-recognition.html"));
        assert!(act.contains("href=\"../../../checks/window-days.html\"") && act.contains(reason));
        let check = page(&format!("{lang}/checks/window-days.html"));
        assert!(check.contains("href=\"../lake/acts/2026/1119-recognition.html\"") && check.contains(reason));
        let index = page(&format!("{lang}/checks/index.html"));
        for check in CHECKS {
            assert!(index.contains(&format!("href=\"{}.html\"", check.code)));
            let (page, parts) = (page(&format!("{lang}/checks/{}.html", check.code)), check.parts());
            let (own, other) = if lang == "zh" { (&parts.why.zh, &parts.why.en) } else { (&parts.why.en, &parts.why.zh) };
            // Up to the first mark of Markdown or character that HTML spells otherwise.
            let opening = |text: &str| text.split(['`', '"', '\'', '&', '<', '\n']).find(|part| part.len() > 12).unwrap().to_owned();
            assert!(page.contains(&opening(own)) && !page.contains(&opening(other)), "{lang} {}", check.code);
        }
    }
}
