//! Markers, and counts where markers would lie too close together.
//!
//! A marker within 18 px of the one before joins it. A count takes every event of 36 px, so that counts never touch. The search skips
//! from group to group in the sorted times; it starts at a round place of the scale, so that groups stay while panning.

use super::names::{Hours, length_words, time_words};
use super::picture::Mark;
use super::scene::{Placed, Scene};
use super::{Scale, density, plain};
use crate::model::{EventKind, Postmortem};

/// Closer than this, markers become a count.
pub(super) const APART: f64 = 18.0;
/// The stretch of one count.
const COUNT: f64 = 36.0;
/// How many events a count names.
const MEMBERS: usize = 12;

/// The markers of one lane, from left to right, all inside the plot.
pub(super) fn marks(
    scene: &Scene,
    document: &Postmortem,
    scale: &Scale,
    lane: usize,
    kind: Option<EventKind>,
    placed: &[Placed],
    told: bool,
) -> Vec<Mark> {
    let (from, to) = scale.visible();
    let block = 1024.0 * scale.seconds_per_pixel();
    let start = ((from / block).floor() - 1.0) * block;
    let mut rest =
        placed.get(placed.partition_point(|event| (event.at as f64) < start)..).unwrap_or_default();
    let mut marks = Vec::new();
    while let Some(first) = rest.first() {
        if first.at as f64 > to {
            break;
        }
        let x = scale.at(first.at);
        let within = |pixels: f64| density::before(rest, scale.second(x + pixels)).max(1);
        let mut size = within(APART);
        if size > 1 {
            size = within(COUNT);
        }
        let (group, after) = rest.split_at(size.min(rest.len()));
        rest = after;
        marks.extend(mark(scene, document, scale, (lane, kind), group, told));
    }
    marks.retain(|mark| (0.0..=scale.width()).contains(&mark.x));
    marks
}

fn mark(
    scene: &Scene,
    document: &Postmortem,
    scale: &Scale,
    (lane, kind): (usize, Option<EventKind>),
    group: &[Placed],
    told: bool,
) -> Option<Mark> {
    let (first, last) = (group.first()?, group.last()?);
    let event = document.timeline.get(first.index)?;
    let (left, right) = (scale.at(first.at), scale.at(last.at));
    // The box of a count is wider than a marker: it keeps away from both neighbours.
    let x = if group.len() == 1 { left } else { ((left + right) / 2.0).clamp(left + 6.0, left + 13.0) };
    let members = group.iter().take(if told { MEMBERS } else { 0 }).map(|event| event.index).collect();
    let same =
        |placed: &Placed| document.timeline.get(placed.index).is_some_and(|row| row.kind == event.kind);
    let few = group.len() <= 200;
    let kind = kind.or_else(|| (few && group.iter().all(same)).then_some(event.kind));
    let (time, text, aside) = if group.len() == 1 {
        let time = event.at.as_ref().map(|time| time_words(time, document)).unwrap_or_default();
        let text = plain(if event.text.trim().is_empty() { &event.label } else { &event.text });
        let after =
            || length_words(first.at, &scene.moments).map(|after| format!(", {after}")).unwrap_or_default();
        (time, text, if told { format!("{}{}", event.kind.label(), after()) } else { String::new() })
    } else if !told {
        (stretch_words(document, first.index, last.index), String::new(), String::new())
    } else {
        let kind = kind.map(|kind| kind.label().to_owned()).unwrap_or_default();
        (stretch_words(document, first.index, last.index), format!("{} events", group.len()), kind)
    };
    Some(Mark {
        x,
        half: half_width(group.len()),
        lane,
        kind,
        id: event.id.clone(),
        index: first.index,
        last: last.index,
        count: group.len(),
        members,
        from: first.at,
        to: last.at,
        label: None,
        time,
        text,
        aside,
    })
}

/// Half the width of a marker, or of the box of a count.
fn half_width(count: usize) -> f64 {
    match count {
        1 => 8.0,
        // Set in 11 px, with a border.
        count => (super::text::width(&count_words(count), true) * 11.0 / 12.0 + 8.0).max(20.0) / 2.0,
    }
}

/// A count that fits its box: `6`, `420`, `1.2k`, `64k`.
pub fn count_words(count: usize) -> String {
    match count {
        0..1_000 => count.to_string(),
        1_000..10_000 => format!("{}.{}k", count / 1_000, count % 1_000 / 100),
        10_000..1_000_000 => format!("{}k", count / 1_000),
        _ => format!("{}M", count / 1_000_000),
    }
}

/// The stretch of a count: `2:21 to 2:48 PM`.
pub(super) fn stretch_words(document: &Postmortem, first: usize, last: usize) -> String {
    let time = |index: usize| {
        let event = document.timeline.get(index)?;
        Some(time_words(event.at.as_ref()?, document))
    };
    range(&time(first).unwrap_or_default(), &time(last).unwrap_or_default())
}

fn range(first: &str, last: &str) -> String {
    if first == last {
        return first.to_owned();
    }
    let (_, half) =
        last.split_at(last.len().checked_sub(3).filter(|at| last.is_char_boundary(*at)).unwrap_or(0));
    let same_half = Hours::written(last) == Hours::Twelve && half.starts_with(' ') && first.ends_with(half);
    let first = if same_half { first.strip_suffix(half).unwrap_or(first) } else { first };
    format!("{first} to {last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_never_outgrows_its_box() {
        for count in [2, 99, 999, 1_000, 9_999, 10_000, 999_999, 1_000_000, 99_000_000] {
            assert!(half_width(count) <= 18.0, "{}", count_words(count));
        }
        assert_eq!(count_words(1_250), "1.2k");
    }

    #[test]
    fn a_stretch_names_its_half_day_once() {
        assert_eq!(range("2:21 PM", "2:48 PM"), "2:21 to 2:48 PM");
        assert_eq!(range("11:50 AM", "12:10 PM"), "11:50 AM to 12:10 PM");
        assert_eq!(range("14:21", "14:48"), "14:21 to 14:48");
        assert_eq!(range("14:21", "14:21"), "14:21");
        assert_eq!(range("", "é"), " to é");
    }
}
