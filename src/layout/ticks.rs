//! The axis: steps that snap to sensible times of the wall clock, and lines where the date changes.

use super::fold::Fold;
use super::picture::{Day, Folded, Grade, Tick};
use super::{Hours, Mode, Scale, names, text};
use crate::metrics::moment::instant;
use crate::time::{Clock, Time};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// Wall times of the document's zone.
pub(super) struct Wall<'a> {
    pub clock: Clock<'a>,
    pub calendar: bool,
}

impl Wall<'_> {
    /// The wall time of a second on the scale.
    pub fn local(&self, second: f64) -> NaiveDateTime {
        self.clock.local(instant(second as i64))
    }

    /// The second of a wall time.
    fn second(&self, wall: NaiveDateTime) -> Option<i64> {
        let time = Time { date: Some(wall.date()), clock: Some(wall.time()), ..Time::default() };
        self.clock.instant(&time).map(|instant| instant.timestamp())
    }
}

/// A distance between ticks.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    Seconds(i64),
    Days(i64),
    Months(i64),
}

const DAY: i64 = 86_400;
/// Words on the axis keep away from the edges.
const EDGE: f64 = 10.0;

const STEPS: [Step; 27] = [
    Step::Seconds(1),
    Step::Seconds(5),
    Step::Seconds(15),
    Step::Seconds(30),
    Step::Seconds(60),
    Step::Seconds(120),
    Step::Seconds(300),
    Step::Seconds(600),
    Step::Seconds(900),
    Step::Seconds(1800),
    Step::Seconds(3600),
    Step::Seconds(2 * 3600),
    Step::Seconds(3 * 3600),
    Step::Seconds(6 * 3600),
    Step::Seconds(12 * 3600),
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Months(12),
    Step::Months(60),
    Step::Months(120),
    Step::Months(1200),
    Step::Months(12_000),
];

impl Step {
    fn seconds(self) -> f64 {
        match self {
            Self::Seconds(seconds) => seconds as f64,
            Self::Days(days) => (days * DAY) as f64,
            Self::Months(months) => months as f64 * 30.44 * DAY as f64,
        }
    }

    /// The finest step whose ticks lie at least `pixels` apart.
    fn at_least(pixels: f64, scale: &Scale) -> Self {
        let wide = |step: &&Self| step.seconds() / scale.seconds_per_pixel() >= pixels;
        STEPS.iter().find(wide).copied().unwrap_or(Self::Months(12_000))
    }

    /// The round wall time at or before `wall`.
    fn floor(self, wall: NaiveDateTime) -> Option<NaiveDateTime> {
        match self {
            Self::Seconds(step) => {
                let seconds = wall.and_utc().timestamp();
                Some(DateTime::from_timestamp(seconds.div_euclid(step).checked_mul(step)?, 0)?.naive_utc())
            }
            Self::Days(step) => {
                let days = i64::from(wall.date().num_days_from_ce());
                day(days.div_euclid(step).checked_mul(step)?)
            }
            Self::Months(step) => {
                let months = i64::from(wall.year()) * 12 + i64::from(wall.month0());
                month(months.div_euclid(step).checked_mul(step)?)
            }
        }
    }

    /// The round wall time after the round wall time `wall`.
    fn next(self, wall: NaiveDateTime) -> Option<NaiveDateTime> {
        match self {
            Self::Seconds(step) => wall.checked_add_signed(chrono::TimeDelta::try_seconds(step)?),
            Self::Days(step) => day(i64::from(wall.date().num_days_from_ce()).checked_add(step)?),
            Self::Months(step) => {
                month((i64::from(wall.year()) * 12 + i64::from(wall.month0())).checked_add(step)?)
            }
        }
    }
}

fn day(days_from_ce: i64) -> Option<NaiveDateTime> {
    Some(NaiveDate::from_num_days_from_ce_opt(i32::try_from(days_from_ce).ok()?)?.and_time(NaiveTime::MIN))
}

fn month(months: i64) -> Option<NaiveDateTime> {
    let year = i32::try_from(months.div_euclid(12)).ok()?;
    let month = u32::try_from(months.rem_euclid(12)).ok()? + 1;
    Some(NaiveDate::from_ymd_opt(year, month, 1)?.and_time(NaiveTime::MIN))
}

