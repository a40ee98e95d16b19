//! Root cause explained, and the resolution.

use super::section::{About, Shell, row};
use crate::browser::component::Prose;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::field::FieldPath;
use crate::model::{SectionId, SectionKey};
use crate::outline::Block;

/// The cause block.
#[component]
pub fn Cause(session: Session) -> impl IntoView {
    let part = move |id: SectionId, label: &'static str, placeholder: &'static str| {
        let prose =
            view! { <Prose session=session path=FieldPath::prose(id) label=label placeholder=placeholder /> };
        row(session, true, About::Prose(SectionKey::Known(id)), prose.into_any())
    };
    view! {
        <Shell session=session block=Block::Cause>
            {part(SectionId::RootCause, "Explanation", "How did it come to this? Conditions, mechanism, and why nothing stopped it earlier.")}
            {part(SectionId::Resolution, "Resolution", "What ended the impact, and what made the repair permanent?")}
        </Shell>
    }
    .into_any()
}
