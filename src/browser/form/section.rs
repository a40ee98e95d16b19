//! A section of the form: heading, fields, and the checks beside them. And the plain kind: prose under its heading.

use crate::browser::component::icon::Glyph;
use crate::browser::component::popover::{close, opener_id, toggle};
use crate::browser::component::{Icon, Notes, Popover, Prose};
use crate::browser::session::Session;
use crate::edit::Edit;
use crate::field::{FieldPath, SectionField};
use crate::model::SectionKey;
use crate::outline::Block;
use leptos::prelude::*;

/// A section with its heading; `sub` stands beside the heading, `end` at the end of its line.
#[component]
pub fn Shell(
    session: Session,
    block: Block,
    #[prop(optional, into)] sub: Option<Signal<String>>,
    #[prop(optional)] end: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let editor = session.editor;
    let name = block.name();
    let heading_id = format!("h-{name}");
    let labelled_by = heading_id.clone();
    let heading = Memo::new(move |_| {
        editor.settled().track();
        editor.with(|document| block.heading(document))
    });
    view! {
        <section class="sec" id=format!("s-{name}") aria-labelledby=labelled_by>
            <header>
                <h2 id=heading_id tabindex="-1">{move || heading.get()}</h2>
                {sub.map(|sub| view! { <span class="sub">{move || sub.get()}</span> })}
                <div class="end">{end}</div>
            </header>
            {children()}
        </section>
    }
    .into_any()
}

/// A prose section: known or the house's own. Its heading can be changed, it can be moved and removed.
#[component]
pub fn ProseSection(session: Session, key: SectionKey) -> impl IntoView {
    let editor = session.editor;
    let body = FieldPath::Section(key.clone(), SectionField::Body);
    let heading = FieldPath::Section(key.clone(), SectionField::Heading);
    let block = Block::of(&key);
    let label = editor.with(|document| block.heading(document));
    let field_label = label.clone();
    let placeholder = match &key {
        SectionKey::Known(id) => crate::section::definition(*id).guidance,
        SectionKey::House(_) => "",
    };
    let house = matches!(key, SectionKey::House(_));
    let about = {
        let key = key.clone();
        Callback::new(move |path: FieldPath| matches!(&path, FieldPath::Section(other, _) if *other == key))
    };
    let menu = StoredValue::new(format!("section-{}", block.name()));
    let step = {
        let key = key.clone();
        Callback::new(move |by: isize| {
            menu.with_value(|menu| close(session, menu));
            let place =
                editor.with(|document| document.sections.iter().position(|section| section.key == key));
            let count = editor.with(|document| document.sections.len());
            if let Some(to) = place.and_then(|place| place.checked_add_signed(by)).filter(|to| *to < count) {
                editor.edit("moving a section", Edit::MoveSection(key.clone(), to));
            }
        })
    };
    let remove = {
        let key = key.clone();
        Callback::new(move |()| {
            menu.with_value(|menu| close(session, menu));
            editor.edit("removing a section", Edit::RemoveSection(key.clone()));
        })
    };
    let exists = {
        let key = key.clone();
        move || {
            editor.sections().track();
            editor.with(|document| document.section(&key).is_some())
        }
    };
    let end = move || {
        exists().then(|| {
            let name = menu.get_value();
            let opener = opener_id(&name);
            let label = label.clone();
            view! {
                <div class="anchor">
                    <button type="button" class="btn small icon quiet" id=opener aria-label=format!("More for {label}")
                        on:click=move |_| menu.with_value(|menu| toggle(session, menu))>
                        <Icon glyph=Glyph::More small=true />
                    </button>
                    <Popover session=session name=name label=format!("{label}: more")>
                        <button type="button" class="item" on:click=move |_| step.run(-1)><Icon glyph=Glyph::Up />"Move up"<span></span></button>
                        <button type="button" class="item" on:click=move |_| step.run(1)><Icon glyph=Glyph::Down />"Move down"<span></span></button>
                        <button type="button" class="item" on:click=move |_| remove.run(())><Icon glyph=Glyph::Trash />"Remove the section"<span></span></button>
                    </Popover>
                </div>
            }
        })
    };
    view! {
        <Shell session=session block=block end=end.into_any()>
            {house.then(|| view! {
                <div class="row labelled">
                    <Prose session=session path=heading label="Heading" one_line=true />
                    <div class="notes"></div>
                </div>
            })}
            <div class="row">
                <Prose session=session path=body label=field_label bare=true placeholder=placeholder />
                <Notes session=session about=about />
            </div>
        </Shell>
    }
    .into_any()
}
