//! PM010: zone abbreviations that do not fit the date, or that several zones share.

use super::{Findings, Manual, Rule, Subject, mend};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{Field, FieldPath, RowField, Value};
use crate::model::{Postmortem, Profile};
use crate::time::{Offset, Time, Zone};
use chrono::{Datelike, Days, NaiveDate, Weekday};

pub static RULE: Rule = Rule {
    code: "PM010",
    name: "wrong-abbreviation",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Times whose zone is abbreviated for the other half of the year (CET in July, PDT in December), and abbreviations that several \
                zones share: CST (America, China, Cuba), IST (India, Ireland, Israel), BST (Britain, Bangladesh), AST, GST. The editor reads \
                abbreviations literally.",
        matters: "Every time of the document is off by an hour or more, silently.",
        fix: "Write an offset such as UTC+2, or the name of a zone such as Europe/Berlin. Where the abbreviation belongs to the other half of \
              the year, the button sets the one that was in force.",
        example: "- Impact started: 2024-07-10 14:02 CET",
        instead: "- Impact started: 2024-07-10 14:02 CEST",
        allow: "When the clocks of the place really kept that time: the abbreviation is right after all.",
    },
    check,
};

/// Abbreviation, its twin for the other half of the year, whether it is the summer one, and whose calendar it follows.
const SEASONS: &[(&str, &str, bool, Calendar)] = &[
    ("WET", "WEST", false, Calendar::Europe),
    ("WEST", "WET", true, Calendar::Europe),
    ("CET", "CEST", false, Calendar::Europe),
    ("CEST", "CET", true, Calendar::Europe),
    ("MEZ", "MESZ", false, Calendar::Europe),
    ("MESZ", "MEZ", true, Calendar::Europe),
    ("EET", "EEST", false, Calendar::Europe),
    ("EEST", "EET", true, Calendar::Europe),
    ("EST", "EDT", false, Calendar::America),
    ("EDT", "EST", true, Calendar::America),
    ("CDT", "CST", true, Calendar::America),
    ("MDT", "MST", true, Calendar::America),
    ("PST", "PDT", false, Calendar::America),
    ("PDT", "PST", true, Calendar::America),
    ("AKST", "AKDT", false, Calendar::America),
    ("AKDT", "AKST", true, Calendar::America),
];

/// Abbreviations that several zones share, with the reading taken and the others.
const SHARED: &[(&str, &str, &str)] = &[
    ("CST", "US Central (UTC−6)", "China (UTC+8) and Cuba"),
    ("IST", "India (UTC+5:30)", "Ireland (UTC+1) and Israel (UTC+2)"),
    ("BST", "Britain in summer (UTC+1)", "Bangladesh (UTC+6)"),
    ("AST", "Atlantic (UTC−4)", "Arabia (UTC+3)"),
    ("GST", "the Gulf (UTC+4)", "South Georgia (UTC−2)"),
];

#[derive(Clone, Copy, PartialEq)]
enum Calendar {
    Europe,
    America,
}

/// A zone as written at its first time, and everywhere that it stands if its name is one of those that can be wrong.
struct Use<'a> {
    zone: &'a Zone,
    time: Option<&'a Time>,
    can_be_wrong: bool,
    paths: Vec<(FieldPath, Option<&'a Time>)>,
}

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    for used in uses(document) {
        let Some(first) = used.paths.first().map(|(path, _)| path.clone()) else { continue };
        let name = name(used.zone);
        let others = used.paths.iter().skip(1).map(|(path, _)| path.clone()).collect::<Vec<_>>();
        if let Some((_, taken, rest)) = SHARED.iter().find(|(shared, ..)| *shared == name) {
            let what = format!("{name} is the time of more than one place: it is read as {taken}, but {rest} use it too.");
            let why = "Readers elsewhere will take it for another hour. Write an offset such as UTC+2, or a zone such as Europe/Berlin.";
            found.report(first, what, why).with(others);
            continue;
        }
        let Some((_, twin, summer, calendar)) = SEASONS.iter().find(|(season, ..)| *season == name) else { continue };
        let Some(date) = used.time.and_then(|time| time.date) else { continue };
        let Some(in_summer) = calendar.in_summer(date) else { continue };
        if in_summer == *summer {
            continue;
        }
        let season = |summer: bool| if summer { "summer" } else { "winter" };
        let what = format!(
            "{name} is {} time, but {} lies in {}, when the clocks showed {twin}.",
            season(*summer),
            crate::time::written("%b %-d, %Y", &date),
            season(in_summer)
        );
        let why = "Read literally, every such time is off by an hour. Write the abbreviation that was in force, or a zone such as Europe/Berlin.";
        let edits = replaced(&used, name, twin, if *summer { -3600 } else { 3600 });
        found.report(first, what, why).with(others).fix(format!("Change to {twin}"), edits).sure();
    }
}

