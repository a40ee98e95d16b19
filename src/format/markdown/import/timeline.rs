//! The timeline: entries in lists, lines, tables and headings; days, zones and phases around them.

mod finish;
mod phase;
mod table;

use super::body;
use super::entry::{self, Entry};
use super::lines::{Line, Shape};
use super::marks::bare;
use super::outline::Block;
use super::reader::Reader;
use crate::field::{FieldPath, RowField};
use crate::format::pace::goes_on;
use crate::format::{NoteKind, Pace};
use crate::model::{Link, ListId, Milestone, RowId, SectionKey, TimelineEvent};
use crate::time::text::{Context, find_zone};
use crate::time::{Time, Zone};
use chrono::{NaiveDate, TimeDelta};

/// Longer words are no phase: every event of it would repeat them.
const LONGEST_PHASE: usize = 300;

/// The event that lines are being added to.
struct Open {
    at: usize,
    indent: usize,
    /// It began on a plain line or in a heading: list items under it are its own.
    wide: bool,
}

impl Open {
    /// Whether a list item stands under this event.
    fn holds(&self, line: &Line<'_>) -> bool {
        self.wide || line.indent > self.indent
    }
}

struct Walk {
    day: Option<NaiveDate>,
    /// The day that the text above says all entries are of, unless they say otherwise.
    stated: Option<NaiveDate>,
    lead_read: bool,
    /// A day is written that could not be decided.
    day_open: bool,
    zone: Option<Zone>,
    last: Option<Time>,
    /// Words of a day that the next event takes into its time.
    day_words: String,
    /// Words of a phase that the next events belong to.
    phase: String,
    phase_indent: usize,
    /// The phase is a list item, and its steps are nested under it.
    phase_listed: bool,
    /// The phase stands on a plain line, and so do its steps.
    phase_plain: bool,
    /// Some event bears the phase's words.
    phase_used: bool,
    open: Option<Open>,
    blank: bool,
    /// Some entry of the section states a clock time.
    timed: bool,
    rest: String,
}

impl<'a> Reader<'a> {
    /// Reads the events of a block and returns the text that is none.
    pub(super) async fn timeline(&mut self, block: &Block<'a>, key: &SectionKey, pace: &dyn Pace) -> String {
        let heading_day =
            crate::time::text::find(&block.heading, &self.context()).and_then(|found| found.time.date);
        let heading_zone = find_zone(&block.heading);
        if self.document.zone.is_none() {
            self.document.zone.clone_from(&heading_zone);
        }
        let start = self.document.times.get(&Milestone::Started);
        let first = self.document.timeline.len();
        let mut walk = Walk {
            day: heading_day.or_else(|| start.and_then(|start| start.date)).or(self.day),
            stated: None,
            lead_read: false,
            day_open: false,
            zone: heading_zone,
            last: start.filter(|start| start.clock.is_some()).cloned(),
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
        walk.timed = block.lines.iter().any(|line| line.shape != Shape::Code && entry::begins(line.text));
        let mut at = 0;
        while let Some(line) = block.lines.get(at) {
            if !goes_on(pace, at, block.lines.len(), (0.6, 1.0)).await {
                break;
            }
            let here = block.lines.get(at..).unwrap_or_default();
            if line.shape != Shape::Code && super::table::begins(here) {
                at += self.event_table(&mut walk, here);
                continue;
            }
            at += 1;
            match line.shape {
                Shape::Blank => walk.blank = true,
                Shape::Rule => {}
                Shape::Code => {
                    self.continuation(&mut walk, line);
                    walk.blank = false;
                }
                _ => {
                    self.timeline_line(&mut walk, line, here);
                    walk.blank = false;
                }
            }
        }
        self.flush_words(&mut walk);
        if self.document.timeline.len() == first {
            self.told_event(&mut walk, block);
        }
        self.finish_events(first);
        let count = self.document.timeline.len() - first;
        if count > 0 {
            self.note(
                NoteKind::Placed,
                block.number,
                &block.heading,
                Some(FieldPath::List(ListId::Timeline)),
                format!("{count} events read."),
            );
        }
        let _ = key;
        walk.rest
    }

    fn timeline_line(&mut self, walk: &mut Walk, line: &Line<'a>, here: &[Line<'a>]) {
        let text = line.text;
        let item = line.is_item();
        let heading = matches!(line.shape, Shape::Heading(_));
        if let Some((time, zone)) = self.stated_day(walk, text) {
            self.flush_words(walk);
            walk.day_open = time.date.is_none();
            walk.day = time.date;
            walk.last = None;
            walk.open = None;
            match zone {
                Some(zone) => {
                    walk.zone = Some(zone);
                    body::append(&mut walk.rest, &bare(text));
                }
                None => walk.day_words = bare(text).trim_end_matches(':').trim().to_owned(),
            }
            return;
        }
        self.read_lead(walk, item, text);
        let context = self.walk_context(walk);
        let nested = walk.open.as_ref().is_some_and(|open| item && open.holds(line));
        let found = entry::leading(text, &context)
            .filter(|found| {
                found.at.as_ref().is_some_and(|time| time.clock.is_some() || time.approximate || found.dated)
            })
            .or_else(|| {
                let sentence = !item && !heading && text.len() > 100;
                if sentence { None } else { entry::labelled(text, &context, item && !nested) }
            });
        if let Some(found) = found
            && !(found.weak && nested)
        {
            self.event(walk, found, line, heading, true);
            return;
        }
        if let Some(zone) =
            entry::zone_line(text).filter(|_| walk.open.is_none() || text.to_lowercase().contains("all "))
        {
            if self.document.zone.is_none() {
                self.document.zone = Some(zone.clone());
            }
            walk.zone = Some(zone);
            body::append(&mut walk.rest, line.raw.trim());
            return;
        }
        if heading {
            self.flush_words(walk);
            if text.len() > LONGEST_PHASE {
                body::append(&mut walk.rest, text);
                walk.open = None;
                return;
            }
            walk.phase = bare(text);
            walk.phase_indent = 0;
            walk.phase_plain = false;
            walk.phase_listed = false;
            walk.phase_used = false;
            walk.open = None;
            return;
        }
        if item { self.untimed_item(walk, line, here) } else { self.plain_line(walk, line) }
    }

