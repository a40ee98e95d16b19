//! PM515: a document that differs from what was signed off.

use super::sign;
use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{FieldPath, RowField, Value};
use crate::model::{ListId, Profile};

pub static RULE: Rule = Rule {
    code: "PM515",
    name: "changed-after-signoff",
    level: Level::Error,
    profile: Profile::Regulated,
    manual: Manual {
        finds: "A line “Signed off” whose content mark is not that of the document as it stands. The mark covers title, severity, times, sections, timeline, impact, causes, lessons and the words of action items. Status, owners, dates and tickets of action items may move on; allowances and the line itself do not count.",
        matters: "A sign-off vouches for the words that were read, not for those that came later.",
        fix: "Let the reviewer read what changed and sign off again; the button renews the mark. To take the changes back, use undo or an earlier draft.",
        example: "- Signed off: Ada Osei, 2024-03-12, content 0000000000000000",
        instead: "- Signed off: Ada Osei, 2024-03-12, content 6c1f9d0e5b7a2384",
        allow: "When only spelling was corrected and the house allows that.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let mut now = None;
    for stat in document.stats.iter().filter(|stat| sign::is_signature(&stat.label)) {
        let Some(range) = sign::mark(&stat.text) else { continue };
        let now = now.get_or_insert_with(|| sign::content(document));
        if stat.text.get(range.clone()).is_none_or(|signed| signed.eq_ignore_ascii_case(now)) {
            continue;
        }
        let who = stat.text.split(',').next().unwrap_or_default().trim();
        let path = FieldPath::RowField(ListId::Stats, stat.id.clone(), RowField::Text);
        let signed = stat.text.get(range.clone()).unwrap_or_default();
        let what = format!("{} signed off the content {signed}, but the document is now {now}.", words::first_upper(who));
        let mut renewed = stat.text.clone();
        renewed.replace_range(range.clone(), now);
        found
            .report(path.clone(), what, "The sign-off does not vouch for what was changed since. Let the reviewer read it and sign off again.")
            .at(range)
            .fix(format!("Renew the sign-off of {who}"), vec![Edit::Set(path, Value::Text(renewed))]);
    }
}
