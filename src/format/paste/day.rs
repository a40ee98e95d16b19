//! Days in chats: lines that state one, and words that count from the present day.

use crate::time::Precision;
use crate::time::text::{Context, starting};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A day counted from the present one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    Today,
    Yesterday,
    /// The last day of this name.
    Last(Weekday),
}

impl Counted {
    /// The day it means on `today`.
    pub fn date(self, today: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Today => Some(today),
            Self::Yesterday => today.checked_sub_days(Days::new(1)),
            Self::Last(day) => {
                let back = (7 + today.weekday().num_days_from_monday() - day.num_days_from_monday()) % 7;
                today.checked_sub_days(Days::new(back.into()))
            }
        }
    }
}

/// The word that counts a day in front of a clock time, and its length with what joins them: `Today at 10:02`.
pub(super) fn counted(text: &str) -> (Option<Counted>, usize) {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let word = text.get(..end).unwrap_or_default().to_ascii_lowercase();
    let counted = match word.as_str() {
        "today" => Counted::Today,
        "yesterday" => Counted::Yesterday,
        _ => match word.parse::<Weekday>() {
            Ok(day) => Counted::Last(day),
            Err(_) => return (None, 0),
        },
    };
    let rest = text.get(end..).unwrap_or_default().trim_start_matches([',', ' ']);
    let rest = rest.strip_prefix("at ").unwrap_or(rest);
    // A weekday in front of a date says nothing more than the date.
    if rest.starts_with(|c: char| c.is_ascii_digit())
        && !rest.contains(['/'])
        && !rest.get(..5).is_some_and(|head| head.contains('-'))
    {
        (Some(counted), text.len() - rest.len())
    } else if rest.len() < text.len() && rest.is_empty() {
        (Some(counted), text.len())
    } else {
        (None, 0)
    }
}

/// The day that a line of its own states: `Friday, May 10th`, `--- Day changed Fri May 10 2024`, `Yesterday`.
pub(super) fn line(text: &str, context: &Context, today: NaiveDate) -> Option<NaiveDate> {
    let bare =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '—' | '–' | '=' | '*' | '_'));
    if bare.is_empty() || bare.len() > 48 {
        return None;
    }
    let words =
        bare.strip_prefix("Day changed").or_else(|| bare.strip_prefix("Log opened")).unwrap_or(bare).trim();
    match words.to_ascii_lowercase().as_str() {
        "today" => return Some(today),
        "yesterday" => return Counted::Yesterday.date(today),
        _ => {}
    }
    let undated = Context { date: context.date.or(Some(today)), ..Context::default() };
    let found = starting(words, &Context { day_first: context.day_first, ..undated })?;
    let rest = words.get(found.range.end..)?.trim();
    let whole = rest.is_empty() || bare.starts_with("Log opened");
    let marked = bare.len() > words.len();
    let date = found
        .time
        .date
        .filter(|_| found.dated && whole && (found.time.precision == Precision::Day || marked))?;
    Some(past(date, words, today))
}

/// A chat tells of the past: a day without its year is of the year that has passed it last.
pub(super) fn past(date: NaiveDate, words: &str, today: NaiveDate) -> NaiveDate {
    let stated = words.contains(&crate::time::written("%Y", &date));
    let later = today.checked_add_days(Days::new(1)).is_some_and(|tomorrow| date > tomorrow);
    let back = date.checked_sub_months(Months::new(12)).filter(|_| later && !stated);
    back.unwrap_or(date)
}
