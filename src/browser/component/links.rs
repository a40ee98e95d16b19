//! A field for links: each with its words and its address.

use super::focus::{field_id, focus_id};
use super::icon::{Glyph, Icon};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::edit::{Edit, Transaction};
use crate::field::{FieldPath, Value};
use crate::model::Link;

/// A field for the links at `path`.
#[component]
pub fn Links(
    session: Session,
    path: FieldPath,
    /// The words above the field.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let editor = session.editor;
    let id = field_id(&path);
    let shown = path.clone();
    let links = Memo::new(move |_| match editor.value(&shown) {
        Some(Value::Links(links)) => links,
        _ => Vec::new(),
    });
    let count = Memo::new(move |_| links.with(Vec::len));
    let set = {
        let path = path.clone();
        Callback::new(move |all: Vec<Link>| {
            let edits = vec![Edit::Set(path.clone(), Value::Links(all))];
            editor.commit(Transaction::typing("typing in links", path.clone(), edits));
        })
    };
    let change = move |index: usize, change: &dyn Fn(&mut Link)| {
        let mut all = links.get_untracked();
        if let Some(link) = all.get_mut(index) {
            change(link);
            set.run(all);
        }
    };
    let add = {
        let id = id.clone();
        move |_| {
            editor.close_step();
            let mut all = links.get_untracked();
            let index = all.len();
            all.push(Link::default());
            set.run(all);
            focus_id(session, format!("{id}/{index}"));
        }
    };
    let remove = {
        let id = id.clone();
        Callback::new(move |index: usize| {
            editor.close_step();
            let mut all = links.get_untracked();
            if index < all.len() {
                all.remove(index);
                set.run(all);
                focus_id(session, id.clone());
            }
        })
    };
    let row_id = id.clone();
    view! {
        <div role="group" aria-label=label.clone()>
            <span class="label">{label.clone()}</span>
            <ul class="shortrows">
                <For each=move || 0..count.get() key=|index| *index let:index>
                    <li class="shortrow">
                        <div class="fields two-cells">
                            <input class="input" type="text" aria-label="Words of the link" placeholder="Latency graph" autocomplete="off"
                                prop:value=move || links.with(|links| links.get(index).map(|link| link.label.clone()).unwrap_or_default())
                                on:input=move |event| { let words = event_target_value(&event); change(index, &|link| link.label.clone_from(&words)); } />
                            <input class="input" type="text" inputmode="url" id=format!("{row_id}/{index}") aria-label="Address of the link" placeholder="https://" autocomplete="off"
                                prop:value=move || links.with(|links| links.get(index).map(|link| link.url.clone()).unwrap_or_default())
                                on:input=move |event| { let words = event_target_value(&event); change(index, &|link| link.url.clone_from(&words)); } />
                        </div>
                        <button type="button" class="btn small icon quiet" aria-label="Remove the link" title="Remove" on:click=move |_| remove.run(index)>
                            <Icon glyph=Glyph::Trash small=true />
                        </button>
                    </li>
                </For>
            </ul>
            <div class="addrow">
                <button type="button" class="btn small quiet" id=id disabled=move || editor.readonly.get() on:click=add><Icon glyph=Glyph::Plus small=true />"Add a link"</button>
            </div>
        </div>
    }
    .into_any()
}
