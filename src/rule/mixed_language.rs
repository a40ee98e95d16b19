//! PM518: sections in different languages.

use super::{Findings, Manual, Passage, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::field::{FieldPath, SectionField};
use crate::model::Profile;

pub static RULE: Rule = Rule {
    code: "PM518",
    name: "mixed-language",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "A section of 25 words or more whose common words are of another language than those of most sections. English, German, French, \
                Spanish and Portuguese are told apart; quotations and code are left alone.",
        matters: "It is most often a piece of another document that was pasted by accident.",
        fix: "Translate it, quote it, or take it out.",
        example: "## Impact\nCheckout failed for one in five orders.\n\n## Root cause\nDie Warteschlange war voll, weil …",
        instead: "## Impact\nCheckout failed for one in five orders.\n\n## Root cause\nThe queue was full, because …",
        allow: "When the document is bilingual on purpose.",
    },
    check,
};

const LANGUAGES: [(&str, &[&str]); 5] = [
    ("English", &["the", "and", "of", "was", "were", "to", "with", "that", "this", "for", "from", "which", "is"]),
    ("German", &["der", "die", "das", "und", "nicht", "wurde", "wurden", "ein", "eine", "mit", "auf", "ist", "dem", "den", "durch"]),
    ("French", &["le", "les", "des", "une", "est", "dans", "pour", "que", "qui", "sur", "avec", "été", "du", "nous", "par"]),
    ("Spanish", &["el", "los", "las", "una", "que", "por", "con", "para", "del", "fue", "como", "se", "en", "y", "más"]),
    ("Portuguese", &["os", "uma", "que", "com", "para", "foi", "não", "dos", "das", "em", "pelo", "pela", "ao", "são", "e"]),
];

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let told: Vec<(&Passage<'_>, &'static str)> = subject
        .passages()
        .iter()
        .filter(|passage| matches!(passage.path, FieldPath::Section(_, SectionField::Body)) && passage.words().len() >= 25)
        .filter_map(|passage| Some((passage, language(passage)?)))
        .collect();
    let count = |name: &str| told.iter().filter(|(_, language)| *language == name).map(|(passage, _)| passage.words().len()).sum::<usize>();
    let Some(main) = LANGUAGES.iter().map(|(name, _)| *name).max_by_key(|name| count(name)) else { return };
    for (passage, language) in told.iter().filter(|(_, language)| *language != main) {
        let place = words::first_upper(&words::place(subject.document, &passage.path));
        let what = format!("{place} the text is {language}, elsewhere {main}.");
        found.report(passage.path.clone(), what, "It is most often pasted by accident. Translate it, quote it, or take it out.");
    }
}

/// The language whose common words clearly prevail.
fn language(passage: &Passage<'_>) -> Option<&'static str> {
    let mut counts: Vec<(usize, &'static str)> = LANGUAGES
        .iter()
        .map(|(name, common)| {
            let hits = passage.words().iter().filter(|word| {
                let word = passage.word(word).to_lowercase();
                common.contains(&word.as_str())
            });
            (hits.count(), *name)
        })
        .collect();
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let [(first, name), (second, _), ..] = counts.as_slice() else { return None };
    (*first >= 4 && *first >= second * 2 && *first * 10 >= passage.words().len()).then_some(*name)
}
