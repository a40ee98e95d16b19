//! The timeline's geometry: small documents by hand, and laws over generated ones.

mod around;
mod bands;
mod dense;
mod labels;

use crate::metrics::{evening, event, time};
use postmortem_editor::env::NoZones;
use postmortem_editor::layout::{self, Mode, Picture, Scene, Side, Viewport};
use postmortem_editor::model::{EventKind, Figure, Members, Milestone, Postmortem, RowId};
use postmortem_editor::time::Time;
use proptest::prelude::*;

fn lanes(width: f64) -> Viewport {
    Viewport { width, visible: None, mode: Mode::Lanes }
}

fn rail(width: f64) -> Viewport {
    Viewport { width, visible: None, mode: Mode::Rail }
}

fn lay_out(document: &Postmortem, viewport: &Viewport) -> Picture {
    layout::timeline(document, &NoZones, viewport)
}

/// One line for each thing that is drawn, places rounded to pixels.
fn sketch(picture: &Picture) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    for tick in &picture.ticks {
        let _ = writeln!(out, "tick {:.0} {}", tick.x, tick.label.as_deref().unwrap_or("-"));
    }
    for day in &picture.days {
        let _ =
            writeln!(out, "day {:.0} {} {}{}", day.x, day.label, day.clock, if day.line { "|" } else { "" });
    }
    for band in &picture.bands {
        let label = band.label.as_ref().map_or("-", |label| label.text.as_str());
        let _ = writeln!(out, "band {:.0}..{:.0} {label}", band.left, band.right);
    }
    if let Some(region) = &picture.undetected {
        let _ = writeln!(out, "undetected {:.0}..{:.0}", region.left, region.right);
    }
    for mark in &picture.marks {
        let lane = &picture.lanes[mark.lane].label;
        let _ = write!(out, "mark {:.0} {lane} x{}", mark.x, mark.count);
        if let Some(label) = &mark.label {
            let side = if label.side == Side::Right { "right" } else { "left" };
            let _ = write!(out, " {side} [{}] {}", label.time, label.text);
        }
        out.push('\n');
    }
    for line in &picture.dimensions {
        let label = line.label.as_ref().map_or("-", |label| label.text.as_str());
        let _ = writeln!(out, "{} {:.0}..{:.0} {label}", line.name, line.left, line.right);
    }
    for silence in &picture.silences {
        let _ = writeln!(out, "silence {:.0}..{:.0} {:?}", silence.left, silence.right, silence.label);
    }
    for step in &picture.untimed {
        let _ = writeln!(out, "untimed {} {}", step.kind.name(), step.text);
    }
    out
}

fn evening_with_a_figure() -> Postmortem {
    let mut document = evening();
    let (value, unit, basis) = ("80".into(), "%".into(), "users".into());
    document.figures = vec![Figure { id: RowId::from("f1"), value, unit, basis, members: Members::new() }];
    document
}

#[test]
fn an_evening_fills_the_plot_to_scale() {
    let picture = lay_out(&evening_with_a_figure(), &lanes(1040.0));
    let expected = "\
tick 40 20:00
tick 200 21:00
tick 360 22:00
tick 520 23:00
tick 840 01:00
tick 1000 02:00
day 24 Sun, Mar 10 
day 680 Mon, Mar 11 00:00|
band 40..1000 80% of users, 6 h 00 min
undetected 40..200
mark 200 Detection x1 right [21:00] Event e1
mark 240 Action x1 right [21:15] Event e2
mark 520 Action x1 right [23:00] Event e4
mark 840 Action x1 right [01:00] Event e6
mark 360 Misleading x1 right [22:00] Event e3
mark 680 Escalation x1 right [00:00] Event e5
mark 1000 Resolution x1 left [02:00] Event e7
To detect 40..200 1 h 00
To mitigate 40..1000 not marked
To resolve 40..1000 6 h 00
";
    assert_eq!(sketch(&picture), expected);
    assert_eq!(picture.lanes_end, 36.0 + 30.0 + 5.0 * 30.0);
    assert_eq!(picture.height, picture.lanes_end + 82.0);
    assert!(picture.overview.is_none());
    assert_eq!(
        picture.description,
        "7 events, drawn to scale from Sun, Mar 10, 20:00 to Mon, Mar 11, 02:00 (UTC-4). \
         Time to detect: 1 h 00 min. Time to resolve: 6 h 00 min."
    );
}

