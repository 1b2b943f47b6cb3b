//! What began under one edition and is decided when another is in force.

use crate::work::Work;

const DECISION: &str = "schemes/lake/acts/2026/1126-decided";
const NOTHING: [String; 0] = [];

const GRADES: (&str, &str) = ("evaluation", "round,result\nLK-2025-001,镜湖水实验室,镜湖大学,2026,");
const GROUNDS: (&str, &str) = ("revocation", "ground\nLK-2025-001,镜湖水实验室,镜湖大学,");

/// The small registry with a notice under the rules of 2024, which those of 2026 replace before it is decided: there 不合格 is
/// called `failed`, and `unqualified` is another grade; articles 4-1 and 4-3 have changed places.
fn changed(under: &str, (list, columns): (&str, &str), shown: &str, decided: &str) -> Work {
    let work = Work::small();
    let lake = work.path().join("schemes/lake");
    crate::work::copy(&lake.join("policies/rules-2024"), &lake.join("policies/rules-2026"));
    work.change("schemes/lake/policies/rules-2026/policy.toml", "2025-01-01", "2026-11-25");
    work.change(
        "schemes/lake/policies/rules-2024/policy.toml",
        "in-force",
        "ended = { status = \"replaced\", on = 2026-11-25, by = \"lake/rules-2026\" }\nin-force",
    );
    let scheme = std::fs::read_to_string(lake.join("scheme.toml")).unwrap();
    let (_, edition) = scheme.split_once("[[edition]]").unwrap();
    let edition = edition.replace("\"rules-2024\"", "\"rules-2026\"").replace("\"unqualified\"", "\"failed\"");
    let edition = edition.replace("\"4-1\"", "\"4-x\"").replace("\"4-3\"", "\"4-1\"").replace("\"4-x\"", "\"4-3\"");
    let other =
        "[[edition.grade]]\nid = \"unqualified\"\nrole = \"pass\"\nname = { zh = \"待改进\", en = \"To improve\" }\narticle = \"3\"";
    work.put("schemes/lake/scheme.toml", format!("{scheme}\n[[edition]]{edition}\n{other}\n"));
    let title = "title = { zh = \"评估\", en = \"Evaluation\" }";
    let notice = "schemes/lake/acts/2026/1118-shown";
    work.put(
        &format!("{notice}/act.toml"),
        format!("kind = \"notice\"\nunder = \"rules-2024\"\n{title}\n[window]\nfirst = 2026-11-18\nlast = 2026-11-24\ndays = 5\n"),
    );
    work.put(&format!("{notice}/{list}.csv"), format!("base,name,host,{columns}{shown}\n"));
    work.put(
        &format!("{DECISION}/act.toml"),
        format!("kind = \"decision\"\nunder = \"{under}\"\nabout = [\"2026/1118-shown\"]\n{title}\nobjections = 0\n"),
    );
    work.put(&format!("{DECISION}/{list}.csv"), format!("base,name,host,{columns}{decided}\n"));
    work
}

fn of_decision(work: &Work) -> Vec<String> {
    work.found().into_iter().filter(|found| found.contains(DECISION)).collect()
}

#[test]
fn what_began_under_a_text_is_settled_under_it() {
    let work = changed("rules-2024", GRADES, "unqualified", "unqualified");
    assert_eq!(of_decision(&work), NOTHING);
    work.change(&format!("{DECISION}/act.toml"), "about = [\"2026/1118-shown\"]\n", "");
    let status = format!("edition-status {DECISION}/act.toml:2:9 Error");
    assert!(of_decision(&work).contains(&status), "nothing began");
}

#[test]
fn an_equal_word_of_another_edition_is_not_the_same_grade() {
    assert_eq!(of_decision(&changed("rules-2026", GRADES, "unqualified", "failed")), NOTHING);
    let told = of_decision(&changed("rules-2026", GRADES, "unqualified", "unqualified"));
    assert_eq!(told, [format!("decision-rows {DECISION}/evaluation.csv:2:1 Error")]);
}

#[test]
fn an_equal_article_of_another_edition_is_not_the_same_ground() {
    assert_eq!(of_decision(&changed("rules-2026", GROUNDS, "4-3#host-asks", "4-1#host-asks")), NOTHING);
    let told = of_decision(&changed("rules-2026", GROUNDS, "4-3", "4-3"));
    assert!(told.contains(&format!("decision-rows {DECISION}/revocation.csv:2:1 Error")), "{told:?}");
}
