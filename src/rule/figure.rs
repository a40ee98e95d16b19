//! Figures in running text: a number with what it counts. Two rules look for them. No rule lives here.

use super::Passage;
use std::ops::Range;

/// What a number of impact counts.
const UNITS: &[&str] = &[
    "percent",
    "per",
    "x",
    "times",
    "user",
    "customer",
    "client",
    "account",
    "tenant",
    "subscriber",
    "visitor",
    "person",
    "people",
    "employee",
    "colleague",
    "developer",
    "engineer",
    "team",
    "merchant",
    "student",
    "patient",
    "member",
    "player",
    "request",
    "response",
    "order",
    "payment",
    "transaction",
    "transfer",
    "message",
    "email",
    "mail",
    "notification",
    "event",
    "record",
    "row",
    "document",
    "file",
    "upload",
    "download",
    "job",
    "build",
    "task",
    "run",
    "deployment",
    "release",
    "query",
    "call",
    "page",
    "pageview",
    "session",
    "login",
    "booking",
    "ticket",
    "report",
    "complaint",
    "error",
    "failure",
    "timeout",
    "exception",
    "crash",
    "second",
    "sec",
    "minute",
    "min",
    "hour",
    "hr",
    "day",
    "week",
    "ms",
    "s",
    "m",
    "h",
    "device",
    "node",
    "server",
    "host",
    "machine",
    "instance",
    "pod",
    "container",
    "cluster",
    "region",
    "site",
    "store",
    "service",
    "endpoint",
    "project",
    "repository",
    "database",
    "shard",
    "partition",
    "queue",
    "kb",
    "mb",
    "gb",
    "tb",
    "pb",
    "byte",
    "usd",
    "eur",
    "gbp",
    "dollar",
    "euro",
    "pound",
    "cent",
    "k",
    "million",
    "billion",
    "thousand",
    "hundred",
];

/// Words that are a number.
const NUMBERS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "fifteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "ninety",
    "dozen",
    "dozens",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "half",
    "third",
    "quarter",
    "tenth",
    "all",
    "every",
    "each",
    "no",
    "none",
    "zero",
    "single",
    "both",
    "everyone",
    "nobody",
];

/// Whether the text holds a figure with a unit: `80%`, `3,000 orders`, `$1.2 m`, `40 minutes`, `all customers`, `one in five users`.
pub fn has_figure(passage: &Passage<'_>) -> bool {
    (0..passage.words().len()).any(|index| is_figure(passage, index))
}

fn is_figure(passage: &Passage<'_>, index: usize) -> bool {
    let Some(word) = passage.words().get(index) else { return false };
    let text = passage.word(word);
    if matches!(text.to_ascii_lowercase().as_str(), "everyone" | "everybody" | "nobody") {
        return true;
    }
    let Some(unit) = number_end(text) else {
        let share = ["of", "in", "out"].iter().any(|word| passage.is(index + 1, word));
        return NUMBERS.iter().any(|number| text.eq_ignore_ascii_case(number))
            && (share || counts(passage, index));
    };
    let before = passage.text.get(..word.start).unwrap_or_default();
    let after = passage.text.get(word.end..).unwrap_or_default();
    if before.ends_with(['$', '€', '£', '¥']) || after.trim_start().starts_with(['%', '€', '£', '¥', '$'])
    {
        return true;
    }
    if !unit.is_empty() {
        return is_unit(unit);
    }
    counts(passage, index) && !is_status_code(passage, index)
}

/// What follows the digits of `40min`, `3k`, `80`; `None` for words, clock times, versions and names.
fn number_end(text: &str) -> Option<&str> {
    let end = text.find(|letter: char| !(letter.is_ascii_digit() || letter == '.')).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let plain =
        !digits.is_empty() && digits.matches('.').count() <= 1 && !rest.contains([':', '_', '/', '.', '@']);
    (plain && digits.starts_with(|letter: char| letter.is_ascii_digit())).then_some(rest)
}

