//! PM520: text that was read by a guess.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::Profile;

pub static RULE: Rule = Rule {
    code: "PM520",
    name: "mapped-uncertain",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Lines of the file that were placed by a guess when it was read, or were not understood and kept as text.",
        matters: "Everything is kept, but a sentence in the wrong field is as good as lost: no reader looks for it there.",
        fix: "Look at the places named. Move what stands in the wrong field; a usual heading or label tells the reader next time.",
        example: "## Stuff that happened\n14:02 alert",
        instead: "## Timeline\n- 14:02 alert",
        allow: "When the text is kept as it is on purpose, for example a quoted log.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let uncertain = &subject.beside.uncertain;
    let Some(first) = uncertain.first() else { return };
    let place = format!("Line {}: {}", first.line, first.what.trim_end_matches('.'));
    let what = match uncertain.len() {
        1 => format!("One place was read by a guess. {place}."),
        many => format!("{} places were read by a guess. {place}.", words::count_first(many)),
    };
    let path = first.path.clone().unwrap_or(FieldPath::Document);
    let related: Vec<FieldPath> = uncertain.iter().skip(1).filter_map(|one| one.path.clone()).collect();
    found
        .report(path, what, "Nothing is lost, but what stands in the wrong field is not found. Look at each place, and move what is wrong.")
        .with(related);
}
