//! PM602: words that the house avoids.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::{Level, Then};
use crate::edit::Edit;
use crate::field::Value;
use crate::model::Profile;

pub static RULE: Rule = Rule {
    code: "PM602",
    name: "house-words",
    level: Level::Warning,
    profile: Profile::Lite,
    manual: Manual {
        finds: "Words and phrases that the rule pack of the house lists under `[[words]]`, as whole words in any case. Code, quotations and links are left alone.",
        matters: "The house agreed on its words; a reader who meets another asks whether another thing is meant.",
        fix: "Say it in the words of the house. Where the pack names them, the button puts them in.",
        example: "avoid = \"sev zero\", say = \"SEV1\" in the pack, and “it became a sev zero”",
        instead: "It became a SEV1.",
        allow: "When the word is a name.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let house = &subject.beside.house;
    if house.terms.is_empty() {
        return;
    }
    for passage in subject.passages() {
        let Some((_, range, term)) = house.avoided(passage, 0) else { continue };
        let written = passage.text.get(range.clone()).unwrap_or_default();
        let place = words::place(subject.document, &passage.path);
        let what = match &term.say {
            Some(say) => format!("{} {place} is called {} in this house.", words::quote(written), words::quote(say)),
            None => format!("{} {place} is a word that this house avoids.", words::quote(written)),
        };
        let why = match &term.because {
            Some(because) => format!("{}.", words::first_upper(because.trim().trim_end_matches('.'))),
            None => "The house agreed on its words. Say it in those.".to_string(),
        };
        let path = passage.path.clone();
        let finding = found.report(path.clone(), what, why).at(range.clone());
        match (&term.say, subject.document.get(&path)) {
            (Some(say), Some(Value::Text(mut text))) => {
                text.replace_range(range.clone(), say);
                finding.fix(format!("Say {}", words::quote(say)), vec![Edit::Set(path, Value::Text(text))]).sure();
            }
            (None, Some(Value::Text(_))) => {
                finding.ask("What do you say instead?", written, Then::Replace(path, range));
            }
            _ => {}
        }
    }
}
