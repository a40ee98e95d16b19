//! The built page in a real browser: `cargo xtask test --only e2e` builds it and runs these.

mod host;
