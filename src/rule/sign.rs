//! The mark of a document's content, for signing it off. It tells a change from none; it is no proof against forgery.
//!
//! No rule and no decision lives here.

use crate::diagnostic::Diagnostic;
use crate::field::Value;
use crate::model::{Postmortem, SectionKey};
use crate::time::Time;
use std::ops::Range;

/// The label of a sign-off.
pub const LABEL: &str = "Signed off";

/// Whether a labelled line is a sign-off.
pub fn is_signature(label: &str) -> bool {
    label.trim().trim_end_matches(':').eq_ignore_ascii_case(LABEL)
}

/// Where the mark stands in the words of a sign-off: sixteen hexadecimal digits after `content`.
pub fn mark(text: &str) -> Option<Range<usize>> {
    let start = text.rfind("content ")? + "content ".len();
    let digits = text.get(start..)?.bytes().take_while(u8::is_ascii_hexdigit).count();
    (digits == 16).then_some(start..start + digits)
}

/// The mark that a finding is about: the version that bears it is where mending it begins.
pub fn found(document: &Postmortem, found: &Diagnostic) -> Option<String> {
    let Value::Text(text) = document.get(&found.path)? else { return None };
    let range = found.range.clone().filter(|range| mark(&text).as_ref() == Some(range))?;
    text.get(range).map(str::to_owned)
}

/// The mark of the content as it stands.
pub fn content(document: &Postmortem) -> String {
    let mut hash = Hash(0xcbf2_9ce4_8422_2325);
    hash.text(&document.title);
    hash.text(document.severity.as_ref().map_or("", |severity| &severity.value));
    hash.text(if document.near_miss { "near miss" } else { "" });
    document.services.iter().for_each(|service| hash.text(service));
    for (milestone, time) in &document.times {
        hash.text(milestone.name());
        hash.time(Some(time));
    }
    for section in &document.sections {
        let name = match &section.key {
            SectionKey::Known(id) => id.name(),
            SectionKey::House(_) => section.heading.as_str(),
        };
        hash.text(name);
        hash.text(&section.body);
    }
    for window in &document.windows {
        hash.time(window.start.as_ref());
        hash.time(window.end.as_ref());
        hash.text(&window.scope);
    }
    for figure in &document.figures {
        [&figure.value, &figure.unit, &figure.basis].into_iter().for_each(|text| hash.text(text));
    }
    for event in &document.timeline {
        hash.time(event.at.as_ref());
        hash.time(event.until.as_ref());
        hash.text(&event.actor);
        hash.text(&event.text);
    }
    document.factors.iter().for_each(|factor| hash.text(&factor.text));
    for lesson in document.went_well.iter().chain(&document.went_poorly).chain(&document.got_lucky) {
        hash.text(&lesson.text);
    }
    document.actions.iter().for_each(|item| hash.text(&item.text));
    for stat in document.stats.iter().filter(|stat| !is_signature(&stat.label)) {
        hash.text(&stat.label);
        hash.text(&stat.text);
    }
    format!("{:016x}", hash.0)
}

/// The mark of a sign-off that holds for the content as it stands, and who signed.
pub fn held(document: &Postmortem) -> Option<(String, String)> {
    let signed = document.stats.iter().filter(|stat| is_signature(&stat.label));
    let mut now = None;
    signed.into_iter().find_map(|stat| {
        let signed = stat.text.get(mark(&stat.text)?)?;
        let now: &String = now.get_or_insert_with(|| content(document));
        let who = stat.text.split(',').next().unwrap_or_default().trim();
        signed.eq_ignore_ascii_case(now).then(|| (signed.to_owned(), who.to_owned()))
    })
}

/// FNV-1a, with an end behind every text so that moving a word between fields shows.
struct Hash(u64);

impl Hash {
    fn text(&mut self, text: &str) {
        for byte in text.trim().bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn time(&mut self, time: Option<&Time>) {
        self.text(time.map_or("", |time| &time.written));
    }
}
