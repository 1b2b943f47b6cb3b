//! The latest on the register: the order of the day of recognition as the data tell it, cut at fifty; ten on the home page.

use crate::built_site;

/// Days and numbers of every recognised base, from the data.
fn recognised() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for scheme in std::fs::read_dir(built_site().join("data")).unwrap() {
        let path = scheme.unwrap().path().join("bases.csv");
        let Ok(table) = std::fs::read(&path) else { continue };
        let mut table = csv::Reader::from_reader(table.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&table));
        let column = |name: &str, heads: &csv::StringRecord| heads.iter().position(|head| head == name).unwrap();
        let heads = table.headers().unwrap().clone();
        let (day, number) = (column("recognised", &heads), column("number", &heads));
        let rows = table.records().map(|row| row.unwrap());
        all.extend(rows.filter(|row| !row[day].is_empty()).map(|row| (row[day].to_owned(), row[number].to_owned())));
    }
    all
}

/// The numbers in the first column of the table that follows a piece of a page.
fn numbers(page: &str, after: &str) -> Vec<String> {
    let html = std::fs::read_to_string(built_site().join(page)).unwrap();
    let body = html.split_once(after).unwrap().1.split_once("<tbody>").unwrap().1;
    let cells = body.split("</tbody>").next().unwrap().split("<td class=\"n\">").skip(1);
    cells.map(|cell| cell.split('<').next().unwrap().to_owned()).collect()
}

#[test]
fn the_newest_fifty_stand_in_order_and_ten_of_them_at_home() {
    let all = recognised();
    let day = |number: &String| all.iter().find(|(_, one)| one == number).unwrap().0.clone();
    for lang in ["zh", "en"] {
        let shown = numbers(&format!("{lang}/latest.html"), "<main");
        assert_eq!(shown.len(), all.len().min(50), "{lang}");
        let days: Vec<String> = shown.iter().map(day).collect();
        assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
        let newer = all.iter().filter(|(day, _)| day > days.last().unwrap());
        for (day, number) in newer {
            assert!(shown.contains(number), "{number} of {day} is not among them");
        }
        assert_eq!(numbers(&format!("{lang}/index.html"), "id=recognised"), shown[..10], "{lang}");
    }
}
