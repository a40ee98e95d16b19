//! One key, one effect: what is refreshed by a change is counted on a document of 10,000 events.

use leptos::prelude::*;
use postmortem_editor::browser::editor::Editor;
use postmortem_editor::edit::{Edit, Row};
use postmortem_editor::field::{Field, FieldPath, RowField, Value};
use postmortem_editor::model::{ListId, Postmortem, RowId, TimelineEvent};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

const ROWS: usize = 10_000;

fn document() -> Postmortem {
    let event =
        |index: usize| TimelineEvent { text: format!("event {index}"), ..TimelineEvent::new(id(index)) };
    Postmortem { timeline: (0..ROWS).map(event).collect(), ..Postmortem::default() }
}

fn id(index: usize) -> RowId {
    RowId::from(format!("e{index}").as_str())
}

/// Effects of one row each, of the order and of the title, counted.
struct Counted {
    editor: Editor,
    rows: Rc<Cell<usize>>,
    order: Rc<Cell<usize>>,
    title: Rc<Cell<usize>>,
    _owner: Owner,
}

async fn counted() -> Counted {
    // A second test finds the executor set up by the first.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let (rows, order, title) =
        (Rc::<Cell<usize>>::default(), Rc::<Cell<usize>>::default(), Rc::<Cell<usize>>::default());
    let editor = owner.with(|| {
        let editor = Editor::new(document());
        for index in 0..ROWS {
            let (rows, path) = (rows.clone(), FieldPath::Row(ListId::Timeline, id(index)));
            Effect::new(move |_| {
                editor.track(&path);
                rows.set(rows.get() + 1);
            });
        }
        let (runs, list) = (order.clone(), editor.order(ListId::Timeline));
        Effect::new(move |_| {
            list.track();
            runs.set(runs.get() + 1);
        });
        let runs = title.clone();
        Effect::new(move |_| {
            editor.track(&FieldPath::Field(Field::Title));
            runs.set(runs.get() + 1);
        });
        editor
    });
    let counted = Counted { editor, rows, order, title, _owner: owner };
    counted.since().await;
    counted
}

impl Counted {
    /// Runs since the last call: rows, order, title.
    async fn since(&self) -> [usize; 3] {
        leptos::task::tick().await;
        leptos::task::tick().await;
        [&self.rows, &self.order, &self.title].map(|count| count.replace(0))
    }
}

#[wasm_bindgen_test]
async fn a_key_in_one_row_runs_one_row_effect() {
    let counted = counted().await;
    let path = FieldPath::event(&id(5_000), RowField::Text);
    assert!(counted.editor.typed("typing", path.clone(), Value::Text("changed".into())));
    assert_eq!(counted.since().await, [1, 0, 0]);
    counted.editor.undo();
    assert_eq!(counted.since().await, [1, 0, 0]);
    assert_eq!(counted.editor.with(|document| document.get(&path)), Some(Value::Text("event 5000".into())));
}

#[wasm_bindgen_test]
async fn a_new_row_runs_the_list_alone() {
    let counted = counted().await;
    let fresh = TimelineEvent::new(RowId::from("fresh"));
    assert!(counted.editor.edit("inserting", Edit::Insert(0, Row::Timeline(fresh))));
    assert_eq!(counted.since().await, [0, 1, 0]);
}

#[wasm_bindgen_test]
async fn a_key_in_the_title_runs_the_title_alone() {
    let counted = counted().await;
    counted.editor.typed("typing", FieldPath::Field(Field::Title), Value::Text("A title".into()));
    assert_eq!(counted.since().await, [0, 0, 1]);
}

#[wasm_bindgen_test]
async fn an_import_that_changes_one_list_leaves_the_others() {
    let counted = counted().await;
    let mut next = document();
    next.title = "Another".into();
    assert!(counted.editor.edit("reading", Edit::Replace(Box::new(next))));
    let [_, order, title] = counted.since().await;
    assert_eq!((order, title), (0, 1), "the order of rows is the same");
}

#[wasm_bindgen_test]
async fn typing_is_one_step_of_undo_until_it_is_closed() {
    let counted = counted().await;
    let (editor, title) = (counted.editor, FieldPath::Field(Field::Title));
    for words in ["S", "Se", "Search"] {
        editor.typed("typing in Title", title.clone(), Value::Text(words.into()));
    }
    editor.close_step();
    editor.typed("typing in Title", title.clone(), Value::Text("Search was slow".into()));
    editor.undo();
    assert_eq!(editor.with(|document| document.title.clone()), "Search");
    editor.undo();
    assert_eq!(editor.with(|document| document.title.clone()), "");
}

#[wasm_bindgen_test]
async fn settling_again_wakes_nobody() {
    let counted = counted().await;
    let editor = counted.editor;
    let runs = Rc::<Cell<usize>>::default();
    let (count, settled) = (runs.clone(), editor.settled());
    counted._owner.with(|| {
        Effect::new(move |_| {
            settled.track();
            count.set(count.get() + 1);
        });
    });
    counted.since().await;
    assert_eq!(runs.replace(0), 1, "the effect begins");
    editor.typed("typing", FieldPath::Field(Field::Title), Value::Text("A title".into()));
    editor.settle();
    counted.since().await;
    assert_eq!(runs.replace(0), 1, "the pause");
    editor.settle();
    counted.since().await;
    assert_eq!(runs.get(), 0, "saving asks for the checks of the same words");
}
