//! Texts to measure with: an ordinary postmortem of any length.

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
