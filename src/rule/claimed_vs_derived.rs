//! PM008: a stated length that the timeline contradicts.

use super::{Findings, Manual, Rule, Subject, duration, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{FieldPath, RowField, Value};
use crate::metrics::{self, MeasureId};
use crate::model::{ListId, Profile};

pub static RULE: Rule = Rule {
    code: "PM008",
    name: "claimed-vs-derived",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "A stated duration, time to detect, to acknowledge, to mitigate or to resolve that differs from what the times of the document \
                say by more than five minutes and by more than a tenth. The width of approximate times and of rounded words is given.",
        matters: "Numbers typed by hand drift when times are corrected, and readers quote the number.",
        fix: "Take the derived value, or correct the time that it is derived from.",
        example: "- Duration: 2 hours\n- Impact started: 2024-03-10 14:00 UTC\n- Impact ended: 2024-03-10 14:40 UTC",
        instead: "- Duration: 40 minutes\n- Impact started: 2024-03-10 14:00 UTC\n- Impact ended: 2024-03-10 14:40 UTC",
        allow: "When the stated length follows another definition that the document gives.",
    },
    check,
};

/// Which measure a label speaks of.
fn measure(label: &str) -> Option<MeasureId> {
    let label = label.trim().trim_end_matches(':').to_lowercase();
    let label = label.trim_start_matches("total ").trim_start_matches("incident ").trim_start_matches("outage ");
    Some(match label {
        "duration" | "downtime" | "duration of outage" | "duration of the outage" | "length" => MeasureId::Duration,
        "impact duration" | "customer impact duration" | "impacted time" | "impact time" => MeasureId::Impacted,
        "ttd" | "time to detect" | "time to detection" | "detection delay" | "time undetected" | "mttd" => MeasureId::Detect,
        "tta" | "time to acknowledge" | "mtta" => MeasureId::Acknowledge,
        "ttm" | "time to mitigate" | "time to mitigation" | "mttm" => MeasureId::Mitigate,
        "ttr" | "time to resolve" | "time to resolution" | "time to recover" | "time to recovery" | "time to restore" | "mttr" => {
            MeasureId::Resolve
        }
        _ => return None,
    })
}

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let claims: Vec<_> = document
        .stats
        .iter()
        .filter_map(|stat| Some((stat, measure(&stat.label)?, duration::read(&stat.text)?)))
        .collect();
    if claims.is_empty() {
        return;
    }
    let metrics = subject.metrics();
    for (stat, id, claim) in claims {
        // Where impact windows are stated, a length of the impact is compared with them, by PM104.
        let of_windows = id == MeasureId::Impacted || stat.label.to_lowercase().contains("downtime");
        if of_windows && !document.windows.is_empty() {
            continue;
        }
        let derived = metrics.get(id);
        let metrics::Value::Known(range) = &derived.value else { continue };
        // Words such as "2 hours" are rounded by half their unit.
        let slack = (claim.seconds / 10).max(300).max(claim.unit / 2);
        let agrees = claim.seconds >= range.start() - slack && claim.seconds <= range.end() + slack;
        if agrees {
            continue;
        }
        let path = FieldPath::RowField(ListId::Stats, stat.id.clone(), RowField::Text);
        let label = words::first_upper(stat.label.trim().trim_end_matches(':'));
        let finding = found.report(
            path.clone(),
            format!("{label} is stated as {}, but the times of the document make it {}.", stat.text.trim(), derived.words()),
            "Numbers typed by hand drift when times are corrected. Take the derived value, or correct the times.",
        );
        finding.with([&derived.from, &derived.to].into_iter().flatten().map(|end| end.path.clone()));
        if range.start() == range.end() {
            let edit = Edit::Set(path, Value::Text(derived.words()));
            finding.fix(format!("Change to {}", derived.words()), vec![edit]);
        }
    }
}
