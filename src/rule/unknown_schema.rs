//! PM519: a file of a newer version.

use super::{Findings, Manual, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::Profile;

pub static RULE: Rule = Rule {
    code: "PM519",
    name: "unknown-schema",
    level: Level::Error,
    profile: Profile::Lite,
    manual: Manual {
        finds: "A file that says it was written by a newer version of the format than this program knows.",
        matters: "What the newer version added is not understood here. Saving the file with this program could lose it without a word.",
        fix: "Open the file with the newer version. Until then it can be read, checked and exported here, but not written over.",
        example: "<!-- postmortem/9 -->\n\n# Checkout failed",
        instead: "<!-- postmortem/1 -->\n\n# Checkout failed",
        allow: "Never in a document that goes on being edited; in an archive that is only read, it may be.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    if let Some(newer) = &subject.beside.newer {
        found.report(
            FieldPath::Document,
            newer.clone(),
            "What a newer version added is not understood here. Open the file with that version before you change it.",
        );
    }
}
