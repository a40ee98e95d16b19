//! What only the whole outline tells.

use super::{Block, Opener, Role};
use crate::model::SectionId;

/// Duplicates are settled when the whole outline is known.
pub(super) fn settle(blocks: &mut [Block<'_>]) {
    let timeline = blocks
        .iter()
        .position(|block| block.role == Role::Section(SectionId::Timeline) && block.opener != Opener::None);
    let causes: Vec<usize> = (0..blocks.len())
        .filter(|at| {
            blocks[*at].role == Role::Section(SectionId::RootCause) && blocks[*at].opener != Opener::None
        })
        .collect();
    let Some(first) = causes.first().copied() else { return };
    let in_summary =
        blocks[first].parent.is_some_and(|parent| blocks[parent].role == Role::Section(SectionId::Summary));
    let before_timeline = timeline.is_some_and(|timeline| first < timeline);
    if in_summary || before_timeline && causes.len() > 1 {
        blocks[first].role = Role::Section(SectionId::RootCauseBrief);
    }
}
