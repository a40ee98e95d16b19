//! PM514: a final document that nobody is named to have reviewed.

use super::sign;
use super::{Findings, Manual, Rule, Subject};
use crate::diagnostic::{Level, Then};
use crate::edit::Row;
use crate::field::{FieldPath, RowField};
use crate::model::{ListId, Members, Profile, RowId, Stat, Status};

pub static RULE: Rule = Rule {
    code: "PM514",
    name: "review-missing",
    level: Level::Warning,
    profile: Profile::Regulated,
    manual: Manual {
        finds: "A document with the status Final and nobody with the part of a reviewer or approver among its people.",
        matters: "An unreviewed postmortem holds the view of whoever wrote it.",
        fix: "Let somebody who did not write it read it, and add them with the role Reviewer.",
        example: "Status: Final\n\n- Author: incident lead",
        instead: "Status: Final\n\n- Author: incident lead\n- Reviewer: database lead",
        allow: "When reviews are recorded elsewhere.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let reviewed = document.responders.iter().any(|responder| {
        let role = responder.role.to_lowercase();
        (role.contains("review") || role.contains("approv")) && !responder.name.trim().is_empty()
    });
    let stated = document.stats.iter().any(|stat| {
        let label = stat.label.to_lowercase();
        (label.contains("reviewer") || label.contains("reviewed by") || label.contains("approved by") || sign::is_signature(&stat.label)) && !stat.text.trim().is_empty()
    });
    if document.status != Status::Final || reviewed || stated {
        return;
    }
    let text = format!(", {}, content {}", crate::time::written("%Y-%m-%d", &subject.env.now()), sign::content(document));
    let row = Stat { id: RowId::from(""), label: sign::LABEL.to_string(), text, members: Members::default() };
    found.report(
        FieldPath::List(ListId::Responders),
        "The status is Final, but no reviewer is named.",
        "An unreviewed postmortem holds one view. Let somebody else read it, and add them with the role Reviewer.",
    )
    .ask("Who read it and signs it off?", "", Then::Insert(usize::MAX, Box::new(Row::Stats(row)), RowField::Text));
}
