//! The stretch that is shown when somebody asks for chosen events.

use crate::metrics::{evening, event, time};
use postmortem_editor::env::NoZones;
use postmortem_editor::layout::Scene;
use postmortem_editor::model::EventKind;

/// Minutes from the evening's start, at eight, to both ends of the stretch.
fn minutes(document: &postmortem_editor::model::Postmortem, events: &[usize]) -> Option<(f64, f64)> {
    let eight = 1_710_115_200.0;
    let (from, to) = Scene::of(document, &NoZones).around(events)?;
    Some(((from - eight) / 60.0, (to - eight) / 60.0))
}

#[test]
fn one_event_has_its_neighbours_with_it_and_several_are_alone() {
    let document = evening();
    // 21:15, between 21:00 and 22:00.
    assert_eq!(minutes(&document, &[1]), Some((60.0 - 6.0, 120.0 + 6.0)));
    assert_eq!(minutes(&document, &[0]), Some((60.0 - 1.5, 75.0 + 1.5)), "the first has none before it");
    assert_eq!(minutes(&document, &[1, 2]), Some((75.0 - 4.5, 120.0 + 4.5)));
    assert_eq!(minutes(&document, &[4, 0, 2]), Some((60.0 - 18.0, 240.0 + 18.0)), "in any order");
}

#[test]
fn what_lasts_is_shown_to_its_end_and_what_has_no_time_is_left_out() {
    let mut document = evening();
    document.timeline[1].until = Some(time("2024-03-10 23:00"));
    document.timeline.push(event("e8", "", EventKind::Note));
    assert_eq!(minutes(&document, &[0, 1]), Some((60.0 - 12.0, 180.0 + 12.0)));
    assert_eq!(minutes(&document, &[0, 7, 99]), Some((60.0 - 1.0, 60.0 + 1.0)), "one minute at least");
    assert_eq!(minutes(&document, &[7]), None);
    assert_eq!(minutes(&document, &[]), None);
}
