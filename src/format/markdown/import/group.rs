//! Headings over headings: `Root Cause and Resolution` with a `Root Cause` and a `Resolution` inside is the name of a group, not a
//! section of its own. The part inside takes the meaning; the group keeps its heading and its place.

use crate::field::FieldPath;
use crate::format::{NoteKind, Reading};
use crate::model::{RowId, Section, SectionKey};
use crate::section::recognise;

/// Give each meaning that a group took from its own part back to that part.
pub fn settle(reading: &mut Reading) {
    let sections = &mut reading.document.sections;
    for at in 0..sections.len() {
        let Some((group, id)) = sections.get(at).and_then(|section| match section.key {
            SectionKey::Known(id) if section.body.trim().is_empty() => Some((section, id)),
            _ => None,
        }) else {
            continue;
        };
        let inside = |section: &&Section| section.level > group.level;
        let means = |section: &Section| {
            matches!(section.key, SectionKey::House(_))
                && recognise(&section.heading).is_some_and(|recognised| recognised.id == id)
        };
        let part = sections.iter().skip(at + 1).take_while(inside).position(means);
        let Some(part) = part.map(|index| at + 1 + index) else { continue };
        let (known, house) = (SectionKey::Known(id), sections[part].key.clone());
        sections[part].key = known.clone();
        sections[at].key = house.clone();
        if let SectionKey::House(house) = &house {
            exchange(reading, &known, house);
            return settle(reading);
        }
    }
}

/// The notes of both follow them.
fn exchange(reading: &mut Reading, known: &SectionKey, house: &RowId) {
    for note in &mut reading.notes {
        let Some(FieldPath::Section(key, _)) = &mut note.path else { continue };
        if key == known {
            *key = SectionKey::House(house.clone());
            note.message = "The heading of a group.".to_owned();
        } else if matches!(key, SectionKey::House(id) if id == house) {
            *key = known.clone();
            if let SectionKey::Known(id) = known {
                note.kind = NoteKind::Placed;
                note.message = format!("Section: {}.", crate::section::usual_heading(*id));
            }
        }
    }
}
