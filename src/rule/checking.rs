//! Running the rules over a document: at once, or in steps that a busy page can put between its frames. Decides levels and allowances;
//! knows no single rule.

use super::subject::{Known, Walked, each_text};
use super::{Beside, Findings, Memory, RULES, Rule, Subject, covers};
use crate::diagnostic::Diagnostic;
use crate::edit::{self, Edit};
use crate::env::Env;
use crate::metrics::Remembered;
use crate::model::Postmortem;

/// What a check of a document gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Checked {
    /// What every rule finds, in the order of rules and then of the document.
    pub found: Vec<Diagnostic>,
    /// What the document allows, each with the index of the first of its suppressions that covers it.
    pub suppressed: Vec<(Diagnostic, usize)>,
}

/// Check the whole document, leaving out what the document allows.
pub fn check(document: &Postmortem, env: &dyn Env) -> Vec<Diagnostic> {
    check_all(document, env).found
}

/// Check the whole document, telling apart what the document allows.
pub fn check_all(document: &Postmortem, env: &dyn Env) -> Checked {
    check_with(document, env, Beside::none())
}

/// Check the whole document in the light of what stands beside it.
pub fn check_with(document: &Postmortem, env: &dyn Env, beside: &Beside) -> Checked {
    let (mut checking, mut memory) = (Checking::default(), Memory::default());
    while !checking.step(document, env, beside, &mut memory, &mut || true) {}
    checking.finish()
}

/// A check that can pause between any two rules and go on later. Nothing of the document is held in between; a document that changed
/// needs a new check.
#[derive(Debug, Default)]
pub struct Checking {
    /// What was worked out so far.
    known: Known,
    reading: Reading,
    next: usize,
    used: Vec<usize>,
    checked: Checked,
}

/// How far the texts are read.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
enum Reading {
    #[default]
    Before,
    Begun(Walked),
    Done,
}

/// How many texts are read between two looks at the clock.
const TEXTS: usize = 200;

impl Checking {
    /// Goes on until everything is checked or `more` says no, which it is asked after every piece of work, so that a step always gets
    /// somewhere. Returns whether the check is complete. What is read of the texts goes into `memory`, the same one at each step; a
    /// memory that served another check spares this one the texts that were not changed since, also if that check was given up.
    pub fn step(
        &mut self,
        document: &Postmortem,
        env: &dyn Env,
        beside: &Beside,
        memory: &mut Memory,
        more: &mut dyn FnMut() -> bool,
    ) -> bool {
        if !self.read_words(document, memory, more) {
            return false;
        }
        let zones = Remembered::new(env.zones());
        let mut subject = Subject::new(document, env, &zones, memory.texts());
        subject.beside = beside;
        subject.give(std::mem::take(&mut self.known));
        while let Some(rule) = in_turn(self.next) {
            self.next += 1;
            if !rule.applies(document.profile) || beside.house.leaves_out(rule) {
                continue;
            }
            self.look(rule, &subject);
            if self.next < RULES.len() && !more() {
                self.known = subject.take();
                return false;
            }
        }
        memory.rest();
        true
    }

    /// What was found, once a step said that the check is complete.
    pub fn finish(mut self) -> Checked {
        self.checked.found.sort_by_key(|found| found.code);
        self.checked
    }

    fn read_words(
        &mut self,
        document: &Postmortem,
        memory: &mut Memory,
        more: &mut dyn FnMut() -> bool,
    ) -> bool {
        let mut walked = Walked::default();
        match self.reading {
            Reading::Before => memory.begin(),
            Reading::Begun(so_far) => walked = so_far,
            Reading::Done => return true,
        }
        let (mut place, known) = (walked.texts, memory.texts().len());
        let done = each_text(document, &mut walked, &mut |_, text| {
            place += 1;
            if place <= known {
                return true;
            }
            memory.read(text);
            place % TEXTS != 0 || more()
        });
        self.reading = Reading::Begun(walked);
        if done {
            self.reading = Reading::Done;
            memory.complete();
        }
        done
    }

    /// One rule, with what the document and the house say of its findings.
    fn look(&mut self, rule: &'static Rule, subject: &Subject<'_>) {
        let suppressions = &subject.document.suppressions;
        let named: Vec<_> = suppressions
            .iter()
            .enumerate()
            .filter(|(_, allowance)| rule.is_called(&allowance.rule))
            .collect();
        let allowances = named.iter().map(|(_, allowance)| *allowance).collect();
        let used = std::mem::take(&mut self.used);
        let mut findings = Findings { rule, found: Vec::new(), allowances, used: &used };
        (rule.check)(subject, &mut findings);
        let found = findings.found;
        self.used = used;
        for mut diagnostic in found {
            super::questions::put(&mut diagnostic, subject.document);
            if let Some(level) = subject.beside.house.level(rule) {
                diagnostic.level = level;
            }
            let covering = named.iter().filter(|(_, allowance)| covers(allowance, &diagnostic.path));
            let mut allowed = None;
            for (index, allowance) in covering {
                if !self.used.contains(index) {
                    self.used.push(*index);
                }
                match allowance.level {
                    Some(level) => diagnostic.level = level,
                    None => allowed = allowed.or(Some(*index)),
                }
            }
            match allowed {
                Some(index) => self.checked.suppressed.push((diagnostic, index)),
                None => self.checked.found.push(diagnostic),
            }
        }
    }
}

/// The rules in the order in which they look: the one that asks what became of the allowances comes last.
fn in_turn(index: usize) -> Option<&'static Rule> {
    let last = &super::unused_allowance::RULE;
    let others = RULES.iter().copied().filter(|rule| rule.code != last.code);
    others.chain([last]).nth(index)
}

/// The edits that mend every finding of a rule that `take` accepts, each by its first way to be mended, in the light of those before.
pub fn mend_all(
    document: &Postmortem,
    env: &dyn Env,
    beside: &Beside,
    rule: &'static Rule,
    take: fn(&Diagnostic) -> bool,
) -> Vec<Edit> {
    /// More than any document has; a fix that does not mend must not go on for ever.
    const LIMIT: usize = 500;
    let (mut mended, mut memory) = (document.clone(), Memory::default());
    let mut edits: Vec<Edit> = Vec::new();
    let mut tried = Vec::new();
    for _ in 0..LIMIT {
        let mut one = Checking::default();
        one.read_words(&mended, &mut memory, &mut || true);
        let zones = Remembered::new(env.zones());
        let mut subject = Subject::new(&mended, env, &zones, memory.texts());
        subject.beside = beside;
        one.look(rule, &subject);
        let next = one.checked.found.into_iter().find(|found| {
            take(found)
                && !found.fixes.is_empty()
                && !tried.contains(&(found.path.clone(), found.what.clone()))
        });
        let Some(found) = next else { break };
        let Some(fix) = found.fixes.first() else { break };
        let before = mended.clone();
        if fix.edits.iter().all(|step| edit::apply(&mut mended, step.clone()).is_ok()) {
            edits.extend(fix.edits.iter().cloned());
        } else {
            mended = before;
        }
        tried.push((found.path, found.what));
    }
    edits
}
