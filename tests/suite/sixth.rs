//! A sixth regime is a folder: calendar days, next-day counting, two grades, a two-year bar, no rectification.

use gongshi::model::day::Day;
use gongshi::model::id::BaseId;
use gongshi::model::rule::BarWho;
use gongshi::model::standing::{Lives, Names, Standing};

use crate::root;
use crate::work::Work;

/// The shipped content with the sixth regime beside the five.
fn with_sixth() -> Work {
    let work = Work::of(&root().join("content")).over(&root().join("tests/sixth/content"));
    let site = std::fs::read_to_string(work.path().join("site.toml")).unwrap();
    let listed = site.replacen("schemes = [", "schemes = [\"harbour\", ", 1).replacen("schemes  = [", "schemes = [\"harbour\", ", 1);
    assert_ne!(site, listed);
    work.put("site.toml", listed);
    work
}

#[test]
fn it_is_checked_and_built_beside_the_five() {
    let work = with_sixth();
    let (checked, findings) = work.examine();
    let told: Vec<_> = findings.sorted().into_iter().filter(|one| one.level == gongshi::finding::Level::Error).collect();
    assert!(checked.is_some(), "{told:#?}");
    let out = tempfile::tempdir().unwrap();
    let day = Day::new(2026, 11, 21).unwrap();
    gongshi::build(&crate::sources_unminified(vec![work.path()]), &out.path().join("dist"), day).unwrap();
    for page in ["zh/harbour/index.html", "en/harbour/index.html", "zh/harbour/policies/rules-2025.html"] {
        assert!(out.path().join("dist").join(page).is_file(), "{page}");
    }
    let page = std::fs::read_to_string(out.path().join("dist/en/harbour/index.html")).unwrap();
    assert!(page.contains("Research Station of Harbour City") && page.contains("calendar days"));
    // It is one more column of the schemes side by side: every topic ruled or said to be silent, an article or the text in each cell.
    let page = std::fs::read_to_string(out.path().join("dist/en/schemes/compare.html")).unwrap();
    for (topic, cells) in crate::compare::rows(&page) {
        assert_eq!(cells.len(), 6, "{topic}");
        let own = cells.iter().filter(|cell| cell.contains("harbour/policies/rules-2025.html"));
        assert_eq!(own.count(), 1, "{topic} names no place of the sixth text");
    }
}

#[test]
fn its_rules_drive_its_standings() {
    let work = with_sixth();
    let base = |id: &str, host: &str| format!("name = {{ zh = \"{id}站\", en = \"{id}\" }}\ntype = \"shore\"\nhost = \"{host}\"\n");
    work.put("hosts/tide.toml", "name = { zh = \"潮汐研究所\", en = \"Tide Institute\" }\nkind = \"institute\"\n");
    work.put("schemes/harbour/bases/XH-1.toml", base("XH-1", "tide"));
    let act = |path: &str, head: &str, list: &str, rows: &str| {
        work.put(
            &format!("schemes/harbour/acts/{path}/act.toml"),
            format!("under = \"rules-2025\"\ntitle = {{ zh = \"文\", en = \"Act\" }}\n{head}"),
        );
        work.put(&format!("schemes/harbour/acts/{path}/{list}.csv"), rows);
    };
    act(
        "2026/0105-opening",
        "kind = \"opening\"\n",
        "opening",
        "base,name,host,since,standing\nXH-1,XH-1站,潮汐研究所,2025-06-01,certified\n",
    );
    act("2026/0301-evaluation", "kind = \"decision\"\n", "evaluation", "base,name,host,round,result\nXH-1,XH-1站,潮汐研究所,2026,fail\n");
    let (register, findings) = gongshi::resolve_content(&[work.path()]);
    assert!(!findings.has_errors(), "{:#?}", findings.sorted());
    let register = register.unwrap();
    let names = Names::new(&register);
    let scheme = register.schemes.iter().find(|scheme| scheme.id.as_str() == "harbour").unwrap();
    let id = BaseId::try_from("XH-1".to_owned()).unwrap();
    let life = Lives::on(scheme, &names, Day::new(2026, 3, 2).unwrap()).of.swap_remove(&id).unwrap();
    assert_eq!(life.standing, Standing::Certified, "a fail brings no rectification here");
    assert!(life.due.iter().any(|due| due.what.code() == "revocation"), "{:?}", life.due);

    let edition = scheme.editions.last().unwrap();
    let ground = edition
        .consequence
        .iter()
        .find(|rule| rule.then == gongshi::model::rule::Effect::Revoke)
        .map(|rule| format!("{}#{}", rule.article.keys()[0], rule.on.code()))
        .unwrap();
    act(
        "2026/0401-revocation",
        "kind = \"decision\"\n",
        "revocation",
        &format!("base,name,host,ground\nXH-1,XH-1站,潮汐研究所,{ground}\n"),
    );
    let (register, findings) = gongshi::resolve_content(&[work.path()]);
    assert!(!findings.has_errors(), "{:#?}", findings.sorted());
    let register = register.unwrap();
    let names = Names::new(&register);
    let scheme = register.schemes.iter().find(|scheme| scheme.id.as_str() == "harbour").unwrap();
    let on = |year, month, day| Lives::on(scheme, &names, Day::new(year, month, day).unwrap()).of.swap_remove(&id).unwrap();
    let life = on(2028, 4, 1);
    assert_eq!(life.standing, Standing::Revoked);
    assert!(life.bars.iter().any(|bar| bar.who == BarWho::Base && bar.until == Day::new(2028, 4, 1)), "{:?}", life.bars);
    assert!(on(2028, 4, 2).bars.is_empty(), "two years and not a day more");
}
