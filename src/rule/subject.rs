//! The document under check, with what several rules need, computed once.
//!
//! Order and lengths are compared as intervals: a time written to the hour lasts an hour, an approximate one is a quarter of an hour
//! wide on each side, so that rounding is not mistaken for a fault. No rule lives here.

use super::Beside;
use super::SOUGHT;
use super::prose::{Passage, Phrases, Read, Shape};
use crate::env::{Env, Zones};
use crate::field::{Field, FieldPath, RowField, SectionField};
use crate::metrics::{self, Metrics};
use crate::model::{
    ActionItem, ActionStatus, ListId, Milestone, Postmortem, RowId, SectionId, Status, TimelineEvent,
};
use crate::time::{Clock, Precision, Time};
use chrono::NaiveDate;
use std::cell::{Cell, OnceCell};
use std::collections::HashSet;

/// The parts under which impact is told.
pub const IMPACT: [SectionId; 8] = [
    SectionId::Impact,
    SectionId::UserImpact,
    SectionId::InfrastructureImpact,
    SectionId::ProductivityImpact,
    SectionId::BusinessImpact,
    SectionId::SupportImpact,
    SectionId::SloImpact,
    SectionId::DataLoss,
];

/// People outside whom an incident can affect.
pub static AFFECTED: Phrases = Phrases::new(&[
    "customer",
    "customers",
    "user",
    "users",
    "client",
    "clients",
    "merchants",
    "visitors",
    "subscribers",
    "tenants",
    "patients",
    "students",
    "public",
]);

/// The document under check.
pub struct Subject<'a> {
    /// The document.
    pub document: &'a Postmortem,
    /// The given world.
    pub env: &'a dyn Env,
    /// Resolves its times.
    pub clock: Clock<'a>,
    /// What stands beside it.
    pub beside: &'a Beside,
    moments: OnceCell<Vec<Option<Moment>>>,
    metrics: OnceCell<Metrics>,
    slips: OnceCell<Vec<usize>>,
    /// What was read of the texts, in order.
    texts: &'a [Read],
    passages: OnceCell<Vec<Passage<'a>>>,
    clock_zones: &'a dyn Zones,
    names: OnceCell<HashSet<&'a str>>,
}

/// What is worked out once for a document and holds nothing of it: it goes from one step of a check to the next.
#[derive(Debug, Default)]
pub(super) struct Known {
    moments: Option<Vec<Option<Moment>>>,
    metrics: Option<Metrics>,
    slips: Option<Vec<usize>>,
}

/// When something happened, as an interval, in microseconds since 1970: every time that a calendar holds is one, and thousands are
/// compared at no more than the cost of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The instant as written.
    pub at: i64,
    /// The earliest it can have been.
    pub from: i64,
    /// The latest it can have been.
    pub to: i64,
}

/// The scale of [`Moment`].
pub const SECOND: i64 = 1_000_000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

/// A stated or marked milestone.
#[derive(Debug, Clone)]
pub struct Mark<'a> {
    /// Which one.
    pub milestone: Milestone,
    /// Its time as written.
    pub time: &'a Time,
    /// When that was.
    pub moment: Moment,
    /// Where the time stands.
    pub path: FieldPath,
    /// The event bears it by its kind alone, and the kind was inferred from its words.
    pub inferred: bool,
}

impl<'a> Subject<'a> {
    /// Looks at a document whose texts were read. The zones are those of the world, behind a memory: every rule asks for the same few
    /// hours.
    pub(super) fn new(
        document: &'a Postmortem,
        env: &'a dyn Env,
        zones: &'a dyn Zones,
        texts: &'a [Read],
    ) -> Self {
        let clock = Clock::of(document, zones);
        Self {
            document,
            env,
            clock,
            beside: Beside::none(),
            moments: OnceCell::new(),
            metrics: OnceCell::new(),
            slips: OnceCell::new(),
            texts,
            passages: OnceCell::new(),
            clock_zones: zones,
            names: OnceCell::new(),
        }
    }

    /// When a time was; `None` if its date or clock time is not known.
    pub fn moment(&self, time: &Time) -> Option<Moment> {
        let local = time.date?.and_time(time.clock?);
        let offset = self.clock.offset(time, local).unwrap_or_default();
        // Beyond that nothing is told apart, and sums of a few moments stay numbers.
        const FAR: i64 = 1 << 61;
        let at = local.and_utc().timestamp_micros().clamp(-FAR, FAR) - i64::from(offset.0) * SECOND;
        Some(interval(time, at))
    }

