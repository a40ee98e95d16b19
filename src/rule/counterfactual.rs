//! PM302: a world that did not happen.

use super::{Findings, Manual, Phrases, Rule, Subject, by_part, words};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField, SectionField};
use crate::model::{ListId, Profile, SectionId, SectionKey};
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: "PM302",
    name: "counterfactual",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "“Should have”, “could have”, “would have”, “ought to have”, “if only”, “had we known” in prose and lessons. Action items and open \
                questions look forward and are left alone, the timeline is the matter of PM018.",
        matters: "It describes a world that did not happen, and leaves out why the one that did looked right at the time.",
        fix: "Ask what made the choice look right, and write that: what was on the screen, what the runbook said.",
        example: "The engineer should have checked the replica.",
        instead: "The replica's lag is not on the dashboard that the runbook opens, so nobody looked at it.",
        allow: "When it compares two designs rather than two behaviours.",
    },
    check,
};

pub static WISHES: Phrases = Phrases::new(&[
    "should have", "shouldn't have", "should've", "should not have", "could have", "could've", "couldn't have", "would have", "would've",
    "wouldn't have", "would not have", "ought to have", "if only", "had we known", "had we", "had they", "had he", "had she",
    "had the team", "had the engineer", "might have been avoided", "could've been avoided",
]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let mut hits: Vec<(FieldPath, Range<usize>, String)> = Vec::new();
    for passage in subject.passages_with(&WISHES).into_iter().filter(|passage| looks_back(&passage.path)) {
        let Some((index, range, phrase)) = passage.find(&WISHES, 0) else { continue };
        // "had we" counts only where it opens a clause: "the copy that we had we restored" does not.
        let inverted = phrase.starts_with("had ");
        let opens = passage.words().get(index).is_some_and(|word| !word.joined);
        if inverted && !opens {
            continue;
        }
        let text = passage.text.get(range.clone()).unwrap_or_default().to_string();
        hits.push((passage.path.clone(), range, text));
    }
    for part in by_part(hits, |(path, ..)| path) {
        for group in found.groups(part, |(path, ..)| path.clone()) {
            let Some((path, range, text)) = group.first() else { continue };
            let what = format!(
                "{} {} describes a world that did not happen.",
                words::quote(text),
                words::place(subject.document, path)
            );
            let related: Vec<FieldPath> = group.iter().skip(1).map(|(path, ..)| path.clone()).collect();
            found
                .report(path.clone(), what, "Ask instead what made the choice look right at the time, and write that.")
                .at(range.clone())
                .with(related);
        }
    }
}

/// Prose about the past, as opposed to plans, names and the timeline.
pub(super) fn looks_back(path: &FieldPath) -> bool {
    match path {
        FieldPath::Section(SectionKey::Known(id), SectionField::Body) => {
            !matches!(id, SectionId::OpenQuestions | SectionId::Actions | SectionId::Timeline | SectionId::Appendix)
        }
        FieldPath::Section(SectionKey::House(_), SectionField::Body) => true,
        FieldPath::RowField(list, _, RowField::Text) => !matches!(list, ListId::Timeline | ListId::Actions | ListId::Stats),
        _ => false,
    }
}
