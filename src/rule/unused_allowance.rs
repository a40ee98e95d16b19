//! PM521: allowances that no longer allow anything. The last rule, because it asks what became of the others.

use super::{Findings, Manual, Rule, Subject};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{Field, FieldPath, Value};
use crate::model::Profile;

pub static RULE: Rule = Rule {
    code: "PM521",
    name: "unused-allowance",
    level: Level::Warning,
    profile: Profile::Lite,
    manual: Manual {
        finds: "Allowances of the document that cover nothing that is found: the place was mended, the row is gone, or the rule has no such name. \
                An allowance of a rule that the profile leaves out is kept.",
        matters: "A forgotten allowance hides the next finding at its place.",
        fix: "Take the allowance away.",
        example: "<!-- allow PM013 at /timeline: restoring the backup took that long -->",
        instead: "(nothing, once the timeline has no gap)",
        allow: "When the finding comes and goes, for example with the date.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let used = found.used;
    for (index, allowance) in document.suppressions.iter().enumerate() {
        let rule = Rule::find(&allowance.rule);
        let looked = rule.is_none_or(|rule| rule.applies(document.profile) && rule.code != RULE.code);
        // A level for the whole document waits for what may come.
        let waits = allowance.level.is_some() && allowance.path.is_none() && rule.is_some();
        if used.contains(&index) || !looked || waits {
            continue;
        }
        let place = allowance.path.as_deref().and_then(FieldPath::parse).unwrap_or(FieldPath::Document);
        let what = match rule {
            Some(rule) => format!("The allowance of {} ({}) covers nothing.", rule.code, rule.name),
            None => format!("The allowance of “{}” names no rule.", allowance.rule),
        };
        let mut rest = document.suppressions.clone();
        rest.remove(index);
        let edit = Edit::Set(FieldPath::Field(Field::Suppressions), Value::Suppressions(rest));
        found
            .report(place, what, "It would hide the next finding at its place. Take it away.")
            .fix("Take it away", vec![edit])
            .sure();
    }
}