#[test]
fn a_phone_has_one_rail_and_counts_what_is_close() {
    let picture = lay_out(&evening_with_a_figure(), &rail(390.0));
    let expected = "\
tick 16 20:00
tick 76 -
tick 135 22:00
tick 195 -
tick 314 -
tick 374 02:00
day 10 Sun, Mar 10 
day 255 Mon, Mar 11 00:00|
band 16..374 80% of users, 6 h 00 min
mark 83 Events x2
mark 135 Events x1
mark 195 Events x1
mark 255 Events x1
mark 314 Events x1
mark 374 Events x1
To detect 16..76 To detect 1 h 00
To resolve 16..374 To resolve 6 h 00
";
    assert_eq!(sketch(&picture), expected);
}

#[test]
fn words_of_marks_say_kind_and_distance() {
    let picture = lay_out(&evening(), &lanes(1040.0));
    let first = &picture.marks[0];
    assert_eq!((first.time.as_str(), first.text.as_str()), ("21:00", "Event e1"));
    assert_eq!(first.aside, "Detection, 1 h 00 min after the start");
}

#[test]
fn steps_without_a_time_are_listed_in_order() {
    let mut document = evening();
    document.timeline = vec![
        event("e1", "2024-03-10 21:00", EventKind::Detection),
        event("e2", "", EventKind::Action),
        event("e3", "", EventKind::Misleading),
    ];
    let picture = lay_out(&document, &lanes(800.0));
    assert!(sketch(&picture).ends_with("untimed action Event e2\nuntimed misleading Event e3\n"));
    assert_eq!(picture.lanes.len(), 1);
}

#[test]
fn clock_times_alone_stand_on_unnamed_days() {
    let document = Postmortem {
        timeline: vec![
            event("e1", "22:00", EventKind::Detection),
            event("e2", "23:00", EventKind::Action),
            event("e3", "01:00", EventKind::Resolution),
        ],
        ..Postmortem::default()
    };
    let picture = lay_out(&document, &lanes(800.0));
    let days: Vec<&str> = picture.days.iter().map(|day| day.label.as_str()).collect();
    assert_eq!(days, ["Day 1", "Day 2"]);
    let xs: Vec<f64> = picture.marks.iter().map(|mark| mark.x.round()).collect();
    assert_eq!(xs, [40.0, 280.0, 760.0]);
}

#[test]
fn a_silent_stretch_shows_its_length_and_an_even_record_is_not_silent() {
    assert!(lay_out(&evening(), &lanes(1040.0)).silences.is_empty());
    let mut document = evening();
    document.timeline = vec![
        event("e1", "2024-03-10 20:05", EventKind::Detection),
        event("e2", "2024-03-10 20:10", EventKind::Action),
        event("e3", "2024-03-10 20:20", EventKind::Action),
        event("e4", "2024-03-10 23:20", EventKind::Action),
        event("e5", "2024-03-10 23:30", EventKind::Action),
    ];
    let picture = lay_out(&document, &lanes(1040.0));
    let silence: Vec<_> = picture.silences.iter().map(|silence| (silence.seconds, &silence.label)).collect();
    assert_eq!(silence, [(10_800, &Some("3 h 00".to_owned()))]);
}

#[test]
fn an_empty_document_is_an_empty_picture() {
    let picture = lay_out(&Postmortem::default(), &lanes(800.0));
    assert!(!picture.timed && picture.marks.is_empty() && picture.lanes.is_empty());
    assert_eq!(picture.description, "The timeline is empty.");
}

