//! Many events, other lanes, folded silences, and the glimpse of a picture that moves.

use super::{lanes, lay_out};
use crate::metrics::{evening, event};
use postmortem_editor::env::NoZones;
use postmortem_editor::layout::{self, By, Mode, Scene, Viewport};
use postmortem_editor::model::{EventKind, Postmortem};

fn many(count: u32) -> Postmortem {
    let mut document = evening();
    document.timeline = (0..count)
        .map(|place| {
            let minute = u64::from(place) * 360 / u64::from(count);
            let at = format!(
                "2024-03-1{} {:02}:{:02}",
                (1200 + minute) / 1440,
                (20 + minute / 60) % 24,
                minute % 60
            );
            event(&format!("e{place}"), &at, EventKind::ALL[(place % 8) as usize])
        })
        .collect();
    document
}

#[test]
fn a_dense_lane_is_bars_and_keeps_its_markers_for_keys() {
    let document = many(10_000);
    let picture = lay_out(&document, &lanes(1200.0));
    assert_eq!(picture.dense.len(), 8);
    for density in &picture.dense {
        assert!(picture.lanes[density.lane].dense);
        assert!(density.bars.len() < 320, "as many as columns at most: {}", density.bars.len());
        for pair in density.bars.windows(2) {
            assert!(pair[0].right <= pair[1].left + 1e-6 && pair[0].left < pair[0].right);
        }
    }
    let drawn: usize = picture.marks.iter().map(|mark| mark.count).sum();
    assert_eq!(drawn, 10_000);
    assert!(picture.marks.iter().all(|mark| mark.label.is_none()));
    let file = layout::svg(&picture, "Many");
    assert_eq!(file.matches("<path fill=").count(), 8, "the file shows every dense lane");
    assert!(lay_out(&evening(), &lanes(1200.0)).dense.is_empty());
}

#[test]
fn a_glimpse_is_the_picture_without_what_nobody_reads_while_it_moves() {
    let document = many(2_000);
    let scene = Scene::of(&document, &NoZones);
    let scale = scene.scale(&lanes(1000.0)).zoomed(7.0, 300.0);
    let viewport = Viewport { visible: Some(scale.visible()), ..lanes(1000.0) };
    let (whole, glimpse) =
        (scene.lay_out(&document, &NoZones, &viewport), scene.glimpse(&document, &NoZones, &viewport));
    assert_eq!(whole.ticks, glimpse.ticks);
    assert_eq!((&whole.dense, &whole.bands, &whole.lanes), (&glimpse.dense, &glimpse.bands, &glimpse.lanes));
    // What a pointer asks of a marker is left out, and so is what no label says.
    let drawn = |mark: &layout::Mark| layout::Mark {
        members: Vec::new(),
        aside: String::new(),
        text: if mark.count > 1 { String::new() } else { mark.text.clone() },
        ..mark.clone()
    };
    let few: Vec<_> = whole.marks.iter().filter(|mark| !whole.lanes[mark.lane].dense).map(drawn).collect();
    assert_eq!(few, glimpse.marks.iter().map(drawn).collect::<Vec<_>>());
    assert!(glimpse.marks.iter().all(|mark| mark.members.is_empty() && mark.aside.is_empty()));
}

#[test]
fn bars_stay_at_their_times_while_panning() {
    let document = many(10_000);
    let scene = Scene::of(&document, &NoZones);
    let scale = scene.scale(&lanes(1000.0)).zoomed(3.0, 500.0);
    let shown = |pixels: f64| {
        let moved = scale.moved(pixels);
        let viewport = Viewport { visible: Some(moved.visible()), ..lanes(1000.0) };
        scene.lay_out(&document, &NoZones, &viewport).dense[0].bars.clone()
    };
    let (before, after) = (shown(0.0), shown(4.0));
    // The bars at both edges are cut; the others moved by exactly the pixels of the pan.
    let inside: Vec<_> = before.iter().skip(2).take(20).collect();
    for bar in inside {
        assert!(
            after.iter().any(|moved| (moved.left - bar.left + 4.0).abs() < 0.01 && moved.level == bar.level),
            "{bar:?}"
        );
    }
}

