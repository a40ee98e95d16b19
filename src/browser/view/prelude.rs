//! Everything a component needs: `view!`, `#[component]`, and of Leptos the signals. It takes the place of `leptos::prelude`.

pub use super::{AnyView, Children, ChildrenFn, CollectView, IntoView, NodeRef};
pub use leptos::prelude::{
    ArcReadSignal, ArcRwSignal, ArcSignal, ArcTrigger, Callable, Callback, DefinedAt, Dispose, Effect, Get,
    GetUntracked, GetValue, LocalStorage, Memo, Notify, Owner, Read, ReadSignal, ReadUntracked, ReadValue,
    RwSignal, Set, SetValue, Signal, StoredValue, SyncStorage, Track, Update, UpdateUntracked, UpdateValue,
    With, WithUntracked, WithValue, Write, WriteSignal, WriteValue, document, event_target_checked,
    event_target_value, on_cleanup, request_animation_frame, set_timeout, untrack, window,
    window_event_listener, window_event_listener_untyped,
};
pub use postmortem_macros::{component, view};
