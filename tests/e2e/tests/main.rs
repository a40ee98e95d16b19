//! The built page in a real browser: `cargo xtask test --only e2e` builds it and runs these.

mod files;

mod accessible;
mod bad_input;
mod checking;
mod clock;
mod damaged;
mod disk;
mod drawing;
mod embed;
mod ended;
mod grid;
mod history;
mod host;
mod hostile;
mod intake;
mod keeping;
mod keyboard;
mod killed;
mod library;
mod main_job;
mod notices;
#[path = "../../it/hostile.rs"]
mod payloads;
mod same_findings;
mod starting;
mod tabs;
mod timeline;
mod trouble;
mod update;
mod ways_out;
