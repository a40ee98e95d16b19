//! PM108: a person noticed in no time at all.

use super::{Findings, Manual, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::metrics::MeasureId;
use crate::model::{DetectionMethod, Milestone, Profile};

pub static RULE: Rule = Rule {
    code: "PM108",
    name: "zero-detect",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "A time to detect of zero where a user, a colleague or chance brought the incident to light: the start was most likely taken from \
                the first report.",
        matters: "The time that users suffered unnoticed is left out of every figure.",
        fix: "Look in logs and graphs for the first failure, or mark the start as approximate.",
        example: "- Impact started: 14:02\n- Detected: 14:02 (a customer called)",
        instead: "- Impact started: 13:45\n- Detected: 14:02 (a customer called)",
        allow: "When the first failure was the call itself.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let person = matches!(document.detection, Some(DetectionMethod::UserReport | DetectionMethod::Colleague | DetectionMethod::Chance));
    if !person {
        return;
    }
    let metrics = subject.metrics();
    let detect = metrics.get(MeasureId::Detect);
    if detect.exact() != Some(0) {
        return;
    }
    let path = detect.from.as_ref().map_or(FieldPath::Time(Milestone::Started), |end| end.path.clone());
    found
        .report(
            path,
            "Time to detect is zero, although a person noticed.",
            "The start was most likely taken from the first report. Look for the first failure, or mark the start as approximate.",
        )
        .with(detect.to.iter().map(|end| end.path.clone()));
}
