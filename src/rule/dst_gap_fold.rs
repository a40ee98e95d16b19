//! PM011: wall times that did not exist or existed twice.

use super::stated::each_stated;
use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::Value;
use crate::model::Profile;
use crate::time::{LocalOffset, Offset, Time, Zone};
use chrono::NaiveDate;

pub static RULE: Rule = Rule {
    code: "PM011",
    name: "dst-gap-fold",
    level: Level::Error,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Times in a named zone on the night when clocks changed: wall times that were skipped in spring, and wall times that came twice \
                in autumn. Times with an offset or an abbreviation of their own are certain and left alone.",
        matters: "Such a time is off by an hour in one of two readings, and nobody sees which.",
        fix: "Say which offset was meant; for a time that came twice there is a button for each.",
        example: "Zone: Europe/Berlin\n- 2024-10-27 02:30 Alert fired",
        instead: "Zone: Europe/Berlin\n- 2024-10-27 02:30 (UTC+2) Alert fired",
        allow: "When it does not matter which of the two hours it was.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    // Clocks change on few dates, and only those have to be looked at time by time.
    let mut calm: Vec<(NaiveDate, &Zone)> = Vec::new();
    each_stated(document, &mut |stated| {
        let time = stated.time;
        let (Some(date), Some(clock)) = (time.date, time.clock) else { return };
        let Some(zone) = time.zone.as_ref().or(document.zone.as_ref()).filter(|zone| zone.offset.is_none()) else { return };
        if calm.last() == Some(&(date, zone)) {
            return;
        }
        if is_calm(subject, zone, date) {
            calm.push((date, zone));
            return;
        }
        let (path, name, shown) = (stated.path(), stated.name(), words::full(time));
        let place = &zone.written;
        match subject.clock.local_offset(zone, date.and_time(clock)) {
            LocalOffset::Gap(before, after) => {
                let what = format!("{name}, {shown}, did not exist in {place}: clocks went from {} to {}.", utc(before), utc(after));
                found.report(path, what, "The hour was skipped that night. Correct the time, or state its offset.");
            }
            LocalOffset::Fold(before, after) => {
                let what = format!("{name}, {shown}, came twice in {place}: at {} and again at {}.", utc(before), utc(after));
                let why = "The hour was repeated that night, so the time is off by an hour in one reading. Say which was meant.";
                let finding = found.report(path.clone(), what, why);
                for offset in [before, after] {
                    let zone = Zone { written: utc(offset), offset: Some(offset) };
                    let stated = Time { zone: Some(zone), ..time.clone() };
                    finding.fix(format!("It was {}", utc(offset)), vec![Edit::Set(path.clone(), Value::Time(Some(stated)))]);
                }
            }
            LocalOffset::One(_) | LocalOffset::Unknown => {}
        }
    });
}

/// Whether the clocks of a zone show one offset from the day before to the day after.
fn is_calm(subject: &Subject<'_>, zone: &Zone, date: NaiveDate) -> bool {
    let at = |date: Option<NaiveDate>| {
        date.and_then(|date| date.and_hms_opt(12, 0, 0)).map(|noon| subject.clock.local_offset(zone, noon))
    };
    let (before, after) = (at(date.pred_opt()), at(date.succ_opt()));
    before == after && matches!(before, Some(LocalOffset::One(_) | LocalOffset::Unknown))
}

/// `UTC+2`, `UTC−4:30`.
fn utc(offset: Offset) -> String {
    let minutes = offset.0 / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}
