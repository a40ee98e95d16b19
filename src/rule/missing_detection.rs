//! PM004: nothing says how or when the incident came to be known.

use super::{Findings, Manual, Passage, Rule, Subject, words, Phrases};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{FieldPath, RowField, Value};
use crate::model::{EventKind, Milestone, Profile, SectionId, TimelineEvent};

pub static RULE: Rule = Rule {
    code: "PM004",
    name: "missing-detection",
    level: Level::Error,
    profile: Profile::Lite,
    manual: Manual {
        finds: "A postmortem that tells of an incident but not when it was noticed: no time in “Detected”, no event of the kind Detection, \
                none marked as the detection, and no text under Detection. A draft without timeline, impact or cause is left alone.",
        matters: "How an incident came to be known decides what to build: if a person found it, an alert is missing.",
        fix: "Mark the event at which somebody or something first noticed, or fill “Detected”. Where exactly one event speaks of an alert or \
              of noticing, the button marks it.",
        example: "## Timeline\n- 14:10 Engineer restarted the gateway",
        instead: "## Timeline\n- 14:02 (detection) Alert: checkout errors above 5 %\n- 14:10 Engineer restarted the gateway",
        allow: "When the incident was announced by another team and your own detection plays no part.",
    },
    check,
};

static NOTICING: Phrases = Phrases::new(&[
    "alert", "alerts", "alerted", "alarm", "alarms", "detected", "detects", "noticed", "notices", "discovered", "paged", "pages",
    "reported", "reports", "page went out",
]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let told = document.timeline.iter().any(|event| {
        event.kind == EventKind::Detection || event.milestones.contains(&Milestone::Detected)
    });
    if told
        || document.times.contains_key(&Milestone::Detected)
        || !subject.prose(SectionId::Detection).is_empty()
        || !subject.tells_a_story()
    {
        return;
    }
    let finding = found.report(
        FieldPath::Time(Milestone::Detected),
        "Nothing says when the incident was noticed.",
        "If a person found it, an alert is missing; if an alert did, that went well. Mark the event of the detection, or fill “Detected”.",
    );
    let noticing = |event: &&TimelineEvent| {
        let passage = Passage::new(FieldPath::Document, &event.text);
        passage.find(&NOTICING, 0).is_some()
    };
    let mut candidates = document.timeline.iter().enumerate().filter(|(_, event)| noticing(event));
    if let (Some((index, event)), None) = (candidates.next(), candidates.next()) {
        let named = event.at.as_ref().map_or_else(|| format!("event {}", index + 1), |time| format!("the {} event", words::clock(time)));
        let kind = Edit::Set(FieldPath::event(&event.id, RowField::Kind), Value::Kind(EventKind::Detection));
        let confirmed = Edit::Set(FieldPath::event(&event.id, RowField::Inferred), Value::Flag(false));
        finding.fix(format!("Mark {named} as the detection"), vec![kind, confirmed]);
    }
}
