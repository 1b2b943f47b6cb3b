//! `gongshi verify`: is this the site that was published?

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::content::Around;
use super::{Content, Ended, Stopped, unless_unread};
use crate::finding::{Finding, Findings, Level};
use crate::read::disk;
use crate::verify::{self, Against};
use crate::write::Digest;
use crate::write::manifest::{self, Manifest, NAME};
use crate::{Failure, Sources, report};

/// How many findings of one kind are printed for people; `--json` prints all.
const MOST: usize = 100;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// 网站的顶层文件夹，即 manifest.json 所在 / the top folder of the site, where manifest.json is
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// 与您另存的全站校验值比较 / compare with a root hash you noted
    #[arg(long, value_name = "HASH", value_parser = root)]
    root: Option<Digest>,
    /// 按您另存的清单核对，不用文件夹里的 / go by a manifest you kept instead of the folder's own
    #[arg(long, value_name = "FILE")]
    manifest: Option<PathBuf>,
    /// 再按内容、模板和静态文件重新生成一遍，逐字节比较 / also build it again from the content, the templates and the static files,
    /// and compare every byte
    #[arg(long)]
    rebuild: bool,
    #[command(flatten)]
    content: Content,
    #[command(flatten)]
    around: Around,
    /// 输出 JSON / print JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(options: &Options, out: &mut impl Write) -> Ended {
    if !options.folder.is_dir() {
        return Err(Stopped::Usage(format!("没有这个文件夹 / there is no such folder: {}", options.folder.display())));
    }
    if let Some(manifest) = options.manifest.as_ref().filter(|manifest| !manifest.is_file()) {
        return Err(Stopped::Usage(format!("没有这个清单 / there is no such manifest: {}", manifest.display())));
    }
    if options.rebuild {
        options.content.folders()?;
        options.around.look()?;
    }
    let against = Against { root: options.root, manifest: options.manifest.clone() };
    let verified = verify::folder(&options.folder, &against);
    let mut findings = verified.findings;
    let shown = options.manifest.clone().unwrap_or_else(|| options.folder.join(NAME)).display().to_string();
    let at_odds = |manifest| verify::at_odds(&options.folder, manifest, &shown, options.manifest.is_some());
    let mut before = verified.manifest.as_ref().map(at_odds).unwrap_or_default();
    let mut rebuilt = false;
    if let (true, Some(old)) = (options.rebuild, &verified.manifest) {
        match rebuild(options, old, &shown)? {
            Rebuilt::Made(new) => {
                before.append(verify::circumstances(old, &shown, &new));
                let differences = verify::differences(old, &new);
                rebuilt = !differences.has_errors();
                findings.append(differences);
            }
            Rebuilt::Not(more) => findings.append(more),
        }
    }
    let wrong = before.has_errors() || findings.has_errors();
    let told = tell(options, (before, findings), verified.manifest.filter(|_| !wrong), rebuilt, out);
    unless_unread(told, u8::from(wrong))
}

/// Prints what was found; of a site without a fault, its manifest.
fn tell(
    options: &Options,
    (mut before, findings): (Findings, Findings),
    sound: Option<Manifest>,
    rebuilt: bool,
    out: &mut impl Write,
) -> Result<(), Stopped> {
    if options.json {
        before.append(findings);
        writeln!(out, "{}", report::json::print(&before, &mut sources(options)))?;
        return Ok(());
    }
    print(&before, options, out)?;
    print(&findings, options, out)?;
    if let Some(manifest) = sound {
        let (files, root, day) = (manifest.files.len(), manifest.root, &manifest.as_of);
        writeln!(out, "{files} 个文件与清单完全一致，截至 {day} / all {files} files are as listed, as of {day}")?;
        writeln!(out, "全站校验值 root {root}")?;
        if rebuilt {
            writeln!(out, "按内容重新生成，逐字节相同 / built again from the content, every byte is the same")?;
        }
    }
    Ok(())
}

enum Rebuilt {
    Made(Manifest),
    Not(Findings),
}

/// Builds the site of a manifest again, in a folder that goes afterwards.
fn rebuild(options: &Options, old: &Manifest, shown: &str) -> Result<Rebuilt, Stopped> {
    let recipe = match verify::recipe(old, shown) {
        Ok(recipe) => recipe,
        Err(findings) => return Ok(Rebuilt::Not(findings)),
    };
    let sources = Sources {
        base_url: Some(recipe.base_url),
        search: recipe.search,
        minify: recipe.minify,
        ..options.around.sources(options.content.folders()?)
    };
    let folder = tempfile::tempdir()?;
    let at = folder.path().join("dist");
    let built = super::wait::with_bar(|progress| crate::build_watched(&sources, &at, recipe.day, progress));
    match built {
        Ok(built) => {
            let bytes = disk::file(&built.written.folder.join(NAME))?;
            Ok(match manifest::read(&bytes) {
                Ok(new) => Rebuilt::Made(new),
                Err(why) => Rebuilt::Not([why.finding(NAME)].into_iter().collect()),
            })
        }
        Err(Failure::Findings(findings)) => Ok(Rebuilt::Not(findings)),
        Err(Failure::Write(error)) => Err(Stopped::Fault(error.to_string())),
        Err(Failure::Search(error)) => Err(Stopped::Fault(error.to_string())),
    }
}

/// Files of the site are never opened for their lines; those of the content may be, when the rebuild was refused.
fn sources(options: &Options) -> report::Sources {
    report::Sources::new(if options.rebuild { options.content.named() } else { &[] })
}

/// Prints findings, a limited number of each kind.
fn print(findings: &Findings, options: &Options, out: &mut impl Write) -> std::io::Result<()> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut few: Vec<Finding> = Vec::new();
    for finding in findings.sorted() {
        let count = seen.entry(finding.code).or_default();
        *count += 1;
        if *count <= MOST || finding.level != Level::Error {
            few.push(finding.clone());
        }
    }
    write!(out, "{}", report::human::print(&few.into_iter().collect(), &mut sources(options)))?;
    for (code, count) in seen.into_iter().filter(|(_, count)| *count > MOST) {
        let left = count - MOST;
        writeln!(out, "{code}：另有 {left} 项未列出，--json 列出全部 / {left} more; --json lists them all")?;
    }
    Ok(())
}

fn root(text: &str) -> Result<Digest, String> {
    Digest::try_from(text.trim().to_ascii_lowercase()).map_err(|_| "应为64位十六进制数 / a root hash has 64 hexadecimal digits".to_owned())
}
