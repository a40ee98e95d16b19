//! PM017: times that have not come yet.

use super::{Findings, Manual, Rule, Subject, mend, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{FieldPath, RowField, Value};
use crate::model::{ListId, Postmortem, Profile};
use crate::time::Time;
use chrono::{Datelike, TimeDelta};
use std::collections::BTreeSet;

pub static RULE: Rule = Rule {
    code: "PM017",
    name: "future-time",
    level: Level::Error,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Milestones, events and ends of impact that lie after the present, or more than a day after the date on which the document \
                says it was written. Due dates of action items are of course in the future and are left alone.",
        matters: "What is told has happened, so the date is a slip, most often of the year, and it stretches everything.",
        fix: "Correct the date. Where every other time of the document lies in one year, the button sets that year.",
        example: "- Impact started: 2042-03-10 14:02 UTC",
        instead: "- Impact started: 2024-03-10 14:02 UTC",
        allow: "When the document plans a maintenance or tells an exercise.",
    },
    check,
};

struct Stated<'a> {
    path: FieldPath,
    name: String,
    time: &'a Time,
}

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    // A time without any zone can lie up to fourteen hours to either side.
    let now = subject.env.now() + TimeDelta::hours(if document.zone.is_some() { 1 } else { 14 });
    let written = document.written.as_ref().and_then(|written| written.date?.checked_add_signed(TimeDelta::days(1)));
    let times = stated(document);
    let mut late = Vec::new();
    let mut years = BTreeSet::new();
    for stated in &times {
        let Some(date) = stated.time.date else { continue };
        let future = subject.moment(stated.time).map_or(date > now.date_naive(), |moment| moment.from > now);
        let after_writing = written.is_some_and(|written| date > written);
        if future || after_writing {
            late.push((stated, future));
        } else {
            years.insert(date.year());
        }
    }
    for group in found.groups(late, |(stated, _)| stated.path.clone()) {
        let Some((first, future)) = group.first() else { continue };
        let limit = match (future, &document.written) {
            (false, Some(written)) => format!("the document was written on {}", words::full(written)),
            _ => format!("today is {}", subject.env.now().format("%b %-d, %Y")),
        };
        let what = match group.len() {
            1 => format!("{} is {}, but {limit}.", first.name, words::full(first.time)),
            many => format!(
                "{} times have not come yet. The first is {} ({}), but {limit}.",
                words::count_first(many),
                words::full(first.time),
                words::first_lower(&first.name)
            ),
        };
        let related = group.iter().skip(1).map(|(stated, _)| stated.path.clone()).collect::<Vec<_>>();
        let finding = found
            .report(first.path.clone(), what, "What is told has happened already, so the date is a slip. Correct it, most often the year.")
            .with(related);
        let mut known = years.iter();
        if let (Some(year), None) = (known.next(), known.next()) {
            let edits: Vec<Edit> = group
                .iter()
                .filter_map(|(stated, _)| {
                    let moved = mend::on_date(stated.time, stated.time.date?.with_year(*year)?);
                    let past = subject.moment(&moved).is_none_or(|moment| moment.from <= now);
                    past.then(|| Edit::Set(stated.path.clone(), Value::Time(Some(moved))))
                })
                .collect();
            if edits.len() == group.len() {
                finding.fix(format!("Change to {year}"), edits);
            }
        }
    }
}

/// Every time that tells of the past.
fn stated(document: &Postmortem) -> Vec<Stated<'_>> {
    let mut times: Vec<Stated<'_>> = document
        .times
        .iter()
        .map(|(milestone, time)| Stated { path: FieldPath::Time(*milestone), name: milestone.label().to_string(), time })
        .collect();
    for (index, event) in document.timeline.iter().enumerate() {
        for (field, time) in [(RowField::At, &event.at), (RowField::Until, &event.until)] {
            if let Some(time) = time {
                let name = format!("Event {}", index + 1);
                times.push(Stated { path: FieldPath::event(&event.id, field), name, time });
            }
        }
    }
    for (index, window) in document.windows.iter().enumerate() {
        for (field, time) in [(RowField::Start, &window.start), (RowField::End, &window.end)] {
            if let Some(time) = time {
                let path = FieldPath::RowField(ListId::Windows, window.id.clone(), field);
                times.push(Stated { path, name: format!("Impact window {}", index + 1), time });
            }
        }
    }
    times
}