    /// A timeline told in one sentence with one time is one event.
    fn told_event(&mut self, walk: &mut Walk, block: &Block<'a>) {
        let mut lines = block.lines.iter().filter(|line| line.shape == Shape::Text);
        let (Some(line), None) = (lines.next(), lines.next()) else { return };
        let context = self.walk_context(walk);
        if walk.rest.trim() == line.text.trim()
            && let Some(found) = entry::told(line.text, &context)
        {
            walk.rest.clear();
            self.event(walk, found, line, false, true);
        }
    }

    /// What the text above the first entry says of all of them: "all events happened on 2019-10-21, and all times are in UTC".
    fn read_lead(&mut self, walk: &mut Walk, item: bool, text: &str) {
        if walk.lead_read || walk.rest.is_empty() || !(item || entry::begins(text)) {
            return;
        }
        walk.lead_read = true;
        let lower = walk.rest.to_lowercase();
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
        if let Some(date) =
            crate::time::text::find(&walk.rest, &self.context()).and_then(|found| found.time.date)
        {
            walk.day = Some(date);
            walk.stated = Some(date);
            walk.last = None;
        }
    }

    /// A line that states a day for what follows.
    fn stated_day(&self, walk: &Walk, text: &str) -> Option<(Time, Option<Zone>)> {
        let context = Context { date: walk.day.or(self.day), ..self.context() };
        entry::day(text, &context)
    }

    fn walk_context(&self, walk: &Walk) -> Context {
        Context {
            date: if walk.day_open { None } else { walk.day },
            zone: None,
            after: walk.last.clone().filter(|_| !walk.day_open),
            start: self.document.times.get(&Milestone::Started).cloned(),
            day_first: self.day_first,
        }
    }

