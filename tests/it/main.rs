//! Native tests in one binary: laws, wire compatibility, tidy.

mod laws;
mod metrics;
mod time_text;
