//! What the project promises about speed, measured: `cargo xtask bench`, or `cargo xtask bench NAME` for one bench. What
//! is promised for a page as well is measured in one by `browser.rs`: `cargo xtask bench browser`.
//!
//! A bench is one file here and one word in the list below. It states its figures to the [`report::Report`], each with the limit that
//! holds for it; a figure over its limit fails the run. Figures are ratios (against another parser, against half the size), because
//! machines differ and are busy.

mod check;
mod clock;
mod hostile;
mod read;
mod report;
mod shapes;
mod size;
mod text;

use report::Report;
use std::process::ExitCode;

/// What a bench is: its name, and what it reports.
type Bench = (&'static str, fn(&mut Report));

/// Every bench by name.
const BENCHES: &[Bench] =
    &[("read", read::run), ("check", check::run), ("hostile", hostile::run), ("size", size::run)];

fn main() -> ExitCode {
    // Cargo adds `--bench`; anything else names a bench.
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let mut report = Report::default();
    let chosen =
        BENCHES.iter().filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name));
    for (name, run) in chosen {
        report.begin(name);
        run(&mut report);
    }
    ExitCode::from(u8::from(!report.end()))
}