/// Whether one of the next words of the sentence is something that is counted: `3,000 paying customers`.
fn counts(passage: &Passage<'_>, index: usize) -> bool {
    let sentence = passage.sentence(index);
    passage.words().iter().take(sentence.end).skip(index + 1).take(4).any(|word| is_unit(passage.word(word)))
}

fn is_unit(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let stems = [Some(word.as_str()), word.strip_suffix('s'), word.strip_suffix("es")];
    let plural_y = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    stems.into_iter().flatten().chain(plural_y.as_deref()).any(|stem| UNITS.contains(&stem))
}

/// `500 errors` after `HTTP` counts nothing.
fn is_status_code(passage: &Passage<'_>, index: usize) -> bool {
    let code = passage.words().get(index).map(|word| passage.word(word)).unwrap_or_default();
    code.len() == 3
        && code.starts_with(['4', '5'])
        && ["error", "errors", "response", "responses", "status", "page", "pages"]
            .iter()
            .any(|noun| passage.is(index + 1, noun))
}

/// A decimal number: digits with at most one point. The library's own reading of such numbers brings ten kilobytes of tables along.
pub fn decimal(word: &str) -> Option<f64> {
    let (whole, part) = word.split_once('.').unwrap_or((word, ""));
    let digits = [whole, part].concat();
    if whole.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let scale = 10_u64.checked_pow(u32::try_from(part.len()).ok()?)?;
    Some(digits.parse::<u64>().ok()? as f64 / scale as f64)
}

/// A decimal number in its shortest form.
pub fn shortest(word: &str) -> Option<String> {
    decimal(word)?;
    let (whole, part) = word.split_once('.').unwrap_or((word, ""));
    let (whole, part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") })
}

/// The place of a percentage whose number is the word at `index`: `80%`, `80 %`, `80 percent`. The whole and nothing are no shares.
pub fn percentage(passage: &Passage<'_>, index: usize) -> Option<Range<usize>> {
    let word = passage.words().get(index)?;
    number_end(passage.word(word)).filter(|rest| rest.is_empty())?;
    let after = passage.text.get(word.end..)?;
    let end = if let Some(rest) = after.trim_start_matches([' ', '\u{a0}']).strip_prefix('%') {
        passage.text.len() - rest.len()
    } else {
        ["percent", "per cent"]
            .into_iter()
            .find_map(|unit| passage.phrase_at(index + 1, unit))
            .map(|(range, _)| range.end)?
    };
    (!matches!(passage.word(word), "0" | "100")).then_some(word.start..end)
}

/// Whether the text counts people or things, as opposed to shares and lengths of time.
pub fn has_count(passage: &Passage<'_>) -> bool {
    const TIMES: &[&str] = &[
        "second", "sec", "minute", "min", "hour", "hr", "day", "week", "month", "ms", "s", "m", "h", "x",
        "times", "percent", "per", "of", "in", "out",
    ];
    (0..passage.words().len()).any(|index| {
        let Some(word) = passage.words().get(index) else { return false };
        let after = passage.text.get(word.end..).unwrap_or_default();
        let money = passage.text.get(..word.start).unwrap_or_default().ends_with(['$', '€', '£', '¥']);
        let digits = number_end(passage.word(word)).is_some();
        let share = after.trim_start().starts_with('%') || passage.is(index + 1, "percent");
        let counted =
            passage.words().iter().take(passage.sentence(index).end).skip(index + 1).take(3).any(|next| {
                let next = passage.word(next).to_ascii_lowercase();
                let stem = next.strip_suffix('s').unwrap_or(&next);
                is_unit(&next) && !TIMES.contains(&next.as_str()) && !TIMES.contains(&stem)
            });
        let spent = passage.words().get(index + 1).is_some_and(|next| {
            let next = passage.word(next).to_ascii_lowercase();
            TIMES.contains(&next.as_str()) || TIMES.contains(&next.strip_suffix('s').unwrap_or(&next))
        });
        digits && !share && (money || (counted && !spent)) && !is_status_code(passage, index)
    })
}
