//! The window of a long list.

use postmortem_editor::grid::window::{Heights, Placed, SHORT, common};
use proptest::prelude::*;

#[test]
fn a_short_list_is_shown_whole() {
    let heights = Heights::new(SHORT, 40.0);
    assert_eq!(heights.seen(5_000.0, 6_000.0), 0..SHORT);
}

#[test]
fn a_long_list_shows_what_is_in_view_and_a_little_more() {
    let mut heights = Heights::new(10_000, 40.0);
    assert_eq!(heights.seen(0.0, 800.0), 0..30);
    let seen = heights.seen(200_000.0, 200_800.0);
    assert_eq!(seen, 4990..5030);
    let (placed, below) = heights.placed(seen.clone(), &[3, 5000, 9_999]);
    assert_eq!(placed.first(), Some(&Placed { place: 3, room: 120.0 }));
    assert_eq!(placed.get(1), Some(&Placed { place: 4990, room: 4986.0 * 40.0 }));
    assert_eq!(placed.last(), Some(&Placed { place: 9_999, room: 4969.0 * 40.0 }));
    assert_eq!((placed.len(), below), (42, 0.0));
    heights.measured(0, 100.0);
    assert_eq!(heights.sum(0..2), 140.0);
    assert_eq!(heights.seen(1e9, 1e9), 9_999..10_000, "far below the list its last row is the nearest");
    assert_eq!(heights.seen(-1e9, -1e9 + 800.0), 0..1, "far above it the first");
}

#[test]
fn a_change_keeps_the_heights_of_the_rows_that_stay() {
    let mut heights = Heights::new(4, 10.0);
    for place in 0..4 {
        heights.measured(place, 20.0 + place as f32);
    }
    let (head, tail) = common(&["a", "b", "c", "d"], &["a", "b", "x", "y", "c", "d"]);
    assert_eq!((head, tail), (2, 2));
    heights.changed(head, tail, 6);
    let each: Vec<f32> = (0..6).map(|place| heights.sum(place..place + 1)).collect();
    assert_eq!(each, [20.0, 21.0, 10.0, 10.0, 22.0, 23.0]);
    heights.changed(1, 1, 2);
    assert_eq!(heights.sum(0..2), 43.0);
}

proptest! {
    #[test]
    fn rows_and_rooms_together_are_the_whole_list(
        count in 0_usize..300, top in -500.0_f32..20_000.0, kept in proptest::collection::vec(0_usize..320, 0..3),
        measured in proptest::collection::vec((0_usize..300, 1.0_f32..200.0), 0..40),
    ) {
        let mut heights = Heights::new(count, 44.0);
        for (place, height) in measured {
            heights.measured(place, height);
        }
        let (placed, below) = heights.placed(heights.seen(top, top + 700.0), &kept);
        let shown: f32 = placed.iter().map(|row| row.room + heights.sum(row.place..row.place + 1)).sum();
        prop_assert!((shown + below - heights.sum(0..count)).abs() < 1.0);
        prop_assert!(placed.windows(2).all(|pair| pair[0].place < pair[1].place));
        prop_assert!(kept.iter().filter(|place| **place < count).all(|place| placed.iter().any(|row| row.place == *place)));
    }

    #[test]
    fn what_two_lists_share_never_overlaps(before in "[ab]{0,12}", now in "[ab]{0,12}") {
        let (before, now): (Vec<char>, Vec<char>) = (before.chars().collect(), now.chars().collect());
        let (head, tail) = common(&before, &now);
        prop_assert!(head + tail <= before.len().min(now.len()));
        prop_assert_eq!(&before[..head], &now[..head]);
        prop_assert_eq!(&before[before.len() - tail..], &now[now.len() - tail..]);
    }
}
