//! PM516: what outsiders are told differs from what the document says.

use super::{Findings, Manual, Passage, Rule, Subject, duration, figure};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::metrics;
use crate::model::{Profile, SectionId};
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: "PM516",
    name: "external-vs-internal",
    level: Level::Warning,
    profile: Profile::Public,
    manual: Manual {
        finds: "A percentage under External communication that Impact does not name while it names others, and a length of time there that differs \
                from the derived duration and impacted time by more than five minutes and a tenth.",
        matters: "Customers compare, and a number that shrinks on its way out costs more trust than the incident.",
        fix: "Use the same figures, or say what each counts.",
        example: "## Impact\n30% of orders failed.\n\n## External communication\nAbout 5% of orders were affected.",
        instead: "## Impact\n30% of orders failed.\n\n## External communication\nAbout 30% of orders were affected.",
        allow: "When the text was sent during the incident and is kept as it was.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let Some(text) = document.prose(SectionId::ExternalCommunication).filter(|text| !text.trim().is_empty()) else { return };
    let passage = Passage::new(FieldPath::prose(SectionId::ExternalCommunication), text);
    let impact = Passage::new(FieldPath::prose(SectionId::Impact), document.prose(SectionId::Impact).unwrap_or_default());
    let inside = shares(&impact);
    let outside = shares(&passage).into_iter().find(|(share, _)| !inside.iter().any(|(other, _)| other == share));
    if let (Some((share, range)), [(other, _), ..]) = (outside, inside.as_slice()) {
        let what = format!("Outsiders are told {share} %, but Impact says {other} %.");
        let why = "Customers compare. Use the same figures, or say what each counts.";
        found.report(passage.path.clone(), what, why).at(range).with([impact.path.clone()]);
    }
    let Some(claim) = duration::find(text) else { return };
    let metrics = subject.metrics();
    let slack = (claim.seconds / 10).max(300).max(claim.unit / 2);
    let known: Vec<_> = metrics
        .all()
        .into_iter()
        .filter_map(|measure| match &measure.value {
            metrics::Value::Known(range) => Some(range.clone()),
            _ => None,
        })
        .collect();
    let agrees = known.iter().any(|range| claim.seconds >= range.start() - slack && claim.seconds <= range.end() + slack);
    if let metrics::Value::Known(_) = &metrics.duration.value
        && !agrees
    {
        let words = text.get(claim.range.clone()).unwrap_or_default();
        let what = format!("Outsiders are told {words}, but the times of the document make it {}.", metrics.duration.words());
        let why = "Customers compare. Use the same figures, or say what each counts.";
        found.report(passage.path.clone(), what, why).at(claim.range);
    }
}

/// The percentages of a text, as numbers in their shortest form.
fn shares(passage: &Passage<'_>) -> Vec<(String, Range<usize>)> {
    (0..passage.words().len())
        .filter_map(|index| {
            let range = figure::percentage(passage, index)?;
            let number = passage.words().get(index).and_then(|word| figure::shortest(passage.word(word)))?;
            Some((number, range))
        })
        .collect()
}
