//! A law of the picture: whatever the document and the viewport, no words stand on other words.

use super::{documents, lanes, rail};
use crate::metrics::time;
use postmortem_editor::env::NoZones;
use postmortem_editor::layout::{Picture, Scene, Side, Viewport, width};
use postmortem_editor::model::{ImpactWindow, Members, Postmortem, RowId};
use proptest::prelude::*;

/// Words in the picture and where they stand: left, top, right, bottom.
pub(super) type Words = (String, [f64; 4]);

/// Words that begin at `x`, on a line whose middle is `y`.
fn words(text: &str, x: f64, wide: f64, y: f64) -> Words {
    (text.to_owned(), [x, y - 7.0, x + wide, y + 7.0])
}

/// The axis has dates above and clock times below.
fn axis(picture: &Picture) -> Vec<Words> {
    let (upper, lower) = (11.0, 26.0);
    let ticks = picture.ticks.iter().filter_map(|tick| Some((tick.label.as_deref()?, tick.label_x)));
    let mut all: Vec<Words> = ticks
        .map(|(label, middle)| words(label, middle - width(label, false) / 2.0, width(label, false), lower))
        .collect();
    for fold in &picture.folds {
        let Some(label) = fold.label.as_deref() else { continue };
        let wide = width(label, true);
        all.push(words(label, (fold.left + fold.right - wide) / 2.0, wide, lower));
    }
    for day in &picture.days {
        let x = if day.line { day.x + 7.0 } else { day.x };
        all.push(words(&day.label, x, width(&day.label, true), upper));
        all.push(words(&day.clock, x, width(&day.clock, false), lower));
    }
    all
}

/// The words in the lanes, on the bands and on the lines below.
pub(super) fn plot(picture: &Picture) -> Vec<Words> {
    let middle = |lane: usize| picture.lanes[lane].middle();
    let mut all: Vec<Words> = Vec::new();
    for mark in picture.marks.iter().filter(|mark| !picture.lanes[mark.lane].dense) {
        let Some(label) = &mark.label else { continue };
        let x = match label.side {
            Side::Right => mark.x + 13.0,
            Side::Left => mark.x - 13.0 - label.room,
        };
        all.push(words(&label.text, x, label.room, middle(mark.lane)));
    }
    for silence in &picture.silences {
        let Some(label) = silence.label.as_deref() else { continue };
        let wide = width(label, false);
        all.push(words(label, (silence.left + silence.right - wide) / 2.0, wide, middle(silence.lane)));
    }
    if let Some((x, y)) = picture.undetected.as_ref().and_then(|region| region.label) {
        let wide = width("not detected", false);
        all.push(words("not detected", x - wide / 2.0, wide, y));
    }
    if let Some((top, height)) = picture.impact {
        let labels = picture.bands.iter().filter_map(|band| band.label.as_ref());
        all.extend(labels.map(|label| words(&label.text, label.x, label.width, top + height / 2.0)));
    }
    for line in &picture.dimensions {
        let Some(label) = &line.label else { continue };
        let x = if label.centred { label.x - label.width / 2.0 } else { label.x };
        all.push(words(&label.text, x, label.width, line.y));
    }
    all
}

/// The first two that share a place.
pub(super) fn overlapping(all: &[Words]) -> Option<(&Words, &Words)> {
    let touch = |(_, one): &Words, (_, other): &Words| {
        one[0] + 0.01 < other[2] && other[0] + 0.01 < one[2] && one[1] < other[3] && other[1] < one[3]
    };
    let seen = |(text, _): &&Words| !text.is_empty();
    all.iter().filter(seen).enumerate().find_map(|(place, one)| {
        all.iter().filter(seen).skip(place + 1).find(|other| touch(one, other)).map(|other| (one, other))
    })
}

/// Impact windows that follow, touch or overlap each other.
fn windows() -> impl Strategy<Value = Vec<ImpactWindow>> {
    let hours =
        (0_u32..20, 1_u32..12, proptest::sample::select(vec!["", "Checkout", "Mail to everyone, late"]));
    proptest::collection::vec(hours, 0..4).prop_map(|all| {
        let window = |(place, (from, lasts, scope)): (usize, (u32, u32, &str))| {
            let at = |hour: u32| Some(time(&format!("2024-03-1{} {:02}:00", hour / 24, hour % 24)));
            let (id, scope) = (RowId::from(format!("w{place}").as_str()), scope.to_owned());
            ImpactWindow { id, start: at(from), end: at(from + lasts), scope, members: Members::new() }
        };
        all.into_iter().enumerate().map(window).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_words_stand_on_other_words(
        document in documents(),
        windows in windows(),
        plot_width in 200.0_f64..1600.0,
        on_rail in any::<bool>(),
        folded in any::<bool>(),
        zoom in 0.5_f64..60.0,
        around in 0.0_f64..1.0,
    ) {
        let document = Postmortem { windows, ..document };
        let scene = Scene::of(&document, &NoZones);
        let scene = if folded { scene.folded() } else { scene };
        let viewport = if on_rail { rail(plot_width) } else { lanes(plot_width) };
        let scale = scene.scale(&viewport).zoomed(zoom, plot_width * around);
        let viewport = Viewport { visible: Some(scale.visible()), ..viewport };
        let picture = scene.lay_out(&document, &NoZones, &viewport);
        let all: Vec<Words> = axis(&picture).into_iter().chain(plot(&picture)).collect();
        let both = overlapping(&all);
        prop_assert!(both.is_none(), "{:?}", both);
    }
}
