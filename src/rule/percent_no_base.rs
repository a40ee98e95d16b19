//! PM103: a percentage of nobody knows how many.

use super::subject::IMPACT;
use super::{Findings, Manual, Passage, Rule, Subject, figure, Phrases};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::Profile;

pub static RULE: Rule = Rule {
    code: "PM103",
    name: "percent-no-base",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "A percentage under Impact without a number in the same text, or a figure beside it, that says what the share is taken from. \
                “All” and “none” need no base, and neither does a share of time such as 99.9 % availability.",
        matters: "Readers cannot tell 80 % of fifty people from 80 % of five million.",
        fix: "Add the number: “80 % of 15,000 users”, or the absolute figure beside it.",
        example: "## Impact\nThe outage affected 80% of users.",
        instead: "## Impact\nThe outage affected 80% of users, about 12,000 people.",
        allow: "When the base may not be published.",
    },
    check,
};

/// Shares that are measures of their own.
static MEASURES: Phrases = Phrases::new(&["availability", "uptime", "cpu", "memory", "disk", "utilization", "utilisation", "capacity", "slo", "sla", "budget", "percentile"]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let counted_beside = document.figures.iter().any(|figure| {
        let digits = |text: &str| text.chars().any(|letter| letter.is_ascii_digit());
        digits(&figure.basis) || (digits(&figure.value) && !figure.unit.contains('%') && !figure.value.contains('%'))
    });
    if counted_beside {
        return;
    }
    let passages: Vec<Passage<'_>> = IMPACT
        .into_iter()
        .filter_map(|id| Some(Passage::new(FieldPath::prose(id), document.prose(id)?)))
        .collect();
    // A count anywhere under Impact gives the reader the scale.
    if passages.iter().any(figure::has_count) {
        return;
    }
    for passage in &passages {
        let share = (0..passage.words().len()).find_map(|index| {
            let sentence = passage.sentence(index);
            figure::percentage(passage, index).filter(|_| !passage.holds(&MEASURES, sentence))
        });
        let Some(range) = share else { continue };
        let share = passage.text.get(range.clone()).unwrap_or_default();
        found
            .report(
                passage.path.clone(),
                format!("{share} of how many?"),
                "Readers cannot tell a share of fifty people from a share of five million. Add the number that it is taken from.",
            )
            .at(range);
        return;
    }
}
