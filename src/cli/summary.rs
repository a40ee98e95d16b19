//! `postmortem summary`: what a postmortem says, in short, for people or one JSON object a line for programs.

use super::render::Render;
use super::{End, Files, input};
use crate::env::Env;
use crate::format::summary::{self, Summary};
use clap::Args;

/// What to summarise, and how.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// One JSON object a line and file
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    files: Files,
}

/// Summarise every file.
pub(super) fn run(arguments: &Arguments, env: &dyn Env, out: &mut Render) -> End {
    let mut end = End::Clean;
    for (index, path) in arguments.files.files.iter().enumerate() {
        let Some(reading) = input::read(path, env, out) else {
            end = End::Failed;
            continue;
        };
        let summary = summary::of(&reading.document, env);
        if arguments.json {
            out.text(&summary.to_json(&path.to_string_lossy()));
            out.text("\n");
        } else {
            if index > 0 {
                out.line("");
            }
            show(&input::name(path), &summary, out);
        }
    }
    end
}

fn show(name: &str, summary: &Summary, out: &mut Render) {
    let title = if summary.title.is_empty() { "(no title)" } else { &summary.title };
    out.line(&format!("{title}\n  {name}"));
    let span = |time: &Option<String>| time.clone().unwrap_or_else(|| "not stated".to_owned());
    out.line(&format!("  Impact: from {} to {}", span(&summary.started), span(&summary.ended)));
    let said = |yes: bool| if yes { "described" } else { "not described" };
    out.line(&format!("  Impact {}, root cause {}", said(summary.has_impact), said(summary.has_root_cause)));
    out.line(&format!("  Timeline: {}", summary.timeline.len()));
    for (at, text) in &summary.timeline {
        out.line(&format!("    {:<25}  {}", at.as_deref().unwrap_or("–"), first_line(text)));
    }
    out.line(&format!("  Action items: {}", summary.action_items.len()));
    for text in &summary.action_items {
        out.line(&format!("    {}", first_line(text)));
    }
}

fn first_line(text: &str) -> String {
    const WIDTH: usize = 100;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(WIDTH) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or(line)),
        None => line.to_owned(),
    }
}
