//! PM105: “outage” for what was a part.

use crate::edit::Edit;
use crate::field::Value;
use super::subject::IMPACT;
use super::{Findings, Manual, Passage, Phrases, Rule, Subject, figure, words};
use crate::diagnostic::Level;
use crate::field::{Field, FieldPath, SectionField};
use crate::model::{Profile, SectionId, SectionKey};

pub static RULE: Rule = Rule {
    code: "PM105",
    name: "outage-overclaim",
    level: Level::Advice,
    profile: Profile::Public,
    manual: Manual {
        finds: "“Outage”, “down” or “unavailable” in the title, the summary or the external communication, while Impact gives a share below one \
                half.",
        matters: "Customers who were not affected assume that they were, and those who were assume worse.",
        fix: "Say degraded, or name the part that failed.",
        example: "# Checkout outage\n\n## Impact\n5% of 15,000 orders failed.",
        instead: "# Checkout failed for 5% of orders\n\n## Impact\n5% of 15,000 orders failed.",
        allow: "When it is the word that the status page used that night.",
    },
    check,
};

pub static OVERCLAIMS: Phrases = Phrases::new(&["outage", "full outage", "complete outage", "was down", "were down", "went down", "was unavailable", "were unavailable", "completely unavailable"]);

static PARTIAL: Phrases = Phrases::new(&["partial", "partially", "partly", "some", "for some", "intermittent", "intermittently", "degraded"]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let share = IMPACT.into_iter().find_map(|id| {
        let passage = Passage::new(FieldPath::prose(id), document.prose(id)?);
        let all: Vec<f64> = (0..passage.words().len())
            .filter(|index| figure::percentage(&passage, *index).is_some())
            .filter_map(|index| passage.words().get(index).and_then(|word| figure::decimal(passage.word(word))))
            .collect();
        let most = all.iter().copied().fold(f64::NAN, f64::max);
        (most < 50.0).then_some(most)
    });
    let Some(share) = share else { return };
    for passage in subject.passages_with(&OVERCLAIMS) {
        let told = match &passage.path {
            FieldPath::Field(Field::Title) => true,
            FieldPath::Section(SectionKey::Known(id), SectionField::Body) => {
                matches!(id, SectionId::Summary | SectionId::ExternalCommunication | SectionId::Impact)
            }
            _ => false,
        };
        let Some((index, range, _)) = passage.find(&OVERCLAIMS, 0).filter(|_| told) else { continue };
        if passage.holds(&PARTIAL, passage.sentence(index)) {
            continue;
        }
        let word = words::quote(passage.text.get(range.clone()).unwrap_or_default());
        found
            .report(
                passage.path.clone(),
                format!("{word} {}, but Impact speaks of {share} %.", words::place(document, &passage.path)),
                "Customers who were not affected assume that they were. Say degraded, or name the part that failed.",
            )
            .at(range.clone())
            .fix(format!("Say {}", words::quote(milder(passage.text, &range))), vec![Edit::Set(passage.path.clone(), Value::Text(mild(passage.text, &range)))]);
        return;
    }
}

/// What is said instead: the same verb, but of a part.
fn milder(text: &str, range: &std::ops::Range<usize>) -> &'static str {
    let found = text.get(range.clone()).unwrap_or_default().to_lowercase();
    match found.split(' ').next() {
        Some("was" | "went") => "was degraded",
        Some("were") => "were degraded",
        _ => "degradation",
    }
}

fn mild(text: &str, range: &std::ops::Range<usize>) -> String {
    let upper = text.get(range.clone()).is_some_and(|found| found.starts_with(char::is_uppercase));
    let words = milder(text, range);
    let mut changed = text.to_string();
    changed.replace_range(range.clone(), &if upper { words::first_upper(words) } else { words.to_string() });
    changed
}
