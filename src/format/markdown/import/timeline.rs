//! The timeline: entries in lists, lines, tables and headings; days, zones and phases around them.

mod event;
mod finish;
mod noon;
mod phase;
mod table;
mod walk;

use super::body;
use super::entry::{self, Start};
use super::lines::{Line, Shape};
use super::marks::bare;
use super::outline::Block;
use super::reader::Reader;
use crate::field::FieldPath;
use crate::format::pace::{Stretch, goes_on};
use crate::format::{NoteKind, Pace};
use crate::model::ListId;
use crate::time::text::find_zone;
use event::add_line;
use walk::Walk;

/// Longer words are no phase: every event of it would repeat them.
const LONGEST_PHASE: usize = 300;

impl<'a> Reader<'a> {
    /// Reads the events of a block and returns the text that is none.
    pub(super) async fn timeline(&mut self, block: &Block<'a>, pace: &dyn Pace, part: Stretch) -> String {
        let heading_day =
            crate::time::text::find(&block.heading, &self.context()).and_then(|found| found.time.date);
        let heading_zone = find_zone(&block.heading);
        if self.document.zone.is_none() {
            self.document.zone.clone_from(&heading_zone);
        }
        let mut walk = self.walk(heading_day, heading_zone);
        walk.approximate = walk::is_rough(&block.heading.to_lowercase());
        walk.timed = block.lines.iter().any(|line| line.shape != Shape::Code && entry::begins(line.text));
        // Events are large: moved as their list grew, those of a long text would take as long as reading them.
        self.document.timeline.reserve(block.lines.len());
        let mut at = 0;
        while let Some(line) = block.lines.get(at) {
            if !goes_on(pace, at, block.lines.len(), part).await {
                break;
            }
            if self.table_row(&mut walk, line) {
                at += 1;
                continue;
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
        if self.document.timeline.len() == walk.first {
            self.told_event(&mut walk, block);
        }
        self.finish_events(&mut walk);
        let count = self.document.timeline.len() - walk.first;
        if count > 0 {
            self.note(
                NoteKind::Placed,
                block.number,
                &block.heading,
                Some(FieldPath::List(ListId::Timeline)),
                format!("{count} events read."),
            );
        }
        walk.rest
    }

    fn timeline_line(&mut self, walk: &mut Walk, line: &Line<'a>, here: &[Line<'a>]) {
        let text = line.text;
        let item = line.is_item();
        let heading = matches!(line.shape, Shape::Heading(_));
        let start = Start::of(text);
        let clocked = start.as_ref().is_some_and(Start::has_clock);
        if !clocked && let Some((time, zone)) = self.stated_day(walk, text) {
            self.flush_words(walk);
            walk.begin_day(time.date);
            match zone {
                Some(zone) => {
                    walk.zone = Some(zone);
                    body::append(&mut walk.rest, &bare(text));
                }
                None => walk.day_words = bare(text).trim_end_matches(':').trim().to_owned(),
            }
            return;
        }
        self.read_lead(walk, item || start.as_ref().is_some_and(Start::begins));
        let nested = walk.open.as_ref().is_some_and(|open| item && open.holds(line));
        let found = start
            .and_then(|start| start.entry(&walk.context))
            .filter(|found| {
                found.at.as_ref().is_some_and(|time| time.clock.is_some() || time.approximate || found.dated)
            })
            .or_else(|| {
                let sentence = !item && !heading && text.len() > 100;
                if sentence { None } else { entry::labelled(text, &walk.context, item && !nested) }
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
        if walk.rest.trim() == line.text.trim()
            && let Some(found) = entry::told(line.text, &walk.context)
        {
            walk.rest.clear();
            self.event(walk, found, line, false, true);
        }
    }
}