    /// Adds an event.
    fn event(&mut self, walk: &mut Walk, found: Entry, line: &Line<'a>, heading: bool, timed: bool) {
        let mut event = TimelineEvent::new(RowId::fresh(self.env));
        let mut at = found.at;
        if let Some(time) = &mut at {
            if time.zone.is_none()
                && let Some(zone) = &walk.zone
                && self.zone() != Some(zone)
            {
                time.zone = Some(zone.clone());
            }
            if found.ambiguous {
                let path = FieldPath::event(&event.id, RowField::At);
                self.undecided(&time.written.clone(), line.number, &path);
            }
            if !walk.day_words.is_empty() && !found.dated {
                time.written = format!("{} {}", std::mem::take(&mut walk.day_words), time.written);
            }
            if let (Some(last), Some(clock)) = (&walk.last, time.clock)
                && let (Some(before), Some(date)) = (last.date.zip(last.clock), time.date)
                && date.and_time(clock) < before.0.and_time(before.1)
                && last.zone == time.zone
            {
                let gap = before.0.and_time(before.1) - date.and_time(clock);
                if gap < TimeDelta::days(2) {
                    let path = FieldPath::event(&event.id, RowField::At);
                    let message = format!(
                        "{} is before the entry above ({}). The order of the document was kept.",
                        time.written, last.written
                    );
                    self.note(NoteKind::Warning, line.number, line.text, Some(path), message);
                }
            }
            if time.clock.is_some() {
                if found.dated && time.date.is_some() {
                    walk.day = walk.stated.or(time.date);
                    walk.day_open = false;
                } else if time.date > walk.day && !walk.day_open {
                    let path = FieldPath::event(&event.id, RowField::At);
                    self.note(
                        NoteKind::Guessed,
                        line.number,
                        line.text,
                        Some(path),
                        format!("{}: next day assumed.", time.written),
                    );
                    walk.day = time.date;
                }
                walk.last = Some(time.clone()).filter(|time| walk.stated.is_none() || time.date == walk.day);
            } else if time.date.is_some() {
                walk.day = time.date;
                walk.last = None;
            }
        }
        event.at = at;
        event.until = found.until;
        event.label = found.label;
        event.text = found.text;
        event.source = self.markup.of_line(line).unwrap_or_default().to_owned();
        if !found.link.is_empty() {
            event.links.push(Link { label: String::new(), url: found.link });
        }
        self.take_phase(walk, &mut event, timed);
        take_actor(&mut event);
        if !heading && event.text.is_empty() && event.label.is_empty() && event.at.is_none() {
            return;
        }
        self.document.timeline.push(event);
        let at = self.document.timeline.len() - 1;
        walk.open =
            Some(Open { at, indent: if heading { 0 } else { line.indent }, wide: timed && !line.is_item() });
    }

    /// An event under a phase bears the phase's words as its label; the first one takes words that would be lost.
    fn take_phase(&self, walk: &mut Walk, event: &mut TimelineEvent, timed: bool) {
        if walk.phase.is_empty() {
            return;
        }
        if event.label.is_empty() {
            event.label.clone_from(&walk.phase);
        } else if timed || !walk.phase_used {
            event.label = format!("{}: {}", walk.phase, event.label);
        }
        walk.phase_used = true;
        if timed {
            walk.phase.clear();
        }
    }

    /// Text under an event belongs to it; text before the first belongs to the section.
    fn continuation(&mut self, walk: &mut Walk, line: &Line<'a>) {
        let open = walk.open.as_ref().and_then(|open| self.document.timeline.get_mut(open.at));
        match open {
            Some(event) if event.text.is_empty() => line.text.trim().clone_into(&mut event.text),
            Some(event) => add_line(event, line, walk.blank),
            None => {
                let joint = if walk.rest.is_empty() {
                    ""
                } else if walk.blank {
                    "\n\n"
                } else {
                    "\n"
                };
                walk.rest.push_str(joint);
                walk.rest.push_str(line.raw);
            }
        }
    }

    /// Words of a day or a phase that no event took.
    fn flush_words(&mut self, walk: &mut Walk) {
        let day = std::mem::take(&mut walk.day_words);
        body::append(&mut walk.rest, &day);
        let phase = std::mem::take(&mut walk.phase);
        if !phase.is_empty() && !walk.phase_used {
            body::append(&mut walk.rest, &phase);
        }
    }
}

/// A name in code or with an at sign in front of the text acted: `` `@nova` First report ``.
fn take_actor(event: &mut TimelineEvent) {
    let Some(inner) = event.text.strip_prefix("`@") else { return };
    let Some((name, rest)) = inner.split_once('`') else { return };
    if !name.contains(' ') && !rest.trim().is_empty() {
        event.actor = format!("@{name}");
        event.text = rest.trim_start_matches([' ', ':', '-']).to_owned();
    }
}

fn add_line(event: &mut TimelineEvent, line: &Line<'_>, blank: bool) {
    event.text.push_str(if blank { "\n\n" } else { "\n" });
    let raw = match line.shape {
        Shape::Code => line.raw,
        Shape::Item { .. } => {
            event.text.push_str("- ");
            line.text
        }
        _ => line.text,
    };
    event.text.push_str(raw.trim_end());
}
