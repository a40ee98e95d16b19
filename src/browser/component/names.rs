//! A field for several names: each stands as a chip, Enter or a comma adds one, Backspace in the empty input takes the last one.

use super::focus::{field_id, focus_id};
use super::icon::{Glyph, Icon};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::edit::Edit;
use crate::field::{FieldPath, Value};
use leptos::ev;

/// A field for the names at `path`.
#[component]
pub fn Names(
    session: Session,
    path: FieldPath,
    /// The words above the field.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let editor = session.editor;
    let id = field_id(&path);
    let names = {
        let path = path.clone();
        Memo::new(move |_| match editor.value(&path) {
            Some(Value::Names(names)) => names,
            _ => Vec::new(),
        })
    };
    let set = Callback::new(move |(what, names): (String, Vec<String>)| {
        editor.edit(what, Edit::Set(path.clone(), Value::Names(names)));
    });
    let pending = RwSignal::new(String::new());
    let add = move || {
        let typed = pending.get_untracked();
        pending.set(String::new());
        let mut all = names.get_untracked();
        let before = all.len();
        for name in typed.split([',', ';']).map(str::trim).filter(|name| !name.is_empty()) {
            if !all.iter().any(|other| other == name) {
                all.push(name.to_owned());
            }
        }
        if all.len() > before {
            set.run(("adding a name".to_owned(), all));
        }
    };
    let input = id.clone();
    let remove = Callback::new(move |name: String| {
        let rest = names.get_untracked().into_iter().filter(|other| *other != name).collect();
        set.run((format!("removing {name}"), rest));
        focus_id(session, input.clone());
    });
    let keys = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" | "," | ";" => {
            event.prevent_default();
            add();
        }
        "Backspace" if pending.get_untracked().is_empty() => {
            if let Some(last) = names.get_untracked().last() {
                remove.run(last.clone());
            }
        }
        _ => {}
    };
    view! {
        <div>
            <label class="label" for=id.clone()>{label}</label>
            <div class="chips">
                <For each=move || names.get() key=Clone::clone let:name>
                    {
                        let gone = name.clone();
                        view! {
                            <span class="chip">
                                {name.clone()}
                                <button type="button" class="btn" aria-label=format!("Remove {name}")
                                    disabled=move || editor.readonly.get() on:click=move |_| remove.run(gone.clone())>
                                    <Icon glyph=Glyph::Close small=true />
                                </button>
                            </span>
                        }
                    }
                </For>
                <input
                    id=id.clone()
                    type="text"
                    autocomplete="off"
                    placeholder="Add"
                    readonly=move || editor.readonly.get()
                    prop:value=move || pending.get()
                    on:input=move |event| pending.set(event_target_value(&event))
                    on:keydown=keys
                    on:blur=move |_| add()
                />
            </div>
        </div>
    }
    .into_any()
}
