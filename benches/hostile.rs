//! Texts made to be slow: twice the text may take at most a little more than twice as long.

use crate::report::{Report, quickest};
use postmortem_editor::env::FixedEnv;
use postmortem_editor::format;

/// A shape by its name: makes the text with so many parts.
type Shape = (&'static str, usize, fn(usize) -> String);

const SHAPES: &[Shape] = &[
    ("nested quotes", 100_000, |parts| format!("# Out\n\n## Summary\n\n{}deep\n", "> ".repeat(parts))),
    ("quotes one deeper a line", 2_000, |parts| {
        (0..parts).map(|depth| format!("{}x\n", ">".repeat(depth))).collect()
    }),
    ("stars", 1_000_000, |parts| format!("# Out\n\n## Timeline\n\n- 10:00 {}\n", "*".repeat(parts))),
    ("stars in the open", 1_000_000, |parts| "*".repeat(parts)),
    ("one line", 10_000_000, |parts| format!("# Out\n\n## Timeline\n\n{}", "word 10:00 ".repeat(parts / 11))),
    ("one line without a blank", 10_000_000, |parts| "x".repeat(parts)),
    ("one line of colons", 1_000_000, |parts| format!("## Summary\n\n{}", "Impact: a ".repeat(parts / 10))),
    ("one line of labels", 100_000, |parts| format!("Timeline: {}", "Impact: ".repeat(parts))),
    ("cells of a table", 100_000, |parts| {
        format!("## Timeline\n\n| Time | Event |\n|---|---|\n{}", "| 10:00 | alert |\n".repeat(parts / 2))
    }),
    ("cells in one row", 100_000, |parts| {
        format!(
            "## Timeline\n\n{}\n{}\n{}\n",
            "| Time ".repeat(parts),
            "|---".repeat(parts),
            "| 10:00 ".repeat(parts)
        )
    }),
    ("front matter, deep", 100_000, |parts| {
        format!(
            "---\n{}title: x\n---\n# Out\n",
            (0..parts / 100).map(|at| format!("{}a:\n", " ".repeat(at % 300))).collect::<String>()
        )
    }),
    ("front matter, flow", 100_000, |parts| {
        format!("---\na: {}{}\n---\n# Out\n", "[".repeat(parts), "]".repeat(parts))
    }),
    ("front matter that never ends", 100_000, |parts| format!("---\n{}", "a: b\n".repeat(parts))),
    ("headings", 50_000, |parts| "## Timeline\n\n- 10:00 alert\n\n".repeat(parts)),
    ("headings of the house", 50_000, |parts| {
        (0..parts).map(|at| format!("## Part {at}\n\nwords\n\n")).collect()
    }),
    ("nested lists", 20_000, |parts| {
        let item = |depth: usize| format!("{}- step\n", " ".repeat((depth * 2).min(200)));
        format!("## Timeline\n\n{}", (0..parts).map(item).collect::<String>())
    }),
    ("bold lines", 50_000, |parts| "**Impact:** words\n".repeat(parts)),
    ("brackets", 1_000_000, |parts| format!("## Action Items\n\n- {}\n", "[".repeat(parts))),
    ("links", 200_000, |parts| format!("## Timeline\n\n- 10:00 {}\n", "[a](b) ".repeat(parts))),
    ("backticks", 1_000_000, |parts| format!("<br>{}", "`a``".repeat(parts / 4))),
    ("open tags", 1_000_000, |parts| "<li><p>".repeat(parts / 7)),
    ("breaks", 1_000_000, |parts| format!("## Timeline\n\n{}", "10:00 alert<br>".repeat(parts / 15))),
    ("comments that never end", 200_000, |parts| {
        format!("<!-- postmortem/1 -->\n\n{}", "<!-- a\n".repeat(parts))
    }),
    ("our own items", 50_000, |parts| {
        format!(
            "<!-- postmortem/1 -->\n\n## Timeline\n\n{}",
            "- **10:00** – alert\n  - By: amina\n".repeat(parts)
        )
    }),
    ("fences", 200_000, |parts| "```\n".repeat(parts)),
    ("figures", 1_000_000, |parts| format!("## Timeline\n\n- {}\n", "1".repeat(parts))),
    ("dates", 200_000, |parts| format!("## Summary\n\n{}\n", "1/2/2024 ".repeat(parts))),
];

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
