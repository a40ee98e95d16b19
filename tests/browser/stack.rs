//! The wasm stack is small and cannot be guarded: what is as deep or as long as a document allows must fit.

use postmortem_editor::edit::{Edit, History, Transaction};
use postmortem_editor::field::{Field, FieldPath, Value};
use postmortem_editor::model::Postmortem;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_long_session_is_undone_to_its_start() {
    let mut document = Postmortem::default();
    let mut history = History::default();
    for number in 0..History::DEPTH {
        let edit = Edit::Set(FieldPath::Field(Field::Title), Value::Text(format!("Title {number}")));
        history.commit(&mut document, Transaction::new("Title", vec![edit])).expect("the title takes text");
    }
    assert_eq!(document.title, format!("Title {}", History::DEPTH - 1));
    let undone = std::iter::from_fn(|| history.undo(&mut document)).count();
    assert_eq!(undone, History::DEPTH);
    assert_eq!(document, Postmortem::default());
}
