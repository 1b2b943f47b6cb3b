//! What is wrong with a command line, in Chinese; the English line is the parser's own.

use clap::error::{ContextKind, ErrorKind};

/// The words for a fault of the command line; none for what is no fault, such as a call for help.
pub(super) fn chinese(error: &clap::Error) -> Option<String> {
    let of = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    let what = match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => format!("多了 {argument}"),
        ErrorKind::UnknownArgument => format!("没有 {argument} 这个选项{}", meant(&of(ContextKind::SuggestedArg))),
        ErrorKind::InvalidSubcommand => {
            format!("没有 {} 这个命令{}", of(ContextKind::InvalidSubcommand), meant(&of(ContextKind::SuggestedSubcommand)))
        }
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::MissingSubcommand => "缺少子命令".to_owned(),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 缺少取值"),
        ErrorKind::InvalidValue => format!("{argument} 不能是 {value}{}", meant(&of(ContextKind::SuggestedValue))),
        ErrorKind::ValueValidation => format!("{argument} 的取值 {value} 不对"),
        ErrorKind::ArgumentConflict => match of(ContextKind::PriorArg) {
            prior if prior.is_empty() || prior == argument => format!("{argument} 只能写一次"),
            prior => format!("{argument} 不能与 {prior} 同用"),
        },
        ErrorKind::NoEquals | ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} 的取值个数不对")
        }
        ErrorKind::InvalidUtf8 => "参数不是 UTF-8".to_owned(),
        _ => return None,
    };
    Some(format!("用法不对：{what}"))
}

/// What may have been meant.
fn meant(near: &str) -> String {
    if near.is_empty() { String::new() } else { format!("，是不是 {near}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::command;

    fn told(line: &str) -> Option<String> {
        chinese(&command().try_get_matches_from(line.split(' ')).unwrap_err())
    }

    #[test]
    fn each_fault_is_told() {
        for (line, words) in [
            ("gongshi biuld", "用法不对：没有 biuld 这个命令，是不是 build"),
            ("gongshi build --as-off 2026-11-22", "用法不对：没有 --as-off 这个选项，是不是 --as-of"),
            ("gongshi build --as-of", "用法不对：--as-of <DATE> 缺少取值"),
            ("gongshi build --as-of 2026-02-30", "用法不对：--as-of <DATE> 的取值 2026-02-30 不对"),
            ("gongshi build --as-of 2026-11-22 --as-of 2026-11-22", "用法不对：--as-of <DATE> 只能写一次"),
            ("gongshi check --format jsn", "用法不对：--format <FORMAT> 不能是 jsn，是不是 json"),
            ("gongshi state", "用法不对：缺少 <SCHEME/BASE>"),
            ("gongshi explain one two", "用法不对：多了 two"),
        ] {
            assert_eq!(told(line).as_deref(), Some(words), "{line}");
        }
        assert_eq!(told("gongshi build --help"), None);
    }
}
