//! What the TOML parser finds wrong, said in Chinese: it speaks English only.
//!
//! It tells a fault and what it would have taken instead, as in ``extra `=`, expected nothing``. Faults of one kind have
//! the same words whatever the file, so a table of beginnings is enough; what it says in words of a later version is
//! left out rather than half told.

/// A fault of the parser in Chinese, or nothing where its words are not known.
pub(super) fn zh(message: &str) -> Option<String> {
    let (fault, expected) = match message.split_once(", expected ") {
        Some((fault, expected)) => (fault, Some(expected)),
        None => (message, None),
    };
    let (_, said) = FAULTS.iter().find(|(begins, _)| fault.starts_with(begins))?;
    let wanted = expected.map(|expected| expected.split(", ").map(one).collect::<Option<Vec<_>>>());
    Some(match wanted {
        None | Some(None) => (*said).to_owned(),
        Some(Some(wanted)) if wanted == ["无"] => (*said).to_owned(),
        Some(Some(wanted)) => format!("{said}，此处应为{}", wanted.join("、")),
    })
}

/// The full-width marks of a line that stand where TOML has its own: not in quotes and not in a comment. Each once.
pub(super) fn wide(line: &str) -> String {
    let mut found: Vec<String> = Vec::new();
    let mut quoted = None;
    for c in line.chars() {
        match quoted {
            Some(open) if c == open => quoted = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') => quoted = Some(c),
            None if c == '#' => break,
            None if WIDE.contains(c) && !found.iter().any(|known| known.starts_with(c)) => found.push(c.to_string()),
            None => {}
        }
    }
    found.join(" ")
}

/// Marks of a Chinese keyboard for those of TOML.
const WIDE: &str = "“”‘’＂＇「」｛｝［］【】＝，、．＃";

/// One thing the parser would have taken; what stands in backticks is written so in the file.
fn one(expected: &str) -> Option<&str> {
    if expected.starts_with('`') && !expected.contains(' ') {
        return Some(expected);
    }
    WANTED.iter().find(|(en, _)| *en == expected).map(|(_, zh)| *zh)
}

/// How a fault begins, the longer beginning first where one begins another.
const FAULTS: [(&str, &str); 50] = [
    ("`_` may only go between digits", "下划线只能写在数字之间"),
    ("cannot extend value", "同一键已是另一种值，不能再用点号展开"),
    ("cannot recurse further", "嵌套太深"),
    ("carriage return must be followed by newline", "回车符后必须有换行符"),
    ("duplicate key", "键重复"),
    ("extra `=`", "多了等号"),
    ("extra assignment between key-value pairs", "多了等号"),
    ("extra comma", "多了逗号"),
    ("integers with a radix cannot be signed", "带进制前缀的整数不能有正负号"),
    ("invalid array", "数组写法有误"),
    ("invalid basic string", "引号没有成对，或文字里有不能直接写的字符"),
    ("invalid boolean", "真假值只能写 `true` 或 `false`"),
    ("invalid comment character", "注释里有不能写的字符"),
    ("invalid datetime", "日期时间写法有误"),
    ("invalid date", "日期写法有误"),
    ("invalid float", "小数写法有误"),
    ("invalid inline table", "花括号里的写法有误"),
    ("invalid key-value pair", "键和值的写法有误"),
    ("invalid literal string", "引号没有成对，或文字里有不能直接写的字符"),
    ("invalid multi-line", "三个引号没有成对，或文字里有不能直接写的字符"),
    ("invalid number", "数字写法有误"),
    ("invalid integer", "整数写法有误"),
    ("invalid offset", "时差写法有误"),
    ("invalid time", "时间写法有误"),
    ("invalid unquoted key", "键里有要加引号才能写的字符"),
    ("invalid value", "值的写法有误"),
    ("key with no value", "有键无值"),
    ("keys cannot be multi-line", "键不能分行写"),
    ("missing array opening", "缺方括号"),
    ("missing assignment between key-value pairs", "键和值之间缺等号"),
    ("missing comma", "各项之间缺逗号"),
    ("missing comment start", "注释缺井号"),
    ("missing escaped value", "反斜杠后的写法有误；要写反斜杠本身，写两个"),
    ("missing inline table opening", "缺花括号"),
    ("missing key", "缺键"),
    ("missing opening quote", "缺前引号"),
    ("missing table open", "缺方括号"),
    ("missing value", "缺值"),
    ("radix must be lowercase", "进制前缀要小写"),
    ("recursion limit", "嵌套太深"),
    ("redundant integer number prefix", "多了进制前缀"),
    ("redundant numeric sign", "多了正负号"),
    ("string values must be quoted", "文字没有加引号（要用半角引号），或等号后没有值"),
    ("too few unicode value digits", "字符编码的位数不够"),
    ("unclosed", "括号没有成对"),
    ("unexpected content", "多了内容"),
    ("unexpected key or value", "一行只能写一个键和值，这里多了内容"),
    ("unexpected leading zero", "数字前多了零"),
    ("unexpected `=` in array", "数组里多了等号"),
    ("unquoted keys cannot be empty", "等号前缺键"),
];

