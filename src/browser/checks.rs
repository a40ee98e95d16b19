//! The checks summed up: a tally in the bar, a panel with every finding by section, next and previous, and words for screen readers.

mod allowed;
mod house;
mod questions;
mod status;

use allowed::Allowed;
use house::HousePack;
pub use house::kept as kept_house;
use questions::Questions;

use super::component::notes::{level_class, level_glyph, level_word};
use super::component::popover::close;
use super::component::{Icon, Popover};
use super::session::{Session, View};
use crate::browser::view::prelude::*;
use crate::diagnostic::{Diagnostic, Level};
use crate::outline::{Block, blocks};

/// The findings as JSON for the element's `check` method: the same bytes as those of the command line.
pub fn as_json(session: Session) -> String {
    let found = session.editor.diagnostics().get_untracked();
    session.editor.with(|document| crate::rule::findings_json(document, &found))
}

fn count(found: &[Diagnostic], level: Level) -> usize {
    found.iter().filter(|one| one.level == level).count()
}

/// Counts by level.
#[component]
pub fn Tally(session: Session) -> impl IntoView {
    let found = session.editor.diagnostics();
    view! {
        <span class="tally">
            {Level::ALL
                .into_iter()
                .map(|level| {
                    let number = move || found.with(|found| count(found, level));
                    view! {
                        <Show when=move || { number() > 0 }>
                            <span class=format!("lv-{}", level_class(level))>
                                <Icon glyph=level_glyph(level) />{number}<span class="pm-vh">{format!(" {}, ", level.name())}</span>
                            </span>
                        </Show>
                    }
                })
                .collect_view()}
            <Show when=move || found.with(|found| found.is_empty())>
                <span class="lv-ok"><Icon glyph=super::component::icon::Glyph::Saved /><span class="pm-vh">"no findings"</span></span>
            </Show>
        </span>
    }
}

/// One number for the phone: all findings, with the worst level's shape.
#[component]
pub fn Badge(session: Session) -> impl IntoView {
    let found = session.editor.diagnostics();
    view! {
        <span class="badge">
            {move || found.with(|found| match found.iter().map(|one| one.level).min() {
                Some(level) => view! {
                    <span class=format!("lv-{}", level_class(level))><Icon glyph=level_glyph(level) /></span>
                    <b>{found.len()}</b>
                }
                .into_any(),
                None => view! { <span class="lv-ok"><Icon glyph=super::component::icon::Glyph::Saved /></span> }.into_any(),
            })}
        </span>
    }
}

/// Every finding, grouped by the part of the form it is in; a level can be chosen alone.
#[component]
pub fn Panel(session: Session) -> impl IntoView {
    let editor = session.editor;
    let only: RwSignal<Option<Level>> = RwSignal::new(None);
    let groups = move || {
        let mut found = editor.diagnostics().get().as_ref().clone();
        found.retain(|one| only.get().is_none_or(|level| one.level == level));
        editor.with(|document| {
            let order = blocks(document);
            let mut groups: Vec<(String, Vec<Diagnostic>)> =
                vec![("At a glance".to_owned(), of_block(&found, &order, None))];
            groups.extend(
                order.iter().map(|block| (block.heading(document), of_block(&found, &order, Some(block)))),
            );
            groups.retain(|(_, found)| !found.is_empty());
            groups
        })
    };
    let filter = move |level: Option<Level>, words: &'static str| {
        let number =
            move || editor.diagnostics().with(|found| level.map_or(found.len(), |level| count(found, level)));
        view! {
            <button type="button" class="btn small" aria-pressed=move || (only.get() == level).to_string() on:click=move |_| only.set(level)>
                {move || {
                    // "1 error", "2 errors"; "advice" and "in all" end otherwise.
                    let single = if number() == 1 { words.strip_suffix('s') } else { None };
                    [number().to_string().as_str(), " ", single.unwrap_or(words)].concat()
                }}
            </button>
        }
    };
    view! {
        <Popover session=session name="checks" label="Checks">
            <div class="head tools">
                {filter(None, "in all")}
                {filter(Some(Level::Error), "errors")}
                {filter(Some(Level::Warning), "warnings")}
                {filter(Some(Level::Advice), "advice")}
                " " <span class="keys"><kbd>"F8"</kbd>" next "<kbd>"Shift F8"</kbd>" previous"</span>
            </div>
            <div class="scroll">
                {move || groups().into_iter().map(|(heading, found)| view! {
                    <h3 class="head">{heading}" "<small>{tally(&found)}</small></h3>
                    {found.into_iter().map(|one| {
                        let path = one.path.clone();
                        view! {
                            <button type="button" class="item" on:click=move |_| {
                                close(session, "checks");
                                session.view.set(View::Write);
                                editor.go_to(path.clone());
                            }>
                                <span class=format!("lv-{}", level_class(one.level))><Icon glyph=level_glyph(one.level) /></span>
                                <span><span class="pm-vh">{level_word(one.level)}</span>{one.what}</span>
                                <span class="code">{one.code}</span>
                            </button>
                        }
                    }).collect_view()}
                }).collect_view()}
                <Allowed session=session />
                <Questions session=session />
                <HousePack session=session />
            </div>
        </Popover>
    }
    .into_any()
}

