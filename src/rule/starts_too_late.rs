//! PM019: a timeline that begins with the alert.

use super::{Findings, Manual, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::{EventKind, Milestone, Profile, SectionId};

pub static RULE: Rule = Rule {
    code: "PM019",
    name: "starts-too-late",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "A timeline of three or more events whose first is the detection, where no section tells of the lead-up, the trigger or the \
                background.",
        matters: "What happened before anybody noticed is where the causes are. Beginning with the alert invites hindsight.",
        fix: "Add the event before: the deployment, the change, the first request that failed.",
        example: "- 14:02 (detection) Alert fired\n- 14:10 Engineer joined\n- 14:40 Rolled back",
        instead: "- 13:45 New settings deployed\n- 14:02 (detection) Alert fired\n- 14:10 Engineer joined\n- 14:40 Rolled back",
        allow: "When nothing is known of the time before.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let Some(first) = document.timeline.first().filter(|_| document.timeline.len() >= 3) else { return };
    let detects = first.kind == EventKind::Detection || first.milestones.contains(&Milestone::Detected);
    let begins = first.milestones.contains(&Milestone::Started);
    let told = [SectionId::LeadUp, SectionId::Trigger, SectionId::Background].into_iter().any(|id| !subject.prose(id).is_empty());
    if !detects || begins || told {
        return;
    }
    found.report(
        FieldPath::event(&first.id, RowField::At),
        "The timeline begins with the detection.",
        "The causes lie before it. Add what happened before anybody noticed: the change, the deployment, the first failure.",
    );
}
