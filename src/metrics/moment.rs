//! From the times of a document to moments on one scale, each with the interval it may lie in.
//!
//! How wide the interval is:
//!
//! | written | lies between |
//! |---|---|
//! | to the second or the minute | exact: less than a minute is below what is shown |
//! | to the hour (`6 PM`, `22:XX`) | the first and the last minute of that hour |
//! | to the day | the first and the last minute of that day |
//! | approximately, to the second | 30 s before and after |
//! | approximately, to the minute | 5 min before and after |
//! | approximately, to the hour | 30 min before and after the full hour |
//! | approximately, to the day | one day before and after that day |
//!
//! A clock time without a date is placed next to the time before it: on the same day, or on the next day if it is earlier by
//! more than twelve hours. Where no time of the document has a date the scale counts from midnight of an unnamed first day.

use crate::env::Zones;
use crate::model::{Milestone, Postmortem, TimelineEvent};
use crate::time::{Clock, Precision, Time};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

/// A time on the scale of its document, in seconds: since 1970 (UTC), or since midnight of the first day if the document
/// has no dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Where it is drawn.
    pub at: i64,
    /// The earliest it can have been.
    pub earliest: i64,
    /// The latest it can have been.
    pub latest: i64,
    /// The time states its date, or inherited it when it was read; otherwise the day is assumed.
    pub dated: bool,
}

impl Moment {
    /// Whether it may lie anywhere but at `at`.
    pub fn is_exact(&self) -> bool {
        self.earliest == self.latest
    }
}

/// A span whose ends may both be unknown.
pub type Span = (Option<Moment>, Option<Moment>);

/// The moments of every time in a document.
#[derive(Debug, Clone, Default)]
pub struct Moments {
    events: Vec<Span>,
    windows: Vec<Span>,
    milestones: Vec<(Milestone, Moment)>,
    calendar: bool,
}

impl Moments {
    /// Place every time of the document. One pass over the timeline.
    pub fn of(document: &Postmortem, zones: &dyn Zones) -> Self {
        let times =
            document.times.values().chain(document.timeline.iter().filter_map(|event| event.at.as_ref()));
        let windows = document.windows.iter().flat_map(|window| window.start.iter().chain(&window.end));
        let first_date = times.chain(windows).find_map(|time| time.date);
        let clock = Clock::of(document, zones);
        let unnamed = DateTime::UNIX_EPOCH.date_naive();
        let mut walk = Walk { clock, before: None, first_date: first_date.unwrap_or(unnamed) };

        let mut stated: Vec<(Milestone, Moment)> = Vec::new();
        for (milestone, time) in &document.times {
            let ends = matches!(milestone, Milestone::Mitigated | Milestone::Resolved | Milestone::Closed);
            let tolerance = if ends { TimeDelta::zero() } else { TimeDelta::hours(12) };
            if let Some(moment) = walk.place(time, tolerance) {
                stated.push((*milestone, moment));
            }
        }
        walk.before =
            document.times.get(&Milestone::Started).and_then(|time| walk.wall(time, TimeDelta::zero()));
        let events = document.timeline.iter().map(|event| walk.event(event)).collect();
        walk.before =
            document.times.get(&Milestone::Started).and_then(|time| walk.wall(time, TimeDelta::zero()));
        let windows = document
            .windows
            .iter()
            .map(|window| walk.span(window.start.as_ref(), window.end.as_ref()))
            .collect();

        let mut moments = Self { events, windows, milestones: stated, calendar: first_date.is_some() };
        moments.add_marked_milestones(document);
        moments
    }

    fn add_marked_milestones(&mut self, document: &Postmortem) {
        for milestone in Milestone::ALL {
            if document.times.contains_key(&milestone) {
                continue;
            }
            let Some((_, Some(event))) = document.milestone(milestone) else { continue };
            let index = document.timeline.iter().position(|row| std::ptr::eq(row, event));
            let moment = index.and_then(|index| self.events.get(index)).and_then(|(at, _)| *at);
            self.milestones.extend(moment.map(|moment| (milestone, moment)));
        }
    }

