//! PM020: users were affected, and nothing says that they were told.

use super::subject::{AFFECTED, IMPACT};
use super::{Findings, Manual, Passage, Rule, Subject, Phrases};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{EventKind, Milestone, Profile, SectionId};

pub static RULE: Rule = Rule {
    code: "PM020",
    name: "status-comms-missing",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "An impact on users or customers in a document with a timeline but no event of the kind Communication, no time of a first public \
                notice, and no text under internal or external communication.",
        matters: "How long people were left in the dark is part of the impact, and what they were told is asked for afterwards.",
        fix: "Add the event at which users were first told, or say under External communication that they were not, and why.",
        example: "## Impact\nCustomers could not log in.\n\n## Timeline\n- 14:02 Alert fired",
        instead: "## Impact\nCustomers could not log in.\n\n## Timeline\n- 14:02 Alert fired\n- 14:15 (communication) Status page: investigating",
        allow: "When the users are a handful of colleagues in one room.",
    },
    check,
};

pub static TOLD: Phrases = Phrases::new(&[
    "status page", "statuspage", "notified customers", "notified users", "informed customers", "informed users", "announced", "announcement",
    "tweeted", "email sent", "emailed", "posted an update", "customers were told", "users were told", "customers were informed",
    "users were informed", "customers were notified", "users were notified", "banner",
]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    if document.timeline.is_empty() || document.near_miss || document.milestone(Milestone::Public).is_some() {
        return;
    }
    let affected = IMPACT.into_iter().find(|id| {
        Passage::new(FieldPath::prose(*id), document.prose(*id).unwrap_or_default()).find(&AFFECTED, 0).is_some()
    });
    if affected.is_none() {
        return;
    }
    let sections = [SectionId::ExternalCommunication, SectionId::InternalCommunication, SectionId::CustomerActions];
    let told = document.timeline.iter().any(|event| event.kind == EventKind::Communication)
        || sections.into_iter().any(|id| !subject.prose(id).is_empty())
        || !subject.passages_with(&TOLD).is_empty();
    if told {
        return;
    }
    found.report(
        FieldPath::Time(Milestone::Public),
        "Users were affected, but nothing says when they were told.",
        "Time left in the dark is part of the impact. Add the event of the first notice, or say that there was none.",
    );
}
