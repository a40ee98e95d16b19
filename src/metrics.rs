//! Measures of an incident: time to detect, to acknowledge, to mitigate, to resolve, and impacted time.
//!
//! Measures are derived, never stored. Approximate and date-only times give intervals. This module must not know rules or layout.
