//! What happens around the files: folders come, go and are exchanged, links lead elsewhere, saves follow each other at once.

use super::*;

const ACT: &str = "content/schemes/lake/acts/2026/1119-recognition";

impl Desk {
    /// Does something that is seen, and waits until it is.
    fn seen(&self, act: impl Fn()) {
        let page = self.page("/zh/index.html");
        let seen = page.split("data-seen=\"").nth(1).unwrap().split('"').next().unwrap();
        act();
        assert_eq!(self.get(&format!("/.gongshi/changed?{seen}")).status, 200);
    }
}

#[test]
#[cfg(unix)]
fn a_link_to_a_folder_leaves_nothing_unwatched() {
    let desk = Desk::new(|content| std::os::unix::fs::symlink("../schemes", content.join("hosts/x")).unwrap());
    assert!(desk.get("/").status == 503 && desk.shows("not-a-file"));
    fs::remove_file(desk.at("content/hosts/x")).unwrap();
    let good = desk.build();
    desk.until("the link is gone", |desk| desk.differs(&good).is_none());
    edit(&desk.at(&format!("{LAKE}/bases/LK-2025-001.toml")), "Lin Yi", "Lin Er");
    let edited = desk.build();
    desk.until("what it led to changes", |desk| desk.differs(&edited).is_none());
}

