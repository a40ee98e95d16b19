//! Sections by key: added, removed, moved; heading, level and prose each on its own.

use super::{Merge, Theirs, field, order};
use crate::field::{FieldPath, SectionField, Value};
use crate::model::{Section, SectionKey};
use std::collections::{HashMap, HashSet};

impl Merge<'_> {
    pub(super) fn sections(&mut self) {
        let (base, ours, theirs) = (&self.base.sections, &self.ours.sections, &self.theirs.sections);
        if theirs == base || theirs == ours {
            return;
        }
        let keys =
            |list: &[Section]| list.iter().map(|section| section.key.clone()).collect::<Vec<SectionKey>>();
        let (base_keys, our_keys, their_keys) = (keys(base), keys(ours), keys(theirs));
        let find =
            |list: &[Section], key: &SectionKey| list.iter().find(|section| section.key == *key).cloned();
        let mut kept: HashMap<SectionKey, Section> = HashMap::new();
        let mut seen = HashSet::new();
        for key in our_keys.iter().chain(&their_keys).filter(|key| seen.insert((*key).clone())) {
            let path = FieldPath::Section(key.clone(), SectionField::Body);
            let (before, our, their) = (
                find(&self.base.sections, key),
                find(&self.ours.sections, key),
                find(&self.theirs.sections, key),
            );
            let section = match (before, our, their) {
                (before, Some(our), Some(their)) => Some(self.one(before, our, &their)),
                (None, Some(section), None) | (None, None, Some(section)) => Some(section),
                (Some(before), Some(section), None) if section != before => {
                    self.conflict(path, Theirs::SectionRemoved(key.clone()));
                    Some(section)
                }
                (Some(before), None, Some(section)) if section != before => {
                    self.conflict(path, Theirs::SectionKept(Box::new(section.clone())));
                    Some(section)
                }
                _ => None,
            };
            if let Some(section) = section {
                kept.insert(key.clone(), section);
            }
        }
        let remaining: HashSet<SectionKey> = kept.keys().cloned().collect();
        let (merged, clean) = order::merge(&base_keys, &our_keys, &their_keys, &remaining);
        if !clean {
            let (other, _) = order::merge(&base_keys, &their_keys, &our_keys, &remaining);
            self.conflict(FieldPath::Document, Theirs::Sections(other));
        }
        self.document.sections = merged.iter().filter_map(|key| kept.remove(key)).collect();
    }

    /// One section that both have.
    fn one(&mut self, before: Option<Section>, our: Section, their: &Section) -> Section {
        let before = before.unwrap_or_else(|| Section {
            key: our.key.clone(),
            heading: String::new(),
            level: our.level.min(their.level),
            body: String::new(),
            members: Default::default(),
        });
        let part = |section: &Section, field: SectionField| match field {
            SectionField::Body => Value::Text(section.body.clone()),
            SectionField::Heading => Value::Text(section.heading.clone()),
            SectionField::Level => Value::Level(section.level),
        };
        let mut merged = our.clone();
        for name in SectionField::ALL {
            let (value, clean) = field::merge(&part(&before, *name), &part(&our, *name), &part(their, *name));
            match (name, &value) {
                (SectionField::Body, Value::Text(text)) => merged.body.clone_from(text),
                (SectionField::Heading, Value::Text(text)) => merged.heading.clone_from(text),
                (SectionField::Level, Value::Level(level)) => merged.level = *level,
                _ => {}
            }
            if !clean {
                let path = FieldPath::Section(our.key.clone(), *name);
                self.conflict(path, Theirs::Field(part(their, *name)));
            }
        }
        let (members, clashes) = super::entries(&before.members, &our.members, &their.members);
        merged.members = members;
        for (name, value) in clashes {
            let path = FieldPath::Section(our.key.clone(), SectionField::Body);
            self.conflict(path, Theirs::Entry(name, value));
        }
        merged
    }
}
