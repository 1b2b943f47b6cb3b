//! Properties that say nothing about a person.

/// Names that programs put where a person's would stand.
const PROGRAMS: [&str; 18] = [
    "python-docx",
    "openpyxl",
    "apache poi",
    "xlsxwriter",
    "libreoffice",
    "wps office",
    "wps",
    "microsoft office",
    "microsoft office user",
    "microsoft word",
    "microsoft excel",
    "microsoft corporation",
    "administrator",
    "admin",
    "user",
    "windows user",
    "windows 用户",
    "微软用户",
];

/// Whether a name is a program's, or nobody's.
pub(super) fn is_program(name: &str) -> bool {
    PROGRAMS.contains(&name.to_lowercase().as_str())
}
