//! PM405: action items of a final document that no tracker knows.

use super::{Findings, Manual, Rule, Subject, tracker, words};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::{ActionItem, Link, ListId, Profile, Status};

/// More tickets than anybody opens in one go.
const MOST_LINKS: usize = 10;

pub static RULE: Rule = Rule {
    code: "PM405",
    name: "no-ticket",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Open action items without a ticket in a document with the status Final. A link or a tracker's key in the item's text counts as a \
                ticket.",
        matters: "Nobody looks for work in a document that is closed.",
        fix: "Open a ticket for each and put its key or address beside the item. With `tracker` in the rule pack of your house, a link opens \
              the tracker with the words filled in.",
        example: "Status: Final\n\n- [ ] Alert on the depth of the queue (owner: observability lead)",
        instead: "Status: Final\n\n- [ ] Alert on the depth of the queue (owner: observability lead, ticket: OPS-1842)",
        allow: "When the house works without a tracker.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    if subject.document.status != Status::Final {
        return;
    }
    let bare: Vec<_> = subject.open_items().filter(|(_, item)| item.ticket.trim().is_empty() && !names_ticket(&item.text)).collect();
    let path = |item: &ActionItem| FieldPath::action(&item.id, RowField::Ticket);
    for group in found.groups(bare, |(_, item)| path(item)) {
        let why = "Nobody looks for work in a closed document. Open a ticket and put its key or address beside the item.";
        let links = group.iter().take(MOST_LINKS).filter_map(|(number, item)| opener(subject, *number, item)).collect();
        match group.as_slice() {
            [(number, item)] => {
                let what = format!("The status is Final, but item {number} has no ticket.");
                found.report(path(item), what, why).links = links;
            }
            many => {
                let numbers: Vec<usize> = many.iter().map(|(number, _)| *number).collect();
                let what =
                    format!("The status is Final, but {} items have no ticket: items {}.", words::count(many.len()), words::numbers(&numbers));
                let paths = many.iter().map(|(_, item)| path(item));
                found.report(FieldPath::List(ListId::Actions), what, why).with(paths).links = links;
            }
        }
    }
}

/// The page of the house's tracker on which a ticket for an item is opened, filled in.
fn opener(subject: &Subject<'_>, number: usize, item: &ActionItem) -> Option<Link> {
    let address = subject.beside.house.tracker.as_deref()?;
    let mut body = ["From the postmortem “", subject.document.title.trim(), "”."].concat();
    let owner = item.owner.trim();
    let more = [("Owner", owner), ("Done when", item.verify.trim())];
    for (label, words) in more.iter().filter(|(_, words)| !words.is_empty()) {
        body = [&body, "\n", label, ": ", words].concat();
    }
    Some(Link { label: format!("New ticket for item {number}"), url: tracker::filled(address, &item.text, &body) })
}

/// An address, `#123` or a key such as `OPS-1842` in the text.
fn names_ticket(text: &str) -> bool {
    let key = |word: &str| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '#');
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let keyed = word.split_once('-').is_some_and(|(project, number)| {
            project.len() >= 2 && project.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()) && digits(number)
        });
        keyed || word.strip_prefix('#').is_some_and(digits)
    };
    text.contains("://") || text.split_whitespace().any(key)
}
