//! The facets of a register.

use crate::work::Work;

#[test]
fn only_the_first_page_of_a_register_shows_all_values_of_a_long_facet() {
    let work = Work::small();
    for n in 0..201 {
        let host = format!(
            "name = {{ zh = \"镜湖{n}院\", en = \"Institute {n}\" }}\nkind = \"university\"\nregion = {{ zh = \"第{n}区\", en = \"District {n}\" }}\n"
        );
        work.put(&format!("hosts/institute-{n}.toml"), host);
        let base = format!("name = {{ zh = \"第{n}实验室\", en = \"Laboratory {n}\" }}\ntype = \"lab\"\nhost = \"institute-{n}\"\n");
        work.put(&format!("schemes/lake/bases/LK-2024-{n:03}.toml"), base);
    }
    let rows: String = (0..201).map(|n| format!("LK-2024-{n:03},第{n}实验室,镜湖{n}院,2024-01-02,,certified,,,\n")).collect();
    work.put(
        "schemes/lake/acts/2025/0102-opening/opening.csv",
        format!("base,name,host,since,number,standing,last_result,last_round,rectify_until\n{rows}"),
    );
    let opening = "kind = \"opening\"\nunder = \"rules-2024\"\ntitle = { zh = \"现有名录\", en = \"The existing register\" }\nbasis = [\"lake/rules-2024#1\"]\n";
    work.put("schemes/lake/acts/2025/0102-opening/act.toml", opening);
    let site = work.built();
    let page = |path: &str| std::fs::read_to_string(site.path().join("dist/en/lake/bases").join(path)).unwrap();
    let (whole, second, district) = (page("index.html"), page("page-2.html"), page("by/region-district-7/index.html"));
    assert_eq!(whole.matches("/region-district-").count(), 201);
    assert!(!second.contains("/region-district-") && second.contains("/host-university/"));
    assert!(district.contains("District 7 <span") && !district.contains("<a href=\"../region-district-"), "{district}");
}
