//! Texts made to be slow: twice the text may take at most a little more than twice as long.

use crate::report::{Report, quickest};
use crate::shapes::SHAPES;
use postmortem_editor::env::FixedEnv;
use postmortem_editor::format;

/// How much longer a byte may take in a text of twice the parts.
const GROWTH: f64 = 1.25;

pub fn run(report: &mut Report) {
    for (name, parts, make) in SHAPES {
        let (half, whole) = (make(parts / 2), make(*parts));
        let read = |text: &str| quickest(3, || format::read(text, None, &FixedEnv::default()));
        let (short, long) = (read(&half), read(&whole));
        report.took(&format!("{name}, {} kB", whole.len() / 1000), long);
        let per_byte = |time: std::time::Duration, text: &str| time.as_secs_f64() / text.len() as f64;
        report.at_most(
            &format!("{name}: a byte in twice as much"),
            per_byte(long, &whole) / per_byte(short, &half),
            GROWTH,
        );
    }
}
