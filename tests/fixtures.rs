//! Fixtures of rules: Markdown pages with postmortems and what a rule finds in them. One test for every case of every page.
//!
//! A page is named after its rule. Under each heading stands a `postmortem` block; a `diagnostics` block after it holds what the rule
//! finds there, and without one the rule must be silent. `UPDATE=1` rewrites the diagnostics. A line `now: 2024-04-02T12:00:00Z` before
//! the first heading sets the present, a line `profile: public` the profile. A `pack` block holds the rules of a house for what follows.

use chrono::{DateTime, Offset, TimeZone, Utc};
use libtest_mimic::{Arguments, Failed, Trial};
use postmortem_editor::diagnostic::Diagnostic;
use postmortem_editor::env::{Env, FixedEnv, Zones};
use postmortem_editor::field::FieldPath;
use postmortem_editor::format;
use postmortem_editor::model::{Postmortem, Profile};
use postmortem_editor::rule::{self, Beside, House, Rule, Uncertain};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

fn main() -> io::Result<()> {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    for path in pages()? {
        let page = Page::read(&path)?;
        if std::env::var_os("UPDATE").is_some() {
            page.update(&path)?;
        }
        let cases = Page::read(&path)?;
        for case in cases.cases.clone() {
            let (setting, rule) = (cases.setting.clone(), cases.rule.clone());
            let name = format!("rule/{rule}: {}", case.name);
            trials.push(Trial::test(name, move || case.run(&setting, &rule)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit()
}

/// A clock that stands still, and the time zones of the IANA database.
struct World(FixedEnv);

impl Env for World {
    fn now(&self) -> DateTime<Utc> {
        self.0.now()
    }

    fn random(&self, bytes: &mut [u8]) {
        self.0.random(bytes);
    }

    fn zones(&self) -> &dyn Zones {
        &Iana
    }
}

struct Iana;

impl Zones for Iana {
    fn offset_at(&self, name: &str, instant: DateTime<Utc>) -> Option<i32> {
        let zone: chrono_tz::Tz = name.parse().ok()?;
        Some(zone.offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc())
    }
}

fn pages() -> io::Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rule");
    let mut pages: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    pages.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    pages.sort();
    Ok(pages)
}

#[derive(Clone, Default)]
struct Setting {
    now: Option<String>,
    profile: Option<String>,
    pack: String,
}

struct Page {
    rule: String,
    setting: Setting,
    text: String,
    cases: Vec<Case>,
}

#[derive(Clone)]
struct Case {
    name: String,
    document: String,
    expected: String,
    /// Where the diagnostics block stands, or belongs, in the page: the lines it takes.
    lines: std::ops::Range<usize>,
}

impl Page {
    fn read(path: &Path) -> io::Result<Self> {
        let text = fs::read_to_string(path)?;
        let rule = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let (mut setting, mut cases) = (Setting::default(), Vec::<Case>::new());
        let mut heading = String::new();
        let mut lines = text.lines().enumerate().peekable();
        while let Some((number, line)) = lines.next() {
            if let Some(name) = line.strip_prefix("## ") {
                heading = name.trim().to_string();
            } else if let Some(now) = line.strip_prefix("now: ").filter(|_| cases.is_empty()) {
                setting.now = Some(now.trim().to_string());
            } else if let Some(profile) = line.strip_prefix("profile: ").filter(|_| cases.is_empty()) {
                setting.profile = Some(profile.trim().to_string());
            } else if let Some((fence, kind)) = fence(line) {
                let mut block = String::new();
                let mut end = number + 1;
                for (number, line) in lines.by_ref() {
                    end = number + 1;
                    if line.trim_end() == fence {
                        break;
                    }
                    block.push_str(line);
                    block.push('\n');
                }
                match kind {
                    "postmortem" => cases.push(Case {
                        name: heading.clone(),
                        document: block,
                        expected: String::new(),
                        lines: end..end,
                    }),
                    "pack" => setting.pack = block,
                    "diagnostics" => {
                        let case = cases.last_mut().ok_or_else(|| {
                            io::Error::other(format!("{}: diagnostics before any postmortem", path.display()))
                        })?;
                        case.expected = block;
                        case.lines = case.lines.start..end;
                    }
                    _ => {}
                }
            }
        }
        Ok(Self { rule, setting, text, cases })
    }

    /// Writes what is found now into the page.
    fn update(&self, path: &Path) -> io::Result<()> {
        let mut lines: Vec<String> = self.text.lines().map(str::to_string).collect();
        for case in self.cases.iter().rev() {
            let found = case.found(&self.setting, &self.rule).unwrap_or_else(|error| format!("{error}\n"));
            let mut block = Vec::new();
            if !found.is_empty() {
                block.extend([String::new(), "```diagnostics".to_string()]);
                block.extend(found.lines().map(str::to_string));
                block.push("```".to_string());
            }
            lines.splice(case.lines.clone(), block);
        }
        let updated = lines.join("\n") + "\n";
        if updated != self.text { fs::write(path, updated) } else { Ok(()) }
    }
}

/// The closing fence and the kind of an opening fence.
fn fence(line: &str) -> Option<(String, &str)> {
    let ticks = line.len() - line.trim_start_matches('`').len();
    (ticks >= 3).then(|| ("`".repeat(ticks), line[ticks..].trim()))
}

impl Case {
    fn run(&self, setting: &Setting, rule: &str) -> Result<(), Failed> {
        let found = self.found(setting, rule)?;
        if found == self.expected {
            return Ok(());
        }
        Err(format!("expected:\n{}\nfound:\n{found}", self.expected).into())
    }

    fn found(&self, setting: &Setting, name: &str) -> Result<String, String> {
        let rule = Rule::find(name).ok_or_else(|| format!("there is no rule {name}"))?;
        let env = World(match &setting.now {
            Some(now) => FixedEnv::at(now.parse().map_err(|error| format!("now: {error}"))?),
            None => FixedEnv::default(),
        });
        let reading = format::read(&self.document, None, &env);
        let newer = reading.refusal.as_ref().filter(|refusal| refusal.read_only);
        if let (Some(refusal), None) = (&reading.refusal, newer) {
            return Err(format!("not read: {}", refusal.what));
        }
        let doubtful = |kind| matches!(kind, format::NoteKind::Guessed | format::NoteKind::Kept);
        let notes = reading.notes.iter().filter(|note| doubtful(note.kind));
        let beside = Beside {
            house: House::read(&setting.pack)?,
            newer: newer.map(|refusal| refusal.what.clone()),
            uncertain: notes
                .map(|note| Uncertain {
                    line: note.line,
                    path: note.path.clone(),
                    what: note.message.clone(),
                })
                .collect(),
        };
        let mut document = reading.document;
        document.profile = match &setting.profile {
            Some(name) => Profile::from_name(name).ok_or_else(|| format!("there is no profile {name}"))?,
            None if !rule.applies(document.profile) => rule.profile,
            None => document.profile,
        };
        let mut text = String::new();
        let checked = rule::check_with(&document, &env, &beside);
        for found in checked.found.iter().filter(|found| found.code == rule.code) {
            tell(&document, found, &mut text);
        }
        Ok(text)
    }
}

fn tell(document: &Postmortem, found: &Diagnostic, text: &mut String) {
    let (level, code, rule) = (found.level.name(), found.code, found.rule);
    let _ = writeln!(text, "{level} {code} {rule} at {}", place(document, &found.path));
    if let Some(range) = &found.range {
        let words = match document.get(&found.path) {
            Some(postmortem_editor::field::Value::Text(text)) => {
                text.get(range.clone()).unwrap_or("(outside)").to_string()
            }
            _ => "(no text)".to_string(),
        };
        let _ = writeln!(text, "  > {words}");
    }
    let _ = writeln!(text, "  {}", found.what);
    for fix in &found.fixes {
        let _ = writeln!(text, "  fix: {}", fix.title);
    }
    if let Some(ask) = &found.ask {
        let _ = writeln!(text, "  ask: {}", ask.label);
    }
}

/// The address with row numbers instead of ids.
fn place(document: &Postmortem, path: &FieldPath) -> String {
    let Some((list, id)) = path.row() else { return path.to_string() };
    let number = document.order(list).iter().position(|other| other == id).map_or(0, |index| index + 1);
    match path {
        FieldPath::RowField(_, _, field) => format!("/{}/{number}/{}", list.name(), field.name()),
        _ => format!("/{}/{number}", list.name()),
    }
}