    /// When each event of the timeline was. If no event has a date, clock times are placed on days of their own, a new day where the
    /// clock goes back by more than twelve hours: such moments can be compared with each other only, see [`Self::dated`].
    pub fn moments(&self) -> &[Option<Moment>] {
        self.moments.get_or_init(|| {
            if self.dated() {
                let resolve = |event: &TimelineEvent| self.moment(event.at.as_ref()?);
                return self.document.timeline.iter().map(resolve).collect();
            }
            let (mut day, mut last) = (0, i64::MIN);
            let mut place = |event: &TimelineEvent| {
                let time = event.at.as_ref()?;
                let at = NaiveDate::default().and_time(time.clock?).and_utc().timestamp_micros();
                if last.saturating_sub(at) > 12 * HOUR {
                    day += DAY;
                }
                last = at;
                Some(interval(time, day + at))
            };
            self.document.timeline.iter().map(&mut place).collect()
        })
    }

    /// Whether the timeline names dates.
    pub fn dated(&self) -> bool {
        self.document.timeline.iter().any(|event| event.at.as_ref().is_some_and(|time| time.date.is_some()))
    }

    /// A milestone whose instant is known.
    pub fn mark(&self, milestone: Milestone) -> Option<Mark<'a>> {
        let (time, event) = self.document.milestone(milestone)?;
        let path = match event {
            Some(event) => FieldPath::event(&event.id, RowField::At),
            None => FieldPath::Time(milestone),
        };
        let inferred = event.is_some_and(|event| event.inferred && !event.milestones.contains(&milestone));
        Some(Mark { milestone, time, moment: self.moment(time)?, path, inferred })
    }

    /// The prose of a known section, without surrounding space; empty if there is none.
    pub fn prose(&self, id: SectionId) -> &'a str {
        self.document.prose(id).unwrap_or_default().trim()
    }

    /// The document tells what happened: there is a timeline, an impact or a cause, or it is offered for review. Until then nothing
    /// is missing, it is merely not written yet.
    pub fn tells_a_story(&self) -> bool {
        let document = self.document;
        document.status != Status::Draft
            || document.timeline.iter().any(|event| !event.text.trim().is_empty())
            || !document.factors.is_empty()
            || [SectionId::Impact, SectionId::RootCause, SectionId::RootCauseBrief, SectionId::Resolution]
                .into_iter()
                .any(|id| !self.prose(id).is_empty())
    }

    /// Action items with text that still have to be done, with their numbers.
    pub fn open_items(&self) -> impl Iterator<Item = (usize, &'a ActionItem)> {
        self.document.actions.iter().enumerate().map(|(index, item)| (index + 1, item)).filter(|(_, item)| {
            matches!(item.status, ActionStatus::Open | ActionStatus::InProgress)
                && !item.text.trim().is_empty()
        })
    }

    /// The words of the names of everybody whom the document names: authors, responders, actors, owners.
    pub fn names(&self) -> &HashSet<&'a str> {
        self.names.get_or_init(|| {
            let document = self.document;
            let authors = document.authors.iter().map(String::as_str);
            let responders = document.responders.iter().map(|responder| responder.name.as_str());
            let actors = document.timeline.iter().map(|event| event.actor.as_str());
            let owners = document.actions.iter().map(|item| item.owner.as_str());
            let people = authors.chain(responders).chain(actors).chain(owners);
            people
                .flat_map(|name| name.split(|letter: char| !letter.is_alphanumeric() && letter != '-'))
                .filter(|word| {
                    word.chars().count() > 1 && word.chars().next().is_some_and(char::is_uppercase)
                })
                .collect()
        })
    }

    /// Every text of the document with its words, in the order of the document's parts: title, sections, then list by list.
    pub fn passages(&self) -> &[Passage<'a>] {
        self.passages.get_or_init(|| {
            let mut texts = self.texts.iter();
            let mut passages = Vec::with_capacity(texts.len());
            each_text(self.document, &mut Walked::default(), &mut |path, text| {
                passages.extend(texts.next().map(|read| Passage::read_before(path(), read, text)));
                true
            });
            passages
        })
    }

    /// The texts that hold one of these phrases, in order: few of many.
    pub fn passages_with(&self, phrases: &Phrases) -> Vec<&Passage<'a>> {
        self.passages_of(Shape::default(), &[phrases])
    }

    /// The texts that hold one of these marks, or a phrase of one of these lists, in order. The lists are among those that are looked
    /// for in all texts.
    pub fn passages_of(&self, marks: Shape, lists: &[&Phrases]) -> Vec<&Passage<'a>> {
        let lists = lists.iter().fold(0, |bits, list| bits | SOUGHT.bit(list));
        let holds = |passage: &&Passage<'a>| passage.holds_of(lists) || passage.shape().has(marks);
        self.passages().iter().filter(holds).collect()
    }

    /// The events that carry the date of the evening before.
    pub fn slips(&self) -> &[usize] {
        self.slips.get_or_init(|| super::day_slip::day_slips(self))
    }

    /// What the document measures.
    pub fn metrics(&self) -> &Metrics {
        self.metrics.get_or_init(|| metrics::measure(self.document, self.clock_zones))
    }

    /// What was worked out before, for the same document.
    pub(super) fn give(&mut self, known: Known) {
        let Known { moments, metrics, slips } = known;
        self.moments = moments.map_or_else(OnceCell::new, OnceCell::from);
        self.metrics = metrics.map_or_else(OnceCell::new, OnceCell::from);
        self.slips = slips.map_or_else(OnceCell::new, OnceCell::from);
    }

    /// What was worked out so far, for later.
    pub(super) fn take(self) -> Known {
        Known {
            moments: self.moments.into_inner(),
            metrics: self.metrics.into_inner(),
            slips: self.slips.into_inner(),
        }
    }

    /// The passage at an address.
    pub fn passage(&self, path: &FieldPath) -> Option<&Passage<'a>> {
        self.passages().iter().find(|passage| passage.path == *path)
    }
}

