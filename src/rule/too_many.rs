//! PM411: more action items than anybody will do.

use crate::edit::Edit;
use crate::field::Value;
use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::{ActionItem, ListId, Profile};

pub static RULE: Rule = Rule {
    code: "PM411",
    name: "too-many",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "More than ten open action items, or more than three of the highest priority.",
        matters: "Long lists stall. What everybody would do first is done first; the rest tells the reader that nobody chose.",
        fix: "Keep what must be done, and decide against the rest with a reason.",
        example: "(fourteen open items)",
        instead: "(five open items, nine decided against)",
        allow: "When the list is the plan of a project that has people and time.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let open: Vec<(usize, &ActionItem)> = subject.open_items().collect();
    if open.len() > 10 {
        found.report(
            FieldPath::List(ListId::Actions),
            format!("There are {} open action items.", words::count(open.len())),
            "Long lists stall. Keep what must be done, and decide against the rest with a reason.",
        );
    }
    let highest = |item: &ActionItem| {
        let priority = item.priority.trim().to_lowercase();
        ["highest", "p0", "p1", "critical", "urgent", "1", "blocker"].contains(&priority.as_str())
    };
    let first: Vec<&(usize, &ActionItem)> = open.iter().filter(|(_, item)| highest(item)).collect();
    if first.len() > 3 {
        let numbers: Vec<usize> = first.iter().map(|(number, _)| *number).collect();
        found
            .report(
                FieldPath::List(ListId::Actions),
                format!("{} items have the highest priority: items {}.", words::count_first(first.len()), words::numbers(&numbers)),
                "Where everything comes first, nothing does. Rank them.",
            )
            .with(first.iter().map(|(_, item)| FieldPath::action(&item.id, RowField::Priority)));
        if let (Some(finding), Some((_, fourth))) = (found.last(), first.get(3)) {
            // The first three keep their rank; the author moves rows if others are meant.
            let lower = lower(&fourth.priority);
            let edits = first.iter().skip(3).map(|(_, item)| {
                Edit::Set(FieldPath::action(&item.id, RowField::Priority), Value::Text(lower.to_string()))
            });
            finding.fix(format!("Keep the first three, make the others {}", words::quote(lower)), edits.collect());
        }
    }
}

/// The priority below the highest, in the words of the house.
fn lower(highest: &str) -> &'static str {
    match highest.trim().to_lowercase().as_str() {
        "p0" => "P1",
        "p1" => "P2",
        "1" => "2",
        _ => "high",
    }
}
