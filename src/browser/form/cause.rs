//! Root cause explained, and the resolution.

use super::section::Shell;
use crate::browser::component::{Notes, Prose};
use crate::browser::session::Session;
use crate::field::FieldPath;
use crate::model::{SectionId, SectionKey};
use crate::outline::Block;
use leptos::prelude::*;

/// The cause block.
#[component]
pub fn Cause(session: Session) -> impl IntoView {
    let row = move |id: SectionId, label: &'static str, placeholder: &'static str| {
        let about = Callback::new(
            move |path: FieldPath| matches!(path, FieldPath::Section(SectionKey::Known(other), _) if other == id),
        );
        view! {
            <div class="row labelled">
                <Prose session=session path=FieldPath::prose(id) label=label placeholder=placeholder />
                <Notes session=session about=about />
            </div>
        }
    };
    view! {
        <Shell session=session block=Block::Cause>
            {row(SectionId::RootCause, "Explanation", "How did it come to this? Conditions, mechanism, and why nothing stopped it earlier.")}
            {row(SectionId::Resolution, "Resolution", "What ended the impact, and what made the repair permanent?")}
        </Shell>
    }
    .into_any()
}
