//! Many rows changed in one step, finding, and sorting.

use super::{Database, document, id, time, written};
use postmortem_editor::edit::{Edit, History};
use postmortem_editor::grid::change;
use postmortem_editor::grid::filter::{Filter, actors};
use postmortem_editor::model::{EventKind, ListId, Postmortem, TimelineEvent};

fn long(count: usize) -> Postmortem {
    let rows: Vec<(String, String)> = (0..count)
        .map(|number| (format!("{:02}:{:02}", 8 + number / 60, number % 60), format!("event {number}")))
        .collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|(at, text)| (at.as_str(), text.as_str())).collect();
    document(&rows)
}

#[test]
fn twelve_events_are_one_hour_off() {
    // Few rows are named one by one, many in one go; both are one step and come back whole.
    for (count, chosen) in [(20, 3..15), (200, 3..150)] {
        let before = long(count);
        let ids: Vec<_> = chosen.clone().map(id).collect();
        let (transaction, moved, stayed) = change::shift(&before, &ids, 60);
        assert_eq!((moved, stayed), (chosen.len(), 0));
        assert_eq!(transaction.label, format!("shifting {} events 1 h 00 min later", chosen.len()));
        let (mut after, mut history) = (before.clone(), History::default());
        history.commit(&mut after, transaction).unwrap();
        for (place, (old, new)) in before.timeline.iter().zip(&after.timeline).enumerate() {
            let hours = if chosen.contains(&place) { 1 } else { 0 };
            let (old, new) = (old.at.as_ref().unwrap(), new.at.as_ref().unwrap());
            assert_eq!(
                new.clock.unwrap() - old.clock.unwrap(),
                chrono::TimeDelta::hours(hours),
                "row {place}"
            );
        }
        history.undo(&mut after).unwrap();
        assert_eq!(after, before);
    }
}

#[test]
fn both_ends_of_a_span_move_and_days_without_a_clock_stay() {
    let mut before = document(&[("14:02", "span"), ("", "no time")]);
    before.timeline[0].until = Some(time("14:20"));
    let (transaction, moved, stayed) = change::shift(&before, &[id(0), id(1)], -30);
    assert_eq!((moved, stayed, transaction.edits.len()), (1, 1, 2));
    History::default().commit(&mut before, transaction).unwrap();
    assert_eq!(before.timeline[0].until.as_ref().unwrap().written, "13:50");
}

#[test]
fn chosen_rows_take_a_kind_or_go() {
    for count in [10, 100] {
        let before = long(count);
        let ids: Vec<_> = (1..count).map(id).collect();
        let (mut after, mut history) = (before.clone(), History::default());
        history.commit(&mut after, change::set_kind(&before, &ids, EventKind::Mitigation)).unwrap();
        assert_eq!(
            after.timeline.iter().filter(|event| event.kind == EventKind::Mitigation).count(),
            count - 1
        );
        history.undo(&mut after).unwrap();
        history.commit(&mut after, change::remove(&before, &ids)).unwrap();
        assert_eq!(after.order(ListId::Timeline), [id(0)]);
        history.undo(&mut after).unwrap();
        assert_eq!(after, before);
    }
}

#[test]
fn pasted_rows_are_one_step() {
    for count in [3, 100] {
        let before = document(&[("14:00", "one"), ("15:00", "two")]);
        let rows = (0..count).map(|number| TimelineEvent::new(id(100 + number))).collect();
        let (mut after, mut history) = (before.clone(), History::default());
        history.commit(&mut after, change::insert(&before, 1, rows, "pasting".into())).unwrap();
        assert_eq!(after.timeline.len(), count + 2);
        assert_eq!(
            (&after.timeline[0].text, &after.timeline[count + 1].text),
            (&"one".into(), &"two".into())
        );
        history.undo(&mut after).unwrap();
        assert_eq!(after, before);
    }
}

#[test]
fn sorting_is_asked_for_and_keeps_what_belongs_together() {
    let mut document = document(&[("14:20", "b"), ("", "after b"), ("14:00", "a"), ("14:20", "c")]);
    let order = change::sorted(&document, &Database).unwrap();
    assert_eq!(order, [id(2), id(0), id(1), id(3)]);
    let edit = Edit::Reorder(ListId::Timeline, order);
    postmortem_editor::edit::apply(&mut document, edit).unwrap();
    assert_eq!(written(&document), ["14:00", "14:20", "", "14:20"]);
    assert_eq!(change::sorted(&document, &Database), None, "nothing to do");
}

#[test]
fn words_kind_and_actor_find_events() {
    let mut document =
        document(&[("14:00", "The Cache was full"), ("14:05", "rolled back"), ("2:10 PM", "Überlast")]);
    document.timeline[1].actor = "Ana".into();
    document.timeline[1].kind = EventKind::Action;
    document.timeline[2].actor = "Bo".into();
    let found = |words: &str, kind, actor: &str| {
        Filter { words: words.into(), kind, actor: actor.into() }.places(&document)
    };
    assert_eq!(found("cache FULL", None, ""), [0]);
    assert_eq!(found("full nothing", None, ""), [0; 0]);
    assert_eq!(found("überlast", None, ""), [2]);
    assert_eq!(found("14:0", None, ""), [0, 1]);
    assert_eq!(found("ana", None, ""), [1]);
    assert_eq!(found("", Some(EventKind::Action), ""), [1]);
    assert_eq!(found("", None, "Bo"), [2]);
    assert_eq!(found("", None, ""), [0, 1, 2]);
    assert_eq!(actors(&document), ["Ana", "Bo"]);
}
