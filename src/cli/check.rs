//! `postmortem check`: what the rules find in each file, and with `--fix` the files mended.

use super::env::SystemEnv;
use super::input::{self, Loaded};
use super::mend::{Mended, mend};
use super::render::Render;
use super::report::{self, Shape};
use super::{End, files};
use crate::diagnostic::Level;
use crate::env::SeededEnv;
use crate::format::{NoteKind, Reading};
use crate::model::Profile;
use crate::rule::{self, Beside, House, Rule, Uncertain};
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
    /// The rules of your house: required sections, words, owners, severities, levels
    #[arg(long, value_name = "PACK")]
    rules: Option<PathBuf>,
    /// Mend what needs nobody to look at it, and write the files; what was read from standard input goes to standard output
    #[arg(long)]
    fix: bool,
}

fn profile(word: &str) -> Result<Profile, String> {
    Profile::from_name(word).ok_or_else(|| "one of lite, standard, public, regulated is expected".to_string())
}

/// What became of one file.
struct Outcome {
    complaints: Vec<String>,
    result: Option<report::Result>,
    /// The mended text of standard input.
    text: Option<String>,
    failed: bool,
}

/// Check every file, as many at once as the machine has cores, and report them in order.
pub(super) fn run(arguments: &Arguments, env: SystemEnv, out: &mut Render) -> End {
    let Some(denied) = Denied::read(&arguments.deny, out) else { return End::Failed };
    let mut house = match &arguments.rules {
        None => House::default(),
        Some(path) => match pack(path) {
            Ok(house) => house,
            Err(complaint) => {
                out.complain(&complaint);
                return End::Failed;
            }
        },
    };
    for word in &arguments.allow {
        let Some(rule) = Rule::find(word) else { return unknown(word, out) };
        house.leave_out(rule);
    }
    let paths: Vec<PathBuf> = arguments.files.iter().flat_map(|path| files::within(path)).collect();
    let outcomes = files::in_parallel(&paths, |path| one(path, arguments, &house, env));
    let mut end = End::Clean;
    let mut results = Vec::new();
    let mut piped = false;
    for outcome in outcomes {
        outcome.complaints.iter().for_each(|complaint| out.complain(complaint));
        if outcome.failed {
            end = End::Failed;
        }
        if let Some(text) = outcome.text {
            piped = true;
            out.text(&text);
        }
        let Some(result) = outcome.result else { continue };
        if result.checked.found.iter().any(|found| denied.holds(found.level, found.code)) {
            end = end.max(End::Findings);
        }
        results.push(result);
    }
    // A mended document on standard output stands alone there.
    if !piped {
        report::print(arguments.format, &results, out);
    }
    end
}

/// Read, mend if asked to, and check one file.
fn one(path: &Path, arguments: &Arguments, house: &House, env: SystemEnv) -> Outcome {
    // Ids of rows stand in the addresses of findings: the same file has to tell the same ones at every run.
    let env = SeededEnv::new(&env, 0);
    let name = input::name(path);
    let mut outcome = Outcome { complaints: Vec::new(), result: None, text: None, failed: false };
    let Loaded { mut text, raw, mut reading } = match input::load(path, &env) {
        Ok(loaded) => loaded,
        Err(complaint) => {
            outcome.complaints.push(complaint);
            outcome.failed = true;
            return outcome;
        }
    };
    let mut beside = beside(&reading, house);
    let settle = |reading: &mut Reading| {
        reading.document.profile = arguments.profile.unwrap_or(reading.document.profile);
    };
    settle(&mut reading);
    if arguments.fix {
        if reading.refusal.is_some() {
            outcome.complaints.push(format!("{name}: is of a newer version and is not written over."));
        } else if !raw {
            outcome.complaints.push(format!("{name}: is not plain UTF-8 and is not written over."));
        } else {
            let hint = input::hint(path);
            let Mended { text: mended, done, left } = mend(&text, &reading.document, hint, &env, &beside);
            if !done.is_empty() {
                if path.as_os_str() != "-"
                    && let Err(error) = fs::write(path, &mended)
                {
                    outcome.complaints.push(format!("{name}: cannot be written: {error}"));
                    outcome.failed = true;
                    return outcome;
                }
                outcome.complaints.push(format!("{name}: mended {}", done.join(", ")));
            }
            if !left.is_empty() {
                let codes = left.join(", ");
                outcome
                    .complaints
                    .push(format!("{name}: {codes} cannot be mended without changing more; the editor can."));
            }
            text = mended;
            reading = crate::format::read(&text, hint, &env);
            beside = self::beside(&reading, house);
            settle(&mut reading);
        }
        if path.as_os_str() == "-" {
            outcome.text = Some(text.clone());
        }
    }
    let checked = rule::check_with(&reading.document, &env, &beside);
    outcome.result = Some(report::Result { name, text, document: reading.document, checked });
    outcome
}

/// What stands beside the document: the rules of the house, and how the text was read.
fn beside(reading: &Reading, house: &House) -> Beside {
    let doubtful = |kind: NoteKind| matches!(kind, NoteKind::Guessed | NoteKind::Kept);
    let uncertain = reading.notes.iter().filter(|note| doubtful(note.kind)).map(|note| Uncertain {
        line: note.line,
        path: note.path.clone(),
        what: note.message.clone(),
    });
    let newer = reading.refusal.as_ref().filter(|refusal| refusal.read_only);
    Beside {
        house: house.clone(),
        newer: newer.map(|refusal| refusal.what.clone()),
        uncertain: uncertain.collect(),
    }
}

/// The rules of a house from a file.
fn pack(path: &Path) -> Result<House, String> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("{name}: cannot be read: {error}"))?;
    House::read(&text).map_err(|error| format!("{name}: {error}"))
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
            if let Some(level) = Level::from_name(word) {
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