/// Counts in words: `2 errors, 1 advice`.
fn tally(found: &[Diagnostic]) -> String {
    let words = Level::ALL.into_iter().filter_map(|level| {
        let number = count(found, level);
        let plural = if number == 1 || level == Level::Advice { "" } else { "s" };
        (number > 0).then(|| [&number.to_string(), " ", level.name(), plural].concat())
    });
    words.collect::<Vec<_>>().join(", ")
}

/// The findings that stand in one of the `shown` blocks; `None` for those of the document's head.
pub fn of_block(found: &[Diagnostic], shown: &[Block], block: Option<&Block>) -> Vec<Diagnostic> {
    found.iter().filter(|one| Block::among(shown, &one.path) == block).cloned().collect()
}

/// Go to the next finding after the chosen field, or the one before it.
pub fn step(session: Session, forward: bool) {
    let editor = session.editor;
    editor.finish();
    let found = editor.diagnostics().get_untracked();
    let ordered: Vec<&Diagnostic> = editor.with(|document| {
        let order = blocks(document);
        let place = |one: &&Diagnostic| {
            Block::of_field(&one.path)
                .and_then(|block| order.iter().position(|other| *other == block))
                .map_or(0, |at| at + 1)
        };
        let mut ordered: Vec<&Diagnostic> = found.iter().collect();
        ordered.sort_by_key(place);
        ordered
    });
    if ordered.is_empty() {
        session.say("No findings.");
        return;
    }
    let selected = editor.selection.get_untracked();
    // Several findings may stand at one place; the one shown last says which of them was met.
    let shown = session.met_check.get_value();
    let at = |one: &Diagnostic| selected.as_ref() == Some(&one.path);
    let met =
        |one: &Diagnostic| shown.as_ref().is_some_and(|(code, what)| one.code == *code && one.what == *what);
    let current =
        ordered.iter().position(|one| at(one) && met(one)).or_else(|| ordered.iter().position(|one| at(one)));
    let count = ordered.len();
    let next = match (current, forward) {
        (Some(at), true) => (at + 1) % count,
        (Some(at), false) => (at + count - 1) % count,
        (None, true) => 0,
        (None, false) => count - 1,
    };
    if let Some(one) = ordered.get(next) {
        session.say(format!("{} of {count}. {}{} {}", next + 1, level_word(one.level), one.what, one.why));
        session.met_check.set_value(Some((one.code, one.what.clone())));
        session.view.set(View::Write);
        editor.go_to(one.path.clone());
    }
}

/// Tell screen readers when the number of errors or warnings changed, once per pause and in few words.
pub fn announce(session: Session) {
    status::watch(session);
    let found = session.editor.diagnostics();
    Effect::new(move |_| {
        let [errors, warnings, advice] = found.with(|found| {
            [Level::Error, Level::Warning, Level::Advice].map(|level| count(found, level).to_string())
        });
        let detail =
            ["{\"errors\":", &errors, ",\"warnings\":", &warnings, ",\"advice\":", &advice, "}"].concat();
        session.dispatch("postmortem-check", &detail);
    });
    Effect::new(move |before: Option<(usize, usize)>| {
        let now = found.with(|found| (count(found, Level::Error), count(found, Level::Warning)));
        if before.is_some_and(|before| before != now) && session.view.get_untracked() == View::Write {
            let plural = |number: usize, word: &str| {
                [number.to_string().as_str(), " ", word, if number == 1 { "" } else { "s" }].concat()
            };
            session.say(match now {
                (0, 0) => "Checks: nothing wrong.".to_owned(),
                (errors, warnings) => {
                    ["Checks: ", &plural(errors, "error"), ", ", &plural(warnings, "warning"), "."].concat()
                }
            });
        }
        now
    });
}

/// Put the pack of the element's host in force.
pub fn take_house(session: Session, text: &str) {
    house::take(session, text, false);
}
