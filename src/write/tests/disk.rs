//! Rights, a full disk, one that cannot be written: the test runs itself again where its surroundings must differ.

use std::io::Write;

use super::*;
use crate::write::kernel;

/// Runs one other test of this file again, below a shell that did `before`.
fn again(before: &str, test: &str) -> Outcome {
    let (_, module) = module_path!().split_once("::").ok_or("a module in a crate")?;
    let run = format!("{before} && exec \"$0\" --exact {module}::{test}");
    let output = Command::new("sh").args(["-c", &run]).arg(fs::read_link("/proc/self/exe")?).output()?;
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && told.contains("test result: ok. 1 passed"), "{told}{}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

/// Past the test runner, which shows nothing of what a passing test prints.
fn skip(test: &str) -> Outcome {
    Ok(writeln!(std::io::stderr(), "SKIPPED {test}")?)
}

#[test]
fn files_and_folders_can_be_read_by_a_web_server() -> Outcome {
    let dir = TempDir::new()?;
    let out = dir.path().join("dist");
    let staging = Staging::begin(&out, &[])?;
    assert_eq!(fs::metadata(dir.path().join(".dist.gongshi-new"))?.mode(), 0o40_700, "nobody reads what grows");
    drop(staging);
    build(&out, &PAGES)?;
    for (path, mode) in [("", 0o40_755), ("zh", 0o40_755), ("zh/index.html", 0o100_644), ("manifest.json", 0o100_644)] {
        assert_eq!(fs::metadata(out.join(path))?.mode(), mode, "{path}");
    }
    Ok(())
}

#[test]
fn the_umask_changes_nothing() -> Outcome {
    again("umask 077", "files_and_folders_can_be_read_by_a_web_server")
}

#[test]
fn a_file_system_with_modes_of_its_own_keeps_them() -> Outcome {
    let file = tempfile::tempfile()?;
    assert_eq!(kernel::set_mode(&file, kernel::FILE_MODE), Ok(true));
    assert_eq!(file.metadata()?.mode() & 0o777, 0o644);
    // Nobody may change the mode of this one, whoever owns it.
    assert_eq!(kernel::set_mode(fs::File::open("/proc/self/status")?, kernel::FILE_MODE), Ok(false));
    Ok(())
}

/// A page larger than a process may write where the limit of [`the_end_of_the_disk_leaves_the_old_site`] holds.
#[test]
fn a_page_that_cannot_be_written_whole_leaves_the_old_site() -> Outcome {
    let dir = TempDir::new()?;
    let out = dir.path().join("dist");
    build(&out, &PAGES)?;
    let before = snapshot(&out);
    let large = "公".repeat(100_000);
    let limits = fs::read_to_string("/proc/self/limits")?;
    let limited = limits.lines().any(|line| line.starts_with("Max file size") && !line.contains("unlimited"));
    let built = build(&out, &[("index.html", "新"), ("a.html", &large), ("b.html", &large)]);
    if limited {
        assert!(matches!(built.map_err(|error| error.what), Err(What::System(_))));
        assert_eq!(snapshot(&out), before);
    } else {
        built?;
    }
    assert_eq!(beside(&out), 0);
    Ok(())
}

#[test]
fn the_end_of_the_disk_leaves_the_old_site() -> Outcome {
    // Without the signal, the write that goes too far is refused as one to a full disk is.
    again("trap '' XFSZ && ulimit -f 200", "a_page_that_cannot_be_written_whole_leaves_the_old_site")
}

#[test]
fn a_full_disk_and_one_that_cannot_be_written_are_named() -> Outcome {
    let dir = TempDir::new()?;
    let Some(disk) = Tmpfs::mount(dir.path()) else {
        // What becomes of the site the tests above have shown; the words alone were not.
        return skip("a full disk is named (needs the right to mount one)");
    };
    let out = disk.0.join("dist");
    build(&out, &PAGES)?;
    let before = snapshot(&out);
    let large = "公".repeat(100_000);
    let failed = build(&out, &[("index.html", "新"), ("a.html", &large), ("b.html", &large)]);
    assert_eq!(failed.err().map(|e| e.what), Some(What::Full));
    assert_eq!((snapshot(&out), beside(&out)), (before.clone(), 0));
    assert_eq!(refusal(disk.0, &[]), Some(What::MountPoint));
    assert!(Command::new("mount").args(["-o", "remount,ro"]).arg(disk.0).status()?.success());
    assert_eq!(refusal(&out, &[]), Some(What::ReadOnly));
    assert_eq!(snapshot(&out), before);
    Ok(())
}

#[test]
fn an_old_site_that_cannot_be_removed_is_told_until_it_is() -> Outcome {
    let dir = TempDir::new()?;
    let out = dir.path().join("dist");
    build(&out, &PAGES)?;
    let within = out.join("zh");
    let Some(_disk) = Tmpfs::mount(&within) else {
        return skip("an old site that cannot be removed is told (needs the right to mount a disk)");
    };
    let spare = dir.path().join(".dist.gongshi-new");
    // A disk that is mounted in the old site goes with it, and keeps it from being removed.
    let moved = spare.join("zh");
    let held = Tmpfs(&moved);
    let written = build(&out, &PAGES)?;
    let stuck = |told: Option<WriteError>| told.is_some_and(|e| e.path == spare && matches!(e.what, What::Stuck(_)));
    assert!(stuck(written.leftover) && fs::read_to_string(out.join("zh/index.html"))? == "首页");
    assert!(stuck(build(&out, &PAGES).err()));
    drop(held);
    assert_eq!((build(&out, &PAGES)?.leftover, beside(&out)), (None, 0));
    Ok(())
}

#[test]
fn a_site_in_a_layer_of_an_image_stays_and_is_named() -> Outcome {
    let dir = TempDir::new()?;
    let [disk, merged] = ["disk", "merged"].map(|name| dir.path().join(name));
    for folder in [&disk, &merged] {
        fs::create_dir(folder)?;
    }
    let layers = Tmpfs::mount(&disk);
    for name in ["lower", "upper", "work"] {
        fs::create_dir(disk.join(name))?;
    }
    build(&disk.join("lower/dist"), &PAGES)?;
    let at = disk.display();
    let options = format!("lowerdir={at}/lower,upperdir={at}/upper,workdir={at}/work,redirect_dir=off");
    let laid = Command::new("mount").args(["-t", "overlay", "overlay", "-o", &options]).arg(&merged).output()?;
    if layers.is_none() || !laid.status.success() {
        return skip("a layer of an image is named (needs the right to mount one)");
    }
    let merged = Tmpfs(&merged);
    let out = merged.0.join("dist");
    let before = snapshot(&out);
    assert_eq!(build(&out, &[("index.html", "新")]).err().map(|e| e.what), Some(What::ImageLayer));
    assert_eq!((snapshot(&out), beside(&out)), (before, 0));
    Ok(())
}

/// A disk of 512 KiB.
struct Tmpfs<'p>(&'p Path);

impl Tmpfs<'_> {
    fn mount(at: &Path) -> Option<Tmpfs<'_>> {
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=512k", "tmpfs"]).arg(at).output();
        mounted.is_ok_and(|output| output.status.success()).then_some(Tmpfs(at))
    }
}

impl Drop for Tmpfs<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).output();
    }
}
