//! `gongshi serve`, as a browser and an editor meet it: files change, break and are mended while it runs.

mod folders;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use gongshi::Sources;
use gongshi::model::day::Day;

use crate::root;
use crate::work::files;

/// A folder with content, templates and static files of its own, and a server of it.
struct Desk {
    home: tempfile::TempDir,
    server: Child,
    address: String,
    terminal: BufReader<ChildStdout>,
}

struct Answered {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Desk {
    fn new(before: impl Fn(&Path)) -> Self {
        let home = tempfile::tempdir().unwrap();
        for (from, to) in [("tests/small/content", "content"), ("templates", "templates"), ("site", "site")] {
            copy(&root().join(from), &home.path().join(to));
        }
        before(&home.path().join("content"));
        let mut server = Command::new(env!("CARGO_BIN_EXE_gongshi"))
            .args(["serve", "--port", "0", "--as-of", "2026-11-21", "--no-minify"])
            .current_dir(home.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        // What else it tells most tests do not read.
        let mut terminal = BufReader::new(server.stdout.take().unwrap());
        let mut line = String::new();
        terminal.read_line(&mut line).unwrap();
        let address = line.split(['/', ' ']).nth(2).unwrap().to_owned();
        Self { home, server, address, terminal }
    }

    fn at(&self, path: &str) -> PathBuf {
        self.home.path().join(path)
    }

    fn ask(&self, request: &str) -> Answered {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream.write_all(request.replace('\n', "\r\n").as_bytes()).unwrap();
        let mut all = Vec::new();
        stream.read_to_end(&mut all).unwrap();
        let end = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(all[..end].to_vec()).unwrap().to_lowercase();
        Answered { status: head.get(9..12).unwrap().parse().unwrap(), head, body: all[end + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> Answered {
        self.ask(&format!("GET {path} HTTP/1.1\nHost: localhost\nConnection: close\n\n"))
    }

    /// As a browser asks.
    fn page(&self, path: &str) -> String {
        let answered = self.ask(&format!("GET {path} HTTP/1.1\nHost: localhost\nAccept: text/html,*/*\nConnection: close\n\n"));
        String::from_utf8(answered.body).unwrap()
    }

    /// Waits, from change to change, until something holds.
    fn until(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        for _ in 0..50 {
            let page = self.page("/zh/index.html");
            let seen = page.split("data-seen=\"").nth(1).unwrap().split('"').next().unwrap();
            if holds(self) {
                return;
            }
            let changed = self.get(&format!("/.gongshi/changed?{seen}"));
            assert_eq!(changed.status, 200, "nothing changed, and still not: {what}");
        }
        panic!("never: {what}");
    }

    /// What a build makes of the files as they are.
    fn build(&self) -> BTreeMap<String, Vec<u8>> {
        let sources = Sources {
            content: vec![self.at("content")],
            templates: self.at("templates"),
            statics: self.at("site"),
            base_url: None,
            search: true,
            minify: false,
        };
        let out = tempfile::tempdir().unwrap();
        gongshi::build(&sources, &out.path().join("dist"), Day::new(2026, 11, 21).unwrap()).unwrap();
        files(&out.path().join("dist"))
    }

    /// The first address whose answer is not that of a built site. What a build writes about itself is not served.
    fn differs<'s>(&self, site: &'s BTreeMap<String, Vec<u8>>) -> Option<&'s str> {
        let pages = site.iter().filter(|(path, _)| !["manifest.json", "sha256sums.txt"].contains(&path.as_str()));
        pages
            .map(|(path, bytes)| (path, bytes, self.get(&format!("/{path}"))))
            .find(|(_, bytes, got)| got.body != **bytes)
            .map(|(path, ..)| path.as_str())
    }

    fn shows(&self, code: &str) -> bool {
        self.page("/zh/index.html").contains(&format!("[{code}]"))
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        write(&to.join(path), &bytes);
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{} has {from}", path.display());
    fs::write(path, text.replace(from, to)).unwrap();
}

const LAKE: &str = "content/schemes/lake";

#[test]
fn after_every_edit_each_address_answers_what_a_build_writes() {
    let desk = Desk::new(|_| {});
    let act = |id: &str| desk.at(&format!("{LAKE}/acts/2026/{id}"));
    let new_base = desk.at(&format!("{LAKE}/bases/LK-2026-002.toml"));
    let edits: [(&str, &dyn Fn()); 9] = [
        ("as it is", &|| {}),
        ("prose changes", &|| fs::write(desk.at(&format!("{LAKE}/bases/LK-2025-001/zh.md")), "另一段说明。\n").unwrap()),
        ("a record changes", &|| edit(&desk.at(&format!("{LAKE}/bases/LK-2025-001.toml")), "Lin Yi", "Lin Er")),
        ("a name changes everywhere", &|| edit(&desk.at("content/site.toml"), "镜湖市公示", "镜湖市公开")),
        ("a record is added and named", &|| {
            let text = fs::read_to_string(desk.at(&format!("{LAKE}/bases/LK-2026-001.toml"))).unwrap();
            fs::write(&new_base, text.replace("湖岸", "湖心")).unwrap();
            let list = desk.at(&format!("{LAKE}/acts/2026/1119-recognition/recognition.csv"));
            let rows = fs::read_to_string(&list).unwrap();
            let row = rows.lines().last().unwrap().replace("LK-2026-001", "LK-2026-002").replace("湖岸", "湖心");
            fs::write(&list, format!("{rows}{row}\n")).unwrap();
        }),
        ("an act gets another name", &|| fs::rename(act("1119-recognition"), act("1119-proposed")).unwrap()),
        ("an attachment comes", &|| write(&act("1119-proposed").join("files/form.txt"), b"1")),
        ("a style changes", &|| fs::write(desk.at("site/css/base.css"), "p { margin: 0 }").unwrap()),
        ("an act is removed", &|| {
            fs::remove_dir_all(act("1119-proposed")).unwrap();
            fs::remove_file(&new_base).unwrap();
        }),
    ];
    for (what, change) in edits {
        change();
        let built = desk.build();
        assert!(built.len() > 60);
        desk.until(what, |desk| desk.differs(&built).is_none());
    }
    assert_eq!(desk.get("/zh/lake/acts/2026/1119-proposed.html").status, 404);
    let left: Vec<_> = fs::read_dir(desk.home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "nothing is written: {left:?}");
}

#[test]
fn the_last_good_site_stays_up_until_what_is_broken_is_mended() {
    let desk = Desk::new(|_| {});
    let good = desk.build();
    let base = format!("{LAKE}/bases/LK-2025-001.toml");
    let list = format!("{LAKE}/acts/2026/1119-recognition/recognition.csv");
    let spoil = |path: &str, bytes: &[u8]| fs::write(desk.at(path), bytes).unwrap();
    let away = |path: &str| fs::rename(desk.at(path), desk.at("away")).unwrap();
    let faults: [(&str, &str, &dyn Fn()); 11] = [
        ("not UTF-8", "not-utf8", &|| spoil(&base, b"name = \"\xB0\xE5\"")),
        ("cut off", "toml-syntax", &|| spoil(&base, b"name = { zh = \"x")),
        ("half written", "missing-column", &|| spoil(&list, b"base,na")),
        ("empty", "missing-key", &|| spoil("content/site.toml", b"")),
        ("against a rule", "window-length", &|| {
            edit(&desk.at(&format!("{LAKE}/acts/2025/0303-recognition/act.toml")), "2025-03-07", "2025-03-06")
        }),
        ("a folder is gone", "unknown-name", &|| away("content/hosts")),
        ("a file out of place", "stray-file", &|| spoil("content/notes.md", b"x")),
        ("a template cannot be read", "template", &|| spoil("templates/pages/home.html", b"{% if %}")),
        ("a template asks too much", "template", &|| {
            edit(&desk.at("templates/pages/home.html"), "{% block content %}", "{% block content %}{{ view.nothing.at.all }}")
        }),
        ("no words", "template", &|| away("templates/words.toml")),
        ("all content is gone", "no-content", &|| away("content")),
    ];
    for (what, code, spoil) in faults {
        let kept = tempfile::tempdir().unwrap();
        for folder in ["content", "templates"] {
            copy(&desk.at(folder), &kept.path().join(folder));
        }
        spoil();
        // What a template asks for is found out when a page is made.
        desk.until(what, |desk| desk.shows(code));
        assert_eq!(desk.differs(&good), None, "{what}: the last good site stays up");
        for folder in ["content", "templates"] {
            let _ = fs::remove_dir_all(desk.at(folder));
            copy(&kept.path().join(folder), &desk.at(folder));
        }
        let _ = fs::remove_dir_all(desk.at("away")).or_else(|_| fs::remove_file(desk.at("away")));
        desk.until(what, |desk| !desk.page("/zh/index.html").contains("gongshi-findings errors"));
        assert_eq!(desk.differs(&good), None, "{what}: mended");
    }
}

#[test]
fn a_terminal_that_nobody_reads_holds_up_nobody() {
    let desk = Desk::new(|_| {});
    let base = desk.at(&format!("{LAKE}/bases/LK-2025-001.toml"));
    let good = fs::read_to_string(&base).unwrap();
    // Together many times what a pipe holds.
    for round in 0..10 {
        let faults: String = (0..90).map(|n| format!("no-such-key-{round}-{n} = 1\n")).collect();
        fs::write(&base, format!("{faults}{good}")).unwrap();
        desk.until("each round is told", |desk| desk.page("/zh/index.html").contains(&format!("no-such-key-{round}-")));
    }
    fs::write(&base, good).unwrap();
    desk.until("mended", |desk| !desk.page("/zh/index.html").contains("gongshi-findings errors"));
}

#[test]
fn a_server_started_on_broken_content_tells_and_recovers() {
    let desk = Desk::new(|content| fs::write(content.join("site.toml"), "title = ").unwrap());
    assert_eq!(desk.get("/").status, 503);
    let page = desk.page("/zh/lake/index.html");
    assert!(page.contains("[toml-syntax]") && page.contains("content/site.toml:1:"), "{page}");
    copy(&root().join("tests/small/content"), &desk.at("content"));
    let good = desk.build();
    desk.until("the site comes", |desk| desk.differs(&good).is_none());
}

#[test]
fn the_terminal_and_the_page_count_alike() {
    let mut desk = Desk::new(|content| {
        let act = content.join("schemes/lake/acts/2025/0303-recognition/act.toml");
        fs::write(&act, fs::read_to_string(&act).unwrap().replace("2025-03-07", "2025-03-06")).unwrap();
    });
    let mut line = String::new();
    while !line.contains(" error(s), ") {
        line.clear();
        assert_ne!(desk.terminal.read_line(&mut line).unwrap(), 0, "the count is told");
    }
    assert!(!line.starts_with("0 个错误") && !line.contains(" 0 warning(s)"), "there are errors and warnings: {line}");
    let page = desk.page("/zh/index.html");
    assert!(page.contains(&format!("<summary>{}</summary>", line.trim_end())), "{line}: {page}");
}

#[test]
fn what_a_build_would_refuse_in_a_file_is_told_when_it_is_asked_for() {
    let desk = Desk::new(|_| {});
    fs::write(desk.at("site/note.txt"), "11010519491231002X").unwrap();
    desk.until("the number is told", |desk| {
        desk.get("/note.txt");
        desk.shows("personal-data")
    });
    fs::remove_file(desk.at("site/note.txt")).unwrap();
    desk.until("it is gone", |desk| desk.get("/note.txt").status == 404 && !desk.shows("personal-data"));
}

#[test]
fn only_reading_by_this_machine_is_answered() {
    let desk = Desk::new(|_| {});
    for host in ["example.com", "127.0.0.1.example.com", ""] {
        let answered = desk.ask(&format!("GET /zh/index.html HTTP/1.1\nHost: {host}\nConnection: close\n\n"));
        assert!(answered.status >= 400 && !String::from_utf8_lossy(&answered.body).contains("<main"), "{host}");
    }
    assert_eq!(desk.ask("GET http://example.com/ HTTP/1.1\nHost: localhost\nConnection: close\n\n").status, 403);
    assert_eq!(desk.ask("POST / HTTP/1.1\nHost: localhost\nContent-Length: 0\nConnection: close\n\n").status, 405);
    let head = desk.ask("HEAD /zh/index.html HTTP/1.1\nHost: localhost\nConnection: close\n\n");
    assert!(head.status == 200 && head.body.is_empty() && head.head.contains("content-length: "), "{}", head.head);
    for (path, status, part) in [
        ("/zh/lake/", 200, "content-type: text/html; charset=utf-8"),
        ("/zh/lake", 307, "location: ./lake/"),
        ("/data/hosts.csv", 200, "content-type: text/csv; charset=utf-8"),
        ("/zh/notices.atom", 200, "content-type: application/atom+xml"),
        ("/css/base.css", 200, "cache-control: no-store"),
        ("/zh/%E6%B2%A1%E6%9C%89.html", 404, "content-type: text/html"),
        ("/%2e%2e/Cargo.toml", 404, ""),
        ("/..%2f..%2fetc/passwd", 404, ""),
        ("/%ff", 400, ""),
        ("//example.com/", 404, ""),
        ("/manifest.json", 404, ""),
    ] {
        let answered = desk.get(path);
        assert!(answered.status == status && answered.head.contains(part), "{path}: {}", answered.head);
    }
    let missing = desk.page("/zh/none.html");
    assert!(missing.contains("href=\"/css/base.css\"") && !missing.contains("https://lake.example/"), "the missing page leads here");
}

#[test]
fn a_browser_gets_the_same_page_with_the_servers_script() {
    let desk = Desk::new(|_| {});
    for path in ["/zh/index.html", "/en/lake/bases/LK-2025-001.html"] {
        let plain = String::from_utf8(desk.get(path).body).unwrap();
        let page = desk.page(path).replace("<link rel=\"stylesheet\" href=\"/.gongshi/live.css\">", "");
        let (before, script) = page.split_once("<script src=\"/.gongshi/live.js\" data-seen=").unwrap();
        let (middle, after) = script.split_once("></script>").unwrap().1.split_once("<aside class=\"gongshi-findings\"").unwrap();
        let end = after.split_once("</aside>").unwrap().1;
        assert!(plain == format!("{before}{middle}{end}"), "{path}");
        assert!(plain.contains("script-src 'self'"), "{path} keeps its policy");
    }
    let script = String::from_utf8(desk.get("/.gongshi/live.js").body).unwrap();
    // What the site's Content-Security-Policy and Trusted Types would stop.
    for sink in
        ["eval", "innerHTML", "fetch(", "EventSource", "XMLHttpRequest", "insertAdjacent", "createElement(\"script\")", "document.write"]
    {
        assert!(!script.contains(sink), "{sink}");
    }
}
