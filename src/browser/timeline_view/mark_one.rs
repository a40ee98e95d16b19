//! "Mark one": choose the event that reached a missing milestone, where the measure is shown.

use super::stage::Stage;
use crate::browser::view::prelude::*;
use crate::edit::{Edit, Transaction};
use crate::field::{FieldPath, RowField, Value as Content};
use crate::layout::{plain, time_words};
use crate::metrics::{Measure, Missing, Value};
use crate::model::{Milestone, Postmortem, RowId};

/// More events than this are chosen in the list below, not in a menu.
const MENU: usize = 200;

#[component]
pub(super) fn MarkOne(stage: Stage, measure: Memo<Measure>) -> impl IntoView {
    let milestone = Memo::new(move |_| {
        measure.with(|measure| match &measure.value {
            Value::Missing(Missing::NotMarked(milestones)) => milestones.first().copied(),
            _ => None,
        })
    });
    let choices = move || stage.scene.with(|scene| scene.in_time_order().len());
    move || {
        let milestone = milestone.get()?;
        let editor = stage.editor;
        if editor.readonly.get() {
            return None;
        }
        if milestone == Milestone::Started || choices() == 0 || choices() > MENU {
            let go = move |_| editor.go_to(FieldPath::Time(milestone));
            let words = format!("Add it: the {} time", milestone.name());
            return Some(view! {
                <button type="button" class="btn link small" aria-label=words on:click=go>"Add it"</button>
            }
            .into_any());
        }
        let options = stage.scene.with(|scene| {
            editor.with(|document| {
                let option = |index: usize| {
                    let event = document.timeline.get(index)?;
                    let time = event.at.as_ref().map(|time| time_words(time, document)).unwrap_or_default();
                    let text: String = plain(&event.text).chars().take(60).collect();
                    Some(view! { <option value=event.id.to_string()>{format!("{time} {text}")}</option> })
                };
                scene.in_time_order().filter_map(option).collect_view()
            })
        });
        let label = format!("Mark an event as {}", milestone.name());
        let changed = move |event: leptos::ev::Event| {
            let id = RowId::from(event_target_value(&event).as_str());
            mark(stage, milestone, &id);
        };
        Some(
            view! {
                <select class="markone" aria-label=label.clone() title=label on:change=changed>
                    <option value="" selected=true>"Mark one"</option>
                    {options}
                </select>
            }
            .into_any(),
        )
    }
}

fn mark(stage: Stage, milestone: Milestone, id: &RowId) {
    let path = FieldPath::event(id, RowField::Milestones);
    let present = stage.editor.with(|document: &Postmortem| document.get(&path));
    let Some(Content::Milestones(before)) = present else { return };
    let milestones = Milestone::marked(&before, milestone, true);
    let label = format!("mark an event as {}", milestone.name());
    stage.editor.commit(Transaction::new(label, vec![Edit::Set(path, Content::Milestones(milestones))]));
}
