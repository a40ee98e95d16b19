//! Dates and clock times in the few forms that the editor writes. It stands in for chrono's `format`, which brings every form there
//! is into the page; the letters are the same. Which form is right somewhere is not decided here.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike};

/// What has a date, a clock time or both.
pub trait Moment {
    /// The date and the clock time.
    fn parts(&self) -> (Option<NaiveDate>, Option<NaiveTime>);
}

impl Moment for NaiveDate {
    fn parts(&self) -> (Option<NaiveDate>, Option<NaiveTime>) {
        (Some(*self), None)
    }
}

impl Moment for NaiveTime {
    fn parts(&self) -> (Option<NaiveDate>, Option<NaiveTime>) {
        (None, Some(*self))
    }
}

impl Moment for NaiveDateTime {
    fn parts(&self) -> (Option<NaiveDate>, Option<NaiveTime>) {
        (Some(self.date()), Some(self.time()))
    }
}

impl<Z: TimeZone> Moment for DateTime<Z> {
    fn parts(&self) -> (Option<NaiveDate>, Option<NaiveTime>) {
        self.naive_local().parts()
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// `moment` by a pattern: `%Y`, `%m`, `%d`, `%B`, `%b`, `%A`, `%a`, `%H`, `%I`, `%M`, `%S`, `%p`, a number without its zero after
/// `%-`. What the moment does not have is left out.
pub fn written(pattern: &str, moment: &impl Moment) -> String {
    let (date, clock) = moment.parts();
    let (mut out, mut letters) = (String::new(), pattern.chars());
    while let Some(letter) = letters.next() {
        if letter != '%' {
            out.push(letter);
            continue;
        }
        let mut kind = letters.next();
        let padded = kind != Some('-');
        if !padded {
            kind = letters.next();
        }
        if let Some(part) = kind.and_then(|kind| part(kind, padded, date, clock)) {
            out.push_str(&part);
        }
    }
    out
}

fn part(kind: char, padded: bool, date: Option<NaiveDate>, clock: Option<NaiveTime>) -> Option<String> {
    let two = |number: u32| {
        let zero = if padded && number < 10 { "0" } else { "" };
        Some([zero, &number.to_string()].concat())
    };
    match kind {
        'Y' => Some(year(date?.year())),
        'm' => two(date?.month()),
        'd' => two(date?.day()),
        'B' => MONTHS.get(date?.month0() as usize).map(ToString::to_string),
        'b' => MONTHS.get(date?.month0() as usize)?.get(..3).map(str::to_owned),
        'A' => DAYS.get(date?.weekday().num_days_from_monday() as usize).map(ToString::to_string),
        'a' => DAYS.get(date?.weekday().num_days_from_monday() as usize)?.get(..3).map(str::to_owned),
        'H' => two(clock?.hour()),
        'I' => two(clock?.hour12().1),
        'M' => two(clock?.minute()),
        'S' => two(clock?.second()),
        'p' => Some(if clock?.hour12().0 { "PM" } else { "AM" }.to_owned()),
        _ => None,
    }
}

/// Four digits, with a sign where there are more or where the year lies before the first.
fn year(year: i32) -> String {
    let mut digits = year.unsigned_abs().to_string();
    digits.insert_str(0, "0000".get(digits.len()..).unwrap_or_default());
    match year {
        ..0 => digits.insert(0, '-'),
        10_000.. => digits.insert(0, '+'),
        _ => {}
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "chrono says what is right; no page holds this")]
    fn writes_what_chrono_writes() {
        let days = [(2024, 3, 10), (1999, 12, 31), (7, 1, 1), (-44, 3, 15), (12_024, 2, 29)];
        let clocks = [(0, 0, 0), (9, 5, 7), (12, 0, 30), (23, 59, 59)];
        let patterns = [
            "%A, %B %-d, %Y",
            "%a, %b %-d",
            "%Y-%m-%dT%H:%M:%S",
            "%-I:%M:%S %p",
            "%I %p",
            "%H:xx",
            "%d.%-m.",
            "%-H",
        ];
        for (year, month, day) in days {
            for (hour, minute, second) in clocks {
                let date = NaiveDate::from_ymd_opt(year, month, day).expect("a date");
                let moment = date.and_hms_opt(hour, minute, second).expect("a clock time");
                for pattern in patterns {
                    assert_eq!(written(pattern, &moment), moment.format(pattern).to_string());
                    assert_eq!(written(pattern, &moment.and_utc()), moment.format(pattern).to_string());
                }
            }
        }
    }

    #[test]
    fn leaves_out_what_is_not_there() {
        let date = NaiveDate::from_ymd_opt(2024, 3, 10).expect("a date");
        assert_eq!(written("%Y %H:%M", &date), "2024 :");
        assert_eq!(written("100 %", &date), "100 ");
    }
}
