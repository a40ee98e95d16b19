//! PM513: a draft that was left lying.

use super::subject::{DAY, SECOND};
use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::metrics::moment::instant;
use crate::field::{Field, FieldPath};
use crate::model::{Milestone, Profile, Status};

pub static RULE: Rule = Rule {
    code: "PM513",
    name: "stale-draft",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "A document that states itself a draft or in review more than 14 days after the incident ended, in the profile regulated more than \
                3 days. A document that states no status is left alone.",
        matters: "Memory fades within days, and so does the will to act on what was learned.",
        fix: "Finish it with what is known, and say what is not known.",
        example: "Status: Draft (the incident ended three weeks ago)",
        instead: "Status: Final, with open questions listed",
        allow: "When something outside holds it up, such as the answer of a vendor.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let stated = document.wording.contains_key("/status") || !document.id.is_empty() || document.status == Status::InReview;
    if !matches!(document.status, Status::Draft | Status::InReview) || !stated {
        return;
    }
    let end = [Milestone::Closed, Milestone::Resolved, Milestone::Mitigated].into_iter().find_map(|milestone| subject.mark(milestone));
    let Some(end) = end else { return };
    let age = (subject.env.now().timestamp_micros() - end.moment.to) / DAY;
    let limit = if document.profile == Profile::Regulated { 3 } else { 14 };
    if age <= limit {
        return;
    }
    found
        .report(
            FieldPath::Field(Field::Status),
            format!(
                "The status is {}, and the incident ended {} ago, on {}.",
                document.status.label(),
                words::days(age),
                crate::time::written("%b %-d, %Y", &instant(end.moment.at.div_euclid(SECOND)))
            ),
            format!("Memory fades within days. Finish it within {limit} days with what is known, and say what is not."),
        )
        .with([end.path]);
}
