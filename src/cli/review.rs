//! `postmortem review`: the questions of the review meeting, generated from what a document holds and lacks.

use super::render::Render;
use super::{End, Files, input};
use crate::env::Env;
use crate::rule::review;
use clap::Args;

/// What to ask about.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    files: Files,
}

/// Print a checklist for every file, as Markdown.
pub(super) fn run(arguments: &Arguments, env: &dyn Env, out: &mut Render) -> End {
    let mut end = End::Clean;
    for (index, path) in arguments.files.files.iter().enumerate() {
        let Some(reading) = input::read(path, env, out) else {
            end = End::Failed;
            continue;
        };
        if index > 0 {
            out.line("");
        }
        let document = &reading.document;
        let title = if document.title.is_empty() { input::name(path) } else { document.title.clone() };
        out.line(&format!("# Review of {title}"));
        let mut part = "";
        for question in review::questions(document, env) {
            if question.part != part {
                part = question.part;
                out.line(&format!("\n## {part}\n"));
            }
            out.line(&format!("- [ ] {}", question.text));
        }
    }
    end
}
