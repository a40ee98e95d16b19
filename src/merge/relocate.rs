//! A section that was read into the wrong place, moved to another: its text becomes events, action items or lessons where its new place
//! keeps such rows, and prose elsewhere.

use super::absorb::{Places, absorb, add_section};
use crate::model::{Postmortem, RowId, SectionId, SectionKey};

/// Reads a Markdown text.
pub type Read<'a> = &'a dyn Fn(&str) -> Postmortem;

/// Whether a section keeps its text as rows.
fn keeps_rows(id: SectionId) -> bool {
    use SectionId::{Actions, Factors, GotLucky, Timeline, WentPoorly, WentWell};
    matches!(id, Timeline | Actions | Factors | WentWell | WentPoorly | GotLucky)
}

/// The document with the section at `key` moved to the known section `to`, or to a section of the house's own. `None` if there is no such
/// section or it stands there already.
pub fn relocate(
    document: &Postmortem,
    key: &SectionKey,
    to: Option<SectionId>,
    read: Read<'_>,
    places: Places<'_>,
    fresh: &dyn Fn() -> RowId,
) -> Option<Postmortem> {
    let mut section = document.section(key)?.clone();
    if to.is_some_and(|id| *key == SectionKey::Known(id)) {
        return None;
    }
    let mut rest = document.clone();
    let at = rest.sections.iter().position(|other| other.key == *key)?;
    rest.sections.remove(at);
    if section.heading.is_empty()
        && let SectionKey::Known(id) = key
    {
        crate::section::usual_heading(*id).clone_into(&mut section.heading);
    }
    match to {
        None => {
            section.key = SectionKey::House(fresh());
            rest.sections.insert(at, section);
        }
        Some(id) if keeps_rows(id) => {
            let usual = crate::section::usual_heading(id);
            let mut given = read(&format!("## {usual}\n\n{}\n", section.body));
            if let Some(read) = given.sections.iter_mut().find(|read| read.key == SectionKey::Known(id)) {
                read.heading = section.heading;
            }
            rest = absorb(&rest, &given, places, fresh);
        }
        Some(id) => {
            section.key = SectionKey::Known(id);
            add_section(&mut rest, section, fresh);
        }
    }
    Some(rest)
}
