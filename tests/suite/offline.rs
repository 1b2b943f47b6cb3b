//! A build fetches nothing: it runs where there is no network, and nothing it is made of could reach one.

use std::fs;
use std::io::Write;
use std::process::Command;

use crate::{built_site, root};

/// Crates that open connections or resolve names; without `serve` none is in the program.
const NETWORK: [&str; 22] = [
    "async-std",
    "attohttpc",
    "axum",
    "curl",
    "git2",
    "h2",
    "hickory-resolver",
    "hyper",
    "isahc",
    "minreq",
    "mio",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "smol",
    "socket2",
    "surf",
    "tokio",
    "tungstenite",
    "ureq",
];

#[test]
fn a_build_runs_with_the_network_off_and_gives_the_same_bytes() {
    // A network of its own with nothing in it but a loopback that is down.
    let without = [&["unshare", "-rn"][..], &["unshare", "-n"]].into_iter().find(|words| {
        let devices = Command::new(words[0]).args(&words[1..]).args(["cat", "/proc/net/dev"]).output();
        devices.is_ok_and(|output| output.status.success() && String::from_utf8_lossy(&output.stdout).matches(':').count() == 1)
    });
    let Some(without) = without else {
        assert!(
            std::env::var_os("CI").is_none_or(|value| value != "true"),
            "with CI=true the network has to be taken away: unshare -n fails"
        );
        return writeln!(std::io::stderr(), "SKIPPED the build with the network off: unshare -n fails here").unwrap();
    };
    let out = tempfile::tempdir().unwrap();
    let dist = out.path().join("dist");
    let built = Command::new(without[0])
        .args(&without[1..])
        .arg(env!("CARGO_BIN_EXE_gongshi"))
        .args(["build", "--as-of", "2026-11-21", "--out"])
        .arg(&dist)
        .current_dir(root())
        .output()
        .unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    assert_eq!(fs::read(dist.join("manifest.json")).unwrap(), fs::read(built_site().join("manifest.json")).unwrap());
}

#[test]
fn no_crate_that_reaches_a_network_is_built_without_serve() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let tree = Command::new(cargo)
        .current_dir(root())
        .args(["tree", "--no-default-features", "--edges", "normal,build", "--prefix", "none", "--format", "{p}", "--offline", "--locked"])
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout).unwrap();
    let crates: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(crates.contains(&"clap") && crates.len() > 50);
    for network in NETWORK {
        assert!(!crates.contains(&network), "{network} is in the program without `serve`");
    }
}

#[test]
fn no_source_but_that_of_serve_opens_a_connection() {
    for entry in walkdir::WalkDir::new(root().join("src")).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file()) {
        let path = entry.path().strip_prefix(root().join("src")).unwrap().to_string_lossy().into_owned();
        if path.starts_with("serve") || path == "cli/serve.rs" {
            continue;
        }
        let text = fs::read_to_string(entry.path()).unwrap();
        for word in [
            "std::net",
            "TcpStream",
            "UdpSocket",
            "ToSocketAddrs",
            "UnixStream",
            "rustix::net",
            "Command::new(\"curl",
            "Command::new(\"git",
        ] {
            // An address can be read as one without being asked.
            let code = text.split("#[cfg(test)]").next().unwrap().replace("std::net::Ipv6Addr", "");
            assert!(!code.contains(word), "{path} has {word}");
        }
    }
}
