//! PM505: a summary that is too short or too long.

use super::{Findings, Manual, Passage, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{Profile, SectionId};

pub static RULE: Rule = Rule {
    code: "PM505",
    name: "summary-length",
    level: Level::Advice,
    profile: Profile::Lite,
    manual: Manual {
        finds: "A summary of fewer than 20 or more than 150 words.",
        matters: "Most readers read nothing else. Shorter leaves out what failed, for whom or how long; longer is not read.",
        fix: "Say in three sentences what failed, who was affected and how much, and what was done.",
        example: "## Summary\nThe site was down.",
        instead: "## Summary\nFor 40 minutes on March 10 about one in five orders failed, because the payment queue was full. Raising its limit ended it; \
                  an alert on its depth will find the next one sooner.",
        allow: "When the house has another measure.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let text = subject.prose(SectionId::Summary);
    if text.is_empty() {
        return;
    }
    let path = FieldPath::prose(SectionId::Summary);
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    // Figures and times that stand as fields under the same heading belong to the summary too.
    let told_by_fields = !subject.document.times.is_empty() && !subject.prose(SectionId::Impact).is_empty();
    let unspaced = Passage::new(path.clone(), text).words().len() < text.chars().count() / 20;
    if words < 20 && !told_by_fields && !unspaced {
        let what = format!("The summary has {words} word{}.", if words == 1 { "" } else { "s" });
        found.report(path, what, "Most readers read nothing else. Say what failed, who was affected and how much, and what was done.");
    } else if words > 150 {
        found.report(
            path,
            format!("The summary has {words} words."),
            "Most readers read nothing else, and stop before the end of a long one. Keep it below 150.",
        );
    }
}
