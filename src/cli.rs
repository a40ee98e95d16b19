//! The command line shell. Output goes through its renderer only; no decision about postmortems is made here.

use std::ffi::OsString;
use std::process::ExitCode;

/// Run the command given by `arguments` (the first is the program's name).
pub fn run(_arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    ExitCode::from(2)
}
