//! PM104: impact windows that do not add up to the stated duration of the impact.

use crate::edit::Edit;
use super::{Findings, Manual, Rule, Subject, duration, words};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::metrics;
use crate::model::{ListId, Profile};

pub static RULE: Rule = Rule {
    code: "PM104",
    name: "window-vs-duration",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Impact windows whose length together, overlaps counted once, differs from the stated downtime or impact duration by more than \
                five minutes and a tenth.",
        matters: "The length of the impact and that of the response are often mixed up, and service levels are computed from the first.",
        fix: "Correct the windows or the stated length. The editor derives impacted time from the windows.",
        example: "- Downtime: 3 hours\n- Impact: 14:00 to 14:30 and 16:00 to 16:30",
        instead: "- Downtime: 1 hour\n- Impact: 14:00 to 14:30 and 16:00 to 16:30",
        allow: "When the stated length follows another definition that the document gives.",
    },
    check,
};

const LABELS: &[&str] = &[
    "downtime", "total downtime", "impact duration", "customer impact duration", "impacted time", "total impact time",
    "affected duration", "minutes downtime or degradation",
];

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    if !document.windows.iter().any(|window| window.start.is_some() && window.end.is_some()) {
        return;
    }
    let claims = document.stats.iter().filter_map(|stat| {
        let label = stat.label.trim().trim_end_matches(':').to_lowercase();
        LABELS.contains(&label.as_str()).then(|| duration::read(&stat.text)).flatten().map(|claim| (stat, claim))
    });
    for (stat, claim) in claims {
        let metrics = subject.metrics();
        let metrics::Value::Known(range) = &metrics.impacted.value else { return };
        let slack = (claim.seconds / 10).max(300).max(claim.unit / 2);
        if claim.seconds >= range.start() - slack && claim.seconds <= range.end() + slack {
            continue;
        }
        let path = FieldPath::RowField(ListId::Stats, stat.id.clone(), RowField::Text);
        let union = Edit::Set(path.clone(), crate::field::Value::Text(metrics.impacted.words()));
        found
            .report(
                path,
                format!(
                    "{} is stated as {}, but the impact windows make {}.",
                    words::first_upper(stat.label.trim().trim_end_matches(':')),
                    stat.text.trim(),
                    metrics.impacted.words()
                ),
                "Service levels are computed from it. Correct the windows or the stated length.",
            )
            .with([FieldPath::List(ListId::Windows)])
            .fix(format!("Change to {}", metrics.impacted.words()), vec![union]);
    }
}