/// Round wall times inside the visible stretch, with their place on the scale in seconds. Strictly increasing.
fn round_times(step: Step, scale: &Scale, wall: &Wall<'_>) -> Vec<(i64, NaiveDateTime)> {
    let (from, to) = scale.visible();
    let mut found: Vec<(i64, NaiveDateTime)> = Vec::new();
    let mut next = step.floor(wall.local(from));
    // The width bounds the number of ticks; the limit only guards against a scale that is not sane.
    for _ in 0..2_000 {
        let Some(local) = next else { break };
        next = step.next(local);
        let Some(second) = wall.second(local) else { continue };
        if second as f64 > to {
            break;
        }
        // Of the round times in a folded stretch only the last change of date is told.
        let inside = |fold: &&Fold| fold.from < second as f64 && (second as f64) < fold.to;
        if let Some(fold) = scale.folds().iter().find(inside) {
            let ahead = step.floor(wall.local(fold.to)).filter(|ahead| *ahead > local);
            if ahead.is_some() {
                next = ahead;
                continue;
            }
            if matches!(step, Step::Seconds(_)) {
                continue;
            }
        }
        if second as f64 >= from && found.last().is_none_or(|(last, _)| *last < second) {
            found.push((second, local));
        }
    }
    found
}

/// Ticks and dates of the visible stretch.
pub(super) fn axis(scale: &Scale, wall: &Wall<'_>, hours: Hours, mode: Mode) -> (Vec<Tick>, Vec<Day>) {
    let spacing = match mode {
        Mode::Lanes => 92.0,
        Mode::Rail => 84.0,
    };
    let step = Step::at_least(spacing, scale);
    let within_a_day = matches!(step, Step::Seconds(_));
    let changes = match step {
        Step::Seconds(_) => round_times(Step::Days(1), scale, wall),
        Step::Months(12..) => Vec::new(),
        _ => round_times(Step::Months(12), scale, wall),
    };

    let mut ticks: Vec<Tick> = Vec::new();
    for (second, local) in round_times(step, scale, wall) {
        let x = scale.at(second);
        let changes_date = within_a_day && changes.iter().any(|(change, _)| *change == second);
        if changes_date {
            continue;
        }
        let label = match step {
            Step::Seconds(_) => hours.tick(local.time()),
            _ if !wall.calendar => names::day_words(local, false),
            Step::Days(_) => crate::time::written("%b %-d", &local),
            Step::Months(12..) => crate::time::written("%Y", &local),
            Step::Months(_) => crate::time::written("%b", &local),
        };
        let half = text::width(&label, false) / 2.0 + EDGE;
        let label_x = if x < half { half } else { x.min((scale.width() - half).max(half)) };
        let fine = matches!(step, Step::Seconds(1..3600)) && (local.minute() != 0 || local.second() != 0);
        let grade = if fine { Grade::Minor } else { Grade::Major };
        ticks.push(Tick { x, label: Some(label), label_x, grade });
    }
    thin(&mut ticks);
    let years = matches!(step, Step::Months(12..));
    let days = if years { Vec::new() } else { days(&changes, &ticks, scale, wall, hours, within_a_day) };
    for day in days.iter().filter(|day| day.line) {
        let end = day.x + text::width(&day.clock, false) + 6.0;
        for tick in &mut ticks {
            let half = tick.label.as_deref().map_or(0.0, |label| text::width(label, false) / 2.0);
            if within_a_day && tick.label_x + half > day.x - 6.0 && tick.label_x - half < end {
                tick.label = None;
            }
        }
    }
    if mode == Mode::Rail && within_a_day {
        add_unlabelled(&mut ticks, &changes, scale, wall, step);
    }
    (ticks, days)
}

