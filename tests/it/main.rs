//! Native tests in one binary: laws, wire compatibility, tidy.

mod laws;
mod layout;
mod metrics;
mod rules;
mod time_text;
