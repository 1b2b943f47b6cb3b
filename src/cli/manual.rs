//! `gongshi completions` and `gongshi man`: what shells and manuals need, made from the options themselves.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::{Ended, Stopped};

#[derive(Debug, Args)]
pub(super) struct Shell {
    /// 哪一种命令行 / which shell
    #[arg(value_name = "SHELL")]
    shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(super) struct Folder {
    /// 写入此文件夹，每个命令一页；不写则把总页印到标准输出 / write one page a command here; without it the main page is printed
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

pub(super) fn completions(options: &Shell, out: &mut impl Write) -> Ended {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut super::command(), "gongshi", &mut script);
    out.write_all(&script)?;
    Ok(0)
}

pub(super) fn man(options: &Folder, out: &mut impl Write) -> Ended {
    match &options.folder {
        None => clap_mangen::Man::new(super::command()).render(out)?,
        Some(folder) => {
            // A file is no folder to write into.
            if folder.exists() && !folder.is_dir() {
                let shown = folder.display();
                return Err(Stopped::Usage(format!(
                    "这不是文件夹：{shown}\nthis is no folder: {shown}\n  \
                     改法 fix: 写一个文件夹，没有的会新建 / name a folder; one that is not there is made"
                )));
            }
            let refused = |error: std::io::Error| Stopped::Fault(format!("{}: {error}", folder.display()));
            #[expect(clippy::disallowed_methods, reason = "the folder the manual was asked for")]
            std::fs::create_dir_all(folder).map_err(refused)?;
            clap_mangen::generate_to(super::command(), folder).map_err(refused)?;
            writeln!(out, "已写入 written to {}", folder.display())?;
        }
    }
    Ok(0)
}
