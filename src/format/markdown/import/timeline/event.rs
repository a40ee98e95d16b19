//! Adding to a timeline: an event with what stands around it, and the lines under it.

use super::super::body;
use super::super::entry::Entry;
use super::super::lines::{Line, Shape};
use super::super::reader::Reader;
use super::walk::{Last, Open, Walk};
use crate::field::{FieldPath, RowField};
use crate::format::NoteKind;
use crate::model::{Link, RowId, TimelineEvent};
use chrono::TimeDelta;

impl<'a> Reader<'a> {
    /// Adds an event.
    pub(super) fn event(
        &mut self,
        walk: &mut Walk,
        found: Entry,
        line: &Line<'a>,
        heading: bool,
        timed: bool,
    ) {
        let id = RowId::fresh(self.env);
        let (mut at, mut until) = (found.at, found.until);
        if let Some(time) = &mut at {
            if walk.approximate {
                for time in std::iter::once(&mut *time).chain(&mut until) {
                    time.approximate |= time.clock.is_some();
                }
            }
            if !found.dated && self.pass_noon(walk, time, until.as_mut()) {
                let path = FieldPath::event(&id, RowField::At);
                let message = format!("{}: after noon, because the clock went past twelve.", time.written);
                self.note(NoteKind::Guessed, line.number, line.text, Some(path), message);
            }
            if time.zone.is_none()
                && let Some(zone) = &walk.zone
                && self.zone() != Some(zone)
            {
                time.zone = Some(zone.clone());
            }
            if found.ambiguous {
                let path = FieldPath::event(&id, RowField::At);
                self.undecided(&time.written.clone(), line.number, &path);
            }
            if !walk.day_words.is_empty() && !found.dated {
                time.written = format!("{} {}", std::mem::take(&mut walk.day_words), time.written);
            }
            if let (Some(last), Some(clock)) = (self.last(walk), time.clock)
                && let (Some(before), Some(date)) = (last.date.zip(last.clock), time.date)
                && date.and_time(clock) < before.0.and_time(before.1)
                && last.zone == time.zone
            {
                let gap = before.0.and_time(before.1) - date.and_time(clock);
                if gap < TimeDelta::days(2) {
                    let path = FieldPath::event(&id, RowField::At);
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
                    let path = FieldPath::event(&id, RowField::At);
                    self.note(
                        NoteKind::Guessed,
                        line.number,
                        line.text,
                        Some(path),
                        format!("{}: next day assumed.", time.written),
                    );
                    walk.day = time.date;
                }
                let follows = walk.stated.is_none() || time.date == walk.day;
                let here = Last::Event(self.document.timeline.len());
                walk.pass(follows.then_some(here), Some(&*time).filter(|_| follows));
            } else if time.date.is_some() {
                walk.day = time.date;
                walk.pass(None, None);
            }
        }
        let source = self.markup.of_line(line).unwrap_or_default().to_owned();
        let (label, text) = (found.label, found.text);
        let mut event = TimelineEvent { at, until, label, text, source, ..TimelineEvent::new(id) };
        if !found.link.is_empty() {
            event.links.push(Link { label: String::new(), url: found.link });
        }
        self.take_phase(walk, &mut event, timed);
        take_actor(&mut event);
        if !heading && event.text.is_empty() && event.label.is_empty() && event.at.is_none() {
            return;
        }
        self.finish_last(walk);
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
    pub(super) fn continuation(&mut self, walk: &mut Walk, line: &Line<'a>) {
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
    pub(super) fn flush_words(&mut self, walk: &mut Walk) {
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

pub(super) fn add_line(event: &mut TimelineEvent, line: &Line<'_>, blank: bool) {
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
