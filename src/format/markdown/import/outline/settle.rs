//! What only the whole outline tells.

use super::super::lines::Shape;
use super::{Block, Opener, Role};
use crate::model::SectionId;

/// Duplicates are settled when the whole outline is known.
pub(super) fn settle(blocks: &mut [Block<'_>]) {
    combined(blocks);
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

/// "Root Cause and Resolution" over labels for each: the label bears the meaning, the heading above it is the house's own.
fn combined(blocks: &mut [Block<'_>]) {
    for at in 0..blocks.len() {
        let (Role::Section(id), Some(parent)) = (blocks[at].role, blocks[at].parent) else { continue };
        let same = blocks[at].opener != Opener::None && blocks[parent].role == Role::Section(id);
        if same
            && blocks[parent]
                .lines
                .iter()
                .all(|line| line.text.trim().is_empty() || line.shape == Shape::Rule)
        {
            blocks[parent].role = Role::House;
        }
    }
}
