//! PM506: a summary whose numbers differ from the fields.

use super::{Findings, Manual, Passage, Rule, Subject, duration, figure, Phrases};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{FieldPath, Value};
use crate::metrics;
use crate::model::{Profile, SectionId};

pub static RULE: Rule = Rule {
    code: "PM506",
    name: "summary-facts",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "A length of time in the summary, in a sentence that says how long the incident lasted, that differs from the derived duration and \
                the impacted time by more than five minutes and a tenth; and a percentage in the summary while Impact states others.",
        matters: "The summary is read most and corrected last.",
        fix: "Take the derived value; the button does.",
        example: "## Summary\nThe outage lasted 2 hours.\n\n- Impact started: 14:00\n- Impact ended: 14:40",
        instead: "## Summary\nThe outage lasted 40 minutes.\n\n- Impact started: 14:00\n- Impact ended: 14:40",
        allow: "When the summary counts something else and says so.",
    },
    check,
};

static LASTING: Phrases = Phrases::new(&[
    "lasted", "lasting", "outage", "duration", "unavailable for", "down for", "offline for", "degraded for", "for a total of", "total of",
    "incident took", "was resolved after", "were affected for",
]);

/// Words that say what else a length measures.
static OTHERWISE: Phrases = Phrases::new(&["after", "before", "within", "later", "earlier", "every", "until", "timeout", "ttl", "retention", "average", "latency", "hours of data", "detect", "notice", "ago", "took us", "first", "another", "next"]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let Some(text) = document.prose(SectionId::Summary).filter(|text| !text.trim().is_empty()) else { return };
    let passage = Passage::new(FieldPath::prose(SectionId::Summary), text);
    lengths(subject, &passage, found);
    shares(subject, &passage, found);
}

fn lengths(subject: &Subject<'_>, passage: &Passage<'_>, found: &mut Findings<'_>) {
    let mut sentences = passage.words().chunk_by(|one, other| one.sentence == other.sentence);
    let mut index = 0;
    let claim = sentences.find_map(|words| {
        let range = index..index + words.len();
        index = range.end;
        let (first, last) = (words.first()?, words.last()?);
        if !passage.holds(&LASTING, range.clone()) || passage.holds(&OTHERWISE, range) {
            return None;
        }
        let mut stated = duration::find(passage.text.get(first.start..last.end)?)?;
        stated.range = first.start + stated.range.start..first.start + stated.range.end;
        Some(stated)
    });
    let Some(claim) = claim else { return };
    let metrics = subject.metrics();
    let slack = (claim.seconds / 10).max(300).max(claim.unit / 2);
    let mut known = [&metrics.duration, &metrics.impacted, &metrics.mitigate].into_iter().filter_map(|measure| match &measure.value {
        metrics::Value::Known(range) => Some((measure, range.clone())),
        _ => None,
    });
    let agrees = |range: &std::ops::RangeInclusive<i64>| claim.seconds >= range.start() - slack && claim.seconds <= range.end() + slack;
    let all: Vec<_> = known.by_ref().collect();
    let Some((derived, _)) = all.first() else { return };
    if all.iter().any(|(_, range)| agrees(range)) {
        return;
    }
    let words = passage.text.get(claim.range.clone()).unwrap_or_default();
    let mut changed = passage.text.to_string();
    changed.replace_range(claim.range.clone(), &derived.words());
    found
        .report(
            passage.path.clone(),
            format!("The summary says {words}, but the times of the document make it {}.", derived.words()),
            "The summary is read most and corrected last. Take the derived value, or correct the times.",
        )
        .at(claim.range)
        .with([&derived.from, &derived.to].into_iter().flatten().map(|end| end.path.clone()))
        .fix(format!("Change to {}", derived.words()), vec![Edit::Set(passage.path.clone(), Value::Text(changed))]);
}

fn shares(subject: &Subject<'_>, passage: &Passage<'_>, found: &mut Findings<'_>) {
    let impact = Passage::new(FieldPath::prose(SectionId::Impact), subject.document.prose(SectionId::Impact).unwrap_or_default());
    let all = |passage: &Passage<'_>| -> Vec<(String, std::ops::Range<usize>)> {
        (0..passage.words().len())
            .filter_map(|index| {
                let range = figure::percentage(passage, index)?;
                let number = passage.words().get(index).map(|word| passage.word(word).to_string())?;
                Some((number, range))
            })
            .collect()
    };
    let (summary, stated) = (all(passage), all(&impact));
    // With several shares on a side they may be of different things.
    if let ([(own, range)], [(other, _)]) = (summary.as_slice(), stated.as_slice())
        && figure::decimal(own) != figure::decimal(other)
    {
        found
            .report(
                passage.path.clone(),
                format!("The summary says {own} %, but Impact says {other} %."),
                "The summary is read most and corrected last. Correct whichever is wrong, or say what each is a share of.",
            )
            .at(range.clone())
            .with([impact.path.clone()]);
    }
}