#[test]
fn zooming_in_shows_the_overview() {
    let document = evening();
    let scene = Scene::of(&document, &NoZones);
    let scale = scene.scale(&lanes(1040.0)).zoomed(4.0, 200.0);
    let viewport = Viewport { visible: Some(scale.visible()), ..lanes(1040.0) };
    let picture = scene.lay_out(&document, &NoZones, &viewport);
    let overview = picture.overview.expect("only a part is seen");
    assert_eq!(overview.dots.len(), 7);
    assert!((overview.right - overview.left - 260.0).abs() < 0.01);
    assert!(picture.marks.iter().any(|mark| (mark.x - 200.0).abs() < 0.01), "the anchor stays");
}

/// Documents of every shape: dated and undated, approximate and exact, in and out of order.
fn documents() -> impl Strategy<Value = Postmortem> {
    let moment = (0_u32..4, 0_u32..24, 0_u32..60, any::<bool>(), any::<bool>());
    let written = moment.prop_map(|(day, hour, minute, approximate, dated)| {
        let mark = if approximate { "~" } else { "" };
        if dated {
            format!("{mark}2024-03-1{day} {hour:02}:{minute:02}")
        } else {
            format!("{hour:02}:{minute:02}")
        }
    });
    let row = (proptest::option::of(written.clone()), 0_usize..8, "[a-zA-Z *`é障]{0,60}");
    let stated = proptest::collection::btree_map(0_usize..8, written, 0..5);
    (proptest::collection::vec(row, 0..60), stated).prop_map(|(rows, stated)| {
        let timeline = rows.into_iter().enumerate().map(|(index, (at, kind, text))| {
            let id = format!("e{index}");
            let mut row = event(&id, at.as_deref().unwrap_or_default(), EventKind::ALL[kind]);
            row.text = text;
            row
        });
        let times = stated.into_iter().map(|(name, at)| (Milestone::ALL[name], time(&at)));
        Postmortem { timeline: timeline.collect(), times: times.collect(), ..Postmortem::default() }
    })
}

fn numbers(picture: &Picture) -> Vec<f64> {
    let mut all = vec![picture.height, picture.lanes_end];
    all.extend(picture.ticks.iter().flat_map(|tick| [tick.x, tick.label_x]));
    all.extend(picture.days.iter().map(|day| day.x));
    all.extend(picture.bands.iter().flat_map(|band| [band.left, band.right]));
    all.extend(picture.marks.iter().map(|mark| mark.x));
    all.extend(picture.spans.iter().flat_map(|span| [span.left, span.right]));
    all.extend(picture.whiskers.iter().flat_map(|whisker| [whisker.left, whisker.right]));
    all.extend(picture.silences.iter().flat_map(|silence| [silence.left, silence.right]));
    all.extend(picture.dimensions.iter().flat_map(|line| [line.left, line.right]));
    all.extend(picture.overview.iter().flat_map(|overview| [overview.left, overview.right]));
    all.extend(picture.overview.iter().flat_map(|overview| overview.dots.iter().copied()));
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn everything_lies_in_the_plot_in_order_and_apart(
        document in documents(),
        width in 200.0_f64..1600.0,
        on_rail in any::<bool>(),
        zoom in 0.5_f64..60.0,
        around in 0.0_f64..1.0,
    ) {
        let scene = Scene::of(&document, &NoZones);
        let viewport = if on_rail { rail(width) } else { lanes(width) };
        let scale = scene.scale(&viewport).zoomed(zoom, width * around);
        let viewport = Viewport { visible: Some(scale.visible()), ..viewport };
        let picture = scene.lay_out(&document, &NoZones, &viewport);
        for number in numbers(&picture) {
            prop_assert!(number.is_finite());
        }
        for place in numbers(&picture).split_off(2) {
            prop_assert!((-0.001..=width + 0.001).contains(&place), "{} outside {}", place, width);
        }
        for pair in picture.marks.windows(2) {
            let [one, next] = pair else { continue };
            if one.lane != next.lane {
                prop_assert!(one.lane < next.lane);
                continue;
            }
            prop_assert!(one.to <= next.from, "order is kept");
            let singles = one.count == 1 && next.count == 1;
            prop_assert!(next.x - one.x >= if singles { 17.99 } else { 18.0 }, "{:?} {:?}", one, next);
            let end = one.label.as_ref().filter(|label| label.side == Side::Right);
            let end = end.map_or(one.x + 8.0, |label| one.x + 13.0 + label.room);
            let start = next.label.as_ref().filter(|label| label.side == Side::Left);
            let start = start.map_or(next.x - 8.0, |label| next.x - 13.0 - label.room);
            prop_assert!(end <= start, "{:?} {:?}", one, next);
        }
        let drawn: usize = picture.marks.iter().map(|mark| mark.count).sum();
        prop_assert!(drawn <= scene.in_time_order().len());
        prop_assert!(picture.marks.len() <= picture.lanes.len() * (width / 18.0 + 2.0) as usize);
    }

    #[test]
    fn everything_timed_is_drawn_when_everything_fits(document in documents(), width in 200.0_f64..1600.0) {
        let picture = lay_out(&document, &lanes(width));
        let timed = document.timeline.iter().filter(|event| event.at.is_some()).count();
        let drawn: usize = picture.marks.iter().map(|mark| mark.count).sum();
        prop_assert_eq!(drawn, timed);
        prop_assert!(picture.overview.is_none());
    }
}

