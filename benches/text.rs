//! Texts to measure with: postmortems of any length, in the shapes that people write them in.

use std::fmt::Write as _;

/// A postmortem of about `bytes` bytes: prose, timeline, lists and action items in the shares that documents have.
pub fn ordinary(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 2000);
    text.push_str(
        "# Checkout was slow for a third of the shops\n\n## Issue Summary\n\n- **Duration:** 2024-05-10 09:12 UTC to 2024-05-10 11:40 UTC\n\
         - **Impact:** 32 % of orders waited for more than ten seconds.\n\n",
    );
    prose(&mut text, bytes * 3 / 10);
    text.push_str("\n## Timeline\n\n");
    let end = text.len() + bytes * 4 / 10;
    let mut minute = 552_usize;
    while text.len() < end {
        minute = (minute + 1) % 1440;
        let (hour, rest) = (minute / 60, minute % 60);
        let _ = writeln!(
            text,
            "- **{hour:02}:{rest:02} UTC** - The pool of connections to `orders-db` ran full again, and [the graph]\
             (https://graphs.example/d/{minute}) shows it."
        );
    }
    text.push_str("\n## Root Cause and Resolution\n\n");
    prose(&mut text, bytes * 2 / 10);
    text.push_str("\n## Action Items\n\n");
    let mut number = 0;
    while text.len() < bytes {
        number += 1;
        let _ = writeln!(
            text,
            "- [ ] Give the pool of shard {number} a limit of its own (@amina, OPS-{number}, due 2024-06-{:02})",
            number % 28 + 1
        );
    }
    text
}

/// A postmortem as schools have them written: hardly any prose, and a timeline of short lines, each with its time.
pub fn school(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 2000);
    text.push_str(
        "# Postmortem: the web stack answered with errors\n\n## Issue Summary\n\n- **Duration:** June 15, 2024, 8:55 AM - 11:30 AM (EAT)\n\
         - **Impact:** Half of the visitors saw an error page.\n- **Root Cause:** A misspelt path in the settings.\n\n## Timeline\n\n",
    );
    entries(&mut text, bytes, |text, clock, said| {
        let _ = writeln!(text, "- **{clock}:** {said}");
    });
    text.push_str(
        "\n## Root Cause and Resolution\n\nA path was misspelt, and the server read another file.\n",
    );
    text
}

/// The same timeline on plain lines under a plain heading, as it is pasted from a word processor.
pub fn plain(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 2000);
    text.push_str(
        "Postmortem: the web stack answered with errors\n\nIssue Summary:\nDuration: June 15, 2024, 8:55 AM - 11:30 AM (EAT)\n\
         Impact: Half of the visitors saw an error page.\n\nTimeline:\n",
    );
    entries(&mut text, bytes, |text, clock, said| {
        let _ = writeln!(text, "{clock}: {said}");
    });
    text.push_str("\nRoot Cause and Resolution:\nA path was misspelt, and the server read another file.\n");
    text
}

/// The same timeline as a table.
pub fn table(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 2000);
    text.push_str(
        "# Postmortem: the web stack answered with errors\n\n## Summary\n\nDown on 2024-06-15 from 08:55 UTC.\n\n\
         ## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n",
    );
    entries(&mut text, bytes, |text, clock, said| {
        let _ = writeln!(text, "| {clock} | {said} |");
    });
    text.push_str("\n## Root cause\n\nA path was misspelt, and the server read another file.\n");
    text
}

/// Short entries, a minute apart, until the text has so many bytes.
fn entries(text: &mut String, bytes: usize, mut entry: impl FnMut(&mut String, &str, &str)) {
    const SAID: [&str; 5] = [
        "The monitor reported errors of the web servers.",
        "An engineer looked at the load balancer first.",
        "Restarted the server, which changed nothing.",
        "The issue was escalated to the operations team.",
        "Traffic is back to normal.",
    ];
    let minutes = (535_usize..).map(|minute| minute % 1440);
    for (minute, said) in minutes.zip(SAID.iter().cycle()) {
        if text.len() >= bytes {
            break;
        }
        let (hour, rest) = (minute / 60, minute % 60);
        let half = if hour < 12 { "AM" } else { "PM" };
        entry(text, &format!("{}:{rest:02} {half}", (hour + 11) % 12 + 1), said);
    }
}

fn prose(text: &mut String, bytes: usize) {
    const SENTENCES: [&str; 4] = [
        "The cache was emptied by a deploy that nobody expected to touch it, and every request went to the database.",
        "Two of *three* replicas had been taken out for an upgrade; the third answered **slowly** but did answer.",
        "See the [dashboard](https://graphs.example/d/17) for the time between 09:12 and 11:40.\n",
        "A retry in the client (`backoff = 0`) made it worse: each failure came back within the same second.",
    ];
    let end = text.len() + bytes;
    for sentence in SENTENCES.iter().cycle() {
        if text.len() >= end {
            break;
        }
        text.push_str(sentence);
        text.push('\n');
    }
}
