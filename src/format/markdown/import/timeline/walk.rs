//! Where the reading of a timeline stands: the day, the zone, the phase and the event that further lines belong to.

use super::super::entry;
use super::super::lines::Line;
use super::super::reader::Reader;
use super::table::Columns;
use crate::model::Milestone;
use crate::time::text::{Context, find, find_zone};
use crate::time::{Time, Zone};
use chrono::NaiveDate;

/// The event that lines are being added to.
pub(super) struct Open {
    pub at: usize,
    pub indent: usize,
    /// It began on a plain line or in a heading: list items under it are its own.
    pub wide: bool,
}

impl Open {
    /// Whether a list item stands under this event.
    pub fn holds(&self, line: &Line<'_>) -> bool {
        self.wide || line.indent > self.indent
    }
}

/// The state of the reading.
pub(super) struct Walk {
    pub day: Option<NaiveDate>,
    /// The day that the text above says all entries are of, unless they say otherwise.
    pub stated: Option<NaiveDate>,
    pub lead_read: bool,
    /// A day is written that could not be decided.
    pub day_open: bool,
    pub zone: Option<Zone>,
    /// The time before the next one.
    pub last: Option<Last>,
    /// The table that is being read.
    pub columns: Option<Columns>,
    /// Events that seem to end the incident.
    pub resolutions: Vec<usize>,
    /// How many events stood before this timeline.
    pub first: usize,
    /// The text around says that the times are not exact.
    pub approximate: bool,
    /// The clock of twelve hours went past noon.
    pub past_noon: bool,
    /// What completes the next time; follows from the day and the time before.
    pub context: Context,
    /// Words of a day that the next event takes into its time.
    pub day_words: String,
    /// Words of a phase that the next events belong to.
    pub phase: String,
    pub phase_indent: usize,
    /// The phase is a list item, and its steps are nested under it.
    pub phase_listed: bool,
    /// The phase stands on a plain line, and so do its steps.
    pub phase_plain: bool,
    /// Some event bears the phase's words.
    pub phase_used: bool,
    pub open: Option<Open>,
    pub blank: bool,
    /// Some entry of the section states a clock time.
    pub timed: bool,
    pub rest: String,
}

/// Where the time before stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Last {
    /// It is the start of the incident.
    Start,
    /// It is the time of the event at this place.
    Event(usize),
}

impl Walk {
    /// A new day is stated; `None`: it is written, and which day it is cannot be told.
    pub fn begin_day(&mut self, day: Option<NaiveDate>) {
        self.day_open = day.is_none();
        self.day = day;
        self.pass(None, None);
        self.open = None;
    }

    /// Remembers the time that was read last.
    pub fn pass(&mut self, last: Option<Last>, time: Option<&Time>) {
        self.last = last;
        self.context.date = self.day.filter(|_| !self.day_open);
        // What it means, without its words.
        let after = time.filter(|_| !self.day_open);
        self.context.after =
            after.map(|time| Time { written: String::new(), zone: time.zone.clone(), ..*time });
    }
}

impl Reader<'_> {
    /// The beginning of a timeline, with what its heading tells.
    pub(super) fn walk(&self, day: Option<NaiveDate>, zone: Option<Zone>) -> Walk {
        let start = self.document.times.get(&Milestone::Started);
        let clocked = start.filter(|start| start.clock.is_some());
        let mut walk = Walk {
            day: day.or_else(|| start.and_then(|start| start.date)).or(self.day),
            stated: None,
            lead_read: false,
            day_open: false,
            zone,
            last: None,
            columns: None,
            resolutions: Vec::new(),
            first: self.document.timeline.len(),
            approximate: false,
            past_noon: false,
            context: Context { start: start.cloned(), ..self.context() },
            day_words: String::new(),
            phase: String::new(),
            phase_indent: 0,
            phase_listed: false,
            phase_plain: false,
            phase_used: false,
            open: None,
            blank: false,
            timed: false,
            rest: String::new(),
        };
        walk.pass(clocked.map(|_| Last::Start), clocked);
        walk
    }

    /// The time before the next one.
    pub(super) fn last(&self, walk: &Walk) -> Option<&Time> {
        match walk.last? {
            Last::Start => self.document.times.get(&Milestone::Started),
            Last::Event(at) => self.document.timeline.get(at)?.at.as_ref(),
        }
    }

    /// What the text above the first entry says of all of them: "all events happened on 2019-10-21, and all times are in UTC".
    /// `entry`: an entry begins on this line.
    pub(super) fn read_lead(&mut self, walk: &mut Walk, entry: bool) {
        if walk.lead_read || walk.rest.is_empty() || !entry {
            return;
        }
        walk.lead_read = true;
        let lower = walk.rest.to_lowercase();
        walk.approximate |= is_rough(&lower);
        if !["all times", "times are", "all events", "time zone", "timezone"]
            .iter()
            .any(|words| lower.contains(words))
        {
            return;
        }
        if let Some(zone) = find_zone(&walk.rest) {
            if self.document.zone.is_none() {
                self.document.zone = Some(zone.clone());
            }
            walk.zone = Some(zone);
        }
        if let Some(date) = find(&walk.rest, &self.context()).and_then(|found| found.time.date) {
            walk.day = Some(date);
            walk.stated = Some(date);
            walk.pass(None, None);
        }
    }

    /// A line that states a day for what follows.
    pub(super) fn stated_day(&self, walk: &Walk, text: &str) -> Option<(Time, Option<Zone>)> {
        let context = Context { date: walk.day.or(self.day), ..self.context() };
        entry::day(text, &context)
    }
}

/// Whether words in lower case say of all times that they are not exact: "all times are approximate".
pub(super) fn is_rough(lower: &str) -> bool {
    lower.split(['.', '\n']).any(|sentence| sentence.contains("approx") && sentence.contains("times"))
}
