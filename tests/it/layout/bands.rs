//! Fixed examples of words in the picture that once stood on others: those of impact bands, and "not detected". The law over all
//! documents is in [`labels`](super::labels).

use super::labels::{Words, overlapping, plot};
use super::{lanes, lay_out};
use crate::metrics::{event, time};
use postmortem_editor::layout::{Picture, Side};
use postmortem_editor::model::{EventKind, ImpactWindow, Members, Milestone, Postmortem, RowId};

fn window(id: &str, start: &str, end: &str, scope: &str) -> ImpactWindow {
    let at = |clock: &str| Some(time(&format!("2024-03-10 {clock}")));
    let scope = scope.to_owned();
    ImpactWindow { id: RowId::from(id), start: at(start), end: at(end), scope, members: Members::new() }
}

fn incident(started: &str, resolved: &str) -> Postmortem {
    let at = |clock: &str| time(&format!("2024-03-10 {clock}"));
    let times = [(Milestone::Started, at(started)), (Milestone::Resolved, at(resolved))];
    Postmortem { times: times.into(), ..Postmortem::default() }
}

fn nothing_overlaps(picture: &Picture) {
    let all: Vec<Words> = plot(picture);
    assert_eq!(overlapping(&all), None);
}

fn band_words(picture: &Picture) -> Vec<Option<&str>> {
    picture.bands.iter().map(|band| band.label.as_ref().map(|label| label.text.as_str())).collect()
}

#[test]
fn of_bands_that_overlap_the_widest_keeps_its_words() {
    let mut document = incident("14:00", "20:00");
    document.windows = vec![
        window("w1", "14:00", "16:30", "Checkout for everyone"),
        window("w2", "14:30", "20:00", "Mail to everyone, late"),
        window("w3", "14:10", "17:00", "Search in two regions"),
    ];
    let picture = lay_out(&document, &lanes(1000.0));
    assert_eq!(band_words(&picture), [None, Some("Mail to everyone, late, 5 h 30 min"), None]);
    nothing_overlaps(&picture);
}

#[test]
fn bands_that_follow_each_other_keep_their_words() {
    let mut document = incident("14:00", "20:00");
    document.windows =
        vec![window("w1", "14:00", "17:00", "Checkout"), window("w2", "17:00", "20:00", "Mail, late")];
    let picture = lay_out(&document, &lanes(1000.0));
    assert_eq!(band_words(&picture), [Some("Checkout, 3 h 00 min"), Some("Mail, late, 3 h 00 min")]);
    nothing_overlaps(&picture);
}

/// Detected late, and the words of the event after that reach back from the right edge.
fn detected_late(last: &str) -> Postmortem {
    let mut document = incident("14:00", "20:00");
    document.timeline = vec![
        event("e1", "2024-03-10 19:00", EventKind::Detection),
        event("e2", "2024-03-10 20:00", EventKind::Resolution),
    ];
    document.timeline[1].text = last.to_owned();
    document
}

#[test]
fn not_detected_does_not_stand_on_words_that_reach_back_from_a_later_event() {
    let long =
        "The queue was split over three machines and every message of the afternoon was sent again by hand";
    let picture = lay_out(&detected_late(long), &lanes(600.0));
    let label = picture.marks.iter().find_map(|mark| mark.label.as_ref().filter(|_| mark.x > 550.0));
    let label = label.expect("the last event has words");
    assert!(label.side == Side::Left && label.room > 300.0, "the example reaches back: {label:?}");
    let region = picture.undetected.as_ref().expect("an hour and more nobody knew");
    assert_eq!(region.label, None, "no lane is free of words");
    nothing_overlaps(&picture);
}

#[test]
fn not_detected_stands_in_a_lane_without_words() {
    let picture = lay_out(&detected_late("All sent"), &lanes(1000.0));
    let (x, y) = picture.undetected.as_ref().and_then(|region| region.label).expect("there is room");
    let lane = picture.lanes.iter().find(|lane| lane.top < y && y < lane.top + lane.height);
    assert_eq!(lane.map(|lane| lane.label.as_str()), Some("Resolution"), "at {x}");
    nothing_overlaps(&picture);
}