/// Where two labels would touch, the one that had to leave its tick goes, otherwise the later one.
fn thin(ticks: &mut [Tick]) {
    let half = |tick: &Tick| tick.label.as_deref().map(|label| text::width(label, false) / 2.0);
    let mut before: Option<usize> = None;
    for place in 0..ticks.len() {
        let Some((tick, wide)) = ticks.get(place).and_then(|tick| Some((tick, half(tick)?))) else {
            continue;
        };
        let previous = before.and_then(|before| ticks.get(before).map(|tick| (before, tick)));
        let touched = previous.filter(|(_, previous)| {
            previous.label_x + half(previous).unwrap_or_default() + 4.0 > tick.label_x - wide
        });
        let gone = match touched {
            None => None,
            Some((before, previous)) if (previous.label_x - previous.x).abs() > 0.5 => Some(before),
            Some(_) => Some(place),
        };
        if gone != Some(place) {
            before = Some(place);
        }
        if let Some(tick) = gone.and_then(|gone| ticks.get_mut(gone)) {
            tick.label = None;
        }
    }
}

/// The lengths of folded stretches stand where clock times stand: those that would touch them go.
pub(super) fn make_room(ticks: &mut [Tick], days: &mut [Day], folds: &[Folded]) {
    for fold in folds {
        let Some(label) = &fold.label else { continue };
        let (middle, half) = ((fold.left + fold.right) / 2.0, text::width(label, true) / 2.0 + 6.0);
        for tick in ticks.iter_mut() {
            let wide = tick.label.as_deref().map_or(0.0, |label| text::width(label, false) / 2.0);
            if (tick.label_x - middle).abs() < half + wide {
                tick.label = None;
            }
        }
        for day in days.iter_mut() {
            let (left, right) = (day.x + 7.0, day.x + 7.0 + text::width(&day.clock, false));
            if left < middle + half && right > middle - half {
                day.clock.clear();
            }
        }
    }
}

/// On a rail lines stand closer than there is room for words.
fn add_unlabelled(
    ticks: &mut Vec<Tick>,
    changes: &[(i64, NaiveDateTime)],
    scale: &Scale,
    wall: &Wall<'_>,
    step: Step,
) {
    let finer = Step::at_least(42.0, scale);
    let divides = matches!((step, finer), (Step::Seconds(step), Step::Seconds(finer)) if step % finer == 0);
    if !divides || finer == step {
        return;
    }
    for (second, _) in round_times(finer, scale, wall) {
        let x = scale.at(second);
        let taken = ticks.iter().any(|tick| (tick.x - x).abs() < 1.0);
        if !taken && changes.iter().all(|(change, _)| *change != second) {
            ticks.push(Tick { x, label: None, label_x: x, grade: Grade::Minor });
        }
    }
    ticks.sort_by(|one, other| one.x.total_cmp(&other.x));
}

