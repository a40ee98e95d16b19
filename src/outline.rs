//! The outline of a document as a form shows it: groups of fields and sections, in the order of the document.
//!
//! A pure function of the document, so that form, contents list and preview agree. It draws nothing.

mod count;

pub use count::Count;

use crate::field::{Field, FieldPath};
use crate::model::{ListId, Postmortem, Section, SectionId, SectionKey};

/// A part of the form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Block {
    /// Start, end, zone, impact, root cause in brief.
    Summary,
    /// The events.
    Timeline,
    /// Root cause explained, and the resolution.
    Cause,
    /// Contributing factors.
    Factors,
    /// Went well, went poorly, got lucky.
    Lessons,
    /// Action items.
    Actions,
    /// The conclusion.
    Conclusion,
    /// People and their parts.
    People,
    /// Labelled lines kept as written.
    Stats,
    /// Any other section: prose under its heading.
    Prose(SectionKey),
}

/// Blocks that every form shows, in their usual order.
const CORE: [Block; 7] = [
    Block::Summary,
    Block::Timeline,
    Block::Cause,
    Block::Factors,
    Block::Lessons,
    Block::Actions,
    Block::Conclusion,
];

impl Block {
    /// The block that shows a section.
    pub fn of(key: &SectionKey) -> Self {
        use SectionId as S;
        match key {
            SectionKey::Known(S::Summary | S::Impact | S::RootCauseBrief) => Self::Summary,
            SectionKey::Known(S::Timeline) => Self::Timeline,
            SectionKey::Known(S::RootCause | S::Resolution) => Self::Cause,
            SectionKey::Known(S::Factors) => Self::Factors,
            SectionKey::Known(S::Lessons | S::WentWell | S::WentPoorly | S::GotLucky) => Self::Lessons,
            SectionKey::Known(S::Actions) => Self::Actions,
            SectionKey::Known(S::Conclusion) => Self::Conclusion,
            SectionKey::Known(S::People) => Self::People,
            SectionKey::Known(S::Stats) => Self::Stats,
            other => Self::Prose(other.clone()),
        }
    }

    /// The block that shows a field; `None` for the fields at the head of the document.
    pub fn of_field(path: &FieldPath) -> Option<Self> {
        let list = match path {
            FieldPath::Document | FieldPath::Field(Field::Title) => return None,
            FieldPath::Field(Field::Zone | Field::Written | Field::Detection | Field::DataLoss)
            | FieldPath::Time(_) => {
                return Some(Self::Summary);
            }
            FieldPath::Field(_) => return None,
            FieldPath::Section(key, _) => return Some(Self::of(key)),
            FieldPath::List(list) | FieldPath::Row(list, _) | FieldPath::RowField(list, ..) => *list,
        };
        Some(match list {
            ListId::Timeline => Self::Timeline,
            ListId::Windows | ListId::Figures => Self::Summary,
            ListId::Factors => Self::Factors,
            ListId::WentWell | ListId::WentPoorly | ListId::GotLucky => Self::Lessons,
            ListId::Actions => Self::Actions,
            ListId::Stats => Self::Stats,
            ListId::Responders => Self::People,
        })
    }

