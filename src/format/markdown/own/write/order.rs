//! The sections of a text in the order of its style, with the headings that only stand above others.

use super::super::end::{self, End};
use super::super::style::Placed;
use super::Writer;
use std::collections::BTreeMap;

use crate::model::{ListId, Members, RowId, Section, SectionKey};

impl Writer<'_> {
    /// Every section, and what the end of the text says of them.
    pub(super) fn sections(&mut self) {
        let mut places: Vec<(Section, bool)> =
            self.document.sections.iter().map(|section| (section.clone(), false)).collect();
        for list in ListId::ALL {
            let home = list.section();
            let at_head = matches!(list, ListId::Stats | ListId::Responders);
            let there = places.iter().any(|(section, _)| section.key == SectionKey::Known(home));
            if there || at_head || self.document.rows(list).is_empty() {
                continue;
            }
            let before = |(section, _): &(Section, bool)| matches!(section.key, SectionKey::Known(other) if other < home);
            let place = places.iter().rposition(before).map_or(0, |index| index + 1);
            places.insert(place, (crate::edit::blank_section(home), true));
        }
        let mut places = self.style.arrange(places);
        let empty = self.take_empty(&mut places);
        let mut stood = vec![false; self.style.places.len()];
        let has = |place: usize| places.iter().any(|(_, _, other)| *other == Some(place));
        for (section, unlisted, place) in &places {
            for above in place.map_or_else(Vec::new, |place| self.style.above(place)) {
                let fresh = stood.get_mut(above).is_some_and(|stood| !std::mem::replace(stood, true));
                if fresh && !has(above) {
                    self.above(above);
                }
            }
            self.section(section, *unlisted, self.raw.is_empty());
        }
        let listed: Vec<&Section> =
            places.iter().filter(|(_, unlisted, _)| !unlisted).map(|(section, ..)| section).collect();
        let mut order = Vec::new();
        let keys = || self.document.sections.iter().map(|section| &section.key);
        if listed.iter().map(|section| &section.key).ne(keys()) {
            // House sections are counted as they stand now.
            let shown = listed.iter().map(|section| &section.key).zip(end::names(listed.iter().copied()));
            let hidden =
                empty.iter().enumerate().map(|(index, section)| (&section.key, end::empty_name(index)));
            let mut names: BTreeMap<&SectionKey, String> = shown.chain(hidden).collect();
            order = keys().filter_map(|key| names.remove(key)).collect();
        }
        if self.raw.iter().all(Vec::is_empty) {
            self.raw.clear();
        }
        let empty = empty.into_iter().map(|section| (section.heading, section.level)).collect();
        let end = End { style: self.style.clone(), order, empty, raw: std::mem::take(&mut self.raw) };
        if let Some(line) = end.write() {
            self.gap();
            self.line(&line);
        }
    }

    /// Takes out the house's headings with nothing in or under them: the style has its own.
    fn take_empty(&self, places: &mut Vec<Placed>) -> Vec<Section> {
        let mut empty = Vec::new();
        let mut index = 0;
        while let Some((section, _, place)) = places.get(index) {
            let over = places.get(index + 1).is_some_and(|(next, ..)| next.level > section.level);
            let bare = section.body.is_empty() && section.members.is_empty() && !over && place.is_none();
            match &section.key {
                SectionKey::House(id) if bare && !self.style.places.is_empty() && !self.kept.contains(id) => {
                    empty.push(places.remove(index).0);
                }
                _ => index += 1,
            }
        }
        empty
    }

    /// A heading that only stands above others.
    fn above(&mut self, place: usize) {
        let Some(place) = self.style.places.get(place) else { return };
        let known = place.section.filter(|id| !self.taken.contains(id));
        let key = match known {
            Some(id) => SectionKey::Known(id),
            None => SectionKey::House(RowId::from("")),
        };
        let section = Section {
            key,
            heading: place.heading.clone(),
            level: place.level,
            body: String::new(),
            members: Members::new(),
        };
        self.section(&section, true, false);
    }
}
