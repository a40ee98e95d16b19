//! Several postmortems in one text: where the second begins.

use super::lines::text_line;
use super::outline::{Block, Opener, Role};
use crate::model::SectionId;
use crate::section::Certainty;

/// Takes the blocks of a second postmortem as a document of their own. In the first they stay, as text under their headings.
pub(super) fn split<'a>(blocks: &mut [Block<'a>]) -> Option<Vec<Block<'a>>> {
    let begin = second(blocks)?;
    let mut preamble = Block {
        role: Role::Preamble,
        heading: String::new(),
        title: None,
        number: blocks.get(begin)?.number,
        opener: Opener::None,
        lines: Vec::new(),
        parent: None,
        certainty: Certainty::Exact,
    };
    let mut other: Vec<Block<'a>> = blocks.get(begin..)?.to_vec();
    let mut shift = begin;
    // A heading of its own in front is its title.
    if other.first().is_some_and(|block| block.role == Role::House) {
        let title = other.remove(0);
        shift += 1;
        preamble.lines =
            title.title.map(|words| text_line(words, title.number)).into_iter().chain(title.lines).collect();
    }
    for block in &mut other {
        block.parent =
            block.parent.and_then(|parent| (parent + 1).checked_sub(shift)).filter(|parent| *parent > 0);
    }
    other.insert(0, preamble);
    for block in blocks.get_mut(begin..)? {
        block.role = Role::House;
    }
    Some(other)
}

/// The block that a second summary or title stands in, after a whole postmortem and with a timeline behind it.
fn second(blocks: &[Block<'_>]) -> Option<usize> {
    let opens = |block: &Block<'_>, id| {
        block.role == Role::Section(id) && block.opener != Opener::None && block.parent.is_none()
    };
    let timeline = blocks.iter().position(|block| opens(block, SectionId::Timeline))?;
    let summary = blocks.iter().take(timeline).position(|block| opens(block, SectionId::Summary))?;
    let again =
        timeline + 1 + blocks.iter().skip(timeline + 1).position(|block| opens(block, SectionId::Summary))?;
    blocks.iter().skip(again).find(|block| opens(block, SectionId::Timeline))?;
    let above = again.checked_sub(1).filter(|above| *above > timeline).and_then(|above| blocks.get(above));
    let titled =
        above.is_some_and(|block| match (block.opener, blocks.get(summary).map(|block| block.opener)) {
            (Opener::Heading(level), Some(Opener::Heading(inner))) => {
                block.role == Role::House && level <= inner
            }
            (Opener::Heading(_), Some(_)) => block.role == Role::House,
            _ => false,
        });
    Some(if titled { again - 1 } else { again })
}
