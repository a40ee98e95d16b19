//! The document as plain data.
//!
//! These types say what a postmortem is and hold nothing that could disagree with itself: no serialization, no checking,
//! no layout. The fields and their names follow the canonical model of `docs/format.md`, which was reduced from 27 published
//! templates (Google SRE book, PagerDuty, Atlassian, Wikimedia, Azure and others).

mod action_item;
mod id;
mod impact;
mod incident;
mod near;
mod section;
mod timeline;

pub use action_item::{ActionGroup, ActionItem, ActionStatus, ActionType, GroupKind};
pub use id::{ListId, RowId};
pub use impact::{ContributingFactor, DataLoss, DetectionMethod, Figure, ImpactWindow};
pub use incident::{Lesson, Level, Profile, Responder, Severity, Stat, Status, Suppression};
pub use section::{Section, SectionId, SectionKey};
pub use timeline::{EventKind, Link, Milestone, TimelineEvent};

use crate::time::{Time, Zone};
use std::collections::BTreeMap;

/// A postmortem: what happened in an incident, why, and what will change.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Postmortem {
    /// Stable across renames; empty until the document is first kept.
    pub id: String,
    /// One line that tells this incident from others.
    pub title: String,
    /// How far the document is.
    pub status: Status,
    /// Which set of checks applies.
    pub profile: Profile,
    /// How bad it was, in the house's own word.
    pub severity: Option<Severity>,
    /// Nothing was harmed: the impact rules are off.
    pub near_miss: bool,
    /// Names of the services that were affected.
    pub services: Vec<String>,
    /// Who wrote the document.
    pub authors: Vec<String>,
    /// People and their parts in the response.
    pub responders: Vec<Responder>,
    /// The zone in which times are shown and in which a time without a zone of its own is read.
    pub zone: Option<Zone>,
    /// When the document was written.
    pub written: Option<Time>,
    /// When the incident reached each milestone, where that is stated apart from the timeline.
    pub times: BTreeMap<Milestone, Time>,
    /// Spans in which users were affected; impacted time is the length of their union.
    pub windows: Vec<ImpactWindow>,
    /// Figures of the impact, such as "80 % of users".
    pub figures: Vec<Figure>,
    /// How the incident came to be known.
    pub detection: Option<DetectionMethod>,
    /// Whether data was lost.
    pub data_loss: Option<DataLoss>,
    /// Every section in the order of the document, with its prose. A structured section stands here for its place, its heading
    /// and whatever text in it is not part of its structure.
    ///
    /// *Invariant:* each [`SectionKey`] occurs once.
    pub sections: Vec<Section>,
    /// What happened when, in document order (never sorted silently).
    pub timeline: Vec<TimelineEvent>,
    /// Conditions that together made the incident possible.
    pub factors: Vec<ContributingFactor>,
    /// What went well.
    pub went_well: Vec<Lesson>,
    /// What went poorly.
    pub went_poorly: Vec<Lesson>,
    /// Where we got lucky.
    pub got_lucky: Vec<Lesson>,
    /// What will be done.
    pub actions: Vec<ActionItem>,
    /// Labelled lines kept as written: stated durations, house statistics, identifiers.
    pub stats: Vec<Stat>,
    /// Links of the whole document: recordings, dashboards, tickets.
    pub links: Vec<Link>,
    /// Rules that the authors chose not to apply, with their reasons.
    pub suppressions: Vec<Suppression>,
    /// The author's own words for a field's label, by the field's address (`/times/started` → `Start Time`), so that writing
    /// keeps a house's vocabulary.
    pub wording: BTreeMap<String, String>,
    /// Front matter exactly as it was read, with its fences.
    pub front_matter: Option<String>,
    /// Members of the JSON that this version does not know: name and raw JSON text, kept and written back.
    pub members: Members,
}

/// Unknown JSON members by name, each as raw JSON text.
pub type Members = BTreeMap<String, String>;

impl Postmortem {
    /// The prose of a known section, if the document has that section.
    pub fn prose(&self, id: SectionId) -> Option<&str> {
        self.section(&SectionKey::Known(id)).map(|section| section.body.as_str())
    }

    /// The section with this key, if the document has it.
    pub fn section(&self, key: &SectionKey) -> Option<&Section> {
        self.sections.iter().find(|section| section.key == *key)
    }

    /// The stated time of a milestone, or the time of the event that bears it: the explicit mark first, then the first
    /// detection and the last mitigation or resolution by kind. Returns the time and the event it came from.
    pub fn milestone(&self, milestone: Milestone) -> Option<(&Time, Option<&TimelineEvent>)> {
        if let Some(time) = self.times.get(&milestone) {
            return Some((time, None));
        }
        let marked = self.timeline.iter().find(|event| event.milestones.contains(&milestone));
        let by_kind = || match milestone {
            Milestone::Detected => {
                self.timeline.iter().find(|event| event.kind == EventKind::Detection && event.at.is_some())
            }
            Milestone::Mitigated => {
                self.timeline.iter().rfind(|event| event.kind == EventKind::Mitigation && event.at.is_some())
            }
            Milestone::Resolved => {
                self.timeline.iter().rfind(|event| event.kind == EventKind::Resolution && event.at.is_some())
            }
            _ => None,
        };
        let event = marked.or_else(by_kind)?;
        event.at.as_ref().map(|time| (time, Some(event)))
    }

    /// The lesson list behind a list id.
    pub fn lessons(&self, list: ListId) -> &[Lesson] {
        match list {
            ListId::WentWell => &self.went_well,
            ListId::WentPoorly => &self.went_poorly,
            ListId::GotLucky => &self.got_lucky,
            _ => &[],
        }
    }
}
