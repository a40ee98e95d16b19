//! PM106: a severity that the impact contradicts.

use super::subject::IMPACT;
use super::{Findings, Manual, Passage, Rule, Subject, Phrases};
use crate::diagnostic::Level;
use crate::field::{Field, FieldPath};
use crate::model::Profile;

pub static RULE: Rule = Rule {
    code: "PM106",
    name: "severity-mismatch",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "The highest severity beside an impact that says “no impact” or “no users were affected”, and the lowest severities beside an \
                impact on all users.",
        matters: "One of the two is wrong, and the severity decides how fast people are called next time.",
        fix: "Correct the severity or the impact. If the incident was stopped before it harmed anybody, mark it as a near miss.",
        example: "- Severity: SEV1\n\n## Impact\nNo customer impact.",
        instead: "- Severity: SEV4\n\n## Impact\nNo customer impact.",
        allow: "When the severity was chosen for the risk and not for the outcome; the reason says so.",
    },
    check,
};

static NOTHING: Phrases = Phrases::new(&[
    "no impact", "no customer impact", "no user impact", "no users were affected", "no customers were affected", "no users affected",
    "no customers affected", "nobody was affected", "no one was affected", "without impact", "no visible impact", "no external impact",
    "did not affect users", "did not affect customers",
]);

static EVERYBODY: Phrases = Phrases::new(&[
    "all users", "all customers", "every user", "every customer", "all clients", "all tenants", "all traffic", "all requests",
    "100 of users", "complete outage", "total outage", "full outage", "everyone was affected", "everybody was affected",
]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let Some(severity) = &document.severity else { return };
    let Some(rank) = severity.rank() else { return };
    let phrases = match rank {
        1 => &NOTHING,
        4 | 5 => &EVERYBODY,
        _ => return,
    };
    for id in IMPACT {
        let passage = Passage::new(FieldPath::prose(id), document.prose(id).unwrap_or_default());
        let Some((index, range, _)) = passage.find(phrases, 0) else { continue };
        let sentence = passage.sentence(index);
        // "No impact on all users of the old site" and "not all users" say something else.
        let turned = rank > 1 && passage.has(&["no", "not", "nearly", "almost"], sentence.start..index);
        let limited = rank == 1 && passage.has(&["on", "until", "before", "besides", "other", "but", "except"], index..sentence.end);
        if turned || limited {
            continue;
        }
        let words = passage.text.get(range.clone()).unwrap_or_default();
        found
            .report(
                FieldPath::Field(Field::Severity),
                format!("The severity is {}, but the impact says “{words}”.", severity.value.trim()),
                "One of the two is wrong. Correct the severity or the impact, or mark the incident as a near miss.",
            )
            .with([FieldPath::prose(id)]);
        return;
    }
}
