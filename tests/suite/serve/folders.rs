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

#[test]
fn a_folder_exchanged_for_its_copy_shows_what_the_copy_holds() {
    let form = format!("{ACT}/files/form.txt");
    let desk = Desk::new(|content| write(&content.parent().unwrap().join(&form), b"1"));
    let time = fs::metadata(desk.at(&form)).unwrap().modified().unwrap();
    for bytes in ["1", "2"] {
        copy(&desk.at(ACT), &desk.at("copy"));
        fs::write(desk.at("copy/files/form.txt"), bytes).unwrap();
        fs::File::options().write(true).open(desk.at("copy/files/form.txt")).unwrap().set_modified(time).unwrap();
        fs::rename(desk.at(ACT), desk.at("away")).unwrap();
        fs::rename(desk.at("copy"), desk.at(ACT)).unwrap();
        let built = desk.build();
        desk.until(&format!("a copy with {bytes}"), |desk| desk.differs(&built).is_none());
        fs::remove_dir_all(desk.at("away")).unwrap();
    }
}

#[test]
fn a_static_file_at_an_address_of_the_site_is_told() {
    let desk = Desk::new(|_| {});
    let good = desk.build();
    for path in ["zh/index.html", "zh/lake", "manifest.json", "search/x.txt", "data/hosts.csv/x.txt"] {
        write(&desk.at("site").join(path), b"x");
        desk.until(path, |desk| desk.shows("address-taken"));
        assert_eq!(desk.differs(&good), None, "{path}: the last good site stays up");
        let top = desk.at("site").join(path.split('/').next().unwrap());
        let _ = fs::remove_dir_all(&top).or_else(|_| fs::remove_file(&top));
        desk.until(path, |desk| !desk.shows("address-taken"));
    }
    assert_eq!(desk.differs(&good), None);
}

#[test]
fn templates_that_printed_stay_until_others_do() {
    let desk = Desk::new(|_| {});
    let good = desk.build();
    let home = desk.at("templates/pages/home.html");
    let text = fs::read_to_string(&home).unwrap();
    let misprint = |n: usize| {
        let asks = format!("{{% block content %}}{{{{ view.nothing.at.all{n} }}}}");
        fs::write(&home, text.replace("{% block content %}", &asks)).unwrap();
    };
    let site = desk.at("content/site.toml");
    let sound = fs::read(&site).unwrap();
    fs::write(&site, "x =").unwrap();
    desk.until("the content is broken", |desk| desk.shows("toml-syntax"));
    (0..2).for_each(|n| desk.seen(|| misprint(n)));
    fs::write(&site, sound).unwrap();
    desk.until("the content is mended", |desk| desk.shows("template") && !desk.shows("toml-syntax"));
    assert_eq!(desk.differs(&good), None, "neither template was ever tried");
    fs::write(&home, &text).unwrap();
    desk.until("the template is mended", |desk| !desk.shows("template"));
    (0..4).for_each(|n| {
        misprint(n);
        std::thread::sleep(Duration::from_millis(10));
    });
    desk.until("one save after the other", |desk| desk.shows("template"));
    assert_eq!(desk.differs(&good), None);
}

#[test]
#[cfg(target_os = "linux")]
fn what_could_not_be_read_is_tried_again() {
    let desk = Desk::new(|_| {});
    desk.page("/zh/index.html");
    let limit = Command::new("prlimit").args(["--nofile=60", "--pid", &desk.server.id().to_string()]).status().unwrap();
    assert!(limit.success());
    let half = |_| {
        let mut stream = TcpStream::connect(&desk.address).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHo").unwrap();
        stream
    };
    let waiting: Vec<TcpStream> = (0..100).map(half).collect();
    std::thread::sleep(Duration::from_secs(1));
    edit(&desk.at(&format!("{LAKE}/bases/LK-2025-001.toml")), "Lin Yi", "Lin Er");
    edit(&desk.at("templates/pages/home.html"), "{% block content %}", "{% block content %}<!-- -->");
    std::thread::sleep(Duration::from_secs(1));
    drop(waiting);
    let edited = desk.build();
    desk.until("there are descriptors again", |desk| desk.differs(&edited).is_none() && !desk.shows("unreadable"));
}
