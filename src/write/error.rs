//! What can go wrong on the disk, in both languages.

use std::fmt;
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use crate::model::text::Bilingual;

/// A failed build step. The site that was live before is still live and whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteError {
    /// The file or folder that could not be written.
    pub path: PathBuf,
    /// The reason.
    pub what: What,
}

/// The reason, and with it the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The filesystem root, `.` or `..`: no folder of its own.
    NoName,
    /// The output folder is a symbolic link.
    Symlink,
    /// A file stands where the output folder should be.
    NotFolder,
    /// A mount point cannot be exchanged.
    MountPoint,
    /// It is, holds, or lies in a folder that the build reads or lives in.
    KeepOff(PathBuf),
    /// A folder with content and without our manifest.
    Foreign,
    /// The output folder holds a git repository, which would go with the old tree.
    Repository,
    /// Another build of the same site is running.
    Busy,
    /// The folder was made, moved or removed by somebody else while the build ran.
    Changed,
    /// The same route was put twice.
    Twice,
    /// A route that the stage writes itself.
    Reserved,
    /// One route is the folder of another.
    Clash,
    /// A put failed before, so the tree lacks a file.
    Incomplete,
    /// A tree of ours that has to go cannot be removed, for a reason in the words of the operating system.
    Stuck(String),
    /// The folder came with the image of a container, in a layer that knows no renaming.
    ImageLayer,
    /// The disk is full.
    Full,
    /// Permission is missing.
    Denied,
    /// The file system is read-only.
    ReadOnly,
    /// It is no longer there.
    Vanished,
    /// Any other answer of the operating system, in its words.
    System(String),
}

impl WriteError {
    pub(super) fn new(path: impl Into<PathBuf>, what: What) -> WriteError {
        WriteError { path: path.into(), what }
    }

    /// Turns the system's answer into ours.
    pub(super) fn system(path: &Path, errno: Errno) -> WriteError {
        let what = match errno {
            Errno::NOSPC | Errno::DQUOT => What::Full,
            Errno::ACCESS | Errno::PERM => What::Denied,
            Errno::ROFS => What::ReadOnly,
            Errno::NOENT | Errno::STALE => What::Vanished,
            Errno::NOTDIR | Errno::ISDIR => What::Clash,
            Errno::XDEV => What::ImageLayer,
            other => What::System(std::io::Error::from(other).to_string()),
        };
        WriteError::new(path, what)
    }

    /// A tree of ours that stays where it has to go.
    pub(super) fn stuck(path: &Path, error: &std::io::Error) -> WriteError {
        WriteError::new(path, What::Stuck(error.to_string()))
    }

    pub(super) fn io(path: &Path, error: &std::io::Error) -> WriteError {
        Errno::from_io_error(error)
            .map_or_else(|| WriteError::new(path, What::System(error.to_string())), |errno| WriteError::system(path, errno))
    }

    /// The sentence without the path: what is wrong and what to do.
    pub fn words(&self) -> Bilingual {
        let (zh, en) = match &self.what {
            What::NoName => (
                "输出位置须是一个单独的文件夹，不能是根目录、“.” 或 “..”；请给出文件夹名，例如 dist",
                "the output must be a folder of its own, not the root, `.` or `..`; name one, for example dist",
            ),
            What::Symlink => (
                "输出文件夹是符号链接，不能整体替换；请直接给出它指向的文件夹",
                "the output folder is a symbolic link and cannot be exchanged; give the folder it points to",
            ),
            What::NotFolder => ("此处已有文件，不是文件夹；请换一个输出位置", "a file stands here, not a folder; choose another output"),
            What::MountPoint => (
                "输出文件夹是挂载点，不能整体替换；请改用其中的子文件夹",
                "the output folder is a mount point and cannot be exchanged; use a folder inside it",
            ),
            What::KeepOff(kept) => return kept_words(kept),
            What::Foreign => (
                "文件夹非空且不是本程序生成的网站（没有可识别的 manifest.json），不予覆盖；请换一个位置或自行清空",
                "the folder is not empty and no site made by gongshi (no manifest.json of ours), so it is not touched; choose another or empty it yourself",
            ),
            What::Repository => (
                "输出文件夹内有 .git，替换会使其丢失；请把网站生成到别处再复制",
                "the output folder holds a .git, which would be lost; build elsewhere and copy",
            ),
            What::Busy => ("另一个生成过程正在写同一网站；请等它结束", "another build is writing the same site; wait until it has ended"),
            What::Changed => (
                "生成期间文件夹被他人改动，未予替换；请重新生成",
                "the folder was changed by somebody else during the build and was not exchanged; build again",
            ),
            What::Twice => ("同一地址写了两次", "the same address was written twice"),
            What::Reserved => {
                ("此地址由程序自己写入，内容不得占用", "this address is written by the program itself; content cannot use it")
            }
            What::Clash => ("同一地址既是文件又是文件夹", "the same address is a file and a folder"),
            What::Incomplete => {
                ("有文件未能写入，网站不完整，未予替换", "a file could not be written, so the site is not complete and was not exchanged")
            }
            What::Stuck(reason) => return stuck_words(reason),
            What::ImageLayer => (
                "输出文件夹在容器镜像的层里，不能整体替换；请先删除它，或者把网站放在卷（volume）里",
                "the output folder lies in a layer of a container image and cannot be exchanged; remove it first, or keep the site on a volume",
            ),
            What::Full => (
                "磁盘空间或配额已满；原网站未受影响，请腾出空间后重新生成",
                "the disk or quota is full; the old site is as it was, free some space and build again",
            ),
            What::Denied => ("没有权限；请检查上级文件夹的所有者和权限", "permission denied; check the owner and mode of the folder above"),
            What::ReadOnly => ("文件系统只读", "the file system is read-only"),
            What::Vanished => ("文件夹或文件已不存在；请重新生成", "the folder or file is no longer there; build again"),
            What::System(reason) => return Bilingual::new(format!("系统拒绝：{reason}"), format!("refused by the system: {reason}")),
        };
        Bilingual::new(zh, en)
    }
}

fn kept_words(kept: &Path) -> Bilingual {
    let kept = shown(kept);
    Bilingual::new(
        format!("输出文件夹就是 {kept}，或者与它一个在另一个里面，会相互覆盖；请换一个位置"),
        format!("the output folder is {kept}, or one of the two lies in the other: they would be lost in each other; choose another"),
    )
}

fn stuck_words(reason: &str) -> Bilingual {
    Bilingual::new(
        format!("旧网站的文件夹删不掉（{reason}）；请由它的所有者或管理员删除，不删就不能再生成"),
        format!(
            "the old tree of the site cannot be removed ({reason}); have its owner or an administrator remove it, no build can be made before"
        ),
    )
}

/// A path with its control characters made visible.
fn shown(path: &Path) -> String {
    let mut out = String::new();
    for c in path.to_string_lossy().chars() {
        match c {
            c if c.is_control() => out.extend(format!("U+{:04X}", u32::from(c)).chars()),
            c => out.push(c),
        }
    }
    out
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, words) = (shown(&self.path), self.words());
        write!(f, "{path}: {}\n{path}: {}", words.zh, words.en)
    }
}

impl std::error::Error for WriteError {}