#[test]
fn lanes_are_by_kind_actor_or_source() {
    let mut document = evening();
    let actors = ["Ada", "", "Ben", "Ada", "Ben", "Ada", ""];
    for (event, actor) in document.timeline.iter_mut().zip(actors) {
        event.actor = actor.into();
    }
    document.timeline[0].links = vec![postmortem_editor::model::Link {
        label: String::new(),
        url: "https://www.graphs.example/7".into(),
    }];
    document.timeline[1].source = "09:15 <bot> restart".into();
    let names = |by| {
        let scene = Scene::of(&document, &NoZones).grouped(&document, by);
        let picture = scene.lay_out(&document, &NoZones, &lanes(1040.0));
        let drawn: usize = picture.marks.iter().map(|mark| mark.count).sum();
        assert_eq!(drawn, 7, "no event is lost");
        for (index, _) in document.timeline.iter().enumerate() {
            let lane = scene.lane_of(&document, index, Mode::Lanes).expect("each event has a lane");
            let stands = |mark: &&layout::Mark| mark.lane == lane && mark.members.contains(&index);
            assert!(picture.marks.iter().any(|mark| stands(&mark)), "{index}");
        }
        picture.lanes.into_iter().map(|lane| lane.label).collect::<Vec<_>>()
    };
    assert_eq!(names(By::Actor), ["Ada", "Ben", "Nobody named"]);
    assert_eq!(names(By::Source), ["graphs.example", "Pasted text", "No source"]);
    assert_eq!(names(By::Kind).len(), 5);
}

#[test]
fn rare_actors_share_a_lane() {
    let mut document = many(200);
    for (place, event) in document.timeline.iter_mut().enumerate() {
        event.actor = format!("Person {}", if place < 150 { place % 5 } else { place });
    }
    let scene = Scene::of(&document, &NoZones).grouped(&document, By::Actor);
    let picture = scene.lay_out(&document, &NoZones, &lanes(1200.0));
    assert_eq!(picture.lanes.len(), 8);
    assert_eq!(picture.lanes.last().map(|lane| lane.label.as_str()), Some("Others"));
    assert_eq!(picture.marks.iter().map(|mark| mark.count).sum::<usize>(), 200);
}

#[test]
fn a_folded_silence_takes_little_room_and_says_its_length() {
    let mut document = evening();
    document.timeline = vec![
        event("e1", "2024-03-10 20:05", EventKind::Detection),
        event("e2", "2024-03-10 20:10", EventKind::Action),
        event("e3", "2024-03-10 20:20", EventKind::Action),
        event("e4", "2024-03-11 01:20", EventKind::Action),
        event("e5", "2024-03-11 01:30", EventKind::Action),
    ];
    let open = Scene::of(&document, &NoZones);
    assert!(open.is_silent());
    let folded = open.clone().folded();
    let (wide, narrow) = (
        open.lay_out(&document, &NoZones, &lanes(1040.0)),
        folded.lay_out(&document, &NoZones, &lanes(1040.0)),
    );
    assert!(wide.folds.is_empty() && narrow.silences.is_empty());
    let [fold] = narrow.folds.as_slice() else { panic!("one fold: {:?}", narrow.folds) };
    assert_eq!((fold.seconds, fold.label.as_deref()), (5 * 3600, Some("5 h 00")));
    assert!(fold.right - fold.left < 60.0);
    assert_eq!(narrow.days.iter().filter(|day| day.line).count(), 1, "the change of date inside it is told");
    let half = layout::width("5 h 00", true) / 2.0;
    for tick in narrow.ticks.iter().filter(|tick| tick.label.is_some()) {
        let wide = layout::width(tick.label.as_deref().unwrap_or_default(), false) / 2.0;
        assert!((tick.label_x - (fold.left + fold.right) / 2.0).abs() >= half + wide, "{tick:?}");
    }
    let marks: Vec<f64> = narrow.marks.iter().map(|mark| mark.x).collect();
    assert!(marks.iter().all(|x| (0.0..=1040.0).contains(x)));
    let scale = folded.scale(&lanes(1040.0));
    let closer = scale.zoomed(3.0, 700.0);
    assert!((closer.second(700.0) - scale.second(700.0)).abs() < 1e-3, "the pointer keeps its time");
}
