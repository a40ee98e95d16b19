//! PM012: midnight that may only mean that the hour is not known.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{FieldPath, Value};
use crate::model::{Milestone, Profile};
use crate::time::{Precision, Time, text};
use chrono::NaiveTime;

pub static RULE: Rule = Rule {
    code: "PM012",
    name: "midnight-placeholder",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "A milestone at exactly 00:00 on a date on which the document states no other clock time.",
        matters: "Many tools write midnight where only the date is known, and spans counted from it are up to a day too long.",
        fix: "If only the date is known, the button says so; otherwise nothing needs doing.",
        example: "- Impact started: 2024-03-10 00:00 UTC",
        instead: "- Impact started: 2024-03-10",
        allow: "When it did happen at midnight, as scheduled jobs do.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    for milestone in Milestone::ALL {
        let Some(time) = document.times.get(&milestone) else { continue };
        let (Some(date), Some(clock)) = (time.date, time.clock) else { continue };
        if clock != NaiveTime::MIN || time.precision >= Precision::Day || time.written.to_lowercase().contains("midnight") {
            continue;
        }
        let told = |other: &Time| other.date == Some(date) && other.clock.is_some_and(|clock| clock != NaiveTime::MIN);
        if document.times.values().any(told) || document.timeline.iter().any(|event| event.at.as_ref().is_some_and(told)) {
            continue;
        }
        let mut day = Time { clock: None, precision: Precision::Day, ..time.clone() };
        day.written = text::write(&Time { written: String::new(), zone: None, ..day.clone() });
        let path = FieldPath::Time(milestone);
        found
            .report(
                path.clone(),
                format!("{} is midnight, {}, and nothing else is timed that day.", milestone.label(), words::full(time)),
                "Midnight often stands where only the date is known, and spans come out up to a day too long.",
            )
            .fix("Only the date is known", vec![Edit::Set(path, Value::Time(Some(day)))]);
    }
}
