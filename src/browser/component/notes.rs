//! The checks of a field, beside it: what was found, why it matters, what to do.

use super::icon::{Glyph, Icon};
use crate::browser::session::{Session, View};
use crate::browser::view::prelude::*;
use crate::diagnostic::{Diagnostic, Level};
use crate::edit::Transaction;
use crate::field::FieldPath;

/// Cards beside one place; the list of checks has them all.
const MOST: usize = 24;

/// The style word of a level.
pub fn level_class(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warn",
        Level::Advice => "advice",
    }
}

/// The shape of a level.
pub fn level_glyph(level: Level) -> Glyph {
    match level {
        Level::Error => Glyph::Error,
        Level::Warning => Glyph::Warn,
        Level::Advice => Glyph::Advice,
    }
}

/// The word of a level, for screen readers.
pub fn level_word(level: Level) -> &'static str {
    match level {
        Level::Error => "Error: ",
        Level::Warning => "Warning: ",
        Level::Advice => "Advice: ",
    }
}

/// The worst level found at `path`, as of the last pause.
pub fn level_at(session: Session, path: FieldPath) -> Memo<Option<Level>> {
    let found = session.editor.diagnostics();
    Memo::new(move |_| {
        found.with(|found| found.iter().filter(|one| one.path == path).map(|one| one.level).min())
    })
}

/// The class of a field's frame for a level.
pub fn frame_class(level: Option<Level>) -> &'static str {
    match level {
        Some(Level::Error) => "is-error",
        Some(Level::Warning) => "is-warn",
        _ => "",
    }
}

/// The findings for which `about` is true, as cards.
#[component]
pub fn Notes(session: Session, about: Callback<FieldPath, bool>) -> impl IntoView {
    let found = session.editor.diagnostics();
    let mine = Memo::new(move |_| {
        found.with(|found| {
            let mut mine: Vec<Diagnostic> =
                found.iter().filter(|one| about.run(one.path.clone())).cloned().collect();
            mine.sort_by_key(|one| one.level);
            mine
        })
    });
    let more = move || {
        let more = mine.with(|mine| mine.len().saturating_sub(MOST));
        (more > 0).then(|| view! { <p class="more">{format!("and {more} more in the list of checks")}</p> })
    };
    view! {
        <div class="notes">
            <For each=move || mine.with(|mine| mine.iter().take(MOST).cloned().collect::<Vec<_>>()) key=|one| format!("{}{}{}{}{}", one.code, one.path, one.what, one.why, one.links.first().map_or("", |link| &link.url)) let:one>
                <Check session=session one=one />
            </For>
            {more}
        </div>
    }
    .into_any()
}

/// One finding as a card.
#[component]
pub fn Check(session: Session, one: Diagnostic) -> impl IntoView {
    let editor = session.editor;
    let (level, code, rule) = (one.level, one.code, one.rule);
    let place = one.path.clone();
    let fixes = one.fixes.clone();
    let explained = RwSignal::new(false);
    let asking = RwSignal::new(false);
    let whole = one.clone();
    let ask = one.ask.clone();
    let links = one.links.clone();
    let signed = editor.with(|document| crate::rule::sign::found(document, &one));
    let fixable = !fixes.is_empty();
    let of_kind = move || {
        let alike = |one: &&Diagnostic| one.code == code && !one.fixes.is_empty();
        if fixable { editor.diagnostics().with(|found| found.iter().filter(alike).count()) } else { 0 }
    };
    view! {
        <div class=format!("check {}", level_class(level)) data-rule=code>
            <Icon glyph=level_glyph(level) />
            <div>
                <p class="what"><span class="pm-vh">{level_word(level)}</span>{one.what}</p>
                <p class="why">
                    {one.why} " "
                    <button type="button" class="code" title=rule aria-expanded=move || explained.get().to_string()
                        on:click=move |_| explained.update(|open| *open = !*open)>
                        <span class="pm-vh">"About rule "</span>{code}
                    </button>
                </p>
            </div>
            <div class="do">
                <button type="button" class="btn line small" on:click=move |_| editor.go_to(place.clone())>"Go to it"</button>
                {fixes
                    .into_iter()
                    .map(|fix| {
                        let title = fix.title.clone();
                        let act = move |_| {
                            if editor.commit(Transaction::new(fix.title.clone(), fix.edits.clone())) {
                                editor.settle();
                                session.say(format!("Done: {}.", fix.title));
                            }
                        };
                        view! { <button type="button" class="btn line small" on:click=act>{title}</button> }
                    })
                    .collect_view()}
                <Show when=move || 1 < of_kind()>
                    <button type="button" class="btn line small" on:click=move |_| super::answer::mend_every(session, code)>
                        {move || format!("Mend all {}", of_kind())}
                    </button>
                </Show>
                {links.into_iter().filter_map(|link| {
                    let url = crate::format::safe_url(&link.url)?.to_owned();
                    Some(view! { <a class="btn line small" href=url target="_blank" rel="noopener noreferrer">{link.label}</a> })
                }).collect_view()}
                {signed.map(|mark| {
                    let show = move |_| {
                        session.compared_with.set_value(Some(mark.clone()));
                        session.view.set(View::Versions);
                    };
                    view! { <button type="button" class="btn line small" on:click=show>"Show what changed"</button> }
                })}
                {ask.map(|ask| view! { <super::answer::Answer session=session one=whole.clone() ask=*ask /> })}
                <super::hush::Hush session=session one=whole asking=asking />
            </div>
            {move || match crate::rule::Rule::find(code).filter(|_| explained.get()) {
                Some(rule) => view! {
                    <div class="page">{crate::browser::preview::markdown(&rule.page())}</div>
                },
                None => ().into_any(),
            }}
        </div>
    }
    .into_any()
}
