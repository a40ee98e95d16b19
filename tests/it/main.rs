//! Native tests in one binary: laws, wire compatibility, tidy.

#![expect(clippy::disallowed_methods, reason = "they weigh on a page; a test may use what it likes")]
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail the test")]

mod arbitrary;
mod bad_input;
#[cfg(feature = "cli")]
mod check_command;
#[cfg(all(feature = "cli", unix))]
mod commit_hook;
mod contract;
mod drafts;
mod grid;
mod growth;
mod hostile;
mod import;
mod inert;
mod intake;
mod language;
mod laws;
mod layout;
mod mending;
mod metrics;
mod outline;
mod paste;
mod rules;
mod tidy;
mod time_text;
mod ways_out;
mod wire;
mod zones;
