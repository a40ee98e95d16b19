//! A timeline event: `- **9:00 PM** – *Detection* – **Label:** text`, each part only if it is there.

use super::{Around, Shown, read_time, time_words};
use crate::format::markdown::own::item::{Item, bold, labelled};
use crate::format::markdown::own::{infer, plain};
use crate::model::{EventKind, Milestone, RowId, TimelineEvent};
use crate::time::Time;
use crate::time::text::starting;

/// What is shown of an event.
pub(super) fn show(event: &TimelineEvent) -> Shown {
    let mut shown = Shown { text: event.text.clone(), ..Shown::default() };
    let mut parts: Vec<String> = Vec::new();
    if let Some(at) = &event.at {
        let words = time_words(at);
        // A time that ends in a colon would look like a label.
        let words = words.strip_suffix(':').map_or(words.clone(), |start| format!("{start}&#58;"));
        parts.push(format!("**{words}**"));
    }
    if infer::must_show(event) {
        parts.push(format!("*{}*", event.kind.label()));
    }
    let label = (!event.label.is_empty()).then(|| format!("**{}:**", plain::escape(&event.label)));
    shown.lead = parts.join(" – ");
    if !shown.lead.is_empty() && (label.is_some() || !event.text.is_empty()) {
        shown.lead.push_str(" –");
    }
    if let Some(label) = label {
        shown.lead.push_str(if shown.lead.is_empty() { "" } else { " " });
        shown.lead.push_str(&label);
    }
    shown.time("Until", event.until.as_ref());
    shown.field("By", &event.actor);
    if !event.milestones.is_empty() {
        let names: Vec<&str> = event.milestones.iter().map(|milestone| milestone.label()).collect();
        shown.fields.push(("Marks", names.join(", ")));
    }
    for link in &event.links {
        shown.fields.push(("Link", plain::link(link)));
    }
    // Markup and data say nothing to a reader that the text does not say.
    if !is_markup(&event.source) {
        shown.field("Source", &event.source);
    }
    shown
}

/// Whether the source of an event is HTML or JSON: kept in a remark, because nobody reads it.
pub(super) fn is_markup(source: &str) -> bool {
    source.starts_with(['<', '{'])
}

/// Whether the words of an event's time could be taken for text: then a remark says that they are a time.
pub(super) fn needs_word(event: &TimelineEvent, around: &Around) -> bool {
    event.at.as_ref().is_some_and(|at| read_time(&time_words(at), &around.context()).is_unread())
}

/// Whether a labelled line is a field of an event.
pub(super) fn knows(label: &str, value: &str) -> bool {
    match label {
        "Until" | "By" | "Source" => true,
        "Marks" => milestones(value).is_some(),
        "Link" => plain::read_link(value).is_some(),
        _ => false,
    }
}

fn milestones(value: &str) -> Option<Vec<Milestone>> {
    let read = |word: &str| {
        let word = word.trim();
        let named = |milestone: &Milestone| milestone.label().eq_ignore_ascii_case(word);
        Milestone::ALL.into_iter().find(named).or_else(|| Milestone::from_name(word))
    };
    value.split(',').map(read).collect()
}

/// The event that an item says, and whether its kind stands there.
pub(super) fn read(item: &Item, id: RowId, around: &Around) -> (TimelineEvent, bool) {
    let mut event = TimelineEvent::new(id);
    let mut rest = item.head.as_str();
    if let Some((words, after)) = bold(rest).filter(|(words, _)| !words.ends_with(':'))
        && let Some(after) = part_end(after)
    {
        let time = read_time(words, &around.context());
        // Bold words that are no time are text, unless a remark says that they stand for one.
        if !time.is_unread() || item.states("at") {
            event.at = Some(time);
            rest = after;
        }
    }
    if event.at.is_none()
        && let Some((at, until, after)) = typed(rest, around)
    {
        (event.at, event.until) = (Some(at), until);
        rest = after;
    }
    let kind = kind(rest);
    if let Some((kind, after)) = kind {
        event.kind = kind;
        rest = after;
    }
    if let Some((label, after)) = labelled(rest) {
        event.label = label;
        rest = after;
    }
    event.text = item.text(rest);
    let context = around.within(event.at.as_ref());
    for (label, value) in &item.fields {
        match label.as_str() {
            "Until" => event.until = Some(read_time(value, &context)),
            "By" => event.actor = plain::unescape(value),
            "Source" => event.source = plain::unescape(value),
            "Marks" => event.milestones = milestones(value).unwrap_or_default(),
            "Link" => event.links.extend(plain::read_link(value)),
            _ => {}
        }
    }
    (event, kind.is_some())
}

/// A time as people type it before the text, without bold: `14:02 - alert`. The writer guards texts that begin like this.
fn typed<'a>(text: &'a str, around: &Around) -> Option<(Time, Option<Time>, &'a str)> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let found = starting(text, &around.context()).filter(|found| found.range.start == 0)?;
    let (words, after) = text.split_at_checked(found.range.end)?;
    let bare = after.trim_start_matches(' ');
    let separated =
        bare.strip_prefix(['–', '—', '-', ':']).filter(|rest| rest.is_empty() || rest.starts_with(' '));
    let clear = found.time.clock.is_some() && words.contains(':') && after.starts_with(' ');
    let rest = separated.or_else(|| (clear && found.until.is_none()).then_some(bare))?;
    let words = words.trim_end_matches(' ');
    let until = found.until.clone();
    let at = if until.is_some() { found.time } else { Time { written: words.to_owned(), ..found.time } };
    Some((at, until, rest.strip_prefix(' ').unwrap_or(rest)))
}

/// What follows a part of the first line: nothing, or a dash.
fn part_end(after: &str) -> Option<&str> {
    match after.strip_prefix(" –") {
        Some(rest) if rest.is_empty() || rest.starts_with(' ') => {
            Some(rest.strip_prefix(' ').unwrap_or(rest))
        }
        Some(_) => None,
        None => after.is_empty().then_some(after),
    }
}

/// The kind that the first line states in italics, and what follows.
fn kind(text: &str) -> Option<(EventKind, &str)> {
    let inner = text.strip_prefix('*')?;
    EventKind::ALL.into_iter().find_map(|kind| {
        let after = inner.strip_prefix(kind.label())?.strip_prefix('*')?;
        Some((kind, part_end(after)?))
    })
}