/// What the parser would have taken, where that is not a character of the file.
const WANTED: [(&str, &str); 19] = [
    ("nothing", "无"),
    ("newline", "换行"),
    ("key", "键"),
    ("value", "值"),
    ("numbers", "数字"),
    ("digits", "数字"),
    ("letters", "字母"),
    ("literal string", "加引号的文字"),
    ("basic string", "加引号的文字"),
    ("multi-line basic string", "三个引号的文字"),
    ("unicode hexadecimal value", "十六进制的字符编码"),
    ("printable characters", "可以显示的字符"),
    ("month between 01 and 12", "01 至 12 的月份"),
    ("day between 01 and 28", "01 至 28 的日"),
    ("day between 01 and 29", "01 至 29 的日"),
    ("day between 01 and 30", "01 至 30 的日"),
    ("day between 01 and 31", "01 至 31 的日"),
    ("hour between 00 and 23", "00 至 23 的时"),
    ("minute between 00 and 59", "00 至 59 的分"),
];

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::zh;

    /// Broken in as many ways as people break such files.
    const BROKEN: [&str; 36] = [
        "a = ",
        "a == 1",
        "a = \"x",
        "a = 'x",
        "a = 01",
        "a b = 1",
        "[x",
        "[[x]",
        "a = [1 2]",
        "a = [1",
        "a = [1,,2]",
        "a = {b=1",
        "a = {b 1}",
        "a = {,}",
        "a=1\na=2",
        "a = 中文",
        "a = “中文”",
        "中文 = 1",
        "a",
        "a = 2026-13-01",
        "a = 2026-02-30",
        "a = 2026-04-31",
        "= 1",
        "a = \"\\q\"",
        "a = \"\\u12\"",
        "a = '''",
        "a = \"\"\"x",
        "a = 1_",
        "a = 0X1",
        "a.b=1\na.b.c=2",
        "a = tru",
        "a = \"x\" b",
        "[a]\n[a]",
        "a=1\rb=2",
        "a = +-1",
        "a = 2026-01-01T25:00:00",
    ];

    #[test]
    fn what_the_parser_says_has_its_chinese_words() {
        for text in BROKEN {
            let (_, errors) = DeTable::parse_recoverable(text);
            assert!(!errors.is_empty(), "{text} is well formed");
            for error in errors {
                let told = zh(error.message()).unwrap_or_else(|| panic!("{text}: {}", error.message()));
                let plain: String = told.split('`').step_by(2).collect();
                assert!(!plain.contains(|at: char| at.is_ascii_alphabetic()), "{text}: {told}");
            }
        }
    }

    #[test]
    fn full_width_marks_are_named_where_they_do_harm() {
        assert_eq!(super::wide("a = ｛ zh = “甲，乙”｝"), "｛ “ ， ” ｝");
        assert_eq!(super::wide("a = { zh = \"甲，乙“丙”\" } # ＝"), "");
        assert_eq!(super::wide("days ＝ 5"), "＝");
    }

    #[test]
    fn unknown_words_are_left_out() {
        assert_eq!(zh("something new, expected `x`"), None);
        assert_eq!(zh("duplicate key, expected something new").as_deref(), Some("键重复"));
    }
}
