//! Chat and logs: what people paste beside a postmortem, one event a message.
//!
//! Copied text is walked line by line with the shapes of `shape/`, exports are read by the table in `export`. Both are data: who wrote,
//! when, what, and what is noise. The raw text of each message stays with it as its source. Nothing is placed here: the author chooses.

mod choice;
mod day;
mod export;
mod lines;
mod pattern;
mod shape;
mod stamp;
mod words;

pub use choice::{Candidate, Candidates};

use crate::env::Env;
use crate::model::{RowId, TimelineEvent};
use crate::time::text::{Context, ambiguous_date, day_first};
use chrono::NaiveDate;

/// What was found in a pasted text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chat {
    /// Where it comes from, as people call it: `Slack`.
    pub origin: &'static str,
    /// One a message, in the order of the text.
    pub messages: Vec<Message>,
    /// The two days that dates in figures can mean, where nothing in the text decides.
    pub undecided: Option<(NaiveDate, NaiveDate)>,
}

/// One message or log line.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The event it makes.
    pub event: TimelineEvent,
    /// It says that somebody joined or left, or a bot's bookkeeping: nobody tells of it in a postmortem.
    pub noise: bool,
    /// The day does not stand there: it was taken from the text around or from the present day.
    pub day_assumed: bool,
}

/// Fewer messages than this may be anything.
const ENOUGH: usize = 2;

/// Reads a pasted text; empty if it is no chat or log that is known. `context` says what the timeline around tells of days and zones.
pub fn read(text: &str, context: &Context, env: &dyn Env) -> Chat {
    let text = text.trim_start_matches('\u{feff}');
    let day_first = context.day_first.or_else(|| day_first(text));
    let context = Context { day_first, ..context.clone() };
    let mut chat = export::read(text, env).unwrap_or_else(|| lines::read(text, &context, env));
    words::finish(&mut chat.messages);
    if day_first.is_none() {
        let open = chat.messages.iter().filter_map(|message| message.event.at.as_ref());
        chat.undecided = open.filter(|at| at.date.is_none()).find_map(|at| ambiguous_date(&at.written));
    }
    chat
}

/// Whether a text that could be a whole document is a chat or a log instead, and of which sort.
pub fn recognise(text: &str) -> Option<&'static str> {
    let text = text.trim_start_matches('\u{feff}');
    export::recognise(text).or_else(|| lines::recognise(text))
}

/// Several messages made one event: the first one's time, everybody's words.
pub fn merge(events: &[TimelineEvent]) -> Option<TimelineEvent> {
    let (first, others) = events.split_first()?;
    let mut whole = first.clone();
    for event in others {
        if event.actor == whole.actor || event.actor.is_empty() {
            join(&mut whole.text, "\n", &event.text);
        } else {
            let said = format!("{}: {}", event.actor, event.text);
            join(&mut whole.text, "\n", &said);
        }
        join(&mut whole.source, "\n", &event.source);
        whole.links.extend(event.links.iter().cloned());
        if whole.at.is_none() {
            whole.at.clone_from(&event.at);
        }
    }
    Some(whole)
}

fn join(whole: &mut String, joint: &str, part: &str) {
    if !whole.is_empty() && !part.is_empty() {
        whole.push_str(joint);
    }
    whole.push_str(part);
}

fn event(env: &dyn Env) -> TimelineEvent {
    TimelineEvent::new(RowId::fresh(env))
}
