//! A section of the form: heading, fields, and the checks beside them. And the plain kind: prose under its heading.

use crate::browser::component::icon::Glyph;
use crate::browser::component::popover::{close, opener_id, toggle};
use crate::browser::component::{Icon, Notes, Popover, Prose};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::edit::Edit;
use crate::field::{FieldPath, SectionField};
use crate::model::{ListId, SectionId, SectionKey};
use crate::outline::Block;

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

/// Whose checks stand beside some content.
#[derive(Clone)]
pub enum About {
    /// Nobody's.
    Nothing,
    /// Those of a section's prose.
    Prose(SectionKey),
    /// Those of every address that belongs to a block.
    Block(Block),
    /// Those of these lists, their rows, and the prose of a section.
    Lists(&'static [ListId], Option<SectionId>),
    /// Those of the addresses that a function knows.
    Those(fn(&FieldPath) -> bool),
}

impl About {
    /// Whether a finding at `path` stands here.
    fn holds(&self, path: &FieldPath) -> bool {
        match self {
            Self::Nothing => false,
            Self::Prose(key) => matches!(path, FieldPath::Section(other, _) if other == key),
            Self::Block(block) => Block::of_field(path).as_ref() == Some(block),
            Self::Lists(lists, prose) => match path {
                FieldPath::List(list) => lists.contains(list),
                FieldPath::Section(SectionKey::Known(id), _) => Some(*id) == *prose,
                other => other.row().is_some_and(|(list, _)| lists.contains(&list)),
            },
            Self::Those(holds) => holds(path),
        }
    }
}

/// Content and its checks beside it. `labelled` content begins with a label, and its checks begin below that.
pub fn row(session: Session, labelled: bool, about: About, content: AnyView) -> AnyView {
    let notes = if matches!(about, About::Nothing) {
        view! { <div class="notes"></div> }.into_any()
    } else {
        let about = Callback::new(move |path: FieldPath| about.holds(&path));
        view! { <Notes session=session about=about /> }.into_any()
    };
    let class = if labelled { "row labelled" } else { "row" };
    view! { <div class=class><div>{content}</div>{notes}</div> }.into_any()
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
    let about = About::Prose(key.clone());
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
            {house.then(|| {
                let heading = view! { <Prose session=session path=heading label="Heading" one_line=true /> };
                row(session, true, About::Nothing, heading.into_any())
            })}
            {row(session, false, about, view! {
                <Prose session=session path=body label=field_label bare=true placeholder=placeholder />
            }.into_any())}
        </Shell>
    }
    .into_any()
}
