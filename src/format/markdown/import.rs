//! Reads postmortems as people write them: Markdown of any dialect, plain text, pages of HTML.
//!
//! Stages: front matter and lines, blocks under headings, then each block by its section. What a stage does not understand stays text:
//! no word is lost. This module must not know how our own dialect is written.

pub(super) mod action;
mod body;
mod complete;
mod entry;
mod fact;
mod figure;
mod front_matter;
mod group;
mod html;
pub(super) mod kind;
mod lines;
mod marks;
mod markup;
mod outline;
mod reader;
mod row;
mod several;
mod span;
mod summary;
mod table;
mod timeline;
mod title;

use crate::env::Env;
use crate::format::{Pace, Reading};
use std::borrow::Cow;

/// Reads a text that is not in our own dialect.
pub(crate) async fn import(text: &str, day_first: Option<bool>, env: &dyn Env, pace: &dyn Pace) -> Reading {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (front, rest) = front_matter::split(text);
    let flat = html::flatten(rest, pace).await;
    let lines = lines::lines(&flat, front.lines + 1, pace).await;
    let (blocks, shown) = outline::outline(&lines, pace).await;
    // The blocks have lines of their own.
    drop(lines);
    let day_first = day_first.or(shown);
    let markup = markup::Markup::of(rest, matches!(flat, Cow::Owned(_)), front.lines + 1);
    let mut reading =
        reader::read_blocks(reader::MOST_DOCUMENTS, &front, blocks, &markup, day_first, env, pace).await;
    group::settle(&mut reading);
    reading
}