#[test]
fn many_events_become_few_marks() {
    let mut document = evening();
    document.timeline = (0..100_000_u32)
        .map(|place| {
            let minute = place / 70;
            let at = format!("2024-03-1{} {:02}:{:02}", minute / 1440, minute / 60 % 24, minute % 60);
            event(&format!("e{place}"), &at, EventKind::ALL[(place % 8) as usize])
        })
        .collect();
    let picture = lay_out(&document, &lanes(1200.0));
    assert_eq!(picture.marks.iter().map(|mark| mark.count).sum::<usize>(), 100_000);
    assert!(picture.marks.len() < 300, "{}", picture.marks.len());
}

#[test]
fn a_drawing_file_holds_title_description_and_no_markup_of_the_text() {
    let mut document = evening_with_a_figure();
    document.timeline[0].text = "Alert <script>alert(1)</script> & more".into();
    let picture = lay_out(&document, &lanes(1040.0));
    let file = layout::svg(&picture, "Slow \"checkout\" & friends");
    assert!(file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1156\""));
    assert!(file.contains("<title id=\"title\">Slow &quot;checkout&quot; &amp; friends</title>"));
    assert!(file.contains("7 events, drawn to scale"));
    assert!(file.contains("&lt;script&gt;") && !file.contains("<script"));
    assert!(!file.contains("href") && !file.contains("NaN"));
}

#[test]
fn an_event_put_elsewhere_keeps_its_way_of_writing() {
    let mut document = evening();
    document.timeline[1].at = Some(Time { written: "9:15 PM".into(), ..time("2024-03-10 21:15") });
    document.timeline[1].until = Some(Time { written: "9:45 PM".into(), ..time("2024-03-10 21:45") });
    let scene = Scene::of(&document, &NoZones);
    // 2024-03-10T21:32:20-04:00
    let second = 1_710_120_740.0;
    let (at, until) = scene.moved(&document, &NoZones, 1, second, 60).expect("the event has a time");
    assert_eq!(
        (at.written.as_str(), until.map(|time| time.written).as_deref()),
        ("9:32 PM", Some("10:02 PM"))
    );
    let (at, _) =
        scene.moved(&document, &NoZones, 1, second + 4.0 * 3600.0, 300).expect("the event has a time");
    assert_eq!(at.written, "Mar 11, 2024, 1:30 AM");
    assert_eq!(at.date, chrono::NaiveDate::from_ymd_opt(2024, 3, 11));
}
