//! PM017: times that have not come yet.

use super::stated::each_stated;
use super::{Findings, Manual, Rule, Subject, mend, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::Value;
use crate::model::Profile;
use chrono::{Datelike, TimeDelta};

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

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    // A time without any zone can lie up to fourteen hours to either side.
    let now = subject.env.now() + TimeDelta::hours(if document.zone.is_some() { 1 } else { 14 });
    let (today, now) = (now.date_naive(), now.timestamp_micros());
    let yesterday = today.pred_opt();
    let written = document.written.as_ref().and_then(|written| written.date?.checked_add_signed(TimeDelta::days(1)));
    let mut late = Vec::new();
    let mut years = Vec::new();
    each_stated(document, &mut |stated| {
        let Some(date) = stated.time.date else { return };
        // Long past in every zone: most times are.
        if yesterday.is_some_and(|yesterday| date < yesterday) && written.is_none_or(|written| date <= written) {
            if years.last() != Some(&date.year()) {
                years.push(date.year());
            }
            return;
        }
        let future = subject.moment(stated.time).map_or(date > today, |moment| moment.from > now);
        let after_writing = written.is_some_and(|written| date > written);
        if future || after_writing {
            late.push((stated, future));
        } else {
            years.push(date.year());
        }
    });
    years.sort_unstable();
    years.dedup();
    for group in found.groups(late, |(stated, _)| stated.path()) {
        let Some((first, future)) = group.first() else { continue };
        let limit = match (future, &document.written) {
            (false, Some(written)) => format!("the document was written on {}", words::full(written)),
            _ => format!("today is {}", crate::time::written("%b %-d, %Y", &subject.env.now())),
        };
        let what = match group.len() {
            1 => format!("{} is {}, but {limit}.", first.name(), words::full(first.time)),
            many => format!(
                "{} times have not come yet. The first is {} ({}), but {limit}.",
                words::count_first(many),
                words::full(first.time),
                words::first_lower(&first.name())
            ),
        };
        let related = group.iter().skip(1).map(|(stated, _)| stated.path()).collect::<Vec<_>>();
        let finding = found
            .report(first.path(), what, "What is told has happened already, so the date is a slip. Correct it, most often the year.")
            .with(related);
        let mut known = years.iter();
        if let (Some(year), None) = (known.next(), known.next()) {
            let edits: Vec<Edit> = group
                .iter()
                .filter_map(|(stated, _)| {
                    let moved = mend::on_date(stated.time, stated.time.date?.with_year(*year)?);
                    let past = subject.moment(&moved).is_none_or(|moment| moment.from <= now);
                    past.then(|| Edit::Set(stated.path(), Value::Time(Some(moved))))
                })
                .collect();
            if edits.len() == group.len() {
                finding.fix(format!("Change to {year}"), edits);
            }
        }
    }
}
