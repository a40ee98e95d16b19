//! PM413: asking people to be better as the only answer.

use super::{Findings, Manual, Passage, Phrases, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{ActionItem, ListId, Profile};

pub static RULE: Rule = Rule {
    code: "PM413",
    name: "training-as-fix",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Action items that all train, remind, tell, document or ask for care, with none that changes a system.",
        matters: "People forget and leave; a guardrail stays.",
        fix: "Add one item that makes the mistake impossible, harder, or visible at once.",
        example: "- [ ] Remind everybody to check the host name\n- [ ] Update the document",
        instead: "- [ ] Ask for the host name before a deploy to production\n- [ ] Update the document",
        allow: "When the system is not yours to change.",
    },
    check,
};

static WEAK: Phrases = Phrases::new(&[
    "train", "training", "remind", "reminder", "educate", "education", "be careful", "be more careful", "pay attention", "tell", "inform",
    "communicate", "document", "documentation", "update the doc", "update the docs", "update the document", "update documentation",
    "update the runbook", "update runbook", "write a runbook", "awareness", "workshop", "knowledge sharing", "discuss", "review the process",
    "announce", "share",
]);

/// Verbs and things that change a system, whatever else the item says.
static STRONG: Phrases = Phrases::new(&[
    "alert", "alerts", "add a check", "automate", "test", "tests", "block", "remove", "enforce", "validate", "monitor", "monitoring",
    "limit", "guardrail", "fix", "replace", "configure", "upgrade",
]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let items: Vec<(usize, &ActionItem)> = subject.open_items().collect();
    let weak = |item: &ActionItem| {
        let passage = Passage::new(FieldPath::Document, &item.text);
        passage.find(&WEAK, 0).is_some_and(|(index, ..)| index < 4) && passage.find(&STRONG, 0).is_none()
    };
    // What is done already may have changed the system.
    if items.len() < 2 || items.len() < subject.document.actions.len() || !items.iter().all(|(_, item)| weak(item)) {
        return;
    }
    found.report(
        FieldPath::List(ListId::Actions),
        "Every action item asks people to know or to remember.",
        "People forget and leave; a guardrail stays. Add one that makes the mistake impossible, harder, or visible at once.",
    );
}