    /// When each event of the timeline happened and, if it lasted, when it ended; in document order.
    pub fn events(&self) -> &[Span] {
        &self.events
    }

    /// Start and end of each impact window, in document order.
    pub fn windows(&self) -> impl Iterator<Item = Span> {
        self.windows.iter().copied()
    }

    /// When the incident reached a milestone.
    pub fn milestone(&self, milestone: Milestone) -> Option<Moment> {
        self.milestones.iter().find(|(name, _)| *name == milestone).map(|(_, moment)| *moment)
    }

    /// Whether the scale is that of the calendar; otherwise no time of the document has a date.
    pub fn is_calendar(&self) -> bool {
        self.calendar
    }
}

/// Walks through times in order, remembering the wall time before.
struct Walk<'a> {
    clock: Clock<'a>,
    before: Option<NaiveDateTime>,
    first_date: NaiveDate,
}

impl Walk<'_> {
    fn event(&mut self, event: &TimelineEvent) -> Span {
        self.span(event.at.as_ref(), event.until.as_ref())
    }

    fn span(&mut self, start: Option<&Time>, end: Option<&Time>) -> Span {
        let start = start.and_then(|time| self.place(time, TimeDelta::hours(12)));
        let before = self.before;
        // The end of a span follows its start even by more than twelve hours, and the next row follows the start.
        let end = end.and_then(|time| self.place(time, TimeDelta::zero()));
        self.before = before;
        (start, end)
    }

    /// The wall time of `time`, its date assumed if it states none. Earlier than the time before by more than `tolerance` means
    /// the next day.
    fn wall(&self, time: &Time, tolerance: TimeDelta) -> Option<NaiveDateTime> {
        // Years with more or fewer than four digits are slips, and far ones leave the calendar's range.
        if time.is_unread() || time.date.is_some_and(|date| !(1000..=9999).contains(&date.year())) {
            return None;
        }
        let clock = time.clock.unwrap_or(NaiveTime::MIN);
        if let Some(date) = time.date {
            return Some(date.and_time(clock));
        }
        let Some(before) = self.before else { return Some(self.first_date.and_time(clock)) };
        let same_day = before.date().and_time(clock);
        if before - same_day > tolerance {
            return Some(before.date().succ_opt()?.and_time(clock));
        }
        Some(same_day)
    }

    fn place(&mut self, time: &Time, tolerance: TimeDelta) -> Option<Moment> {
        let wall = self.wall(time, tolerance)?;
        self.before = Some(wall);
        let offset = self.clock.offset(time, wall).unwrap_or_default();
        let at = wall.and_utc().timestamp().checked_sub(offset.0.into())?;
        let precision = if time.clock.is_none() { Precision::Day } else { time.precision };
        const MINUTE: i64 = 60;
        const HOUR: i64 = 3600;
        const DAY: i64 = 86_400;
        let (earliest, latest) = match (precision, time.approximate) {
            (Precision::Second | Precision::Minute, false) => (at, at),
            (Precision::Second, true) => (at - 30, at + 30),
            (Precision::Minute, true) => (at - 5 * MINUTE, at + 5 * MINUTE),
            (Precision::Hour, false) => (at, at + HOUR - MINUTE),
            (Precision::Hour, true) => (at - HOUR / 2, at + HOUR / 2),
            (Precision::Day, false) => (at, at + DAY - MINUTE),
            (Precision::Day, true) => (at - DAY, at + 2 * DAY - MINUTE),
        };
        // A day is drawn at its middle; everything else where it was written.
        let at = if precision == Precision::Day { earliest + (latest - earliest) / 2 } else { at };
        Some(Moment { at, earliest, latest, dated: time.date.is_some() })
    }
}

/// The instant of a second on a calendar scale.
pub fn instant(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(second, 0).unwrap_or(DateTime::UNIX_EPOCH)
}
