//! Everything a component needs: `view!`, `#[component]`, and what changes. It takes the place of `leptos::prelude`.

pub use super::state::{Callback, Effect, Memo, RwSignal, Signal, StoredValue};
pub use super::{
    AnyView, Children, ChildrenFn, CollectView, IntoView, NodeRef, after, request_animation_frame,
};
pub use leptos::prelude::{
    ArcReadSignal, ArcRwSignal, ArcTrigger, Get, GetUntracked, LocalStorage, Notify, Owner, Set, Track,
    Update, With, WithUntracked, document, event_target_checked, event_target_value, on_cleanup, untrack,
    window, window_event_listener, window_event_listener_untyped,
};
pub use postmortem_macros::{component, view};
