//! Two documents about one incident made one without a common base: what ours leaves open is filled from theirs, the rest of theirs is
//! added. Where both state the same thing ours stands, and theirs stays as a labelled line. Nothing of either is dropped.

use crate::edit::{Edit, Row, apply};
use crate::model::{ListId, Postmortem, RowId, Section, SectionId, SectionKey, Stat, TimelineEvent};
use crate::time::{Time, Zone};

/// Where new events go among those of a document.
pub type Places<'a> = &'a dyn Fn(&Postmortem, &[TimelineEvent]) -> Vec<usize>;

/// Ours with everything of theirs. `fresh` names what stands in both under the same id.
pub fn absorb(
    ours: &Postmortem,
    theirs: &Postmortem,
    places: Places<'_>,
    fresh: &dyn Fn() -> RowId,
) -> Postmortem {
    let mut whole = ours.clone();
    head(&mut whole, theirs, fresh);
    rows(&mut whole, theirs, places, fresh);
    for section in &theirs.sections {
        add_section(&mut whole, section.clone(), fresh);
    }
    whole
}

/// Put a section where it belongs: behind the text of the same section, or in its usual place.
pub fn add_section(whole: &mut Postmortem, mut section: Section, fresh: &dyn Fn() -> RowId) {
    let standing = whole.sections.iter().position(|other| other.key == section.key);
    match (&section.key, standing.and_then(|at| whole.sections.get_mut(at))) {
        (SectionKey::Known(_), Some(standing)) => {
            let mut parts = vec![std::mem::take(&mut standing.body)];
            if !section.heading.is_empty() && section.heading != standing.heading {
                parts.push(format!("**{}**", section.heading));
            }
            parts.push(section.body);
            parts.retain(|part| !part.is_empty());
            standing.body = parts.join("\n\n");
        }
        (SectionKey::Known(id), None) => {
            let at = whole.place_of(*id);
            whole.sections.insert(at, section);
        }
        (SectionKey::House(_), same) => {
            if same.is_some() {
                section.key = SectionKey::House(fresh());
            }
            whole.sections.push(section);
        }
    }
}

/// Everything that stands once in a document.
fn head(whole: &mut Postmortem, theirs: &Postmortem, fresh: &dyn Fn() -> RowId) {
    let mut left: Vec<(&str, String)> = Vec::new();
    if whole.title.is_empty() {
        whole.title.clone_from(&theirs.title);
    } else if !theirs.title.is_empty() && theirs.title != whole.title {
        left.push(("Title", theirs.title.clone()));
    }
    match (&whole.severity, &theirs.severity) {
        (None, other) => whole.severity.clone_from(other),
        (Some(own), Some(other)) if own != other => left.push(("Severity", other.value.clone())),
        _ => {}
    }
    if whole.zone.is_none() {
        whole.zone.clone_from(&theirs.zone);
    }
    let zone = theirs.zone.as_ref().filter(|zone| whole.zone.as_ref() != Some(zone));
    for (milestone, time) in &theirs.times {
        let time = zoned(time, zone);
        match whole.times.get(milestone) {
            None => {
                whole.times.insert(*milestone, time);
            }
            Some(own) if *own != time => left.push((milestone.label(), time.written)),
            Some(_) => {}
        }
    }
    whole.written = whole.written.take().or_else(|| theirs.written.clone());
    whole.detection = whole.detection.or(theirs.detection);
    whole.data_loss = whole.data_loss.or(theirs.data_loss);
    for (own, other) in [(&mut whole.services, &theirs.services), (&mut whole.authors, &theirs.authors)] {
        for name in other {
            if !own.contains(name) {
                own.push(name.clone());
            }
        }
    }
    for link in &theirs.links {
        if !whole.links.contains(link) {
            whole.links.push(link.clone());
        }
    }
    whole.suppressions.extend(theirs.suppressions.iter().cloned());
    for (label, words) in &theirs.wording {
        whole.wording.entry(label.clone()).or_insert_with(|| words.clone());
    }
    for (name, raw) in &theirs.members {
        whole.members.entry(name.clone()).or_insert_with(|| raw.clone());
    }
    match (&whole.front_matter, &theirs.front_matter) {
        (None, other) => whole.front_matter.clone_from(other),
        (Some(own), Some(other)) if own != other => {
            let section = Section {
                key: SectionKey::Known(SectionId::Preamble),
                heading: String::new(),
                level: 2,
                body: format!("```\n{}\n```", other.trim()),
                members: Default::default(),
            };
            add_section(whole, section, fresh);
        }
        _ => {}
    }
    for (label, text) in left {
        let stat = Stat { id: fresh(), label: label.to_owned(), text, members: Default::default() };
        whole.stats.push(stat);
    }
}

fn rows(whole: &mut Postmortem, theirs: &Postmortem, places: Places<'_>, fresh: &dyn Fn() -> RowId) {
    let zone = theirs.zone.as_ref().filter(|zone| whole.zone.as_ref() != Some(zone));
    let mut events = theirs.timeline.clone();
    for event in &mut events {
        event.at = event.at.as_ref().map(|at| zoned(at, zone));
        event.until = event.until.as_ref().map(|until| zoned(until, zone));
    }
    let at = places(whole, &events);
    for (at, event) in at.into_iter().zip(events) {
        insert(whole, at, Row::Timeline(event), fresh);
    }
    for list in ListId::ALL.into_iter().filter(|list| *list != ListId::Timeline) {
        let end = whole.rows(list).len();
        for (count, row) in theirs.rows(list).into_iter().enumerate() {
            insert(whole, end + count, row, fresh);
        }
    }
}

fn insert(whole: &mut Postmortem, at: usize, row: Row, fresh: &dyn Fn() -> RowId) {
    let row = if whole.row(row.list(), row.id()).is_some() { row.with_id(fresh()) } else { row };
    // A place that does not fit cannot be: it was counted on this document.
    let _ = apply(whole, Edit::Insert(at, row));
}

/// A time that was read in another document's zone keeps that zone.
fn zoned(time: &Time, zone: Option<&Zone>) -> Time {
    let mut time = time.clone();
    if time.zone.is_none() && time.clock.is_some() {
        time.zone = zone.cloned();
    }
    time
}
