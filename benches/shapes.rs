//! Texts made to be slow, each of any size. The benches measure them, and so do the tests (`tests/it/growth.rs`).

/// A shape: its name, how many parts it has at full size, and what makes the text of so many parts.
pub type Shape = (&'static str, usize, fn(usize) -> String);

/// Every shape.
pub const SHAPES: &[Shape] = &[
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
    ("labels of facts on one line", 50_000, |parts| {
        format!("## Summary\n\nDuration: an hour {}", "Start time: 10:00 End time: 11:00 ".repeat(parts))
    }),
    ("lines without a blank one", 10_000_000, |parts| {
        "The pool of connections ran full again.\n".repeat(parts / 40)
    }),
    ("lines of a timeline without a blank one", 2_000_000, |parts| {
        format!("## Timeline\n\n{}", "The pool of connections ran full again.\n".repeat(parts / 40))
    }),
    ("postmortems in one text", 2_000, |parts| {
        "# Out\n\n## Summary\n\nDown.\n\n## Timeline\n\n- 10:00 alert\n\n".repeat(parts)
    }),
    ("bold titles", 20_000, |parts| {
        "**Incident report: failure of the login and a summary of it**\n".repeat(parts)
    }),
    ("empty labels", 50_000, |parts| format!("## Summary\n\n{}", "- Title:\n".repeat(parts))),
    ("breaks before blanks", 200_000, |parts| format!("{}{}", "a<br>".repeat(parts), " ".repeat(parts))),
    ("breaks in a cell", 200_000, |parts| format!("| {}", "a<br>".repeat(parts))),
    ("a wide table of short rows", 40_000, |parts| {
        let (names, marks) = ("| Time ".repeat(parts), "|---".repeat(parts));
        format!("## Timeline\n\n{names}\n{marks}\n{}", "| 10:00 | alert |\n".repeat(parts))
    }),
    ("a table with a long name", 20_000, |parts| {
        let name = "long ".repeat(parts);
        format!("## Timeline\n\n| Time | {name} |\n|---|---|\n{}", "| 10:00 | alert |\n".repeat(parts))
    }),
    ("a phase with a long name", 20_000, |parts| {
        format!("## Timeline\n\n### {}\n\n{}", "long ".repeat(parts), "- a step was taken\n".repeat(parts))
    }),
    ("a group with a long name", 20_000, |parts| {
        let name = "long ".repeat(parts);
        format!("## Action Items\n\n### {name}\n\n{}", "- Add a limit\n".repeat(parts))
    }),
    ("a bold group with a long name", 20_000, |parts| {
        let name = "x".repeat(parts);
        format!("## Action Items\n\n**{name}**\n\n{}", "- Add a limit\n".repeat(parts))
    }),
    ("nested action items", 20_000, |parts| {
        let item = |at: usize| format!("{}- Add a limit\n", " ".repeat(at * 2 % 60));
        format!("## Action Items\n\n{}", (0..parts).map(item).collect::<String>())
    }),
    ("headings of action items", 20_000, |parts| {
        let item = |at: usize| format!("{} Add limit {at}\n", "#".repeat(3 + at % 4));
        format!("## Action Items\n\n{}", (0..parts).map(item).collect::<String>())
    }),
    ("ticks on one line", 200_000, |parts| {
        format!("## Action Items\n\n{}", "✅ Add a limit ".repeat(parts / 10))
    }),
    ("brackets behind times", 100_000, |parts| format!("## Timeline\n\n- {}\n", "10:00 (".repeat(parts))),
    ("brackets behind times in prose", 100_000, |parts| {
        format!("## Duration\n\n{}\n", "7 (10 (".repeat(parts))
    }),
    ("sections after headings of the house", 20_000, |parts| {
        let house: String = (0..parts).map(|at| format!("## Part {at}\n\nwords\n\n")).collect();
        format!("{house}{}", "## Impact\n\nwords\n\n".repeat(parts))
    }),
    ("shares", 200_000, |parts| format!("## Impact\n\n{}\n", "80% of ".repeat(parts))),
    ("comments on one line", 200_000, |parts| format!("## Summary\n\n{}", "<!-- a -->".repeat(parts / 10))),
    ("comments on one line that never end", 200_000, |parts| {
        format!("## Summary\n\n{}", "<!-- a ".repeat(parts / 7))
    }),
    ("brackets of links", 200_000, |parts| format!("## Summary\n\nx {}", "](".repeat(parts / 2))),
    ("addresses before blanks", 200_000, |parts| {
        format!("## Summary\n\nx {}{}y", "](a:".repeat(parts / 4), " ".repeat(parts))
    }),
    ("entities", 200_000, |parts| format!("## Summary\n\nx {}", "&lt;".repeat(parts / 4))),
    ("backslashes", 200_000, |parts| format!("## Summary\n\nx {}<a", "\\".repeat(parts))),
    ("backslashes before brackets", 200_000, |parts| format!("## Summary\n\nx {}", "\\<a".repeat(parts / 3))),
    ("fences that never end", 50_000, |parts| {
        format!("## Summary\n\n{}", "```x\n\n~~~~\n".repeat(parts / 4))
    }),
    ("titles of backticks", 200_000, |parts| {
        format!("# {}\n\n## Summary\n\nx\n", "`a ``b ".repeat(parts / 7))
    }),
    ("messages of a chat", 20_000, |parts| {
        format!("## Timeline\n\n{}", "amina  10:02 AM\nThe pool ran full\n".repeat(parts))
    }),
];
