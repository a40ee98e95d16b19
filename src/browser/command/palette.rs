//! The palette: all commands, found by typing, run by Enter.

use super::{COMMANDS, Command, always};
use crate::browser::component::icon::Glyph;
use crate::browser::component::popover::{close, is_open, toggle};
use crate::browser::component::{Icon, Popover};
use crate::browser::session::Session;
use leptos::ev;
use crate::browser::view::prelude::*;

pub(super) const COMMAND: Command =
    Command { label: "All commands", key: "Ctrl K", enabled: always, run: |session| toggle(session, "palette") };

/// The command palette.
#[component]
pub fn Palette(session: Session) -> impl IntoView {
    let query = RwSignal::new(String::new());
    Effect::new(move |_| {
        if is_open(session, "palette") {
            query.set(String::new());
        }
    });
    let found = move || {
        let query = query.get().to_lowercase();
        COMMANDS
            .iter()
            .copied()
            .filter(|command| (command.enabled)(session) && command.label != COMMAND.label)
            .filter(|command| {
                query.split_whitespace().all(|word| command.label.to_lowercase().contains(word))
            })
            .collect::<Vec<&'static Command>>()
    };
    let run = move |command: &'static Command| {
        close(session, "palette");
        (command.run)(session);
    };
    let keys = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            if let Some(first) = untrack(found).first() {
                run(first);
            }
        }
    };
    view! {
        <Popover session=session name="palette" label="All commands">
            <div class="q">
                <Icon glyph=Glyph::Search />
                <input type="text" aria-label="Find a command" placeholder="Find a command" autocomplete="off"
                    prop:value=move || query.get() on:input=move |event| query.set(event_target_value(&event)) on:keydown=keys />
            </div>
            <div class="scroll">
                {move || found().into_iter().map(|command| view! {
                    <button type="button" class="item" on:click=move |_| run(command)>
                        <span></span>{command.label}
                        <span class="keys">{command.key.split(' ').filter(|key| !key.is_empty()).map(|key| view! { <kbd>{key}</kbd> }).collect_view()}</span>
                    </button>
                }).collect_view()}
            </div>
        </Popover>
    }
    .into_any()
}
