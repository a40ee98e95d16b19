//! Contributing factors: conditions that had to be true together.

use super::rows::{AddRow, RowTools};
use super::section::{About, Shell, row};
use crate::browser::component::Prose;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::edit::Edit;
use crate::field::{FieldPath, RowField, Value};
use crate::model::{ListId, RowId, SectionId};
use crate::outline::Block;

/// The factors block.
#[component]
pub fn Factors(session: Session) -> impl IntoView {
    let order = session.editor.order(ListId::Factors);
    let about = About::Lists(&[ListId::Factors], Some(SectionId::Factors));
    let content = view! {
        <ol class="factors">
            <For each=move || order.get().to_vec() key=Clone::clone let:id><Factor session=session id=id /></For>
        </ol>
        <AddRow session=session list=ListId::Factors label="Add a factor" what="factor" />
    };
    view! {
        <Shell session=session block=Block::Factors sub=Signal::stored("conditions that had to be true together".to_owned())>
            {row(session, false, about, content.into_any())}
        </Shell>
    }
    .into_any()
}

#[component]
fn Factor(session: Session, id: RowId) -> impl IntoView {
    let editor = session.editor;
    let field = |field| FieldPath::RowField(ListId::Factors, id.clone(), field);
    let root = field(RowField::Root);
    let is_root = {
        let root = root.clone();
        Memo::new(move |_| editor.value(&root) == Some(Value::Flag(true)))
    };
    let flag = move |event| {
        editor
            .edit("marking a root cause", Edit::Set(root.clone(), Value::Flag(event_target_checked(&event))));
    };
    view! {
        <li class="factor" id=format!("row/{id}")>
            <Prose session=session path=field(RowField::Text) label="Factor" bare=true placeholder="A condition, such as a limit that nobody watched" />
            <div class="side">
                <label class="rootflag"><input type="checkbox" prop:checked=move || is_root.get() disabled=move || editor.readonly.get() on:change=flag />"Root cause"</label>
                <RowTools session=session list=ListId::Factors id=id.clone() what="factor" />
            </div>
        </li>
    }
    .into_any()
}
