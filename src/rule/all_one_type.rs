//! PM409: action items that all pull one way.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{ActionStatus, ActionType, ListId, Profile};

pub static RULE: Rule = Rule {
    code: "PM409",
    name: "all-one-type",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Three or more typed action items that are all mitigations, or all process and documentation, with none to prevent and none to \
                detect.",
        matters: "Such a plan makes the next incident shorter or better described, but not rarer.",
        fix: "Ask what would have kept it from happening, and what would have found it sooner.",
        example: "| Write a runbook | document |\n| Announce changes | process |\n| Update the wiki | document |",
        instead: "| Write a runbook | document |\n| Refuse settings that exceed the limit | prevent |\n| Alert on the depth of the queue | detect |",
        allow: "When prevention was decided against, with a reason.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let items = &subject.document.actions;
    let kinds: Vec<ActionType> = items.iter().filter(|item| item.status != ActionStatus::WontDo).filter_map(|item| item.kind).collect();
    let mut distinct = kinds.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let mild = distinct.iter().all(|kind| matches!(kind, ActionType::Process | ActionType::Document));
    let quick = distinct.iter().all(|kind| matches!(kind, ActionType::Mitigate | ActionType::Repair));
    if kinds.len() < 3 || kinds.len() < items.len() || !(mild || quick) {
        return;
    }
    let names: Vec<String> = distinct.iter().map(|kind| kind.label().to_lowercase()).collect();
    found.report(
        FieldPath::List(ListId::Actions),
        format!("All action items are of the type {}.", words::and(&names, names.len())),
        "The next incident is shorter, but not rarer. Ask what would have prevented it, and what would have found it sooner.",
    );
}
