//! Measures of an incident: time to detect, to acknowledge, to mitigate, to resolve, and impacted time.
//!
//! Measures are derived, never stored. Approximate, hour-only and date-only times give intervals ("between 12 and 17 min"),
//! never false precision; how wide they are is said once, in [`moment`]. This module must not know rules or layout.

mod impacted;
pub mod moment;
mod remembered;
mod words;

pub use moment::{Moment, Moments};
pub use remembered::Remembered;
pub use words::{ends_words, range_words, short, words};

use crate::env::Zones;
use crate::field::FieldPath;
use crate::model::{ListId, Milestone, Postmortem};
use crate::time::Time;
use std::ops::RangeInclusive;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeasureId {
    /// From start to end of the incident.
    Duration,
    /// How long users were affected.
    Impacted,
    /// Time to detect (TTD).
    Detect,
    /// Time to acknowledge (TTA).
    Acknowledge,
    /// Time to mitigate (TTM).
    Mitigate,
    /// Time to resolve (TTR).
    Resolve,
    /// Time to the first public notice.
    PublicNotice,
}

impl MeasureId {
    /// Every measure, in the order they are shown.
    pub const ALL: [Self; 7] = [
        Self::Duration,
        Self::Impacted,
        Self::Detect,
        Self::Acknowledge,
        Self::Mitigate,
        Self::Resolve,
        Self::PublicNotice,
    ];

    /// The word in files: `time-to-detect`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Duration => "duration",
            Self::Impacted => "impacted-time",
            Self::Detect => "time-to-detect",
            Self::Acknowledge => "time-to-acknowledge",
            Self::Mitigate => "time-to-mitigate",
            Self::Resolve => "time-to-resolve",
            Self::PublicNotice => "time-to-public-notice",
        }
    }

    /// The words people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Duration => "Duration",
            Self::Impacted => "Impacted time",
            Self::Detect => "Time to detect",
            Self::Acknowledge => "Time to acknowledge",
            Self::Mitigate => "Time to mitigate",
            Self::Resolve => "Time to resolve",
            Self::PublicNotice => "Time to public notice",
        }
    }

    /// The formula in words: `Detected − started.`
    pub fn formula(self) -> &'static str {
        match self {
            Self::Duration => "Resolved − started.",
            Self::Impacted => "Length of all impact windows together.",
            Self::Detect => "Detected − started.",
            Self::Acknowledge => "Acknowledged − detected.",
            Self::Mitigate => "Mitigated − started.",
            Self::Resolve => "Resolved − started.",
            Self::PublicNotice => "Public notice − detected.",
        }
    }

    /// What the measure says, and where the definition comes from.
    pub fn definition(self) -> &'static str {
        match self {
            Self::Duration => {
                "How long the incident lasted, from the start of the impact to the resolution. The VOID counts from the \
                 detection instead."
            }
            Self::Impacted => {
                "How long users were affected: where impact windows overlap the time counts once, and the time between \
                 them does not count."
            }
            Self::Detect => {
                "How long the incident ran before anybody or anything noticed. Etsy's Morgue calls it time undetected."
            }
            Self::Acknowledge => "How long a detection waited until a responder took it on.",
            Self::Mitigate => {
                "How long until the impact ended or became tolerable, counted from the start, as FireHydrant counts."
            }
            Self::Resolve => {
                "How long until the cause was removed and service was normal, counted from the start, as FireHydrant \
                 counts."
            }
            Self::PublicNotice => {
                "How long the public waited for a first notice after the incident was known."
            }
        }
    }

    /// The milestones it lies between. Impacted time lies between them only where no impact window is stated.
    pub fn ends(self) -> (Milestone, Milestone) {
        match self {
            Self::Duration | Self::Impacted | Self::Resolve => (Milestone::Started, Milestone::Resolved),
            Self::Detect => (Milestone::Started, Milestone::Detected),
            Self::Acknowledge => (Milestone::Detected, Milestone::Acknowledged),
            Self::Mitigate => (Milestone::Started, Milestone::Mitigated),
            Self::PublicNotice => (Milestone::Detected, Milestone::Public),
        }
    }
}

/// An end of a measure: where it stands in the document, and the time as written there.
#[derive(Debug, Clone, PartialEq)]
pub struct Endpoint {
    /// The field of the time.
    pub path: FieldPath,
    /// The time.
    pub time: Time,
}

/// What a measure comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Seconds, from least to most. Both are the same when both ends are exact.
    Known(RangeInclusive<i64>),
    /// The end lies before the start, whatever the precision: seconds, both below zero.
    Negative(RangeInclusive<i64>),
    /// An end is missing.
    Missing(Missing),
}

/// Why a measure has no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// These milestones are not marked.
    NotMarked(Vec<Milestone>),
    /// This end's words could not be read as a time.
    Unread(Milestone),
    /// This end states no date while the other does.
    NoDate(Milestone),
}

/// One measure with everything that explains it.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// What is measured.
    pub id: MeasureId,
    /// Where it begins.
    pub from: Option<Endpoint>,
    /// Where it ends.
    pub to: Option<Endpoint>,
    /// What it comes to.
    pub value: Value,
    /// Neither end states a date: less than a day between neighbouring times was assumed.
    pub undated: bool,
    /// More than one impact window was counted, this many.
    pub windows: usize,
}

impl Measure {
    /// The seconds, if the measure is known and exact.
    pub fn exact(&self) -> Option<i64> {
        match &self.value {
            Value::Known(range) if range.start() == range.end() => Some(*range.start()),
            _ => None,
        }
    }

