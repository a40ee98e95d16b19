//! The head of the document: title, status, severity, services, authors.

use crate::browser::component::line::Holds;
use crate::browser::component::{Choice, Line, Names, Notes, Prose};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::field::{Field, FieldPath, Value};
use crate::model::Status;
use crate::outline::Block;

/// Title and properties.
#[component]
pub fn Head(session: Session) -> impl IntoView {
    let status = Status::ALL.map(|status| (Value::Status(status), status.label().into())).to_vec();
    let about = Callback::new(move |path: FieldPath| {
        let shown = |block: Block| session.editor.with(|document| block.is_shown(document));
        !Block::of_field(&path).is_some_and(shown)
    });
    view! {
        <header class="head" role="group" aria-label="Title and properties">
            <h1 class="pm-vh">{move || format!("Postmortem: {}", crate::browser::export::title_of(session))}</h1>
            <Prose session=session path=FieldPath::Field(Field::Title) label="Title" bare=true one_line=true class="title" placeholder="What happened, in one line" />
            <div class="props">
                <Choice session=session path=FieldPath::Field(Field::Status) label="Status" options=status />
                <Line session=session path=FieldPath::Field(Field::Severity) label="Severity" holds=Holds::Severity
                    suggestions=vec!["SEV1", "SEV2", "SEV3", "SEV4", "SEV5"] placeholder="SEV1" />
                <Names session=session path=FieldPath::Field(Field::Services) label="Services" />
                <Names session=session path=FieldPath::Field(Field::Authors) label="Authors" />
            </div>
            <Notes session=session about=about />
        </header>
    }
    .into_any()
}
