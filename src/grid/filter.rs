//! Finding in the timeline: by words, by kind, by who acted.

use crate::model::{EventKind, Postmortem, TimelineEvent};

/// What is looked for. Empty parts let everything through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that all occur, in any order and any case.
    pub words: String,
    /// The kind.
    pub kind: Option<EventKind>,
    /// Who acted, as written.
    pub actor: String,
}

impl Filter {
    /// Whether everything passes.
    pub fn is_open(&self) -> bool {
        self.words.trim().is_empty() && self.kind.is_none() && self.actor.is_empty()
    }

    /// Whether an event passes.
    pub fn holds(&self, event: &TimelineEvent) -> bool {
        self.kind.is_none_or(|kind| event.kind == kind)
            && (self.actor.is_empty() || event.actor.trim() == self.actor)
            && self.words.split_whitespace().all(|word| has(event, word))
    }

    /// The places of the events that pass, in document order.
    pub fn places(&self, document: &Postmortem) -> Vec<usize> {
        let passes = |(place, event): (usize, &TimelineEvent)| self.holds(event).then_some(place);
        document.timeline.iter().enumerate().filter_map(passes).collect()
    }
}

fn has(event: &TimelineEvent, word: &str) -> bool {
    let written = event.at.as_ref().map_or("", |at| &at.written);
    let until = event.until.as_ref().map_or("", |until| &until.written);
    [&event.text, &event.label, &event.actor, written, until, event.kind.label()]
        .iter()
        .any(|text| contains(text, word))
        || event.links.iter().any(|link| contains(&link.label, word) || contains(&link.url, word))
        || event.milestones.iter().any(|milestone| contains(milestone.label(), word))
}

/// Whether `text` holds `word`, whatever the case. Plain letters are compared where they stand; others by their lower case.
fn contains(text: &str, word: &str) -> bool {
    if word.is_ascii() {
        let (text, word) = (text.as_bytes(), word.as_bytes());
        return text.windows(word.len().max(1)).any(|part| part.eq_ignore_ascii_case(word));
    }
    text.to_lowercase().contains(&word.to_lowercase())
}

/// Who acted in the timeline: those named most often first.
pub fn actors(document: &Postmortem) -> Vec<String> {
    let mut names: Vec<&str> =
        document.timeline.iter().map(|event| event.actor.trim()).filter(|actor| !actor.is_empty()).collect();
    names.sort_unstable();
    let mut counted: Vec<(usize, &str)> = Vec::new();
    for name in names {
        match counted.last_mut() {
            Some((count, last)) if *last == name => *count += 1,
            _ => counted.push((1, name)),
        }
    }
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counted.into_iter().map(|(_, name)| name.to_owned()).collect()
}