    /// The block among the `shown` ones that shows a field; `None` for the head of the document, which stands in for blocks that
    /// are not there yet.
    pub fn among<'a>(shown: &'a [Self], path: &FieldPath) -> Option<&'a Self> {
        let block = Self::of_field(path)?;
        shown.iter().find(|other| **other == block)
    }

    /// Whether it is among the [`blocks`] of a document, without making them.
    pub fn is_shown(&self, document: &Postmortem) -> bool {
        let stands = |(index, section): (usize, &Section)| {
            Self::of(&section.key) == *self && !is_group(document, index)
        };
        CORE.contains(self)
            || *self == Self::Stats && !document.stats.is_empty()
            || *self == Self::People && !document.responders.is_empty()
            || document.sections.iter().enumerate().any(stands)
    }

    /// A name for links and ids.
    pub fn name(&self) -> String {
        match self {
            Self::Summary => "summary".to_owned(),
            Self::Timeline => "timeline".to_owned(),
            Self::Cause => "cause".to_owned(),
            Self::Factors => "factors".to_owned(),
            Self::Lessons => "lessons".to_owned(),
            Self::Actions => "actions".to_owned(),
            Self::Conclusion => "conclusion".to_owned(),
            Self::People => "people".to_owned(),
            Self::Stats => "facts".to_owned(),
            Self::Prose(SectionKey::Known(id)) => id.name().to_owned(),
            Self::Prose(SectionKey::House(id)) => format!("house-{id}"),
        }
    }

    /// The words people read, as the document has them.
    pub fn heading(&self, document: &Postmortem) -> String {
        let written = |id: SectionId| {
            document
                .section(&SectionKey::Known(id))
                .map(|section| section.heading.clone())
                .filter(|heading| !heading.is_empty())
        };
        match self {
            Self::Summary => written(SectionId::Summary).unwrap_or_else(|| "Issue summary".to_owned()),
            Self::Timeline => written(SectionId::Timeline).unwrap_or_else(|| "Timeline".to_owned()),
            Self::Cause => group_heading(document, &[SectionId::RootCause, SectionId::Resolution])
                .unwrap_or_else(|| "Root cause and resolution".to_owned()),
            Self::Factors => written(SectionId::Factors).unwrap_or_else(|| "Contributing factors".to_owned()),
            Self::Lessons => written(SectionId::Lessons).unwrap_or_else(|| "Lessons".to_owned()),
            Self::Actions => written(SectionId::Actions).unwrap_or_else(|| "Action items".to_owned()),
            Self::Conclusion => written(SectionId::Conclusion).unwrap_or_else(|| "Conclusion".to_owned()),
            Self::People => written(SectionId::People).unwrap_or_else(|| "People".to_owned()),
            Self::Stats => written(SectionId::Stats).unwrap_or_else(|| "Facts as stated".to_owned()),
            Self::Prose(SectionKey::Known(id)) => {
                written(*id).unwrap_or_else(|| crate::section::usual_heading(*id).to_owned())
            }
            Self::Prose(key @ SectionKey::House(_)) => {
                document.section(key).map(|section| section.heading.clone()).unwrap_or_default()
            }
        }
    }

    /// Whether anything has been written into it.
    pub fn is_filled(&self, document: &Postmortem) -> bool {
        let prose = |id: SectionId| document.prose(id).is_some_and(|text| !text.trim().is_empty());
        match self {
            Self::Summary => {
                !document.times.is_empty()
                    || [SectionId::Summary, SectionId::Impact, SectionId::RootCauseBrief]
                        .into_iter()
                        .any(prose)
            }
            Self::Timeline => !document.timeline.is_empty(),
            Self::Cause => [SectionId::RootCause, SectionId::Resolution].into_iter().any(prose),
            Self::Factors => !document.factors.is_empty(),
            Self::Lessons => {
                !(document.went_well.is_empty()
                    && document.went_poorly.is_empty()
                    && document.got_lucky.is_empty())
            }
            Self::Actions => !document.actions.is_empty(),
            Self::Conclusion => prose(SectionId::Conclusion),
            Self::People => !document.responders.is_empty(),
            Self::Stats => !document.stats.is_empty(),
            Self::Prose(key) => document.section(key).is_some_and(|section| !section.body.trim().is_empty()),
        }
    }
}

/// Whether the section at `index` is only a heading over the ones inside it.
fn is_group(document: &Postmortem, index: usize) -> bool {
    let Some(section) = document.sections.get(index) else { return false };
    let next = document.sections.get(index + 1);
    matches!(section.key, SectionKey::House(_))
        && section.body.trim().is_empty()
        && next.is_some_and(|next| {
            next.level > section.level && !matches!(Block::of(&next.key), Block::Prose(_))
        })
}

/// The heading of the group that a section opens, if it opens one.
fn group_heading(document: &Postmortem, ids: &[SectionId]) -> Option<String> {
    let first = document
        .sections
        .iter()
        .position(|section| matches!(section.key, SectionKey::Known(id) if ids.contains(&id)))?;
    let over = first.checked_sub(1).filter(|over| is_group(document, *over))?;
    document.sections.get(over).map(|section| section.heading.clone())
}

/// The blocks of a document, in its order; core blocks that it does not have yet stand where they usually do.
pub fn blocks(document: &Postmortem) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (index, section) in document.sections.iter().enumerate() {
        if is_group(document, index) {
            continue;
        }
        let block = Block::of(&section.key);
        if !blocks.contains(&block) {
            blocks.push(block);
        }
    }
    for (index, block) in CORE.iter().enumerate() {
        if blocks.contains(block) {
            continue;
        }
        let before =
            CORE[..index].iter().rev().find_map(|other| blocks.iter().position(|block| block == other));
        let after =
            || CORE[index + 1..].iter().find_map(|other| blocks.iter().position(|block| block == other));
        let place = before.map(|at| at + 1).or_else(after).unwrap_or(blocks.len());
        blocks.insert(place, block.clone());
    }
    let rows = [(Block::Stats, document.stats.is_empty()), (Block::People, document.responders.is_empty())];
    for (block, empty) in rows {
        if !empty && !blocks.contains(&block) {
            let place = blocks.iter().position(|block| *block == Block::Summary).map_or(0, |at| at + 1);
            blocks.insert(place, block);
        }
    }
    blocks
}