/// Lines where the date (or, on a scale of days, the year) changes, and the date at the left edge.
fn days(
    changes: &[(i64, NaiveDateTime)],
    ticks: &[Tick],
    scale: &Scale,
    wall: &Wall<'_>,
    hours: Hours,
    within_a_day: bool,
) -> Vec<Day> {
    let name = |local: NaiveDateTime| match (within_a_day, wall.calendar) {
        (true, calendar) => names::day_words(local, calendar),
        (false, true) => crate::time::written("%Y", &local),
        (false, false) => String::new(),
    };
    let mut days: Vec<Day> = Vec::new();
    for (second, local) in changes {
        let label = name(*local);
        let clock = if within_a_day { hours.tick(local.time()) } else { String::new() };
        // What does not fit before the right edge stays away; the line remains.
        let x = scale.at(*second);
        let fits = x + 7.0 + text::width(&label, true) <= scale.width();
        let clock_fits = x + 7.0 + text::width(&clock, false) <= scale.width();
        let labelled = days.iter().rfind(|day| !day.label.is_empty());
        let clear = labelled.is_none_or(|day| day.x + text::width(&day.label, true) + 6.0 <= x);
        let label = if fits && clear { label } else { String::new() };
        days.push(Day { x, label, clock: if clock_fits { clock } else { String::new() }, line: true });
    }
    let label = name(wall.local(scale.visible().0));
    let wide = text::width(&label, true);
    let limit = days.first().map_or(scale.width(), |day| day.x) - wide - 8.0;
    let first = ticks.iter().find_map(|tick| {
        let half = text::width(tick.label.as_deref()?, false) / 2.0;
        Some(tick.label_x - half)
    });
    let x = first.unwrap_or(12.0).min(60.0);
    let x = if x <= limit { x } else { limit.min(8.0) };
    if x >= 0.0 && !label.is_empty() {
        days.insert(0, Day { x, label, clock: String::new(), line: false });
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::NoZones;
    use crate::model::Postmortem;
    use crate::time::{Offset, Zone};

    fn axis_of(from: f64, to: f64, width: f64, zone: i32, mode: Mode) -> (Vec<Tick>, Vec<Day>) {
        let zone = Some(Zone { written: "UTC".into(), offset: Some(Offset(zone)) });
        let document = Postmortem { zone, ..Postmortem::default() };
        let wall = Wall { clock: Clock::of(&document, &NoZones), calendar: true };
        axis(&Scale::new(from, to, width), &wall, Hours::Twelve, mode)
    }

    fn labels(ticks: &[Tick]) -> Vec<&str> {
        ticks.iter().filter_map(|tick| tick.label.as_deref()).collect()
    }

    /// 2024-03-10T19:45-04:00
    const EVENING: f64 = 1_710_114_300.0;

    #[test]
    fn an_evening_has_full_hours_and_a_line_at_midnight() {
        let (ticks, days) = axis_of(EVENING, EVENING + 390.0 * 60.0, 1063.0, -4 * 3600, Mode::Lanes);
        assert_eq!(labels(&ticks), ["8 PM", "9 PM", "10 PM", "11 PM", "1 AM", "2 AM"]);
        assert_eq!(
            days.iter().map(|day| day.label.as_str()).collect::<Vec<_>>(),
            ["Sun, Mar 10", "Mon, Mar 11"]
        );
        assert_eq!(days.iter().map(|day| day.line).collect::<Vec<_>>(), [false, true]);
        assert_eq!(days[1].clock, "12 AM");
        assert!((days[1].x - 1063.0 * 255.0 / 390.0).abs() < 1e-6);
    }

    #[test]
    fn a_phone_labels_every_second_hour() {
        let (ticks, _) = axis_of(EVENING, EVENING + 390.0 * 60.0, 360.0, -4 * 3600, Mode::Rail);
        assert_eq!(labels(&ticks), ["8 PM", "10 PM", "2 AM"]);
        assert_eq!(ticks.len(), 6);
    }

    #[test]
    fn steps_follow_the_zoom() {
        let minute = 60.0;
        let cases: [(f64, &[&str]); 4] = [
            (10.0 * minute, &["7:45 PM", "7:46 PM"]),
            (4.0 * 60.0 * minute, &["8 PM", "8:30 PM", "9 PM"]),
            (6.0 * 1440.0 * minute, &["Mar 11", "Mar 12"]),
            (500.0 * 1440.0 * minute, &["Jul", "Oct"]),
        ];
        for (length, expected) in cases {
            let (ticks, _) = axis_of(EVENING, EVENING + length, 1000.0, -4 * 3600, Mode::Lanes);
            let labels = labels(&ticks);
            assert!(labels.windows(expected.len()).any(|window| window == expected), "{labels:?}");
        }
    }

    #[test]
    fn labels_never_overlap_at_any_zoom() {
        let mut length = 20.0;
        while length < 3.0e9 {
            for mode in [Mode::Lanes, Mode::Rail] {
                let width = if mode == Mode::Lanes { 700.0 } else { 360.0 };
                let (ticks, days) = axis_of(EVENING, EVENING + length, width, 20_700, mode);
                let mut end = f64::MIN;
                for tick in ticks.iter().filter(|tick| tick.label.is_some()) {
                    let half = text::width(tick.label.as_deref().unwrap_or_default(), false) / 2.0;
                    assert!(tick.label_x - half >= end, "{length} {ticks:?}");
                    end = tick.label_x + half;
                }
                let mut end = f64::MIN;
                for day in days.iter().filter(|day| !day.label.is_empty()) {
                    assert!(day.x >= end, "{length} {days:?}");
                    end = day.x + text::width(&day.label, true);
                }
            }
            length *= 1.37;
        }
    }
}
