//! `gongshi import list`: a spreadsheet's list into rows, bases or hosts.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::{Content, Ended, Stopped, import_file, prepared};
use crate::import::list::{self, Target, Told};
use crate::model::blank;
use crate::model::text::Bilingual;
use crate::prepare::Prepared;
use crate::read::disk;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 表格：CSV（UTF-8 或 GB18030），或 xlsx、xls、ods 的第一张有内容的工作表 / a CSV in UTF-8 or GB18030, or the first sheet of an
    /// xlsx, xls or ods that holds anything
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// 导入到哪里：某份文件的列表、content/schemes/<制度>/bases 或 content/hosts / where it goes: a list of an act, the bases of a
    /// scheme, or content/hosts
    #[arg(long, value_name = "PATH")]
    into: String,
    /// 读工作簿里的这张工作表 / read this sheet of the workbook
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// 略去这些列，用逗号分开 / leave these columns out, parted by commas
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    ignore: Vec<String>,
    /// 只显示，不写文件 / only show, write nothing
    #[arg(long)]
    show: bool,
    #[command(flatten)]
    content: Content,
}

pub(super) fn run(options: &Options, out: &mut impl Write) -> Ended {
    let bytes = import_file::bytes(&options.file)?;
    let name = options.file.to_string_lossy();
    let refused = |refused| import_file::refused(&name, &refused);
    let sheet = list::read(&name, &bytes, options.sheet.as_deref()).map_err(refused)?;
    let (register, taken) = prepared::register(&options.content)?;
    let target = Target::read(&register, &options.into).map_err(refused)?;
    let made = list::import(&register, &target, &sheet, &options.ignore).map_err(refused)?;
    let line = |told: &Told| line(&name, told);
    if !made.errors.is_empty() {
        return Err(prepared::unmade(made.notes.iter().map(line), made.errors.iter().map(line)));
    }
    let rows = Bilingual::new(format!("{} 行", made.rows), format!("{} row(s)", made.rows));
    let notes = made.notes.iter().map(line).chain([rows]).collect();
    let list = target.list_file().filter(|path| taken.contains(path) && !options.show);
    let old = list.map_or_else(|| Ok(Vec::new()), |path| unfilled(&options.content, &path))?;
    prepared::finish_over(&options.content, &Prepared { files: made.files, notes }, &old, options.show, out)
}

fn line(file: &str, told: &Told) -> Bilingual {
    let place = match (told.line, told.column) {
        (0, _) => String::new(),
        (line, 0) => format!(":{line}"),
        (line, column) => format!(":{line}:{column}"),
    };
    Bilingual::new(format!("{file}{place}: {}", told.what.zh), &told.what.en)
}

/// A list that holds nothing but places to fill in, as `gongshi new` writes it, makes room; any other stays.
fn unfilled(content: &Content, path: &str) -> Result<Vec<PathBuf>, Stopped> {
    let file = content.folders()?.iter().map(|root| root.join(path)).find(|file| file.exists());
    let text = file.as_ref().map(|file| disk::file(file).map_err(|error| Stopped::Fault(format!("{}: {error}", file.display()))));
    let text = String::from_utf8_lossy(&text.transpose()?.unwrap_or_default()).into_owned();
    Ok(file.into_iter().filter(|_| text.lines().skip(1).all(|line| line.contains(blank::MARK))).collect())
}
