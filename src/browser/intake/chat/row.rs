//! The messages as a list box: the focus stays on the list, the place in it moves.

use super::Paste;
use crate::browser::component::Icon;
use crate::browser::component::focus::root;
use crate::browser::component::icon::Glyph;
use crate::browser::component::kind_icon::KindIcon;
use crate::browser::view::prelude::*;
use crate::format::paste::Candidate;
use leptos::ev::KeyboardEvent;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// Rows that are put on the page at once.
const PAGE: usize = 300;

#[component]
pub(super) fn Rows(paste: Paste) -> impl IntoView {
    let shown = RwSignal::new(PAGE);
    let count = Memo::new(move |_| paste.candidates.with(|candidates| candidates.rows.len()));
    let keys = move |event: KeyboardEvent| {
        let last = count.get_untracked().saturating_sub(1);
        let (_, at) = paste.marked.get_untracked();
        let control = event.ctrl_key() || event.meta_key();
        let to = match event.key().as_str() {
            "ArrowDown" => Some((at + 1).min(last)),
            "ArrowUp" => Some(at.saturating_sub(1)),
            "PageDown" => Some((at + 10).min(last)),
            "PageUp" => Some(at.saturating_sub(10)),
            "Home" => Some(0),
            "End" => Some(last),
            _ => None,
        };
        if let Some(to) = to {
            event.prevent_default();
            paste.marked.update(|(from, at)| {
                *at = to;
                if !event.shift_key() {
                    *from = to;
                }
            });
            shown.update(|shown| *shown = (*shown).max(to + 1));
            in_sight(paste, to);
            return;
        }
        let key = event.key().to_ascii_lowercase();
        let what = match key.as_str() {
            " " => {
                let kept = paste.candidates.with_untracked(|candidates| {
                    candidates.rows.get(*paste.range().start()).is_some_and(|row| row.kept)
                });
                Some(if kept { 'd' } else { 'k' })
            }
            "delete" | "backspace" => Some('d'),
            "a" | "z" => key.chars().next(),
            _ if control || event.alt_key() => None,
            "k" | "d" | "m" => key.chars().next(),
            "enter" => None,
            _ => None,
        };
        if what.is_some_and(|what| paste.act(what)) {
            event.prevent_default();
            event.stop_propagation();
            in_sight(paste, paste.marked.get_untracked().1);
        }
    };
    view! {
        <div class="chat-list" id="chat-list" role="listbox" tabindex="0" aria-multiselectable="true" aria-label="Messages" aria-describedby="chat-keys"
            aria-activedescendant=move || format!("chat/{}", paste.marked.get().1) on:keydown=keys>
            <For each=move || 0..count.get().min(shown.get()) key=|index| *index let:index>
                <OneRow paste=paste index=index />
            </For>
        </div>
        <Show when=move || { count.get() > shown.get() }>
            <button type="button" class="btn small quiet" on:click=move |_| shown.update(|shown| *shown += PAGE)>"Show more messages"</button>
        </Show>
    }
    .into_any()
}

fn in_sight(paste: Paste, index: usize) {
    request_animation_frame(move || {
        let row = root(paste.session).and_then(|root| root.get_element_by_id(&format!("chat/{index}")));
        if let Some(row) = row {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            row.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

#[component]
fn OneRow(paste: Paste, index: usize) -> impl IntoView {
    let row = Memo::new(move |_| paste.candidates.with(|candidates| candidates.rows.get(index).cloned()));
    let marked = Memo::new(move |_| {
        let (from, to) = paste.marked.get();
        (from.min(to)..=from.max(to)).contains(&index)
    });
    let here = Memo::new(move |_| paste.marked.get().1 == index);
    let kept = move || row.with(|row| row.as_ref().is_some_and(|row| row.kept));
    let press = move |event: leptos::ev::MouseEvent| {
        let again = paste.marked.get_untracked() == (index, index);
        paste.marked.update(|(from, at)| {
            *at = index;
            if !event.shift_key() {
                *from = index;
            }
        });
        if again && !event.shift_key() {
            paste.act(if untrack(kept) { 'd' } else { 'k' });
            paste.marked.set((index, index));
        }
    };
    view! {
        <div class="msg" role="option" id=format!("chat/{index}") aria-selected=move || marked.get().to_string()
            class:marked=move || marked.get() class:here=move || here.get() class:dropped=move || !kept() on:click=press>
            {move || row.get().map(|row| content(&row))}
        </div>
    }
    .into_any()
}

fn content(row: &Candidate) -> AnyView {
    let event = &row.event;
    let at = event.at.as_ref();
    let when = at.map(|at| at.written.clone()).unwrap_or_default();
    let day = at.and_then(|at| at.date).map(|date| crate::time::written("%b %-d", &date));
    let day = day.unwrap_or_else(|| "no day".to_owned());
    let day = if row.day_assumed { format!("{day}?") } else { day };
    view! {
        <span class="state"><Icon glyph=if row.kept { Glyph::Saved } else { Glyph::Close } small=true /><span class="pm-vh">{if row.kept { "kept" } else { "dropped" }}</span></span>
        <span class="when"><b>{when}</b><small>{day}</small></span>
        <KindIcon kind=event.kind />
        <span class="said">
            {(!event.actor.is_empty()).then(|| view! { <b>{event.actor.clone()}</b> " " })}
            {event.text.clone()}
            {(row.of > 1).then(|| view! { " " <span class="tag">{format!("{} messages", row.of)}</span> })}
        </span>
    }
    .into_any()
}