    /// The value in words: `6 h 00 min`, `between 12 and 17 min`, `4 min before`, `Not marked`.
    pub fn words(&self) -> String {
        match &self.value {
            Value::Known(range) => range_words(range),
            Value::Negative(range) => format!("{} before", range_words(&(-range.end()..=-range.start()))),
            Value::Missing(Missing::NotMarked(_)) => "Not marked".into(),
            Value::Missing(Missing::Unread(_)) => "Not readable".into(),
            Value::Missing(Missing::NoDate(_)) => "No date".into(),
        }
    }

    /// Why there is no value, or what was assumed for it; empty if there is nothing to say.
    pub fn remark(&self) -> String {
        match &self.value {
            Value::Missing(Missing::NotMarked(milestones)) => {
                let names: Vec<&str> = milestones.iter().map(|milestone| milestone.name()).collect();
                format!("No time is marked as {}.", names.join(" or "))
            }
            Value::Missing(Missing::Unread(milestone)) => {
                format!("The {} time could not be read.", milestone.name())
            }
            Value::Missing(Missing::NoDate(milestone)) => {
                format!("The {} time states no date.", milestone.name())
            }
            Value::Negative(_) => {
                let (from, to) = self.id.ends();
                format!("{} lies before {}.", capital(to.name()), from.name())
            }
            Value::Known(_) if self.undated => {
                "No dates are stated; less than a day between neighbouring times is assumed.".into()
            }
            Value::Known(_) if self.windows > 1 => format!("{} impact windows.", self.windows),
            Value::Known(_) => String::new(),
        }
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| std::iter::once(first.to_ascii_uppercase()).chain(letters).collect())
        .unwrap_or_default()
}

/// Every measure of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Metrics {
    /// From start to end of the incident.
    pub duration: Measure,
    /// How long users were affected.
    pub impacted: Measure,
    /// Time to detect.
    pub detect: Measure,
    /// Time to acknowledge.
    pub acknowledge: Measure,
    /// Time to mitigate.
    pub mitigate: Measure,
    /// Time to resolve.
    pub resolve: Measure,
    /// Time to the first public notice.
    pub public_notice: Measure,
}

impl Metrics {
    /// The measure called `id`.
    pub fn get(&self, id: MeasureId) -> &Measure {
        match id {
            MeasureId::Duration => &self.duration,
            MeasureId::Impacted => &self.impacted,
            MeasureId::Detect => &self.detect,
            MeasureId::Acknowledge => &self.acknowledge,
            MeasureId::Mitigate => &self.mitigate,
            MeasureId::Resolve => &self.resolve,
            MeasureId::PublicNotice => &self.public_notice,
        }
    }

    /// Every measure in order.
    pub fn all(&self) -> [&Measure; 7] {
        MeasureId::ALL.map(|id| self.get(id))
    }
}

/// Measure a document.
pub fn measure(document: &Postmortem, zones: &dyn Zones) -> Metrics {
    let zones = Remembered::new(zones);
    measure_moments(document, &Moments::of(document, &zones))
}

/// Measure a document whose moments are already known.
pub fn measure_moments(document: &Postmortem, moments: &Moments) -> Metrics {
    let between = |id| between(id, document, moments);
    Metrics {
        duration: between(MeasureId::Duration),
        impacted: impacted::impacted(document, moments),
        detect: between(MeasureId::Detect),
        acknowledge: between(MeasureId::Acknowledge),
        mitigate: between(MeasureId::Mitigate),
        resolve: between(MeasureId::Resolve),
        public_notice: between(MeasureId::PublicNotice),
    }
}

/// The field that holds the time of a milestone, and the time.
pub fn endpoint(document: &Postmortem, milestone: Milestone) -> Option<Endpoint> {
    let (time, event) = document.milestone(milestone)?;
    let path = match event {
        Some(event) => FieldPath::RowField(ListId::Timeline, event.id.clone(), crate::field::RowField::At),
        None => FieldPath::Time(milestone),
    };
    Some(Endpoint { path, time: time.clone() })
}

fn between(id: MeasureId, document: &Postmortem, moments: &Moments) -> Measure {
    let (first, last) = id.ends();
    let (from, to) = (endpoint(document, first), endpoint(document, last));
    let mut measure = Measure { id, from, to, value: Value::Known(0..=0), undated: false, windows: 0 };
    let missing = [(first, &measure.from), (last, &measure.to)];
    let not_marked: Vec<_> = missing.iter().filter(|(_, end)| end.is_none()).map(|(name, _)| *name).collect();
    if !not_marked.is_empty() {
        measure.value = Value::Missing(Missing::NotMarked(not_marked));
        return measure;
    }
    let (start, end) = match (moments.milestone(first), moments.milestone(last)) {
        (None, _) => {
            measure.value = Value::Missing(Missing::Unread(first));
            return measure;
        }
        (_, None) => {
            measure.value = Value::Missing(Missing::Unread(last));
            return measure;
        }
        (Some(start), Some(end)) => (start, end),
    };
    measure.value = match (start.dated, end.dated) {
        (true, false) => Value::Missing(Missing::NoDate(last)),
        (false, true) => Value::Missing(Missing::NoDate(first)),
        _ => difference(&start, &end),
    };
    measure.undated = !start.dated && !end.dated;
    measure
}

/// From one moment to another.
fn difference(start: &Moment, end: &Moment) -> Value {
    let least = end.earliest.saturating_sub(start.latest);
    let most = end.latest.saturating_sub(start.earliest);
    if most < 0 { Value::Negative(least..=most) } else { Value::Known(least.max(0)..=most) }
}
