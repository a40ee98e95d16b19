//! Shifting times: "these twelve are one hour off". The words keep their form: `2:02pm` becomes `3:02pm`, `14h30` becomes `15h30`.

use crate::time::text::{Context, read, typing};
use crate::time::{Precision, Time, written};
use chrono::{NaiveTime, TimeDelta, Timelike};

/// `time`, `minutes` later (or earlier) on its own clock. `None`: it has nothing that could move, such as unread words, or a day
/// without a clock time when less than days is asked for.
pub fn shifted(time: &Time, minutes: i64) -> Option<Time> {
    let delta = TimeDelta::try_minutes(minutes)?;
    let mut moved = time.clone();
    match (time.date, time.clock) {
        (Some(date), Some(clock)) => {
            let at = date.and_time(clock).checked_add_signed(delta)?;
            (moved.date, moved.clock) = (Some(at.date()), Some(at.time()));
        }
        (None, Some(clock)) => moved.clock = Some(clock.overflowing_add_signed(delta).0),
        (Some(date), None) if minutes % (24 * 60) == 0 => moved.date = Some(date.checked_add_signed(delta)?),
        _ => return None,
    }
    if time.precision == Precision::Hour && minutes % 60 != 0 {
        // `6 PM` half an hour later is about half past, not exactly.
        (moved.precision, moved.approximate) = (Precision::Minute, true);
    }
    moved.written = rewritten(time, &moved);
    Some(moved)
}

/// The words of `moved` in the form in which `time` was written.
fn rewritten(time: &Time, moved: &Time) -> String {
    let alone = read(&time.written, &Context::default());
    let kept = alone.date.is_none() || moved.date == time.date;
    if moved.clock == time.clock && kept {
        return time.written.clone();
    }
    let mut words = time.written.clone();
    if !kept && let (Some(from), Some(to)) = (time.date, moved.date) {
        words = words.replacen(&written("%Y-%m-%d", &from), &written("%Y-%m-%d", &to), 1);
    }
    if moved.clock != time.clock
        && let (Some(from), Some(to)) = (time.clock, moved.clock)
    {
        words = clock_replaced(&words, from, to).unwrap_or(words);
    }
    let context = Context { date: moved.date, zone: moved.zone.clone(), ..Context::default() };
    let again = typing(&words, &context, None);
    if (again.date, again.clock) == (moved.date, moved.clock) && again.approximate == moved.approximate {
        return words;
    }
    super::between::words(moved, time)
}

/// The figures of `from` in `words` made those of `to`, with their separators, leading zeros and halves of the day.
fn clock_replaced(words: &str, from: NaiveTime, to: NaiveTime) -> Option<String> {
    let bytes = words.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            at += 1;
            continue;
        }
        if let Some(found) = figures_at(words, at, digits, from, to) {
            return Some(found);
        }
        at += digits;
    }
    None
}

fn figures_at(words: &str, at: usize, digits: usize, from: NaiveTime, to: NaiveTime) -> Option<String> {
    let (head, rest) = (words.get(..at)?, words.get(at + digits..)?);
    let figures = words.get(at..at + digits)?;
    if digits == 4 {
        // `0330hrs`
        let matches = figures == format!("{:02}{:02}", from.hour(), from.minute());
        return matches.then(|| format!("{head}{:02}{:02}{rest}", to.hour(), to.minute()));
    }
    let hour: u32 = figures.parse().ok()?;
    let (mark, minutes, tail) = match rest.chars().next() {
        Some(mark @ (':' | '.' | 'h' | 'H')) => {
            let minutes = rest.get(1..3).filter(|two| two.bytes().all(|byte| byte.is_ascii_digit()));
            match minutes {
                Some(minutes) => (Some(mark), minutes.parse().ok()?, rest.get(3..)?),
                None => (None, 0, rest),
            }
        }
        _ => (None, 0, rest),
    };
    let half = half_at(tail);
    let fits = minutes == from.minute()
        && if half.is_some() { hour % 12 == from.hour() % 12 } else { hour % 24 == from.hour() };
    // `~9` alone is an hour; elsewhere a bare figure is not.
    let bare = rest.is_empty() && head.trim_matches(['~', '≈', ' ']).is_empty();
    if !fits || (mark.is_none() && half.is_none() && !bare) || (mark.is_none() && to.minute() != 0) {
        return None;
    }
    let shown = match half {
        Some(_) => (to.hour() + 11) % 12 + 1,
        None => to.hour(),
    };
    let wide = figures.starts_with('0') || (digits == 2 && half.is_none());
    let shown = if wide { format!("{shown:02}") } else { shown.to_string() };
    let mut out = format!("{head}{shown}");
    if let Some(mark) = mark {
        out.push(mark);
        out.push_str(&format!("{:02}", to.minute()));
    }
    match half {
        Some(place) => {
            let letter = tail.get(place..=place)?;
            let upper = letter.chars().all(char::is_uppercase);
            out.push_str(tail.get(..place)?);
            out.push(match (to.hour() < 12, upper) {
                (true, true) => 'A',
                (true, false) => 'a',
                (false, true) => 'P',
                (false, false) => 'p',
            });
            out.push_str(tail.get(place + 1..)?);
        }
        None => out.push_str(tail),
    }
    Some(out)
}

/// Where the `a` or `p` of a half of the day stands.
fn half_at(tail: &str) -> Option<usize> {
    let seconds = if tail.starts_with(':') { 3 } else { 0 };
    let place = seconds
        + tail
            .get(seconds..)?
            .chars()
            .take_while(|c| *c == ' ' || *c == '\u{a0}')
            .map(char::len_utf8)
            .sum::<usize>();
    let rest = tail.get(place..)?;
    let letter = rest.chars().next()?;
    let next = rest.chars().nth(1);
    let is_half = matches!(letter, 'a' | 'A' | 'p' | 'P')
        && (next.is_none_or(|next| !next.is_alphanumeric()) || matches!(next, Some('m' | 'M')));
    is_half.then_some(place)
}

/// The usual words of a shift: `1 h later`, `30 min earlier`.
pub fn shift_words(minutes: i64) -> String {
    let length = crate::metrics::words(minutes.abs().saturating_mul(60));
    format!("{length} {}", if minutes < 0 { "earlier" } else { "later" })
}
