//! The postmortem editor: a pure core and two thin shells.
//!
//! A postmortem is a plain value ([`model`]). Its times remember what was written ([`time`]), every field has an
//! address ([`field`]), every change is a reversible [`edit`]. [`format`](mod@format) reads and writes it, [`rule`] checks it,
//! [`metrics`] measures it, [`layout`] places its timeline. All of that is pure: the clock, randomness and time zones
//! arrive through [`env`](mod@env). The shells are `browser` (feature `web`) and `cli` (feature `cli`); neither holds a decision
//! about postmortems.
//!
//! The map and the invariants are in `ARCHITECTURE.md`.

pub mod env;
pub mod field;
pub mod model;
pub mod time;

pub mod edit;

pub mod diagnostic;
pub mod section;

pub mod chronology;
pub mod metrics;
pub mod outline;

pub mod draft;
pub mod example;
pub mod format;
pub mod grid;
pub mod layout;
pub mod merge;
pub mod publish;
pub mod rule;

#[cfg(feature = "web")]
pub mod browser;
#[cfg(feature = "cli")]
pub mod cli;
