//! Issue summary: when it started and ended, in which zone, the impact with its figures and windows, the root cause in brief.

use super::more::More;
use super::rows::{Figures, Windows};
use super::section::{About, Shell, row};
use crate::browser::component::choice::Options;
use crate::browser::component::line::Holds;
use crate::browser::component::{Choice, Line, Prose, TimeField};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::chronology::apart;
use crate::field::{Field, FieldPath, Value};
use crate::model::{DataLoss, DetectionMethod, ListId, Milestone, SectionId, SectionKey};
use crate::outline::Block;
use crate::time::text::Context;

/// The summary block.
#[component]
pub fn Summary(session: Session) -> impl IntoView {
    let editor = session.editor;
    let ended = FieldPath::Time(Milestone::Resolved);
    let start = TimeField::span(Callback::new(move |()| Context::default()), ended.clone());
    let end = TimeField::new(Callback::new(move |()| editor.with(apart)));
    let times = About::Those(|path| {
        matches!(
            path,
            FieldPath::Time(_)
                | FieldPath::Field(Field::Zone | Field::Written | Field::Detection | Field::DataLoss)
        )
    });
    let impact = About::Lists(&[ListId::Figures, ListId::Windows], Some(SectionId::Impact));
    let prose = |id: SectionId| About::Prose(SectionKey::Known(id));
    let detection: Options = std::iter::once((Value::Detection(None), "Not stated".into()))
        .chain(DetectionMethod::ALL.map(|method| (Value::Detection(Some(method)), method.label().into())))
        .collect();
    let data_loss: Options = vec![
        (Value::DataLoss(None), "Not stated".into()),
        (Value::DataLoss(Some(DataLoss::None)), "No data lost".into()),
        (Value::DataLoss(Some(DataLoss::Suspected)), "Loss suspected".into()),
        (Value::DataLoss(Some(DataLoss::Confirmed)), "Data lost".into()),
    ];
    view! {
        <Shell session=session block=Block::Summary>
            {row(session, true, prose(SectionId::Summary), view! {
                <Prose session=session path=FieldPath::prose(SectionId::Summary) label="Summary" hint="what happened, to whom, for how long"
                    placeholder="Two or three sentences for someone who reads nothing else." />
            }.into_any())}
            {row(session, true, times, view! {
                <div class="pair">
                    <Line session=session path=FieldPath::Time(Milestone::Started) label="Impact started" holds=Holds::Time(start) placeholder="Mar 10, 2024, 8:00 PM" />
                    <Line session=session path=ended label="Impact ended" holds=Holds::Time(end) placeholder="Mar 11, 2024, 2:00 AM" />
                    <Line session=session path=FieldPath::Field(Field::Zone) label="Time zone" holds=Holds::Zone placeholder="UTC"
                        suggestions=vec!["UTC", "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Kolkata", "Asia/Tokyo", "Africa/Lagos"] />
                </div>
            }.into_any())}
            {row(session, true, impact, view! {
                <div>
                    <Prose session=session path=FieldPath::prose(SectionId::Impact) label="Impact" hint="who could not do what, how many, how long"
                        placeholder="Start with what users saw. Example: checkout failed for 1 in 5 orders, about 3,000 orders, for 40 minutes." />
                    <Figures session=session />
                    <Windows session=session />
                </div>
            }.into_any())}
            {row(session, true, prose(SectionId::RootCauseBrief), view! {
                <Prose session=session path=FieldPath::prose(SectionId::RootCauseBrief) label="Root cause in brief" hint="one sentence"
                    placeholder="The condition that made it possible, not the person who was there." />
            }.into_any())}
            {row(session, false, About::Nothing, view! {
                <div class="pair two">
                    <Choice session=session path=FieldPath::Field(Field::Detection) label="Detected by" options=detection />
                    <Choice session=session path=FieldPath::Field(Field::DataLoss) label="Data loss" options=data_loss />
                </div>
                <More session=session />
            }.into_any())}
        </Shell>
    }
    .into_any()
}
