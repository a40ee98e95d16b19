//! Who is told of which change: one trigger a mounted field or row, one signal a mounted order.
//!
//! Triggers are made when something first asks for them; rows that are not on screen cost nothing.

use crate::browser::view::prelude::*;
use crate::edit::Touched;
use crate::field::FieldPath;
use crate::model::{ListId, Postmortem, RowId, SectionKey};
use std::collections::HashMap;
use std::sync::Arc;

#[derive(Default)]
pub(super) struct Watch {
    triggers: HashMap<FieldPath, ArcTrigger>,
    orders: HashMap<ListId, ArcRwSignal<Arc<[RowId]>>>,
    sections: Option<ArcRwSignal<Arc<[SectionKey]>>>,
}

impl Watch {
    /// The trigger of a field; all fields of a row share the row's.
    pub(super) fn trigger(&mut self, path: &FieldPath) -> ArcTrigger {
        self.triggers.entry(place(path)).or_default().clone()
    }

    pub(super) fn order(&mut self, document: &Postmortem, list: ListId) -> ArcReadSignal<Arc<[RowId]>> {
        self.orders.entry(list).or_insert_with(|| ArcRwSignal::new(document.order(list).into())).read_only()
    }

    pub(super) fn sections(&mut self, document: &Postmortem) -> ArcReadSignal<Arc<[SectionKey]>> {
        self.sections.get_or_insert_with(|| ArcRwSignal::new(keys(document))).read_only()
    }

    /// Tell exactly those who watch what was touched.
    pub(super) fn refresh(&self, document: &Postmortem, touched: &[Touched]) {
        let mut placed: Vec<ListId> = Vec::new();
        for what in touched {
            match what {
                // Many rows may have come; their list is looked at once.
                Touched::Placed(list, _) if placed.contains(list) => {}
                Touched::Placed(list, _) => placed.push(*list),
                Touched::Field(path) => self.notify(path),
                Touched::Row(list, id) => self.notify(&FieldPath::Row(*list, id.clone())),
                Touched::Order(list) => self.refresh_order(document, *list),
                Touched::Sections => {
                    self.refresh_sections(document);
                    // The prose of a section that came or went changed with it.
                    for (path, trigger) in &self.triggers {
                        if matches!(path, FieldPath::Section(..)) {
                            trigger.notify();
                        }
                    }
                }
                Touched::All => {
                    ListId::ALL.into_iter().for_each(|list| self.refresh_order(document, list));
                    self.refresh_sections(document);
                    self.triggers.values().for_each(Notify::notify);
                }
            }
        }
        placed.into_iter().for_each(|list| self.refresh_order(document, list));
    }

    fn notify(&self, path: &FieldPath) {
        if let Some(trigger) = self.triggers.get(&place(path)) {
            trigger.notify();
        }
    }

    fn refresh_order(&self, document: &Postmortem, list: ListId) {
        let Some(order) = self.orders.get(&list) else { return };
        let now = document.order(list);
        if order.with_untracked(|before| before[..] != now[..]) {
            order.set(now.into());
        }
    }

    fn refresh_sections(&self, document: &Postmortem) {
        let Some(sections) = &self.sections else { return };
        let now = keys(document);
        if sections.with_untracked(|before| before[..] != now[..]) {
            sections.set(now);
        }
    }
}

fn place(path: &FieldPath) -> FieldPath {
    match path {
        FieldPath::RowField(list, id, _) => FieldPath::Row(*list, id.clone()),
        other => other.clone(),
    }
}

fn keys(document: &Postmortem) -> Arc<[SectionKey]> {
    document.sections.iter().map(|section| section.key.clone()).collect()
}
