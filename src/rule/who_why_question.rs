//! PM304: questions after the person.

use super::{Findings, Manual, Phrases, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::Profile;

pub static RULE: Rule = Rule {
    code: "PM304",
    name: "who-why-question",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Questions such as “who did”, “who approved”, “whose fault”, “why didn't” and “why did nobody” followed by a question mark. “Who was \
                affected?” asks for the impact and is left alone.",
        matters: "Asked who and why, people defend themselves; asked how and what, they explain.",
        fix: "Ask how it was possible, or what made it look right.",
        example: "Why didn't the engineer check the replica?",
        instead: "What did the dashboard show about the replica at that time?",
        allow: "When the question is quoted from a customer.",
    },
    check,
};

pub static QUESTIONS: Phrases = Phrases::new(&[
    "who did", "who approved", "who deployed", "who pushed", "who broke", "who changed", "who forgot", "who caused", "who is responsible",
    "who was responsible", "who made", "who merged", "who ran", "whose fault", "whose mistake", "why didn't", "why did not",
    "why did nobody", "why did no one", "why did they", "why did he", "why did she", "why did the engineer", "why did the team",
    "why wasn't", "why weren't", "why hadn't", "why haven't",
]);

/// Questions about systems begin the same way.
static OF_SYSTEMS: Phrases = Phrases::new(&[
    "alert", "alerts", "alarm", "monitoring", "test", "tests", "failover", "replica", "canary", "system", "service", "pipeline",
    "check", "checks", "it", "this", "that", "backup", "job", "dashboard", "cache", "rollback", "affected", "notice",
]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    for passage in subject.passages_with(&QUESTIONS) {
        if matches!(&passage.path, FieldPath::RowField(_, _, field) if *field != RowField::Text) || !passage.text.contains('?') {
            continue;
        }
        let Some((index, range, phrase)) = passage.find(&QUESTIONS, 0) else { continue };
        let sentence = passage.sentence(index);
        let last = sentence.end.checked_sub(1).and_then(|last| passage.words().get(last)).map_or(range.end, |word| word.end);
        let asked = passage.text.get(last..).is_some_and(|rest| rest.trim_start_matches(['*', '_', ' ']).starts_with('?'));
        let verb = index + phrase.split(' ').count();
        let subject_of = verb..sentence.end.min(verb + 2);
        if !asked || passage.holds(&OF_SYSTEMS, subject_of) {
            continue;
        }
        let words = words::quote(passage.text.get(range.clone()).unwrap_or_default());
        let what = format!("{words} {} asks after a person.", words::place(subject.document, &passage.path));
        let why = "Asked who and why, people defend themselves. Ask how it was possible, or what made it look right.";
        found.report(passage.path.clone(), what, why).at(range);
    }
}
