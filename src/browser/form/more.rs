//! What most documents do not need at first sight: further times, the date of writing, near miss, profile, links.

use crate::browser::component::line::Holds;
use crate::browser::component::links::Links;
use crate::browser::component::{Choice, Line, TimeField};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::chronology::apart;
use crate::edit::Edit;
use crate::field::{Field, FieldPath, Value};
use crate::model::{Milestone, Profile};
use crate::time::text::Context;

/// Milestones that the summary does not already show.
const FURTHER: [Milestone; 6] = [
    Milestone::Detected,
    Milestone::Acknowledged,
    Milestone::Declared,
    Milestone::Mitigated,
    Milestone::Closed,
    Milestone::Public,
];

/// Further facts, folded away until one of them is set.
#[component]
pub fn More(session: Session) -> impl IntoView {
    let editor = session.editor;
    let around = TimeField::new(Callback::new(move |()| editor.with(apart)));
    let plain = TimeField::new(Callback::new(move |()| Context::default()));
    let set = editor.with(|document| {
        FURTHER.iter().any(|milestone| document.times.contains_key(milestone))
            || document.written.is_some()
            || document.near_miss
            || !document.links.is_empty()
            || document.profile != Profile::Standard
    });
    let near_miss = FieldPath::Field(Field::NearMiss);
    let is_near_miss = {
        let path = near_miss.clone();
        Memo::new(move |_| editor.value(&path) == Some(Value::Flag(true)))
    };
    let flag = move |event| {
        editor.edit(
            "marking a near miss",
            Edit::Set(near_miss.clone(), Value::Flag(event_target_checked(&event))),
        );
    };
    let words = |profile: Profile| match profile {
        Profile::Lite => "Lite: a short note",
        Profile::Standard => "Standard",
        Profile::Public => "Public: for readers outside",
        Profile::Regulated => "Regulated: reported to an authority",
    };
    let profiles = Profile::ALL.map(|profile| (Value::Profile(profile), words(profile).into())).to_vec();
    view! {
        <details class="more" open=set>
            <summary>"More times and facts"</summary>
            <div class="pair">
                {FURTHER.map(|milestone| view! {
                    <Line session=session path=FieldPath::Time(milestone) label=milestone.label() holds=Holds::Time(around) />
                }).collect_view()}
                <Line session=session path=FieldPath::Field(Field::Written) label="Written on" holds=Holds::Time(plain) />
                <Choice session=session path=FieldPath::Field(Field::Profile) label="Checks" options=profiles />
                <label class="rootflag">
                    <input type="checkbox" prop:checked=move || is_near_miss.get() disabled=move || editor.readonly.get() on:change=flag />"Near miss: nothing was harmed"
                </label>
            </div>
            <Links session=session path=FieldPath::Field(Field::Links) label="Links of the whole document" />
        </details>
    }
    .into_any()
}