/// The interval of a time that stands for the instant `at`.
fn interval(time: &Time, at: i64) -> Moment {
    let (unit, slack) = match time.precision {
        Precision::Second => (0, 15 * MINUTE),
        Precision::Minute => (59 * SECOND, 15 * MINUTE),
        Precision::Hour => (59 * MINUTE, 30 * MINUTE),
        Precision::Day => (24 * HOUR, 12 * HOUR),
    };
    let slack = if time.approximate { slack } else { 0 };
    Moment { at, from: at - slack, to: at + unit + slack }
}

/// How far a walk over the texts of a document came, so that the next does not begin with a hundred thousand events again.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub(super) struct Walked {
    /// Whole events of the timeline.
    events: usize,
    /// Texts up to there.
    pub texts: usize,
}

/// Every text field that is not blank, in the order of the document's parts, from where `walked` stands; its address is made where
/// somebody wants it. Ends where `take` says no, and says whether it came to the end.
pub(super) fn each_text<'a>(
    document: &'a Postmortem,
    walked: &mut Walked,
    take: &mut dyn FnMut(&dyn Fn() -> FieldPath, &'a str) -> bool,
) -> bool {
    let (first, texts) = (walked.events, Cell::new(walked.texts));
    let mut give = |path: &dyn Fn() -> FieldPath, text: &'a str| {
        is_blank(text) || {
            texts.set(texts.get() + 1);
            take(path, text)
        }
    };
    let row = |list: ListId, id: &RowId, field: RowField| FieldPath::RowField(list, id.clone(), field);
    (first > 0
        || give(&|| FieldPath::Field(Field::Title), &document.title)
            && document.sections.iter().all(|section| {
                give(&|| FieldPath::Section(section.key.clone(), SectionField::Body), &section.body)
            }))
        && document.timeline.iter().skip(first).all(|event| {
            let whole = give(&|| FieldPath::event(&event.id, RowField::Text), &event.text)
                && give(&|| FieldPath::event(&event.id, RowField::Actor), &event.actor);
            if whole {
                *walked = Walked { events: walked.events + 1, texts: texts.get() };
            }
            whole
        })
        && document
            .windows
            .iter()
            .all(|window| give(&|| row(ListId::Windows, &window.id, RowField::Scope), &window.scope))
        && document.figures.iter().all(|figure| {
            [
                (RowField::Value, &figure.value),
                (RowField::Unit, &figure.unit),
                (RowField::Basis, &figure.basis),
            ]
            .into_iter()
            .all(|(field, text)| give(&|| row(ListId::Figures, &figure.id, field), text))
        })
        && document
            .factors
            .iter()
            .all(|factor| give(&|| row(ListId::Factors, &factor.id, RowField::Text), &factor.text))
        && [ListId::WentWell, ListId::WentPoorly, ListId::GotLucky].into_iter().all(|list| {
            let mut lessons = document.lessons(list).iter();
            lessons.all(|lesson| give(&|| row(list, &lesson.id, RowField::Text), &lesson.text))
        })
        && document.actions.iter().all(|item| {
            [
                (RowField::Text, &item.text),
                (RowField::Owner, &item.owner),
                (RowField::Priority, &item.priority),
                (RowField::Ticket, &item.ticket),
                (RowField::Verify, &item.verify),
                (RowField::Reason, &item.reason),
            ]
            .into_iter()
            .all(|(field, text)| give(&|| FieldPath::action(&item.id, field), text))
        })
        && document
            .stats
            .iter()
            .all(|stat| give(&|| row(ListId::Stats, &stat.id, RowField::Text), &stat.text))
        && document.responders.iter().all(|responder| {
            [(RowField::Role, &responder.role), (RowField::Name, &responder.name)]
                .into_iter()
                .all(|(field, text)| give(&|| row(ListId::Responders, &responder.id, field), text))
        })
}

/// Nothing but space. Most texts begin with a letter, which is seen at once.
fn is_blank(text: &str) -> bool {
    text.as_bytes().first().is_none_or(|first| !first.is_ascii_graphic()) && text.trim().is_empty()
}
