//! The command line shell. Output goes through [`render`] only; no decision about postmortems is made here.
//!
//! Exit codes: 0 done and clean, 1 findings, 2 something could not be read or written.

mod check;
mod convert;
mod env;
mod explain;
mod files;
mod input;
mod locate;
mod mend;
mod render;
mod report;
mod review;
mod schema;
mod summary;

use clap::{Args, Parser, Subcommand};
use render::Render;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// Read, check and convert postmortems.
#[derive(Debug, Parser)]
#[command(name = "postmortem", version, about, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check postmortems and say what is missing or contradicts itself
    Check(check::Arguments),
    /// Write a postmortem in another format
    Convert(convert::Arguments),
    /// Say what a postmortem says, in short
    Summary(summary::Arguments),
    /// Questions for the meeting, from what is present and what is missing
    Review(review::Arguments),
    /// Explain a rule: what it finds, why it matters, how to fix it
    Explain(explain::Arguments),
    /// List every rule
    Rules,
    /// Print the JSON Schema of the JSON format
    Schema,
}

/// The files a command reads.
#[derive(Debug, Args)]
struct Files {
    /// Files to read; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// Done, nothing to report.
    Clean,
    /// There are findings.
    Findings,
    /// Something could not be read or written.
    Failed,
}

/// Run the command given by `arguments` (the first is the program's name).
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let shown = error.print();
            return ExitCode::from(if error.use_stderr() || shown.is_err() { 2 } else { 0 });
        }
    };
    let mut out = Render::new();
    let env = env::SystemEnv;
    let end = match &arguments.command {
        Command::Check(arguments) => check::run(arguments, env, &mut out),
        Command::Convert(arguments) => convert::run(arguments, &env, &mut out),
        Command::Summary(arguments) => summary::run(arguments, &env, &mut out),
        Command::Review(arguments) => review::run(arguments, &env, &mut out),
        Command::Explain(arguments) => explain::run(arguments, &mut out),
        Command::Rules => explain::list(&mut out),
        Command::Schema => schema::run(&mut out),
    };
    let end = end.max(if out.finish() { End::Clean } else { End::Failed });
    ExitCode::from(end as u8)
}
