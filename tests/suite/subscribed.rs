//! What those who subscribed to the calendar and the feeds are told of what changes later.

use crate::work::Work;

const NOTICE: &str = "lake/acts/2026/1119-recognition";

fn act(kind: &str, about: &str, rest: &str) -> String {
    format!(
        "kind = \"{kind}\"\nunder = \"rules-2024\"\nabout = [\"{about}\"]\ntitle = {{ zh = \"文件\", en = \"Act\" }}\nbasis = [\"lake/rules-2024#2-2\"]\n{rest}\n"
    )
}

fn put(work: &Work, folder: &str, text: String) {
    work.put(&format!("schemes/lake/acts/{folder}/act.toml"), text);
}

/// A file of the built site, the lines of a calendar in one piece.
fn file(work: &Work, path: &str) -> String {
    let site = work.built();
    std::fs::read_to_string(site.path().join("dist").join(path)).unwrap().replace("\r\n ", "").replace("\r\n", "\n")
}

/// The event of a calendar whose id begins so.
fn event(calendar: &str, id: &str) -> String {
    let mut events = calendar.split("BEGIN:VEVENT\n");
    events.find(|event| event.contains(&format!("\nUID:{id}"))).unwrap_or_else(|| panic!("{id} in {calendar}")).to_owned()
}

fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part} in {text}");
    }
}

/// An entry of a feed, by how its id ends.
fn entry(feed: &str, id: &str) -> serde_json::Value {
    let feed: serde_json::Value = serde_json::from_str(feed).unwrap();
    let items = feed["items"].as_array().unwrap();
    items.iter().find(|item| item["id"].as_str().unwrap().ends_with(id)).unwrap_or_else(|| panic!("{id} in {feed}")).clone()
}

/// An extension that was annulled the day after.
fn undone() -> Work {
    let work = Work::small();
    let window = "[window]\nfirst = 2026-11-19\nlast = 2026-12-02\ndays = 10";
    put(&work, "2026/1120-extension", act("extension", "2026/1119-recognition", window));
    put(&work, "2026/1121-annulment", act("annulment", "2026/1120-extension", ""));
    work
}

#[test]
fn who_annuls_an_extension_changes_the_event_of_its_notice() {
    let calendar = file(&undone(), "en/lake/windows.ics");
    let event = event(&calendar, "lake-2026-1119-recognition");
    says(&event, &["DTEND;VALUE=DATE:20261126\n", "SEQUENCE:2\n", "DTSTAMP:20261121T", "LAST-MODIFIED:20261121T", "Objections can be"]);
}

#[test]
fn who_annuls_an_extension_changes_the_entry_and_the_page_of_its_notice() {
    let work = undone();
    let entry = entry(&file(&work, "en/lake/notices.feed.json"), "lake/2026/1119-recognition");
    assert!(entry["date_modified"].as_str().unwrap().starts_with("2026-11-21"), "{entry}");
    says(entry["content_text"].as_str().unwrap(), &["Extension: Act (annulled)\n", "21 November 2026, Annulment: Act"]);
    says(&file(&work, &format!("en/{NOTICE}.html")), &["extends the period of this notice (annulled since)"]);
}

#[test]
fn nobody_is_asked_to_object_to_a_notice_taken_back() {
    let work = Work::small();
    put(&work, "2026/1120-withdrawal", act("notice-withdrawal", "2026/1119-recognition", ""));
    let event = event(&file(&work, "en/lake/windows.ics"), "lake-2026-1119-recognition");
    says(&event, &["STATUS:CANCELLED\n", "objections are no longer accepted"]);
    assert!(!event.contains("can be raised"), "{event}");
}

#[test]
fn an_entry_about_a_change_keeps_the_names_of_its_day() {
    let work = Work::small();
    let rename = "schemes/lake/acts/2026/0202-change";
    work.put(
        &format!("{rename}/act.toml"),
        "kind = \"decision\"\nunder = \"rules-2024\"\ntitle = { zh = \"文件\", en = \"Act\" }\nnumber = \"镜科〔2026〕1号\"\nbasis = [\"lake/rules-2024#2-3\"]\n",
    );
    let rows =
        "subject,name,host,what,from,to,to_en\nLK-2025-001,镜湖水实验室,镜湖大学,name,镜湖水实验室,镜湖新水实验室,New Water Laboratory\n";
    work.put(&format!("{rename}/changes.csv"), rows);
    let feed = file(&work, "zh/lake/changes.feed.json");
    says(entry(&feed, "2025/0312-recognition")["content_text"].as_str().unwrap(), &["LK-2025-001 镜湖水实验室（"]);
    says(entry(&feed, "2026/0202-change")["content_text"].as_str().unwrap(), &["LK-2025-001 镜湖新水实验室（"]);
}

#[test]
fn an_entry_that_a_correction_changed_says_when() {
    let work = Work::small();
    put(&work, "2025/1205-correction", act("correction", "2025/1110-evaluation", ""));
    let row = "base,list,column,was,is,window\nLK-2025-001,evaluation,result,excellent,qualified,continues\n";
    work.put("schemes/lake/acts/2025/1205-correction/correction.csv", row);
    let entry = entry(&file(&work, "en/lake/changes.feed.json"), "2025-11-10:en/lake/changes/2025/1110-evaluation");
    says(entry["content_text"].as_str().unwrap(), &["Qualified"]);
    assert!(entry["date_published"].as_str().unwrap().starts_with("2025-11-10"), "{entry}");
    assert!(entry["date_modified"].as_str().unwrap().starts_with("2025-12-05"), "{entry}");
}

#[test]
fn an_entry_whose_standing_an_annulment_changed_says_when() {
    let work = Work::small();
    let evaluation = "2025/1110-evaluation";
    put(&work, "2025/1205-correction", act("correction", "2025/0312-recognition", ""));
    let row = "base,list,column,was,is,window\nLK-2025-002,recognition,name,芦苇材料实验室,芦苇新材料实验室,continues\n";
    work.put("schemes/lake/acts/2025/1205-correction/correction.csv", row);
    put(&work, "2026/0105-annulment", act("annulment", evaluation, ""));
    let entry = entry(&file(&work, "en/lake/changes.feed.json"), "2025/1205-correction");
    says(entry["content_text"].as_str().unwrap(), &["standing: Certified"]);
    assert!(entry["date_modified"].as_str().unwrap().starts_with("2026-01-05"), "{entry}");
}

#[test]
fn what_is_due_was_changed_when_the_register_was_and_not_when_a_roll_came() {
    let stamped = |work: &Work| {
        let event = event(&file(work, "en/lake/windows.ics"), "lake-due-evaluation-2027-11-10");
        assert!(!event.contains("CREATED"), "{event}");
        event.lines().find(|line| line.starts_with("DTSTAMP")).unwrap().to_owned()
    };
    let work = Work::small();
    assert_eq!(stamped(&work), "DTSTAMP:20261111T000000Z");
    work.put(
        "schemes/lake/acts/2026/1116-reports/act.toml",
        "kind = \"report-roll\"\nunder = \"rules-2024\"\ntitle = { zh = \"文件\", en = \"Roll\" }\nbasis = [\"lake/rules-2024#1\"]\n",
    );
    work.put(
        "schemes/lake/acts/2026/1116-reports/reports.csv",
        "base,name,host,year,status\nLK-2025-001,镜湖水实验室,镜湖大学,2025,on-time\n",
    );
    assert_eq!(stamped(&work), "DTSTAMP:20261111T000000Z");
}
