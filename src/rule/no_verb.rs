//! PM406: action items that do not say what to do.

use super::{Findings, Manual, Passage, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::{ActionItem, ListId, Profile};

pub static RULE: Rule = Rule {
    code: "PM406",
    name: "no-verb",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Open action items that begin with an article, an adjective such as “better” or “more”, a form in -ing, or a noun such as \
                “documentation”, and so name a thing or a wish instead of a deed. Words before a colon are taken for a label.",
        matters: "“Better alerting” can mean anything. A verb says what somebody will do on a certain day.",
        fix: "Begin with a verb: add, remove, alert on, document, replace, test.",
        example: "- [ ] Better alerting for the queue",
        instead: "- [ ] Alert when the queue holds more than 10,000 messages",
        allow: "When the list names deliverables and the house reads it that way.",
    },
    check,
};

const WISHES: &[&str] = &[
    "the", "a", "an", "our", "this", "these", "all", "no", "not", "better", "more", "less", "improved", "new", "additional", "proper",
    "regular", "enhanced", "stronger", "faster", "automatic", "automated", "robust", "comprehensive", "stricter", "increased", "reduced",
    "further", "there", "it", "lack", "need", "needs",
];

const THINGS: &[&str] = &[
    "documentation", "implementation", "configuration", "integration", "automation", "communication", "notification", "validation",
    "optimization", "optimisation", "investigation", "migration", "education", "prevention", "improvement", "improvements",
    "management", "deployment", "alerts", "alerting", "dashboards", "dashboard", "runbook", "runbooks", "capacity", "redundancy",
    "backups", "tests", "process", "processes", "policy", "policies", "security", "performance",
];

/// Words in -ing that are verbs or names.
const NOT_FORMS: &[&str] = &["bring", "ping", "string", "ring", "bing", "king", "spring", "swing", "sing", "wing", "during", "nothing"];

struct Wish<'a> {
    number: usize,
    item: &'a ActionItem,
    range: std::ops::Range<usize>,
}

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let wishes: Vec<Wish<'_>> = subject
        .open_items()
        .filter_map(|(number, item)| Some(Wish { number, item, range: wish(&item.text)? }))
        .collect();
    let path = |wish: &Wish<'_>| FieldPath::action(&wish.item.id, RowField::Text);
    for group in found.groups(wishes, path) {
        let Some(first) = group.first() else { continue };
        let word = words::quote(first.item.text.get(first.range.clone()).unwrap_or_default());
        let why = "A verb says what somebody will do on a certain day. Begin with add, remove, alert on, document, replace or test.";
        match group.as_slice() {
            [one] => {
                let what = format!("Item {} begins with {word} and does not say what to do.", one.number);
                found.report(path(one), what, why).at(one.range.clone());
            }
            many => {
                let numbers: Vec<usize> = many.iter().map(|wish| wish.number).collect();
                let what = format!(
                    "{} items do not say what to do, such as one that begins with {word}: items {}.",
                    words::count_first(many.len()),
                    words::numbers(&numbers)
                );
                found.report(FieldPath::List(ListId::Actions), what, why).with(many.iter().map(path));
            }
        }
    }
}

/// The first word, where it is no verb.
fn wish(text: &str) -> Option<std::ops::Range<usize>> {
    let passage = Passage::new(FieldPath::Document, text);
    // A label in front: "Short term: add …".
    let labelled = text.split_once(": ").map_or(0, |(label, _)| if label.split_whitespace().count() <= 4 { label.len() } else { 0 });
    let word = passage.words().iter().find(|word| word.start >= labelled)?;
    // A code span or a link comes first: what is done to it cannot be told.
    let leads = text.get(labelled..word.start).is_some_and(|before| before.contains(['`', '[', '"', '“']));
    let lower = passage.word(word).to_ascii_lowercase();
    let form = lower.len() > 4 && lower.ends_with("ing") && !NOT_FORMS.contains(&lower.as_str());
    
    // "Process the dead letters": a noun before an article is a verb.
    let object = passage.words().iter().find(|next| next.start > word.start).is_some_and(|next| {
        ["the", "a", "an", "all", "each", "every", "our"].iter().any(|article| passage.word(next).eq_ignore_ascii_case(article))
    });
    let thing = THINGS.contains(&lower.as_str()) && !object;
    // "The team will add", "All teams should": somebody does something.
    let does = ["will", "should", "must", "to"].iter().any(|verb| (1..4).any(|index| passage.is(index, verb)));
    ((WISHES.contains(&lower.as_str()) || thing || form) && !leads && !does).then_some(word.start..word.end)
}
