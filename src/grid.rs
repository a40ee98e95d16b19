//! The timeline as a grid that is worked in: typing rows, pasting them, finding, choosing many and changing them together, and
//! which rows of a long list have to be on the page.
//!
//! Pure: it makes events and [`Transaction`](crate::edit::Transaction)s and never applies one. It knows no rules and no formats.

pub mod ask;
pub mod beside;
pub mod between;
pub mod change;
pub mod entry;
pub mod filter;
pub mod paste;
pub mod shift;
pub mod window;
