//! `postmortem check`: what the rules find in each file.

use super::render::Render;
use super::{End, Files, input};
use crate::env::Env;
use crate::rule;
use clap::Args;

/// What to check.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    files: Files,
}

/// Check every file.
pub(super) fn run(arguments: &Arguments, env: &dyn Env, out: &mut Render) -> End {
    let mut end = End::Clean;
    for path in &arguments.files.files {
        let Some(reading) = input::read(path, env, out) else {
            end = End::Failed;
            continue;
        };
        for found in rule::check(&reading.document, env) {
            let name = input::name(path);
            let (level, code, rule) = (found.level.name(), found.code, found.rule);
            out.line(&format!("{name}: {level} {code} {rule} at {}", found.path));
            out.line(&format!("  {}", found.what));
            out.line(&format!("  {}", found.why));
            end = end.max(End::Findings);
        }
    }
    end
}