/// The abbreviations in use: that of the document with all times that follow it, and those of single times.
fn uses<'a>(document: &'a Postmortem) -> Vec<Use<'a>> {
    let mut uses: Vec<Use<'_>> = Vec::new();
    if let Some(zone) = &document.zone {
        let mut times = document.times.values().chain(document.timeline.iter().filter_map(|event| event.at.as_ref()));
        let time = times.find(|time| time.date.is_some());
        let paths = vec![(FieldPath::Field(Field::Zone), None)];
        uses.push(Use { zone, time, can_be_wrong: can_be_wrong(name(zone)), paths });
    }
    let mut note = |time: &'a Time, path: &dyn Fn() -> FieldPath| {
        // A time that follows the document's zone may still name it in its words.
        let followed = || document.zone.as_ref().filter(|zone| time.written.contains(zone.written.as_str()));
        let Some(zone) = time.zone.as_ref().or_else(followed) else { return };
        let dated = Some(time).filter(|time| time.date.is_some());
        let place = uses.iter().position(|used| used.zone.written == zone.written).unwrap_or(uses.len());
        if place == uses.len() {
            uses.push(Use { zone, time: None, can_be_wrong: can_be_wrong(name(zone)), paths: Vec::new() });
        }
        if let Some(used) = uses.get_mut(place) {
            used.time = used.time.or(dated);
            if used.can_be_wrong {
                used.paths.push((path(), Some(time)));
            }
        }
    };
    for (milestone, time) in &document.times {
        note(time, &|| FieldPath::Time(*milestone));
    }
    for event in &document.timeline {
        if let Some(time) = &event.at {
            note(time, &|| FieldPath::event(&event.id, RowField::At));
        }
    }
    uses
}

/// The letters of a zone.
fn name(zone: &Zone) -> &str {
    zone.written.trim_matches(|letter: char| !letter.is_ascii_alphabetic())
}

fn can_be_wrong(name: &str) -> bool {
    SHARED.iter().any(|(shared, ..)| *shared == name) || SEASONS.iter().any(|(season, ..)| *season == name)
}

/// The other abbreviation at every place.
fn replaced(used: &Use<'_>, name: &str, twin: &str, shift: i32) -> Vec<Edit> {
    let zone = Zone {
        written: used.zone.written.replace(name, twin),
        offset: used.zone.offset.map(|offset| Offset(offset.0.saturating_add(shift))),
    };
    used.paths
        .iter()
        .map(|(path, time)| match time {
            None => Edit::Set(path.clone(), Value::Zone(Some(zone.clone()))),
            Some(time) => {
                let mut changed = Time { zone: time.zone.as_ref().map(|_| zone.clone()), ..(*time).clone() };
                changed.written = mend::with_word(&time.written, name, twin);
                Edit::Set(path.clone(), Value::Time(Some(changed)))
            }
        })
        .collect()
}

impl Calendar {
    /// Whether clocks showed summer time on a date; `None` on the two days of change.
    fn in_summer(self, date: NaiveDate) -> Option<bool> {
        let year = date.year();
        let (start, end) = match self {
            Self::Europe => (last_sunday(year, 3)?, last_sunday(year, 10)?),
            Self::America => (
                NaiveDate::from_weekday_of_month_opt(year, 3, Weekday::Sun, 2)?,
                NaiveDate::from_weekday_of_month_opt(year, 11, Weekday::Sun, 1)?,
            ),
        };
        (date != start && date != end).then_some(date > start && date < end)
    }
}

fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.checked_sub_days(Days::new(u64::from(last.weekday().num_days_from_sunday())))
}
