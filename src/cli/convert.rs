//! `postmortem convert`: read in any format, write in another.

use super::render::Render;
use super::{End, input};
use crate::env::Env;
use crate::format::{self, Format, markdown};
use crate::publish;
use clap::Args;
use std::path::{Path, PathBuf};

/// What to convert, and into what.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The format to write
    #[arg(long, value_name = "FORMAT", value_parser = writable, help = help())]
    to: &'static Format,
    /// A house style of your own for Markdown: a JSON file (see docs/format.md)
    #[arg(long, value_name = "FILE")]
    style: Option<PathBuf>,
    /// The file to read; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The file to write; standard output if left out
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Every format that is written, from the registry.
fn help() -> String {
    let mut text = "The format to write:".to_owned();
    for format in format::FORMATS.iter().filter(|format| format.write.is_some()) {
        text.push_str("\n  ");
        text.push_str(format.id);
        text.extend(std::iter::repeat_n(' ', 20_usize.saturating_sub(format.id.len())));
        text.push_str(format.name);
    }
    text
}

fn writable(id: &str) -> Result<&'static Format, String> {
    let can = |format: &&Format| format.write.is_some();
    let known = || format::FORMATS.iter().filter(|format| can(format)).map(|format| format.id);
    format::by_id(id)
        .or_else(|| format::by_extension(id))
        .filter(can)
        .ok_or_else(|| format!("the formats are {}", known().collect::<Vec<_>>().join(", ")))
}

/// The house style in a file.
fn style(path: &Path) -> Result<markdown::Style, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("cannot be read: {error}"))?;
    markdown::Style::read(&text)
}

/// Convert one file.
pub(super) fn run(arguments: &Arguments, env: &dyn Env, out: &mut Render) -> End {
    let Some(reading) = input::read(&arguments.file, env, out) else {
        return End::Failed;
    };
    let written = match &arguments.style {
        None => publish::write(arguments.to, &reading.document, env),
        Some(_) if !arguments.to.id.starts_with("markdown") => {
            out.complain(&format!("--style is for Markdown; {} has a look of its own", arguments.to.id));
            return End::Failed;
        }
        Some(path) => match style(path) {
            Ok(style) => Some(markdown::write_in(&style, &reading.document)),
            Err(why) => {
                out.complain(&format!("{}: {why}", path.display()));
                return End::Failed;
            }
        },
    };
    let Some(text) = written else {
        return End::Failed;
    };
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
