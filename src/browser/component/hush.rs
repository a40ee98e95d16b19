//! Suppressing a finding: a reason is asked for in place, and the reason travels with the document.

use super::focus::focus_id;
use super::icon::{Glyph, Icon};
use super::inline::{Inline, opener};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::diagnostic::{Diagnostic, Level};
use crate::edit::{Edit, Transaction};
use crate::field::{Field, FieldPath, SectionField, Value};
use crate::model::{SectionKey, Suppression};
use crate::outline::{Block, blocks};

/// The button that opens the question, and the question.
#[component]
pub fn Hush(session: Session, one: Diagnostic, asking: RwSignal<bool>) -> impl IntoView {
    let id = format!("why-not{}{}", one.path, one.code);
    let opens = id.clone();
    let ask = move |_| {
        asking.update(|open| *open = !*open);
        focus_id(session, opens.clone());
    };
    let readonly = session.editor.readonly;
    view! {
        <button type="button" id=opener(&id) class="btn small icon quiet hushbtn" title="Suppress with a reason" aria-expanded=move || asking.get().to_string()
            disabled=move || readonly.get() on:click=ask>
            <Icon glyph=Glyph::Hush small=true /><span class="t">"Suppress"</span>
        </button>
        <Show when=move || asking.get()>
            <Question session=session one=one.clone() id=id.clone() asking=asking />
        </Show>
    }
    .into_any()
}

#[component]
fn Question(session: Session, one: Diagnostic, id: String, asking: RwSignal<bool>) -> impl IntoView {
    let (code, place) = (one.code, one.path.to_string());
    // Where it holds: here, in the section, everywhere.
    let section = session.editor.with(|document| {
        Block::among(&blocks(document), &one.path)
            .map(|block| (block.heading(document), section_address(&one.path)))
    });
    let mut places = vec![("Here".to_owned(), Some(place))];
    if let Some((heading, Some(address))) = section {
        places.push((format!("In {heading}"), Some(address)));
    }
    places.push(("In the whole document".to_owned(), None));
    let (words, places): (Vec<String>, Vec<Option<String>>) = places.into_iter().unzip();
    let (chosen, level) = (RwSignal::new(0_usize), RwSignal::new(0_usize));
    let act = Callback::new(move |reason: String| {
        if reason.trim().is_empty() {
            session.say("Say why first.");
            return false;
        }
        let path = places.get(chosen.get_untracked()).cloned().flatten();
        let level = level.get_untracked().checked_sub(1).and_then(|index| Level::ALL.get(index).copied());
        allow(session, Suppression { rule: code.to_owned(), path, reason: reason.trim().to_owned(), level });
        true
    });
    let levels = ["Do not report it", "Treat it as an error", "Treat it as a warning", "Treat it as advice"];
    let more = view! {
        <div class="foot">
            {select("Where", words, chosen)}
            {select("What to do", levels.map(str::to_owned).to_vec(), level)}
        </div>
    };
    view! {
        <Inline session=session id=id label="Why is this fine here?".to_owned() initial="" choices=Vec::new() does="Suppress" act=act open=asking more=more.into_any() />
    }
    .into_any()
}

/// A drop-down without a field behind it.
fn select(label: &'static str, words: Vec<String>, chosen: RwSignal<usize>) -> AnyView {
    let option = |(index, words): (usize, String)| view! { <option value=index.to_string()>{words}</option> };
    view! {
        <select class="input" aria-label=label on:change=move |event| chosen.set(event_target_value(&event).parse().unwrap_or(0))>
            {words.into_iter().enumerate().map(option).collect_view()}
        </select>
    }
    .into_any()
}

/// The address of the section in which a field stands; `None` if that is the field itself.
fn section_address(path: &FieldPath) -> Option<String> {
    let (list, _) = path.row()?;
    let key = SectionKey::Known(list.section());
    Some(FieldPath::Section(key, SectionField::Body).to_string())
}

fn set(session: Session, label: String, all: Vec<Suppression>) {
    let editor = session.editor;
    let edit = Edit::Set(FieldPath::Field(Field::Suppressions), Value::Suppressions(all));
    if editor.commit(Transaction::new(label, vec![edit])) {
        editor.settle();
    }
}

fn allow(session: Session, one: Suppression) {
    let mut all = session.editor.with(|document| document.suppressions.clone());
    let code = one.rule.clone();
    all.push(one);
    set(session, format!("suppressing {code}"), all);
    session.say(format!("{code}: noted. The checks list takes it back."));
}

/// Report the finding again.
pub fn bring_back(session: Session, index: usize) {
    let mut all = session.editor.with(|document| document.suppressions.clone());
    if index < all.len() {
        let gone = all.remove(index);
        set(session, format!("bringing back {}", gone.rule), all);
    }
}
