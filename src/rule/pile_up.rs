//! PM014: times that look like memory rather than record.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{FieldPath, RowField, Value};
use crate::model::{ListId, Profile, TimelineEvent};
use crate::time::{Precision, Time};
use chrono::Timelike;

pub static RULE: Rule = Rule {
    code: "PM014",
    name: "pile-up",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Five or more events in one minute, and timelines of five or more timed events whose every time falls on a quarter hour or on five \
                minutes. Times marked approximate are left alone.",
        matters: "Such times are from memory. They are welcome, but figures computed from them should say so.",
        fix: "“Mark all as approximate” keeps the numbers honest, or look the times up.",
        example: "- 14:00 Alert fired\n- 14:15 Engineer joined\n- 14:30 Logs read\n- 14:45 Rolled back\n- 15:00 Closed",
        instead: "- ~14:00 Alert fired\n- ~14:15 Engineer joined\n- ~14:30 Logs read\n- ~14:45 Rolled back\n- ~15:00 Closed",
        allow: "When the times are those of a schedule.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let timed: Vec<(usize, &TimelineEvent, &Time)> = subject
        .document
        .timeline
        .iter()
        .enumerate()
        .filter_map(|(index, event)| Some((index, event, event.at.as_ref()?)))
        .filter(|(_, _, time)| time.clock.is_some() && !time.approximate && time.precision < Precision::Hour)
        .collect();
    if timed.len() < 5 {
        return;
    }
    rounded(&timed, found);
    crowded(&timed, found);
}

fn rounded(timed: &[(usize, &TimelineEvent, &Time)], found: &mut Findings<'_>) {
    let all = |step: u32| {
        timed.iter().all(|(_, _, time)| time.clock.is_some_and(|clock| clock.second() == 0 && clock.minute() % step == 0))
    };
    let step = match (all(15), all(5)) {
        (true, _) => "a quarter hour",
        (_, true) => "five minutes",
        _ => return,
    };
    let edits: Vec<Edit> = timed
        .iter()
        .map(|(_, event, time)| {
            let approximate = Time { approximate: true, written: format!("~{}", time.written.trim()), ..(*time).clone() };
            Edit::Set(FieldPath::event(&event.id, RowField::At), Value::Time(Some(approximate)))
        })
        .collect();
    found
        .report(
            FieldPath::List(ListId::Timeline),
            format!("Every time falls on {step}."),
            "That often means times from memory. Marking them approximate keeps the numbers honest.",
        )
        .fix("Mark all as approximate", edits);
}

fn crowded(timed: &[(usize, &TimelineEvent, &Time)], found: &mut Findings<'_>) {
    let minute = |time: &Time| (time.date, time.clock.map(|clock| (clock.hour(), clock.minute())), time.precision == Precision::Second);
    let crowds: Vec<&[(usize, &TimelineEvent, &Time)]> = timed
        .chunk_by(|(_, _, one), (_, _, other)| minute(one) == minute(other))
        .filter(|crowd| crowd.len() >= 5 && crowd.iter().all(|(_, _, time)| time.precision != Precision::Second))
        .collect();
    let Some([(first, event, time), ..]) = crowds.first() else { return };
    let last = crowds.first().and_then(|crowd| crowd.last()).map_or(*first, |(last, ..)| *last);
    let more = if crowds.len() > 1 { format!(" {} minutes are as full.", words::count_first(crowds.len())) } else { String::new() };
    found.report(
        FieldPath::event(&event.id, RowField::At),
        format!("Events {} to {} all stand at {}.{more}", first + 1, last + 1, words::clock(time)),
        "So much in one minute is rarely a record. Look the times up, or mark them approximate.",
    );
}
