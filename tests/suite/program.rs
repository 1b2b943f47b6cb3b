//! The program as people start it.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use crate::root;

/// The program with some arguments, at the root of the project; what day it is it asks the clock.
pub fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongshi"));
    command.current_dir(root()).args(args).env_remove("SOURCE_DATE_EPOCH");
    command
}

/// What the program answers.
pub fn gongshi(args: &[&str]) -> Output {
    command(args).output().unwrap()
}

/// The same with some bytes on its standard input.
pub fn fed(args: &[&str], input: &[u8]) -> Output {
    let mut child = command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

/// What it printed.
pub fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What it said beside that.
pub fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
