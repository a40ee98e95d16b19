//! `postmortem check`: what the rules find in each file.

use super::render::Render;
use super::report::{self, Shape};
use super::{End, input};
use crate::diagnostic::Level;
use crate::env::Env;
use crate::model::{Profile, Suppression};
use crate::rule::{self, Rule};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

/// What to check, and how to say it.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Files or folders to check; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to print the findings
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
    /// The set of rules, instead of the document's own: lite, standard, public, regulated
    #[arg(long, value_name = "PROFILE", value_parser = profile)]
    profile: Option<Profile>,
    /// Count as failure only what is at least this bad (error, warning, advice), and always this rule (code or name)
    #[arg(long, value_name = "LEVEL|RULE")]
    deny: Vec<String>,
    /// Leave a rule out, by code or name
    #[arg(long, value_name = "RULE")]
    allow: Vec<String>,
}

fn profile(word: &str) -> Result<Profile, String> {
    Profile::from_name(word).ok_or_else(|| "one of lite, standard, public, regulated is expected".to_string())
}

/// Check every file.
pub(super) fn run(arguments: &Arguments, env: &dyn Env, out: &mut Render) -> End {
    let Some(denied) = Denied::read(&arguments.deny, out) else { return End::Failed };
    let mut allowances = Vec::new();
    for word in &arguments.allow {
        let Some(rule) = Rule::find(word) else { return unknown(word, out) };
        let reason = "left out on the command line".to_string();
        allowances.push(Suppression { rule: rule.code.to_string(), path: None, reason });
    }
    let mut end = End::Clean;
    let mut results = Vec::new();
    for path in arguments.files.iter().flat_map(|path| within(path)) {
        let Some(reading) = input::read(&path, env, out) else {
            end = End::Failed;
            continue;
        };
        let mut document = reading.document;
        document.profile = arguments.profile.unwrap_or(document.profile);
        document.suppressions.extend(allowances.iter().cloned());
        let checked = rule::check_all(&document, env);
        if checked.found.iter().any(|found| denied.holds(found.level, found.code)) {
            end = end.max(End::Findings);
        }
        results.push(report::Result { name: input::name(&path), document, checked });
    }
    report::print(arguments.format, &results, out);
    end
}

/// A file itself; the postmortems of a folder and its folders, in the order of their names.
fn within(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(path) else { return vec![path.to_path_buf()] };
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    let hidden = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let fits = |path: &Path| {
        path.extension().is_some_and(|ending| ending == "md" || ending == "markdown" || ending == "json")
    };
    let kept = entries.into_iter().filter(|entry| !hidden(entry));
    kept.flat_map(|entry| if entry.is_dir() { within(&entry) } else { vec![entry] })
        .filter(|entry| fits(entry))
        .collect()
}

fn unknown(word: &str, out: &mut Render) -> End {
    out.complain(&format!("There is no rule {word}. “postmortem rules” lists them all."));
    End::Failed
}

/// What makes a check fail.
struct Denied {
    level: Level,
    rules: Vec<&'static str>,
}

impl Denied {
    fn read(words: &[String], out: &mut Render) -> Option<Self> {
        let mut denied = Self { level: Level::Advice, rules: Vec::new() };
        for word in words {
            if let Some(level) = Level::ALL.into_iter().find(|level| level.name() == word) {
                denied.level = level;
            } else if let Some(rule) = Rule::find(word) {
                denied.rules.push(rule.code);
            } else {
                unknown(word, out);
                return None;
            }
        }
        Some(denied)
    }

    fn holds(&self, level: Level, code: &str) -> bool {
        level <= self.level || self.rules.contains(&code)
    }
}
