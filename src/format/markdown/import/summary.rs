//! Labelled lines of the preamble, the summary and the statistics: facts of the incident, read into their fields.

use super::fact::{self, Fact};
use super::lines::{Line, Shape};
use super::marks::{bare, cut_labels, label};
use super::reader::Reader;
use super::table;
use crate::field::{Field, FieldPath};
use crate::format::NoteKind;
use crate::model::{Milestone, Responder, RowId, Severity, Stat, Status};
use crate::time::text::{read, read_range, read_zone, starting};
use crate::time::{Precision, Time};

impl<'a> Reader<'a> {
    /// Reads the facts among lines and returns the lines that are none.
    pub(super) fn facts(&mut self, lines: &[Line<'a>]) -> Vec<Line<'a>> {
        let mut rest = Vec::with_capacity(lines.len());
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            at += 1;
            let here = lines.get(at - 1..).unwrap_or_default();
            if line.shape == Shape::Row || table::begins(here) {
                at += self.fact_table(here, &mut rest) - 1;
                continue;
            }
            if !matches!(line.shape, Shape::Text | Shape::Item { .. }) {
                rest.push(*line);
                continue;
            }
            let Some(found) = label(line.text) else {
                rest.push(*line);
                continue;
            };
            let Some(meaning) = fact::of(found.words) else {
                rest.push(*line);
                continue;
            };
            let mut pieces = cut_labels(found.rest, |words| fact::of(words).is_some()).into_iter();
            let mut words = pieces.next().unwrap_or_default().to_owned();
            let more: Vec<&str> = pieces.collect();
            // The words may stand on the lines below the label.
            let mut taken = 0;
            if words.is_empty() {
                for below in lines.get(at..).unwrap_or_default() {
                    let belongs = match below.shape {
                        Shape::Blank => words.is_empty() && taken == 0,
                        Shape::Item { .. } => {
                            below.indent > line.indent
                                && label(below.text).is_none_or(|label| fact::of(label.words).is_none())
                        }
                        Shape::Text => {
                            words.is_empty()
                                && label(below.text).is_none_or(|label| fact::of(label.words).is_none())
                                || below.indent > line.indent
                                    && !words.is_empty()
                                    && below.text.starts_with('>')
                        }
                        _ => false,
                    };
                    if !belongs {
                        break;
                    }
                    taken += 1;
                    if !below.is_blank() {
                        if !words.is_empty() {
                            words.push('\n');
                        }
                        words.push_str(below.text);
                    }
                }
                if words.is_empty() {
                    taken = 0;
                }
            }
            if self.fact(meaning, found.words, &words, line.number) {
                at += taken;
                for piece in more {
                    let named = label(piece).and_then(|found| Some((fact::of(found.words)?, found)));
                    let read = named.is_some_and(|(meaning, found)| {
                        self.fact(meaning, found.words, found.rest, line.number)
                    });
                    if !read {
                        rest.push(super::lines::text_line(piece, line.number));
                    }
                }
            } else {
                rest.push(*line);
            }
        }
        rest
    }

    /// A table of two columns is a list of labels. Returns how many lines it took.
    fn fact_table(&mut self, lines: &[Line<'a>], rest: &mut Vec<Line<'a>>) -> usize {
        let length =
            lines.iter().take_while(|line| line.shape == Shape::Row || line.raw.contains('|')).count().max(1);
        let rows = lines.get(..length).unwrap_or_default();
        let pairs: Vec<_> = rows.iter().map(|line| (table::cells(line.raw), line)).collect();
        let facts = pairs
            .iter()
            .filter(|(cells, _)| {
                cells.len() == 2 && cells.first().is_some_and(|cell| fact::of(&bare(cell)).is_some())
            })
            .count();
        if facts * 2 < rows.len().saturating_sub(2) || facts < 2 {
            rest.extend_from_slice(rows);
            return length;
        }
        for (cells, line) in pairs {
            if table::is_delimiter(line.raw) {
                continue;
            }
            match cells.as_slice() {
                [name, words] => {
                    let name = bare(name);
                    let meaning = fact::of(&name).unwrap_or(Fact::Kept);
                    if name.is_empty() && words.is_empty() {
                        continue;
                    }
                    if !self.fact(meaning, name.trim_end_matches(':'), words, line.number) {
                        self.stat(name.trim_end_matches(':'), words);
                    }
                }
                _ => rest.push(*line),
            }
        }
        length
    }

    /// Takes one fact into the document. `false`: it is better left as text.
    pub(super) fn fact(&mut self, meaning: Fact, name: &str, words: &str, line: usize) -> bool {
        let name = bare(name);
        let plain = bare(words);
        match meaning {
            Fact::Title => return false,
            Fact::Status => self.stated_status(&name, &plain, words),
            Fact::Severity
                if self.document.severity.is_none()
                    && plain.len() <= 40
                    && !plain.is_empty()
                    && plain == words =>
            {
                self.document.severity = Some(Severity { value: plain });
                self.word("/severity", &name);
            }
            Fact::Authors
                if self.document.authors.is_empty()
                    && !words.is_empty()
                    && !words.contains(['(', '<', '[', '\n'])
                    && words.len() <= 200 =>
            {
                self.document.authors = names(&plain);
                if joined(&self.document.authors).len()
                    < plain.len().saturating_sub(plain.matches(',').count() * 2 + 8)
                {
                    self.document.authors.clear();
                    self.stat(&name, words);
                } else {
                    self.word("/authors", &name);
                }
            }
            Fact::Services
                if self.document.services.is_empty()
                    && !plain.is_empty()
                    && plain == words
                    && plain.len() <= 80
                    && !plain.ends_with('.')
                    && !plain.contains([':', ';', '(']) =>
            {
                self.document.services = names(&plain);
                self.word("/services", &name);
            }
            Fact::Role
                if plain == words && !plain.is_empty() && plain.len() <= 80 && !plain.contains('\n') =>
            {
                let id = RowId::fresh(self.env);
                self.document.responders.push(Responder {
                    id,
                    role: name,
                    name: plain,
                    members: Default::default(),
                });
            }
            Fact::At(milestone) => return self.stated_time(milestone, &name, &plain, words, line),
            Fact::Duration | Fact::When => self.stated_span(meaning, &name, words, line),
            Fact::Written if self.document.written.is_none() && plain == words => {
                let time = read(&plain, &self.context());
                if time.is_unread() {
                    self.stat(&name, words);
                } else {
                    self.document.written = Some(time);
                    self.word("/written", &name);
                }
            }
            Fact::Zone => {
                if self.document.zone.is_none() {
                    self.document.zone = read_zone(&plain);
                }
                self.stat(&name, words);
            }
            _ => self.stat(&name, words),
        }
        true
    }

    pub(super) fn stat(&mut self, name: &str, words: &str) {
        let id = RowId::fresh(self.env);
        self.document.stats.push(Stat {
            id,
            label: name.to_owned(),
            text: words.trim().to_owned(),
            members: Default::default(),
        });
    }

    fn word(&mut self, address: &str, name: &str) {
        self.document.wording.insert(address.to_owned(), name.to_owned());
    }

    fn stated_status(&mut self, name: &str, plain: &str, words: &str) {
        let status = match plain.to_lowercase().as_str() {
            "draft" => Some(Status::Draft),
            "in review" | "review" => Some(Status::InReview),
            "final" | "complete" | "completed" | "closed" | "published" | "approved" | "reviewed" => {
                Some(Status::Final)
            }
            _ => None,
        };
        if let Some(status) = status {
            self.document.status = status;
            if status.label().eq_ignore_ascii_case(words.trim()) {
                self.word("/status", name);
                return;
            }
        }
        // The word itself is the house's own.
        self.stat(name, words);
    }

    fn stated_time(
        &mut self,
        milestone: Milestone,
        name: &str,
        plain: &str,
        words: &str,
        line: usize,
    ) -> bool {
        let mut context = self.context();
        if milestone != Milestone::Started
            && let Some(start) = self.document.times.get(&Milestone::Started)
        {
            context.date = start.date.or(context.date);
            context.after = Some(start.clone());
        }
        let (mut time, until) = read_range(plain, &context);
        let whole = !time.is_unread() && until.is_none();
        if !whole {
            match starting(plain, &context) {
                Some(found) if !found.time.is_unread() => time = found.time,
                _ => {
                    let (start, stop) = super::span::span(plain, &context);
                    match if milestone == Milestone::Resolved { stop.or(start) } else { start.or(stop) } {
                        Some(found) => time = found,
                        None => {
                            self.stat(name, words);
                            return true;
                        }
                    }
                }
            }
        }
        self.undecided(plain, line, &FieldPath::Time(milestone));
        self.learn(&time);
        if self.document.times.contains_key(&milestone) || !whole {
            self.stat(name, words);
        } else {
            self.word(&format!("/times/{}", milestone.name()), name);
        }
        if time.precision != Precision::Day || time.date.is_none() {
            self.document.times.entry(milestone).or_insert(time);
        } else if whole {
            // A day alone says when, but measures nothing.
            self.document.times.entry(milestone).or_insert(time);
        }
        true
    }

    fn stated_span(&mut self, meaning: Fact, name: &str, words: &str, line: usize) {
        let plain = bare(words);
        let (start, stop) = super::span::span(&plain, &self.context());
        self.undecided(&plain, line, &FieldPath::Time(Milestone::Started));
        if start.is_none() && stop.is_none() {
            let first = crate::time::text::find(&plain, &self.context());
            if let Some(found) = first {
                self.learn(&found.time);
                if found.time.clock.is_some() && meaning == Fact::When {
                    self.state(Milestone::Started, Some(found.time), line);
                }
            }
            if let Some(zone) = crate::time::text::find_zone(&plain)
                .filter(|_| self.document.zone.is_none() && plain.contains(|c: char| c.is_ascii_digit()))
            {
                self.document.zone = Some(zone);
            }
        }
        self.state(Milestone::Started, start, line);
        self.state(Milestone::Resolved, stop, line);
        self.stat(name, words);
    }

    /// A milestone told by a line that is kept as it stands.
    pub(super) fn state(&mut self, milestone: Milestone, time: Option<Time>, line: usize) {
        let Some(time) = time else { return };
        self.learn(&time);
        if self.document.times.contains_key(&milestone) {
            return;
        }
        let mut time = time;
        if time.zone == self.document.zone
            && time.zone.as_ref().is_some_and(|zone| !time.written.contains(&zone.written))
        {
            time.zone = None;
        }
        self.note(
            NoteKind::Placed,
            line,
            &time.written.clone(),
            Some(FieldPath::Time(milestone)),
            format!("{} read from the text.", milestone.label()),
        );
        self.document.times.insert(milestone, time);
    }

    /// What a time tells about others: the day and the zone of the incident.
    pub(super) fn learn(&mut self, time: &Time) {
        self.day = self.day.or(time.date);
        if self.document.zone.is_none()
            && let Some(zone) = &time.zone
        {
            let mut zone = zone.clone();
            if zone.written == "Z" {
                zone.written = "UTC".to_owned();
            }
            self.document.zone = Some(zone.clone());
            self.note(
                NoteKind::Placed,
                0,
                &zone.written.clone(),
                Some(FieldPath::Field(Field::Zone)),
                "Zone of the document, as stated.".to_owned(),
            );
        }
    }

    /// Says that day and month cannot be told apart.
    pub(super) fn undecided(&mut self, words: &str, line: usize, path: &FieldPath) {
        if self.day_first.is_some() {
            return;
        }
        let Some((a, b)) = crate::time::text::ambiguous_date(words) else { return };
        if self.day.is_some_and(|day| day == a || day == b) {
            return;
        }
        self.open_days = self.open_days.or(Some((a, b)));
        let message = format!(
            "The date can be {} or {}: it was left open.",
            crate::time::written("%b %-d, %Y", &a),
            crate::time::written("%b %-d, %Y", &b)
        );
        self.note(NoteKind::Warning, line, words, Some(path.clone()), message);
    }
}

fn names(words: &str) -> Vec<String> {
    words
        .split([',', ';', '/'])
        .flat_map(|part| part.split(" and "))
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

fn joined(names: &[String]) -> String {
    names.join(", ")
}
