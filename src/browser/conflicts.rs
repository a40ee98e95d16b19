//! What two tabs changed in different ways: both versions side by side, until somebody chooses. Nothing is lost meanwhile: both are kept as
//! older versions too.

use super::component::Icon;
use super::component::icon::Glyph;
use super::session::Session;
use crate::browser::view::prelude::*;
use crate::draft::{place_words, words};
use crate::edit::Edit;
use crate::field::Value;
use crate::merge::{Conflict, Theirs};

/// Every conflict that is not settled.
#[component]
pub fn Conflicts(session: Session) -> impl IntoView {
    let count = Memo::new(move |_| session.conflicts.with(Vec::len));
    view! {
        <Show when=move || { count.get() > 0 }>
            <section class="banner warn conflicts" role="region" aria-label="Changed in two tabs">
                <Icon glyph=Glyph::Tabs />
                <div>
                    <b>{move || if count.get() == 1 { "One place was changed in two tabs.".to_owned() } else { [&count.get().to_string(), " places were changed in two tabs."].concat() }}</b>
                    <p>"Everything else is merged. Choose when you like: both versions are kept until then, and afterwards under Versions."</p>
                    <ol>
                        {move || session.conflicts.with(|all| all.iter().enumerate().map(|(index, one)| item(session, index, one)).collect_view())}
                    </ol>
                </div>
            </section>
        </Show>
    }
    .into_any()
}

fn item(session: Session, index: usize, conflict: &Conflict) -> AnyView {
    let place = session.editor.with(|document| place_words(document, &conflict.path));
    let value = session.editor.with(|document| document.get(&conflict.path));
    let mine = value.as_ref().map(words).unwrap_or_default();
    let (mine, theirs) = match &conflict.theirs {
        Theirs::Field(theirs) => (mine, words(theirs)),
        Theirs::RowRemoved(..) | Theirs::SectionRemoved(_) => (mine, "(removed)".to_owned()),
        Theirs::RowKept(row) => ("(removed)".to_owned(), crate::draft::row_words(row)),
        Theirs::SectionKept(section) => ("(removed)".to_owned(), section.body.clone()),
        Theirs::Order(..) | Theirs::Sections(_) => {
            ("in your order".to_owned(), "in another order".to_owned())
        }
        Theirs::Entry(name, other) => (name.clone(), other.clone().unwrap_or_else(|| "(removed)".to_owned())),
    };
    let (keep, take) = (conflict.keep_ours(), conflict.take_theirs());
    let both = match (&value, &conflict.theirs) {
        (Some(Value::Text(ours)), Theirs::Field(Value::Text(other))) => {
            let text = [ours.trim_end(), "\n\n", other].concat();
            Some(Edit::Set(conflict.path.clone(), Value::Text(text)))
        }
        _ => None,
    };
    view! {
        <li>
            <b>{place}</b>
            <div class="sides">
                <div><small>"This tab"</small><pre>{mine}</pre></div>
                <div><small>"The other tab"</small><pre>{theirs}</pre></div>
            </div>
            <div class="do">
                <button type="button" class="btn line small" on:click=move |_| session.settle(index, keep.clone())>"Keep mine"</button>
                <button type="button" class="btn line small" on:click=move |_| session.settle(index, take.clone())>"Take the other"</button>
                {both.map(|both| view! {
                    <button type="button" class="btn line small" on:click=move |_| session.settle(index, Some(both.clone()))>"Keep both"</button>
                })}
            </div>
        </li>
    }
    .into_any()
}
