//! `postmortem convert`: read in any format, write in another.

use super::render::Render;
use super::{End, input};
use crate::env::Env;
use crate::format::{self, Format};
use clap::Args;
use std::path::PathBuf;

/// What to convert, and into what.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The format to write
    #[arg(long, value_name = "FORMAT", value_parser = writable)]
    to: &'static Format,
    /// The file to read; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The file to write; standard output if left out
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn writable(id: &str) -> Result<&'static Format, String> {
    let can = |format: &&Format| format.write.is_some();
    let known = || format::FORMATS.iter().filter(|format| can(format)).map(|format| format.id);
    format::by_id(id)
        .or_else(|| format::by_extension(id))
        .filter(can)
        .ok_or_else(|| format!("the formats are {}", known().collect::<Vec<_>>().join(", ")))
}

/// Convert one file.
pub(super) fn run(arguments: &Arguments, env: &dyn Env, out: &mut Render) -> End {
    let Some(reading) = input::read(&arguments.file, env, out) else {
        return End::Failed;
    };
    let Some(write) = arguments.to.write else {
        return End::Failed;
    };
    let text = write(&reading.document, env);
    match &arguments.output {
        None => out.text(&text),
        Some(path) => {
            if let Err(error) = std::fs::write(path, text) {
                out.complain(&format!("{}: cannot be written: {error}", path.display()));
                return End::Failed;
            }
        }
    }
    End::Clean
}
